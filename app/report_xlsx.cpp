#include "app/report_xlsx.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <cstdint>
#include <memory>
#include <string_view>

#include "app/labels.h"
#include "app/quantities.h"
#include "app/safe_text.h"
#include "models/amount.h"
#include "models/date.h"
#include "models/error.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kCellCharacters = 32'767;  // the format's limit
constexpr std::int64_t kExactFen = 999'999'999'999'999;  // 15 digits: what Excel keeps

struct Formats {
  lxw_format* head;
  lxw_format* text;
  lxw_format* amount;
  lxw_format* day;
  lxw_format* percent;
  lxw_format* good;
  lxw_format* bad;
  lxw_format* open;
};

Formats formats_of(lxw_workbook* book) {
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
  Formats formats{};
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

// One row after the other, one cell after the other.
class Sheet {
 public:
  struct Column {
    Message name;
    double width = 12;
  };

  Sheet(lxw_workbook* book, const Formats& formats, Language language, const Message& name, std::initializer_list<Column> columns)
      : sheet_(workbook_add_worksheet(book, in(language, name).c_str())), formats_(formats), language_(language) {
    for (const Column& column : columns) {
      worksheet_set_column(sheet_, cell_, cell_, column.width, nullptr);
      worksheet_write_string(sheet_, 0, cell_++, in(language, column.name).c_str(), formats.head);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    last_column_ = static_cast<lxw_col_t>(cell_ - 1);
  }

  void row() {
    ++row_;
    cell_ = 0;
  }
  Sheet& text(std::string_view text, lxw_format* format = nullptr) {
    std::u32string points = to_u32(neutral(text));
    if (points.size() > kCellCharacters) points.resize(kCellCharacters);
    worksheet_write_string(sheet_, row_, cell_++, to_utf8(points).c_str(), format == nullptr ? formats_.text : format);
    return *this;
  }
  Sheet& text(const Message& message, lxw_format* format = nullptr) { return text(in(language_, message), format); }
  Sheet& number(double value, lxw_format* format = nullptr) {
    worksheet_write_number(sheet_, row_, cell_++, value, format == nullptr ? formats_.text : format);
    return *this;
  }
  Sheet& blank() {
    ++cell_;
    return *this;
  }
  // A decimal amount or an ISO day as what it is, other text as text.
  Sheet& value(std::string_view value) {
    if (const auto date = parse_iso_date(value)) return day(*date);
    if (value.find('.') != std::string_view::npos) {
      if (const auto amount = parse_amount(value)) return this->amount(*amount, value);
    }
    return text(value);
  }
  Sheet& amount(Amount amount, std::string_view as_text) {
    if (amount.fen > kExactFen || amount.fen < -kExactFen) return text(as_text);
    return number(static_cast<double>(amount.fen) / 100, formats_.amount);
  }
  Sheet& day(const Date& date) {
    lxw_datetime cell{};
    cell.year = static_cast<int>(date.year());
    cell.month = static_cast<int>(static_cast<unsigned>(date.month()));
    cell.day = static_cast<int>(static_cast<unsigned>(date.day()));
    if (cell.year < 1900 || cell.year > 9999) return text(to_string(date));
    worksheet_write_datetime(sheet_, row_, cell_++, &cell, formats_.day);
    return *this;
  }
  void finish() {
    if (row_ > 0) worksheet_autofilter(sheet_, 0, 0, row_, last_column_);
  }
  lxw_worksheet* get() { return sheet_; }

 private:
  lxw_worksheet* sheet_;
  const Formats& formats_;
  Language language_;
  lxw_row_t row_ = 0;
  lxw_col_t cell_ = 0;
  lxw_col_t last_column_ = 0;
};

lxw_format* format_of(const Formats& formats, Outcome outcome) {
  return outcome == Outcome::consistent ? formats.good : outcome == Outcome::inconsistent ? formats.bad : formats.open;
}

lxw_format* format_of(const Formats& formats, CriterionOutcome outcome) {
  return outcome == CriterionOutcome::met ? formats.good : outcome == CriterionOutcome::not_met ? formats.bad : formats.open;
}

std::string places_of(const Report& report, const std::vector<Evidence>& evidence) {
  std::string text;
  for (const Evidence& place : evidence) {
    text += fmt::format("{}{} p.{}", text.empty() ? "" : "\n", report.files.at(place.file).name, place.page);
  }
  return text;
}

void add_score(lxw_workbook* book, const Formats& formats, const Report& report, Language language) {
  Sheet sheet(book, formats, language, {"结论", "Score"},
              {{{"条件", "Criterion"}, 34}, {{"编号", "Id"}, 18}, {{"计入结论", "Counts"}, 10}, {{"结果", "Outcome"}, 14},
               {{"数值", "Value"}, 16}, {{"门槛", "Threshold"}, 16}, {{"算式", "Formula"}, 44}, {{"说明", "Explanation"}, 50},
               {{"依据", "Rule"}, 50}, {{"证据", "Evidence"}, 40}});
  sheet.row();
  const CriterionOutcome verdict = report.score->verdict == Verdict::qualified       ? CriterionOutcome::met
                                   : report.score->verdict == Verdict::not_qualified ? CriterionOutcome::not_met
                                                                                     : CriterionOutcome::undetermined;
  sheet.text(Message{"结论", "Verdict"}).text(report.score->profile).blank();
  sheet.text(label_of(report.score->verdict), format_of(formats, verdict));
  for (const CriterionResult& criterion : report.score->criteria) {
    sheet.row();
    sheet.text(criterion.title).text(criterion.id);
    sheet.text(criterion.counts ? Message{"是", "yes"} : Message{"否", "no"});
    sheet.text(label_of(criterion.outcome), format_of(formats, criterion.outcome));
    const ShownCriterion quantity = shown(criterion);
    sheet.text(quantity.value).text(quantity.threshold).text(criterion.formula).text(criterion.explanation);
    sheet.text(criterion.source).text(places_of(report, criterion.basis));
  }
  sheet.finish();
}

void add_findings(lxw_workbook* book, const Formats& formats, const Report& report, Language language) {
  Sheet sheet(book, formats, language, {"核查发现", "Findings"},
              {{{"序号", "No."}, 6}, {{"结果", "Outcome"}, 12}, {{"程度", "Severity"}, 10}, {{"检查", "Check"}, 32},
               {{"申报项", "Claim"}, 32}, {{"申报", "Declared"}, 20}, {{"证据", "Found"}, 20}, {{"说明", "Message"}, 56},
               {{"算式", "Formula"}, 40}, {{"依据", "Rule"}, 44}, {{"位置", "Evidence"}, 40}});
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    sheet.row();
    sheet.number(static_cast<double>(i + 1)).text(label_of(finding.outcome), format_of(formats, finding.outcome));
    sheet.text(label_of(finding.severity)).text(finding.check).text(finding.claim.value_or(""));
    sheet.value(finding.declared.value_or("")).value(finding.found.value_or(""));
    sheet.text(finding.message).text(finding.formula).text(finding.rule).text(places_of(report, finding.evidence));
  }
  sheet.finish();
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " / ") + part;
  return text;
}

