#include "app/batch_results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace dossier {
namespace {

BatchResults sample() {
  BatchResults results;
  results.each = [](const std::function<void(const DossierRow&)>& use) {
    DossierRow row;
    row.name = "h04";
    row.path = "h04.zip";
    row.applicant = "=HYPERLINK(\"http://x\")";
    row.verdict = "undetermined";
    row.inconsistent = 2;
    row.undetermined = 1;
    row.uncertain_fields = 3;
    row.report_sha256 = "0";
    use(row);
    DossierRow broken;
    broken.name = broken.path = "h05";
    broken.error = "there is no declaration.json at the root of the dossier";
    use(broken);
  };
  results.findings.push_back(
      {.check = "dup.patent",
       .outcome = Outcome::inconsistent,
       .severity = Severity::inconsistent,
       .evidence =
           {{.dossier = "h04", .claim = "/patents/0/number", .file = "a.pdf", .page = 1, .box = "[1.0,2.0,3.0,4.5]"},
            {.dossier = "h17", .claim = "/patents/0/number", .file = {}, .page = 0, .box = {}}},
       .message = {"同一专利", "the same patent"}});
  results.reports = true;
  return results;
}

template <typename Write>
std::string written(const Write& write) {
  std::string text;
  write([&](std::string_view piece) { text += piece; });
  return text;
}

TEST(BatchJson, HasTheMembersOfTheContract) {
  const auto json = nlohmann::json::parse(written([](const TextSink& sink) { write_batch_json(sample(), sink); }));
  EXPECT_EQ(json["schema"], "dossier/batch/1");
  ASSERT_EQ(json["dossiers"].size(), 2u);
  const auto expected =
      nlohmann::json::parse(R"json({"id": "h04", "path": "h04.zip", "verdict": "undetermined", "inconsistent": 2,
    "unsupported": 0, "undetermined": 1, "uncertain_fields": 3, "unreadable": 0, "report": "h04/report.json", "error": null,
    "applicant": "=HYPERLINK(\"http://x\")", "decision": null, "decided_findings": 0})json");
  EXPECT_EQ(json["dossiers"][0], expected);
  EXPECT_EQ(json["dossiers"][1]["error"], "there is no declaration.json at the root of the dossier");
  EXPECT_TRUE(json["dossiers"][1]["report"].is_null());
  EXPECT_TRUE(json["dossiers"][1]["verdict"].is_null());
  const auto& finding = json["findings"][0];
  EXPECT_EQ(finding["check"], "dup.patent");
  EXPECT_EQ(finding["outcome"], "inconsistent");
  const auto place = nlohmann::json::parse(
      R"({"dossier": "h04", "claim": "/patents/0/number", "file": "a.pdf", "page": 1, "box": [1.0, 2.0, 3.0, 4.5]})");
  EXPECT_EQ(finding["evidence"][0], place);
  EXPECT_TRUE(finding["evidence"][1]["file"].is_null());
  EXPECT_EQ(finding["message"]["zh"], "同一专利");
}

TEST(BatchJson, OfNothingIsWellFormed) {
  BatchResults results;
  results.each = [](const std::function<void(const DossierRow&)>&) {};
  const auto json = nlohmann::json::parse(written([&](const TextSink& sink) { write_batch_json(results, sink); }));
  EXPECT_TRUE(json["dossiers"].empty());
  EXPECT_TRUE(json["findings"].empty());
}

TEST(BatchCsv, StartsWithAByteOrderMarkAndHoldsNoFormula) {
  const std::string csv = written([](const TextSink& sink) { write_batch_csv(sample(), Language::en, sink); });
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFid,path,applicant,"));
  EXPECT_THAT(csv, testing::HasSubstr("\r\nh04,h04.zip,\"'=HYPERLINK(\"\"http://x\"\")\","));
}

TEST(CsvCell, IsSafeForSpreadsheets) {
  EXPECT_EQ(csv_cell("沈阳示例"), "沈阳示例");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("+1"), "'+1");
  EXPECT_EQ(csv_cell("  =1"), "'  =1");
  EXPECT_EQ(csv_cell("-1+cmd|' /C calc'!A0"), "'-1+cmd|' /C calc'!A0");
  EXPECT_EQ(csv_cell("-12.50"), "-12.50");
  EXPECT_EQ(csv_cell("a\nb\tc"), "a b c");
}

}  // namespace
}  // namespace dossier
