// Statement arithmetic as extraction found it (Document::identities), reported per document and identity.
#pragma once

#include <string_view>

#include "verify/check.h"

namespace dossier {

// A violated identity is a finding per column; identities that close, and those that could not be read, are one each per
// document. Papers of other companies are left out.
void report_identities(const Facts& facts, Findings& findings, std::string_view id);

}  // namespace dossier
