#include "models/finding.h"

#include <array>

namespace dossier {

std::string_view name_of(Outcome outcome) {
  constexpr std::array<std::string_view, 4> kNames = {"consistent", "inconsistent", "unsupported", "undetermined"};
  return kNames.at(static_cast<std::size_t>(outcome));
}

std::string_view name_of(Severity severity) {
  constexpr std::array<std::string_view, 4> kNames = {"fatal", "inconsistent", "warning", "info"};
  return kNames.at(static_cast<std::size_t>(severity));
}

std::string_view name_of(Verdict verdict) {
  constexpr std::array<std::string_view, 3> kNames = {"qualified", "not_qualified", "undetermined"};
  return kNames.at(static_cast<std::size_t>(verdict));
}

std::string_view name_of(CriterionOutcome outcome) {
  constexpr std::array<std::string_view, 3> kNames = {"met", "not_met", "undetermined"};
  return kNames.at(static_cast<std::size_t>(outcome));
}

}  // namespace dossier
