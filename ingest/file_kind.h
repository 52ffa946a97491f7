// What a file is, by its first and last bytes; its name carries no meaning.
#pragma once

#include <string>
#include <string_view>

#include "models/source_file.h"

namespace dossier {

struct FileKindGuess {
  FileKind kind = FileKind::unknown;
  std::string reason;  // for people, where the kind is empty, unsupported or unknown: "an Excel workbook (.xlsx)", …
};

// `head`: the first bytes, `tail`: the last bytes of the file; 4096 of each are enough. They may overlap. Nothing is decoded,
// only signatures are compared.
[[nodiscard]] FileKindGuess guess_file_kind(std::string_view head, std::string_view tail);

}  // namespace dossier
