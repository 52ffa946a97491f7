// The evidence files of a folder: found, hashed and sorted, never decoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/limits.h"
#include "models/source_file.h"

namespace dossier {

// Every regular file below `folder` as a SourceFile named by its path inside the folder. Symbolic links, devices and files
// beyond a limit are listed with their Problem and not opened. declaration.json at the root becomes Dossier::declaration.
// What operating systems leave behind (is_system_junk) is named in Dossier::problems ("file.ignored") and is no evidence.
[[nodiscard]] Dossier dossier_of_folder(const std::string& folder, const Limits& limits);

// A file as evidence: size, hash and kind, or the Problem that it cannot be: "file.missing", "file.unreadable", "file.not-regular",
// "file.link", "file.empty", "file.unsupported", "file.unknown", "limit.file-bytes". `follow_link`: for a path that a person named.
[[nodiscard]] SourceFile source_file(std::string name, const std::string& path, const Limits& limits, bool follow_link);

// .DS_Store, Thumbs.db, desktop.ini, ._resource forks, __MACOSX folders, Office lock files (~$…): by the path inside the dossier.
[[nodiscard]] bool is_system_junk(std::string_view name);

// A file name for people: UTF-8 as it is, else what it is in GB 18030 (Windows packs Chinese names so), without control characters.
[[nodiscard]] std::string name_of_bytes(std::string_view bytes);

// `files` by name, bytewise; two of the same name (an archive may hold them) by content.
void sort_files(std::vector<SourceFile>& files);

// Declarations are small; a larger file of that name is refused.
inline constexpr std::uint64_t kMaxDeclarationBytes = 16ull << 20;

// Bytes of a small regular file, or nullopt.
[[nodiscard]] std::optional<std::string> small_file(const std::string& path, std::uint64_t max_bytes);

}  // namespace dossier
