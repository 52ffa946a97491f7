#include "corpus/layouts/statement.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corpus/layouts/statement_table.h"
#include "corpus/seal.h"
#include "corpus/statement_lines.h"

namespace dossier::corpus {
namespace {

std::string title_of(StatementKind kind) {
  switch (kind) {
    case StatementKind::balance_sheet:
      return "资产负债表";
    case StatementKind::income_statement:
      return "利润表";
    case StatementKind::cash_flow:
      return "现金流量表";
  }
  return "";
}

std::string type_of(StatementKind kind) {
  switch (kind) {
    case StatementKind::balance_sheet:
      return "balance_sheet";
    case StatementKind::income_statement:
      return "income_statement";
    case StatementKind::cash_flow:
      return "cash_flow_statement";
  }
  return "";
}

std::string form_code(StatementKind kind, bool small) {
  return fmt::format("会{}企0{}表", small ? "小" : "", static_cast<int>(kind) + 1);
}

bool is_changed(const ValueColumn& column, int year, const LineDef& line, const StatementChanges& changes) {
  return !changes.key.empty() && line.key == changes.key && (column.year == year) != changes.prior && !column.monthly &&
         column.scope != "parent";
}

// Figures of one column, with the planted change.
Fen amount_at(const Company& company, const ValueColumn& column, int year, const LineDef& line,
              const StatementChanges& changes) {
  const YearBook& book = column.scope == "consolidated" ? company.group_book(column.year) : company.book(column.year);
  Fen amount = value_of(book.figures, line.key);
  if (column.monthly) {
    amount = amount / 12 + (amount == 0 ? 0 : static_cast<Fen>(line.key.size()) * 137);
  }
  if (is_changed(column, year, line, changes) && !changes.other_hand) {
    amount = changes.amount;
  }
  return line.negated ? -amount : amount;
}

std::vector<ValueColumn> columns_of(StatementKind kind, int year, const StatementStyle& style,
                                    const std::vector<std::string>& scopes) {
  std::vector<ValueColumn> out;
  const bool balance = kind == StatementKind::balance_sheet;
  for (const std::string& scope : scopes) {
    std::string now = balance ? style.closing_head : style.current_head;
    std::string then = balance ? style.opening_head : style.prior_head;
    if (balance && (then.empty() || now.find("12月31日") != std::string::npos)) {
      now = fmt::format("{}年12月31日", year);
      then = fmt::format("{}年12月31日", year - 1);
    } else if (!balance && now.empty()) {
      now = fmt::format("{}年度", year);
      then = fmt::format("{}年度", year - 1);
    }
    ValueColumn current{.head = now, .year = year, .scope = scope, .monthly = false};
    ValueColumn prior{.head = then, .year = year - 1, .scope = scope, .monthly = false};
    if (style.monthly && !balance) {
      prior = {.head = "本月金额", .year = year, .scope = scope, .monthly = true};
    }
    if (style.prior_first) {
      out.push_back(prior);
      out.push_back(current);
    } else {
      out.push_back(current);
      out.push_back(prior);
    }
  }
  return out;
}

struct NoteNumbers {  // of the column 附注: they run on through a statement
  std::string chapter;
  int next = 1;
};

std::vector<StatementRow> rows_of(const Company& company, const std::vector<LineDef>& lines,
                                  const std::vector<ValueColumn>& columns, int year, const StatementStyle& style,
                                  const StatementChanges& changes, NoteNumbers& notes, Random& random) {
  std::vector<StatementRow> out;
  int number = 0;
  for (const LineDef& line : lines) {
    StatementRow row;
    bool any = false;
    for (const ValueColumn& column : columns) {
      PrintedAmount printed = line.kind == LineKind::heading
                                  ? PrintedAmount{}
                                  : print_amount(amount_at(company, column, year, line, changes), style.amount);
      printed.other_hand = changes.other_hand && is_changed(column, year, line, changes);
      any = any || (!printed.text.empty() && printed.value != "0.00");
      row.amounts.push_back(std::move(printed));
    }
    if (line.kind != LineKind::heading) {
      ++number;
    }
    if (style.short_form && !any && line.kind == LineKind::item) {
      continue;
    }
    if (style.short_form && line.kind == LineKind::detail && !any) {
      continue;
    }
    row.heading = line.kind == LineKind::heading;
    row.total = line.kind == LineKind::total;
    row.indent = line.indent;
    row.plain = line.label;
    row.printed = line.prefix + line.label + (style.suffixes ? line.suffix : "");
    row.field = line.field;
    row.number = row.heading ? 0 : line.row != 0 ? line.row : number;
    row.asked = !line.key.empty();
    if (any && line.kind == LineKind::item && !line.key.empty() && random.chance(0.85)) {
      row.note = notes.chapter + std::to_string(notes.next++);
    }
    out.push_back(std::move(row));
  }
  return out;
}

void draw_one(Sheet& sheet, const Company& company, int year, StatementKind kind, const StatementStyle& style,
              const StatementChanges& changes, const std::vector<std::string>& scopes, bool consolidated_form,
              Random& random) {
  const std::vector<ValueColumn> columns = columns_of(kind, year, style, scopes);
  StatementPaper paper;
  paper.type = type_of(kind);
  std::string title = title_of(kind);
  if (consolidated_form && scopes.size() == 1) {
    title = "合并" + title;
  } else if (!company.group_books.empty()) {
    title = scopes.size() > 1 ? random.pick(std::vector<std::string>{"合并及公司", "合并及母公司"}) + title
                              : "母公司" + title;
  }
  paper.title = title;
  paper.entity = changes.other_entity.empty() ? company.name : changes.other_entity;
  paper.period = kind == StatementKind::balance_sheet ? fmt::format("{}年12月31日", year)
                 : random.chance(0.15)                ? fmt::format("{}年1-12月", year)
                                                      : fmt::format("{}年度", year);
  paper.year = year;
  paper.form_code = form_code(kind, company.form == Form::small_enterprise);
  paper.columns = columns;
  NoteNumbers notes{.chapter = random.pick(std::vector<std::string>{"五、", "六、", "七、", "五.", "（一）", ""}),
                    .next = random.number(1, 3)};
  if (kind == StatementKind::balance_sheet) {
    paper.left = rows_of(company, asset_lines(company.form), columns, year, style, changes, notes, random);
    paper.right =
        rows_of(company, equity_lines(company.form, consolidated_form), columns, year, style, changes, notes, random);
    paper.two_sided = style.two_sided && scopes.size() == 1;
    if (!paper.two_sided) {
      paper.left.insert(paper.left.end(), paper.right.begin(), paper.right.end());
      paper.right.clear();
    }
  } else {
    paper.left = rows_of(company,
                         kind == StatementKind::income_statement ? income_lines(company.form, consolidated_form)
                                                                 : cash_flow_lines(company.form),
                         columns, year, style, changes, notes, random);
  }
  paper.signers = {company.representative, company.accountant, company.chief_accountant};
  draw_statement_paper(sheet, paper, style, random);
}

}  // namespace

void draw_statement(Sheet& sheet, const Company& company, int year, StatementKind kind, const StatementStyle& style,
                    const StatementChanges& changes, Random& random) {
  if (company.group_books.empty()) {
    draw_one(sheet, company, year, kind, style, changes, {""}, false, random);
    return;
  }
  if (style.separate_parent) {
    draw_one(sheet, company, year, kind, style, changes, {"consolidated"}, true, random);
    draw_one(sheet, company, year, kind, style, changes, {"parent"}, false, random);
  } else {
    draw_one(sheet, company, year, kind, style, changes, {"consolidated", "parent"}, true, random);
  }
}

}  // namespace dossier::corpus
