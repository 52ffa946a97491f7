#include "extract/misread_characters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "models/embedded_file.h"
#include "models/text.h"

namespace dossier {

std::span<const EmbeddedFile> misread_characters();

namespace {

constexpr unsigned char kFirstLevel = 0xB0;  // first bytes of GB 2312's two levels of Chinese characters
constexpr unsigned char kSecondLevel = 0xD8;

struct Table {
  std::map<char32_t, MisreadAlike> readings;
  std::vector<HardlyKnown> printed;
};

// The first byte of a Chinese character in GB 2312; 0 where it is not in it.
unsigned char row_in_gb2312(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open("gb2312", &error));
  if (U_FAILURE(error) != 0) return 0;
  std::array<char, 8> bytes{};
  const icu::UnicodeString text(static_cast<UChar32>(c));
  error = U_ZERO_ERROR;
  const std::int32_t length = text.extract(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.getAlias(), error);
  const auto row = static_cast<unsigned char>(bytes[0]);  // what GB 2312 lacks comes out as a mark of another row
  return U_FAILURE(error) != 0 || length != 2 || row < kFirstLevel ? 0 : row;
}

// Rows of three cells, separated by tabs, as their file says. "#" begins a remark.
Table parsed(std::string_view text) {
  Table table;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view row = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t first = row.find('\t');
    if (row.starts_with('#') || first == std::string_view::npos) continue;
    const std::size_t second = row.find('\t', first + 1);
    const std::string_view who = row.substr(first + 1, second - first - 1);
    const std::u32string character = to_u32(row.substr(0, first));
    if (character.size() != 1 || second == std::string_view::npos) continue;
    if (who == "s") {
      std::u32string seen = to_u32(row.substr(second + 1));
      const std::size_t bar = seen.find(U'|');
      for (std::size_t i = 0; i < seen.size(); ++i) {
        if (i == bar) continue;
        MisreadAlike& entry = table.readings[seen[i]];
        entry.ever = true;
        entry.regularly = entry.regularly || i < bar;
      }
      std::erase(seen, U'|');
      table.printed.push_back({character[0], std::move(seen)});
    } else if (who == "n") {
      table.readings[character[0]].by_networks = true;
      table.readings[character[0]].ever = table.readings[character[0]].regularly = true;
      const std::u32string printed = to_u32(row.substr(second + 1));
      table.readings[character[0]].for_usual = std::any_of(printed.begin(), printed.end(), [](char32_t c) { return row_in_gb2312(c) != 0; });
    } else if (who == "w") {
      table.readings[character[0]].unknown = true;
    }
  }
  return table;
}

const Table& table() {
  static const Table kTable = parsed(misread_characters().front().bytes);
  return kTable;
}

}  // namespace

MisreadAlike misread_alike(char32_t read) {
  const auto found = table().readings.find(read);
  return found == table().readings.end() ? MisreadAlike{} : found->second;
}

bool is_rare(char32_t c) {
  const unsigned char row = row_in_gb2312(c);
  return is_cjk(c) && (row == 0 || row >= kSecondLevel);
}

const std::vector<HardlyKnown>& hardly_known_characters() { return table().printed; }

}  // namespace dossier
