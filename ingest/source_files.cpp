#include "ingest/source_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "ingest/file_kind.h"
#include "ingest/unique_fd.h"
#include "models/sha256.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kSignatureBytes = 4096;

std::string read_at(int fd, std::uint64_t offset, std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t got = 0;
  while (got < count) {
    const ssize_t n = pread(fd, bytes.data() + got, count - got, static_cast<off_t>(offset + got));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    got += static_cast<std::size_t>(n);
  }
  bytes.resize(got);
  return bytes;
}

std::string reason_of(int error) { return std::error_code(error, std::generic_category()).message(); }

// One folder being walked. Names come back sorted so that limits cut the same files off everywhere.
struct Walk {
  const Limits& limits;
  Dossier& dossier;
  std::uint64_t entries = 0;
  bool stopped = false;

  void folder(const std::filesystem::path& place, const std::string& prefix, std::uint32_t depth) {
    std::error_code error;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator it(place, error), end; !error && it != end; it.increment(error)) {
      names.push_back(it->path().filename().string());
      if (names.size() > limits.max_entries) break;
    }
    if (error) {
      dossier.problems.push_back({"folder.unreadable", fmt::format("The folder {} cannot be read: {}.", prefix.empty() ? "." : name_of_bytes(prefix), error.message())});
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      if (stopped) return;
      entry(place / name, prefix + name, depth);
    }
  }

  void entry(const std::filesystem::path& place, const std::string& name, std::uint32_t depth) {
    if (++entries > limits.max_entries) {
      stopped = true;
      dossier.problems.push_back({"limit.entries", fmt::format("The dossier has more than {} entries; those after {} were not looked at.", limits.max_entries, name_of_bytes(name))});
      return;
    }
    struct stat status{};
    if (lstat(place.c_str(), &status) != 0) {
      add({.name = name_of_bytes(name), .path = place.string(), .problems = {{"file.unreadable", "The file cannot be opened: " + reason_of(errno) + "."}}});
      return;
    }
    if (is_system_junk(name)) {
      dossier.problems.push_back({"file.ignored", name_of_bytes(name) + " was left by an operating system and is not evidence."});
      return;
    }
    if (S_ISDIR(status.st_mode)) {
      if (depth >= limits.max_folder_depth) {
        dossier.problems.push_back({"limit.folder-depth", fmt::format("The folder {} lies deeper than {} levels and was not looked at.", name_of_bytes(name), limits.max_folder_depth)});
      } else {
        folder(place, name + "/", depth + 1);
      }
      return;
    }
    if (depth == 0 && name == "declaration.json" && S_ISREG(status.st_mode)) {
      declaration(place.string(), name);
      return;
    }
    SourceFile file = source_file(name_of_bytes(name), place.string(), limits, false);
    total += file.size;
    if (file.problems.empty() && total > limits.max_total_bytes) {
      file.problems.push_back({"limit.total-bytes", fmt::format("The dossier holds more than {} bytes; this file is beyond.", limits.max_total_bytes)});
    }
    add(std::move(file));
  }

  void declaration(const std::string& path, const std::string& name) {
    dossier.declaration_name = name;
    if (auto bytes = small_file(path, kMaxDeclarationBytes)) {
      dossier.declaration = *std::move(bytes);
    } else {
      dossier.problems.push_back({"declaration.unreadable", fmt::format("declaration.json cannot be read or is larger than {} bytes.", kMaxDeclarationBytes)});
    }
  }

  void add(SourceFile file) { dossier.files.push_back(std::move(file)); }

  std::uint64_t total = 0;
};

}  // namespace

std::string name_of_bytes(std::string_view bytes) {
  if (is_utf8(bytes)) return printable(bytes);
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("gb18030", &error), ucnv_close);
  if (U_FAILURE(error)) return printable(bytes);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::u16string units(bytes.size() * 2 + 1, u'\0');
  const auto length = ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()), bytes.data(),
                                    static_cast<std::int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) return printable(bytes);
  std::string name;
  icu::UnicodeString(units.data(), length).toUTF8String(name);
  return printable(name);
}

