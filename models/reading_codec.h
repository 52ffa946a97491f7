// The binary form of a reading: what crosses the pipe from a reader process and what the store caches. Little-endian,
// versioned, lossless.
#pragma once

#include <string>
#include <string_view>

#include "models/page.h"
#include "models/result.h"

namespace dossier {

[[nodiscard]] std::string encode_reading(const FileReading& reading);

// Trusts nothing: a length past the end, an enumerator that does not exist, a number that is not finite, text that is not
// UTF-8, or bytes left over give a Problem "reading.malformed"; another version gives "reading.version".
[[nodiscard]] Result<FileReading> decode_reading(std::string_view bytes);

}  // namespace dossier
