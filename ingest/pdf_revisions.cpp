#include "ingest/pdf_revisions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

namespace dossier {
namespace {

// The four numbers after /ByteRange; nullopt where they are not such a range.
std::optional<std::array<std::uint64_t, 4>> range_in(std::string_view text) {
  std::array<std::uint64_t, 4> range{};
  const auto skip = [&] {
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n\f["), text.size());
    text.remove_prefix(begin);
  };
  for (std::uint64_t& number : range) {
    skip();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
  return range;
}

}  // namespace

std::optional<std::string> revised_after_signing(std::span<const char> bytes) {
  constexpr std::string_view kKey = "/ByteRange";
  const std::string_view text(bytes.data(), bytes.size());
  std::uint64_t signed_end = 0;
  for (std::size_t at = text.find(kKey); at != std::string_view::npos; at = text.find(kKey, at + kKey.size())) {
    const auto range = range_in(text.substr(at + kKey.size(), 200));
    // From the file's first byte, with a hole for the signature itself; anything else signs no file.
    if (!range || (*range)[0] != 0 || (*range)[1] == 0 || (*range)[2] <= (*range)[1] || (*range)[3] > text.size()) continue;
    const std::uint64_t end = (*range)[2] + (*range)[3];
    if (end <= text.size()) signed_end = std::max(signed_end, end);
  }
  if (signed_end == 0) return std::nullopt;
  const std::string_view appended = text.substr(signed_end);
  const bool objects = appended.find(" obj") != std::string_view::npos && appended.find("startxref") != std::string_view::npos;
  const bool validation = appended.find("/DSS") != std::string_view::npos || appended.find("/DocTimeStamp") != std::string_view::npos;
  if (!objects || validation) return std::nullopt;
  return fmt::format("The PDF was changed after it was signed: {} bytes follow what the signature covers.", appended.size());
}

}  // namespace dossier
