#include "verify/checks/continuity.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "models/text.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

// Lines that differ and are told one by one; a statement that was replaced differs in all of them.
constexpr int kShownLines = 5;

// The same line of another paper: by its id; a line that the dictionary does not know, by its printed label.
Place same_line(const Facts& facts, int document, const Field& line) {
  const auto& fields = facts.document(document).fields;
  Place found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Field& other = fields[i];
    if (other.name != line.name || other.year != line.year || other.scope != line.scope || other.kind != ValueKind::amount) continue;
    if (line.name == "line" && name_key(other.label) != name_key(line.label)) continue;
    if (!found.none()) return {};  // printed twice: which is meant is not known
    found = {document, static_cast<int>(i)};
  }
  return found;
}

// A loss that the newer forms add, printed negative, and the older ones subtract, printed positive (财会〔2019〕6号):
// the sign is the form's.
bool signed_by_form(const Field& line) {
  constexpr std::array<std::string_view, 3> kLosses = {"credit_impairment_loss", "asset_impairment_loss",
                                                       "other_asset_impairment_loss"};
  return std::find(kLosses.begin(), kLosses.end(), line.name) != kLosses.end();
}

// How the same line of two years' reports stands to itself.
PairState compare_line(const Facts& facts, Place comparative, Place then_place) {
  PairState pair = compare_pair(facts, comparative, then_place);
  if (pair.state != RuleState::violated || !signed_by_form(facts.field(comparative))) return pair;
  const auto now = parse_amount(facts.field(comparative).value), then = parse_amount(facts.field(then_place).value);
  if (now && then && std::llabs(now->fen + then->fen) <= pair.tolerance_fen) pair.state = RuleState::holds;
  return pair;
}

bool restated(const Document& document) {
  return std::any_of(document.traits.begin(), document.traits.end(), [](const auto& trait) { return trait.first == "restated"; });
}

void compare_reports(const Facts& facts, Findings& findings, int earlier, int later) {
  const Message paper = words_for(facts.document(later).type);
  const int year = *facts.about(earlier).year;
  std::vector<Place> agreeing, rest;
  int compared = 0, differing = 0;
  for (std::size_t i = 0; i < facts.document(later).fields.size(); ++i) {
    const Place comparative{later, static_cast<int>(i)};
    const Field& now = facts.field(comparative);
    if (now.kind != ValueKind::amount || now.year != year) continue;
    const Place then_place = same_line(facts, earlier, now);
    if (then_place.none()) continue;
    const PairState pair = compare_line(facts, comparative, then_place);
    const Field& then = facts.field(then_place);
    if (pair.state == RuleState::holds) {
      if (now.status == Status::certain && then.status == Status::certain) {
        ++compared;
        if (agreeing.size() < 4) agreeing.insert(agreeing.end(), {comparative, then_place});
      }
      continue;
    }
    if (pair.state != RuleState::violated) continue;  // an uncertain figure is for its own paper to settle
    if (++differing > kShownLines) {
      rest.push_back(comparative);
      continue;
    }
    Remark remark{.outcome = Outcome::inconsistent,
                  .found = now.value,
                  .at = {comparative, then_place},
                  .message = say("continuity.differs", {{"document", paper},
                                                        {"figure", now.name == "line" ? Message{now.label, now.label} : words_for_figure(now.name)},
                                                        {"year", year},
                                                        {"next", *facts.about(later).year},
                                                        {"then", grouped(then.value)},
                                                        {"now", grouped(now.value)}}),
                  .formula = pair_formula(facts, comparative, then_place)};
    if (restated(facts.document(later))) remark.severity = Severity::warning;
    findings.add(std::move(remark));
  }
  if (!rest.empty()) {
    findings.add({.outcome = Outcome::inconsistent,
                  .at = rest,
                  .message = say("continuity.more", {{"document", paper}, {"count", static_cast<int>(rest.size())}, {"year", year}})});
  }
  if (compared > 0) {
    findings.add({.outcome = Outcome::consistent,
                  .at = agreeing,
                  .message = say("continuity.same", {{"document", paper}, {"count", compared}, {"year", year}, {"next", *facts.about(later).year}})});
  }
}

}  // namespace

void compare_years(const Facts& facts, Findings& findings, DocumentType type) {
  const std::vector<int> papers = facts.of_type(type);
  for (const int later : papers) {
    for (const int earlier : papers) {
      const auto a = facts.about(earlier).year;
      const auto b = facts.about(later).year;
      if (a && b && *b == *a + 1) compare_reports(facts, findings, earlier, later);
    }
  }
}

}  // namespace dossier
