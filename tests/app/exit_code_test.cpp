#include "app/exit_code.h"

#include <gtest/gtest.h>

#include "tests/support/sample_report.h"

namespace dossier {
namespace {

TEST(ExitCode, IsWhatTheContractSays) {
  EXPECT_EQ(static_cast<int>(ExitCode::done), 0);
  EXPECT_EQ(static_cast<int>(ExitCode::inconsistent), 1);
  EXPECT_EQ(static_cast<int>(ExitCode::usage), 2);
  EXPECT_EQ(static_cast<int>(ExitCode::unreadable), 3);
  EXPECT_EQ(static_cast<int>(ExitCode::failed), 4);
}

TEST(ExitCode, TellsTheMostSerious) {
  using enum ExitCode;
  EXPECT_EQ(worse(done, inconsistent), inconsistent);
  EXPECT_EQ(worse(unreadable, inconsistent), unreadable);
  EXPECT_EQ(worse(usage, unreadable), usage);
  EXPECT_EQ(worse(failed, usage), failed);
  EXPECT_EQ(worse(done, done), done);
}

TEST(ExitCode, FollowsFromTheReport) {
  Report report = test::sample_run().report;
  EXPECT_EQ(exit_code_of(report), ExitCode::unreadable);
  report.unreadable.clear();
  EXPECT_EQ(exit_code_of(report), ExitCode::inconsistent);
  for (Finding& finding : report.findings) {
    if (finding.outcome == Outcome::inconsistent) finding.outcome = Outcome::undetermined;
  }
  EXPECT_EQ(exit_code_of(report), ExitCode::done);  // what is undetermined or unsupported is not inconsistent
}

TEST(ExitCode, FollowsFromTheError) {
  EXPECT_EQ(exit_code_of(ErrorCode::usage), ExitCode::usage);
  EXPECT_EQ(exit_code_of(ErrorCode::input), ExitCode::usage);
  EXPECT_EQ(exit_code_of(ErrorCode::store), ExitCode::failed);
  EXPECT_EQ(exit_code_of(ErrorCode::internal), ExitCode::failed);
}

}  // namespace
}  // namespace dossier
