// The part of OOXML that holds cells: xl/workbook.xml, its relations, shared strings, number formats, sheets.
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <set>

#include "app/workbook_reader.h"
#include "models/date.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kPiece = 1 << 16;

struct Refusal {
  std::string why;
};

using Parts = std::map<std::string, std::string>;

// Which entries of the package matter; the rest (pictures, printer settings) is passed over.
bool is_wanted(std::string_view path) {
  return path == "xl/workbook.xml" || path == "xl/_rels/workbook.xml.rels" || path == "xl/sharedStrings.xml" ||
         path == "xl/styles.xml" || (path.starts_with("xl/worksheets/") && path.ends_with(".xml"));
}

std::string content_of(struct archive* archive, const WorkbookLimits& limits) {
  std::string bytes;
  std::string piece(kPiece, '\0');
  while (true) {
    const auto got = archive_read_data(archive, piece.data(), piece.size());
    if (got < 0) throw Refusal{"the file is damaged"};
    if (got == 0) return bytes;
    bytes.append(piece, 0, static_cast<std::size_t>(got));
    if (bytes.size() > limits.part_bytes) throw Refusal{"it is too large when unpacked"};
  }
}

Parts unpacked(int fd, const WorkbookLimits& limits) {
  const std::unique_ptr<struct archive, decltype(&archive_read_free)> archive(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(archive.get());
  if (archive_read_open_fd(archive.get(), fd, kPiece) != ARCHIVE_OK) throw Refusal{"it is no XLSX workbook"};
  Parts parts;
  std::uint32_t entries = 0;
  std::uint64_t total = 0;
  archive_entry* entry = nullptr;
  int state = ARCHIVE_OK;
  while ((state = archive_read_next_header(archive.get(), &entry)) == ARCHIVE_OK || state == ARCHIVE_WARN) {
    if (++entries > limits.parts) throw Refusal{"it holds too many parts"};
    const char* path = archive_entry_pathname(entry);
    if (path == nullptr || !is_wanted(path)) continue;
    if (archive_entry_is_encrypted(entry) != 0) throw Refusal{"it is protected by a password"};
    std::string bytes = content_of(archive.get(), limits);
    total += bytes.size();
    if (total > 2 * limits.part_bytes) throw Refusal{"it is too large when unpacked"};
    if (!parts.emplace(path, std::move(bytes)).second) throw Refusal{"a part of it stands twice"};
  }
  if (state != ARCHIVE_EOF) throw Refusal{"the file is damaged"};
  return parts;
}

// A part as XML. Document type declarations are not part of OOXML, and pugixml expands no entities but the five of XML.
pugi::xml_document xml_of(const Parts& parts, const std::string& path) {
  const auto part = parts.find(path);
  if (part == parts.end()) throw Refusal{"it lacks " + path};
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(part->second.data(), part->second.size(), pugi::parse_minimal | pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_eol);
  if (!result) throw Refusal{path + " is no valid XML"};
  return document;
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node one : node.children()) {
    if (local_name(one) == name) return one;
  }
  return {};
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute one : node.attributes()) {
    const std::string_view full = one.name();
    if (full == name || (full.ends_with(name) && full.size() > name.size() && full[full.size() - name.size() - 1] == ':')) return one.value();
  }
  return {};
}

// The text of a string: its runs, without the phonetic guides (rPh) that Chinese and Japanese forms may carry.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node part : node.children()) {
    if (local_name(part) == "t") text += part.text().get();
    if (local_name(part) == "r") text += child(part, "t").text().get();
  }
  return text;
}

std::vector<std::string> shared_strings(const Parts& parts, const WorkbookLimits& limits) {
  std::vector<std::string> strings;
  if (!parts.contains("xl/sharedStrings.xml")) return strings;
  const pugi::xml_document document = xml_of(parts, "xl/sharedStrings.xml");
  for (const pugi::xml_node item : child(document, "sst").children()) {
    if (local_name(item) != "si") continue;
    strings.push_back(text_of(item));
    if (strings.size() > limits.cells) throw Refusal{"it holds too many texts"};
  }
  return strings;
}

// Whether a number format shows a day. Quoted text and [colours] do not count; y, d mean one, m alone may be minutes.
bool shows_day(std::string_view format) {
  bool quoted = false, bracketed = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') quoted = !quoted;
    if (c == '[') bracketed = true;
    if (c == ']') bracketed = false;
    if (c == '\\') ++i;
    if (!quoted && !bracketed && (c == 'y' || c == 'Y' || c == 'd' || c == 'D')) return true;
  }
  return false;
}

// For each cell style, whether it shows a day.
std::vector<bool> day_styles(const Parts& parts) {
  std::vector<bool> styles;
  if (!parts.contains("xl/styles.xml")) return styles;
  const pugi::xml_document document = xml_of(parts, "xl/styles.xml");
  const pugi::xml_node sheet = child(document, "styleSheet");
  std::set<std::string> days = {"14", "15", "16", "17", "22", "27", "28", "29", "30", "31", "36", "50", "51", "52", "53", "54", "57", "58"};
  for (const pugi::xml_node format : child(sheet, "numFmts").children()) {
    if (shows_day(attribute(format, "formatCode"))) days.insert(attribute(format, "numFmtId"));
  }
  for (const pugi::xml_node style : child(sheet, "cellXfs").children()) styles.push_back(days.contains(attribute(style, "numFmtId")));
  return styles;
}

