#include "extract/special_table.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "extract/settle.h"
#include "extract/special_cells.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kMostProseCharacters = 14;  // of Chinese in the word of an amount: more is running text
constexpr double kHeadReach = 12;                 // points by which a column's head may stand beside its figures
constexpr double kHeadReachInRow = 30;            // in a row of heads, which may be centred over figures that are not
constexpr std::size_t kWordsOfHead = 3;
constexpr int kMostRowsToHead = 60;
constexpr std::int64_t kMostPercent = 100'00;  // as printed, in hundredths
constexpr std::int64_t kOtherOrder = 1000;     // times smaller than the amounts beside it
constexpr std::size_t kFiguresForDecimals = 5;
constexpr std::size_t kRestOfLabel = 3;        // characters
constexpr double kLinesOfCell = 0.5;           // heights between the lines of one cell, at most

bool is_title_of_table(const std::string& key) {
  return key.ends_with("表") || key.find("明细表") != std::string::npos || key.find("情况表") != std::string::npos;
}

// A line of the report's text, be it wrapped: a year that it names is not the year of the table below.
bool is_prose(const Row& row) {
  constexpr std::ptrdiff_t kMostOfTitle = 34, kMostWithComma = 20;  // Chinese characters
  static const re2::RE2 kTitle("[^。]*表(?:\\([^)]*\\))?"), kSentence("我们|后附|审计了|规定");
  const std::string key = key_of(row);
  if (re2::RE2::FullMatch(key, kTitle) && !re2::RE2::PartialMatch(key, kSentence)) return false;
  const auto chinese = std::count_if(row.key.begin(), row.key.end(), is_cjk);
  const bool comma = row.key.find_first_of(U",，、") != std::u32string::npos;
  return row.key.find(U'。') != std::u32string::npos || chinese > kMostOfTitle || (comma && chinese > kMostWithComma);
}

bool is_running_text(const Row& row) {
  const auto chinese = std::count_if(row.key.begin(), row.key.end(), is_cjk);
  return std::any_of(row.key.begin(), row.key.end(), [](char32_t c) { return c == U'。' || c == U';' || c == U'；'; }) ||
         static_cast<std::size_t>(chinese) > 3 * kMostProseCharacters;
}

class TableWalk {
 public:
  explicit TableWalk(const std::vector<PagePart>& parts) : parts_(parts) {}

