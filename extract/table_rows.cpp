#include "extract/table_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <deque>
#include <numeric>
#include <string_view>
#include <utility>

#include "extract/read_amount.h"
#include "extract/statement_cells.h"
#include "extract/table_labels.h"
#include "models/text.h"

namespace dossier::table_detail {
namespace {

using Shape = TablePiece::Shape;

constexpr double kBound = 0.8;            // of the pitch: amounts farther from any label have none
constexpr std::size_t kNeighbours = 7;    // cells that tell the local drift of a column
constexpr double kMostDrift = 0.25;       // of the pitch: paper bends, but not by half a row
constexpr double kSlack = 0.1;            // of the pitch: what drift may excuse of a figure's distance from its label
constexpr int kMostLines = 4;             // of one label
constexpr double kTouchingLines = 0.7;    // heights between the lines of one cell, at most
constexpr double kBeside = 0.4;           // heights: a label that stands so close beside a figure is the figure's own

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

class RowReader {
 public:
  RowReader(const Page& page, const LabelDictionary& dictionary, bool tolerant, double size, TableBlock& block)
      : page_(page), dictionary_(dictionary), tolerant_(tolerant), size_(size), block_(block) {}

  void read(const std::vector<TablePiece>& body, double zone_left) {
    const double zone_right = block_.columns.front().left;
    std::vector<const TablePiece*> zone, cells;
    for (const TablePiece& piece : body) {
      const double x = piece.level.center_x();
      if (x > zone_left && x < zone_right && !(column_of(piece) >= 0 && piece.shape != Shape::text)) {
        zone.push_back(&piece);
      } else if (column_of(piece) >= 0) {
        cells.push_back(&piece);
      }
    }
    lines_ = label_lines(std::move(zone), dictionary_, tolerant_, size_);
    find_pitch();
    join_wrapped(cells);
    make_rows(cells);
    bind(cells);
    mark_disturbed(body);
    finish();
  }

 private:
  struct Draft {
    std::vector<std::size_t> lines;  // indices into lines_
    std::string label;
    double top = 0, bottom = 0;      // centres of the first and last line
    TableRow row;
  };

  // Which column a piece stands in, -1 for none.
  [[nodiscard]] int column_of(const TablePiece& piece) const {
    if (piece.shape == Shape::text) return -1;
    for (std::size_t c = 0; c < block_.columns.size(); ++c) {
      const TableColumn& column = block_.columns[c];
      const double center = piece.level.center_x();
      const bool weak = piece.shape == Shape::integer || piece.shape == Shape::dash || piece.shape == Shape::fragment;
      const double reach = weak ? 0.8 * size_ : 0;
      if (center > column.left - reach * 0.6 && center < column.right + reach) return static_cast<int>(c);
    }
    return -1;
  }

  [[nodiscard]] LabelMatch match_of(const std::string& text) const { return dictionary_.find(parse_label(text).key, tolerant_); }
  [[nodiscard]] bool known(const std::string& text) const { return match_of(text).row != nullptr; }

  void find_pitch() {
    std::vector<double> steps;
    for (std::size_t i = 1; i < lines_.size(); ++i) steps.push_back(lines_[i].y - lines_[i - 1].y);
    pitch_ = steps.empty() ? 1.5 * size_ : std::clamp(median(std::move(steps)), 0.8 * size_, 4 * size_);
  }

  // Whether one figure may go on in the other: it stands close below in the same column.
  [[nodiscard]] bool goes_on_below(const TablePiece& upper, const TablePiece& lower) const {
    const Box& a = upper.level;
    const Box& b = lower.level;
    const double height = std::min(a.height, b.height);
    const double gap = b.y - a.bottom();
    if (gap < -kTouchingLines * height || gap > kTouchingLines * height || a.center_y() >= b.center_y()) return false;
    if (std::min(a.right(), b.right()) - std::max(a.x, b.x) < 0.5 * std::min(a.width, b.width)) return false;
    const bool ruled = std::any_of(page_.rules.begin(), page_.rules.end(), [&](const RulingLine& rule) {
      return rule.horizontal() && rule.x1 <= lower.box.center_x() && rule.x2 >= lower.box.center_x() &&
             rule.y1 > upper.box.center_y() && rule.y2 < lower.box.center_y();
    });
    return !ruled;
  }

