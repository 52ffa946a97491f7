#include "extract/labelled.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/text.h"

namespace dossier {
namespace {

constexpr double kValueGap = 4.5;       // characters: what stands farther to the right is something else
constexpr double kFarthestValue = 14;   // characters from a label to its value
constexpr double kSameLeft = 1.6;       // characters by which continuation lines may begin elsewhere
constexpr double kFullLine = 15;        // characters of a line of running text, at least
constexpr double kNextLine = 1.5;       // heights between two lines of one value
constexpr double kFirstBelow = 4.0;     // heights between a label and a value that stands below it
constexpr double kBesideLabel = 1.4;    // heights between a label's middle and its value's lines
constexpr std::size_t kFuzzyLength = 4; // labels of so many characters may have one of them misread
constexpr std::size_t kSpeckedLength = 3;  // labels of so many may hold specks

struct Hit {
  int id = 0;
  std::size_t row = 0, begin = 0, end = 0;  // `end` behind the colon
  std::size_t wording = 0;                  // length of the wording
  bool exact = true;
};

bool colon(char32_t c) { return c == U':' || c == U'：' || c == U'∶' || c == U';' || c == U'︰'; }

bool mark(char32_t c) {
  static constexpr std::u32string_view kMarks = U":：;；,，.。、()（）[]〔〕【】|/*·‧•・∙●■◆-—";
  return kMarks.find(c) != std::u32string_view::npos;
}

bool content(char32_t c) {
  return is_cjk(c) || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool opens(const Row& row, std::size_t at) { return at == 0 || row.places[at].opens || mark(row.key[at - 1]); }

// Whether the label of [at, end) opens there. With its colon it may also be glued to a value that is over (2022年10月6日证书有效期至：), or to what
// reading makes of an edge of the frame or of the crop, one letter or some mark before it.
bool opens(const Row& row, std::size_t at, std::size_t end) {
  if (opens(row, at)) return true;
  if (end >= row.key.size() || !colon(row.key[end])) return false;
  const char32_t before = row.key[at - 1];
  static constexpr std::u32string_view kDayOver = U"日曰口", kOver = U"号司";
  const bool day_over = (before >= U'0' && before <= U'9') || kDayOver.find(before) != std::u32string_view::npos;
  if (day_over && end - at + 1 >= kFuzzyLength) return true;  // …日有效期：三年
  if (end - at < kFuzzyLength) return false;
  return day_over || !content(before) || kOver.find(before) != std::u32string_view::npos || (at == 1 && !is_cjk(before));
}

// A short label must end where a word or a gap ends, unless it opens the row: there the layout glues it to its value.
bool closes(const Row& row, std::size_t begin, std::size_t end) {
  if (end >= row.key.size() || colon(row.key[end]) || row.places[end].opens) return true;
  return end - begin > 2 || begin == 0 || row.places[begin].opens;
}

std::size_t skip_colon(const Row& row, std::size_t end) {
  while (end < row.key.size() && (colon(row.key[end]) || (row.key[end] == U'.' && end + 1 < row.key.size()))) ++end;
  return end;
}

// UnifiedS0cialCreditC0de: among small letters an o may be read as a nought, an l as a one.
std::u32string letters_for_digits(std::u32string text) {
  const auto letter = [&](std::size_t i) { return i < text.size() && text[i] >= U'a' && text[i] <= U'z'; };
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (!letter(i - 1) || !letter(i + 1)) continue;
    if (text[i] == U'0') text[i] = U'o';
    if (text[i] == U'1') text[i] = U'l';
  }
  return text;
}

// Where the label that begins at `at` ends, if all its characters stand there with specks between them; 0 where it does not. A letter between
// them is a speck, too, where the colon says that it is a label: an upright edge of a frame is read as an l. A short label needs the colon.
std::size_t end_among_specks(const Row& row, const std::u32string& text, const std::u32string& key, std::size_t at) {
  constexpr std::size_t kMostSpecks = 2;
  std::size_t end = at, specks = 0, letters = 0;
  for (std::size_t k = 0; k < key.size(); ++k, ++end) {
    while (end < text.size() && text[end] != key[k] && !is_cjk(text[end]) && specks < kMostSpecks) {
      letters += content(text[end]) ? 1 : 0;
      ++specks;
      ++end;
    }
    if (end >= text.size() || text[end] != key[k]) return 0;
  }
  if (specks == 0 || letters > 1 || !opens(row, at, end)) return 0;
  const bool with_colon = end < text.size() && colon(text[end]);
  if (key.size() < kFuzzyLength && (!with_colon || letters > 0)) return 0;
  if (letters > 0 ? !with_colon || !is_cjk(key.front()) : !with_colon && end < text.size() && !row.places[end].opens) return 0;
  return end;
}

// Where the label of two characters ends whose first one stands at `at` and whose second one, `last`, opens a word with
// its colon a few characters behind; 0 where none does.
std::size_t end_behind_gap(const Row& row, const std::u32string& text, char32_t last, std::size_t at) {
  constexpr std::size_t kMostBetween = 4;
  for (std::size_t i = at + 2; i <= at + 1 + kMostBetween && i + 1 < text.size(); ++i) {
    if (colon(text[i - 1])) return 0;
    if (text[i] == last && row.places[i].opens && colon(text[i + 1])) return i + 1;
  }
  return 0;
}

std::vector<Hit> hits_in(const Row& row, std::size_t index, std::span<const LabelWording> wordings,
                         const std::vector<std::u32string>& keys) {
  std::vector<Hit> found;
  std::u32string text = row.key;
  for (char32_t& c : text) c = c >= U'A' && c <= U'Z' ? c + 32 : c;
  text = letters_for_digits(std::move(text));
  for (std::size_t w = 0; w < keys.size(); ++w) {
    const std::u32string& key = keys[w];
    for (std::size_t at = text.find(key); at != std::u32string::npos; at = text.find(key, at + 1)) {
      if (!opens(row, at, at + key.size()) || !closes(row, at, at + key.size())) continue;
      found.push_back({wordings[w].id, index, at, skip_colon(row, at + key.size()), key.size(), true});
    }
  }
  for (std::size_t w = 0; w < keys.size(); ++w) {
    const std::u32string& key = keys[w];
    if (key.size() < kFuzzyLength || key.size() > row.key.size()) continue;
    for (std::size_t at = 0; at + key.size() <= row.key.size(); ++at) {
      if (!opens(row, at)) continue;
      const std::size_t end = at + key.size();
      const bool ends = end >= row.key.size() || colon(row.key[end]) || row.places[end].opens;
      if (!ends || edit_distance(std::u32string_view(text).substr(at, key.size()), key) != 1) continue;
      found.push_back({wordings[w].id, index, at, skip_colon(row, end), key.size(), false});
    }
  }
  // Specks within a label: 发’明名称：, 软「件名称：, 发‧明人：
  for (std::size_t w = 0; w < keys.size(); ++w) {
    if (keys[w].size() < kSpeckedLength) continue;
    for (std::size_t at = text.find(keys[w].front()); at != std::u32string::npos; at = text.find(keys[w].front(), at + 1)) {
      const std::size_t end = end_among_specks(row, text, keys[w], at);
      if (end != 0) found.push_back({wordings[w].id, index, at, skip_colon(row, end), end - at, false});
    }
  }
  // Something may have been read between the two characters of a label set far apart.
  for (std::size_t w = 0; w < keys.size(); ++w) {
    const std::u32string& key = keys[w];
    if (key.size() != 2) continue;
    if (text.size() >= 4 && text[0] == key[0] && text[2] == key[1] && (row.places[1].opens || mark(text[1]))) {
      found.push_back({wordings[w].id, index, 0, skip_colon(row, 3), 3, false});
      continue;
    }
    // What shines through there are several characters; the second one of the label then stands by itself before its colon.
    for (std::size_t at = text.find(key[0]); at != std::u32string::npos; at = text.find(key[0], at + 1)) {
      const std::size_t end = end_behind_gap(row, text, key[1], at);
      if (end != 0 && opens(row, at)) found.push_back({wordings[w].id, index, at, skip_colon(row, end), end - at, false});
    }
  }
  // Exact before misread, longer before shorter; what overlaps a better one goes.
  std::stable_sort(found.begin(), found.end(), [](const Hit& a, const Hit& b) {
    if (a.exact != b.exact) return a.exact;
    return a.wording > b.wording;
  });
  std::vector<Hit> kept;
  for (const Hit& hit : found) {
    const bool free = std::none_of(kept.begin(), kept.end(), [&](const Hit& other) {
      return hit.begin < other.begin + other.wording && other.begin < hit.begin + hit.wording;
    });
    if (free) kept.push_back(hit);
  }
  std::sort(kept.begin(), kept.end(), [](const Hit& a, const Hit& b) { return a.begin < b.begin; });
  return kept;
}

// A run of characters of a row that belongs to no label.
struct Run {
  std::size_t row = 0;
  Snippet snippet;
  Box box;
  int owner = -1;  // index of the label's hit
};

// Cuts [begin, end) of the row at gaps wider than `gap` characters.
std::vector<Run> runs_of(const Row& row, std::size_t index, std::size_t begin, std::size_t end) {
  std::vector<Run> runs;
  std::size_t from = begin;
  const auto add = [&](std::size_t to) {
    if (to <= from) return;
    Run run{.row = index, .snippet = snippet_of(row, from, to)};
    run.box = box_of(run.snippet);
    runs.push_back(std::move(run));
  };
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (row.places[i].word == row.places[i - 1].word) continue;
    const Word& left = row.page->words[static_cast<std::size_t>(row.places[i - 1].word)];
    const Word& right = row.page->words[static_cast<std::size_t>(row.places[i].word)];
    if (right.box.x - left.box.right() > kValueGap * row.size) {
      add(i);
      from = i;
    }
  }
  add(end);
  return runs;
}

class Binder {
 public:
  Binder(const std::vector<Row>& rows, std::span<const LabelWording> wordings) : rows_(rows) {
    std::vector<std::u32string> keys;
    keys.reserve(wordings.size());
    for (const LabelWording& wording : wordings) keys.push_back(to_u32(wording.wording));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::vector<Hit> hits = hits_in(rows[i], i, wordings, keys);
      add_row(i, hits);
    }
  }