bool is_system_junk(std::string_view name) {
  std::string_view rest = name;
  while (!rest.empty()) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    if (part == "__MACOSX" || part == ".DS_Store" || part == "Thumbs.db" || part == "thumbs.db" || part == "desktop.ini" ||
        part == "Desktop.ini" || part == ".Spotlight-V100" || part == ".Trashes" || part == ".fseventsd" ||
        part == "$RECYCLE.BIN" || part == "System Volume Information" || part == "@eaDir" || part.starts_with("._") ||
        part.starts_with("~$") || part.starts_with(".~lock.")) {
      return true;
    }
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  return false;
}

void sort_files(std::vector<SourceFile>& files) {
  std::stable_sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) {
    return std::tie(a.name, a.sha256) < std::tie(b.name, b.sha256);
  });
}

std::optional<std::string> small_file(const std::string& path, std::uint64_t max_bytes) {
  const UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status{};
  if (!fd || fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  if (static_cast<std::uint64_t>(status.st_size) > max_bytes) return std::nullopt;
  return read_at(fd.get(), 0, static_cast<std::size_t>(status.st_size));
}

SourceFile source_file(std::string name, const std::string& path, const Limits& limits, bool follow_link) {
  SourceFile file{.name = std::move(name), .path = path};
  const auto refuse = [&](std::string code, std::string message) {
    file.problems.push_back({std::move(code), std::move(message)});
    return file;
  };
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (follow_link ? 0 : O_NOFOLLOW);
  const UniqueFd fd(open(path.c_str(), flags));
  if (!fd) {
    if (errno == ELOOP) return refuse("file.link", "It is a symbolic link; links are not followed.");
    if (errno == ENOENT) return refuse("file.missing", "There is no such file.");
    return refuse("file.unreadable", "The file cannot be opened: " + reason_of(errno) + ".");
  }
  struct stat status{};
  if (fstat(fd.get(), &status) != 0) return refuse("file.unreadable", "The file cannot be read: " + reason_of(errno) + ".");
  if (!S_ISREG(status.st_mode)) {
    return refuse("file.not-regular", S_ISDIR(status.st_mode) ? "It is a folder, not a file." : "It is no regular file (a device, a pipe or a socket).");
  }
  file.size = static_cast<std::uint64_t>(status.st_size);
  if (file.size > limits.max_file_bytes) {
    return refuse("limit.file-bytes", fmt::format("The file has {} bytes, more than the limit of {}.", file.size, limits.max_file_bytes));
  }
  const std::string head = read_at(fd.get(), 0, kSignatureBytes);
  const std::uint64_t tail_at = file.size > kSignatureBytes ? file.size - kSignatureBytes : 0;
  const std::string tail = read_at(fd.get(), tail_at, kSignatureBytes);
  FileKindGuess guess = guess_file_kind(head, tail);
  file.kind = guess.kind;
  Sha256 digest;
  std::uint64_t read = 0;
  for (std::string piece = head; !piece.empty(); piece = read_at(fd.get(), read, std::size_t{1} << 18)) {
    digest.add(piece);
    read += piece.size();
  }
  if (read != file.size) return refuse("file.unreadable", "The file cannot be read to its end, or it changes while it is read.");
  file.sha256 = digest.hex();
  switch (file.kind) {
    case FileKind::empty: return refuse("file.empty", "The file is empty (zero bytes).");
    case FileKind::unsupported: return refuse("file.unsupported", "The format is not supported: the file is " + guess.reason + ".");
    case FileKind::unknown: return refuse("file.unknown", "The file is " + guess.reason + "; PDF, PNG, JPEG and TIFF can be read.");
    default: return file;
  }
}

Dossier dossier_of_folder(const std::string& folder, const Limits& limits) {
  Dossier dossier;
  Walk walk{.limits = limits, .dossier = dossier};
  walk.folder(folder, "", 0);
  sort_files(dossier.files);
  return dossier;
}

}  // namespace dossier