  // Whether both have a label beside them, which may be their own.
  [[nodiscard]] bool both_labelled(const TablePiece& upper, const TablePiece& lower) const {
    const double height = std::min(upper.level.height, lower.level.height);
    const auto labelled = [&](const Box& box) {
      return std::any_of(lines_.begin(), lines_.end(), [&](const LabelLine& line) { return std::abs(line.y - box.center_y()) < kBeside * height; });
    };
    return labelled(upper.level) && labelled(lower.level);
  }

  // 12,345,678.9|0 over two lines of a narrow cell is one figure. Where the halves do not make one, both are marked.
  void join_wrapped(std::vector<const TablePiece*>& cells) {
    const std::optional<int> decimals = usual_decimals(cells);
    const auto digits = [](const TablePiece& piece) { return piece.shape != Shape::dash && piece.shape != Shape::text && has_digit(piece.text); };
    const auto complete = [&](const TablePiece& piece) {
      const PrintedAmount amount = read_amount(piece.text);
      return piece.shape == Shape::figure && amount.kind == PrintedAmount::Kind::ok && (!decimals || amount.decimals == *decimals);
    };
    std::sort(cells.begin(), cells.end(), [](const auto* a, const auto* b) {
      return std::pair(a->level.center_y(), a->level.x) < std::pair(b->level.center_y(), b->level.x);
    });
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (std::size_t j = i + 1; j < cells.size(); ++j) {
        if (!digits(*cells[i]) || !digits(*cells[j]) || !goes_on_below(*cells[i], *cells[j])) continue;
        if (complete(*cells[i]) && complete(*cells[j])) continue;  // two rows, one of which lost its label
        TablePiece whole_figure = joined(*cells[i], *cells[j], false);
        const bool fits = !complete(*cells[i]) && complete(whole_figure);
        // Labels wrap, too, and stand beside both halves. In a text layer digits that make a figure of the column with those above them, and
        // none by themselves, are its rest; of pixels they may be a row's whose other digits were lost.
        const bool of_layer = cells[i]->reader == Reader::text_layer && cells[j]->reader == Reader::text_layer;
        const bool rest = fits && of_layer && cells[j]->shape != Shape::figure;
        if (!rest && both_labelled(*cells[i], *cells[j])) continue;
        TablePiece& whole = wrapped_.emplace_back(std::move(whole_figure));
        if (fits) {
          cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(j));
        } else {
          whole = *cells[j];
          whole.crowded = true;
          cells[j] = &whole;
          wrapped_.push_back(*cells[i]);
          wrapped_.back().crowded = true;
        }
        cells[i] = &wrapped_.back();
        break;
      }
    }
  }

  // Whether a horizontal rule runs between two heights over the labels.
  [[nodiscard]] bool ruled_off(std::size_t upper, std::size_t lower) const {
    const Box& a = lines_[upper].texts.front()->box;
    const Box& b = lines_[lower].texts.front()->box;
    return std::any_of(page_.rules.begin(), page_.rules.end(), [&](const RulingLine& rule) {
      return rule.horizontal() && rule.x1 <= a.center_x() && rule.x2 >= a.center_x() && rule.y1 > a.center_y() &&
             rule.y2 < b.center_y();
    });
  }

  // Which lines have an amount at their height: of two close lines the nearer one.
  [[nodiscard]] std::vector<bool> lines_with_cells(const std::vector<const TablePiece*>& cells) const {
    std::vector<bool> result(lines_.size());
    for (const TablePiece* cell : cells) {
      if (cell->shape != Shape::figure || lines_.empty()) continue;
      const double y = cell->level.center_y();
      const auto nearest = std::min_element(lines_.begin(), lines_.end(), [&](const LabelLine& a, const LabelLine& b) {
        return std::abs(a.y - y) < std::abs(b.y - y);
      });
      if (std::abs(nearest->y - y) < 0.45 * pitch_) result[static_cast<std::size_t>(nearest - lines_.begin())] = true;
    }
    return result;
  }

