#include "extract/character_votes.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "extract/misread_characters.h"
#include "extract/name_words.h"
#include "extract/plain_glyphs.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kHole = 1.6;           // pitches from one Chinese character to the next: one between them was lost
constexpr double kGapOfCharacter = 0.9;  // pitches between two words
constexpr std::size_t kFewestPitches = 4;
constexpr std::size_t kNameInTitle = 4;  // characters at the beginning of a title that may be of a name
constexpr double kMostDiffering = 0.4;  // of the characters: a reading farther off is of something else, or noise

// One form for a character in all its widths and cases.
char32_t folded(char32_t c) {
  if (is_cjk(c)) return c;
  const std::u32string key = to_u32(name_key(to_utf8(std::u32string(1, c))));
  return key.size() == 1 ? key[0] : c;
}

bool content(char32_t c) {
  return is_cjk(c) || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

// 174-12号: between two characters a dash of any kind belongs to what is printed, unlike one that a reader sees behind 一.
bool dash(char32_t c) { return folded(c) == U'-'; }

// What parts the items of a text. Brackets are no points: a misread one would change what belongs together.
bool point(char32_t c) { return std::u32string_view(U":：;；,，、。").find(c) != std::u32string_view::npos; }

std::u32string without_blanks(std::u32string_view text) {
  std::u32string result;
  for (const char32_t c : text) {
    if (c != U' ' && c != U'\t' && c != 0xA0 && c != 0x3000) result += c;
  }
  return result;
}

// A reading laid beside the page reader's: what it has at each character of that, and before it.
struct Aligned {
  Reader reader = Reader::paddle_chinese;
  std::vector<char32_t> at;              // 0 where it has nothing
  std::vector<std::u32string> between;   // one more than characters
  double differing = 0;
};

Aligned aligned(const std::u32string& own, const std::u32string& other, Reader reader) {
  const std::size_t columns = other.size() + 1;
  std::vector<int> cost((own.size() + 1) * columns);
  const auto at = [&](std::size_t i, std::size_t j) -> int& { return cost[i * columns + j]; };
  const auto same = [&](std::size_t i, std::size_t j) { return folded(own[i]) == folded(other[j]); };
  for (std::size_t i = 0; i <= own.size(); ++i) at(i, 0) = static_cast<int>(i);
  for (std::size_t j = 0; j <= other.size(); ++j) at(0, j) = static_cast<int>(j);
  for (std::size_t i = 1; i <= own.size(); ++i) {
    for (std::size_t j = 1; j <= other.size(); ++j) {
      at(i, j) = std::min({at(i - 1, j - 1) + (same(i - 1, j - 1) ? 0 : 1), at(i - 1, j) + 1, at(i, j - 1) + 1});
    }
  }
  Aligned result{reader, std::vector<char32_t>(own.size()), std::vector<std::u32string>(own.size() + 1), 0};
  result.differing = static_cast<double>(at(own.size(), other.size())) / static_cast<double>(std::max<std::size_t>(own.size(), 1));
  std::size_t i = own.size(), j = other.size();
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) == at(i - 1, j - 1) + (same(i - 1, j - 1) ? 0 : 1)) {
      result.at[--i] = other[--j];
    } else if (i > 0 && at(i, j) == at(i - 1, j) + 1) {
      --i;
    } else {
      result.between[i].insert(result.between[i].begin(), other[--j]);
    }
  }
  return result;
}

// Set as wide as a Chinese character.
bool full_width(char32_t c) { return is_cjk(c) || (c >= 0x3001 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF5E); }

// Of each character of the word: whether a character was lost before it, as the distance from the one before shows.
std::vector<bool> holes_of(const Word& word, const std::u32string& text) {
  std::vector<bool> holes(text.size());
  if (word.edges.size() != text.size() + 1) return holes;
  const auto pitch = [&](std::size_t i) { return word.edges[i] - word.edges[i - 1]; };
  std::vector<float> pitches;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (is_cjk(text[i - 1]) && is_cjk(text[i])) pitches.push_back(pitch(i));
  }
  if (pitches.size() < kFewestPitches) return holes;
  const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), middle, pitches.end());
  for (std::size_t i = 1; i < text.size(); ++i) {
    holes[i] = full_width(text[i - 1]) && is_cjk(text[i]) && pitch(i) > kHole * *middle;
  }
  return holes;
}

// How strictly the agreement of the networks on a character is looked at.
enum class Check : std::uint8_t { none, title, name };

