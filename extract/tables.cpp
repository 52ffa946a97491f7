#include "extract/tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "extract/classify.h"
#include "extract/lines.h"
#include "extract/stray_columns.h"
#include "extract/table_columns.h"
#include "extract/table_rows.h"
#include "models/text.h"

namespace dossier {
namespace {

using table_detail::FoundColumns;
using Shape = TablePiece::Shape;

constexpr std::size_t kFewestFigures = 2;
constexpr double kSentence = 0.55;      // of the region's width: a line of text this wide is no label
constexpr std::size_t kFewestLabels = 4;  // of a second half, where none is known
constexpr double kOverColumn = 0.25;    // of the narrower: heads may be centred over figures that stand at the right
constexpr double kOneHead = 1.2;        // characters between the heights of heads that make one row, at most
constexpr double kHeadReach = 7;        // characters between the head's rows and the body, at most

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// The line of signatures that closes a statement on its page.
bool closes_statement(std::string_view key) {
  static constexpr std::array<std::string_view, 6> kHeads = {"法定代表人", "企业负责人", "公司负责人", "单位负责人",
                                                             "公司法定代表人", "财务报表由以下人士签署"};
  static constexpr std::array<std::string_view, 4> kOthers = {"主管会计", "会计机构负责人", "财务负责人", "制表人"};
  const auto starts = [&](std::string_view word) { return key.starts_with(word); };
  if (std::any_of(kHeads.begin(), kHeads.end(), starts)) return true;
  return std::count_if(kOthers.begin(), kOthers.end(), [&](std::string_view word) { return has(key, word); }) >= 2;
}

// Lines that stand above the head of a table and belong to the statement as a whole.
bool belongs_above(std::string_view key) {
  static constexpr std::array<std::string_view, 9> kWords = {"单位:", "单位均", "编制单位", "会企", "会小企", "纳税人名称", "纳税人识别号",
                                                             "税款所属", "人民币"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return has(key, word); });
}

bool is_title(std::string_view key) {
  static constexpr std::array<std::string_view, 7> kWords = {"资产负债表", "利润表", "损益表", "现金流量表", "申报表", "明细表", "情况表"};
  return key.size() < 90 && std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return has(key, word); });
}

class TableReader {
 public:
  TableReader(const Page& page, const Box& region, const LabelDictionary& dictionary, bool tolerant, const Table* before)
      : region_(region), dictionary_(dictionary), tolerant_(tolerant), before_(before), page_(page),
        pieces_(table_pieces(page, region)) {}

  std::optional<Table> read() {
    std::vector<double> heights;
    for (const TablePiece& piece : pieces_) heights.push_back(piece.level.height);
    size_ = std::max(1.0, median(std::move(heights)));
    cut_below();
    const auto figures = std::count_if(pieces_.begin(), pieces_.end(), [](const auto& p) { return p.shape == Shape::figure; });
    // A single amount in running text is no table, but the last row of a form may stand alone on its page.
    if (figures == 0 || (static_cast<std::size_t>(figures) < kFewestFigures && !any_known_label())) return std::nullopt;
    find_body();
    std::vector<TablePiece> body;
    for (const TablePiece& piece : pieces_) {
      if (piece.level.center_y() > body_top_) body.push_back(piece);
    }
    FoundColumns found = table_detail::find_columns(body, size_);
    if (tolerant_ && table_detail::drop_stray_columns(body, found)) found = table_detail::find_columns(body, size_);
    if (found.columns.empty()) return std::nullopt;
    table_detail::join_in_columns(body, found);
    split_blocks(body, found);
    read_head();
    if (tolerant_) {
      for (TableBlock& block : table_.blocks) table_detail::drop_unheaded_columns(body, block);
    }
    for (std::size_t b = 0; b < table_.blocks.size(); ++b) {
      const double zone_left = b == 0 ? region_.x - 1000 : table_.blocks[b - 1].columns.back().right;
      table_detail::read_rows(page_, body, zone_left, dictionary_, tolerant_, size_, table_.blocks[b]);
    }
    for (const TablePiece& piece : pieces_) {
      if (piece.level.center_y() <= head_top_) table_.above.push_back(piece);
    }
    return std::move(table_);
  }

