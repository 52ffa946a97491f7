// A file that was put into the program at build time (cmake/embed_files.cmake).
#pragma once

#include <string_view>

namespace dossier {

struct EmbeddedFile {
  std::string_view path;   // relative to the folder whose CMakeLists.txt embeds it
  std::string_view bytes;
};

}  // namespace dossier
