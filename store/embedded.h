// Files of this folder that are part of the program (cmake/embed_files.cmake).
#pragma once

#include <span>

#include "models/embedded_file.h"

namespace dossier {

[[nodiscard]] std::span<const EmbeddedFile> store_sql();

}  // namespace dossier
