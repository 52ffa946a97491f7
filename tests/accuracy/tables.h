// The figures as text for a person and as JSON.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "tests/accuracy/score.h"

namespace dossier::accuracy {

std::string tables_of(const Score& score, bool findings);
// Planted problems, what was wrongly reported, criteria and verdicts: the part about findings alone.
std::string findings_table(const Score& score);
nlohmann::ordered_json json_of(const Score& score);
std::string notes_of(const Score& score, const std::string& containing);

// "99.53%", "-" of nothing.
std::string percent(double part, double whole, int decimals = 2);

}  // namespace dossier::accuracy
