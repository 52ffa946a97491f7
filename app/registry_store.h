// Imported registry snapshots on disk: one sorted table of text a kind, looked up without being loaded.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/workbook_reader.h"
#include "models/result.h"
#include "verify/registry.h"

namespace dossier {

// $XDG_DATA_HOME/dossier/registry, or below ~/.local/share; empty where there is neither.
[[nodiscard]] std::string default_registry_folder();

struct ImportedRegistry {
  std::string table;         // the file's bytes
  std::size_t entries = 0;
  std::vector<std::string> columns;  // "编号 → number": what was understood
  std::vector<std::string> skipped;  // rows without a usable number, "行 17"; the first few
  std::size_t skipped_rows = 0;
};

// The rows of a sheet as entries. The head is the first row that names a number column (标准号, 专利号, 证书编号, number …). Of
// two rows with one number the later counts. "registry.no-number-column" where there is no such row.
[[nodiscard]] Result<ImportedRegistry> import_registry(RegistryKind kind, const std::vector<WorkbookSheet>& sheets);

// Puts the table into the folder, whole or not at all. Throws Error.
void save_registry(const std::string& folder, RegistryKind kind, const std::string& table);

struct RegistryInfo {
  RegistryKind kind = RegistryKind::standards;
  std::size_t entries = 0;
  std::string sha256;  // of the table
};

// What the folder holds.
[[nodiscard]] std::vector<RegistryInfo> registries_in(const std::string& folder);

// The entries of the keys; `present` says of which kinds there is a snapshot. An empty or missing folder gives nothing. A table
// that is damaged throws Error(usage): going on without it would hide what it knows.
[[nodiscard]] RegistryExtract look_up(const std::string& folder, const std::set<std::pair<RegistryKind, std::string>>& keys);

}  // namespace dossier
