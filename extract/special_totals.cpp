#include "extract/special_totals.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "extract/read_amount.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr int kNever = -1, kPossible = 0, kNamed = 1, kExactly = 2;

// The number of a project in the head of its column: RD01, RDO2, 项目3; nullopt for other heads.
std::optional<int> project_number(std::string head) {
  static const re2::RE2 kProject("^(?:20[0-9]{2}-?)?(?:[RK]?[DO0]|PS|YF|(?:研发)?项目)([0-9OoQlI]{1,2})(?:\\D|$)");
  static const re2::RE2 kInWords("^项目([一二三四五六七八九])$");
  std::string digits;
  if (re2::RE2::FullMatch(head, kInWords, &digits)) {
    return static_cast<int>(std::u32string_view(U"一二三四五六七八九").find(to_u32(digits).front())) + 1;
  }
  if (!re2::RE2::PartialMatch(head, kProject, &digits)) return std::nullopt;
  return std::stoi(digits_for_letters(digits));
}

int fitness(const std::string& head, const SpecialForm& form) {
  static const re2::RE2 kTotal(
      "(?:累计|金额|费用)?(?:合计|总计|小计|审定)(?:金额|数)?(?:[(:/]?(?:人民币)?(?:亿|百万|万|千)?元\\)?)?");
  static const re2::RE2 kOther(
      "上[年期]|去年|前年|预算|计划|比例|占比|增减|变动|备注|合同|(?:^|[^不])含税|税额|税金|价税|成本|开票|回款|应收|"
      "境[内外]|内部|外部|委托|序号");
  if (is_whole(&kTotal, head) || is_whole(form.quantities.front().label, head)) return kExactly;
  if (re2::RE2::PartialMatch(head, kOther) || project_number(head)) return kNever;
  return re2::RE2::PartialMatch(head, *form.column) ? kNamed : kPossible;
}

// Titles of one table on two sheets.
std::string title_key(std::string title) {
  static const re2::RE2 kGoesOn("\\(?(?:续表?|接上页|续[0-9一二三])\\)?");
  re2::RE2::GlobalReplace(&title, kGoesOn, "");
  return title;
}

void add(TotalSum& sum, const SpecialCell& cell) {
  sum.addends.push_back(&cell);
  sum.difference_fen -= cell.amount.fen;
  sum.slack_fen += cell.half_ulp_fen;
}

TotalSum sum_against(const SpecialCell& total) {
  TotalSum sum;
  sum.difference_fen = total.amount.fen;
  sum.slack_fen = total.half_ulp_fen;
  return sum;
}

// Project columns of a row in the order of the page, without the total; their numbers, where every head has one.
struct Projects {
  std::vector<const SpecialCell*> cells;
  std::vector<int> numbers;

  [[nodiscard]] bool counted_from(int first) const {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (numbers[i] != first + static_cast<int>(i)) return false;
    }
    return numbers.size() == cells.size();
  }
};

Projects projects_of(const SpecialRow& row, std::optional<std::size_t> total) {
  Projects projects;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (i == total) continue;
    projects.cells.push_back(&row.cells[i]);
    if (const auto number = project_number(row.cells[i].head)) projects.numbers.push_back(*number);
  }
  return projects;
}

bool is_clean(const SpecialRow& row) {
  return row.unread.empty() && std::none_of(row.cells.begin(), row.cells.end(),
                                            [](const SpecialCell& cell) { return cell.crowded || cell.torn; });
}

// Another row of the table has the same columns, and closes: none of them was lost or is something else.
bool others_close(const std::vector<SpecialRow>& rows, std::size_t r, std::size_t total) {
  const SpecialRow& row = rows[r];
  return std::any_of(rows.begin(), rows.end(), [&](const SpecialRow& other) {
    if (&other == &row || other.part != row.part || other.title != row.title || other.cells.size() != row.cells.size())
      return false;
    TotalSum sum = sum_against(other.cells[total]);
    for (std::size_t i = 0; i < other.cells.size(); ++i) {
      if (other.cells[i].head != row.cells[i].head) return false;
      if (i != total) add(sum, other.cells[i]);
    }
    return sum.closes() && other.cells[total].amount.fen != 0;
  });
}

}  // namespace

bool is_whole(const re2::RE2* pattern, std::string_view text) {
  return pattern != nullptr && re2::RE2::FullMatch(text, *pattern);
}

std::string bare_label(std::string label) {
  static const re2::RE2 kAhead(
      "^(?:其中[:：]?|[一二三四五六七八九十]{1,3}[、.．,，]|\\([一二三四五六七八九十0-9]{1,3}\\)|[0-9]{1,2}[、.．,，]|["
      "、.,:：]|20[0-9]{2}年度?)");
  while (re2::RE2::Replace(&label, kAhead, "")) {
  }
  return label;
}

bool is_by_years(const SpecialRow& row) {
  return only_year(row.label) || std::any_of(row.cells.begin(), row.cells.end(),
                                             [](const SpecialCell& cell) { return only_year(cell.head).has_value(); });
}

