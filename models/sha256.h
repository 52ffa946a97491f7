// SHA-256 as 64 lower-case hexadecimal digits: the name by which files, pages and readings are known.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

// Of a file's content, read in pieces. Throws Error(input) where it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::string& path);

}  // namespace dossier
