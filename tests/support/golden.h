// Expected output that is kept as a file: small ones, read in review.
#pragma once

#include <string>
#include <string_view>

namespace dossier::test {

// Fails where `found` differs from the file (path from the project's root). With DOSSIER_UPDATE_GOLDEN=1 in the
// environment the file is written instead, and the test passes.
void expect_golden(std::string_view path, const std::string& found);

}  // namespace dossier::test
