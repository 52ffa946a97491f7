#include "extract/table_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>

#include <re2/re2.h>

#include "extract/lines.h"
#include "models/text.h"

namespace dossier::table_detail {
namespace {

using Shape = TablePiece::Shape;

constexpr double kSharedWidth = 0.5;  // of the narrower figure: figures of one column stand over one another
constexpr std::size_t kDashesForColumn = 3;
constexpr double kDashReach = 9;      // characters between a dash and the figures of its column, at most

double shared_width(const Box& a, const Box& b) {
  const double common = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double smaller = std::min(a.width, b.width);
  return smaller <= 0 ? 0 : common / smaller;
}

struct Groups {
  std::vector<std::size_t> parent;
  explicit Groups(std::size_t n) : parent(n) { std::iota(parent.begin(), parent.end(), std::size_t{0}); }
  std::size_t root(std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) { parent[root(a)] = root(b); }
};

// Groups of pieces that stand over one another.
std::vector<std::vector<std::size_t>> stacks(std::span<const TablePiece> pieces, const std::vector<std::size_t>& chosen) {
  Groups groups(chosen.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    for (std::size_t j = i + 1; j < chosen.size(); ++j) {
      if (shared_width(pieces[chosen[i]].level, pieces[chosen[j]].level) >= kSharedWidth) groups.unite(i, j);
    }
  }
  std::vector<std::vector<std::size_t>> result(chosen.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) result[groups.root(i)].push_back(chosen[i]);
  std::erase_if(result, [](const auto& group) { return group.empty(); });
  return result;
}

// Pieces that bridge two columns: in their group others stand side by side, more often than anything covers both. Where few
// stand side by side below and above many that cover both, they are the halves of broken figures.
std::vector<std::size_t> bridges_in(std::span<const TablePiece> pieces, const std::vector<std::size_t>& group) {
  std::map<std::size_t, std::size_t> covering;  // piece, and how many pairs it covers
  std::size_t conflicts = 0;
  for (std::size_t i = 0; i < group.size(); ++i) {
    for (std::size_t j = i + 1; j < group.size(); ++j) {
      const Box& a = pieces[group[i]].level;
      const Box& b = pieces[group[j]].level;
      if (vertical_overlap(a, b) < 0.5 || shared_width(a, b) > 0.2) continue;
      ++conflicts;
      for (const std::size_t other : group) {
        const Box& box = pieces[other].level;
        if (other != group[i] && other != group[j] && shared_width(box, a) > 0.2 && shared_width(box, b) > 0.2) ++covering[other];
      }
    }
  }
  if (conflicts == 0) return {};
  // One word of two columns covers what stands side by side in all rows; its halves are covered by a whole column, once
  // by each figure.
  std::size_t most = 0;
  for (const auto& [piece, pairs] : covering) most = std::max(most, pairs);
  std::vector<std::size_t> covers;
  for (const auto& [piece, pairs] : covering) {
    if (2 * pairs >= most) covers.push_back(piece);
  }
  if (covers.size() > conflicts) return {};
  if (!covers.empty()) return covers;
  // Nothing covers both: a chain of short figures; the widest goes.
  return {*std::max_element(group.begin(), group.end(), [&](std::size_t x, std::size_t y) {
    return pieces[x].level.width < pieces[y].level.width;
  })};
}

// Whether a piece of one group stands beside one of the other.
bool share_a_row(std::span<const TablePiece> pieces, const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::size_t i) {
    return std::any_of(b.begin(), b.end(), [&](std::size_t j) {
      return std::abs(pieces[i].level.center_y() - pieces[j].level.center_y()) < 0.4 * pieces[j].level.height;
    });
  });
}

// Whether anything but dashes stands in the row between a piece and a column: 以“-”号填列 is no empty cell of the amounts behind it.
bool cut_off(std::span<const TablePiece> pieces, const TablePiece& piece, const TableColumn& column) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const TablePiece& other) {
    const double x = other.level.center_x();
    const bool between = (x > piece.level.right() && x < column.left) || (x < piece.level.x && x > column.right);
    return between && other.shape != Shape::dash && vertical_overlap(other.level, piece.level) > 0.5;
  });
}

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