  // How many lines from `first` on make one label.
  [[nodiscard]] std::size_t lines_of_label(const std::vector<bool>& filled_lines, std::size_t first) const {
    std::size_t count = 1;
    std::string text = lines_[first].text();
    bool filled = filled_lines[first];
    std::size_t best = 1;
    for (std::size_t next = first + 1; next < lines_.size() && count < kMostLines; ++next) {
      if (lines_[next].y - lines_[next - 1].y > 1.8 * pitch_ || ruled_off(next - 1, next)) break;
      const PrintedLabel so_far = parse_label(text);
      const std::string piece = lines_[next].text();
      // Two rows, unless the lower line is but the end of what the upper one has in brackets: on a sheet held askew one column's amount
      // stands beside the one, the next column's beside the other.
      const bool both = filled && filled_lines[next];
      const bool ends_bracket = so_far.open_bracket && to_u32(piece).find_first_of(U")）") != std::u32string::npos && !known(piece);
      if (both && !ends_bracket) break;
      const PrintedLabel added = parse_label(piece);
      const PrintedLabel joined = parse_label(text + piece);
      if (added.numbered || added.of_which || added.subtract || added.add) break;
      // No label begins with 的 or ends with a comma.
      const bool note_goes_on = !known(piece) && (so_far.open_bracket || added.key.empty() || added.key.starts_with("的"));
      const LabelMatch together = dictionary_.find(joined.key, tolerant_);
      const bool makes_known = together.row != nullptr && !known(piece);
      const bool may_become_known = dictionary_.begins_label(joined.key) && dictionary_.begins_label(so_far.key) && !known(piece);
      if (!note_goes_on && !makes_known && !may_become_known) break;
      text += piece;
      ++count;
      filled = filled || filled_lines[next];
      if (note_goes_on || makes_known) best = count;
    }
    return best;
  }

  void make_rows(const std::vector<const TablePiece*>& cells) {
    const std::vector<bool> filled_lines = lines_with_cells(cells);
    for (std::size_t first = 0; first < lines_.size();) {
      const std::size_t count = lines_of_label(filled_lines, first);
      Draft draft;
      for (std::size_t i = first; i < first + count; ++i) {
        draft.lines.push_back(i);
        draft.label += lines_[i].text();
      }
      draft.top = lines_[first].y;
      draft.bottom = lines_[first + count - 1].y;
      drafts_.push_back(std::move(draft));
      first += count;
    }
  }

