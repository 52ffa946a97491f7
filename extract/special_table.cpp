#include "extract/special_table.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>

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

// Characters [begin, end) of the row's key that belong to one word.
struct WordRun {
  std::size_t begin = 0, end = 0;
};

std::vector<WordRun> words_of(const Row& row) {
  std::vector<WordRun> runs;
  for (std::size_t i = 0; i < row.places.size(); ++i) {
    if (runs.empty() || row.places[i].word != row.places[runs.back().begin].word) runs.push_back({i, i});
    runs.back().end = i + 1;
  }
  return runs;
}

// A figure of a table: decimals, grouping or four digits; no year, share, index or reference number.
bool is_cell(const std::string& key, const AmountContext& context) {
  static const re2::RE2 kYear("(?:19|20)[0-9]{2}");
  const bool marked = key.find('.') != std::string::npos || key.find(',') != std::string::npos;
  const auto digits = std::count_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (key.find('%') != std::string::npos || digits == 0 || (!marked && digits < 4)) return false;
  if (re2::RE2::FullMatch(key, kYear)) return false;
  return read_amount(key, context).readable();
}

// Digits and their marks alone, as many as an amount has, but none: 4.123.900.00.
bool is_spoiled_figure(const std::string& key) {
  static const re2::RE2 kSpoiled("[(-]?[0-9OolI.,，。·:'-]{6,}\\)?");
  return std::count_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 5 && re2::RE2::FullMatch(key, kSpoiled);
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
    SpecialRow result{.part = part, .y = row.box.center_y(), .title = title_, .title_year = year_, .unit = unit_,
                      .unit_stated = unit_stated_, .decimals = decimals_};
    const AmountContext context{.unit = unit_, .decimals = decimals_, .repair_letters = false};
    std::size_t label_end = std::string::npos;
    // A speck read as a full stop makes running text of a row: its figures are then only known to be there.
    const bool running = is_running_text(row);
    for (const WordRun& run : words_of(row)) {
      const std::string key = key_of(row, run.begin, run.end);
      if (running || !is_cell(key, context)) {
        // 6,773,G00.00: what others read as a figure is one, too.
        const bool read_by_others = !running && others_read_figure(row, run, context);
        if (read_by_others || is_spoiled_figure(key)) result.unread.push_back(box_of(snippet_of(row, run.begin, run.end)));
        continue;
      }
      if (label_end == std::string::npos) label_end = run.begin;
      const Snippet place = snippet_of(row, run.begin, run.end);
      const Amount printed = read_amount(key, {.unit = kYuan, .decimals = decimals_, .repair_letters = false}).amount;
      result.cells.push_back({place, read_amount(key, context).amount, printed, box_of(place), {}});
    }
    for (SpecialCell& cell : result.cells) cell.head = head_of(r, cell.box);
    drop_shares(result.cells);
    if (result.cells.empty()) {
      note(key_of(row));
      if (!result.unread.empty()) found_.push_back(std::move(result));
      return;
    }
    cell_rows_[r] = true;
    static const re2::RE2 kIndex("^[0-9]{1,2}(?:[.、]|([^0-9年.、]|$))");
    result.label = whole_label(r, label_end);
    static const re2::RE2 kSpecks("[.,·、:/|'-]+$");
    re2::RE2::Replace(&result.label, kIndex, "\\1");
    re2::RE2::Replace(&result.label, kSpecks, "");
    result.label_place = snippet_of(row, 0, label_end);
    for (SpecialCell& cell : result.cells) {
      cell.crowded =
          (r > 0 && goes_on_in(rows_[r - 1], cell.box)) || (r + 1 < rows_.size() && goes_on_in(rows_[r + 1], cell.box));
    }
    found_.push_back(std::move(result));
  }

  static bool others_read_figure(const Row& row, const WordRun& run, const AmountContext& context) {
    const std::string key = key_of(row, run.begin, run.end);
    const bool digits = std::count_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 4;
    const Word& word = row.page->words[static_cast<std::size_t>(row.places[run.begin].word)];
    return digits && std::any_of(word.readings.begin(), word.readings.end(), [&](const Reading& reading) {
      return reading.text.find(',') != std::string::npos && is_cell(squeezed(reading.text), context);
    });
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
  void note(const std::string& key) {
    if (const auto unit = unit_stated(key)) {
      unit_ = *unit;
      unit_stated_ = true;
    }
    if (const auto year = only_year(key)) {
      year_ = year;
      title_ = key;
    } else if (key.ends_with("表") || key.find("明细表") != std::string::npos || key.find("情况表") != std::string::npos) {
      title_ = key;
    }
  }

  // The nearest words above that stand over the box in a row without amounts, with the line above them if it is close.
  [[nodiscard]] std::string head_of(std::size_t r, const Box& box) const {
    std::string head;
    double lower = 0;
    int left = kMostRowsToHead;
    for (std::size_t i = r; i-- > 0 && left-- > 0;) {
      if (cell_rows_[i]) continue;
      const Row& row = rows_[i];
      if (!head.empty() && (lower - row.box.bottom() > row.box.height || dossier::unit_stated(key_of(row)))) break;
      std::string best;
      const std::vector<WordRun> words = words_of(row);
      double least = words.size() >= kWordsOfHead ? kHeadReachInRow : kHeadReach;
      for (const WordRun& run : words) {
        const Box place = box_of(snippet_of(row, run.begin, run.end));
        if (place.width > 0.5 * parts_.front().page->width) continue;  // a title, not a head
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