class PieceVotes {
 public:
  PieceVotes(const Page& page, const Piece& piece, bool name, CharacterVotes& votes) : votes_(votes) {
    const Word& word = page.words[static_cast<std::size_t>(piece.word)];
    const std::u32string whole = to_u32(word.text);
    const auto begin = static_cast<std::size_t>(std::max(piece.begin, 0));
    const auto end = std::min(static_cast<std::size_t>(std::max(piece.end, 0)), whole.size());
    own_ = whole.substr(std::min(begin, end), end - std::min(begin, end));
    bare_ = without_blanks(own_);
    const std::vector<bool> words = in_name_words(bare_);
    for (std::size_t i = 0; i < bare_.size(); ++i) {
      const bool opens = votes.text.empty() && i < kNameInTitle;
      checks_.push_back(words[i] ? Check::none : name ? Check::name : opens ? Check::title : Check::none);
    }
    trusted_ = word.reader == Reader::text_layer && word.readings.empty();
    const std::vector<bool> holes = holes_of(word, whole);
    const PlainGlyphs glyphs(word);
    for (std::size_t i = std::min(begin, end); i < end; ++i) {
      if (without_blanks(whole.substr(i, 1)).empty()) continue;
      holes_.push_back(holes[i]);
      looks_.push_back(glyphs.at(i));
      looks_before_.push_back(glyphs.before(i));
    }
    const bool chinese = std::any_of(own_.begin(), own_.end(), is_cjk);
    for (const Reading& reading : word.readings) {
      const bool latin = reading.reader == Reader::paddle_english || reading.reader == Reader::tesseract_digits;
      if (latin && chinese) continue;
      const std::u32string text = to_u32(reading.text);
      const bool all = begin == 0 && end >= whole.size();
      const std::u32string other = without_blanks(all ? std::u32string_view(text) : aligned_part(whole, begin, end, text));
      Aligned laid = aligned(without_blanks(own_), other, reading.reader);
      if (laid.differing <= kMostDiffering) readings_.push_back(std::move(laid));
    }
  }

  void count() {
    const std::u32string own = without_blanks(own_);
    if (trusted_ || std::none_of(own.begin(), own.end(), content)) {
      votes_.text += to_utf8(own_);
      return;
    }
    votes_.read_again = votes_.read_again && !readings_.empty();
    std::u32string voted;
    std::size_t k = 0;
    for (std::size_t i = 0; i <= own_.size(); ++i) {
      const bool blank = i < own_.size() && without_blanks(own_.substr(i, 1)).empty();
      if (blank) {
        voted += own_[i];
        continue;
      }
      count_between(k, voted);
      if (i < own_.size()) count_at(own_[i], k++, voted);
    }
    votes_.text += to_utf8(voted);
  }

 private:
  // Characters that others have and the page reader has not.
  void count_between(std::size_t gap, std::u32string& voted) {
    count_dashes(gap, voted);
    if (gap < looks_before_.size() && looks_before_[gap] != 0) {
      const char32_t look = looks_before_[gap];
      const bool read = std::any_of(readings_.begin(), readings_.end(), [&](const Aligned& reading) {
        return reading.between[gap] == std::u32string(1, look);
      });
      put_instead(look, read, voted);
      return;
    }
    const auto extra = [&](const Aligned& reading) {
      return std::any_of(reading.between[gap].begin(), reading.between[gap].end(), content);
    };
    const auto with = static_cast<std::size_t>(std::count_if(readings_.begin(), readings_.end(), extra));
    const Aligned* second = nullptr;
    for (const Aligned& reading : readings_) {
      if (reading.reader == Reader::paddle_chinese_v3 && reading.between[gap].size() == 1 && is_cjk(reading.between[gap][0])) second = &reading;
    }
    const bool hole = gap < holes_.size() && holes_[gap];
    if (second != nullptr && (hole || misread_alike(second->between[gap][0]).unknown)) {
      voted += second->between[gap];
      votes_.changed = true;
      votes_.confirmed = votes_.thrice = false;
      return;
    }
    // The networks lose the same characters; that none is there an independent reader must say.
    const bool denied = std::any_of(readings_.begin(), readings_.end(), [&](const Aligned& reading) {
      return reading.reader == Reader::tesseract_chinese && !extra(reading);
    });
    if (hole && !denied) {
      votes_.lost = true;
      votes_.confirmed = votes_.thrice = false;
      return;
    }
    if (with == 0) return;
    votes_.thrice = false;
    if (with < readings_.size()) return;
    votes_.confirmed = false;
    const bool alike = readings_.size() >= 2 && std::all_of(readings_.begin(), readings_.end(), [&](const Aligned& reading) {
      return reading.between[gap] == readings_.front().between[gap];
    });
    if (alike) {
      voted += readings_.front().between[gap];
      votes_.changed = true;
    }
  }