void add_field(Sheet& sheet, const Formats& formats, const Report& report, const Document& document, const Field& field,
               Language language) {
  sheet.row();
  sheet.text(label_of(document.type)).text(label_of(field)).text(field.name);
  if (field.year) {
    sheet.number(*field.year);
  } else {
    sheet.blank();
  }
  sheet.text(label_of_scope(field.scope));
  if (field.kind == ValueKind::level && !field.value.empty() && field.value.size() < 4 &&
      field.value.find_first_not_of("0123456789") == std::string::npos) {
    sheet.number(std::stoi(field.value));
  } else if (field.kind == ValueKind::amount || field.kind == ValueKind::date) {
    sheet.value(field.value);
  } else {
    sheet.text(field.value);
  }
  sheet.text(field.raw);
  sheet.text(label_of(field.status), field.status == Status::certain ? formats.good : formats.open);
  sheet.number(field.confidence, formats.percent);
  std::vector<std::string> proofs;
  for (const Proof& proof : field.proofs) proofs.push_back(in(language, describe(proof)));
  sheet.text(joined(proofs)).text(explain_doubt(field.doubt)).text(joined(field.alternatives));
  const SourceFile& file = report.files.at(document.file);
  sheet.text(file.name).number(field.page);
  sheet.text(fmt::format("{:.1f}, {:.1f}, {:.1f}, {:.1f}", field.box.x, field.box.y, field.box.width, field.box.height));
  sheet.text(file.sha256);
}

