#include "extract/name_doubts.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "extract/misread_characters.h"
#include "extract/name_words.h"
#include "extract/settle.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 6> kNames = {"entity", "holder", "name", "auditor", "issuer", "drafters"};
constexpr std::size_t kReadForSure = 2;   // pages on which a character was read that the networks hardly know

// By put_hardly_known(): that the character is hardly known is what proves it.
bool explained(const Field& field) {
  return std::any_of(field.proofs.begin(), field.proofs.end(), [](const Proof& proof) { return proof.detail == "explained"; });
}

// Its rare characters look like themselves: what readers of other print made of them speaks against nothing.
bool seen_plainly(const Field& field) {
  return field.status == Status::certain &&
         std::any_of(field.proofs.begin(), field.proofs.end(), [](const Proof& proof) { return proof.detail == "look"; });
}

// The one character that the networks are known to see as all that was read there; 0 where there is none or more than one.
char32_t printed_there(const Variants& variants) {
  char32_t best = 0;
  std::size_t most = 1;
  bool unique = false;
  for (const HardlyKnown& known : hardly_known_characters()) {
    const auto fits = [&](char32_t c) { return c == known.printed || known.seen.find(c) != std::u32string::npos; };
    if (!std::all_of(variants.values.begin(), variants.values.end(), fits)) continue;
    // Somebody must have read it.
    const std::u32string both = variants.values + variants.alternatives;
    if (both.find(known.printed) == std::u32string::npos) continue;
    std::size_t support = variants.values.size() + (variants.lost ? 1 : 0);
    for (const char32_t c : variants.alternatives) support += fits(c) && variants.values.find(c) == std::u32string::npos ? 1 : 0;
    if (support < most || support < 2) continue;
    unique = support > most || best == 0;
    most = support;
    best = known.printed;
  }
  return unique ? best : 0;
}

// The value with another character at a place of its content_key().
std::string with_character(const std::string& value, std::size_t at, char32_t c) {
  std::u32string points = to_u32(value);
  std::size_t seen = 0;
  for (char32_t& point : points) {
    if (content_key(to_utf8(std::u32string(1, point))).empty()) continue;
    if (seen++ == at) point = c;
  }
  return to_utf8(points);
}

// Nothing else than this character is known to be seen as all that was read there, itself among it.
bool only_explanation(char32_t printed, const std::u32string& values) {
  const auto& all = hardly_known_characters();
  return std::none_of(all.begin(), all.end(), [&](const HardlyKnown& known) {
    if (known.printed == printed) return false;
    return std::all_of(values.begin(), values.end(),
                       [&](char32_t c) { return c == known.printed || known.seen.find(c) != std::u32string::npos; });
  });
}

// The names of a dossier that the page reader has read with a character it hardly knows, in so many places that it stands there:
// everything else read there is what it is known to see instead, and nothing else of the name is disputed.
bool read_for_sure(const std::u32string& name, std::size_t at, const std::vector<Document>& documents, const Spellings& spellings) {
  std::set<std::pair<std::size_t, int>> places;  // file and page
  for (const Document& document : documents) {
    for (const Field& field : document.fields) {
      if (names_somebody(field) && !from_layer(field) && content_key(field.value) == name) places.emplace(document.file, field.page);
    }
  }
  if (places.size() < kReadForSure || !is_rare(name[at])) return false;
  const std::vector<bool> words = in_name_words(name);
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i != at && !words[i] && variants_at(name, i, spellings).values.size() > 1) return false;
  }
  return only_explanation(name[at], variants_at(name, at, spellings).values);
}

// Different characters at one place of a name that is the same elsewhere are misreadings of one that the networks hardly know, where
// there is just one that they are known to see as all of these. The name stays uncertain but where that was read for sure.
void put_hardly_known(std::vector<Document>& documents, std::set<const Field*>& replaced) {
  const Spellings spellings = spellings_in(documents);
  const std::vector<Document> before = documents;
  std::set<std::u32string> sure;
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      if (!names_somebody(field) || from_layer(field) || seen_plainly(field)) continue;
      const std::u32string key = content_key(field.value);
      if (key.size() < kShortestName) continue;
      for (std::size_t at = 0; at < key.size(); ++at) {
        const Variants variants = variants_at(key, at, spellings);
        if (variants.values.size() + variants.alternatives.size() + (variants.lost ? 1 : 0) < 2) continue;
        const char32_t printed = printed_there(variants);
        if (printed == 0 || printed == key[at]) continue;
        field.alternatives.insert(field.alternatives.begin(), field.value);
        field.value = with_character(field.value, at, printed);
        cast_doubt(field, "misread-alike");
        replaced.insert(&field);
        std::u32string name = key;
        name[at] = printed;
        if (!sure.contains(name) && read_for_sure(name, at, before, spellings)) sure.insert(std::move(name));
        break;
      }
    }
  }
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      if (!names_somebody(field) || field.status == Status::certain || !contested(field) || !sure.contains(content_key(field.value))) continue;
      field.proofs.push_back({ProofKind::cross_check, "explained"});
      field.doubt.clear();
      field.status = Status::certain;
      field.confidence = kPrintedOften;
      replaced.erase(&field);
    }
  }
}

