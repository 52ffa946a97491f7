// Which build of the program this is.
#pragma once

#include <string>

namespace dossier {

// Differs between two builds that may compute differently: the linker's build id, or the hash of the program's file
// where it has none.
[[nodiscard]] std::string build_id();

}  // namespace dossier
