// A dossier that came as .zip, .tar or .tar.gz. Decoded by libarchive in a reader process; the main process only writes the
// bytes that come back into private files named by their hash. No path of an archive ever reaches the disk.
#pragma once

#include <string>

#include "ingest/frame.h"
#include "ingest/limits.h"
#include "models/source_file.h"

namespace dossier {

// Looks at the first bytes only.
[[nodiscard]] bool is_archive(const std::string& path);

// Unpacks into `scratch` (made if need be, readable by this user only). Entries that are refused are files with a Problem: "archive.path",
// "archive.link", "archive.not-regular", "archive.encrypted", "limit.folder-depth", "limit.file-bytes". What ends unpacking early is in
// Dossier::problems, with everything unpacked until then kept: "limit.entries", "limit.total-bytes", "limit.compression-ratio",
// "archive.damaged", "reader.…". One folder that holds everything else is taken off the names.
// Throws Error(input) where the archive cannot be opened or the disk is full.
[[nodiscard]] Dossier dossier_of_archive(const std::string& path, const Limits& limits, const std::string& scratch);

// The work of the reader process.
void unpack(int input, const Limits& limits, FrameWriter& out);

}  // namespace dossier
