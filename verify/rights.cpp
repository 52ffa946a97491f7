#include "verify/rights.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/text.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

RightState state(CriterionOutcome counts, Message note) { return {counts, std::move(note)}; }

std::string certain_value(const Facts& facts, Place place) {
  return !place.none() && facts.field(place).status == Status::certain ? facts.field(place).value : std::string();
}

// Of the holder alone; met where the paper is the applicant's.
RightState holder_right(const Facts& facts, int document) {
  const Message paper = words_for(facts.document(document).type);
  const Place place = facts.find(document, "holder");
  if (place.none()) return state(CriterionOutcome::undetermined, say("right.holder-unread", {{"document", paper}}));
  const HolderState holder = holder_state(facts, place);
  const std::string& found = facts.field(place).value;
  switch (holder.match) {
    case Agreement::same: return state(CriterionOutcome::met, {});
    case Agreement::other: return state(CriterionOutcome::not_met, say("right.other-holder", {{"document", paper}, {"found", found}}));
    default: return state(CriterionOutcome::undetermined, say("right.holder-unclear", {{"document", paper}, {"found", found}}));
  }
}

// The worse of two, with its note; two that are equally bad keep both notes.
RightState both(const RightState& a, const RightState& b) {
  const auto rank = [](CriterionOutcome outcome) {
    return outcome == CriterionOutcome::not_met ? 2 : outcome == CriterionOutcome::undetermined ? 1 : 0;
  };
  if (rank(a.counts) != rank(b.counts)) return rank(a.counts) > rank(b.counts) ? a : b;
  return state(a.counts, joined(a.note, b.note));
}

// What the snapshot of a registry says of the paper's number, where there is one.
RightState by_registry(const Facts& facts, RegistryKind kind, const std::string& number) {
  const RegistryEntry* entry = number.empty() ? nullptr : facts.registry().find(kind, number);
  return entry == nullptr ? state(CriterionOutcome::met, {}) : registry_right(facts, kind, *entry);
}

}  // namespace

bool claims_drafting(std::string_view role) {
  const std::string key = name_key(role);
  return key.empty() || key.find("draft") != std::string::npos || key.find("起草") != std::string::npos ||
         key.find("参编") != std::string::npos || key.find("编制") != std::string::npos;
}

RightState registry_right(const Facts& facts, RegistryKind kind, const RegistryEntry& entry) {
  const auto reference = facts.reference_date();
  const Message registry = say("registry." + std::string(name_of(kind)));
  const auto says = [&](std::string_view key) {
    return say(key, {{"registry", registry},
                     {"number", entry.number},
                     {"status", entry.status.empty() ? std::string("—") : entry.status},
                     {"until", entry.valid_until ? to_string(*entry.valid_until) : std::string("?")}});
  };
  const RegistryStatus status = status_of(entry.status);
  // A standard that is published and not yet in force is published.
  const bool published = kind == RegistryKind::standards && name_key(entry.status).find("即将实施") != std::string::npos;
  if (status == RegistryStatus::not_yet && !published) return state(CriterionOutcome::not_met, says("registry.not-granted"));
  if (status == RegistryStatus::ended && !entry.valid_until) return state(CriterionOutcome::undetermined, says("registry.ended-some-day"));
  if (reference && entry.valid_until && *entry.valid_until < *reference) return state(CriterionOutcome::not_met, says("registry.ended"));
  return state(CriterionOutcome::met, {});
}

int patent_term_years(std::string_view kind, const Date& filed) {
  if (kind == "utility_model") return 10;
  if (kind == "design") return filed >= make_date(2021, 6, 1) ? 15 : 10;
  return 20;
}

RightState patent_right(const Facts& facts, int document) {
  RightState result = holder_right(facts, document);
  const Place number_place = facts.find(document, "number");
  const std::string number = certain_value(facts, number_place);
  if (number.empty()) {
    result = both(result, state(CriterionOutcome::undetermined, say("right.number-unread")));
  } else if (const auto parsed = parse_patent_number(number); !parsed || !patent_check_closes(*parsed)) {
    result = both(result, state(CriterionOutcome::not_met, say("right.bad-number", {{"number", number}})));
  }
  result = both(result, by_registry(facts, RegistryKind::patents, number));
  if (const std::string publication = certain_value(facts, facts.find(document, "publication_number")); publication.ends_with("A")) {
    result = both(result, state(CriterionOutcome::not_met, say("right.application", {{"number", publication}})));
  }
  const auto reference = facts.reference_date();
  if (!reference) return result;
  const auto filed = parse_iso_date(certain_value(facts, facts.find(document, "filed")));
  const auto granted = parse_iso_date(certain_value(facts, facts.find(document, "granted")));
  if (granted && *granted > *reference) {
    result = both(result, state(CriterionOutcome::not_met, say("right.not-yet", {{"day", *granted}, {"reference", *reference}})));
  }
  const std::string kind = certain_value(facts, facts.find(document, "kind"));
  if (filed && !kind.empty() && *reference >= plus_years(*filed, patent_term_years(kind, *filed))) {
    result = both(result, state(CriterionOutcome::not_met, say("right.expired", {{"reference", *reference}})));
  }
  return result;
}

