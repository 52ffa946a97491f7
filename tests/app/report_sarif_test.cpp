#include "app/report_sarif.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/sample_report.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

TEST(ReportSarif, HoldsAResultForEachFinding) {
  const Report report = test::sample_run().report;
  const Json log = Json::parse(report_sarif(report));
  EXPECT_EQ(log["version"], "2.1.0");
  const Json& run = log["runs"][0];
  const Json& results = run["results"];
  ASSERT_EQ(results.size(), report.findings.size());
  EXPECT_EQ(results[0]["kind"], "fail");
  EXPECT_EQ(results[0]["level"], "error");
  EXPECT_EQ(results[1]["kind"], "pass");
  EXPECT_EQ(results[1]["level"], "none");  // what SARIF demands of a kind other than fail
  EXPECT_EQ(results[3]["kind"], "review");
  EXPECT_EQ(results[4]["kind"], "review");
  EXPECT_EQ(results[4]["properties"]["outcome"], "unsupported");
  EXPECT_EQ(results[0]["properties"]["declared"], "61789012.34");
}

TEST(ReportSarif, RulesAndArtifactsAreReferredToByIndex) {
  const Report report = test::sample_run().report;
  const Json run = Json::parse(report_sarif(report))["runs"][0];
  const Json& rules = run["tool"]["driver"]["rules"];
  for (const Json& result : run["results"]) {
    EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    for (const Json& location : result["locations"]) {
      if (!location.contains("physicalLocation")) continue;
      const Json& place = location["physicalLocation"]["artifactLocation"];
      EXPECT_EQ(run["artifacts"][place["index"].get<std::size_t>()]["location"]["uri"], place["uri"]);
    }
  }
  EXPECT_EQ(run["artifacts"][0]["hashes"]["sha-256"], report.files[0].sha256);
  EXPECT_EQ(run["artifacts"][1]["location"]["uri"], "%E6%89%AB%E6%8F%8F%E4%BB%B60003.jpg");
}

TEST(ReportSarif, AFindingKeepsItsFingerprintAndOthersHaveTheirOwn) {
  Report report = test::sample_run().report;
  const auto fingerprints = [](const Report& of) {
    std::vector<std::string> all;
    const Json log = Json::parse(report_sarif(of));
    for (const Json& result : log["runs"][0]["results"]) {
      all.push_back(result["partialFingerprints"]["finding/v1"]);
    }
    return all;
  };
  const std::vector<std::string> before = fingerprints(report);
  EXPECT_EQ(std::set<std::string>(before.begin(), before.end()).size(), before.size());
  report.findings[0].found = "1.00";
  report.findings.erase(report.findings.begin() + 1);
  EXPECT_EQ(fingerprints(report)[0], before[0]);
  EXPECT_EQ(fingerprints(report)[1], before[2]);
}

TEST(ReportSarif, TellsWhatCouldNotBeRead) {
  const Json run = Json::parse(report_sarif(test::sample_run().report))["runs"][0];
  const Json& told = run["invocations"][0]["toolExecutionNotifications"];
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0]["message"]["text"], "The PDF is encrypted and needs a password.");
  EXPECT_EQ(told[0]["locations"][0]["physicalLocation"]["artifactLocation"]["index"], 4);
}

TEST(ReportSarif, AFindingWithoutEvidenceStandsAtItsClaim) {
  const Json run = Json::parse(report_sarif(test::sample_run().report))["runs"][0];
  const Json& locations = run["results"][4]["locations"];
  ASSERT_EQ(locations.size(), 1u);
  EXPECT_EQ(locations[0]["logicalLocations"][0]["fullyQualifiedName"], "/software_copyrights/0/number");
}

}  // namespace
}  // namespace dossier