  std::vector<Labelled> bind() {
    take_continuations();
    take_beside();
    take_below();
    std::vector<Labelled> result;
    for (std::size_t h = 0; h < hits_.size(); ++h) {
      Labelled labelled{.id = hits_[h].id, .exact = hits_[h].exact, .label = labels_[h]};
      for (const std::size_t run : lines_[h]) labelled.lines.push_back(runs_[run].snippet);
      result.push_back(std::move(labelled));
    }
    return result;
  }

 private:
  void add_row(std::size_t index, const std::vector<Hit>& hits) {
    const Row& row = rows_[index];
    const auto add_runs = [&](std::size_t begin, std::size_t end, int owner) {
      for (Run& run : runs_of(row, index, begin, end)) {
        run.owner = owner;
        const bool far = owner >= 0 && run.box.x - boxes_[static_cast<std::size_t>(owner)].right() > kFarthestValue * row.size;
        if (far) owner = run.owner = -1;
        runs_.push_back(std::move(run));
        if (owner >= 0) {
          lines_[static_cast<std::size_t>(owner)].push_back(runs_.size() - 1);
          owner = -1;  // behind a wide gap: no longer this label's
        }
      }
    };
    add_runs(0, hits.empty() ? row.key.size() : hits.front().begin, -1);
    for (std::size_t i = 0; i < hits.size(); ++i) {
      hits_.push_back(hits[i]);
      labels_.push_back(snippet_of(row, hits[i].begin, hits[i].end));
      boxes_.push_back(box_of(labels_.back()));
      lines_.emplace_back();
      const std::size_t end = i + 1 < hits.size() ? hits[i + 1].begin : row.key.size();
      add_runs(std::min(hits[i].end, end), end, static_cast<int>(hits_.size() - 1));
    }
  }