 private:
  // Signatures, page numbers, sentences after the last row: what stands below the table.
  void cut_below() {
    double first_figure = region_.bottom() + 1000;
    for (const TablePiece& piece : pieces_) {
      if (piece.shape == Shape::figure) first_figure = std::min(first_figure, piece.level.y);
    }
    double end = region_.bottom() + 1000;
    for (const TablePiece& piece : pieces_) {
      if (piece.shape != Shape::text || piece.level.y <= first_figure) continue;
      const std::string key = squeezed(piece.text);
      const bool sentence = piece.level.width > kSentence * region_.width && has(key, "。");
      if (closes_statement(key) || sentence) end = std::min(end, piece.level.y);
    }
    std::vector<bool> below(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) below[i] = pieces_[i].level.y >= end - 0.2 * size_ || is_page_number(pieces_[i]);
    std::vector<TablePiece> kept;
    for (std::size_t i = 0; i < pieces_.size(); ++i) (below[i] ? table_.below : kept).push_back(std::move(pieces_[i]));
    pieces_ = std::move(kept);
  }

  // Dashes and digits below all figures in a row without a label: - 8 -, which is no row of empty cells.
  [[nodiscard]] bool is_page_number(const TablePiece& piece) const {
    if (piece.shape == Shape::text || piece.shape == Shape::figure) return false;
    return std::none_of(pieces_.begin(), pieces_.end(), [&](const TablePiece& other) {
      if (other.shape == Shape::figure && other.level.bottom() > piece.level.y) return true;
      return other.shape == Shape::text && vertical_overlap(other.level, piece.level) > 0.3;
    });
  }

  [[nodiscard]] bool any_known_label() const {
    return std::any_of(pieces_.begin(), pieces_.end(), [&](const TablePiece& piece) {
      return piece.shape == Shape::text && dictionary_.find(parse_label(piece.text).key, false).row != nullptr;
    });
  }

  // Where the first row of the body begins: the first amount, or the first label of the dictionary above it.
  void find_body() {
    double first = region_.bottom() + 1000;
    for (const TablePiece& piece : pieces_) {
      if (piece.shape == Shape::figure) first = std::min(first, piece.level.center_y());
    }
    // In a small enterprise's or an empty column's form many rows may precede the first amount.
    double label = first;
    for (const TablePiece& piece : pieces_) {
      if (piece.shape != Shape::text || piece.level.center_y() >= first) continue;
      const PrintedLabel printed = parse_label(piece.text);
      const LabelMatch match = dictionary_.find(printed.key, false);
      if (match.row == nullptr || is_title(printed.key)) continue;
      const bool of_head = match.row->role == RowRole::heading && !printed.heading && !printed.numbered;
      if (!of_head) label = std::min(label, piece.level.center_y());
    }
    body_top_ = label - 0.6 * size_;
    head_top_ = body_top_;
  }

  void split_blocks(const std::vector<TablePiece>& body, const FoundColumns& found) {
    std::size_t first = 0;
    for (std::size_t c = 0; c < found.columns.size(); ++c) {
      if (c + 1 == found.columns.size() || has_labels(body, found, c)) {
        TableBlock block;
        block.columns.assign(found.columns.begin() + static_cast<std::ptrdiff_t>(first),
                             found.columns.begin() + static_cast<std::ptrdiff_t>(c + 1));
        table_.blocks.push_back(std::move(block));
        first = c + 1;
      }
    }
  }

  // Whether labels of a second half stand between a column and the next. What shines through from the back of the sheet makes
  // words between columns, too, but not one for every figure.
  [[nodiscard]] bool has_labels(const std::vector<TablePiece>& body, const FoundColumns& found, std::size_t column) const {
    const double left = found.columns[column].right, right = found.columns[column + 1].left;
    std::size_t labels = 0, known = 0;
    for (const TablePiece& piece : body) {
      if (piece.shape != Shape::text || piece.level.center_x() < left || piece.level.center_x() > right) continue;
      const std::u32string key = to_u32(squeezed(piece.text));
      if (std::count_if(key.begin(), key.end(), is_cjk) < 2) continue;
      ++labels;
      known += dictionary_.find(parse_label(piece.text).key, tolerant_).row != nullptr ? 1 : 0;
    }
    const bool many = labels >= kFewestLabels && (!tolerant_ || labels * 2 > found.members[column + 1].size());
    return known >= 2 || many || (labels >= 1 && heads_labels(left, right));
  }

