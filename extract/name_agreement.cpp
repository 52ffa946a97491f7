#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "extract/misread_characters.h"
#include "extract/name_doubts.h"
#include "extract/name_words.h"
#include "extract/settle.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr int kPartsMisread = 3;          // one character in so many, of a name that resembles another
constexpr std::size_t kMostLost = 3;      // characters of a name under a seal

struct Place {
  std::size_t file = 0;
  Field field;
};
using Places = std::map<std::u32string, std::vector<Place>>;

// Whether the name has all characters of the other in their order.
bool holds(const std::u32string& name, const std::u32string& other) {
  std::size_t next = 0;
  for (const char32_t c : name) next += next < other.size() && other[next] == c ? 1 : 0;
  return next == other.size();
}

// An uncertain name in which a character was lost, or is one that readers take others for, is likely the one settled name of the
// dossier that is the same but for that. It stays uncertain.
void put_settled(Field& field, const Places& places) {
  const std::u32string key = content_key(field.value);
  const Field* whole = nullptr;
  for (const auto& [other, at] : places) {
    const auto same = static_cast<std::size_t>(std::mismatch(key.begin(), key.end(), other.begin(), other.end()).first - key.begin());
    const bool longer = field.doubt == "character-lost" && other.size() > key.size() && other.size() <= key.size() + kMostLost && holds(other, key);
    const bool instead = other.size() == key.size() && same < key.size() && misread_alike(key[same]).ever &&
                         other.substr(same + 1) == key.substr(same + 1);
    if (!longer && !instead) continue;
    const bool settled = std::any_of(at.begin(), at.end(), [&](const Place& place) {
      return place.field.status == Status::certain || (longer && contested(place.field) && place.field.doubt != "readers-differ");
    });
    if (!settled) continue;
    if (whole != nullptr) return;
    whole = &at.front().field;
  }
  if (whole == nullptr) return;
  field.alternatives.insert(field.alternatives.begin(), field.value);
  field.value = whole->value;
  if (field.doubt != "character-lost") field.doubt = "misread-alike";
}

// What stands behind a name in its field and is no other holder: words that shine through.
bool names_nobody(const std::string& value, const std::u32string& rest) {
  static constexpr std::array<std::u32string_view, 6> kOrganisations = {U"公司", U"大学", U"学院", U"研究", U"中心", U"厂"};
  if (to_u32(value).find_first_of(U";；、,，") != std::u32string::npos) return false;
  return std::none_of(kOrganisations.begin(), kOrganisations.end(), [&](std::u32string_view word) { return rest.find(word) != std::u32string::npos; });
}

// The one settled name of the dossier that a badly read one resembles: under a seal some characters are lost and others misread. It is
// what is likely printed, and stays in doubt with what was read beside it.
void put_likely(Field& field, const Places& places) {
  static constexpr std::array<std::string_view, 3> kOfApplicant = {"entity", "holder", "name"};
  if (std::find(kOfApplicant.begin(), kOfApplicant.end(), field.name) == kOfApplicant.end()) return;
  const std::u32string key = content_key(field.value);
  const Field* whole = nullptr;
  for (const auto& [other, at] : places) {
    const auto settled = std::find_if(at.begin(), at.end(), [](const Place& place) { return place.field.status == Status::certain; });
    if (settled == at.end() || other == key) continue;
    const bool resembles = edit_distance(key, other) * kPartsMisread <= static_cast<int>(other.size());
    if (!resembles && !(key.starts_with(other) && names_nobody(field.value, key.substr(other.size())))) continue;
    if (whole != nullptr) return;
    whole = &settled->field;
  }
  if (whole == nullptr) return;
  std::erase(field.alternatives, whole->value);
  field.alternatives.insert(field.alternatives.begin(), field.value);
  field.value = whole->value;
}