  [[nodiscard]] double size_at(std::size_t row) const { return rows_[row].size; }

  // Lines that begin where the value's first line begins, one below the other, belong to it.
  void take_continuations() {
    for (Run& run : runs_) {
      if (run.owner >= 0) continue;
      int best = -1;
      double nearest = 0;
      for (std::size_t h = 0; h < hits_.size(); ++h) {
        if (lines_[h].empty() || hits_[h].row >= run.row) continue;
        const Run& first = runs_[lines_[h].front()];
        const Run& last = runs_[lines_[h].back()];
        const double size = std::max(size_at(last.row), 1.0);
        const double gap = run.box.y - last.box.bottom();
        // Running text goes on where its label begins.
        const double shift = fills_line(h, last, run) ? std::abs(run.box.x - boxes_[h].x) : std::abs(run.box.x - first.box.x);
        if (gap > kNextLine * size || gap < -0.5 * size || shift > kSameLeft * size) continue;
        const double larger = std::max(run.box.height, last.box.height);
        if (larger > 1.6 * std::min(run.box.height, last.box.height)) continue;
        if (best < 0 || shift < nearest) {
          best = static_cast<int>(h);
          nearest = shift;
        }
      }
      if (best < 0) continue;
      run.owner = best;
      lines_[static_cast<std::size_t>(best)].push_back(static_cast<std::size_t>(&run - runs_.data()));
    }
  }

