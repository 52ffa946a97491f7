#include "app/report_terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/golden.h"
#include "tests/support/sample_report.h"

namespace dossier {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ReportTerminal, SummarisesACheckInChinese) {
  test::expect_golden("tests/app/golden/check_zh.txt", check_summary(test::sample_run().report, {}));
}

TEST(ReportTerminal, SummarisesACheckInEnglish) {
  test::expect_golden("tests/app/golden/check_en.txt",
                      check_summary(test::sample_run().report, {.language = Language::en, .color = false, .width = 80}));
}

TEST(ReportTerminal, ListsWhatWasRead) {
  test::expect_golden("tests/app/golden/read_zh.txt", reading_summary(test::sample_reading_run().report, {}));
}

TEST(ReportTerminal, ColoursOnlyWhenAsked) {
  const Report report = test::sample_run().report;
  EXPECT_THAT(check_summary(report, {}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(check_summary(report, {.language = Language::zh, .color = true, .width = 100}), HasSubstr("\x1b[31m✗"));
}

TEST(ReportTerminal, SendsNoSequencesOfTheEvidenceToTheTerminal) {
  test::SampleRun run = test::sample_run();
  const std::string attack = "\x1b]0;owned\x07\x1b[2J\u202e";
  run.report.files[0].name += attack;
  run.report.findings[0].message = {attack, attack};
  run.report.findings[0].declared = attack;
  run.report.unreadable[0].reason += attack;
  run.report.problems.push_back({"p", attack, 0});
  for (Document& document : run.report.documents) {
    for (Field& field : document.fields) {
      field.value = field.label = field.doubt = attack;
      field.name = attack;
      field.alternatives = {attack};
    }
  }
  run.report.declaration->name = attack;
  for (CriterionResult& criterion : run.report.score->criteria) {
    criterion.title = criterion.explanation = {attack, attack};
    criterion.value = criterion.threshold = criterion.formula = attack;
  }
  for (const std::string& text : {check_summary(run.report, {}), reading_summary(run.report, {})}) {
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\x07")));
    EXPECT_THAT(text, Not(HasSubstr("\u202e")));
  }
}

}  // namespace
}  // namespace dossier