RightState software_right(const Facts& facts, int document) {
  RightState result = holder_right(facts, document);
  if (certain_value(facts, facts.find(document, "number")).empty()) {
    result = both(result, state(CriterionOutcome::undetermined, say("right.number-unread")));
  }
  return result;
}

DrafterState drafter_state(const Facts& facts, int document) {
  DrafterState result;
  const std::vector<Place> places = facts.find_all(document, "drafters");
  result.drafters = places.size();
  if (places.empty()) return result;
  result.place = places.front();
  bool unclear = false;
  for (const Place place : places) {
    const Field& field = facts.field(place);
    const HolderState holder = holder_state(facts, place);
    if (holder.match == Agreement::same) {
      return {CriterionOutcome::met, place, field.value, places.size()};
    }
    if (holder.match != Agreement::other) {
      // An uncertain name far from the applicant's is another company; only near ones leave the question open.
      const bool near = holder.match == Agreement::maybe_same || holder.relation != NameRelation::other;
      const int away = edit_distance(name_key(field.value), name_key(facts.company().name));
      const auto length = static_cast<int>(to_u32(name_key(facts.company().name)).size());
      if (near || away <= length / 3) {
        unclear = true;
        result.place = place;
        result.found = field.value;
      }
    }
  }
  result.is_drafter = unclear ? CriterionOutcome::undetermined : CriterionOutcome::not_met;
  return result;
}

RightState standard_right(const Facts& facts, int document) {
  const DrafterState drafter = drafter_state(facts, document);
  RightState result;
  if (drafter.is_drafter == CriterionOutcome::met) {
    result = state(CriterionOutcome::met, {});
  } else if (drafter.is_drafter == CriterionOutcome::not_met) {
    result = state(CriterionOutcome::not_met, say("right.no-drafter"));
  } else {
    result = state(CriterionOutcome::undetermined, say("right.drafters-unread"));
  }
  const auto reference = facts.reference_date();
  const auto published = parse_iso_date(certain_value(facts, facts.find(document, "published")));
  if (reference && published && *published > *reference) {
    result = both(result, state(CriterionOutcome::not_met, say("right.not-yet", {{"day", *published}, {"reference", *reference}})));
  }
  return both(result, by_registry(facts, RegistryKind::standards, certain_value(facts, facts.find(document, "number"))));
}

Validity validity_of(const Facts& facts, int document) {
  Validity validity{.from_place = facts.find(document, "issued"), .until_place = facts.find(document, "valid_until")};
  const auto read = [&](Place place, std::optional<Date>& day) {
    if (place.none()) return;
    day = certain_date(facts.field(place));
    validity.uncertain = validity.uncertain || !day;
  };
  read(validity.from_place, validity.from);
  read(validity.until_place, validity.until);
  const DocumentType type = facts.document(document).type;
  const bool three_years = type == DocumentType::hightech_certificate || type == DocumentType::cmmi_certificate;
  if (three_years && validity.until_place.none() && validity.from) {
    validity.until = plus_days(plus_years(*validity.from, 3), -1);
    validity.computed = true;
  }
  return validity;
}

std::optional<Date> edition_ends(std::string_view standard) {
  const std::string key = name_key(standard);
  constexpr std::array<std::pair<std::string_view, Date>, 8> kEnds = {{{"9001:2008", make_date(2018, 9, 15)},
                                                                       {"19001-2008", make_date(2018, 9, 15)},
                                                                       {"14001:2004", make_date(2018, 9, 15)},
                                                                       {"24001-2004", make_date(2018, 9, 15)},
                                                                       {"18001", make_date(2021, 9, 30)},
                                                                       {"28001", make_date(2021, 9, 30)},
                                                                       {"20000-1:2011", make_date(2021, 9, 30)},
                                                                       {"27001:2013", make_date(2025, 10, 31)}}};
  std::optional<Date> latest;
  for (const auto& [edition, last] : kEnds) {
    if (key.find(edition) != std::string::npos) latest = last;
  }
  return latest;
}

RightState certificate_right(const Facts& facts, int document) {
  RightState result = holder_right(facts, document);
  const auto reference = facts.reference_date();
  if (!reference) return both(result, state(CriterionOutcome::undetermined, say("right.no-reference")));
  const Validity validity = validity_of(facts, document);
  if (!validity.until) {
    result = both(result, state(CriterionOutcome::undetermined, say("right.validity-unread")));
  } else if (*validity.until < *reference) {
    result = both(result, state(CriterionOutcome::not_met, say("right.lapsed", {{"until", *validity.until}, {"reference", *reference}})));
  }
  if (validity.from && *validity.from > *reference) {
    result = both(result, state(CriterionOutcome::not_met, say("right.not-yet", {{"day", *validity.from}, {"reference", *reference}})));
  }
  if (const auto last = edition_ends(certain_value(facts, facts.find(document, "standard"))); last && *last < *reference) {
    result = both(result, state(CriterionOutcome::not_met, say("right.old-edition", {{"last", *last}})));
  }
  if (name_key(certain_value(facts, facts.find(document, "model"))).find("1.3") != std::string::npos &&
      *reference > make_date(2023, 9, 30)) {
    result = both(result, state(CriterionOutcome::not_met, say("right.old-edition", {{"last", make_date(2023, 9, 30)}})));
  }
  return both(result, by_registry(facts, RegistryKind::certificates, certain_value(facts, facts.find(document, "number"))));
}

}  // namespace dossier
