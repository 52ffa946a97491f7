// Declared and printed validity of certificates on the reference date.
#pragma once

#include <span>

#include "verify/check.h"

namespace dossier {

// For every certificate of these types: the declared last day against the printed one, and the printed validity against the
// reference date. One finding per claimed certificate, at valid_until where it is declared.
void check_validity(const Facts& facts, Findings& findings, std::span<const DocumentType> types);

}  // namespace dossier
