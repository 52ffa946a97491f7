#include "extract/statement.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/text.h"

namespace dossier {
namespace {

using Role = StatementColumn::Role;

constexpr double kDeeper = 0.5;  // characters: a label that begins so much farther right details the one above

class StatementReader {
 public:
  StatementReader(const std::vector<PagePart>& parts, DocumentType type, std::string_view title, const std::optional<StatementHead>& head,
                  const BesideStatement& beside)
      : parts_(parts), type_(type), title_(title), head_(head), beside_(beside), dictionary_(labels_of(type)) {}

  std::optional<Statement> read() {
    const Table* before = nullptr;
    tables_.reserve(parts_.size());
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const Page& page = *parts_[p].page;
      std::optional<Table> table = read_table(page, parts_[p].region, dictionary_, page.source != PageSource::text, before);
      if (!table) table.emplace();
      tables_.push_back(std::move(*table));
      if (!tables_.back().blocks.empty()) before = &tables_.back();
    }
    if (before == nullptr) return std::nullopt;
    statement_.type = type_;
    statement_.head = head_ ? *head_ : read_statement_head(parts_, tables_, title_);
    if (!statement_.head.year) statement_.head.year = beside_.year;
    read_columns();
    read_lines();
    place_labels();
    place_by_neighbours();
    place_nameless();
    check_order();
    apply_row_numbers(statement_);
    read_unit();
    read_figures();
    if (std::any_of(statement_.lines.begin(), statement_.lines.end(),
                    [&](const StatementLine& line) { return tolerant(line); })) {
      place_totals_by_sums(statement_);
    }
    name_form();
    return std::move(statement_);
  }

 private:
  // The periods of all tables' columns, each once, in order of first appearance.
  void read_columns() {
    const bool instant = type_ == DocumentType::balance_sheet;
    column_of_.resize(tables_.size());
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      for (const TableBlock& block : tables_[t].blocks) {
        const auto columns = read_statement_columns(*parts_[t].page, block, statement_.head, instant);
        std::vector<std::size_t> places;
        std::vector<bool> taken(statement_.columns.size());
        for (const StatementColumn& column : columns) {
          std::size_t place = 0;
          while (place < statement_.columns.size() && (taken[place] || !same_period(statement_.columns[place], column))) ++place;
          if (place == statement_.columns.size()) {
            statement_.columns.push_back(column);
            taken.push_back(false);
          } else if (column.year_proven) {
            statement_.columns[place].year_proven = true;
          }
          taken[place] = true;
          places.push_back(place);
        }
        column_of_[t].push_back(std::move(places));
      }
    }
    // Two columns of one year and scope: which is which nobody can say.
    for (StatementColumn& a : statement_.columns) {
      for (const StatementColumn& b : statement_.columns) {
        const bool counts = a.role != Role::other && a.role != Role::month && b.role != Role::other && b.role != Role::month;
        if (&a != &b && counts && a.year == b.year && a.scope == b.scope) a.guessed = true;
      }
    }
  }

  // One page's head may name the year where another's says 期末.
  static bool same_period(const StatementColumn& a, const StatementColumn& b) {
    const auto aside = [](const StatementColumn& column) { return column.role == Role::month || column.role == Role::other; };
    if (a.scope != b.scope || a.year != b.year) return false;
    return a.role == b.role || (a.year && !aside(a) && !aside(b));
  }

