#include "app/written_report.h"

#include <gtest/gtest.h>

#include "app/report_folder.h"
#include "tests/support/sample_report.h"

namespace dossier {
namespace {

std::vector<WrittenFinding> sample() {
  const auto parsed = parse_written_report(report_json_text(test::sample_run().report));
  EXPECT_TRUE(parsed.has_value());
  return parsed.value_or(std::vector<WrittenFinding>{});
}

TEST(WrittenReport, GivesBackFindingsAndCriteria) {
  const auto all = sample();
  ASSERT_EQ(all.size(), 9u);
  EXPECT_EQ(all[0].number, 1);
  EXPECT_EQ(all[0].check, "financials.matches-statement");
  EXPECT_EQ(all[0].declared, "61789012.34");
  EXPECT_EQ(all[0].rule, "企业填报的财务数据应与经审计的财务报表一致。");
  ASSERT_EQ(all[0].places.size(), 1u);
  EXPECT_EQ(all[0].places[0].file, "审计/2023年度审计报告.pdf");
  EXPECT_EQ(all[0].places[0].page, 4);
  EXPECT_EQ(all[0].places[0].box[0], 330);
  EXPECT_EQ(all[5].number, 0);
  EXPECT_EQ(all[5].check, "rd-ratio");
  EXPECT_EQ(all[5].found, "0.0617");
  EXPECT_EQ(all[5].places.size(), 2u);
}

TEST(WrittenReport, FindsByNumberIdAndClaim) {
  const auto all = sample();
  EXPECT_EQ(named(all, "3").size(), 1u);
  EXPECT_EQ(named(all, "3")[0].check, "patent.check-digit");
  EXPECT_EQ(named(all, "financials.matches-statement").size(), 2u);
  EXPECT_EQ(named(all, "/patents/0/number").size(), 1u);
  EXPECT_EQ(named(all, "financials.matches-statement /financials/2023/rd_expense").size(), 1u);
  EXPECT_EQ(named(all, "rd-ratio").size(), 1u);
  EXPECT_TRUE(named(all, "0").empty());
  EXPECT_TRUE(named(all, "99").empty());
  EXPECT_TRUE(named(all, "-1").empty());
  EXPECT_TRUE(named(all, "").empty());
}

TEST(WrittenReport, RefusesWhatIsNoReport) {
  for (const char* bytes : {"", "{", "[]", "null", "{\"schema\":\"dossier/batch/1\"}", "{\"schema\":5}", "\xff"}) {
    EXPECT_FALSE(parse_written_report(bytes).has_value()) << bytes;
  }
}

TEST(WrittenReport, TakesWhateverTheMembersAre) {
  const auto parsed = parse_written_report(
      R"({"schema":"dossier/report/1","findings":[5,{"check":7,"evidence":[{"page":"x","box":[1,"a",null,4]},3],"message":"m"}],
          "score":{"criteria":"none"}})");
  ASSERT_TRUE(parsed.has_value());
  ASSERT_EQ(parsed->size(), 2u);
  EXPECT_EQ((*parsed)[1].check, "");
  EXPECT_EQ((*parsed)[1].places.size(), 2u);
}

}  // namespace
}  // namespace dossier
