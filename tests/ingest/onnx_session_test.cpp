#include "ingest/onnx_session.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "ingest/reader_models.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

// The library would keep a journal of its runs below the user's home, to be sent away.
TEST(OnnxSession, KeepsNoJournalOfItsRuns) {
  const ReaderModels models = find_models();
  if (!models.paddle()) GTEST_SKIP() << "no ONNX Runtime here";
  const test::TempFolder home;
  const pid_t child = ::fork();  // whatever this process has loaded, the child loads with that home
  ASSERT_GE(child, 0);
  if (child == 0) {
    ::setenv("HOME", home.path().c_str(), 1);
    for (const char* name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"}) ::unsetenv(name);
    prepare_onnx_runtime(models.runtime);
    ::_exit(OnnxSession::load(models.runtime, models.detector) ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_TRUE(std::filesystem::is_empty(home.path()));
}

}  // namespace
}  // namespace dossier
