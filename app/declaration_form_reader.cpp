#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "app/declaration_form.h"
#include "app/declaration_form_layout.h"
#include "models/error.h"
#include "models/text.h"
#include "verify/json_document.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kFormNames = {"declaration.xlsx", "申报表.xlsx", "申报书.xlsx"};

std::string trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

// 甲；乙、丙 → the single ones.
std::vector<std::string> several(std::string_view text) {
  std::vector<std::string> items;
  std::string item;
  const auto end = [&] {
    item = trimmed(item);
    if (!item.empty()) items.push_back(std::exchange(item, {}));
    item.clear();
  };
  for (const char32_t c : to_u32(text)) {
    if (std::u32string_view(U"；;、,，\n").find(c) != std::u32string_view::npos) {
      end();
    } else {
      item += to_utf8(std::u32string(1, c));
    }
  }
  end();
  return items;
}

// "财务!D5".
std::string place_of(const WorkbookSheet& sheet, std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t c = column + 1; c > 0; c = (c - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (c - 1) % 26));
  return fmt::format("{}!{}{}", sheet.name, letters, row + 1);
}

class FormReader {
 public:
  Result<FormDeclaration> read(const std::vector<WorkbookSheet>& sheets) {
    for (const WorkbookSheet& sheet : sheets) read_sheet(sheet);
    if (!found_) return failed("form.not-a-form", "this is not the form that `dossier template` writes: its hidden first column is missing");
    form_.json["schema"] = "dossier/declaration/1";
    return std::move(form_);
  }

 private:
  void read_sheet(const WorkbookSheet& sheet) {
    std::vector<std::string> years;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      const std::string& key = sheet.cell(row, kKeyColumn);
      if (key.starts_with(kListKey)) {
        read_list(sheet, row, key.substr(kListKey.size()));
        return;
      }
      if (key == kYearsKey) {
        years.clear();
        for (std::size_t i = 0; i < kFormYears; ++i) years.push_back(trimmed(sheet.cell(row, kFirstYearColumn + i)));
      } else if (key.starts_with(kYearsKey)) {
        read_figures(sheet, row, key.substr(kYearsKey.size()), years);
      } else if (key.starts_with("/")) {
        read_value(sheet, row, key);
      }
    }
  }

  void set(const std::string& pointer, Json value, const WorkbookSheet& sheet, std::size_t row, std::size_t column) {
    form_.json[Json::json_pointer(pointer)] = std::move(value);
    form_.places[pointer] = place_of(sheet, row, column);
  }

  void read_value(const WorkbookSheet& sheet, std::size_t row, const std::string& key) {
    const auto item = std::find_if(kFormApplicant.begin(), kFormApplicant.end(), [&](const FormItem& i) { return i.key == key; });
    if (item == kFormApplicant.end()) return;
    found_ = true;
    const std::string text = trimmed(sheet.cell(row, kValueColumn));
    if (text.empty()) return;
    set(key, item->several ? Json(several(text)) : Json(text), sheet, row, kValueColumn);
  }

  void read_figures(const WorkbookSheet& sheet, std::size_t row, const std::string& member, const std::vector<std::string>& years) {
    found_ = true;
    const std::string unit = trimmed(sheet.cell(row, kUnitColumn));
    for (std::size_t i = 0; i < years.size(); ++i) {
      std::string amount = trimmed(sheet.cell(row, kFirstYearColumn + i));
      if (amount.empty()) continue;
      // A unit written behind the number counts before the cell of the row.
      const char last = amount.back();
      if (((last >= '0' && last <= '9') || last == ')') && unit != "元") amount += unit;
      const std::string year = years[i].empty() ? fmt::format("第{}列", i + 1) : years[i];
      // A pointer would make an array of what a number names.
      form_.json["financials"][year][member.substr(1)] = amount;
      form_.places["/financials/" + pointer_token(year) + member] = place_of(sheet, row, kFirstYearColumn + i);
    }
  }

  void read_list(const WorkbookSheet& sheet, std::size_t head, const std::string& list) {
    found_ = true;
    std::size_t index = 0;
    for (std::size_t row = head + 1; row < sheet.rows.size(); ++row) {
      bool any = false;
      for (std::size_t column = 1; column < sheet.rows[head].size(); ++column) {
        const std::string& member = sheet.cell(head, column);
        const std::string text = trimmed(sheet.cell(row, column));
        if (member.empty() || text.empty()) continue;
        set(fmt::format("{}/{}/{}", list, index, member), text, sheet, row, column);
        any = true;
      }
      if (any) form_.places[fmt::format("{}/{}", list, index++)] = place_of(sheet, row, 1);
    }
  }

  FormDeclaration form_;
  bool found_ = false;
};

}  // namespace

Result<FormDeclaration> declaration_of_form(const std::vector<WorkbookSheet>& sheets) { return FormReader().read(sheets); }

std::map<std::string, std::string> take_declaration_form(Dossier& dossier) {
  const auto form = std::find_if(dossier.files.begin(), dossier.files.end(), [](const SourceFile& file) {
    return std::find(kFormNames.begin(), kFormNames.end(), file.name) != kFormNames.end();
  });
  if (form == dossier.files.end()) return {};
  if (!dossier.declaration.empty()) {
    dossier.problems.push_back({"declaration.form-unused", form->name + " was not used: the dossier holds a declaration.json."});
    dossier.files.erase(form);
    return {};
  }
  const auto sheets = read_workbook(form->path);
  if (!sheets.has_value()) throw Error(ErrorCode::usage, form->name, sheets.error().message);
  Result<FormDeclaration> declaration = declaration_of_form(*sheets);
  if (!declaration.has_value()) throw Error(ErrorCode::usage, form->name, declaration.error().message);
  dossier.declaration = declaration->json.dump();
  dossier.declaration_name = form->name;
  dossier.files.erase(form);
  return std::move(declaration->places);
}

std::string with_places(const std::string& message, const std::map<std::string, std::string>& places) {
  std::string result;
  std::string_view rest = message;
  while (!rest.empty()) {
    const std::size_t newline = rest.find('\n');
    const std::string_view line = rest.substr(0, newline);
    rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
    const auto place = places.find(std::string(line.substr(0, line.find(": "))));
    result += (result.empty() ? "" : "\n") + (place == places.end() ? std::string() : place->second + " ") + std::string(line);
  }
  return result;
}

}  // namespace dossier