FoundColumns find_columns(std::span<const TablePiece> pieces, double size) {
  std::vector<std::size_t> figures;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].shape == Shape::figure) figures.push_back(i);
  }
  std::vector<std::vector<std::size_t>> groups;
  for (std::vector<std::size_t> chosen = figures;;) {
    groups = stacks(pieces, chosen);
    std::vector<std::size_t> bridges;
    for (const auto& group : groups) {
      for (const std::size_t bridge : bridges_in(pieces, group)) bridges.push_back(bridge);
    }
    if (bridges.empty()) break;
    std::erase_if(chosen, [&](std::size_t i) { return std::find(bridges.begin(), bridges.end(), i) != bridges.end(); });
  }
  FoundColumns found;
  const auto add = [&](const std::vector<std::size_t>& group) {
    TableColumn column;
    column.left = pieces[group.front()].level.x;
    column.right = pieces[group.front()].level.right();
    for (const std::size_t i : group) {
      column.left = std::min(column.left, pieces[i].level.x);
      column.right = std::max(column.right, pieces[i].level.right());
    }
    found.columns.push_back(column);
    found.members.push_back(group);
  };
  for (const auto& group : groups) add(group);

  // What stands within a column though it is no figure by itself, and columns of dashes alone.
  std::vector<std::size_t> dashes;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const TablePiece& piece = pieces[i];
    if (piece.shape == Shape::text || (piece.shape == Shape::figure && std::any_of(found.members.begin(), found.members.end(), [&](const auto& m) {
                                         return std::find(m.begin(), m.end(), i) != m.end();
                                       }))) {
      continue;
    }
    bool placed = false;
    for (std::size_t c = 0; c < found.columns.size() && !placed; ++c) {
      const TableColumn& column = found.columns[c];
      const double center = piece.level.center_x();
      if (center > column.left - 0.5 * size && center < column.right + 0.8 * size) {
        found.members[c].push_back(i);
        placed = true;
      }
    }
    if (!placed && piece.shape == Shape::dash) dashes.push_back(i);
  }
  const double leftmost = found.columns.empty() ? 0
                                                : std::min_element(found.columns.begin(), found.columns.end(), [](const auto& a, const auto& b) {
                                                    return a.left < b.left;
                                                  })->left;
  // Dashes may stand in the middle of cells whose figures stand at the right: they belong to the nearest column that has no
  // figure in their rows, and are a column of their own only where every near one has.
  const std::size_t figure_columns = found.columns.size();
  for (const auto& group : stacks(pieces, dashes)) {
    const Box& place = pieces[group.front()].level;
    std::size_t nearest = figure_columns;
    double shortest = kDashReach * size;
    for (std::size_t c = 0; c < figure_columns; ++c) {
      const double gap = std::max(found.columns[c].left - place.center_x(), place.center_x() - found.columns[c].right);
      const bool separate = std::any_of(group.begin(), group.end(), [&](std::size_t i) { return cut_off(pieces, pieces[i], found.columns[c]); });
      if (gap < shortest && !separate && !share_a_row(pieces, group, found.members[c])) {
        nearest = c;
        shortest = gap;
      }
    }
    if (nearest < figure_columns) {
      TableColumn& column = found.columns[nearest];
      for (const std::size_t i : group) {
        found.members[nearest].push_back(i);
        column.left = std::min(column.left, pieces[i].level.x);
        column.right = std::max(column.right, pieces[i].level.right());
      }
    } else if (group.size() >= kDashesForColumn && figure_columns > 0 && place.x > leftmost) {
      add(group);
    }
  }

  std::vector<std::size_t> order(found.columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return found.columns[a].left < found.columns[b].left; });
  FoundColumns sorted;
  for (const std::size_t i : order) {
    sorted.columns.push_back(found.columns[i]);
    sorted.members.push_back(found.members[i]);
  }
  return sorted;
}

