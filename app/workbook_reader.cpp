#include "app/workbook_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "ingest/reader_process.h"
#include "ingest/unique_fd.h"
#include "models/text.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

// At most so many bytes from the beginning.
std::string bytes_of(int fd, std::uint64_t most) {
  struct stat status{};
  if (fstat(fd, &status) != 0 || status.st_size < 0) return {};
  std::string bytes(std::min(most, static_cast<std::uint64_t>(status.st_size)), '\0');
  std::size_t got = 0;
  while (got < bytes.size()) {
    const ssize_t n = pread(fd, bytes.data() + got, bytes.size() - got, static_cast<off_t>(got));
    if (n <= 0) break;
    got += static_cast<std::size_t>(n);
  }
  bytes.resize(got);
  return bytes;
}

bool is_zip(int fd) { return bytes_of(fd, 4) == std::string_view("PK\x03\x04", 4); }

// Spreadsheets that write CSV in China use GBK unless told otherwise.
std::string from_gb18030(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("gb18030", &error), ucnv_close);
  if (U_FAILURE(error)) return {};
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::u16string units(bytes.size() + 1, u'\0');
  const auto length = ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()), bytes.data(),
                                    static_cast<std::int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) return {};
  std::string text;
  icu::UnicodeString(units.data(), length).toUTF8String(text);
  return text;
}

std::string encoded(const Result<std::vector<WorkbookSheet>>& sheets) {
  Json json;
  if (!sheets.has_value()) {
    json["why"] = sheets.error().message;
  } else {
    json["sheets"] = Json::array();
    for (const WorkbookSheet& sheet : *sheets) json["sheets"].push_back({{"name", sheet.name}, {"rows", sheet.rows}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// What the confined process sent; it may be under an attacker's control.
Result<std::vector<WorkbookSheet>> decoded(const std::string& bytes, const WorkbookLimits& limits) {
  const auto refuse = [] { return failed("form.workbook", "the workbook cannot be read"); };
  const Json json = Json::parse(bytes, nullptr, false);
  if (!json.is_object()) return refuse();
  if (json.contains("why") && json["why"].is_string()) return failed("form.workbook", printable(json["why"].get<std::string>()));
  if (!json.contains("sheets") || !json["sheets"].is_array() || json["sheets"].size() > limits.sheets) return refuse();
  std::vector<WorkbookSheet> sheets;
  std::uint64_t cells = 0;
  for (const Json& one : json["sheets"]) {
    if (!one.is_object() || !one.contains("name") || !one["name"].is_string() || !one.contains("rows") || !one["rows"].is_array()) return refuse();
    WorkbookSheet sheet{.name = printable(one["name"].get<std::string>()), .rows = {}};
    for (const Json& row : one["rows"]) {
      if (!row.is_array() || row.size() > limits.columns || (cells += row.size() + 1) > 2 * limits.cells) return refuse();
      std::vector<std::string>& values = sheet.rows.emplace_back();
      for (const Json& cell : row) {
        if (!cell.is_string()) return refuse();
        values.push_back(cell.get<std::string>());
      }
    }
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

}  // namespace

Result<std::vector<WorkbookSheet>> decode_csv(std::string_view bytes, const WorkbookLimits& limits) {
  std::string converted;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!is_utf8(bytes)) {
    converted = from_gb18030(bytes);
    if (converted.empty()) return failed("form.workbook", "the table is neither UTF-8 nor GB18030 text");
    bytes = converted;
  }
  if (bytes.find('\0') != std::string_view::npos) return failed("form.workbook", "the file is no table of text");
  // The separator that the first line holds most of.
  const std::string_view first = bytes.substr(0, bytes.find('\n'));
  char separator = ',';
  for (const char candidate : {'\t', ';'}) {
    if (std::count(first.begin(), first.end(), candidate) > std::count(first.begin(), first.end(), separator)) separator = candidate;
  }
  WorkbookSheet sheet{.name = "CSV", .rows = {}};
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false, closed = false;
  std::uint64_t cells = 0;
  const auto end_cell = [&] {
    row.push_back(std::exchange(cell, {}));
    closed = false;
    ++cells;
  };
  const auto end_row = [&] {
    end_cell();
    while (!row.empty() && row.back().empty()) row.pop_back();
    sheet.rows.push_back(std::exchange(row, {}));
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < bytes.size() && bytes[i + 1] == '"') {
        cell += '"';
        ++i;
      } else {
        quoted = false;
        closed = true;
      }
    } else if (c == '"' && cell.empty() && !closed) {
      quoted = true;
    } else if (c == separator) {
      end_cell();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      cell += c;
    }
    if (cell.size() > limits.cell_bytes || row.size() > limits.columns || cells > limits.cells) {
      return failed("form.workbook", "the table is too large");
    }
  }
  if (quoted) return failed("form.workbook", "a quotation mark of the table is not closed");
  if (!cell.empty() || !row.empty()) end_row();
  return std::vector<WorkbookSheet>{std::move(sheet)};
}

Result<std::vector<WorkbookSheet>> read_workbook(const std::string& path, const WorkbookLimits& limits) {
  UniqueFd input(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status{};
  if (!input || fstat(input.get(), &status) != 0 || !S_ISREG(status.st_mode)) return failed("form.workbook", "the file cannot be opened");
  if (static_cast<std::uint64_t>(status.st_size) > limits.packed_bytes) return failed("form.workbook", "the file is too large for a table");
  ReaderProcesses processes({.confinement = {.readable = {}, .memory_bytes = 4ull << 30, .cpu_seconds = limits.seconds},
                             .silence_seconds = 2 * limits.seconds,
                             .max_message_bytes = limits.part_bytes,
                             .jobs = 1},
                            {}, {}, [&](int fd, std::string_view, FrameWriter& out) {
                              const auto sheets = is_zip(fd) ? decode_xlsx(fd, limits) : decode_csv(bytes_of(fd, limits.packed_bytes), limits);
                              out.send(FrameKind::entry_bytes, encoded(sheets));
                            });
  Result<std::vector<WorkbookSheet>> result = failed("form.workbook", "the workbook cannot be read");
  bool given = false;
  processes.run(
      [&]() -> std::optional<ReaderJob> {
        if (std::exchange(given, true)) return std::nullopt;
        return ReaderJob{.id = 0, .input = std::move(input), .request = {}};
      },
      [&](std::uint64_t, Frame&& frame) {
        if (frame.kind != FrameKind::entry_bytes) return false;
        result = decoded(frame.bytes, limits);
        return true;
      },
      [&](std::uint64_t, const ReaderEnd& end) {
        if (end.kind != ReaderEnd::Kind::done) result = failed("form.workbook", "the workbook cannot be read: " + reason_of(end));
      });
  return result;
}

}  // namespace dossier
