#include "app/output_file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "models/error.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using test::TempFolder;

std::size_t entries(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

ErrorCode code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "no Error was thrown";
  return ErrorCode::internal;
}

TEST(OutputFile, ReplacesAFileWhole) {
  TempFolder folder;
  const std::string path = folder.write("r.json", "old");
  write_file(path, "new");
  EXPECT_EQ(test::bytes_of(path), "new");
  EXPECT_EQ(entries(folder.path()), 1u);
}

TEST(OutputFile, WritesToWhatIsNoFile) { EXPECT_NO_THROW(write_file("/dev/null", "bytes")); }

TEST(OutputFile, AFullDeviceIsAnError) {
  EXPECT_EQ(code_of([] { write_file("/dev/full", "bytes"); }), ErrorCode::internal);
}

TEST(OutputFile, AFullDiskLeavesTheOldFileAndNothingElse) {
  TempFolder folder;
  const std::string path = folder.write("r.json", "old");
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1000, 1000};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      write_file(path, std::string(5000, 'x'));
      _exit(1);
    } catch (const Error&) {
      _exit(0);
    }
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_EQ(test::bytes_of(path), "old");
  EXPECT_EQ(entries(folder.path()), 1u);
}

TEST(OutputFile, AnotherWritersFailureLeavesNothing) {
  TempFolder folder;
  const std::string path = folder.file("r.xlsx");
  EXPECT_THROW(write_file_by(path,
                             [&](const std::string& temporary) {
                               write_file(temporary, "half");
                               throw Error(ErrorCode::internal, "", "broken");
                             }),
               Error);
  EXPECT_EQ(entries(folder.path()), 0u);
  write_file_by(path, [](const std::string& temporary) { write_file(temporary, "whole"); });
  EXPECT_EQ(test::bytes_of(path), "whole");
  EXPECT_EQ(entries(folder.path()), 1u);
}

TEST(OutputFile, PlacesAreCheckedBeforeTheWork) {
  TempFolder folder;
  folder.write("file", "");
  EXPECT_EQ(code_of([&] { check_output_file(folder.file("no/such/r.json")); }), ErrorCode::usage);
  EXPECT_EQ(code_of([&] { check_output_file(folder.path()); }), ErrorCode::usage);
  EXPECT_EQ(code_of([&] { make_output_folder(folder.file("file")); }), ErrorCode::usage);
  EXPECT_EQ(code_of([&] { make_output_folder(folder.file("file/below")); }), ErrorCode::usage);
  EXPECT_NO_THROW(check_output_file(folder.file("r.json")));
  EXPECT_NO_THROW(check_output_file("/dev/null"));
  make_output_folder(folder.file("a/b"));
  EXPECT_TRUE(std::filesystem::is_directory(folder.file("a/b")));
}

// A writer killed with SIGKILL left a file beside the report for ever.
TEST(OutputFile, WhatKilledWritersLeftBesideTheFileGoes) {
  const TempFolder folder;
  const std::string left = folder.write(".r.json.999999999.tmp", "half");
  const std::string living = folder.write(".r.json.1.tmp", "process 1 is always there");
  const std::string other = folder.write(".s.json.999999999.tmp", "of another file");
  write_file(folder.file("r.json"), "whole");
  EXPECT_FALSE(std::filesystem::exists(left));
  EXPECT_TRUE(std::filesystem::exists(living));
  EXPECT_TRUE(std::filesystem::exists(other));
}

}  // namespace
}  // namespace dossier