void join_in_columns(std::vector<TablePiece>& pieces, const FoundColumns& found) {
  std::vector<bool> gone(pieces.size());
  for (std::vector<std::size_t> members : found.members) {
    std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return pieces[a].level.x < pieces[b].level.x; });
    for (std::size_t i = 0; i < members.size(); ++i) {
      TablePiece& left = pieces[members[i]];
      if (gone[members[i]] || left.shape == Shape::dash) continue;
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        const TablePiece& right = pieces[members[j]];
        const double gap = right.level.x - left.level.right();
        const bool beside = vertical_overlap(left.level, right.level) > 0.5 && gap < left.level.height && gap > -0.3 * left.level.height;
        if (gone[members[j]] || right.shape == Shape::dash || !beside) continue;
        left = joined(left, right, false);
        gone[members[j]] = true;
      }
    }
  }
  std::vector<TablePiece> kept;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!gone[i]) kept.push_back(std::move(pieces[i]));
  }
  pieces = std::move(kept);
}

bool is_label_head(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kWords = {"项目", "附注", "行次", "注释", "序号", "科目", "行数",
                                                              "资产", "负债", "所有者权益", "股东权益", "栏次", "类别", "编号"};
  const std::string key = squeezed(text);
  return key.size() <= 60 && contains_any(key, kWords) && !is_amount_head(text);
}

bool is_amount_head(std::string_view text) {
  static constexpr std::array<std::string_view, 34> kWords = {
      "期末", "年末", "年初", "期初", "上年", "本年", "本期", "上期", "本月", "去年", "同期", "累计", "余额", "发生额", "金额", "合并",
      "母公司", "本公司", "公司", "集团", "本行", "银行", "年度", "月31日", "12月", "合计", "月30日", "1月1日", "年数", "月数", "季度",
      "调整", "变动", "RD"};
  const std::string key = squeezed(text);
  // 2021年年度报告 runs over every page.
  if (key.size() > 90 || key.find("报告") != std::string::npos) return false;
  if (contains_any(key, kWords)) return true;
  static const re2::RE2 kDay("(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}");
  if (re2::RE2::FullMatch(key, kDay)) return true;
  const std::u32string points = to_u32(key);
  return points.size() >= 5 && points.size() <= 12 && (points.starts_with(U"20") || points.starts_with(U"19")) &&
         points.find(U'年') != std::u32string::npos;
}

void assign_head(std::span<const TablePiece> pieces, std::vector<std::size_t> head, std::vector<TableColumn*> columns, double size) {
  if (head.empty() || columns.empty()) return;
  std::sort(head.begin(), head.end(), [&](std::size_t a, std::size_t b) { return pieces[a].level.x < pieces[b].level.x; });
  const auto give = [&](TableColumn& column, const TablePiece& piece) {
    column.head.push_back(squeezed(piece.text));
    column.head_boxes.push_back(piece.box);
    column.head_words.insert(column.head_words.end(), piece.words.begin(), piece.words.end());
  };
  if (head.size() == columns.size()) {
    for (std::size_t i = 0; i < head.size(); ++i) give(*columns[i], pieces[head[i]]);
    return;
  }
  const bool spans = head.size() < columns.size();
  for (TableColumn* column : columns) {
    const TablePiece* best = nullptr;
    double nearest = 0;
    for (const std::size_t i : head) {
      const Box& box = pieces[i].level;
      const double gap = std::max({0.0, box.x - column->right, column->left - box.right()});
      const double distance = gap + 0.01 * std::abs(box.center_x() - (column->left + column->right) / 2);
      if (best == nullptr || distance < nearest) {
        best = &pieces[i];
        nearest = distance;
      }
    }
    if (spans || nearest < 3 * size) give(*column, *best);
  }
}

}  // namespace dossier::table_detail
