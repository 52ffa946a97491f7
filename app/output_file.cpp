#include "app/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "models/error.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, int error) {
  throw Error(ErrorCode::internal, path, std::string("cannot be written: ") + std::strerror(error));
}

// A name that is on disk only once the folder that holds it is synced.
void sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) fail(path, errno);
  const int failed = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  // Some file systems cannot sync a folder; they say so.
  if (failed != 0 && failed != EINVAL) fail(path, failed);
}

std::string folder_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

void need_writable(const std::string& folder) {
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    throw Error(ErrorCode::usage, folder, std::string("the folder cannot be written to: ") + std::strerror(errno));
  }
}

void write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int error = errno;
      ::close(file);
      fail(path, error);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// What writers of the same file left beside it that were killed before they could rename.
void remove_leftovers(const std::string& path) {
  const std::string beginning = "." + fs::path(path).filename().string() + ".";
  std::error_code trouble;
  for (fs::directory_iterator it(folder_of(path), trouble), end; !trouble && it != end; it.increment(trouble)) {
    const std::string name = it->path().filename().string();
    if (!name.starts_with(beginning) || !name.ends_with(".tmp")) continue;
    const std::string number = name.substr(beginning.size(), name.size() - std::min(name.size(), beginning.size() + 4));
    pid_t process = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), process);
    if (parsed.ec != std::errc() || parsed.ptr != number.data() + number.size() || process <= 0) continue;
    if (::kill(process, 0) != 0 && errno == ESRCH) ::unlink(it->path().c_str());
  }
}

}  // namespace

PendingFile::PendingFile(std::string path) : path_(std::move(path)) {
  temporary_ = folder_of(path_) + "/." + fs::path(path_).filename().string() + "." + std::to_string(::getpid()) + ".tmp";
}

PendingFile::~PendingFile() {
  if (!committed_) ::unlink(temporary_.c_str());
}

void PendingFile::commit() {
  sync(temporary_, O_RDONLY);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, errno);
  committed_ = true;
  remove_leftovers(path_);
  sync(folder_of(path_), O_RDONLY | O_DIRECTORY);
}

void write_file(const std::string& path, std::string_view bytes) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    // A pipe or a device (/dev/stdout, a process substitution) takes bytes, no renaming.
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) fail(path, errno);
    write_all(file, bytes, path);
    ::close(file);
    return;
  }
  PendingFile pending(path);
  const int file = ::open(pending.temporary().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) fail(path, errno);
  write_all(file, bytes, path);
  if (::close(file) != 0) fail(path, errno);
  pending.commit();
}

void make_output_folder(const std::string& folder) {
  std::error_code trouble;
  fs::create_directories(folder, trouble);
  if (!fs::is_directory(folder)) {
    throw Error(ErrorCode::usage, folder, "the folder cannot be made" + (trouble ? ": " + trouble.message() : ""));
  }
  need_writable(folder);
}

void check_output_file(const std::string& path) {
  const std::string folder = folder_of(path);
  if (!fs::is_directory(folder)) throw Error(ErrorCode::usage, path, "there is no folder " + folder + " to write it to");
  if (fs::is_directory(path)) throw Error(ErrorCode::usage, path, "is a folder; name a file in it");
  if (!fs::exists(path) || fs::is_regular_file(path)) need_writable(folder);
}

}  // namespace dossier