// "56789012.34" of 56789012.340000004: what a person typed, as far as a spreadsheet keeps it.
std::string number_text(const std::string& raw) {
  double value = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (error != std::errc{} || end != raw.data() + raw.size() || !std::isfinite(value)) return raw;
  if (std::abs(value) >= 1e15 || (value != 0 && std::abs(value) < 1e-6)) return raw;
  std::string text = fmt::format("{:.15g}", value);
  if (text.find('e') != std::string::npos) text = fmt::format("{:f}", value);
  return text;
}

std::string day_text(const std::string& raw, bool from_1904) {
  double serial = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), serial);
  if (error != std::errc{} || serial < 0 || serial > 2'958'465) return raw;
  // Day 60 of the 1900 system is a 29 February that never was; everything after is one off.
  const auto origin = from_1904 ? std::chrono::sys_days{make_date(1904, 1, 1)} : std::chrono::sys_days{make_date(1899, 12, serial < 60 ? 31 : 30)};
  return to_string(Date{origin + std::chrono::days{static_cast<int>(serial)}});
}

// "BC12" → column 54; nullopt for what is no reference.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || ++letters > 3) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

struct Book {
  std::vector<std::string> strings;
  std::vector<bool> days;
  bool from_1904 = false;
};

std::string cell_text(const pugi::xml_node& cell, const Book& book) {
  const std::string type = attribute(cell, "t");
  if (type == "inlineStr") return text_of(child(cell, "is"));
  const std::string raw = child(cell, "v").text().get();
  if (raw.empty() || type == "e") return {};
  if (type == "s") {
    std::size_t index = 0;
    std::from_chars(raw.data(), raw.data() + raw.size(), index);
    return index < book.strings.size() ? book.strings[index] : std::string();
  }
  if (type == "b") return raw == "1" ? "TRUE" : "FALSE";
  if (type == "str" || type == "d") return raw;
  std::size_t style = 0;
  const std::string style_text = attribute(cell, "s");
  std::from_chars(style_text.data(), style_text.data() + style_text.size(), style);
  return style < book.days.size() && book.days[style] ? day_text(raw, book.from_1904) : number_text(raw);
}

WorkbookSheet sheet_of(const Parts& parts, const std::string& path, const Book& book, const WorkbookLimits& limits, std::uint64_t& cells) {
  WorkbookSheet sheet;
  const pugi::xml_document document = xml_of(parts, path);
  for (const pugi::xml_node row : child(child(document, "worksheet"), "sheetData").children()) {
    if (local_name(row) != "row") continue;
    std::size_t number = sheet.rows.size();
    if (const std::string text = attribute(row, "r"); !text.empty()) {
      std::size_t given = 0;
      std::from_chars(text.data(), text.data() + text.size(), given);
      if (given < number + 1 || given > 1'048'576) throw Refusal{"its rows are not in order"};
      number = given - 1;
    }
    cells += number - sheet.rows.size();
    std::vector<std::string> values;
    for (const pugi::xml_node cell : row.children()) {
      if (local_name(cell) != "c") continue;
      const std::size_t column = column_of(attribute(cell, "r")).value_or(values.size());
      if (column < values.size() || column >= limits.columns) throw Refusal{"its columns are not in order, or too many"};
      std::string text = cell_text(cell, book);
      if (text.size() > limits.cell_bytes) throw Refusal{"a cell holds too long a text"};
      if (text.empty()) continue;
      if (!is_utf8(text)) throw Refusal{"a cell holds what is no text"};
      cells += column + 1 - values.size();
      values.resize(column);
      values.push_back(std::move(text));
    }
    if (cells > limits.cells) throw Refusal{"it holds too many cells"};
    if (values.empty()) continue;
    sheet.rows.resize(number);
    sheet.rows.push_back(std::move(values));
  }
  return sheet;
}

std::vector<WorkbookSheet> sheets_of(const Parts& parts, const WorkbookLimits& limits) {
  const pugi::xml_document document = xml_of(parts, "xl/workbook.xml");
  const pugi::xml_node workbook = child(document, "workbook");
  const std::string system = attribute(child(workbook, "workbookPr"), "date1904");
  const Book book{.strings = shared_strings(parts, limits), .days = day_styles(parts), .from_1904 = system == "1" || system == "true"};
  std::map<std::string, std::string> targets;
  const pugi::xml_document relations = xml_of(parts, "xl/_rels/workbook.xml.rels");
  for (const pugi::xml_node relation : child(relations, "Relationships").children()) {
    std::string target = attribute(relation, "Target");
    target = target.starts_with("/") ? target.substr(1) : "xl/" + target;
    targets[attribute(relation, "Id")] = std::move(target);
  }
  std::vector<WorkbookSheet> sheets;
  std::uint64_t cells = 0;
  for (const pugi::xml_node entry : child(workbook, "sheets").children()) {
    const auto target = targets.find(attribute(entry, "id"));
    if (target == targets.end() || !parts.contains(target->second)) continue;
    if (sheets.size() >= limits.sheets) throw Refusal{"it holds too many sheets"};
    sheets.push_back(sheet_of(parts, target->second, book, limits, cells));
    sheets.back().name = attribute(entry, "name");
  }
  return sheets;
}

}  // namespace

const std::string& WorkbookSheet::cell(std::size_t row, std::size_t column) const {
  static const std::string kEmpty;
  return row < rows.size() && column < rows[row].size() ? rows[row][column] : kEmpty;
}

Result<std::vector<WorkbookSheet>> decode_xlsx(int fd, const WorkbookLimits& limits) {
  try {
    return sheets_of(unpacked(fd, limits), limits);
  } catch (const Refusal& refusal) {
    return failed("form.workbook", "the workbook cannot be read: " + refusal.why);
  }
}

}  // namespace dossier
