// Signs of tampering that reading and extraction report as problems of a document.
#pragma once

#include <string_view>

#include "models/problem.h"
#include "verify/check.h"

namespace dossier {

// Whether the problem is a sign of tampering, not of poor paper.
[[nodiscard]] bool is_sign(const Problem& problem);

// One finding a document for the signs of that code. One kind of sign alone is a hint (undetermined); two kinds on one paper
// contradict it.
void report_signs(const Facts& facts, Findings& findings, std::string_view code, std::string_view message);

// The outcome for a document with signs, by how many kinds of them it has.
[[nodiscard]] Outcome outcome_of_signs(const Document& document);

}  // namespace dossier
