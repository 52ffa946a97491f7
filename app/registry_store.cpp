#include "app/registry_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "app/output_file.h"
#include "models/error.h"
#include "models/sha256.h"
#include "models/text.h"
#include "verify/declared_values.h"

namespace dossier {
namespace {

constexpr std::string_view kMagic = "# dossier/registry/1 ";
constexpr std::size_t kShownRows = 5;
constexpr std::size_t kHeadRows = 20;  // within which the head must stand

enum class Column { number, title, status, owner, drafters, from, until };

struct ColumnName {
  std::string_view words;  // in the head, after name_key
  Column column;
};

// Heads as the platforms and their exports write them. A head that names two columns takes the first entry that matches.
constexpr std::array kColumnNames = {
    ColumnName{"标准号", Column::number},         ColumnName{"标准编号", Column::number},     ColumnName{"专利号", Column::number},
    ColumnName{"申请号", Column::number},         ColumnName{"专利申请号", Column::number},   ColumnName{"证书编号", Column::number},
    ColumnName{"证书号", Column::number},         ColumnName{"编号", Column::number},         ColumnName{"number", Column::number},
    ColumnName{"标准名称", Column::title},        ColumnName{"中文标准名称", Column::title},  ColumnName{"专利名称", Column::title},
    ColumnName{"发明名称", Column::title},        ColumnName{"名称", Column::title},          ColumnName{"title", Column::title},
    ColumnName{"标准状态", Column::status},       ColumnName{"法律状态", Column::status},     ColumnName{"当前法律状态", Column::status},
    ColumnName{"证书状态", Column::status},       ColumnName{"案件状态", Column::status},     ColumnName{"状态", Column::status},
    ColumnName{"status", Column::status},         ColumnName{"专利权人", Column::owner},      ColumnName{"当前专利权人", Column::owner},
    ColumnName{"权利人", Column::owner},          ColumnName{"申请人", Column::owner},        ColumnName{"获证组织名称", Column::owner},
    ColumnName{"获证组织", Column::owner},        ColumnName{"持有人", Column::owner},        ColumnName{"企业名称", Column::owner},
    ColumnName{"owner", Column::owner},           ColumnName{"holder", Column::owner},        ColumnName{"起草单位", Column::drafters},
    ColumnName{"主要起草单位", Column::drafters}, ColumnName{"drafters", Column::drafters},   ColumnName{"实施日期", Column::from},
    ColumnName{"发证日期", Column::from},         ColumnName{"颁证日期", Column::from},       ColumnName{"from", Column::from},
    ColumnName{"废止日期", Column::until},        ColumnName{"证书到期日期", Column::until},  ColumnName{"到期日期", Column::until},
    ColumnName{"有效期至", Column::until},        ColumnName{"终止日期", Column::until},      ColumnName{"失效日期", Column::until},
    ColumnName{"until", Column::until},
};

std::optional<Column> column_named(std::string_view head) {
  const std::string key = name_key(head);
  const auto it = std::find_if(kColumnNames.begin(), kColumnNames.end(), [&](const ColumnName& name) { return name.words == key; });
  return it == kColumnNames.end() ? std::nullopt : std::optional(it->column);
}

// Without the characters that separate cells and rows of the table.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  while (!result.empty() && result.back() == ' ') result.pop_back();
  result.erase(0, std::min(result.find_first_not_of(' '), result.size()));
  return result;
}

std::string path_in(const std::string& folder, RegistryKind kind) { return folder + "/" + std::string(name_of(kind)) + ".tsv"; }

std::string bytes_at(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string day_or_nothing(const std::string& text) {
  const auto day = parse_declared_date(text);
  return day ? to_string(*day) : std::string();
}

// The table's lines after its head; throws where the head is not one.
std::string_view body_of(std::string_view table, RegistryKind kind, const std::string& path, std::size_t& entries) {
  const std::string head = std::string(kMagic) + std::string(name_of(kind)) + " ";
  const std::size_t newline = table.find('\n');
  const bool fits = table.starts_with(head) && newline != std::string_view::npos;
  const std::string_view count = fits ? table.substr(head.size(), newline - head.size()) : std::string_view{};
  const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), entries);
  if (!fits || error != std::errc{} || end != count.data() + count.size()) {
    throw Error(ErrorCode::usage, path, "this is no registry snapshot; import it again with dossier registry import");
  }
  return table.substr(newline + 1);
}

RegistryEntry entry_of(std::string_view line) {
  std::array<std::string, 8> cells;
  for (std::string& cell : cells) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    cell = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return {.number = cells[1],
          .title = cells[2],
          .status = cells[3],
          .owner = cells[4],
          .drafters = cells[5],
          .valid_from = parse_iso_date(cells[6]),
          .valid_until = parse_iso_date(cells[7])};
}