  // Left halves of all pages, then right halves: a statement of two halves goes on in its own half.
  void read_lines() {
    const auto fewer = [](const Table& a, const Table& b) { return a.blocks.size() < b.blocks.size(); };
    const auto whole =
        static_cast<std::size_t>(std::max_element(tables_.begin(), tables_.end(), fewer) - tables_.begin());
    struct Part {
      std::size_t half = 0, table = 0, block = 0;
    };
    std::vector<Part> parts;
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      for (std::size_t b = 0; b < tables_[t].blocks.size(); ++b) parts.push_back({half_of(t, b, whole), t, b});
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.half < b.half; });
    for (const Part& part : parts) take_rows(part.table, part.block);
  }

  // Which half of the statement a block goes on with. A page on which the other half has ended is told by where its
  // labels stand beside the amounts of the page that has all of them.
  [[nodiscard]] std::size_t half_of(std::size_t table, std::size_t block, std::size_t whole) const {
    const std::vector<TableBlock>& halves = tables_[whole].blocks;
    if (tables_[table].blocks.size() == halves.size()) return block;
    std::vector<double> labels;
    for (const TableRow& row : tables_[table].blocks[block].rows) {
      if (!row.label.empty()) labels.push_back(row.indent);
    }
    if (labels.empty()) return block;
    const auto middle = labels.begin() + static_cast<std::ptrdiff_t>(labels.size() / 2);
    std::nth_element(labels.begin(), middle, labels.end());
    const double place = *middle / parts_[table].page->width * parts_[whole].page->width;
    std::size_t half = block;
    const auto behind = [&](const TableBlock& other) { return place > (other.columns.back().left + other.columns.back().right) / 2; };
    while (half + 1 < halves.size() && behind(halves[half])) ++half;
    return half;
  }

  void take_rows(std::size_t table, std::size_t block) {
    const auto& places = column_of_[table][block];
    for (TableRow& row : tables_[table].blocks[block].rows) {
      StatementLine line;
      line.figures.resize(statement_.columns.size());
      line.printed = parse_label(row.label);
      row.part = static_cast<int>(table);
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        if (!row.cells[c]) continue;
        const std::size_t column = places[c];
        if (statement_.columns[column].role == Role::other) continue;
        line.figures[column] = statement_.figures.size();
        statement_.figures.push_back({statement_.lines.size(), column, std::move(*row.cells[c]), {}});
      }
      row.cells.clear();
      line.row = std::move(row);
      statement_.lines.push_back(std::move(line));
    }
  }

  [[nodiscard]] bool tolerant(const StatementLine& line) const {
    return parts_[static_cast<std::size_t>(line.row.part)].page->source != PageSource::text;
  }

  // Which legal row each label is, and which lines only detail the line above them.
  void place_labels() {
    std::string_view parent;       // the line being detailed
    double parent_indent = 0;
    bool detailing = false;        // the line above was a part
    double part_indent = 0;
    bool supplement = false;
    bool adding = false;
    for (StatementLine& line : statement_.lines) {
      const double size = std::max(1.0, line.row.label_box.height);
      if (line.printed.add) adding = true;
      if (line.printed.subtract) adding = false;
      const bool deeper = line.row.indent > part_indent + kDeeper * size && line.row.indent > parent_indent + kDeeper * size;
      const bool level = std::abs(line.row.indent - part_indent) <= kDeeper * size;
      // 利息收入 below 财务费用 details it also where 其中： is not printed.
      const LabelMatch detail = parent.empty() || line.printed.numbered || line.printed.add || line.printed.subtract ? LabelMatch{} : find(line, parent);
      const bool known_detail = detail.row != nullptr && detail.distance == 0 && detail.row->parent == parent;
      const bool may_detail = known_detail || line.printed.of_which || (detailing && !line.printed.numbered && !line.printed.add && !line.printed.subtract);
      const LabelMatch match = find(line, may_detail ? parent : std::string_view());
      line.legal = match.row;
      line.distance = match.distance;
      const bool filled = std::any_of(line.figures.begin(), line.figures.end(), [](const auto& f) { return f.has_value(); });
      // What carries amounts is no heading that was misread.
      if (filled && line.legal != nullptr && line.legal->role == RowRole::heading && line.distance > 0) line.legal = nullptr;
      if (line.id() == "supplement_heading") supplement = true;
      line.supplement = supplement;
      line.added = adding;
      const bool own_part = line.legal != nullptr && line.legal->role == RowRole::part;
      if (line.printed.of_which) {
        line.part = true;
      } else if (own_part) {
        line.part = true;
      } else if (may_detail && line.legal == nullptr && (deeper || level) && !line.row.label.empty()) {
        line.part = true;
      } else if (may_detail && line.legal != nullptr && !line.legal->parent.empty() && line.legal->parent == parent) {
        line.part = true;
      }
      if (line.part) {
        if (!detailing || line.printed.of_which) part_indent = line.row.indent;
        detailing = true;
      } else if (line.legal != nullptr || filled) {
        detailing = false;
        parent = line.id();
        parent_indent = line.row.indent;
        part_indent = line.row.indent;
      }
    }
  }

  // Labels too badly read for themselves: the one row of the form that resembles them and stands between their neighbours.
  void place_by_neighbours() {
    auto& lines = statement_.lines;
    const auto known = [](const StatementLine& line) { return line.legal != nullptr && !line.supplement; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
      StatementLine& line = lines[i];
      const bool filled = std::any_of(line.figures.begin(), line.figures.end(), [](const auto& f) { return f.has_value(); });
      if (line.legal != nullptr || line.supplement || !filled || !tolerant(line) || to_u32(line.printed.key).size() < 4) continue;
      const LabelRow* before = nullptr;
      const LabelRow* after = nullptr;
      for (std::size_t k = i; k-- > 0 && before == nullptr;) before = known(lines[k]) ? lines[k].legal : nullptr;
      for (std::size_t k = i + 1; k < lines.size() && after == nullptr; ++k) after = known(lines[k]) ? lines[k].legal : nullptr;
      LabelMatch found;
      bool unique = true;
      for (const LabelMatch& match : dictionary_.near(line.printed.key)) {
        const bool between = (before == nullptr || before < match.row) && (after == nullptr || match.row < after);
        if (!between || match.row->role == RowRole::heading) continue;
        if (found.row != nullptr && match.distance > found.distance) break;
        unique = found.row == nullptr;
        found = match;
        if (!unique) break;
      }
      if (found.row == nullptr || !unique) continue;
      line.legal = found.row;
      line.distance = found.distance;
      line.part = line.part || found.row->role == RowRole::part;
    }
  }

  // A row whose label hides under a seal is the one that the form has between the rows above and below it, where it has just one. It
  // stays in doubt, but the sums that want it can close.
  void place_nameless() {
    auto& lines = statement_.lines;
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
      StatementLine& line = lines[i];
      const bool filled = std::any_of(line.figures.begin(), line.figures.end(), [](const auto& f) { return f.has_value(); });
      const LabelRow* before = lines[i - 1].legal;
      const LabelRow* after = lines[i + 1].legal;
      if (!line.row.label.empty() || !filled || !tolerant(line) || before == nullptr || after == nullptr) continue;
      const LabelRow* only = nullptr;
      std::size_t rows = 0;
      for (const LabelRow* row = before + 1; before < after && row < after; ++row) {
        if (row->role != RowRole::item && row->role != RowRole::subtotal) continue;
        only = row;
        ++rows;
      }
      if (rows != 1) continue;
      line.legal = only;
      line.distance = 1;
      line.in_order = false;
    }
  }

  // A misread label is confirmed by its neighbours where they stand around it in the form.
  void check_order() {
    std::vector<StatementLine*> known;
    for (StatementLine& line : statement_.lines) {
      if (line.legal != nullptr && !line.supplement) known.push_back(&line);
    }
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (known[i]->distance == 0) continue;
      const auto exact = [&](const StatementLine* line) { return line->distance == 0; };
      std::size_t before = i, after = i;
      while (before > 0 && !exact(known[before])) --before;
      while (after + 1 < known.size() && !exact(known[after])) ++after;
      const bool low = before == i || !exact(known[before]) || known[before]->legal < known[i]->legal;
      const bool high = after == i || !exact(known[after]) || known[i]->legal < known[after]->legal;
      known[i]->in_order = low && high;
    }
  }

  [[nodiscard]] LabelMatch find(const StatementLine& line, std::string_view parent) const {
    // 负债 was lost, not one character of 所有者权益总计.
    if (line.printed.key.starts_with("和")) return dictionary_.find("负债" + line.printed.key, tolerant(line), parent);
    const LabelMatch match = dictionary_.find(line.printed.key, tolerant(line), parent);
    if (match.row != nullptr || line.printed.key.empty()) return match;
    // A note or row number may stick to the label, and to one read from pixels what shines through from the back of the
    // sheet.
    std::u32string key = to_u32(line.printed.key);
    const auto sticks = [&](char32_t c) {
      const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U' ';
      return (c >= U'0' && c <= U'9') || c == U'.' || c == U'、' || (letter && tolerant(line));
    };
    while (!key.empty() && sticks(key.back())) key.pop_back();
    const std::string rest = to_utf8(key);
    return rest == line.printed.key || rest.empty() ? match : dictionary_.find(rest, tolerant(line), parent);
  }

  void read_unit() {
    std::vector<const TablePiece*> cells;
    for (const StatementFigure& figure : statement_.figures) {
      const StatementLine& line = statement_.lines[figure.line];
      if (line.legal == nullptr || line.legal->role != RowRole::per_share) cells.push_back(&figure.cell);
    }
    statement_.decimals = usual_decimals(cells);
    statement_.unit = kYuan;
    if (statement_.head.unit) {
      statement_.unit = *statement_.head.unit;
      // 元 is what remains when the character before it is lost; two decimals are what it prints.
      const bool plain = *statement_.head.unit == kYuan && statement_.decimals == 2;
      statement_.unit_known = statement_.head.unit_proven || plain;
    } else {
      // Figures to the fen can only be yuan.
      statement_.unit_known = statement_.decimals == 2 && longest_figure() >= 9;
      if (!statement_.unit_known && beside_.unit) {
        statement_.unit = *beside_.unit;
        statement_.unit_known = beside_.unit_known;
      }
    }
  }

  // Digits of the longest amount: 12,345.67 万元 is possible, 123,456,789.01 万元 is not.
  [[nodiscard]] std::size_t longest_figure() const {
    std::size_t longest = 0;
    for (const StatementFigure& figure : statement_.figures) {
      const auto digits = std::count_if(figure.cell.text.begin(), figure.cell.text.end(), [](char c) { return c >= '0' && c <= '9'; });
      longest = std::max(longest, static_cast<std::size_t>(digits));
    }
    return longest;
  }

  void read_figures() {
    for (StatementFigure& figure : statement_.figures) {
      const StatementLine& line = statement_.lines[figure.line];
      const bool per_share = line.legal != nullptr && line.legal->role == RowRole::per_share;
      AmountContext context;
      context.unit = per_share ? kYuan : statement_.columns[figure.column].unit.value_or(statement_.unit);
      if (!per_share) context.decimals = statement_.decimals;
      figure.reading = read_cell(figure.cell, context);
    }
  }

  void name_form() {
    const auto any = [&](std::initializer_list<std::string_view> ids) {
      return std::any_of(statement_.lines.begin(), statement_.lines.end(), [&](const StatementLine& line) {
        return std::find(ids.begin(), ids.end(), line.id()) != ids.end() && line.legal != nullptr;
      });
    };
    if (any({"cash_and_central_bank_deposits", "business_and_admin_expense", "due_from_banks"})) {
      statement_.form = "bank";
    } else if (statement_.head.small_form ||
               any({"short_term_investments", "profit_payable", "long_term_bond_investments", "tax_late_fees", "cash_for_borrowing_interest"})) {
      statement_.form = "small-2013";
    } else if (any({"total_operating_revenue", "equity_attributable_to_parent", "minority_interests"})) {
      statement_.form = "consolidated";
    } else {
      statement_.form = "general";
    }
  }

  const std::vector<PagePart>& parts_;
  DocumentType type_;
  std::string_view title_;
  const std::optional<StatementHead>& head_;
  BesideStatement beside_;
  const LabelDictionary& dictionary_;
  std::vector<Table> tables_;                                   // by part
  std::vector<std::vector<std::vector<std::size_t>>> column_of_;  // by table, block, column: index into Statement::columns
  Statement statement_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> Statement::openings_and_closings() const {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t now = 0; now < columns.size(); ++now) {
    for (std::size_t before = 0; before < columns.size(); ++before) {
      const StatementColumn& a = columns[now];
      const StatementColumn& b = columns[before];
      if (!a.year || !b.year || *a.year - 1 != *b.year || a.scope != b.scope) continue;
      const auto opening = line_of("opening_cash", now), closing = line_of("closing_cash", before);
      if (opening && closing) pairs.emplace_back(*lines[*opening].figures[now], *lines[*closing].figures[before]);
    }
  }
  return pairs;
}

std::int64_t Statement::last_digit(const StatementFigure& figure) const {
  std::int64_t digit = columns[figure.column].unit.value_or(unit).fen;
  for (int i = 0; i < decimals.value_or(2) && digit > 1; ++i) digit /= 10;
  return digit;
}

std::optional<std::size_t> Statement::line_of(std::string_view id, std::size_t column) const {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].supplement && lines[i].id() == id && lines[i].figures[column]) return i;
  }
  return std::nullopt;
}

std::optional<Statement> read_statement(const std::vector<PagePart>& parts, DocumentType type, std::string_view title,
                                        const std::optional<StatementHead>& head, const BesideStatement& beside) {
  return StatementReader(parts, type, title, head, beside).read();
}

}  // namespace dossier
