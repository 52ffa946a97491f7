#include "ingest/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ingest/reader_process.h"
#include "ingest/source_files.h"
#include "models/error.h"
#include "models/reading_codec.h"
#include "models/sha256.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kPiece = 256 << 10;
constexpr std::uint64_t kRatioFreeBytes = 16ull << 20;
constexpr std::size_t kLongestName = 4096;
constexpr std::uint32_t kUnpackCpuSeconds = 900;

using ArchiveReader = std::unique_ptr<struct archive, decltype(&archive_read_free)>;

// The path as the archive means it: libarchive gives UTF-8 where the archive declares its names, raw bytes where not.
std::string path_of(archive_entry* entry) {
  const char* path = archive_entry_pathname_utf8(entry);
  if (path == nullptr) path = archive_entry_pathname(entry);
  std::string text = path == nullptr ? std::string() : std::string(path).substr(0, kLongestName);
  std::replace(text.begin(), text.end(), '\\', '/');  // some Windows programs write them so
  return text;
}

// Why a path is refused, empty where it is not. It would not be used either way; an archive that tries is suspicious.
std::string fault_of_path(const std::string& path, const Limits& limits) {
  if (path.empty()) return "archive.path\nThe entry has no name.";
  if (path.front() == '/' || (path.size() > 1 && path[1] == ':')) return "archive.path\nThe entry's path is absolute.";
  std::uint32_t depth = 0;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    if (path.compare(at, slash - at, "..") == 0) return "archive.path\nThe entry's path leads out of the archive.";
    if (slash < path.size() && slash > at) ++depth;
    at = slash + 1;
  }
  if (depth > limits.max_folder_depth) {
    return fmt::format("limit.folder-depth\nThe entry lies deeper than {} folders.", limits.max_folder_depth);
  }
  return {};
}

std::string fault_of_entry(archive_entry* entry, const std::string& path, const Limits& limits) {
  if (archive_entry_filetype(entry) == AE_IFLNK || archive_entry_hardlink(entry) != nullptr) {
    return "archive.link\nThe entry is a link; links are not followed.";
  }
  if (archive_entry_filetype(entry) != AE_IFREG) return "archive.not-regular\nThe entry is no regular file.";
  if (archive_entry_is_data_encrypted(entry) == 1) return "archive.encrypted\nThe entry is encrypted and needs a password.";
  return fault_of_path(path, limits);
}

// Unpacking must end.
struct Stop {
  Problem problem;
};

std::string error_of(struct archive* archive) {
  const char* message = archive_error_string(archive);
  return message == nullptr ? std::string("no reason given") : printable(message);
}

struct Unpacking {
  struct archive* archive;
  const Limits& limits;
  FrameWriter& out;
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;

  void content(std::uint64_t& size) {
    std::string piece(kPiece, '\0');
    for (;;) {
      const la_ssize_t n = archive_read_data(archive, piece.data(), piece.size());
      if (n == 0) break;
      if (n == ARCHIVE_RETRY) continue;
      if (n < 0) {
        out.send(FrameKind::entry_ends, "archive.damaged\nThe entry is damaged: " + error_of(archive) + ".");
        if (n == ARCHIVE_FATAL) throw Stop{{"archive.damaged", "The archive is damaged: " + error_of(archive) + "."}};
        return;
      }
      size += static_cast<std::uint64_t>(n);
      unpacked += static_cast<std::uint64_t>(n);
      if (size > limits.max_file_bytes) {
        out.send(FrameKind::entry_ends, fmt::format("limit.file-bytes\nThe file has more than {} bytes.", limits.max_file_bytes));
        archive_read_data_skip(archive);
        return;
      }
      const auto stop_entry = [&](std::string code, std::string message) {
        out.send(FrameKind::entry_ends, code + "\n" + message);
        throw Stop{{std::move(code), std::move(message)}};
      };
      if (unpacked > limits.max_total_bytes) {
        stop_entry("limit.total-bytes", fmt::format("The archive unpacks to more than {} bytes; what follows was not unpacked.", limits.max_total_bytes));
      }
      if (unpacked > kRatioFreeBytes && unpacked / std::max<std::uint64_t>(packed, 1) >= limits.max_compression_ratio) {
        stop_entry("limit.compression-ratio", fmt::format("The archive unpacks to more than {} times its size; what follows was not unpacked.", limits.max_compression_ratio));
      }
      out.send(FrameKind::entry_bytes, std::string_view(piece).substr(0, static_cast<std::size_t>(n)));
    }
    out.send(FrameKind::entry_ends, std::string_view{});
  }
};

