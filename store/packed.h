// Bytes packed for the store: a Zstandard frame with the content's checksum.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

[[nodiscard]] std::string packed(std::string_view bytes);

// nullopt where the frame is damaged or does not hold exactly `size` bytes.
[[nodiscard]] std::optional<std::string> unpacked(std::string_view frame, std::size_t size);

}  // namespace dossier
