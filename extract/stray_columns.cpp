#include "extract/stray_columns.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dossier::table_detail {
namespace {

using Shape = TablePiece::Shape;

constexpr std::size_t kMostStray = 3;   // figures of a column that is none
constexpr std::size_t kTimesFewer = 5;  // … than in a true column

}  // namespace

bool drop_stray_columns(std::vector<TablePiece>& body, const FoundColumns& found) {
  std::size_t most = 0;
  for (const auto& members : found.members) most = std::max(most, members.size());
  std::vector<bool> stray(body.size());
  for (std::size_t c = 0; c < found.columns.size(); ++c) {
    const auto& members = found.members[c];
    if (members.size() > kMostStray || members.size() * kTimesFewer > most) continue;
    const double center = (found.columns[c].left + found.columns[c].right) / 2;
    const auto crossing = std::count_if(body.begin(), body.end(), [&](const TablePiece& piece) {
      return piece.shape == Shape::text && piece.level.x < center && piece.level.right() > center;
    });
    if (static_cast<std::size_t>(crossing) <= members.size()) continue;
    for (const std::size_t i : members) stray[i] = true;
  }
  std::vector<TablePiece> kept;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (!stray[i]) kept.push_back(std::move(body[i]));
  }
  std::swap(body, kept);
  return body.size() < stray.size();
}

void drop_unheaded_columns(std::vector<TablePiece>& body, TableBlock& block) {
  const auto headed = [](const TableColumn& column) {
    return std::any_of(column.head.begin(), column.head.end(), [](const std::string& head) { return is_amount_head(head); });
  };
  const auto within = [](const TablePiece& piece, const TableColumn& column) {
    return piece.shape != Shape::text && piece.level.center_x() >= column.left && piece.level.center_x() <= column.right;
  };
  const auto filled = [&](const TableColumn& column) {
    return static_cast<std::size_t>(std::count_if(body.begin(), body.end(), [&](const TablePiece& piece) { return within(piece, column); }));
  };
  std::size_t least = body.size(), heads = 0;
  for (const TableColumn& column : block.columns) {
    if (!headed(column)) continue;
    ++heads;
    least = std::min(least, filled(column));
  }
  if (heads < 2) return;
  for (auto column = block.columns.begin(); column != block.columns.end();) {
    const std::size_t members = filled(*column);
    if (headed(*column) || members > kMostStray || members * kTimesFewer > least) {
      ++column;
      continue;
    }
    std::erase_if(body, [&](const TablePiece& piece) { return within(piece, *column); });
    column = block.columns.erase(column);
  }
}

}  // namespace dossier::table_detail