// A text layer prints the name with a character that the networks are known to see as the one read here: all readers may have erred.
void doubt_against_layers(std::vector<Document>& documents, std::set<const Field*>& replaced) {
  std::set<std::u32string> printed;
  for (const Document& document : documents) {
    for (const Field& field : document.fields) {
      if (names_somebody(field) && field.status == Status::certain && from_layer(field)) printed.insert(content_key(field.value));
    }
  }
  const auto seen_as = [](char32_t character, char32_t read) {
    const auto& all = hardly_known_characters();
    return std::any_of(all.begin(), all.end(), [&](const HardlyKnown& known) {
      return known.printed == character && known.seen.find(read) != std::u32string::npos;
    });
  };
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      if (!names_somebody(field) || field.status != Status::certain || from_layer(field)) continue;
      const std::u32string key = content_key(field.value);
      for (const std::u32string& other : printed) {
        if (other.size() != key.size() || other == key) continue;
        const auto at = static_cast<std::size_t>(std::mismatch(key.begin(), key.end(), other.begin()).first - key.begin());
        if (other.substr(at + 1) != key.substr(at + 1) || !seen_as(other[at], key[at])) continue;
        field.alternatives.insert(field.alternatives.begin(), field.value);
        field.value = with_character(field.value, at, other[at]);
        cast_doubt(field, "misread-alike");
        replaced.insert(&field);
        break;
      }
    }
  }
}

// A rare character that was lost elsewhere in the same name is one that the readers hardly know: what they agree on here may be
// another that they know a little better.
void doubt_what_is_lost_elsewhere(std::vector<Document>& documents, std::set<const Field*>& replaced) {
  const Spellings spellings = spellings_in(documents);
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      if (!names_somebody(field) || field.status != Status::certain || from_layer(field) || explained(field) ||
          seen_plainly(field))
        continue;
      const std::u32string key = content_key(field.value);
      for (std::size_t at = 0; at < key.size(); ++at) {
        if (!is_rare(key[at])) continue;
        const std::u32string without = key.substr(0, at) + key.substr(at + 1);
        if (!spellings.values.contains(without) && !spellings.alternatives.contains(without)) continue;
        cast_doubt(field, "misread-alike");
        replaced.insert(&field);
        break;
      }
    }
  }
}

// Whether a bracket stands before that place of its content_key(): 工程瓜沈阳) has it misread, and nothing more than 工程(沈阳).
bool bracket_before(const std::string& value, std::size_t at) {
  std::size_t seen = 0;
  for (const char32_t point : to_u32(value)) {
    if (seen == at && (point == U'(' || point == U')' || point == U'（' || point == U'）')) return true;
    seen += content_key(to_utf8(std::u32string(1, point))).size();
  }
  return false;
}

// 骁信息 in most places and 骁几信息, 骁鑫信息 in others: readers drop a character that they do not know more often than they invent one, so
// that a name which was read longer elsewhere, by a text layer or with this and that at one place, has lost it wherever it is shorter.
void doubt_what_is_longer_elsewhere(std::vector<Document>& documents, std::set<const Field*>& replaced) {
  std::map<std::u32string, std::map<std::size_t, std::set<char32_t>>> inserted;  // by the shorter name and the place: what others have more there
  std::map<char32_t, std::set<char32_t>> lost_behind;     // by the character before the lost one: what was read in its place
  std::set<std::u32string> by_layer;                      // shorter names of names that a layer prints
  for (const Document& document : documents) {
    for (const Field& field : document.fields) {
      if (!names_somebody(field)) continue;
      std::set<std::u32string> all = {content_key(field.value)};
      for (const std::string& other : field.alternatives) all.insert(content_key(other));
      for (const std::u32string& name : all) {
        if (name.size() <= kShortestName) continue;
        for (std::size_t at = 0; at < name.size(); ++at) {
          const std::u32string shorter = name.substr(0, at) + name.substr(at + 1);
          inserted[shorter][at].insert(name[at]);
          if (from_layer(field)) by_layer.insert(shorter);
        }
      }
    }
  }
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      if (!names_somebody(field) || from_layer(field)) continue;
      const std::u32string key = content_key(field.value);
      const auto more = inserted.find(key);
      if (more == inserted.end()) continue;
      for (const auto& [at, characters] : more->second) {
        if ((characters.size() < 2 && !by_layer.contains(key)) || bracket_before(field.value, at)) continue;
        cast_doubt(field, "character-lost");
        replaced.insert(&field);
        if (at > 0) lost_behind[key[at - 1]].insert(characters.begin(), characters.end());
      }
    }
  }
  // A title begins with the brand, too: 骁工业视觉软件.
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      if (field.name != "title" || field.status != Status::certain || from_layer(field)) continue;
      const std::u32string key = content_key(field.value);
      const auto lost = key.empty() ? lost_behind.end() : lost_behind.find(key.front());
      if (lost != lost_behind.end() && (key.size() < 2 || !lost->second.contains(key[1]))) cast_doubt(field, "character-lost");
    }
  }
}