  // The drift of a column at a height: how much lower than their labels the neighbouring amounts stand.
  struct Drift {
    std::vector<std::pair<double, double>> samples;  // height, distance
    double most = 0;
    [[nodiscard]] double at(double y) const {
      if (samples.size() < 3) return 0;
      std::vector<std::pair<double, double>> near;
      for (const auto& [height, distance] : samples) near.emplace_back(std::abs(height - y), distance);
      const std::size_t count = std::min(kNeighbours, near.size());
      std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(count), near.end());
      std::vector<double> distances;
      for (std::size_t i = 0; i < count; ++i) distances.push_back(near[i].second);
      return std::clamp(median(std::move(distances)), -most, most);
    }
  };

  // Distance of a height from a row's label, 0 between the first and last line of a label of several.
  static double distance(const Draft& draft, double y) {
    if (draft.lines.size() > 1 && y >= draft.top && y <= draft.bottom) return 0;
    return y < draft.top ? y - draft.top : y - draft.bottom;
  }

  [[nodiscard]] std::size_t nearest(double y) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < drafts_.size(); ++i) {
      if (std::abs(distance(drafts_[i], y)) < std::abs(distance(drafts_[best], y))) best = i;
    }
    return best;
  }

  void bind(const std::vector<const TablePiece*>& cells) {
    for (Draft& draft : drafts_) draft.row.cells.resize(block_.columns.size());
    std::vector<Drift> drifts(block_.columns.size());
    for (int round = 0; round < 2 && !drafts_.empty(); ++round) {
      std::vector<Drift> next(block_.columns.size(), Drift{{}, kMostDrift * pitch_});
      for (const TablePiece* cell : cells) {
        if (cell->shape != Shape::figure) continue;
        const auto column = static_cast<std::size_t>(column_of(*cell));
        const double y = cell->level.center_y();
        const Draft& draft = drafts_[nearest(y - drifts[column].at(y))];
        if (draft.lines.size() > 1) continue;
        const double off = distance(draft, y);
        if (std::abs(off - drifts[column].at(y)) < 0.45 * pitch_) next[column].samples.emplace_back(y, off);
      }
      drifts = std::move(next);
    }
    struct Bond {
      const TablePiece* cell;
      std::size_t column;
      std::size_t draft;
      double offset;  // in pitches
    };
    std::vector<Bond> bonds;
    std::vector<const TablePiece*> loose;
    for (const TablePiece* cell : cells) {
      const auto column = static_cast<std::size_t>(column_of(*cell));
      const double y = cell->level.center_y() - drifts[column].at(cell->level.center_y());
      if (drafts_.empty()) {
        loose.push_back(cell);
        continue;
      }
      const std::size_t draft = nearest(y);
      const double plain = std::abs(distance(drafts_[draft], cell->level.center_y())) / pitch_;
      const double offset = std::max(std::abs(distance(drafts_[draft], y)) / pitch_, plain - kSlack);
      if (offset > kBound) {
        loose.push_back(cell);
      } else {
        bonds.push_back({cell, column, draft, offset});
      }
    }
    std::stable_sort(bonds.begin(), bonds.end(), [](const Bond& a, const Bond& b) { return a.offset < b.offset; });
    for (const Bond& bond : bonds) {
      TableRow& row = drafts_[bond.draft].row;
      std::optional<TablePiece>& place = row.cells[bond.column];
      if (place) {
        // A second figure for the same place: a label was missed between the rows. Digits beside one may be part of it.
        if (bond.cell->shape == Shape::figure) loose.push_back(bond.cell);
        if (bond.cell->shape == Shape::integer || bond.cell->shape == Shape::fragment) place->crowded = place->crowded || has_digit(bond.cell->text);
        continue;
      }
      place = *bond.cell;
      row.offset = std::max(row.offset, bond.offset);
    }
    // Amounts without a label are kept as rows of their own: a sum must know that something stands there.
    std::sort(loose.begin(), loose.end(), [](const auto* a, const auto* b) { return a->level.center_y() < b->level.center_y(); });
    for (const TablePiece* cell : loose) {
      if (cell->shape != Shape::figure) continue;
      const double y = cell->level.center_y();
      Draft* same = nullptr;
      for (Draft& draft : drafts_) {
        if (draft.lines.empty() && std::abs(draft.top - y) < 0.4 * pitch_) same = &draft;
      }
      if (same == nullptr) {
        drafts_.push_back({});
        same = &drafts_.back();
        same->top = same->bottom = y;
        same->row.cells.resize(block_.columns.size());
        same->row.offset = 1;
      }
      auto& place = same->row.cells[static_cast<std::size_t>(column_of(*cell))];
      if (!place) place = *cell;
    }
  }

  // Short words among the columns belong to no row: the characters of a seal that was not told by its colour. Whatever stands
  // within some rows of them may be half hidden.
  void mark_disturbed(const std::vector<TablePiece>& body) {
    constexpr double kRowsOfSeal = 6;
    constexpr std::size_t kLongest = 4;  // characters
    const double left = block_.columns.front().left - 1.5 * size_, right = block_.columns.back().right + size_;
    std::vector<const TablePiece*> debris;
    for (const TablePiece& piece : body) {
      const double x = piece.level.center_x();
      const bool among = piece.shape == Shape::text && x > left && x < right && piece.reader != Reader::text_layer;
      if (among && to_u32(squeezed(piece.text)).size() <= kLongest) debris.push_back(&piece);
    }
    for (Draft& draft : drafts_) {
      for (auto& cell : draft.row.cells) {
        if (!cell) continue;
        cell->disturbed = cell->under_seal || std::any_of(debris.begin(), debris.end(), [&](const TablePiece* piece) {
          return std::abs(piece->level.center_y() - cell->level.center_y()) < kRowsOfSeal * pitch_;
        });
      }
    }
  }

  void finish() {
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) { return a.top < b.top; });
    for (Draft& draft : drafts_) {
      TableRow& row = draft.row;
      row.page = page_.number;
      row.label = draft.label;
      row.y = (draft.top + draft.bottom) / 2;
      for (const std::size_t i : draft.lines) {
        const LabelLine& line = lines_[i];
        if (row.label_box.empty()) row.indent = line.texts.front()->level.x;
        for (const TablePiece* piece : line.texts) row.label_box = united(row.label_box, piece->box);
        if (!line.note.empty()) row.note = line.note;
        if (line.number) row.number = line.number;
      }
      block_.rows.push_back(std::move(row));
    }
  }

  const Page& page_;
  const LabelDictionary& dictionary_;
  bool tolerant_;
  double size_;
  TableBlock& block_;
  std::vector<LabelLine> lines_;
  std::deque<TablePiece> wrapped_;  // pieces that read() made of others
  double pitch_ = 16;
  std::vector<Draft> drafts_;
};

}  // namespace

void read_rows(const Page& page, const std::vector<TablePiece>& body, double zone_left, const LabelDictionary& dictionary,
               bool tolerant, double size, TableBlock& block) {
  RowReader(page, dictionary, tolerant, size, block).read(body, zone_left);
}

}  // namespace dossier::table_detail