  // A dash that the page reader has not, between two characters: two others who have it outvote it.
  void count_dashes(std::size_t gap, std::u32string& voted) {
    if (gap == 0 || gap >= bare_.size() || !content(bare_[gap - 1]) || !content(bare_[gap])) return;
    const auto with = std::count_if(readings_.begin(), readings_.end(), [&](const Aligned& reading) {
      return reading.between[gap].size() == 1 && dash(reading.between[gap].front());
    });
    if (with >= 2) {
      voted += U'-';
    } else if (with == 1) {
      votes_.marks_differ = true;
    }
  }

  // One that the page reader alone has.
  [[nodiscard]] bool invented_dash(char32_t own, std::size_t k) {
    if (!dash(own) || k == 0 || k + 1 >= bare_.size() || !content(bare_[k - 1]) || !content(bare_[k + 1])) return false;
    const auto with = std::count_if(readings_.begin(), readings_.end(), [&](const Aligned& reading) { return dash(reading.at[k]); });
    const auto without = std::count_if(readings_.begin(), readings_.end(), [&](const Aligned& reading) { return reading.at[k] == 0; });
    if (with > 0 || without == 0) return false;
    if (without >= 2 || bare_[k - 1] == U'一' || bare_[k + 1] == U'一') return true;
    votes_.marks_differ = true;
    return false;
  }

  // What a character looks like stands against the page reader's: proven where one of the others has read it, too.
  void put_instead(char32_t look, bool read, std::u32string& voted) {
    voted += look;
    votes_.changed = true;
    votes_.thrice = false;
    if (read) {
      votes_.outseen = true;
    } else {
      votes_.by_look += look;
    }
  }

  // Whether the look decides against what others have. The networks take rare characters for usual ones, hardly ever
  // the other way round, and so does Tesseract, which knows less than four thousand; where both are usual, they know
  // better what the words are.
  [[nodiscard]] bool look_decides(char32_t look, char32_t own, const std::vector<Reader>& with) const {
    if (look == 0 || look == own) return false;
    return with.empty() ? !is_rare(own) || is_rare(look) : is_rare(look) && !is_rare(own);
  }

  void count_at(char32_t own, std::size_t k, std::u32string& voted) {
    const char32_t look = looks_[k];
    std::vector<Reader> with;
    for (const Aligned& reading : readings_) {
      if (reading.at[k] != 0 && folded(reading.at[k]) == folded(own)) with.push_back(reading.reader);
    }
    if (!content(own)) {
      if (invented_dash(own, k)) return;
      voted += mark_at(own, k);
      note_colon(voted.back(), k);
      return;
    }
    if (look_decides(look, own, with)) {
      put_instead(look,
                  std::any_of(readings_.begin(), readings_.end(),
                              [&](const Aligned& reading) { return reading.at[k] == look; }),
                  voted);
      return;
    }
    for (const Aligned& reading : readings_) {
      const char32_t other = reading.at[k];
      if (look == own || reading.reader != Reader::paddle_chinese_v3 || other == 0 || other == own || !misread_alike(other).unknown) continue;
      voted += other;
      votes_.changed = true;
      votes_.confirmed = votes_.thrice = false;
      return;
    }
    if (!with.empty() || look == own) {
      voted += own;
      if (look == own) votes_.seen += own;
      votes_.thrice = votes_.thrice && with.size() + (look == own ? 1 : 0) >= 2;
      if (look != own && !(independent(own, with, checks_[k]) && agrees(look, own, with))) votes_.alike += own;
      return;
    }
    votes_.confirmed = votes_.thrice = false;
    // Two others who agree outvote it.
    for (std::size_t a = 0; a < readings_.size(); ++a) {
      for (std::size_t b = a + 1; b < readings_.size(); ++b) {
        if (folded(readings_[a].at[k]) != folded(readings_[b].at[k])) continue;
        if (readings_[a].at[k] != 0) voted += readings_[a].at[k];
        votes_.changed = true;
        return;
      }
    }
    // Where each has another, the networks take a rare character for a common one, hardly ever the other way round.
    for (const Aligned& reading : readings_) {
      if (reading.reader != Reader::paddle_chinese_v3 || checks_[k] != Check::name || is_rare(own) || !is_rare(reading.at[k])) continue;
      voted += reading.at[k];
      votes_.changed = true;
      return;
    }
    voted += own;
  }

  // The points of a colon and a semicolon are told apart by a pixel: who disagrees may be right.
  void note_colon(char32_t mark, std::size_t k) {
    const auto colon = [](char32_t c) { return c == U':' || c == U'：'; };
    const auto semicolon = [](char32_t c) { return c == U';' || c == U'；'; };
    for (const Aligned& reading : readings_) {
      const char32_t other = reading.at[k];
      votes_.marks_differ = votes_.marks_differ || (colon(mark) && semicolon(other)) || (semicolon(mark) && colon(other));
    }
  }

