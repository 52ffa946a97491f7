#include <xlsxwriter.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "app/declaration_form.h"
#include "app/declaration_form_layout.h"
#include "app/safe_text.h"
#include "models/error.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

constexpr lxw_row_t kListRows = 300;  // rows of a list that offer choices

struct Formats {
  lxw_format *title, *head, *label, *needed, *value, *hint, *text;
};

Formats formats_of(lxw_workbook* book) {
  const auto plain = [&] {
    lxw_format* format = workbook_add_format(book);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(format);
    return format;
  };
  Formats formats{};
  formats.title = workbook_add_format(book);
  format_set_bold(formats.title);
  format_set_font_size(formats.title, 15);
  formats.head = plain();
  format_set_bold(formats.head);
  format_set_bg_color(formats.head, 0xEEF1F4);
  format_set_border(formats.head, LXW_BORDER_THIN);
  formats.label = plain();
  formats.needed = plain();
  format_set_bold(formats.needed);
  formats.value = plain();
  // Text: what is typed stays as it is typed, with its decimals and its zeros in front.
  format_set_num_format(formats.value, "@");
  format_set_border(formats.value, LXW_BORDER_THIN);
  format_set_bg_color(formats.value, 0xFFFDF2);
  formats.hint = plain();
  format_set_font_color(formats.hint, 0x6B7280);
  formats.text = plain();
  return formats;
}


// Offers choices without refusing anything else: the program says what it cannot read.
void offer(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last, lxw_col_t column, std::string_view choices, std::string_view hint) {
  if (choices.empty() && hint.empty()) return;
  std::vector<std::string> texts;
  while (!choices.empty()) {
    const std::size_t bar = std::min(choices.find('|'), choices.size());
    texts.emplace_back(choices.substr(0, bar));
    choices.remove_prefix(std::min(bar + 1, choices.size()));
  }
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  std::string message(hint);
  lxw_data_validation validation{};
  validation.validate = texts.empty() ? LXW_VALIDATION_TYPE_ANY : LXW_VALIDATION_TYPE_LIST;
  if (!texts.empty()) validation.value_list = pointers.data();
  validation.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
  validation.show_error = LXW_VALIDATION_OFF;
  if (!message.empty()) validation.input_message = message.data();
  worksheet_data_validation_range(sheet, first, column, last, column, &validation);
}

class FormWriter {
 public:
  FormWriter(lxw_workbook* book, const Profile& profile, int year, const Json& filled)
      : book_(book), formats_(formats_of(book)), profile_(profile), filled_(filled) {
    for (std::size_t i = 0; i < kFormYears; ++i) years_.push_back(year > 0 ? std::to_string(year - static_cast<int>(i)) : std::string());
    if (filled_.is_object() && filled_.contains("financials") && filled_["financials"].is_object()) {
      years_.clear();
      for (const auto& entry : filled_["financials"].items()) years_.insert(years_.begin(), entry.key());
      years_.resize(kFormYears);
    }
    if (year > 0) year_ = std::to_string(year);
  }

  void write() {
    write_guide();
    write_applicant();
    write_figures();
    for (const FormList& list : kFormLists) write_list(list);
    write_criteria();
  }

