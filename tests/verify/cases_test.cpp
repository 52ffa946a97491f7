// Runs the worked cases of tests/cases: one test per check and case.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "tests/verify/case_file.h"
#include "verify/check.h"

namespace dossier::test {
namespace {

namespace fs = std::filesystem;

std::string file_text(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

const fs::path kRoot = DOSSIER_SOURCE_DIR;

std::vector<fs::path> case_files(std::string_view check) {
  std::vector<fs::path> files;
  const fs::path folder = kRoot / "tests/cases" / check;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class CasesOf : public testing::TestWithParam<const Check*> {};

void expect_finding(const ExpectedFinding& wanted, const Finding& found, const std::vector<Document>& documents) {
  EXPECT_EQ(wanted.outcome, name_of(found.outcome));
  EXPECT_EQ(wanted.claim, found.claim.value_or(""));
  if (!wanted.severity.empty()) {
    EXPECT_EQ(wanted.severity, name_of(found.severity));
  }
  if (!wanted.declared.empty()) {
    EXPECT_EQ(wanted.declared, found.declared.value_or(""));
  }
  if (!wanted.found.empty()) {
    EXPECT_EQ(wanted.found, found.found.value_or(""));
  }
  if (!wanted.at.empty()) {
    std::string at;
    for (const Evidence& evidence : found.evidence) {
      const auto& document = documents[static_cast<std::size_t>(evidence.document)];
      at += (at.empty() ? "" : ",") + (evidence.field < 0 ? "-" : document.fields[static_cast<std::size_t>(evidence.field)].name);
    }
    EXPECT_EQ(wanted.at, at);
  }
  EXPECT_FALSE(found.message.zh.empty());
  EXPECT_FALSE(found.message.en.empty());
  EXPECT_FALSE(found.rule.empty());
  EXPECT_EQ(found.message.zh.find('{'), std::string::npos) << found.message.zh;
}

TEST_P(CasesOf, Hold) {
  const Check& check = *GetParam();
  for (const fs::path& path : case_files(check.info.id)) {
    for (const CheckCase& c : read_cases(file_text(path))) {
      SCOPED_TRACE(path.filename().string() + ":" + std::to_string(c.line) + " " + c.name);
      const Facts facts(c.declaration, c.documents, {}, c.registry);
      std::vector<Finding> found = run_checks(facts);
      std::erase_if(found, [&](const Finding& finding) { return finding.check != check.info.id; });
      std::string lines;
      for (const Finding& finding : found) lines += "\n    " + line_of(finding);
      SCOPED_TRACE("found:" + (lines.empty() ? " none" : lines));
      EXPECT_EQ(c.findings.size(), found.size());
      for (std::size_t i = 0; i < std::min(found.size(), c.findings.size()); ++i) {
        expect_finding(c.findings[i], found[i], c.documents);
      }
    }
  }
}

TEST_P(CasesOf, CoverEverySituation) {
  std::set<std::string> names;
  for (const fs::path& path : case_files(GetParam()->info.id)) {
    for (const CheckCase& c : read_cases(file_text(path))) names.insert(c.name);
  }
  EXPECT_THAT(names, testing::IsSupersetOf({"holds", "violated", "unreadable", "not-applicable", "edge"}));
}

void expect_page(const fs::path& path, const std::string& page) {
  if (std::getenv("DOSSIER_UPDATE_GOLDEN") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << page;
    return;
  }
  EXPECT_EQ(page, file_text(path)) << "run verify_test with DOSSIER_UPDATE_GOLDEN=1 to write the pages";
}

TEST_P(CasesOf, HaveTheirPage) {
  expect_page(kRoot / "docs/checks" / (std::string(GetParam()->info.id) + ".md"), check_page(GetParam()->info));
}

TEST(Checks, HaveAnIndex) { expect_page(kRoot / "docs/checks/README.md", check_index()); }

std::string test_name(const testing::TestParamInfo<const Check*>& info) {
  std::string name(info.param->info.id);
  std::replace_if(name.begin(), name.end(), [](char c) { return c == '.' || c == '-'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Checks, CasesOf, testing::ValuesIn(all_checks().begin(), all_checks().end()), test_name);

TEST(Cases, BelongToChecks) {
  for (const auto& entry : fs::directory_iterator(kRoot / "tests/cases")) {
    EXPECT_NE(nullptr, find_check(entry.path().filename().string())) << entry.path();
  }
  for (const auto& entry : fs::directory_iterator(kRoot / "docs/checks")) {
    if (entry.path().filename() == "README.md") continue;
    EXPECT_NE(nullptr, find_check(entry.path().stem().string())) << entry.path();
  }
}

TEST(Checks, HaveDistinctIdsAndFullMetadata) {
  std::map<std::string_view, int> ids;
  for (const Check* check : all_checks()) {
    EXPECT_EQ(1, ++ids[check->info.id]) << check->info.id;
    EXPECT_FALSE(check->info.title_zh.empty()) << check->info.id;
    EXPECT_FALSE(check->info.title_en.empty()) << check->info.id;
    EXPECT_FALSE(check->info.source.empty()) << check->info.id;
    EXPECT_FALSE(check->info.condition.empty()) << check->info.id;
    EXPECT_FALSE(check->info.catches.empty()) << check->info.id;
    ASSERT_NE(nullptr, check->run) << check->info.id;
  }
}

}  // namespace
}  // namespace dossier::test