// The main process's side: puts what arrives into private files.
class Receiver {
 public:
  Receiver(std::filesystem::path scratch, const Limits& limits) : scratch_(std::move(scratch)), limits_(limits) {}
  ~Receiver() {
    if (file_) unlink(temporary_.c_str());
  }

  bool take(Frame&& frame) {
    switch (frame.kind) {
      case FrameKind::entry_begins: return begin(std::move(frame.bytes));
      case FrameKind::entry_bytes: return add(frame.bytes);
      case FrameKind::entry_ends: return finish(frame.bytes);
      case FrameKind::problems: return problems_from(frame.bytes);
      default: return false;
    }
  }
  // What was under way when the reader process ended is not complete.
  void broken_off(const Problem& problem) {
    if (open_) finish(problem.code + "\n" + problem.message);
    problems.push_back(problem);
  }

  struct Entry {
    std::string name;
    SourceFile file;
  };
  std::vector<Entry> entries;
  std::vector<Problem> problems;

 private:
  bool begin(std::string name) {
    if (open_ || name.size() > kLongestName || entries.size() > limits_.max_entries) return false;
    open_ = true;
    size_ = 0;
    hash_ = Sha256();
    temporary_ = scratch_ / fmt::format("unpacking-{}-{}", getpid(), entries.size());
    file_.reset(open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file_) throw Error(ErrorCode::input, temporary_.string(), "cannot be written: " + std::generic_category().message(errno));
    entries.push_back({.name = std::move(name), .file = {}});
    return true;
  }

  bool add(std::string_view bytes) {
    size_ += bytes.size();
    total_ += bytes.size();
    if (!open_ || size_ > limits_.max_file_bytes || total_ > limits_.max_total_bytes) return false;
    hash_.add(bytes);
    while (!bytes.empty()) {
      const ssize_t n = write(file_.get(), bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) {
        const std::string reason = std::generic_category().message(errno);
        unlink(temporary_.c_str());
        file_.reset();
        throw Error(ErrorCode::input, scratch_.string(), "unpacking the archive failed: " + reason);
      }
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }

  bool finish(std::string_view fault) {
    if (!open_) return false;
    open_ = false;
    file_.reset();
    SourceFile& file = entries.back().file;
    if (!fault.empty()) {
      unlink(temporary_.c_str());
      const std::size_t line = fault.find('\n');
      if (line == std::string_view::npos || line > 100 || fault.size() > 2000) return false;
      file.problems.push_back({printable(fault.substr(0, line)), printable(fault.substr(line + 1))});
      return true;
    }
    file.sha256 = hash_.hex();
    const std::filesystem::path place = scratch_ / file.sha256;
    if (rename(temporary_.c_str(), place.c_str()) != 0) {
      throw Error(ErrorCode::input, place.string(), "cannot be written: " + std::generic_category().message(errno));
    }
    file.path = place.string();
    return true;
  }

  bool problems_from(std::string_view bytes) {
    Result<FileReading> reading = decode_reading(bytes);
    if (!reading.has_value() || reading->problems.size() > 10) return false;
    for (Problem& problem : reading->problems) problems.push_back({printable(problem.code), printable(problem.message)});
    return true;
  }

  std::filesystem::path scratch_;
  const Limits& limits_;
  std::filesystem::path temporary_;
  UniqueFd file_;
  Sha256 hash_;
  bool open_ = false;
  std::uint64_t size_ = 0, total_ = 0;
};

// The one folder that holds everything, with its slash; empty where there is none.
std::string common_folder(const std::vector<Receiver::Entry>& entries) {
  std::optional<std::string> folder;
  for (const Receiver::Entry& entry : entries) {
    if (is_system_junk(entry.name)) continue;
    const std::size_t slash = entry.name.find('/');
    if (slash == std::string::npos || slash == 0 || entry.name.starts_with("../")) return {};
    if (!folder) folder = entry.name.substr(0, slash + 1);
    if (!entry.name.starts_with(*folder)) return {};
  }
  return folder.value_or("");
}

}  // namespace

