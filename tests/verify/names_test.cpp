#include "verify/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "verify/messages.h"
#include "verify/reading.h"

namespace dossier::test {
namespace {

constexpr std::string_view kName = "沈阳示例智能科技有限公司";

TEST(Names, AreRelated) {
  using enum NameRelation;
  EXPECT_EQ(same, compare_names(kName, "沈阳 示例智能科技\n有限公司"));
  EXPECT_EQ(same, compare_names("示例（集团）公司", "示例(集团)公司"));
  EXPECT_EQ(printing, compare_names(kName, "瀋陽示例智能科技有限公司"));
  EXPECT_EQ(printing, compare_names("乾元电子有限公司", "乾元電子有限公司")) << "乾 is a simplified character as well";
  EXPECT_EQ(one_character, compare_names(kName, "沈阳示范智能科技有限公司"));
  EXPECT_EQ(confusable, compare_names(kName, "沈阳示例智能科枝有限公司"));
  EXPECT_EQ(unit, compare_names(kName, "沈阳示例智能科技有限公司研发中心"));
  EXPECT_EQ(other, compare_names(kName, "沈阳示例智能科技有限公司大连分公司"));
  EXPECT_EQ(other, compare_names(kName, "大连他山软件股份有限公司"));
  EXPECT_EQ(other_script, compare_names(kName, "Shenyang Example Co., Ltd."));
  EXPECT_EQ(same, compare_names("Example Co., Ltd.", "EXAMPLE CO., LTD."));
  EXPECT_EQ(romanised, compare_names(kName, "Shenyang Shili Intelligent Technology Co., Ltd."));
  EXPECT_EQ(romanised, compare_names("营口市俊数软件有限公司", "YINGKOU JUNSHU SOFTWARE CO.,LTD."));
  // 长春 is no Zhangchun, and 绿 has several spellings.
  EXPECT_EQ(romanised, compare_names("长春市云图智能科技有限公司", "Changchun Yuntu Software Co.,Ltd."));
  EXPECT_EQ(romanised, compare_names("大连绿图软件有限公司", "Dalian Lvtu Software Co., Ltd."));
  EXPECT_EQ(romanised, compare_names("大连绿图软件有限公司", "Dalian Lyutu Software Co., Ltd."));
  EXPECT_NE(romanised, compare_names("长春市云图智能科技有限公司", "Changsha Yuntu Software Co.,Ltd."));
  // The city alone is shared by many.
  EXPECT_EQ(other_script, compare_names(kName, "Shenyang Tashan Intelligent Technology Co., Ltd."));
  EXPECT_EQ(other_script, compare_names("示例软件有限公司", "Shili Software Co., Ltd."));
  EXPECT_EQ(former, compare_names(CompanyNames{.name = std::string(kName), .former = {"沈阳示例软件有限公司"}, .also = {}}, "沈阳示例软件有限公司"));
}

TEST(Names, AreSplit) {
  EXPECT_THAT(listed_names("甲公司；乙大学"), testing::ElementsAre("甲公司", "乙大学"));
  EXPECT_THAT(listed_names("甲公司、乙公司"), testing::ElementsAre("甲公司", "乙公司"));
  EXPECT_THAT(listed_names("Example Co., Ltd."), testing::ElementsAre("Example Co., Ltd."));
}

TEST(Names, OfIssuersAreNotApplicants) {
  EXPECT_TRUE(is_issuer_name("辽宁明信会计师事务所有限公司"));
  EXPECT_FALSE(is_issuer_name(kName));
}

Field uncertain(std::string value, std::vector<std::string> alternatives, std::string doubt = "readers-differ") {
  Field field{.name = "x"};
  field.value = std::move(value);
  field.alternatives = std::move(alternatives);
  field.doubt = std::move(doubt);
  return field;
}

Agreement against(const Field& field, const std::string& claim) {
  return match(field, claim, [&](std::string_view value) { return value == claim; });
}

// A scan whose readers saw noise was reported as another company's paper.
TEST(Match, ReadingsThatShareNothingAreNoise) {
  const std::string applicant = "沈阳示例数据科技股份有限公司";
  EXPECT_EQ(Agreement::maybe_other, against(uncertain("草中谷教据补技股份有限公司", {"我山楼石致居料枝股份有限公司"}), applicant));
  EXPECT_EQ(Agreement::other, against(uncertain("大连另家装备制造股份有限公司", {"大连另宗装备制造股份有限公司"}), applicant));
}

TEST(Match, IsThreeValued) {
  Field certain{.name = "x"};
  certain.value = "12.00";
  certain.status = Status::certain;
  certain.alternatives = {"13.00"};
  EXPECT_EQ(Agreement::same, against(certain, "12.00"));
  EXPECT_EQ(Agreement::other, against(certain, "13.00"));
  EXPECT_EQ(Agreement::maybe_same, against(uncertain("12.00", {"13.00"}), "13.00"));
  EXPECT_EQ(Agreement::maybe_other, against(uncertain("12.00", {}), "13.00"));
  // Two readings, each with four digits that the claim does not have.
  EXPECT_EQ(Agreement::other, against(uncertain("56780012.34", {"56780012.84"}), "99129999.99"));
  EXPECT_EQ(Agreement::maybe_other, against(uncertain("56780012.34", {}), "99129999.99"));
  // Doubt about the row is doubt about everything.
  EXPECT_EQ(Agreement::maybe_other, against(uncertain("56780012.34", {"56780012.84"}, "row-unsure"), "99129999.99"));
  // Characters that were lost are no other characters.
  EXPECT_EQ(Agreement::maybe_other, against(uncertain("沈阳示例", {"沈阳示"}), std::string(kName)));
}

TEST(Slip, IsNamed) {
  const auto slip = [](std::int64_t claim, std::int64_t printed) { return explain_difference(Amount{claim}, Amount{printed}); };
  EXPECT_EQ(Slip::unit, slip(567890, 5'678'901'234).kind);
  EXPECT_EQ(-4, slip(567890, 5'678'901'234).power);
  EXPECT_EQ(Slip::unit, slip(5'678'900'000'000, 567'890'000).kind);
  EXPECT_EQ(Slip::decimal_point, slip(56'789'012'340, 5'678'901'234).kind);
  EXPECT_EQ(Slip::sign, slip(-100, 100).kind);
  EXPECT_EQ(Slip::transposed, slip(5'687'901'234, 5'678'901'234).kind);
  EXPECT_EQ(Slip::one_digit, slip(5'178'901'234, 5'678'901'234).kind);
  EXPECT_EQ(Slip::none, slip(5'999'999'999, 5'678'901'234).kind);
  EXPECT_EQ(Slip::none, slip(0, 100).kind);
}

TEST(SurelyRead, IsWhatOnlyContradictsItself) {
  Field field = uncertain("2021-02-11", {}, "year-of-number-differs");
  EXPECT_FALSE(surely_read(field));
  field.proofs = {{ProofKind::two_readings, "2"}};
  EXPECT_TRUE(surely_read(field));
  field.alternatives = {"2020-02-11"};
  EXPECT_FALSE(surely_read(field));
}

TEST(Messages, FillTheirParts) {
  const Message message = say("period.other", {{"document", words_for(DocumentType::balance_sheet)}, {"year", 2023}, {"found", 2022}});
  EXPECT_EQ("申报年度为 2023 年，但所附资产负债表最近为 2022 年。", message.zh);
  EXPECT_EQ("The reporting year is 2023, but the latest the balance sheet supplied is of 2022.", message.en);
  EXPECT_EQ("-12,345,678.90", grouped("-12345678.90"));
  EXPECT_EQ("123", grouped("123"));
}

// Both languages of a sentence speak of the same things.
TEST(Messages, HaveTheSamePartsInBothLanguages) {
  const auto parts = [](std::string_view text) {
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
      names.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
    }
    return names;
  };
  std::string catalogue;
  {
    std::ifstream stream(std::filesystem::path(DOSSIER_SOURCE_DIR) / "verify/messages.txt");
    catalogue.assign(std::istreambuf_iterator<char>(stream), {});
  }
  std::string key, chinese;
  std::size_t begin = 0;
  while (begin < catalogue.size()) {
    const std::size_t end = std::min(catalogue.find('\n', begin), catalogue.size());
    const std::string line = catalogue.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty() || line[0] == '#') continue;
    if (line[0] != ' ') {
      key = line;
      chinese.clear();
    } else if (chinese.empty()) {
      chinese = line;
    } else {
      EXPECT_EQ(parts(chinese), parts(line)) << key;
    }
  }
}

// Every sentence that the code asks for is there: the code is searched for say("…").
TEST(Messages, AreAllInTheCatalogue) {
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(DOSSIER_SOURCE_DIR) / "verify")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream stream(entry.path());
    const std::string code(std::istreambuf_iterator<char>(stream), {});
    for (std::size_t at = code.find("say(\""); at != std::string::npos; at = code.find("say(\"", at + 1)) {
      const std::string key = code.substr(at + 5, code.find('"', at + 5) - at - 5);
      if (key.ends_with(".")) continue;  // put together at run time; the worked cases run them
      ++found;
      EXPECT_TRUE(has_message(key)) << entry.path() << ": " << key;
    }
  }
  EXPECT_GT(found, 150u);
}

}  // namespace
}  // namespace dossier::test