// The line of a key in a body sorted by keys; empty where there is none.
std::string_view line_of(std::string_view body, std::string_view key) {
  std::size_t low = 0, high = body.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t before = middle == 0 ? std::string_view::npos : body.rfind('\n', middle - 1);
    const std::size_t start = before == std::string_view::npos || before < low ? low : before + 1;
    const std::size_t end = std::min(body.find('\n', start), body.size());
    const std::string_view line = body.substr(start, end - start);
    const std::string_view found = line.substr(0, line.find('\t'));
    if (found == key) return line;
    if (found < key) {
      low = std::min(end + 1, body.size());
    } else {
      high = start;
    }
  }
  return {};
}

}  // namespace

std::string default_registry_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && data[0] == '/') return std::string(data) + "/dossier/registry";
  if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/') return std::string(home) + "/.local/share/dossier/registry";
  return {};
}

Result<ImportedRegistry> import_registry(RegistryKind kind, const std::vector<WorkbookSheet>& sheets) {
  ImportedRegistry result;
  std::map<std::string, std::string> lines;
  for (const WorkbookSheet& sheet : sheets) {
    std::map<Column, std::size_t> columns;
    std::size_t head = 0;
    for (; head < std::min(sheet.rows.size(), kHeadRows) && !columns.contains(Column::number); ++head) {
      columns.clear();
      for (std::size_t i = 0; i < sheet.rows[head].size(); ++i) {
        if (const auto column = column_named(sheet.rows[head][i])) columns.try_emplace(*column, i);
      }
    }
    if (!columns.contains(Column::number)) continue;
    if (result.columns.empty()) {
      for (const auto& [column, index] : columns) result.columns.push_back(sheet.rows[head - 1][index]);
    }
    for (std::size_t row = head; row < sheet.rows.size(); ++row) {
      const auto cell = [&](Column column) {
        const auto it = columns.find(column);
        return it == columns.end() ? std::string() : plain(sheet.cell(row, it->second));
      };
      if (sheet.rows[row].empty()) continue;
      const std::string number = cell(Column::number);
      const std::string key = registry_key(kind, number);
      if (key.empty() || (kind == RegistryKind::patents && key.size() < 8)) {
        ++result.skipped_rows;
        if (result.skipped.size() < kShownRows) result.skipped.push_back(fmt::format("{}!{}", sheet.name, row + 1));
        continue;
      }
      lines[key] = fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", key, number, cell(Column::title), cell(Column::status),
                               cell(Column::owner), cell(Column::drafters), day_or_nothing(cell(Column::from)),
                               day_or_nothing(cell(Column::until)));
    }
  }
  if (result.columns.empty()) {
    return failed("registry.no-number-column",
                  "no row names a column of numbers; the head must hold one of 标准号, 专利号, 申请号, 证书编号, 编号, number");
  }
  result.entries = lines.size();
  result.table = fmt::format("{}{} {}\n", kMagic, name_of(kind), lines.size());
  for (const auto& [key, line] : lines) result.table += line;
  return result;
}

void save_registry(const std::string& folder, RegistryKind kind, const std::string& table) {
  make_output_folder(folder);
  write_file(path_in(folder, kind), table);
}

std::vector<RegistryInfo> registries_in(const std::string& folder) {
  std::vector<RegistryInfo> result;
  for (const RegistryKind kind : {RegistryKind::standards, RegistryKind::patents, RegistryKind::certificates}) {
    const std::string path = path_in(folder, kind);
    if (folder.empty() || !std::filesystem::is_regular_file(path)) continue;
    const std::string table = bytes_at(path);
    RegistryInfo info{.kind = kind, .entries = 0, .sha256 = sha256_hex(table)};
    (void)body_of(table, kind, path, info.entries);
    result.push_back(std::move(info));
  }
  return result;
}

RegistryExtract look_up(const std::string& folder, const std::set<std::pair<RegistryKind, std::string>>& keys) {
  RegistryExtract extract;
  for (const RegistryKind kind : {RegistryKind::standards, RegistryKind::patents, RegistryKind::certificates}) {
    const std::string path = path_in(folder, kind);
    if (folder.empty() || !std::filesystem::is_regular_file(path)) continue;
    const std::string table = bytes_at(path);
    std::size_t entries = 0;
    const std::string_view body = body_of(table, kind, path, entries);
    extract.present.insert(kind);
    for (const auto& key : keys) {
      if (key.first != kind) continue;
      if (const std::string_view line = line_of(body, key.second); !line.empty()) extract.entries.emplace(key, entry_of(line));
    }
  }
  return extract;
}

}  // namespace dossier