std::optional<TotalColumn> total_column(const SpecialRow& row, const SpecialForm& form) {
  int best = kNever;
  std::size_t fit = 0, last = 0, left = 0;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const int fitness_here = fitness(row.cells[c].head, form);
    if (fitness_here == kNever) continue;
    ++left;
    if (fitness_here > best) fit = 0;
    if (fitness_here >= best) {
      best = fitness_here;
      ++fit;
      last = c;
    }
  }
  if (best == kNever) return std::nullopt;
  const bool alone = left == 1 && row.cells.size() == 1;
  return TotalColumn{last, alone || (best > kPossible && fit == 1)};
}

std::optional<TotalSum> sum_of_projects(const std::vector<SpecialRow>& rows, std::size_t r, std::size_t total,
                                        const SpecialForm& form) {
  const SpecialRow& row = rows[r];
  if (is_by_years(row) || row.cells.size() < 2) return std::nullopt;
  const Projects projects = projects_of(row, total);
  TotalSum sum = sum_against(row.cells[total]);
  for (const SpecialCell* cell : projects.cells) {
    add(sum, *cell);
    sum.mixed = sum.mixed || (!project_number(cell->head) && fitness(cell->head, form) == kNever);
  }
  // RD01 to RD06 stand in the table before.
  const int first = projects.numbers.empty() ? 1 : projects.numbers.front();
  bool all = projects.counted_from(1);
  for (std::size_t i = r; !all && first > 1 && projects.counted_from(first) && i-- > 0;) {
    const SpecialRow& before = rows[i];
    const Projects earlier = projects_of(before, std::nullopt);
    if (before.label != row.label || !earlier.counted_from(1) || static_cast<int>(earlier.numbers.size()) != first - 1)
      continue;
    for (const SpecialCell* cell : earlier.cells) add(sum, *cell);
    break;
  }
  if (sum.addends.size() < 2) return std::nullopt;
  const bool unit =
      std::all_of(row.cells.begin(), row.cells.end(), [](const SpecialCell& cell) { return cell.unit_sure; });
  const bool named = fitness(row.cells[total].head, form) == kExactly;
  sum.whole = all && named && unit && is_clean(row) && others_close(rows, r, total);
  return sum;
}

std::optional<TotalSum> sum_of_rows(const std::vector<SpecialRow>& rows, std::size_t r, std::size_t total,
                                    const SpecialForm& form) {
  const SpecialRow& row = rows[r];
  const SpecialCell& of_total = row.cells[total];
  const auto over_total = [&](const Box& box) {
    return std::min(box.right(), of_total.box.right()) - std::max(box.x, of_total.box.x) > 0;
  };
  TotalSum sum = sum_against(of_total);
  bool whole = of_total.unit_sure && is_clean(row);
  bool numbered = true;
  int next = 0;  // number of the row below
  int texts = row.texts_above;
  for (std::size_t i = r; i-- > 0;) {
    const SpecialRow& above = rows[i];
    if (title_key(above.title) != title_key(row.title)) break;
    if (is_whole(form.total, above.label)) {
      // What stands above a subtotal is in it: nobody can say whether this total holds it once more.
      whole = false;
      break;
    }
    const std::string label = bare_label(above.label);
    const bool other = std::any_of(form.quantities.begin() + 1, form.quantities.end(),
                                   [&](const SpecialQuantity& quantity) { return is_whole(quantity.label, label); });
    if (other) continue;
    // Of which: it stands in the row above, too.
    if (above.label.starts_with("其中")) whole = false;
    bool found = false;
    for (const SpecialCell& cell : above.cells) {
      if (!over_total(cell.box)) continue;
      if (found) whole = false;
      found = true;
      whole = whole && !cell.crowded && !cell.torn && cell.unit_sure;
      add(sum, cell);
    }
    if (!found || std::any_of(above.unread.begin(), above.unread.end(), over_total)) whole = false;
    numbered = numbered && above.index && (next == 0 || *above.index == next - 1);
    next = above.index.value_or(0);
    if (i > 0 && title_key(rows[i - 1].title) == title_key(row.title)) texts += above.texts_above;
  }
  if (sum.addends.size() < 2) return std::nullopt;
  // Numbered from the first to the last, or no line between them that may have lost its figure.
  sum.whole = whole && ((numbered && next == 1) || (next == 0 && texts == 0));
  return sum;
}

bool years_add_up(const SpecialRow& row) {
  static const re2::RE2 kSum("(?:三年)?(?:合计|总计|累计)(?:金额|数)?(?:\\(.*\\))?");
  const SpecialCell* whole = nullptr;
  std::int64_t years = 0;
  int count = 0;
  std::set<int> seen;
  for (const SpecialCell& cell : row.cells) {
    if (const auto year = only_year(cell.head)) {
      if (cell.amount.fen == 0 || !seen.insert(*year).second) return false;
      years += cell.amount.fen;
      ++count;
    } else if (whole == nullptr && is_whole(&kSum, cell.head)) {
      whole = &cell;
    } else {
      return false;
    }
  }
  // Within the rounding it would also close with a last digit misread.
  return whole != nullptr && count >= 2 && whole->amount.fen == years;
}

}  // namespace dossier
