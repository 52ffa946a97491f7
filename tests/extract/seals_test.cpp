#include "extract/seals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier {
namespace {

const std::string kFirm = "大连正和会计师事务所有限公司";

// The last page of a report: a line of its text, the firm's name with a seal over it.
struct Signed {
  Page page;
  std::vector<Field> fields;  // of the document

  explicit Signed(const std::string& seal, const std::string& again) {
    page.number = 2;
    page.width = 595;
    page.height = 842;
    page.dpi = 200;
    put("我们认为，后附的财务报表公允反映了财务状况。", 100);
    page.seals.push_back({.box = {100, 480, 116, 116}, .color = "red", .text = seal, .reader = Reader::paddle_chinese, .confidence = 0.97});
    if (!again.empty()) page.seals.front().readings.push_back({Reader::paddle_chinese_v3, again, 0.93});
  }

  void put(const std::string& text, double y) { page.words.push_back({.text = text, .box = {80, y, 180, 14}, .reader = Reader::paddle_chinese}); }

  std::vector<Field> seals() const {
    const Box all{0, 0, page.width, page.height};
    Document document;
    document.type = DocumentType::audit_report;
    document.fields = fields;
    read_seals({{.page = &page, .region = all, .lines = lines_of(page)}}, document);
    document.fields.erase(document.fields.begin(), document.fields.begin() + static_cast<std::ptrdiff_t>(fields.size()));
    return document.fields;
  }
};

TEST(Seals, AreCertainByTwoReadersAndKnowTheirPlace) {
  Signed paper(kFirm, kFirm);
  paper.put("中国注册会计师：", 520);
  const std::vector<Field> seals = paper.seals();
  ASSERT_EQ(1U, seals.size());
  EXPECT_EQ("seal", seals[0].name);
  EXPECT_EQ(kFirm, seals[0].value);
  EXPECT_EQ(Status::certain, seals[0].status);
  EXPECT_EQ("中国注册会计师：", seals[0].label);
  EXPECT_EQ(2, seals[0].page);
  EXPECT_EQ(paper.page.seals.front().box, seals[0].box);
}

TEST(Seals, OfOneReaderOrOfTwoThatDifferAreNot) {
  const std::vector<Field> one = Signed(kFirm, "").seals();
  ASSERT_EQ(1U, one.size());
  EXPECT_EQ(Status::uncertain, one[0].status);
  const std::vector<Field> two = Signed(kFirm, "大连华正会计师事务所有限公司").seals();
  ASSERT_EQ(1U, two.size());
  EXPECT_EQ(Status::uncertain, two[0].status);
  EXPECT_THAT(two[0].alternatives, testing::ElementsAre("大连华正会计师事务所有限公司"));
}

// The seal of a stranger passed, because one reader had 会注师 for 会计师.
TEST(Seals, SetPhrasesAreWhatTheyCanOnlyBe) {
  for (const char* misread :
       {"大连正和会计师事务版有限公司", "大连正和会计肺事务所有限公司", "大连正和会计师事务雁有限公司"}) {
    EXPECT_EQ(kFirm, Signed(misread, "").seals().at(0).value);
  }
  EXPECT_EQ("大连正和会计师事务所", Signed("大连正和会计师事务版", "").seals().at(0).value);
  const std::vector<Field> seals = Signed("大连正和会注师事务所有限公司", kFirm).seals();
  ASSERT_EQ(1U, seals.size());
  EXPECT_EQ(kFirm, seals[0].value);
}

TEST(Seals, AreProvenByACertainNameOfThePaper) {
  Signed paper(kFirm, "");
  paper.put(kFirm, 500);
  // What one network reads in print and in a seal may be misread alike.
  EXPECT_EQ(Status::uncertain, paper.seals().at(0).status);
  paper.fields.push_back({.name = "auditor", .kind = ValueKind::name, .value = kFirm, .status = Status::certain, .proofs = {{ProofKind::text_layer, ""}}});
  const std::vector<Field> seals = paper.seals();
  ASSERT_EQ(1U, seals.size());
  EXPECT_EQ(Status::certain, seals[0].status);
  EXPECT_EQ(kFirm, seals[0].label);
}

TEST(Seals, OfWhomTheTextSpeaksAreNoStrangers) {
  Signed paper(kFirm, kFirm);
  paper.put("2024年3月20日", 520);
  EXPECT_EQ("2024年3月20日", paper.seals().at(0).label);
  paper.put("上期财务报表由大连正和会计师事务所有限公司审计", 130);
  EXPECT_EQ("", paper.seals().at(0).label);
}

TEST(Seals, OffTheSignOffAndOnCopiesOfLicencesHaveNoLabel) {
  Signed elsewhere(kFirm, kFirm);
  EXPECT_EQ("", elsewhere.seals().at(0).label);
  // An accountant's certificate bears the seals of the firms that he came from.
  Signed copy(kFirm, kFirm);
  copy.put("中国注册会计师：", 520);
  copy.put("注册会计师工作单位变更事项登记", 60);
  EXPECT_EQ("", copy.seals().at(0).label);
}

TEST(Seals, AreNamedWithoutTheirPurpose) {
  const std::vector<Field> seals = Signed("沈阳示例智能科技有限公司发票专用章", "沈阳示例智能科技有限公司发票专用章").seals();
  ASSERT_EQ(1U, seals.size());
  EXPECT_EQ("沈阳示例智能科技有限公司", seals[0].value);
  EXPECT_EQ("沈阳示例智能科技有限公司发票专用章", seals[0].raw);
}

TEST(Seals, KnowTheFormsOfPartnerships) {
  for (const char* again : {"大连正和会计师事务所（善通合伙）", "大连正和会计师事务所（普通合伙"}) {
    const std::vector<Field> seals = Signed("大连正和会计师事务所（普通合伙）", again).seals();
    ASSERT_EQ(1U, seals.size());
    EXPECT_EQ("大连正和会计师事务所(普通合伙)", seals[0].value);
    EXPECT_THAT(seals[0].alternatives, testing::IsEmpty());
    EXPECT_EQ(Status::certain, seals[0].status) << again;
  }
  EXPECT_EQ("大连正和会计师事务所(特殊普通合伙)", Signed("大连正和会计师事务所（特殊漕通合伙）", "").seals().at(0).value);
  EXPECT_EQ("大连正和会计师事务所(普通合伙)", Signed("大连正和会计师事务所《普通合伙）", "").seals().at(0).value);
}

TEST(Seals, ThatNameNobodyAreNotTold) {
  EXPECT_THAT(Signed("国中专由用车", "国中专由用车").seals(), testing::IsEmpty());
  EXPECT_THAT(Signed("", "").seals(), testing::IsEmpty());
}

}  // namespace
}  // namespace dossier
