#include "app/scratch_folder.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using test::TempFolder;

class ScratchFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    const char* before = std::getenv("TMPDIR");
    before_ = before != nullptr ? before : "";
    ::setenv("TMPDIR", base_.path().c_str(), 1);
  }
  void TearDown() override {
    if (before_.empty()) {
      ::unsetenv("TMPDIR");
    } else {
      ::setenv("TMPDIR", before_.c_str(), 1);
    }
  }

  // A folder such as a process that was killed leaves, its lock `age` old.
  std::string left(const std::string& name, std::chrono::minutes age) const {
    const std::string folder = base_.path() + "/" + name;
    (void)base_.write(name + "/unpacked.pdf", "evidence");
    const std::string lock = base_.write(name + "/.lock", "");
    ::chmod(folder.c_str(), 0700);
    fs::last_write_time(lock, fs::file_time_type::clock::now() - age);
    return folder;
  }

  TempFolder base_;
  std::string before_;
};

TEST_F(ScratchFolderTest, GoesWithAllThatIsInIt) {
  std::string path;
  {
    const ScratchFolder folder;
    path = folder.path();
    struct stat status {};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0700U);
    fs::create_directories(path + "/deep/er");
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST_F(ScratchFolderTest, RemovesWhatTheKilledLeft) {
  const std::string abandoned = left("dossier-aBc123", std::chrono::minutes(5));
  const ScratchFolder folder;
  EXPECT_FALSE(fs::exists(abandoned));
}

TEST_F(ScratchFolderTest, LeavesWhatIsInUse) {
  const std::string used = left("dossier-aBc123", std::chrono::minutes(5));
  const int lock = ::open((used + "/.lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  const ScratchFolder first;
  const ScratchFolder second;
  EXPECT_TRUE(fs::exists(used + "/unpacked.pdf"));
  EXPECT_TRUE(fs::exists(first.path()));
  ::close(lock);
}

TEST_F(ScratchFolderTest, LeavesWhatMayBeNewOrAnothers) {
  const std::string young = left("dossier-aBc123", std::chrono::minutes(0));
  const std::string other = left("dossier-of-somebody", std::chrono::minutes(5));
  const std::string open = left("dossier-dEf456", std::chrono::minutes(5));
  ::chmod(open.c_str(), 0755);
  const ScratchFolder folder;
  EXPECT_TRUE(fs::exists(young));
  EXPECT_TRUE(fs::exists(other));
  EXPECT_TRUE(fs::exists(open));
}

}  // namespace
}  // namespace dossier
