// Reviewers' decisions: recorded, shown in the results, kept over later runs, told where the files changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/batch/batch_material.h"

namespace dossier {
namespace {

using nlohmann::json;
using test::run_dossier;
using test::TempFolder;
using testing::HasSubstr;

class BatchDecisions : public testing::Test {
 protected:
  void SetUp() override {
    test::write_dossiers(folder_, "in", 2, 1);
    // One patent, claimed by both.
    auto second = test::sample_declaration(2);
    second["patents"][0]["number"] = test::sample_declaration(1)["patents"][0]["number"];
    folder_.write("in/d02/declaration.json", second.dump());
  }
  json batch() {
    EXPECT_LE(run_dossier({"batch", folder_.file("in"), "--store", store_, "--out", folder_.file("out"), "--lang", "en",
                           "--quiet"})
                  .exit_status,
              1);
    return json::parse(test::bytes_of(folder_.file("out/batch.json")));
  }
  int decide(const std::string& place, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"decide", folder_.file(place), "--store", store_, "--quiet"});
    return run_dossier(arguments).exit_status;
  }
  json list(const std::string& place) {
    return json::parse(run_dossier({"decide", folder_.file(place), "--store", store_, "--json", "-"}).output);
  }

  TempFolder folder_;
  std::string store_ = folder_.file("s.sqlite");
};

TEST_F(BatchDecisions, OutlastLaterRunsAndAreShown) {
  batch();
  const std::string report = test::bytes_of(folder_.file("out/d01/report.json"));
  const json before = list("in/d01");
  ASSERT_FALSE(before["findings"].empty());
  const std::string mark = before["findings"][0]["mark"];
  EXPECT_EQ(decide("in/d01", {mark, "dismissed", "--note", "已电话核实", "--by", "王"}), 0);
  EXPECT_EQ(decide("in/d01", {"qualified", "--by", "李"}), 0);
  const json between = list("in");
  ASSERT_EQ(between["findings"].size(), 1u);
  EXPECT_EQ(decide("in", {between["findings"][0]["mark"].get<std::string>(), "confirmed"}), 0);

  const json results = batch();
  EXPECT_EQ(results["dossiers"][0]["decision"]["decision"], "qualified");
  EXPECT_EQ(results["dossiers"][0]["decision"]["reviewer"], "李");
  EXPECT_EQ(results["dossiers"][0]["decision"]["outdated"], false);
  EXPECT_EQ(results["dossiers"][0]["decided_findings"], 1);
  EXPECT_TRUE(results["dossiers"][1]["decision"].is_null());
  EXPECT_EQ(results["findings"][0]["decision"]["decision"], "confirmed");
  EXPECT_THAT(test::bytes_of(folder_.file("out/summary.csv")), HasSubstr("decided: qualified (李)"));
  EXPECT_THAT(test::bytes_of(folder_.file("out/index.html")), HasSubstr("认定符合（李）"));
  // The report says what the evidence says, whoever decides what.
  EXPECT_EQ(test::bytes_of(folder_.file("out/d01/report.json")), report);

  EXPECT_EQ(run_dossier({"store", "export", folder_.file("tables"), "--store", store_}).exit_status, 0);
  EXPECT_THAT(test::bytes_of(folder_.file("tables/decisions.csv")), HasSubstr("已电话核实"));

  EXPECT_EQ(decide("in/d01", {"withdrawn"}), 0);
  EXPECT_TRUE(batch()["dossiers"][0]["decision"].is_null());
  EXPECT_EQ(list("in/d01")["history"].size(), 3u);
}

TEST_F(BatchDecisions, AreOutOfDateWhenTheFilesChange) {
  batch();
  EXPECT_EQ(decide("in/d02", {"not_qualified"}), 0);
  auto changed = test::sample_declaration(2);
  changed["applicant"]["employees"] = 99;
  folder_.write("in/d02/declaration.json", changed.dump());
  const json results = batch();
  EXPECT_EQ(results["dossiers"][1]["decision"]["decision"], "not_qualified");
  EXPECT_EQ(results["dossiers"][1]["decision"]["outdated"], true);
}

TEST_F(BatchDecisions, RefuseWhatIsNone) {
  batch();
  EXPECT_EQ(decide("in/d01", {"splendid"}), 2);
  EXPECT_EQ(decide("in/d01", {"0123456789ab", "confirmed"}), 2);
  EXPECT_EQ(decide("in", {"qualified"}), 2);
  EXPECT_EQ(decide("in/d09", {}), 2);
  EXPECT_TRUE(list("in/d01")["history"].empty());
}

}  // namespace
}  // namespace dossier
