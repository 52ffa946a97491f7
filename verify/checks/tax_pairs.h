// Figures of the income tax return against the income statement of the same year.
#pragma once

#include <string_view>

#include "verify/check.h"

namespace dossier {

void compare_with_tax_return(const Facts& facts, Findings& findings, std::string_view figure);

}  // namespace dossier
