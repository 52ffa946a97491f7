#include "extract/settle.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>
#include <vector>

#include "extract/character_votes.h"
#include "extract/misread_characters.h"
#include "extract/name_shape.h"
#include "extract/name_words.h"
#include "extract/read_name.h"
#include "models/text.h"

namespace dossier {
namespace {

// Lower print is guessed at by all readers alike: measured on thumbnails of certificates.
constexpr double kReadablePixels = 11;

constexpr double kSure = 0.9995;       // a text layer or three readers
constexpr double kTwoReaders = 0.999;
constexpr double kOneReader = 0.85;
constexpr double kContested = 0.7;

struct Vote {
  std::string value;
  std::u32string key;
  int readers = 0;
  bool network = false;  // a second network is among them
};

bool is_second_network(Reader reader) { return reader == Reader::paddle_chinese_v3 || reader == Reader::paddle_english; }

bool numeric(ValueKind kind) {
  return kind == ValueKind::number || kind == ValueKind::date || kind == ValueKind::level || kind == ValueKind::amount;
}

// Readers of digits and Latin letters see Chinese characters as noise around the number: it counts as the same if it
// holds the value's letters and digits in one run.
bool holds(std::string_view reading, const std::u32string& value_key) {
  return value_key.size() >= 4 && content_key(reading).find(value_key) != std::u32string::npos;
}

// 日, 号, 元 belong to what stands before them.
bool closes_value(const Snippet& value) {
  const std::u32string text = to_u32(text_of(value));
  static constexpr std::u32string_view kUnits = U"日号元圆整级年";
  return !text.empty() && kUnits.find(text.back()) != std::u32string_view::npos;
}

// Without the words and characters at its ends that say nothing of the value: "…F50 (1-1)" is the code alone.
Snippet narrowed(Snippet value, const Parse& parse) {
  const std::optional<std::string> own = parse(text_of(value));
  if (!own) return value;
  const auto without = [&](std::size_t piece) {
    Snippet rest = value;
    rest.pieces.erase(rest.pieces.begin() + static_cast<std::ptrdiff_t>(piece));
    return rest;
  };
  while (value.pieces.size() > 1) {
    Snippet rest = without(value.pieces.size() - 1);
    if (parse(text_of(rest)) != own) break;
    value = std::move(rest);
  }
  while (value.pieces.size() > 1) {
    Snippet rest = without(0);
    if (parse(text_of(rest)) != own) break;
    value = std::move(rest);
  }
  while (value.pieces.back().end - value.pieces.back().begin > 1 && !closes_value(value)) {
    Snippet rest = value;
    --rest.pieces.back().end;
    if (parse(text_of(rest)) != own) break;
    value = std::move(rest);
  }
  while (value.pieces.front().end - value.pieces.front().begin > 1) {
    Snippet rest = value;
    ++rest.pieces.front().begin;
    if (parse(text_of(rest)) != own) break;
    value = std::move(rest);
  }
  return value;
}

// Amounts are read as texts, too, but a lost point is no character that could be missed.
bool in_words(ValueKind kind, const std::string& value) {
  if (kind != ValueKind::name && kind != ValueKind::text) return false;
  const std::u32string points = to_u32(value);
  return std::any_of(points.begin(), points.end(), [](char32_t c) {
    return is_cjk(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  });
}

bool latin_only(Reader reader) { return reader == Reader::paddle_english || reader == Reader::tesseract_digits; }

// A character that readers take others for looks like itself to who knows them all.
void note_look(const CharacterVotes& votes, Field& field) {
  const std::u32string value = to_u32(field.value);
  const bool seen = std::any_of(votes.seen.begin(), votes.seen.end(), [&](char32_t c) {
    return (is_rare(c) || misread_alike(c).ever) && value.find(c) != std::u32string::npos;
  });
  if (seen && field.status == Status::certain) field.proofs.push_back({ProofKind::two_readings, "look"});
}

// Where the readings differ as wholes, and where they agree on characters that prove nothing.
void settle_by_character(const CharacterVotes& votes, const std::string& own, const Parse& parse, Field& field) {
  const std::u32string value = to_u32(field.value);
  const bool alike = std::any_of(votes.alike.begin(), votes.alike.end(), [&](char32_t c) { return value.find(c) != std::u32string::npos; });
  // Deve1opment is read as what it can only be: a vote for the l changes nothing.
  const bool changed = votes.changed && parse(votes.text) != own;
  if (field.status == Status::certain && !changed) {
    // Marks are no content, but of them, too, the majority's are printed.
    const std::optional<std::string> voted = parse(votes.text);
    if (voted && content_key(*voted) == content_key(field.value)) field.value = *voted;
    if (votes.marks_differ && field.kind == ValueKind::text) cast_doubt(field, "readers-differ");
    if (alike) cast_doubt(field, "misread-alike");
    if (votes.lost) cast_doubt(field, "character-lost");
    note_look(votes, field);
    return;
  }
  if (!votes.read_again) return;
  const std::optional<std::string> voted = parse(votes.text);
  if (!voted) return;
  // Unchanged, the vote says what the page reader says; another parse of it would be a matter of marks.
  if (!changed && content_key(*voted) != content_key(own)) return;
  if (*voted != field.value) {
    field.alternatives.insert(field.alternatives.begin(), field.value);
    std::erase(field.alternatives, *voted);
    field.value = *voted;
  }
  if (votes.lost) {
    cast_doubt(field, "character-lost");
  } else if (votes.confirmed && !votes.by_look.empty()) {
    cast_doubt(field, "look-alone");
  } else if ((changed || *voted != own) && !(votes.confirmed && votes.outseen)) {
    cast_doubt(field, "page-reader-differs");
  } else if (votes.confirmed && !alike && !(votes.marks_differ && field.kind == ValueKind::text) && (field.kind != ValueKind::name || is_plausible_name(field.value))) {
    field.doubt.clear();
    field.proofs.push_back({ProofKind::two_readings, "by-character"});
    field.status = Status::certain;
    field.confidence = votes.thrice ? kSure : kTwoReaders;
    note_look(votes, field);
  } else {
    field.doubt = alike && votes.confirmed ? "misread-alike" : "readers-differ";
  }
}

// 沈峤屿会审字〔2024〕第0836号: a report's number begins with the name of its firm.
void doubt_names_within(const CharacterVotes& votes, Field& field) {
  const std::u32string value = to_u32(field.value);
  const bool alike = std::any_of(votes.alike.begin(), votes.alike.end(), [&](char32_t c) {
    return value.find(c) != std::u32string::npos && misread_alike(c).by_networks;
  });
  if (alike || votes.outseen || !votes.by_look.empty()) cast_doubt(field, "misread-alike");
}

}  // namespace

std::u32string content_key(std::string_view text) {
  std::u32string key = to_u32(name_key(text));
  std::erase_if(key, [](char32_t c) {
    const bool plain = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
    return !plain && !is_cjk(c) && (c < 0xC0 || (c >= 0x2000 && c < 0x3040));
  });
  return key;
}

PageSource source_of(const Snippet& snippet) {
  bool text = false, pixels = false;
  for (const Piece& piece : snippet.pieces) {
    const bool layer = snippet.page->words[static_cast<std::size_t>(piece.word)].reader == Reader::text_layer;
    (layer ? text : pixels) = true;
  }
  return text && pixels ? PageSource::mixed : text ? PageSource::text : PageSource::ocr;
}

std::optional<Field> settled_field(std::string name, ValueKind kind, const Snippet& whole, const Snippet& label,
                                   const Parse& parse) {
  if (whole.empty()) return std::nullopt;
  const Snippet value = numeric(kind) ? narrowed(whole, parse) : whole;
  Field field{.name = std::move(name), .kind = kind};
  field.raw = text_of(value);
  field.label = text_of(label);
  field.page = value.page->number;
  field.box = box_of(value);

  std::vector<Vote> votes;
  const auto vote = [&](std::string text, Reader reader) -> Vote& {
    std::u32string key = content_key(text);
    auto same = std::find_if(votes.begin(), votes.end(), [&](const Vote& v) { return v.key == key; });
    if (same == votes.end()) same = votes.insert(votes.end(), {std::move(text), std::move(key), 0, false});
    ++same->readers;
    same->network = same->network || is_second_network(reader);
    return *same;
  };
  const std::optional<std::string> own = parse(field.raw);
  if (own) vote(*own, Reader::paddle_chinese);
  bool unreadable_differs = false;
  for (const Reader reader : readers_of(value)) {
    const std::optional<std::string> text = reading_of(value, reader);
    if (!text) continue;
    const std::optional<std::string> other = parse(*text);
    if (own && other != own && numeric(kind) && holds(*text, votes.front().key)) {
      vote(*own, reader);
    } else if (other) {
      vote(*other, reader);
    } else if (!latin_only(reader) && !text->empty()) {
      unreadable_differs = true;
    }
  }
  if (votes.empty()) return std::nullopt;

  // The first vote is the page reader's, if it could read a value at all. It stands unless two others agree against it.
  std::size_t best = 0;
  for (std::size_t i = 1; i < votes.size(); ++i) {
    if (votes[i].readers > votes[best].readers) best = i;
  }
  // A company's ending has one spelling: of two readings the one that spells it is the better.
  if (kind == ValueKind::name && votes[best].readers == 1 && !is_plausible_name(votes[best].value)) {
    for (std::size_t i = 0; i < votes.size(); ++i) {
      const bool close = edit_distance(votes[i].value, votes[best].value) <= 2;
      if (i != best && close && is_plausible_name(votes[i].value)) best = i;
    }
  }
  field.value = votes[best].value;
  const bool agreed = votes[best].readers >= 2;
  const bool networks_agree = votes[best].network;
  const bool alone = votes.size() == 1;
  std::vector<Vote> others = votes;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(best));
  std::stable_sort(others.begin(), others.end(), [](const Vote& x, const Vote& y) { return x.readers > y.readers; });
  for (Vote& v : others) field.alternatives.push_back(std::move(v.value));
  const bool by_layer = source_of(value) == PageSource::text;
  if (by_layer && alone) {
    field.proofs.push_back({ProofKind::text_layer, ""});
    field.status = Status::certain;
    field.confidence = kSure;
    return field;
  }
  const auto plausible = [&] { return kind != ValueKind::name || is_plausible_name(field.value); };
  if (!own || best != 0 || !plausible()) {
    field.doubt = "page-reader-differs";
    field.confidence = kContested;
  } else if (agreed) {
    field.proofs.push_back({ProofKind::two_readings, ""});
    field.confidence = votes[best].readers > 2 ? kSure : kTwoReaders;
    field.status = Status::certain;
    // Two networks agree on a wrong text hardly ever, whatever Tesseract makes of it; Tesseract and one network against
    // the other network prove less.
    if (!alone && !networks_agree) cast_doubt(field, "readers-differ");
  } else if (!alone || unreadable_differs) {
    field.doubt = "readers-differ";
    field.confidence = kContested;
  } else {
    field.doubt = "one-reading";
    field.confidence = kOneReader;
  }
  if (!by_layer && kind == ValueKind::number && field.status == Status::certain) doubt_names_within(votes_by_character(value, true), field);
  if (!by_layer && own && in_words(kind, *own)) settle_by_character(votes_by_character(value, kind == ValueKind::name), *own, parse, field);
  // Whatever else is doubted: a name that is found elsewhere, where marks do not count, must not make a torn one certain.
  if (!by_layer && in_words(kind, field.value) && torn_bracket(field.value)) cast_doubt(field, "character-lost");
  if (!by_layer && in_words(kind, field.value) && field.status == Status::certain && rarer_elsewhere(field)) cast_doubt(field, "readers-differ");
  if (!by_layer && kind == ValueKind::name && !plausible()) restore_endings(field);
  if (!by_layer && kind == ValueKind::name && lacks_place_name(field.value)) cast_doubt(field, "character-lost");
  if (!by_layer && kind == ValueKind::name) restore_place(field);
  if (!by_layer && field.name == "title") drop_stroke_behind(field);
  if (!by_layer && !alone && kind == ValueKind::name && field.status == Status::certain && unusual_in_brackets(field.value)) {
    cast_doubt(field, "readers-differ");
  }
  if (!by_layer && pixel_height_of(value) < kReadablePixels) cast_doubt(field, "small-print");
  return field;
}

namespace {

// 沈庄雾审字〔2023〕第0862号 beside 沈庄雳审字: of a number, too, the Chinese characters are those of a name.
bool characters_differ(const Field& field) {
  const auto characters = [](const std::string& text) {
    std::u32string points = to_u32(text);
    std::erase_if(points, [](char32_t c) { return !is_cjk(c); });
    return points;
  };
  const std::u32string own = characters(field.value);
  return std::any_of(field.alternatives.begin(), field.alternatives.end(), [&](const std::string& other) { return characters(other) != own; });
}

}  // namespace

void add_proof(Field& field, ProofKind kind, std::string detail) {
  field.proofs.push_back({kind, std::move(detail)});
  if (field.doubt == "small-print") return;
  // One network misreads a rare character in the same way wherever it stands: a name printed twice settles nothing.
  const bool words = field.kind == ValueKind::name || field.kind == ValueKind::text || (field.kind == ValueKind::number && characters_differ(field));
  const bool same_eyes = words && field.proofs.back().detail == "printed-twice";
  const bool decides = (kind == ProofKind::check_digit || kind == ProofKind::cross_check || kind == ProofKind::arithmetic) && !same_eyes;
  if (contested(field) && !decides) return;
  if (field.doubt == "misread-alike" && field.proofs.back().detail == "printed-twice") return;  // the same eyes again
  if (!field.doubt.empty() && !contested(field) && field.doubt != "one-reading") return;
  field.doubt.clear();
  field.status = Status::certain;
  field.confidence = std::max(field.confidence, field.proofs.size() > 1 ? kSure : kTwoReaders);
}

void confirm_elsewhere(Field& field, const Field& other) {
  assert(content_key(field.value) == content_key(other.value));
  const bool words = field.kind == ValueKind::name || field.kind == ValueKind::text;
  if (!words) {
    add_proof(field, ProofKind::cross_check, "printed-twice");
    return;
  }
  const bool settled = field.status == Status::certain;
  field.proofs.push_back({ProofKind::cross_check, "printed-twice"});
  if (settled || (!contested(field) && field.doubt != "one-reading")) return;
  // Readings that differ here and make the very name that is certain elsewhere are that name.
  // The page reader alone sees the same character wrong wherever it stands. So the other place must be settled by
  // itself, or the two be contested by different misreadings: what clouds one crop does not cloud the other.
  const auto same_dissent = [&] {
    return std::any_of(field.alternatives.begin(), field.alternatives.end(), [&](const std::string& mine) {
      return std::any_of(other.alternatives.begin(), other.alternatives.end(), [&](const std::string& theirs) {
        return content_key(mine) == content_key(theirs);
      });
    });
  };
  // Nor does that hold for a character that one of them takes others for time and again, whatever clouds the crop.
  const auto regular_error = [&] {
    const std::u32string key = content_key(field.value);
    const std::vector<bool> usual = in_name_words(key);
    for (std::size_t i = 0; i < key.size(); ++i) {
      if (!usual[i] && (misread_alike(key[i]).regularly || is_rare(key[i]))) return true;
    }
    return false;
  };
  const bool both_contested = field.doubt == "readers-differ" && other.doubt == "readers-differ" && !field.alternatives.empty() &&
                              !other.alternatives.empty() && !same_dissent() && !regular_error();
  if (other.status != Status::certain && !both_contested) return;
  field.doubt.clear();
  field.status = Status::certain;
  field.confidence = kTwoReaders;
}

bool contested(const Field& field) {
  return field.doubt == "readers-differ" || field.doubt == "page-reader-differs" || field.doubt == "misread-alike";
}

bool from_layer(const Field& field) {
  return std::any_of(field.proofs.begin(), field.proofs.end(), [](const Proof& proof) { return proof.kind == ProofKind::text_layer; });
}

void doubt_misreading(Field& field) {
  const bool of_reading = field.doubt.empty() || field.doubt == "one-reading" || contested(field);
  cast_doubt(field, of_reading ? "misread-alike" : field.doubt);
}

void cast_doubt(Field& field, std::string why) {
  field.status = Status::uncertain;
  field.doubt = std::move(why);
  field.confidence = std::min(field.confidence, kContested);
}

}  // namespace dossier