bool is_archive(const std::string& path) {
  const UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  std::string head(512, '\0');
  const ssize_t n = fd ? pread(fd.get(), head.data(), head.size(), 0) : 0;
  head.resize(static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") || head.starts_with("\x1f\x8b") ||
         (head.size() > 262 && head.compare(257, 5, "ustar") == 0);
}

void unpack(int input, const Limits& limits, FrameWriter& out) {
  const ArchiveReader reader(archive_read_new(), archive_read_free);
  struct archive* archive = reader.get();
  archive_read_support_filter_gzip(archive);
  archive_read_support_format_zip(archive);
  archive_read_support_format_tar(archive);
  archive_read_support_format_gnutar(archive);
  struct stat status{};
  fstat(input, &status);
  FileReading report;
  Unpacking work{.archive = archive, .limits = limits, .out = out, .packed = static_cast<std::uint64_t>(status.st_size)};
  try {
    if (archive_read_open_fd(archive, input, kPiece) != ARCHIVE_OK) {
      throw Stop{{"archive.damaged", "The archive cannot be opened: " + error_of(archive) + "."}};
    }
    std::uint64_t entries = 0;
    for (;;) {
      archive_entry* entry = nullptr;
      const int got = archive_read_next_header(archive, &entry);
      if (got == ARCHIVE_EOF) break;
      if (got == ARCHIVE_RETRY) continue;
      if (got == ARCHIVE_FATAL) throw Stop{{"archive.damaged", "The archive is damaged: " + error_of(archive) + "."}};
      if (archive_entry_filetype(entry) == AE_IFDIR && archive_entry_hardlink(entry) == nullptr) continue;
      if (++entries > limits.max_entries) {
        throw Stop{{"limit.entries", fmt::format("The archive has more than {} entries; the rest was not unpacked.", limits.max_entries)}};
      }
      const std::string path = path_of(entry);
      if (!out.send(FrameKind::entry_begins, path)) return;
      const std::string fault = fault_of_entry(entry, path, limits);
      if (!fault.empty()) {
        out.send(FrameKind::entry_ends, fault);
        continue;
      }
      std::uint64_t size = 0;
      work.content(size);
    }
  } catch (const Stop& stop) {
    report.problems.push_back(stop.problem);
  }
  if (!report.problems.empty()) out.send(FrameKind::problems, encode_reading(report));
}

Dossier dossier_of_archive(const std::string& path, const Limits& limits, const std::string& scratch) {
  std::error_code error;
  std::filesystem::create_directories(scratch, error);
  if (error) throw Error(ErrorCode::input, scratch, "the folder for unpacking cannot be made: " + error.message());
  std::filesystem::permissions(scratch, std::filesystem::perms::owner_all, error);
  UniqueFd input(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!input) throw Error(ErrorCode::input, path, "cannot be opened: " + std::generic_category().message(errno));

  Receiver receiver(scratch, limits);
  {
    ReaderProcesses processes({.confinement = {.readable = {}, .memory_bytes = limits.reader_memory_bytes, .cpu_seconds = kUnpackCpuSeconds},
                               .silence_seconds = limits.page_wall_seconds,
                               .max_message_bytes = limits.max_message_bytes,
                               .jobs = 1},
                              {}, {}, [&](int fd, std::string_view, FrameWriter& out) { unpack(fd, limits, out); });
    bool given = false;
    processes.run(
        [&]() -> std::optional<ReaderJob> {
          if (std::exchange(given, true)) return std::nullopt;
          return ReaderJob{.id = 0, .input = std::move(input), .request = {}};
        },
        [&](std::uint64_t, Frame&& frame) { return receiver.take(std::move(frame)); },
        [&](std::uint64_t, const ReaderEnd& end) {
          if (end.kind != ReaderEnd::Kind::done) {
            receiver.broken_off({code_of(end.kind), "The archive could not be unpacked to its end: " + reason_of(end) + "."});
          }
        });
  }

  Dossier dossier;
  dossier.problems = std::move(receiver.problems);
  const std::string folder = common_folder(receiver.entries);
  for (Receiver::Entry& entry : receiver.entries) {
    const std::string raw = entry.name.starts_with(folder) ? entry.name.substr(folder.size()) : entry.name;
    const std::string name = name_of_bytes(raw);
    if (is_system_junk(raw)) {
      dossier.problems.push_back({"file.ignored", name + " was left by an operating system and is not evidence."});
      continue;
    }
    if (!entry.file.problems.empty()) {
      entry.file.name = name;
      dossier.files.push_back(std::move(entry.file));
      continue;
    }
    if (raw == "declaration.json" && dossier.declaration_name.empty()) {
      dossier.declaration_name = name;
      if (auto bytes = small_file(entry.file.path, kMaxDeclarationBytes)) {
        dossier.declaration = *std::move(bytes);
      } else {
        dossier.problems.push_back({"declaration.unreadable", fmt::format("declaration.json is larger than {} bytes.", kMaxDeclarationBytes)});
      }
      continue;
    }
    dossier.files.push_back(source_file(name, entry.file.path, limits, false));
  }
  sort_files(dossier.files);
  return dossier;
}

}  // namespace dossier