// 弯谷 on one paper, certain, and 穹谷 on others: readers take a rare character for one in use, not the other way round. What they agree
// on in one place is in doubt where the rare one was read in two, for sure or so that in one of them some had this and some had that,
// or in three.
void doubt_against_rarer(std::vector<Document>& documents, std::set<const Field*>& replaced) {
  std::map<std::u32string, std::size_t> read, sure, own;            // in how many places; as the value
  std::set<std::pair<std::u32string, std::u32string>> confused;      // in one and the same
  for (const Document& document : documents) {
    for (const Field& field : document.fields) {
      if (!names_somebody(field) || from_layer(field)) continue;
      std::set<std::u32string> all = {content_key(field.value)};
      for (const std::string& other : field.alternatives) all.insert(content_key(other));
      ++own[content_key(field.value)];
      sure[content_key(field.value)] += field.status == Status::certain ? 1 : 0;
      for (const std::u32string& one : all) {
        ++read[one];
        for (const std::u32string& other : all) confused.emplace(one, other);
      }
    }
  }
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      if (!names_somebody(field) || field.status != Status::certain || from_layer(field)) continue;
      const std::u32string key = content_key(field.value);
      for (const auto& [other, times] : read) {
        if (key.size() < kShortestName || other.size() != key.size() || times < kReadForSure) continue;
        if (sure[other] < kReadForSure && own[other] < kOften && !confused.contains({key, other})) continue;
        const auto at = static_cast<std::size_t>(std::mismatch(key.begin(), key.end(), other.begin()).first - key.begin());
        if (at == key.size() || other.substr(at + 1) != key.substr(at + 1) || !is_rare(other[at]) || is_rare(key[at])) continue;
        field.alternatives.insert(field.alternatives.begin(), with_character(field.value, at, other[at]));
        cast_doubt(field, "misread-alike");
        replaced.insert(&field);
        break;
      }
    }
  }
}

// 云大模型平台 among papers of 燚云公司, whose 燚 somebody lost: a title begins with the name, and may have lost it, too.
void doubt_titles_that_lost_it(std::vector<Document>& documents) {
  const Spellings spellings = spellings_in(documents);
  std::set<std::u32string> all = spellings.values;
  all.insert(spellings.alternatives.begin(), spellings.alternatives.end());
  std::set<char32_t> behind;  // characters that follow a rare one which somebody lost
  for (const std::u32string& name : all) {
    for (std::size_t i = 0; i + 1 < name.size(); ++i) {
      if (is_rare(name[i]) && all.contains(name.substr(0, i) + name.substr(i + 1))) behind.insert(name[i + 1]);
    }
  }
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      if (field.name != "title" || field.status != Status::certain || from_layer(field)) continue;
      const std::u32string key = content_key(field.value);
      if (!key.empty() && behind.contains(key.front())) cast_doubt(field, "character-lost");
    }
  }
}

}  // namespace

bool names_somebody(const Field& field) {
  return field.kind == ValueKind::name && std::find(kNames.begin(), kNames.end(), field.name) != kNames.end();
}

Spellings spellings_in(const std::vector<Document>& documents) {
  Spellings spellings;
  for (const Document& document : documents) {
    for (const Field& field : document.fields) {
      if (!names_somebody(field)) continue;
      spellings.values.insert(content_key(field.value));
      for (const std::string& other : field.alternatives) spellings.alternatives.insert(content_key(other));
    }
  }
  return spellings;
}

Variants variants_at(const std::u32string& key, std::size_t at, const Spellings& spellings) {
  Variants variants;
  const std::u32string_view before = std::u32string_view(key).substr(0, at), behind = std::u32string_view(key).substr(at + 1);
  const auto collect = [&](const std::set<std::u32string>& from, std::u32string& into) {
    for (const std::u32string_view other : from) {
      if (!other.starts_with(before) || !other.ends_with(behind)) continue;
      if (other.size() == key.size() && into.find(other[at]) == std::u32string::npos) into += other[at];
      variants.lost = variants.lost || other.size() + 1 == key.size();
    }
  };
  collect(spellings.values, variants.values);
  collect(spellings.alternatives, variants.alternatives);
  return variants;
}

std::set<const Field*> doubt_names(std::vector<Document>& documents) {
  std::set<const Field*> replaced;
  put_hardly_known(documents, replaced);
  doubt_against_layers(documents, replaced);
  doubt_what_is_lost_elsewhere(documents, replaced);
  doubt_against_rarer(documents, replaced);
  doubt_what_is_longer_elsewhere(documents, replaced);
  doubt_titles_that_lost_it(documents);
  return replaced;
}

}  // namespace dossier