  // Whether the head says that labels stand there: a page on which a half goes on with a row or two has no more to tell it by.
  [[nodiscard]] bool heads_labels(double left, double right) const {
    static constexpr std::array<std::string_view, 5> kWords = {"项目", "资产", "负债", "权益", "科目"};
    return std::any_of(pieces_.begin(), pieces_.end(), [&](const TablePiece& piece) {
      const double above = body_top_ - piece.level.center_y();
      if (piece.shape != Shape::text || above < 0 || above > kHeadReach * size_) return false;
      if (piece.level.center_x() < left || piece.level.center_x() > right) return false;
      const std::string key = squeezed(piece.text);
      return !table_detail::is_amount_head(key) && holds_any(key, kWords);
    });
  }

  void read_head() {
    // Rows of pieces above the body, lowest first, as long as they belong to the head.
    std::vector<std::size_t> above;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const double y = pieces_[i].level.center_y();
      if (y <= body_top_) above.push_back(i);
    }
    std::sort(above.begin(), above.end(), [&](std::size_t a, std::size_t b) {
      return pieces_[a].level.center_y() > pieces_[b].level.center_y();
    });
    std::vector<std::vector<std::size_t>> rows;
    for (const std::size_t i : above) {
      if (rows.empty() || pieces_[rows.back().front()].level.center_y() - pieces_[i].level.center_y() > 0.6 * size_) rows.emplace_back();
      rows.back().push_back(i);
    }
    double last = body_top_;
    std::vector<std::vector<std::size_t>> head;
    for (const auto& row : rows) {
      std::string key;
      bool amounts = false, labels = false;
      for (const std::size_t i : row) {
        const std::string piece = squeezed(pieces_[i].text);
        key += piece;
        amounts = amounts || table_detail::is_amount_head(piece);
        labels = labels || table_detail::is_label_head(piece);
      }
      const double y = pieces_[row.front()].level.center_y();
      if (belongs_above(key) || last - y > kHeadReach * size_ || (is_title(key) && row.size() == 1)) break;
      // One day over several columns is the statement's, not a column's.
      if (row.size() == 1 && !labels && count_columns() > 1 && is_period(key) && has_head(head)) break;
      // 项目, however it was read, stands beside the head's upper row or below it.
      if (!amounts && !labels && beside_columns(row)) continue;
      if (!amounts && !labels && !head.empty() && !inside_columns(row)) break;
      head.push_back(row);
      head_top_ = std::min(head_top_, pieces_[row.front()].level.y - 0.1);
      last = y;
    }
    join_head_rows(head);
    for (auto row = head.rbegin(); row != head.rend(); ++row) give_head(*row);
    if (before_ != nullptr && !has_head(head)) inherit();
  }

  // The one column that a piece stands over, -1 where it is none or more than one.
  [[nodiscard]] int column_under(const TablePiece& piece) const {
    int under = -1, index = 0;
    for (const TableBlock& block : table_.blocks) {
      for (const TableColumn& column : block.columns) {
        const double common = std::min(piece.level.right(), column.right) - std::max(piece.level.x, column.left);
        if (common > kOverColumn * std::min(piece.level.width, column.right - column.left)) {
          if (under >= 0) return -1;
          under = index;
        }
        ++index;
      }
    }
    return under;
  }

  // Heads of one row that do not stand quite at one height (a curved sheet) are one row: none is over the column of
  // another.
  void join_head_rows(std::vector<std::vector<std::size_t>>& head) const {
    for (std::size_t r = 0; r + 1 < head.size();) {
      std::vector<int> columns;
      std::array<double, 2> heights{};
      bool apart = true;
      for (const std::size_t k : {r, r + 1}) {
        bool any = false;
        for (const std::size_t i : head[k]) {
          if (!table_detail::is_amount_head(pieces_[i].text)) continue;
          const int column = column_under(pieces_[i]);
          apart = apart && column >= 0 && std::find(columns.begin(), columns.end(), column) == columns.end();
          columns.push_back(column);
          heights[k - r] = pieces_[i].level.center_y();
          any = true;
        }
        apart = apart && any;
      }
      if (!apart || std::abs(heights[0] - heights[1]) > kOneHead * size_) {
        ++r;
        continue;
      }
      head[r].insert(head[r].end(), head[r + 1].begin(), head[r + 1].end());
      head.erase(head.begin() + static_cast<std::ptrdiff_t>(r + 1));
    }
  }

  static bool is_period(std::string_view key) { return has(key, "年") && key.size() < 60; }

  [[nodiscard]] bool has_head(const std::vector<std::vector<std::size_t>>& head) const {
    for (const auto& row : head) {
      for (const std::size_t i : row) {
        if (table_detail::is_amount_head(pieces_[i].text)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::size_t count_columns() const {
    std::size_t count = 0;
    for (const TableBlock& block : table_.blocks) count += block.columns.size();
    return count;
  }

  // A mark of one character that is no Chinese one: dust, or the edge of a seal.
  static bool is_speck(const TablePiece& piece) {
    const std::u32string key = to_u32(squeezed(piece.text));
    return key.size() <= 1 && std::none_of(key.begin(), key.end(), is_cjk);
  }

  // Whether the row's pieces are short and stand over the labels.
  [[nodiscard]] bool beside_columns(const std::vector<std::size_t>& row) const {
    return std::all_of(row.begin(), row.end(), [&](std::size_t i) {
      const bool beside = pieces_[i].level.right() < table_.blocks.front().columns.front().left && pieces_[i].level.width < 6 * size_;
      return beside || is_speck(pieces_[i]);
    });
  }

  [[nodiscard]] bool inside_columns(const std::vector<std::size_t>& row) const {
    return std::all_of(row.begin(), row.end(), [&](std::size_t i) {
      return pieces_[i].level.center_x() > table_.blocks.front().columns.front().left - 4 * size_;
    });
  }

  void give_head(const std::vector<std::size_t>& row) {
    double left = region_.x - 1000;
    for (std::size_t b = 0; b < table_.blocks.size(); ++b) {
      TableBlock& block = table_.blocks[b];
      const double right = b + 1 < table_.blocks.size() ? (block.columns.back().right + table_.blocks[b + 1].columns.front().left) / 2
                                                        : region_.right() + 1000;
      std::vector<std::size_t> mine;
      for (const std::size_t i : row) {
        const double x = pieces_[i].level.center_x();
        if (x <= left || x > right || table_detail::is_label_head(pieces_[i].text)) continue;
        if (x < block.columns.front().left - 8 * size_ && !table_detail::is_amount_head(pieces_[i].text)) continue;
        mine.push_back(i);
      }
      std::vector<TableColumn*> columns;
      for (TableColumn& column : block.columns) columns.push_back(&column);
      table_detail::assign_head(pieces_, std::move(mine), std::move(columns), size_);
      left = right;
    }
  }

  // A part without a head goes on with the columns of the part before, where there are as many.
  void inherit() {
    if (before_->blocks.size() != table_.blocks.size()) return;
    for (std::size_t b = 0; b < table_.blocks.size(); ++b) {
      const auto& theirs = before_->blocks[b].columns;
      auto& ours = table_.blocks[b].columns;
      if (theirs.size() != ours.size()) {
        inherit_by_place(theirs, ours);
        continue;
      }
      for (std::size_t c = 0; c < ours.size(); ++c) take_head(theirs[c], ours[c]);
    }
  }

  static void take_head(const TableColumn& from, TableColumn& to) {
    to.head = from.head;
    to.head_boxes.clear();
    to.head_words.clear();
  }

  // A column may be empty on one of the pages; the others still stand where they stood.
  static void inherit_by_place(const std::vector<TableColumn>& theirs, std::vector<TableColumn>& ours) {
    for (TableColumn& column : ours) {
      const auto at = std::min_element(theirs.begin(), theirs.end(), [&](const TableColumn& a, const TableColumn& b) {
        return std::abs(a.right - column.right) < std::abs(b.right - column.right);
      });
      if (at != theirs.end() && column.right > at->left && column.left < at->right) take_head(*at, column);
    }
  }

  Box region_;
  const LabelDictionary& dictionary_;
  bool tolerant_;
  const Table* before_;
  const Page& page_;
  std::vector<TablePiece> pieces_;
  double size_ = 10;
  double body_top_ = 0;
  double head_top_ = 0;
  Table table_;
};

}  // namespace

std::optional<Table> read_table(const Page& page, const Box& region, const LabelDictionary& dictionary, bool tolerant,
                                const Table* before) {
  return TableReader(page, region, dictionary, tolerant, before).read();
}

}  // namespace dossier
