// `dossier batch` as its user runs it: results, interruptions of all kinds, going on.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "tests/batch/batch_material.h"

namespace dossier {
namespace {

using namespace std::chrono_literals;
using test::bytes_of;
using test::files_below;
using test::run_dossier;
using test::RunningDossier;
using test::TempFolder;
using testing::HasSubstr;

std::vector<std::string> batch(const TempFolder& folder, const std::string& store, const std::string& out) {
  return {"batch",          folder.file("in"), "--store", folder.file(store), "--out",
          folder.file(out), "--lang",          "en",      "--jobs",           "2"};
}

nlohmann::json result_of(const TempFolder& folder, const std::string& out) {
  return nlohmann::json::parse(bytes_of(folder.file(out + "/batch.json")));
}

// Waits until the file is there, or the program has ended.
bool wait_for(const std::string& path, RunningDossier& program) {
  for (int i = 0; i < 600 && !program.ended(); ++i) {
    if (std::filesystem::exists(path)) return true;
    std::this_thread::sleep_for(50ms);
  }
  return std::filesystem::exists(path);
}

TEST(Batch, ReportsEveryDossierAsCheckDoes) {
  const TempFolder folder;
  test::write_dossiers(folder, "in", 3, 2);
  folder.write("in/x/scan.pdf", "no declaration beside it");
  folder.write("in/y/declaration.json", "{\"schema\": 7}");
  const auto result = run_dossier(batch(folder, "s.sqlite", "out"));
  EXPECT_EQ(result.exit_status, 3);
  const nlohmann::json json = result_of(folder, "out");
  ASSERT_EQ(json["dossiers"].size(), 5u);
  EXPECT_EQ(json["dossiers"][0]["id"], "d01");
  EXPECT_EQ(json["dossiers"][0]["report"], "d01/report.json");
  EXPECT_EQ(json["dossiers"][3]["error"], "there is no declaration.json at the root of the dossier");
  EXPECT_THAT(json["dossiers"][4]["error"].get<std::string>(), HasSubstr("declaration.json"));
  for (int i = 1; i <= 3; ++i) {
    const std::string id = fmt::format("d{:02}", i);
    const auto single = run_dossier({"check", folder.file("in/" + id), "--no-store", "--json", "-", "--quiet"});
    EXPECT_EQ(single.output, bytes_of(folder.file("out/" + id + "/report.json"))) << id;
  }
  EXPECT_FALSE(std::filesystem::exists(folder.file("out/x/report.json")));
}

TEST(Batch, LeavesUnchangedDossiersAlone) {
  const TempFolder folder;
  test::write_dossiers(folder, "in", 4, 1);
  std::this_thread::sleep_for(4s);  // what changed a moment ago is looked at again
  RunningDossier first(batch(folder, "s.sqlite", "out"), folder.file("messages"));
  first.wait();
  const auto before = files_below(folder.file("out"));

  RunningDossier second(batch(folder, "s.sqlite", "out"), folder.file("messages"));
  second.wait();
  EXPECT_THAT(bytes_of(folder.file("messages")),
              HasSubstr("4 dossiers: 4 unchanged, 0 done in this run; 0 pages read"));
  EXPECT_EQ(files_below(folder.file("out")), before);

  // One is changed, one touched, one gone, and a report was lost.
  folder.write("in/d01/证据/扫描件0001.pdf", test::sample_evidence(1, 9));
  folder.write("in/d02/证据/扫描件0001.pdf", test::sample_evidence(2, 1));
  std::filesystem::remove_all(folder.file("in/d03"));
  std::filesystem::remove(folder.file("out/d04/report.json"));
  RunningDossier third(batch(folder, "s.sqlite", "out"), folder.file("messages"));
  third.wait();
  EXPECT_THAT(bytes_of(folder.file("messages")),
              HasSubstr("3 dossiers: 1 unchanged, 2 done in this run; 1 pages read"));
  EXPECT_EQ(result_of(folder, "out")["dossiers"].size(), 3u);
  EXPECT_NE(bytes_of(folder.file("out/d01/report.json")), before[1].second);
  EXPECT_TRUE(std::filesystem::exists(folder.file("out/d04/report.json")));
}

// Killed at twenty random moments and started again each time: the results are those of an undisturbed run, byte for
// byte.
TEST(Batch, KilledTwentyTimesGivesTheSameBytes) {
  const TempFolder folder;
  test::write_dossiers(folder, "in", 24, 2);
  ASSERT_EQ(run_dossier(batch(folder, "whole.sqlite", "whole")).signal, 0);
  std::mt19937 random(20);
  int killed = 0;
  for (int i = 0; i < 20; ++i) {
    RunningDossier program(batch(folder, "killed.sqlite", "killed"), folder.file("messages"));
    std::this_thread::sleep_for(std::chrono::milliseconds(100 + random() % 900));
    program.send(SIGKILL);
    if (program.wait() == -SIGKILL) ++killed;
  }
  EXPECT_GE(killed, 15);
  const auto result = run_dossier(batch(folder, "killed.sqlite", "killed"));
  EXPECT_EQ(result.signal, 0);
  EXPECT_EQ(files_below(folder.file("killed")), files_below(folder.file("whole")));
}

TEST(Batch, InterruptedSaysHowToGoOn) {
  const TempFolder folder;
  test::write_dossiers(folder, "in", 30, 2);
  RunningDossier program(batch(folder, "s.sqlite", "out"), folder.file("messages"));
  ASSERT_TRUE(wait_for(folder.file("out/d01/report.json"), program));
  program.send(SIGINT);
  EXPECT_EQ(program.wait(), -SIGINT);
  EXPECT_THAT(bytes_of(folder.file("messages")),
              HasSubstr("of 30 dossiers are done and kept; run the same command again to go on"));
  EXPECT_EQ(run_dossier(batch(folder, "s.sqlite", "out")).signal, 0);
  EXPECT_EQ(result_of(folder, "out")["dossiers"].size(), 30u);
}

TEST(Batch, KeepsWhatWasDoneWhenTheFolderVanishes) {
  const TempFolder folder;
  test::write_dossiers(folder, "in", 30, 2);
  RunningDossier program(batch(folder, "s.sqlite", "out"), folder.file("messages"));
  ASSERT_TRUE(wait_for(folder.file("out/d01/report.json"), program));
  std::filesystem::rename(folder.file("in"), folder.file("away"));
  EXPECT_EQ(program.wait(), 2);
  EXPECT_THAT(bytes_of(folder.file("messages")), HasSubstr("the folder is gone; what was done is kept"));
  std::filesystem::rename(folder.file("away"), folder.file("in"));
  EXPECT_EQ(run_dossier(batch(folder, "s.sqlite", "out")).signal, 0);
  const nlohmann::json json = result_of(folder, "out");
  ASSERT_EQ(json["dossiers"].size(), 30u);
  for (const auto& row : json["dossiers"]) EXPECT_TRUE(row["error"].is_null()) << row;
}

TEST(Batch, OnAFullDiskSaysSoAndGoesOnLater) {
  const TempFolder folder;
  test::write_dossiers(folder, "in", 12, 1);
  const std::vector<std::string> arguments = batch(folder, "s.sqlite", "out");
  std::string command = "ulimit -f 400; exec \"$0\" \"$@\" 2>&1";  // blocks of 512 bytes: the store outgrows it
  std::vector<std::string> limited = {"sh", "-c", command, DOSSIER_PROGRAM};
  limited.insert(limited.end(), arguments.begin(), arguments.end());
  const auto result = test::run_process(limited);
  EXPECT_EQ(result.exit_status, 4) << result.output;
  EXPECT_THAT(result.output, HasSubstr("s.sqlite"));
  EXPECT_THAT(result.output, HasSubstr("run the same command again"));
  EXPECT_EQ(run_dossier(arguments).signal, 0);
  ASSERT_EQ(run_dossier(batch(folder, "whole.sqlite", "whole")).signal, 0);
  EXPECT_EQ(files_below(folder.file("out")), files_below(folder.file("whole")));
}

// What is planted between six dossiers is found, each once, and nothing else.
TEST(Batch, FindsWhatTwoApplicantsShare) {
  const TempFolder folder;
  test::write_dossiers(folder, "in", 6, 1);
  auto claims = test::sample_declaration(2);
  claims["patents"][0]["number"] = test::sample_declaration(1)["patents"][0]["number"];
  folder.write("in/d02/declaration.json", claims.dump(2));
  std::filesystem::copy_file(folder.file("in/d03/证据/扫描件0001.pdf"), folder.file("in/d04/另一份.pdf"));
  folder.write("in/d05/证据/扫描件0001.pdf", test::sample_evidence(6, 1, 5));  // the figures of 6 under the name of 5
  (void)run_dossier(batch(folder, "s.sqlite", "out"));
  std::vector<std::string> found;
  const nlohmann::json json = result_of(folder, "out");
  for (const auto& finding : json["findings"]) {
    std::string places;
    for (const auto& place : finding["evidence"]) {
      const std::string id = place["dossier"];
      if (places.find(id) == std::string::npos) places += " " + id;
    }
    found.push_back(finding["check"].get<std::string>() + " " + finding["outcome"].get<std::string>() + places);
  }
  EXPECT_THAT(found, testing::ElementsAre("dup.figures inconsistent d05 d06", "dup.file inconsistent d03 d04",
                                          "dup.patent inconsistent d01 d02"));
}

// The readers: children of the program's child, as the kernel lists them.
std::vector<pid_t> readers_of(pid_t program) {
  const auto children = [](pid_t process) {
    std::vector<pid_t> list;
    std::ifstream file(fmt::format("/proc/{0}/task/{0}/children", process));
    for (pid_t child = 0; file >> child;) list.push_back(child);
    return list;
  };
  std::vector<pid_t> readers;
  for (const pid_t child : children(program)) {
    for (const pid_t reader : children(child)) readers.push_back(reader);
  }
  return readers;
}

TEST(Batch, PutsFilesThatEndTheirReaderIntoQuarantine) {
  if (!std::ifstream(fmt::format("/proc/{0}/task/{0}/children", ::getpid()))) {
    GTEST_SKIP() << "this kernel does not list the children of a process";
  }
  const TempFolder folder;
  test::write_dossiers(folder, "in", 1, 1);
  std::vector<std::string> arguments = batch(folder, "s.sqlite", "out");
  arguments.push_back("--force-ocr");  // long enough to be killed
  RunningDossier program(arguments, folder.file("messages"));
  int killed = 0;
  while (!program.ended()) {
    for (const pid_t reader : readers_of(program.process())) killed += ::kill(reader, SIGKILL) == 0 ? 1 : 0;
    std::this_thread::sleep_for(2ms);
  }
  EXPECT_GE(killed, 2);
  EXPECT_EQ(program.wait(), 3);
  EXPECT_THAT(bytes_of(folder.file("messages")),
              HasSubstr("quarantined: d01/证据/扫描件0001.pdf ended its reader process twice (reader.killed)"));
  nlohmann::json json = result_of(folder, "out");
  ASSERT_EQ(json["quarantined"].size(), 1u);
  EXPECT_EQ(json["quarantined"][0]["dossier"], "d01");
  EXPECT_EQ(json["quarantined"][0]["file"], "证据/扫描件0001.pdf");
  EXPECT_EQ(json["dossiers"][0]["unreadable"], 1);
  const auto named = nlohmann::json::parse(bytes_of(folder.file("out/d01/report.json")))["unreadable"];
  ASSERT_EQ(named.size(), 1u);
  EXPECT_EQ(named[0]["file"], "证据/扫描件0001.pdf");

  // Not tried again by itself, but when told to.
  EXPECT_EQ(run_dossier(arguments).exit_status, 3);
  arguments.push_back("--retry-quarantined");
  EXPECT_LE(run_dossier(arguments).exit_status, 1);
  json = result_of(folder, "out");
  EXPECT_TRUE(json["quarantined"].empty());
  EXPECT_EQ(json["dossiers"][0]["unreadable"], 0);
}

TEST(Batch, ShardsTogetherDoAll) {
  const TempFolder folder;
  test::write_dossiers(folder, "in", 6, 1);
  std::size_t rows = 0;
  for (int i = 1; i <= 3; ++i) {
    std::vector<std::string> arguments = batch(folder, "s.sqlite", fmt::format("out{}", i));
    arguments.insert(arguments.end(), {"--shard", fmt::format("{}/3", i)});
    EXPECT_EQ(run_dossier(arguments).signal, 0);
    const nlohmann::json json = result_of(folder, fmt::format("out{}", i));
    EXPECT_FALSE(json["compared"].get<bool>());
    rows += json["dossiers"].size();
  }
  EXPECT_EQ(rows, 6u);
  RunningDossier all(batch(folder, "s.sqlite", "out"), folder.file("messages"));
  all.wait();
  EXPECT_THAT(bytes_of(folder.file("messages")), HasSubstr("0 pages read"));
  EXPECT_EQ(result_of(folder, "out")["dossiers"].size(), 6u);
  EXPECT_EQ(run_dossier({"batch", folder.file("in"), "--no-store", "--shard", "4/3"}).exit_status, 2);
}

}  // namespace
}  // namespace dossier
