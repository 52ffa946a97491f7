// Writing worksheets cell by cell, for everything that ends up in an XLSX file: text is only ever text, whatever it
// begins with, days and amounts are what they are, and no time of day gets in.
#pragma once

#include <xlsxwriter.h>

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "app/language.h"
#include "models/amount.h"
#include "models/date.h"
#include "models/finding.h"

namespace dossier {

struct XlsxFormats {
  lxw_format* head;
  lxw_format* text;
  lxw_format* amount;
  lxw_format* day;
  lxw_format* percent;
  lxw_format* good;
  lxw_format* bad;
  lxw_format* open;
};

// A workbook at `path` with what `fill` puts in. `large`: row by row through a temporary file, for many thousand rows.
// Throws Error(internal) where it cannot be written.
void write_workbook(const std::string& path, bool large,
                    const std::function<void(lxw_workbook*, const XlsxFormats&)>& fill);

// One row after the other, one cell after the other.
class XlsxSheet {
 public:
  struct Column {
    Message name;
    double width = 12;
  };

  XlsxSheet(lxw_workbook* book, const XlsxFormats& formats, Language language, const Message& name,
            std::initializer_list<Column> columns);

  void row();
  XlsxSheet& text(std::string_view text, lxw_format* format = nullptr);
  XlsxSheet& text(const Message& message, lxw_format* format = nullptr);
  XlsxSheet& number(double value, lxw_format* format = nullptr);
  XlsxSheet& blank();
  // A decimal amount or an ISO day as what it is, other text as text.
  XlsxSheet& value(std::string_view value);
  // As text where a spreadsheet would round it.
  XlsxSheet& amount(Amount amount, std::string_view as_text);
  XlsxSheet& day(const Date& date);
  // Call when all rows are there.
  void finish();

 private:
  lxw_worksheet* sheet_;
  const XlsxFormats& formats_;
  Language language_;
  lxw_row_t row_ = 0;
  lxw_col_t cell_ = 0;
  lxw_col_t last_column_ = 0;
};

}  // namespace dossier