bool settled_somewhere(const Places& places, const std::u32string& key) {
  const auto found = places.find(key);
  return found != places.end() && std::any_of(found->second.begin(), found->second.end(), [](const Place& place) {
    return place.field.status == Status::certain;
  });
}
// Where two readers agree on the whole name, what it has as an alternative is the third reader's, who is of another
// family.
bool third_reader_has(const std::u32string& key, std::size_t at, const std::vector<Place>& places) {
  return std::any_of(places.begin(), places.end(), [&](const Place& place) {
    const auto& proofs = place.field.proofs;
    const bool agreed = std::any_of(proofs.begin(), proofs.end(),
                                    [](const Proof& proof) { return proof.kind == ProofKind::two_readings; });
    if (!agreed || place.field.doubt != "misread-alike" || place.field.alternatives.size() != 1) return false;
    const std::u32string other = content_key(place.field.alternatives.front());
    return other.size() == key.size() && other[at] == key[at];
  });
}

// Both networks have read the name the same in several places and never otherwise, and none of its own characters is
// one that both take others in use for: what they do at times by bad print they do not do in every place.
bool read_often(const std::u32string& key, const std::vector<Place>& places, const Spellings& spellings) {
  const auto agreed = std::count_if(places.begin(), places.end(), [](const Place& place) {
    return place.field.status == Status::certain || place.field.doubt == "misread-alike";
  });
  if (agreed < static_cast<std::ptrdiff_t>(kOften)) return false;
  const std::vector<bool> words = in_name_words(key);
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (words[i]) continue;
    if (variants_at(key, i, spellings).values.size() > 1) return false;
    if (misread_alike(key[i]).for_usual && !third_reader_has(key, i, places)) return false;
  }
  return true;
}

// A character that no reader has was told by its look on two pages alike, with all else of the name settled on each.
bool seen_twice(const Field& field, std::size_t file, const std::vector<Place>& places) {
  return std::any_of(places.begin(), places.end(), [&](const Place& place) {
    const bool same_page = place.file == file && place.field.page == field.page;
    return !same_page && (place.field.doubt == "look-alone" || place.field.status == Status::certain);
  });
}

}  // namespace

void agree_on_names(std::vector<Document>& documents) {
  const std::set<const Field*> replaced = doubt_names(documents);  // they stay uncertain
  const Spellings spellings = spellings_in(documents);
  // As they were before: what a name gains here proves no other.
  Places places;
  for (const Document& document : documents) {
    for (const Field& field : document.fields) {
      if (!names_somebody(field)) continue;
      std::u32string key = content_key(field.value);
      if (key.size() >= kShortestName) places[std::move(key)].push_back({document.file, field});
    }
  }
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      if (!names_somebody(field) || field.status == Status::certain || replaced.contains(&field)) continue;
      if (contested(field) || field.doubt == "character-lost") {
        const std::string before = field.value;
        put_settled(field, places);
        if (field.value != before) continue;
        if (!settled_somewhere(places, content_key(field.value))) put_likely(field, places);
        if (field.value != before) continue;
      }
      const auto found = places.find(content_key(field.value));
      if (found == places.end()) continue;
      if (field.doubt == "look-alone" && seen_twice(field, document.file, found->second)) {
        field.proofs.push_back({ProofKind::cross_check, "seen-twice"});
        field.doubt.clear();
        field.status = Status::certain;
        field.confidence = kPrintedOften;
        continue;
      }
      if (field.doubt == "misread-alike" && read_often(found->first, found->second, spellings)) {
        field.proofs.push_back({ProofKind::cross_check, "printed-often"});
        field.doubt.clear();
        field.status = Status::certain;
        field.confidence = kPrintedOften;
        continue;
      }
      for (const Place& place : found->second) {
        const bool same_place = place.file == document.file && place.field.page == field.page && place.field.box == field.box;
        if (!same_place) confirm_elsewhere(field, place.field);
        if (field.status == Status::certain) break;
      }
    }
  }
}

}  // namespace dossier
