// Short ways to write the tables of printed lines.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corpus/statement_lines.h"

namespace dossier::corpus {

using Lines = std::vector<LineDef>;

inline const std::string kLoss = "（损失以“-”号填列）";

inline LineDef head(std::string label) {
  return {.key = "",
          .prefix = "",
          .label = std::move(label),
          .field = "",
          .kind = LineKind::heading,
          .indent = 0,
          .suffix = "",
          .row = 0,
          .negated = false};
}
inline LineDef item_of(std::string key, std::string label, std::string prefix = "", std::string suffix = "",
                       std::string field = "") {
  return {.key = std::move(key),
          .prefix = std::move(prefix),
          .label = std::move(label),
          .field = std::move(field),
          .kind = LineKind::item,
          .indent = 1,
          .suffix = std::move(suffix),
          .row = 0,
          .negated = false};
}
inline LineDef field_of(std::string key, std::string label, std::string prefix = "") {
  LineDef line = item_of(key, std::move(label), std::move(prefix));
  line.field = key;
  return line;
}
inline LineDef part_of(std::string key, std::string label, std::string prefix = "", std::string suffix = "") {
  LineDef line = item_of(std::move(key), std::move(label), std::move(prefix), std::move(suffix));
  line.kind = LineKind::detail;
  line.indent = 2;
  return line;
}
inline LineDef total_of(std::string key, std::string label, std::string prefix = "", std::string field = "",
                        std::string suffix = "") {
  return {.key = std::move(key),
          .prefix = std::move(prefix),
          .label = std::move(label),
          .field = std::move(field),
          .kind = LineKind::total,
          .indent = 0,
          .suffix = std::move(suffix),
          .row = 0,
          .negated = false};
}

inline void append(Lines& to, const Lines& from) { to.insert(to.end(), from.begin(), from.end()); }

inline void number(Lines& lines, int first) {
  int row = first;
  for (LineDef& line : lines) {
    if (line.kind != LineKind::heading) {
      line.row = row++;
    }
  }
}

}  // namespace dossier::corpus
