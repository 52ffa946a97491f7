#include "app/batch_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

#include "ingest/source_files.h"
#include "models/error.h"
#include "models/sha256.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr int kDepth = 64;
// The clock of file times is coarse (4 ms on a local disk, 2 s on the coarsest file systems): a change within it after
// we looked would leave the same time behind.
constexpr std::int64_t kSettled = 3;

std::optional<std::size_t> archive_ending(std::string_view name) {
  for (const std::string_view ending : {".tar.gz", ".tgz", ".tar", ".zip"}) {
    if (name.size() <= ending.size()) continue;
    const std::string_view tail = name.substr(name.size() - ending.size());
    if (std::ranges::equal(tail, ending,
                           [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; })) {
      return ending.size();
    }
  }
  return std::nullopt;
}

std::vector<std::string> sorted_names(const fs::path& folder, std::error_code& trouble) {
  std::vector<std::string> names;
  for (fs::directory_iterator it(folder, trouble), end; !trouble && it != end; it.increment(trouble)) {
    names.push_back(it->path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

struct Search {
  fs::path root;
  std::vector<fs::path> excluded;

  // What a folder held.
  struct Found {
    std::vector<BatchEntry> entries;
    bool dossiers = false;  // among the entries is one that can be tried
    bool files = false;     // evidence lies about
  };

  Found folder(const std::string& path, int depth) const {
    Found found;
    const fs::path place = root / path;
    // The declaration, or the filled-in form in its place (app/declaration_form.h).
    constexpr std::array kDeclarations = {"declaration.json", "declaration.xlsx", "申报表.xlsx", "申报书.xlsx"};
    if (std::ranges::any_of(kDeclarations, [&](const char* name) { return is_regular(place / name); })) {
      found.entries.push_back({.path = path.empty() ? "." : path, .id = {}, .trouble = {}});
      found.dossiers = true;
      return found;
    }
    std::error_code trouble;
    const std::vector<std::string> names = sorted_names(place, trouble);
    if (trouble) {
      found.entries.push_back({.path = path, .id = {}, .trouble = "the folder cannot be read: " + trouble.message()});
      return found;
    }
    for (const std::string& name : names) entry(found, path.empty() ? name : path + "/" + name, name, depth);
    return found;
  }

  void entry(Found& found, const std::string& path, const std::string& name, int depth) const {
    const fs::path place = root / path;
    struct stat status {};
    if (is_system_junk(name) || ::lstat(place.c_str(), &status) != 0) return;
    if (S_ISLNK(status.st_mode)) {
      std::error_code ignored;
      if (fs::is_directory(place, ignored) || archive_ending(name)) {
        found.entries.push_back({.path = path, .id = {}, .trouble = "it is a symbolic link; links are not followed"});
      }
    } else if (S_ISDIR(status.st_mode)) {
      if (std::ranges::find(excluded, place.lexically_normal()) != excluded.end()) return;
      if (depth == 0) {
        found.entries.push_back({.path = path, .id = {}, .trouble = "it lies too deep below the batch's folder"});
        return;
      }
      Found below = folder(path, depth - 1);
      found.dossiers = found.dossiers || below.dossiers;
      if (!below.dossiers && below.files) {
        found.entries.push_back(
            {.path = path, .id = {}, .trouble = "there is no declaration.json at the root of the dossier"});
      } else {
        found.entries.insert(found.entries.end(), below.entries.begin(), below.entries.end());
      }
      found.files = found.files || below.files;
    } else if (S_ISREG(status.st_mode)) {
      if (archive_ending(name)) {
        found.entries.push_back({.path = path, .id = {}, .trouble = {}});
        found.dossiers = true;
      } else {
        found.files = true;
      }
    }
  }

  static bool is_regular(const fs::path& place) {
    struct stat status {};
    return ::lstat(place.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  }
};

void name_entries(std::vector<BatchEntry>& entries, const fs::path& root) {
  std::set<std::string> taken;
  for (const BatchEntry& entry : entries) {
    if (!archive_ending(entry.path)) taken.insert(entry.path);
  }
  for (BatchEntry& entry : entries) {
    entry.id = entry.path == "." ? root.filename().string() : entry.path;
    const std::optional<std::size_t> ending = archive_ending(entry.path);
    if (!ending) continue;
    const std::string short_id = entry.path.substr(0, entry.path.size() - *ending);
    if (taken.insert(short_id).second) entry.id = short_id;
  }
  // Names in two encodings may look the same.
  std::set<std::string> shown;
  for (BatchEntry& entry : entries) {
    const std::string name = name_of_bytes(entry.id);
    entry.id = name;
    for (int more = 2; !shown.insert(entry.id).second; ++more) entry.id = fmt::format("{}~{}", name, more);
  }
}

// Adds what the file system says of one entry; false where that may be the same after a change.
bool add_state(const fs::path& place, const std::string& name, std::string& text, std::uint64_t& bytes,
               std::int64_t now) {
  struct stat status {};
  if (::lstat(place.c_str(), &status) != 0) return false;
  bool settled = status.st_mtim.tv_sec + kSettled < now && status.st_ctim.tv_sec + kSettled < now;
  text += fmt::format("{}\n{} {} {}.{} {}.{} {}\n", name, status.st_mode, status.st_size, status.st_mtim.tv_sec,
                      status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec, status.st_ino);
  if (S_ISREG(status.st_mode)) bytes += static_cast<std::uint64_t>(status.st_size);
  if (S_ISDIR(status.st_mode)) {
    std::error_code trouble;
    for (const std::string& entry : sorted_names(place, trouble)) {
      settled = add_state(place / entry, name + "/" + entry, text, bytes, now) && settled;
    }
    settled = settled && !trouble;
  }
  return settled;
}

}  // namespace

std::vector<BatchEntry> find_dossiers(const std::string& folder, const std::vector<std::string>& excluded) {
  std::error_code trouble;
  fs::path root = fs::canonical(folder, trouble);
  if (trouble || !fs::is_directory(root, trouble)) {
    throw Error(ErrorCode::input, folder, "there is no such folder");
  }
  Search search{.root = root, .excluded = {}};
  for (const std::string& path : excluded) {
    const fs::path place = fs::weakly_canonical(path, trouble);
    if (!trouble && place != root) search.excluded.push_back(place);
  }
  std::vector<BatchEntry> entries = search.folder("", kDepth).entries;
  std::ranges::sort(entries, {}, &BatchEntry::path);
  if (entries.empty()) {
    throw Error(ErrorCode::input, folder,
                "there is no dossier in this folder: no folder with a declaration.json and no archive");
  }
  if (entries.size() == 1 && entries.front().path.empty())
    throw Error(ErrorCode::input, folder, entries.front().trouble);
  name_entries(entries, root);
  return entries;
}

InputState input_state(const std::string& path) {
  InputState state;
  std::string text;
  state.settled = add_state(path, "", text, state.bytes, std::time(nullptr));
  state.hash = sha256_hex(text);
  return state;
}

bool Shard::holds(const std::string& path) const {
  if (of <= 1) return true;
  const std::string hex = sha256_hex(path).substr(0, 15);
  std::uint64_t value = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  return value % of == number - 1;
}

}  // namespace dossier
