// A stretch of a page's text that keeps its places: which characters of which words, and so its boxes and all readings.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/page.h"

namespace re2 {
class RE2;
}

namespace dossier {

// Characters [begin, end) of a word, in code points of Word::text.
struct Piece {
  int word = 0;
  int begin = 0;
  int end = 0;

  friend bool operator==(const Piece&, const Piece&) = default;
};

struct Snippet {
  const Page* page = nullptr;
  std::vector<Piece> pieces;  // in reading order

  [[nodiscard]] bool empty() const { return pieces.empty(); }
};

// Words that stand at one height, as text that can be searched: `key` is squeezed, and every character of it knows its place.
struct Row {
  const Page* page = nullptr;
  std::vector<int> words;  // left to right
  std::u32string key;
  struct Place {
    int word = 0;      // index into Page::words
    int character = 0; // code point of Word::text
    bool opens = false;  // first of its word, or behind a gap
  };
  std::vector<Place> places;  // one for every character of `key`
  Box box;
  double size = 0;  // typical character height, points
};

// The rows of the words whose centre lies inside `region`, top to bottom.
[[nodiscard]] std::vector<Row> rows_in(const Page& page, const Box& region);

// All rows one behind the other, as if they were one: for wordings that run over line ends.
[[nodiscard]] Row flow_of(std::span<const Row> rows);

// A place in a row's key that a pattern matches: of the whole match and of each group (npos, npos where it took no part).
struct Match {
  std::size_t begin = 0, end = 0;
  struct Range {
    std::size_t begin = 0, end = 0;
    [[nodiscard]] bool empty() const { return begin >= end; }
  };
  std::vector<Range> groups;
};

// The places that match, from left to right, not overlapping.
[[nodiscard]] std::vector<Match> find_pattern(const Row& row, const re2::RE2& pattern);

// Characters [begin, end) of the row's key as UTF-8.
[[nodiscard]] std::string key_of(const Row& row, std::size_t begin = 0, std::size_t end = std::string::npos);

// The row cut at gaps wider than `gap` characters.
[[nodiscard]] std::vector<Match> runs_of(const Row& row, double gap);

// Characters [begin, end) of the row's key.
[[nodiscard]] Snippet snippet_of(const Row& row, std::size_t begin, std::size_t end);

// The page reader's text; a blank between words.
[[nodiscard]] std::string text_of(const Snippet& snippet);

// The smallest box around it; cut to the characters where Word::edges tells where they stand.
[[nodiscard]] Box box_of(const Snippet& snippet);
[[nodiscard]] Box box_of(const Page& page, const Piece& piece);

// What another reader has at this place: the words' further readings, cut like the snippet. nullopt where that reader has
// not read every word of it (marks alone aside).
[[nodiscard]] std::optional<std::string> reading_of(const Snippet& snippet, Reader reader);

// The readers other than the page reader that have read any of its words, each once.
[[nodiscard]] std::vector<Reader> readers_of(const Snippet& snippet);

// Height of the smallest words in pixels as they were read; a large number for a text layer.
[[nodiscard]] double pixel_height_of(const Snippet& snippet);

// Both, one behind the other; they must be of one page.
[[nodiscard]] Snippet joined(Snippet first, const Snippet& second);

// The part of `other` that stands where characters [begin, end) of `text` stand, by the best alignment of the two.
[[nodiscard]] std::u32string_view aligned_part(std::u32string_view text, std::size_t begin, std::size_t end,
                                               std::u32string_view other);

}  // namespace dossier