  std::vector<SpecialRow> read() {
    find_decimals();
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      rows_ = rows_in(*parts_[p].page, parts_[p].region);
      cell_rows_.assign(rows_.size(), false);
      for (std::size_t r = 0; r < rows_.size(); ++r) take(p, r);
    }
    return std::move(found_);
  }

 private:
  // Where nearly all figures have two decimals, one that lost its point has them, too: 515,016,22170.
  void find_decimals() {
    std::size_t figures = 0, with_two = 0;
    for (const PagePart& part : parts_) {
      for (const Row& row : rows_in(*part.page, part.region)) {
        for (const WordRun& run : words_of(row)) {
          const std::string key = key_of(row, run.begin, run.end);
          if (key.find(',') == std::string::npos || !is_cell(key, {.unit = kYuan, .decimals = {}, .repair_letters = false})) continue;
          ++figures;
          with_two += read_amount(key, {.unit = kYuan, .decimals = {}, .repair_letters = false}).decimals == 2 ? 1 : 0;
        }
      }
    }
    if (figures >= kFiguresForDecimals && 10 * with_two >= 9 * figures) decimals_ = 2;
  }

  void take(std::size_t part, std::size_t r) {
    const Row& row = rows_[r];
    SpecialRow result{.part = part, .y = row.box.center_y(), .title = title_, .title_year = year_, .year_of_before = year_of_before_,
                      .decimals = decimals_, .texts_above = texts_};
    // A speck read as a full stop makes running text of a row: its figures are then only known to be there.
    const bool running = is_running_text(row);
    std::size_t label_end = std::string::npos;
    for (const WordRun& run : runs_with_figures(row)) {
      std::optional<SpecialCell> cell;
      if (!running) cell = cell_at(row, run);
      const bool spoiled = !cell && is_spoiled_figure(key_of(row, run.begin, run.end));
      // 6,773,G00.00: what others read as a figure is one, too.
      if (!running && !cell) {
        cell = cell_by_others(row, run);
        if (cell) result.unread.push_back(cell->box);
      }
      if (spoiled && !cell) result.unread.push_back(box_of(snippet_of(row, run.begin, run.end)));
      if (!cell) continue;
      if (label_end == std::string::npos) label_end = run.begin;
      result.cells.push_back(*std::move(cell));
    }
    const auto readable = [&](const SpecialCell& cell) {
      return std::find(result.unread.begin(), result.unread.end(), cell.box) == result.unread.end();
    };
    // A number that only others see is none by itself.
    if (std::none_of(result.cells.begin(), result.cells.end(), readable) && !is_table_row(row)) result.cells.clear();
    for (SpecialCell& cell : result.cells) cell.head = head_of(r, cell.box);
    put_heads_in_order(r, result.cells);
    if (!result.cells.empty()) find_units(row, label_end, result.cells);
    drop_shares(result.cells);
    note_project(row);
    result.projects = projects_;
    if (result.cells.empty()) {
      ++texts_;
      note(row);
      if (!result.unread.empty()) found_.push_back(std::move(result));
      return;
    }
    texts_ = 0;
    table_has_rows_ = true;
    cell_rows_[r] = true;
    name(r, label_end, result);
    for (SpecialCell& cell : result.cells) {
      cell.crowded =
          (r > 0 && goes_on_in(rows_[r - 1], cell.box)) || (r + 1 < rows_.size() && goes_on_in(rows_[r + 1], cell.box));
    }
    found_.push_back(std::move(result));
  }

  // Heads centred over wide columns whose figures stand at the right: as many as there are cells, each between the figure before and the
  // end of its own.
  void put_heads_in_order(std::size_t r, std::vector<SpecialCell>& cells) const {
    const bool complete = std::none_of(cells.begin(), cells.end(), [](const SpecialCell& cell) { return cell.head.empty(); });
    if (cells.size() < 2 || complete) return;
    int left = kMostRowsToHead;
    for (std::size_t i = r; i-- > 0 && left-- > 0;) {
      const std::vector<WordRun> words = words_of(rows_[i]);
      if (cell_rows_[i] || words.size() < cells.size() || words.size() > cells.size() + 1) continue;
      const std::size_t first = words.size() - cells.size();
      const auto over = [&](std::size_t c) {
        const Box place = box_of(snippet_of(rows_[i], words[first + c].begin, words[first + c].end));
        return place.center_x() < cells[c].box.right() && (c == 0 || place.center_x() > cells[c - 1].box.right());
      };
      bool all = true;
      for (std::size_t c = 0; c < cells.size(); ++c) all = all && over(c);
      if (!all) continue;
      for (std::size_t c = 0; c < cells.size(); ++c) cells[c].head = key_of(rows_[i], words[first + c].begin, words[first + c].end);
      return;
    }
  }

  [[nodiscard]] AmountContext printed_context() const { return {.unit = kYuan, .decimals = decimals_, .repair_letters = false}; }

  [[nodiscard]] std::optional<SpecialCell> cell_at(const Row& row, const WordRun& run) const {
    MarkedFigure figure{run};
    if (!is_cell(key_of(row, run.begin, run.end), printed_context())) {
      const auto marked = marked_figure(row, run);
      if (!marked) return std::nullopt;
      figure = *marked;
    }
    SpecialCell cell{.snippet = snippet_of(row, figure.run.begin, figure.run.end)};
    cell.printed = read_amount(key_of(row, figure.run.begin, figure.run.end), printed_context()).amount;
    cell.box = box_of(cell.snippet);
    cell.torn = figure.torn;
    return cell;
  }

  [[nodiscard]] std::optional<SpecialCell> cell_by_others(const Row& row, const WordRun& run) const {
    const std::string key = key_of(row, run.begin, run.end);
    if (std::count_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }) < 4) return std::nullopt;
    const Word& word = row.page->words[static_cast<std::size_t>(row.places[run.begin].word)];
    for (const Reading& reading : word.readings) {
      const std::string other = squeezed(reading.text);
      if (other.find(',') == std::string::npos || !is_cell(other, printed_context())) continue;
      SpecialCell cell{.snippet = snippet_of(row, run.begin, run.end), .printed = read_amount(other, printed_context()).amount};
      cell.box = box_of(cell.snippet);
      return cell;
    }
    return std::nullopt;
  }

  // A row that begins with Chinese and is no sentence.
  static bool is_table_row(const Row& row) { return !row.key.empty() && is_cjk(row.key.front()) && !is_prose(row); }

  // The unit of each cell, with what its amount is in it.
  void find_units(const Row& row, std::size_t label_end, std::vector<SpecialCell>& cells) const {
    std::optional<Unit> of_label = own_unit(key_of(row, 0, label_end));
    // In a column of units: 营业收入 | 万元 | 5,888.21.
    for (const WordRun& run : words_of(row)) {
      if (!of_label && run.begin > 0 && run.end <= label_end) of_label = unit_named(key_of(row, run.begin, run.end));
    }
    for (SpecialCell& cell : cells) {
      const std::optional<Unit> of_head = own_unit(cell.head);
      cell.unit = of_head ? *of_head : of_label ? *of_label : unit_;
      const auto differs = [&](const std::optional<Unit>& other) { return other && *other != cell.unit; };
      const bool any = of_head || of_label || unit_stated_;
      cell.unit_sure = any && !differs(of_label) && !(unit_stated_ && cell.unit != unit_);
      const AmountContext context{.unit = cell.unit, .decimals = decimals_, .repair_letters = false};
      const PrintedAmount amount = read_amount(text_of(cell.snippet), context);
      if (amount.own_unit) cell.unit_sure = true;
      // By another's reading it is exact in yuan.
      cell.amount = amount.readable() ? amount.amount : Amount{cell.printed.fen * (cell.unit.fen / kYuan.fen)};
      cell.half_ulp_fen = amount.readable() ? amount.half_ulp_fen : 0;
    }
  }

  // Label and index of the row.
  void name(std::size_t r, std::size_t label_end, SpecialRow& result) const {
    static const re2::RE2 kIndex("^([0-9]{1,2})(?:[.、]|([^0-9年.、]|$))");
    static const re2::RE2 kSpecks("[.,·、:/|'-]+$");
    const Row& row = rows_[r];
    const auto cleaned = [&](std::string label) {
      re2::RE2::Replace(&label, kIndex, "\\2");
      re2::RE2::Replace(&label, kSpecks, "");
      return label;
    };
    result.label = whole_label(r, label_end);
    std::string index, rest;
    if (re2::RE2::PartialMatch(result.label, kIndex, &index, &rest)) result.index = std::stoi(index);
    result.label = cleaned(result.label);
    result.label_place = snippet_of(row, 0, label_end);
    // 营业收入 机 …: a character of a seal stands apart from the label. A unit does, too, and is no fault.
    std::vector<WordRun> words;
    bool with_unit = false, clean = true;
    for (const WordRun& run : runs_with_figures(row)) {
      if (run.end > label_end) break;
      const Word& word = row.page->words[static_cast<std::size_t>(row.places[run.begin].word)];
      const std::string key = key_of(row, run.begin, run.end);
      const std::size_t size = run.end - run.begin;
      const bool unit = run.begin > 0 && unit_named(key);
      const std::u32string text = to_u32(key);
      const bool marks = std::none_of(text.begin(), text.end(), is_cjk);
      if (!unit && !marks && size > 1 && !(size == 2 && word.under_seal)) {
        words.push_back(run);
      } else {
        with_unit = with_unit || unit;
        clean = clean && unit;
      }
    }
    if (words.size() != 1) return;
    result.label_core = cleaned(key_of(row, words[0].begin, words[0].end));
    if (with_unit && clean) result.label = result.label_core;
  }

  // 63.87% that lost its sign is no amount: the column's head says so, or the amounts beside it are of another order.
  static void drop_shares(std::vector<SpecialCell>& cells) {
    static const re2::RE2 kShare("占比|占.*比|比例|比重|比率|%|百分");
    std::int64_t most = 0;
    for (const SpecialCell& cell : cells) most = std::max(most, std::abs(cell.amount.fen));
    const auto is_share = [&](const SpecialCell& cell) {
      const std::int64_t printed = std::abs(cell.printed.fen);
      const bool small = printed <= kMostPercent && std::abs(cell.amount.fen) < most / kOtherOrder;
      return re2::RE2::PartialMatch(cell.head, kShare) || (small && &cell == &cells.back());
    };
    if (!std::all_of(cells.begin(), cells.end(), is_share)) std::erase_if(cells, is_share);
  }

  // Whether a row of digits alone stands so close to the box that both may be lines of one cell.
  static bool goes_on_in(const Row& row, const Box& box) {
    const double gap = std::max(row.box.y - box.bottom(), box.y - row.box.bottom());
    if (gap > kLinesOfCell * box.height || std::any_of(row.key.begin(), row.key.end(), is_cjk)) return false;
    const std::vector<WordRun> words = words_of(row);
    return std::any_of(words.begin(), words.end(), [&](const WordRun& run) {
      const Box place = box_of(snippet_of(row, run.begin, run.end));
      const bool over = std::min(place.right(), box.right()) - std::max(place.x, box.x) > 0.5 * std::min(place.width, box.width);
      const std::string key = key_of(row, run.begin, run.end);
      const bool digits = std::any_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
      return over && digits && std::abs(place.center_y() - box.center_y()) > 0.5 * box.height;
    });
  }

  // A label may be set over two lines with its amounts beside their middle, or go on below them where its bracket is open.
  [[nodiscard]] std::string whole_label(std::size_t r, std::size_t label_end) const {
    std::string label = key_of(rows_[r], 0, label_end);
    const auto beside = [&](std::size_t other) {
      const Row& row = rows_[other];
      const double apart = other < r ? rows_[r].box.y - row.box.bottom() : row.box.y - rows_[r].box.bottom();
      const bool cells = std::any_of(row.key.begin(), row.key.end(), [](char32_t c) { return c == U'%'; }) || row.key.size() > 30;
      return apart < 0.4 * rows_[r].size && !cells && row.box.right() < 0.5 * parts_.front().page->width;
    };
    const auto open = [](const std::string& text) {
      return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
    };
    const bool above = label.empty() && r > 0 && !cell_rows_[r - 1] && beside(r - 1);
    if (above) label = key_of(rows_[r - 1]);
    if (!label.empty() && to_u32(label).size() <= kRestOfLabel && r > 0 && !cell_rows_[r - 1] && beside(r - 1) &&
        is_rest_below(rows_[r - 1], to_u32(label), rows_[r].box.x)) {
      return key_of(rows_[r - 1]) + label;
    }
    const bool last = r + 1 >= rows_.size();
    if (!last && (open(label) || is_rest_below(rows_[above ? r - 1 : r], rows_[r + 1].key, rows_[r + 1].box.x)) && beside(r + 1)) label += key_of(rows_[r + 1]);
    return label;
  }

  // 收入合|计: the rest of a label in a narrow cell, a character or two at the label's own place.
  static bool is_rest_below(const Row& row, const std::u32string& below, double x) {
    const bool short_text = !below.empty() && below.size() <= kRestOfLabel && std::all_of(below.begin(), below.end(), is_cjk);
    return short_text && std::any_of(row.words.begin(), row.words.end(), [&](int index) {
      return std::abs(row.page->words[static_cast<std::size_t>(index)].box.x - x) < 0.3 * row.size;
    });
  }

  // A line without amounts may be a title, name the year or state the unit for what follows.
  void note(const Row& row) {
    const std::string key = key_of(row);
    const bool title = is_title_of_table(key);
    // The next table has a unit of its own, which may be unread.
    if (title && table_has_rows_) {
      table_has_rows_ = unit_stated_ = false;
      year_of_before_ = true;
      projects_ = 0;
    }
    if (const auto unit = unit_stated(key)) {
      unit_ = *unit;
      unit_stated_ = true;
    }
    const auto year = is_prose(row) ? std::nullopt : only_year(key);
    if (year) {
      year_ = year;
      year_of_before_ = false;
    }
    if (year || title) title_ = key;
  }

  void note_project(const Row& row) {
    static const re2::RE2 kProject("^[0-9]{0,2}R[DO0][0-9OoQlI]{1,2}");
    static const re2::RE2 kTwo("R[DO0][0-9OoQlI]{1,2}.*R[DO0][0-9OoQlI]{1,2}");  // heads of columns
    const std::string key = key_of(row);
    if (re2::RE2::PartialMatch(key, kProject) && !re2::RE2::PartialMatch(key, kTwo) && words_of(row).size() > 1) ++projects_;
  }

  // The nearest words above that stand over the box in a row without amounts, with the line above them if it is close.
  [[nodiscard]] std::string head_of(std::size_t r, const Box& box) const {
    std::string head;
    double lower = 0;
    int left = kMostRowsToHead;
    for (std::size_t i = r; i-- > 0 && left-- > 0;) {
      if (cell_rows_[i]) continue;
      const Row& row = rows_[i];
      const std::string key = key_of(row);
      if (!head.empty() && (lower - row.box.bottom() > row.box.height || dossier::unit_stated(key) || is_title_of_table(key))) break;
      std::string best;
      const std::vector<WordRun> words = words_of(row);
      double least = words.size() >= kWordsOfHead ? kHeadReachInRow : kHeadReach;
      for (const WordRun& run : words) {
        const Box place = box_of(snippet_of(row, run.begin, run.end));
        if (place.width > 0.5 * parts_.front().page->width) continue;  // a title, not a head
        if (content_key(key_of(row, run.begin, run.end)).empty()) continue;  // the dash of an empty cell
        const double apart = std::max({0.0, place.x - box.right(), box.x - place.right()});
        const double off = apart > 0 ? apart : 1e-3 * std::abs(place.center_x() - box.center_x());
        if (off < least) {
          least = off;
          best = key_of(row, run.begin, run.end);
        }
      }
      if (best.empty()) {
        if (!head.empty()) break;
        continue;
      }
      head = best + head;
      lower = row.box.y;
    }
    return head;
  }

  const std::vector<PagePart>& parts_;
  std::vector<Row> rows_;
  std::vector<bool> cell_rows_;
  std::vector<SpecialRow> found_;
  std::string title_;
  std::optional<int> year_;
  Unit unit_ = kYuan;
  bool unit_stated_ = false;
  bool table_has_rows_ = false;
  bool year_of_before_ = false;
  int projects_ = 0;
  int texts_ = 0;
  std::optional<int> decimals_;
};

}  // namespace

std::optional<int> only_year(std::string_view squeezed_text) {
  static const re2::RE2 kYear("(20[0-9]{2})(年?)([0-9]{0,2}月)?");
  re2::StringPiece rest(squeezed_text.data(), squeezed_text.size());
  std::string digits, mark, month;
  std::optional<int> year;
  while (re2::RE2::FindAndConsume(&rest, kYear, &digits, &mark, &month)) {
    if (!month.empty() || (mark.empty() && squeezed_text.size() > 4)) continue;
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (year && *year != value) return std::nullopt;
    year = value;
  }
  return year;
}

std::vector<SpecialRow> special_rows(const std::vector<PagePart>& parts) { return TableWalk(parts).read(); }

}  // namespace dossier
