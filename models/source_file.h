// The files of a dossier, known by the hash of their bytes; names carry no meaning.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/problem.h"

namespace dossier {

enum class FileKind : std::uint8_t { unknown, empty, pdf, png, jpeg, tiff, unsupported };

struct SourceFile {
  std::string name;    // path inside the dossier with '/', or the path as given to `read`; for people and the report
  std::string path;    // where the bytes lie on disk now (for an archive: a private copy); never reported
  std::string sha256;  // of its bytes, 64 hex digits
  std::uint64_t size = 0;
  FileKind kind = FileKind::unknown;
  std::vector<Problem> problems;  // found before reading: empty, unsupported, too large, a link …

  friend bool operator==(const SourceFile&, const SourceFile&) = default;
};

// One applicant's submission as files. Sorted by name (bytewise), so the order never depends on the file system.
struct Dossier {
  std::string name;               // last component of the folder or archive
  std::vector<SourceFile> files;  // evidence only: declaration.json is not among them
  std::string declaration;        // bytes of declaration.json, empty where there is none
  std::string declaration_name;
  std::vector<Problem> problems;  // entries refused: path escapes, too deep, bombs …
};

}  // namespace dossier
