// What a registry's snapshot says of the numbers in a dossier: standards, patents, certificates. A snapshot is imported by
// the user (`dossier registry import`); where none is there, nothing is consulted and nothing is held against anybody.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/date.h"
#include "models/declaration.h"
#include "models/document.h"

namespace dossier {

enum class RegistryKind : std::uint8_t { standards, patents, certificates };
inline constexpr std::array<std::string_view, 3> kRegistryNames = {"standards", "patents", "certificates"};
[[nodiscard]] constexpr std::string_view name_of(RegistryKind kind) { return kRegistryNames[static_cast<std::size_t>(kind)]; }
[[nodiscard]] std::optional<RegistryKind> registry_kind_of(std::string_view name);

struct RegistryEntry {
  std::string number;    // as the registry writes it
  std::string title;
  std::string status;    // as the registry writes it, "现行", "有效", "届满终止失效"
  std::string owner;     // owner or holder; several separated by ；
  std::string drafters;  // separated by ；
  std::optional<Date> valid_from, valid_until;  // of standards: in force from, withdrawn on

  friend bool operator==(const RegistryEntry&, const RegistryEntry&) = default;
};

// What a status word means for a right that is claimed.
enum class RegistryStatus : std::uint8_t { in_force, not_yet, ended, unknown };
[[nodiscard]] RegistryStatus status_of(std::string_view status);

// The form in which a registry's numbers are looked up; empty for what is no number.
[[nodiscard]] std::string registry_key(RegistryKind kind, std::string_view number);

// The part of the snapshots that a dossier asks about.
struct RegistryExtract {
  std::set<RegistryKind> present;
  std::map<std::pair<RegistryKind, std::string>, RegistryEntry> entries;  // by key

  // nullptr where no snapshot of the kind is there, or it does not hold the number.
  [[nodiscard]] const RegistryEntry* find(RegistryKind kind, std::string_view number) const;
};

// The keys of all numbers that the declaration claims or the documents print, without repetition.
[[nodiscard]] std::set<std::pair<RegistryKind, std::string>> registry_keys(const Declaration& declaration,
                                                                           const std::vector<Document>& documents);

}  // namespace dossier