  // Two others who agree on another mark have it.
  [[nodiscard]] char32_t mark_at(char32_t own, std::size_t k) const {
    for (std::size_t a = 0; a < readings_.size(); ++a) {
      for (std::size_t b = a + 1; b < readings_.size(); ++b) {
        const char32_t other = readings_[a].at[k];
        if (other != 0 && point(other) && point(own) && folded(other) == folded(readings_[b].at[k]) && folded(other) != folded(own)) return other;
      }
    }
    return own;
  }

  // Where the look is another usual character, somebody of another kind than the networks must have the page reader's.
  static bool agrees(char32_t look, char32_t own, const std::vector<Reader>& with) {
    return look == 0 || look == own ||
           std::any_of(with.begin(), with.end(), [](Reader reader) { return reader != Reader::paddle_chinese_v3; });
  }

  // Whether the page reader and at least one of these would not fall into the same error.
  static bool independent(char32_t own, const std::vector<Reader>& with, Check check) {
    if (std::any_of(with.begin(), with.end(), [](Reader reader) { return reader != Reader::paddle_chinese_v3; })) return true;
    const MisreadAlike known = misread_alike(own);
    if (check == Check::none) return true;
    if (check == Check::title) return !known.by_networks;
    // A rare character that the reader of another family does not see may stand for one that no network knows: 焱 for 燚.
    return !known.regularly && !is_rare(own);
  }

  CharacterVotes& votes_;
  std::u32string own_;
  std::u32string bare_;  // without its blanks
  bool trusted_ = false;
  std::vector<Check> checks_;  // of each character that is no blank
  std::vector<bool> holes_;  // before each character that is no blank
  std::vector<char32_t> looks_, looks_before_;  // what each looks like, and what the gap before it; 0 where that is not plain
  std::vector<Aligned> readings_;
};

// Where the text of a word's piece begins and ends, and from character to character within the word; 0 where it cannot be told.
struct Extent {
  double left = 0, right = 0, pitch = 0;
};

Extent extent_of(const Page& page, const Piece& piece) {
  const Word& word = page.words[static_cast<std::size_t>(piece.word)];
  const std::u32string text = to_u32(word.text);
  const auto begin = static_cast<std::size_t>(std::max(piece.begin, 0));
  const auto end = std::min(static_cast<std::size_t>(std::max(piece.end, 0)), text.size());
  if (word.edges.size() != text.size() + 1 || begin >= end) return {};
  Extent extent{word.edges[begin], word.edges[end], 0};
  std::size_t chinese = 0;
  for (std::size_t i = 0; i < text.size(); ++i) chinese += full_width(text[i]) ? 1 : 0;
  if (chinese == text.size() && chinese >= 2) extent.pitch = (word.edges.back() - word.edges.front()) / static_cast<double>(chinese);
  return extent;
}

// Whether a character that a seal or a fold took fits between two words of one line.
bool lost_between(const Page& page, const Piece& left, const Piece& right) {
  const Word& a = page.words[static_cast<std::size_t>(left.word)];
  const Word& b = page.words[static_cast<std::size_t>(right.word)];
  if (a.reader == Reader::text_layer || b.reader == Reader::text_layer || left.word == right.word) return false;
  if (vertical_overlap(a.box, b.box) < 0.5) return false;
  const Extent before = extent_of(page, left), behind = extent_of(page, right);
  const double pitch = std::max(before.pitch, behind.pitch);
  return pitch > 0 && before.right > 0 && behind.left - before.right > kGapOfCharacter * pitch;
}

}  // namespace

bool may_have_lost_character(const Word& word) {
  const std::vector<bool> holes = holes_of(word, to_u32(word.text));
  return std::find(holes.begin(), holes.end(), true) != holes.end();
}

CharacterVotes votes_by_character(const Snippet& snippet, bool name) {
  CharacterVotes votes{.confirmed = true, .thrice = true, .read_again = true};
  for (const Piece& piece : snippet.pieces) {
    if (!votes.text.empty()) votes.text += ' ';
    if (&piece != &snippet.pieces.front() && name && lost_between(*snippet.page, *(&piece - 1), piece)) votes.lost = true;
    PieceVotes(*snippet.page, piece, name, votes).count();
  }
  votes.confirmed = votes.confirmed && votes.read_again;
  votes.thrice = votes.thrice && votes.confirmed;
  return votes;
}

}  // namespace dossier