  // Whether the value's last line is a full line of running text begun by the label and its colon, so that the run below at the label's own place,
  // which reaches no farther, is the rest of it.
  [[nodiscard]] bool fills_line(std::size_t h, const Run& last, const Run& below) const {
    const double size = std::max(size_at(last.row), 1.0);
    const Row& row = rows_[hits_[h].row];
    if (hits_[h].end == 0 || !colon(row.key[std::min(hits_[h].end, row.key.size()) - 1])) return false;
    if (last.row != hits_[h].row && std::abs(last.box.x - boxes_[h].x) > kSameLeft * size) return false;
    if (std::abs(below.box.x - boxes_[h].x) > kSameLeft * size || last.box.right() - boxes_[h].x < kFullLine * size) return false;
    return below.box.right() < last.box.right() + 2 * size;
  }

  // A label may stand in the middle of the height of a value of two lines.
  void take_beside() {
    for (std::size_t h = 0; h < hits_.size(); ++h) {
      if (!lines_[h].empty()) continue;
      for (std::size_t r = 0; r < runs_.size(); ++r) {
        Run& run = runs_[r];
        if (run.owner >= 0 || run.box.x < boxes_[h].right() - 1) continue;
        const double size = std::max(boxes_[h].height, 1.0);
        if (std::abs(run.box.center_y() - boxes_[h].center_y()) > kBesideLabel * size) continue;
        if (run.box.x - boxes_[h].right() > 12 * size || label_between(h, run)) continue;
        run.owner = static_cast<int>(h);
        lines_[h].push_back(r);
      }
      std::stable_sort(lines_[h].begin(), lines_[h].end(),
                       [&](std::size_t a, std::size_t b) { return runs_[a].box.y < runs_[b].box.y; });
    }
  }

  [[nodiscard]] bool label_between(std::size_t h, const Run& run) const {
    for (std::size_t other = 0; other < hits_.size(); ++other) {
      if (other == h || boxes_[other].x <= boxes_[h].x || boxes_[other].x > run.box.x) continue;
      if (vertical_overlap(boxes_[other], run.box) > 0.3) return true;
    }
    return false;
  }

  void take_below() {
    for (std::size_t h = 0; h < hits_.size(); ++h) {
      if (!lines_[h].empty()) continue;
      for (std::size_t r = 0; r < runs_.size(); ++r) {
        Run& run = runs_[r];
        if (run.owner >= 0 || run.row <= hits_[h].row) continue;
        const double size = std::max(boxes_[h].height, 1.0);
        const double last = lines_[h].empty() ? boxes_[h].bottom() : runs_[lines_[h].back()].box.bottom();
        const double gap = run.box.y - last;
        if (gap > (lines_[h].empty() ? kFirstBelow : kNextLine + 0.3) * size) break;
        if (gap < -0.5 * size || run.box.right() < boxes_[h].x || run.box.x > boxes_[h].right() + 2 * size) continue;
        run.owner = static_cast<int>(h);
        lines_[h].push_back(r);
      }
    }
  }

  const std::vector<Row>& rows_;
  std::vector<Hit> hits_;
  std::vector<Snippet> labels_;
  std::vector<Box> boxes_;
  std::vector<std::vector<std::size_t>> lines_;  // for every hit, indices into runs_
  std::vector<Run> runs_;
};

}  // namespace

Snippet Labelled::value(std::size_t most_lines) const {
  Snippet whole;
  for (std::size_t i = 0; i < std::min(most_lines, lines.size()); ++i) whole = joined(std::move(whole), lines[i]);
  return whole;
}

std::vector<Labelled> bind_labels(const std::vector<Row>& rows, std::span<const LabelWording> wordings) {
  return Binder(rows, wordings).bind();
}

const Labelled* find_labelled(const std::vector<Labelled>& all, int id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Labelled& l) { return l.id == id && !l.lines.empty(); });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace dossier