void add_figures(lxw_workbook* book, const Formats& formats, const Report& report, Language language) {
  Sheet sheet(book, formats, language, {"数据", "Figures"},
              {{{"文件类型", "Document"}, 20}, {{"项目", "Item"}, 26}, {{"字段", "Field"}, 22}, {{"年度", "Year"}, 8},
               {{"范围", "Scope"}, 10}, {{"值", "Value"}, 24}, {{"原文", "As printed"}, 24}, {{"状态", "Status"}, 10},
               {{"置信度", "Confidence"}, 10}, {{"证明", "Proof"}, 34}, {{"疑点", "Doubt"}, 28}, {{"其他可能", "Alternatives"}, 24},
               {{"文件", "File"}, 34}, {{"页", "Page"}, 6}, {{"位置（1/72 英寸）", "Box (1/72 inch)"}, 24}, {{"SHA-256", "SHA-256"}, 20}});
  for (const Document& document : report.documents) {
    for (const Field& field : document.fields) add_field(sheet, formats, report, document, field, language);
  }
  sheet.finish();
}

void add_files(lxw_workbook* book, const Formats& formats, const Report& report, Language language) {
  Sheet sheet(book, formats, language, {"材料", "Files"},
              {{{"文件", "File"}, 44}, {{"类型", "Kind"}, 10}, {{"字节", "Bytes"}, 12}, {{"页数", "Pages"}, 8},
               {{"内容", "Contents"}, 50}, {{"无法读取", "Unreadable"}, 44}, {{"SHA-256", "SHA-256"}, 66}});
  for (std::size_t i = 0; i < report.files.size(); ++i) {
    const SourceFile& file = report.files[i];
    std::string contents;
    for (const Document& document : report.documents) {
      if (document.file != i) continue;
      contents += fmt::format("{}{}–{} {}", contents.empty() ? "" : "\n", document.first_page, document.last_page,
                              in(language, label_of(document.type)));
    }
    std::string trouble;
    for (const Unreadable& part : report.unreadable) {
      if (part.file != i) continue;
      trouble += (trouble.empty() ? "" : "\n") + (part.page > 0 ? fmt::format("p.{} ", part.page) : "") +
                 in(language, explain_problem(part.code, part.reason));
    }
    sheet.row();
    sheet.text(file.name).text(label_of(file.kind)).number(static_cast<double>(file.size));
    sheet.number(i < report.page_sizes.size() ? static_cast<double>(report.page_sizes[i].size()) : 0);
    sheet.text(contents).text(trouble, trouble.empty() ? nullptr : formats.bad).text(file.sha256);
  }
  sheet.finish();
}

}  // namespace

void write_report_xlsx(const std::string& path, const Report& report, Language language) {
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) throw Error(ErrorCode::internal, path, "the workbook cannot be made");
  // The library would write the time of day.
  lxw_doc_properties properties{};
  properties.created = 946'684'800;  // 2000-01-01, the same for every report
  workbook_set_properties(book, &properties);

  const Formats formats = formats_of(book);
  if (report.score) add_score(book, formats, report, language);
  if (report.score || !report.findings.empty()) add_findings(book, formats, report, language);
  add_figures(book, formats, report, language);
  add_files(book, formats, report, language);
  const lxw_error trouble = workbook_close(book);
  if (trouble != LXW_NO_ERROR) throw Error(ErrorCode::internal, path, lxw_strerror(trouble));
}

}  // namespace dossier
