#include "app/xlsx_sheet.h"

#include <cstddef>
#include <cstdint>

#include "app/safe_text.h"
#include "models/error.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kCellCharacters = 32'767;          // the format's limit
constexpr std::int64_t kExactFen = 999'999'999'999'999;  // 15 digits: what Excel keeps

XlsxFormats formats_of(lxw_workbook* book) {
  const auto wrapping = [&] {
    lxw_format* format = workbook_add_format(book);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  };
  const auto coloured = [&](lxw_color_t ink, lxw_color_t ground) {
    lxw_format* format = wrapping();
    format_set_font_color(format, ink);
    format_set_bg_color(format, ground);
    return format;
  };
  const auto numeric = [&](const char* pattern) {
    lxw_format* format = workbook_add_format(book);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(format, pattern);
    return format;
  };
  XlsxFormats formats{};
  formats.head = workbook_add_format(book);
  format_set_bold(formats.head);
  format_set_bottom(formats.head, LXW_BORDER_THIN);
  format_set_bg_color(formats.head, 0xEEF1F4);
  formats.text = wrapping();
  formats.amount = numeric("#,##0.00");
  formats.day = numeric("yyyy-mm-dd");
  formats.percent = numeric("0.0%");
  formats.good = coloured(0x12704A, 0xE9F5EF);
  formats.bad = coloured(0xB42318, 0xFDEEEC);
  formats.open = coloured(0x8C5A00, 0xFDF4E1);
  return formats;
}

}  // namespace

void write_workbook(const std::string& path, bool large,
                    const std::function<void(lxw_workbook*, const XlsxFormats&)>& fill) {
  lxw_workbook_options options{};
  options.constant_memory = large ? LXW_TRUE : LXW_FALSE;
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) throw Error(ErrorCode::internal, path, "the workbook cannot be made");
  // The library would write the time of day.
  lxw_doc_properties properties{};
  properties.created = 946'684'800;  // 2000-01-01, the same for every report
  workbook_set_properties(book, &properties);
  const XlsxFormats formats = formats_of(book);
  fill(book, formats);
  const lxw_error trouble = workbook_close(book);
  if (trouble != LXW_NO_ERROR) throw Error(ErrorCode::internal, path, lxw_strerror(trouble));
}

XlsxSheet::XlsxSheet(lxw_workbook* book, const XlsxFormats& formats, Language language, const Message& name,
                     std::initializer_list<Column> columns)
    : sheet_(workbook_add_worksheet(book, in(language, name).c_str())), formats_(formats), language_(language) {
  for (const Column& column : columns) {
    worksheet_set_column(sheet_, cell_, cell_, column.width, nullptr);
    worksheet_write_string(sheet_, 0, cell_++, in(language, column.name).c_str(), formats.head);
  }
  worksheet_freeze_panes(sheet_, 1, 0);
  last_column_ = static_cast<lxw_col_t>(cell_ - 1);
}

void XlsxSheet::row() {
  ++row_;
  cell_ = 0;
}

XlsxSheet& XlsxSheet::text(std::string_view text, lxw_format* format) {
  std::u32string points = to_u32(neutral(text));
  if (points.size() > kCellCharacters) points.resize(kCellCharacters);
  worksheet_write_string(sheet_, row_, cell_++, to_utf8(points).c_str(), format == nullptr ? formats_.text : format);
  return *this;
}

XlsxSheet& XlsxSheet::text(const Message& message, lxw_format* format) { return text(in(language_, message), format); }

XlsxSheet& XlsxSheet::number(double value, lxw_format* format) {
  worksheet_write_number(sheet_, row_, cell_++, value, format == nullptr ? formats_.text : format);
  return *this;
}

XlsxSheet& XlsxSheet::blank() {
  ++cell_;
  return *this;
}

XlsxSheet& XlsxSheet::value(std::string_view value) {
  if (const auto date = parse_iso_date(value)) return day(*date);
  if (value.find('.') != std::string_view::npos) {
    if (const auto amount = parse_amount(value)) return this->amount(*amount, value);
  }
  return text(value);
}

XlsxSheet& XlsxSheet::amount(Amount amount, std::string_view as_text) {
  if (amount.fen > kExactFen || amount.fen < -kExactFen) return text(as_text);
  return number(static_cast<double>(amount.fen) / 100, formats_.amount);
}

XlsxSheet& XlsxSheet::day(const Date& date) {
  lxw_datetime cell{};
  cell.year = static_cast<int>(date.year());
  cell.month = static_cast<int>(static_cast<unsigned>(date.month()));
  cell.day = static_cast<int>(static_cast<unsigned>(date.day()));
  if (cell.year < 1900 || cell.year > 9999) return text(to_string(date));
  worksheet_write_datetime(sheet_, row_, cell_++, &cell, formats_.day);
  return *this;
}

void XlsxSheet::finish() {
  if (row_ > 0) worksheet_autofilter(sheet_, 0, 0, row_, last_column_);
}

}  // namespace dossier