 private:
  void put(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, std::string_view text, lxw_format* format) {
    const std::string safe = neutral(text);
    if (safe.empty()) {
      worksheet_write_blank(sheet, row, static_cast<lxw_col_t>(column), format);
    } else {
      worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), safe.c_str(), format);
    }
  }

  static void hide(lxw_worksheet* sheet) {
    lxw_row_col_options hidden{.hidden = LXW_TRUE, .level = 0, .collapsed = LXW_FALSE};
    worksheet_set_column_opt(sheet, kKeyColumn, kKeyColumn, 8, nullptr, &hidden);
  }

  // A member of the declaration to be filled in, as a person would type it.
  std::string filled(const std::string& pointer) const {
    if (!filled_.is_object()) return {};
    const Json::json_pointer place(pointer);
    if (!filled_.contains(place)) return {};
    const Json& value = filled_[place];
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_array()) return value.is_null() ? std::string() : value.dump();
    std::string text;
    for (const Json& item : value) {
      if (item.is_string()) text += (text.empty() ? "" : "；") + item.get<std::string>();
    }
    return text;
  }

  void write_guide() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, "填写说明");
    worksheet_set_column(sheet, 0, 0, 100, nullptr);
    put(sheet, 0, 0, "申报表 · " + profile_.title.zh, formats_.title);
    const char* const kLines[] = {
        "1. 在“企业”“财务”“专利”“软件著作权”“证书”“标准”各表的浅黄色单元格中填写；加粗项为必填。没有的项目留空。",
        "2. 金额填数字并在“单位”列选单位，也可直接写作 5678.90万元；小数位数即申报精度。",
        "3. 日期写作 2023-01-05；也可写 2023年1月5日。",
        "4. 不要删除隐藏的首列（列表表为第二行）：程序据此识别各项。行可移动，列表可增行。",
        "5. 保存为 declaration.xlsx（或 申报表.xlsx），与证明材料放在同一文件夹，运行 dossier check 文件夹。",
    };
    lxw_row_t row = 2;
    for (const char* line : kLines) put(sheet, row++, 0, line, formats_.text);
  }

  void write_applicant() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, "企业");
    hide(sheet);
    worksheet_set_column(sheet, 1, 1, 22, nullptr);
    worksheet_set_column(sheet, 2, 2, 48, nullptr);
    worksheet_set_column(sheet, 3, 3, 60, nullptr);
    put(sheet, 0, 1, "项目", formats_.head);
    put(sheet, 0, 2, "填写", formats_.head);
    put(sheet, 0, 3, "说明", formats_.head);
    lxw_row_t row = 1;
    for (const FormItem& item : kFormApplicant) {
      std::string value = filled(std::string(item.key));
      if (item.key == "/profile") value = profile_.id;
      if (item.key == "/reporting_year" && value.empty()) value = year_;
      put(sheet, row, kKeyColumn, item.key, formats_.hint);
      put(sheet, row, kLabelColumn, item.label, item.needed ? formats_.needed : formats_.label);
      put(sheet, row, kValueColumn, value, formats_.value);
      put(sheet, row, 3, item.hint, formats_.hint);
      offer(sheet, row, row, kValueColumn, item.choices, {});
      ++row;
    }
    worksheet_freeze_panes(sheet, 1, 0);
  }

  void write_figures() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, "财务");
    hide(sheet);
    worksheet_set_column(sheet, 1, 1, 22, nullptr);
    worksheet_set_column(sheet, 2, 2, 9, nullptr);
    worksheet_set_column(sheet, 3, 5, 22, nullptr);
    worksheet_set_column(sheet, 6, 6, 40, nullptr);
    const char* const kHeads[] = {"项目", "单位", "申报年度", "上一年度", "前两年度", "依据"};
    for (std::size_t i = 0; i < std::size(kHeads); ++i) put(sheet, 0, i + 1, kHeads[i], formats_.head);
    put(sheet, 1, kKeyColumn, kYearsKey, formats_.hint);
    put(sheet, 1, kLabelColumn, "年度", formats_.needed);
    for (std::size_t i = 0; i < kFormYears; ++i) put(sheet, 1, kFirstYearColumn + i, years_[i], formats_.value);
    lxw_row_t row = 2;
    for (const FormItem& item : kFormFigures) {
      put(sheet, row, kKeyColumn, std::string(kYearsKey) + "/" + std::string(item.key), formats_.hint);
      put(sheet, row, kLabelColumn, item.label, asked(item.key) ? formats_.needed : formats_.label);
      put(sheet, row, kUnitColumn, "元", formats_.value);
      for (std::size_t i = 0; i < kFormYears; ++i) {
        put(sheet, row, kFirstYearColumn + i, years_[i].empty() ? std::string() : filled("/financials/" + years_[i] + "/" + std::string(item.key)), formats_.value);
      }
      put(sheet, row, kFirstYearColumn + kFormYears, item.hint, formats_.hint);
      offer(sheet, row, row, kUnitColumn, kFormUnits, {});
      ++row;
    }
    worksheet_freeze_panes(sheet, 2, 2);
  }

  void write_list(const FormList& list) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, std::string(list.sheet).c_str());
    hide(sheet);
    put(sheet, 1, kKeyColumn, std::string(kListKey) + std::string(list.key), formats_.hint);
    lxw_row_col_options hidden{.hidden = LXW_TRUE, .level = 0, .collapsed = LXW_FALSE};
    worksheet_set_row_opt(sheet, 1, 15, nullptr, &hidden);
    const std::size_t items = filled_.is_object() && filled_.contains(list.key.substr(1)) ? filled_[std::string(list.key.substr(1))].size() : 0;
    std::size_t column = 1;
    for (const FormItem& member : list.members) {
      worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), member.key == "title" || member.key == "holder" ? 42 : 24, nullptr);
      put(sheet, 0, column, member.label, formats_.head);
      put(sheet, 1, column, member.key, formats_.hint);
      const lxw_row_t rows = std::max<lxw_row_t>(12, static_cast<lxw_row_t>(items));
      for (lxw_row_t i = 0; i < rows; ++i) {
        put(sheet, 2 + i, column, i < items ? filled(std::string(list.key) + "/" + std::to_string(i) + "/" + std::string(member.key)) : std::string(), formats_.value);
      }
      offer(sheet, 2, kListRows, static_cast<lxw_col_t>(column), member.choices, member.hint);
      ++column;
    }
    worksheet_freeze_panes(sheet, 2, 0);
  }

  // Whether a rule of the profile looks at the figure.
  bool asked(std::string_view figure) const {
    return std::any_of(profile_.criteria.begin(), profile_.criteria.end(), [&](const Criterion& c) { return names(c.rule, figure); });
  }
  static bool names(const Rule& rule, std::string_view figure) {
    if (rule.of == figure || rule.to == figure) return true;
    if (rule.kind == Rule::Kind::growth && std::find(rule.kinds.begin(), rule.kinds.end(), figure) != rule.kinds.end()) return true;
    return std::any_of(rule.children.begin(), rule.children.end(), [&](const Rule& child) { return names(child, figure); });
  }

  void write_criteria() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, "认定条件");
    worksheet_set_column(sheet, 0, 0, 32, nullptr);
    worksheet_set_column(sheet, 1, 1, 90, nullptr);
    worksheet_set_column(sheet, 2, 2, 14, nullptr);
    put(sheet, 0, 0, "条件", formats_.head);
    put(sheet, 0, 1, "条款原文", formats_.head);
    put(sheet, 0, 2, "计入结论", formats_.head);
    lxw_row_t row = 1;
    for (const Criterion& criterion : profile_.criteria) {
      put(sheet, row, 0, criterion.title.zh, formats_.text);
      put(sheet, row, 1, criterion.source, formats_.text);
      put(sheet, row, 2, criterion.counts ? "是" : "否，由人判断", formats_.text);
      ++row;
    }
  }

  lxw_workbook* book_;
  Formats formats_;
  const Profile& profile_;
  const Json& filled_;
  std::vector<std::string> years_;
  std::string year_;
};

}  // namespace

void write_declaration_form(const std::string& path, const Profile& profile, int year, const Json& filled) {
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) throw Error(ErrorCode::internal, path, "the workbook cannot be made");
  lxw_doc_properties properties{};
  properties.created = 946'684'800;  // 2000-01-01: the same form, the same bytes
  workbook_set_properties(book, &properties);
  FormWriter(book, profile, year, filled).write();
  if (const lxw_error trouble = workbook_close(book); trouble != LXW_NO_ERROR) {
    throw Error(ErrorCode::internal, path, lxw_strerror(trouble));
  }
}

}  // namespace dossier
