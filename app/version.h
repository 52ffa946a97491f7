#pragma once

namespace dossier {

// "0.1.0", as in CMakeLists.txt.
[[nodiscard]] const char* program_version();

}  // namespace dossier
