#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/character_votes.h"
#include "extract/extract.h"
#include "extract/misread_characters.h"
#include "extract/name_words.h"
#include "extract/plain_glyphs.h"
#include "extract/read_amount.h"
#include "extract/read_name.h"
#include "extract/settle.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kFewestInRuns = 4;  // letters and digits by which a reading of Latin letters can be told

const Reading* reading_by(const Word& word, Reader reader) {
  const auto found = std::find_if(word.readings.begin(), word.readings.end(), [&](const Reading& r) { return r.reader == reader; });
  return found == word.readings.end() ? nullptr : &*found;
}

bool latin(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z'); }

// A semicolon is told from a colon by a pixel, and parts the items of a text.
bool holds_semicolon(std::u32string_view text) { return text.find_first_of(U";；") != std::u32string_view::npos; }

// Between characters a dash is content: 174-12号.
std::ptrdiff_t dashes_in(std::string_view text) {
  const std::string key = name_key(text);
  return std::count(key.begin(), key.end(), '-');
}

// Both networks read the same, and no character is one that they take others for where that counts: the same places as in
// votes_by_character().
bool chinese_settled(const Word& word, SecondLook::Content content) {
  const Reading* second = reading_by(word, Reader::paddle_chinese_v3);
  if (second == nullptr || content_key(second->text) != content_key(word.text) || may_have_lost_character(word)) return false;
  if (content == SecondLook::Content::wording) return true;
  const bool name = content == SecondLook::Content::name;
  const std::u32string text = to_u32(word.text);
  if (holds_semicolon(text) || holds_semicolon(to_u32(second->text))) return false;
  if (dashes_in(word.text) != dashes_in(second->text)) return false;
  const std::vector<bool> usual = in_name_words(text);
  const PlainGlyphs glyphs(word);
  if (glyphs.any_inserted()) return false;
  for (std::size_t i = value_begins(text); i < text.size(); ++i) {
    if (usual[i] || !is_cjk(text[i])) continue;
    const MisreadAlike known = misread_alike(text[i]);
    // Nor one that looks like another to who knows them all; and what looks like itself is itself.
    const char32_t seen = glyphs.at(i);
    if (seen == text[i]) continue;
    if (seen != 0 && name) return false;
    if (name ? known.regularly || is_rare(text[i]) : known.by_networks) return false;
  }
  return true;
}

// Both read the same amount with its decimals: without them a lost point would be the same for both.
bool figure_settled(const Word& word) {
  const Reading* second = reading_by(word, Reader::paddle_english);
  if (second == nullptr) return false;
  const PrintedAmount first = read_amount(word.text);
  return first.kind == PrintedAmount::Kind::ok && first.decimals > 0 && read_amount(second->text) == first;
}

// Each run of letters and digits of the first reading stands in the second, in order; what is between may be Chinese, which the
// reader of Latin letters cannot read.
bool runs_settled(const Word& word) {
  const Reading* second = reading_by(word, Reader::paddle_english);
  if (second == nullptr) return false;
  const std::u32string own = content_key(word.text);
  if (std::all_of(own.begin(), own.end(), latin)) return !own.empty() && content_key(second->text) == own;
  const std::u32string other = content_key(second->text);
  std::size_t from = 0, total = 0;
  for (std::size_t i = 0; i < own.size();) {
    std::size_t end = i;
    while (end < own.size() && latin(own[end])) ++end;
    if (end > i) {
      const std::u32string_view run = std::u32string_view(own).substr(i, end - i);
      const std::size_t at = other.find(run, from);
      if (at == std::u32string::npos) return false;
      from = at + run.size();
      total += run.size();
    }
    i = end + 1;
  }
  return total >= kFewestInRuns;
}

}  // namespace

bool readings_suffice(const Word& word, const SecondLook& look) {
  switch (look.alphabet) {
    case SecondLook::Alphabet::digits:
      return figure_settled(word);
    case SecondLook::Alphabet::latin:
      return runs_settled(word);
    case SecondLook::Alphabet::chinese:
      return chinese_settled(word, look.content);
  }
  return false;
}

}  // namespace dossier
