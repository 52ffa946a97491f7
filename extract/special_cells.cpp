#include "extract/special_cells.h"

#include <re2/re2.h>

#include <algorithm>

#include "models/text.h"

namespace dossier {
namespace {

// A figure as it is printed in full, grouped or with two decimals.
bool is_full_figure(const std::string& key) {
  static const re2::RE2 kFull("[(-]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]{2})?|[0-9]+\\.[0-9]{2})\\)?");
  return re2::RE2::FullMatch(key, kFull);
}

}  // namespace

std::vector<WordRun> words_of(const Row& row) {
  std::vector<WordRun> runs;
  for (std::size_t i = 0; i < row.places.size(); ++i) {
    if (runs.empty() || row.places[i].word != row.places[runs.back().begin].word) runs.push_back({i, i});
    runs.back().end = i + 1;
  }
  return runs;
}

std::vector<WordRun> runs_with_figures(const Row& row) {
  std::vector<WordRun> runs;
  for (const WordRun& word : words_of(row)) {
    std::vector<WordRun> pieces = {{word.begin, word.begin}};
    for (std::size_t i = word.begin; i < word.end; ++i) {
      if (i > word.begin && row.places[i].opens) pieces.push_back({i, i});
      pieces.back().end = i + 1;
    }
    const auto full = [&](const WordRun& piece) { return is_full_figure(key_of(row, piece.begin, piece.end)); };
    runs.push_back(pieces.front());
    for (std::size_t p = 1; p < pieces.size(); ++p) {
      WordRun& last = runs.back();
      const std::string before = key_of(row, last.begin, last.end);
      const bool decimals = before.size() > 3 && before[before.size() - 3] == '.' && full(last);
      const bool digits_alone = std::all_of(before.begin(), before.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == ',' || c == '.' || c == '-';
      });
      if (decimals || (full(pieces[p]) && !digits_alone)) {
        runs.push_back(pieces[p]);
      } else {
        last.end = pieces[p].end;
      }
    }
  }
  return runs;
}

std::optional<MarkedFigure> marked_figure(const Row& row, const WordRun& run) {
  static const re2::RE2 kMarked("([^0-9.,(%\\p{Han}-]{0,2})([(-]?[0-9][0-9,.]*\\)?)([^0-9.,%‰\\p{Han}]{0,2})");
  static const re2::RE2 kGrouped(".*[0-9]{3}\\.[0-9]{2}");  // NE6.956,575.44
  std::string before, figure, behind;
  if (!re2::RE2::FullMatch(key_of(row, run.begin, run.end), kMarked, &before, &figure, &behind)) return std::nullopt;
  const bool mended = re2::RE2::FullMatch(figure, kGrouped) && read_amount(figure).readable();
  if (!is_full_figure(figure) && !mended) return std::nullopt;
  return MarkedFigure{{run.begin + to_u32(before).size(), run.end - to_u32(behind).size()}, !before.empty()};
}

bool is_cell(const std::string& key, const AmountContext& context) {
  static const re2::RE2 kYear("(?:19|20)[0-9]{2}");
  const bool marked = key.find('.') != std::string::npos || key.find(',') != std::string::npos;
  const auto digits = std::count_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (key.find('%') != std::string::npos || digits == 0 || (!marked && digits < 4)) return false;
  if (re2::RE2::FullMatch(key, kYear)) return false;
  return read_amount(key, context).readable();
}

bool is_spoiled_figure(const std::string& key) {
  static const re2::RE2 kSpoiled("[(-]?[0-9OolI.,，。·:'-]{6,}\\)?");
  return std::count_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 5 &&
         re2::RE2::FullMatch(key, kSpoiled);
}

std::optional<Unit> own_unit(const std::string& text) {
  static const re2::RE2 kOwn("(?:[(/:,]|单位)(?:人民币)?(亿元|百万元|万元|[千仟]元|元)\\)?$");
  std::string name;
  if (!re2::RE2::PartialMatch(text, kOwn, &name)) return std::nullopt;
  return unit_named(name);
}

}  // namespace dossier
