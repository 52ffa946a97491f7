#include "verify/inputs.h"

#include <algorithm>
#include <set>

#include "models/text.h"
#include "verify/claims.h"
#include "verify/declared_values.h"
#include "verify/legal_person.h"
#include "verify/numbers.h"
#include "verify/reading.h"
#include "verify/rights.h"
#include "verify/size_class.h"

namespace dossier {
namespace {

constexpr int kYearsBack = 3;

void collect_figures(const Rule& rule, std::set<std::string>& names) {
  if (!rule.of.empty()) names.insert(rule.of);
  if (!rule.to.empty()) names.insert(rule.to);
  if (rule.kind == Rule::Kind::growth) names.insert(rule.kinds.begin(), rule.kinds.end());
  for (const Rule& child : rule.children) collect_figures(child, names);
}

// The places of the wanted scope. A consolidated figure that could not be read is not replaced by the parent's, nor the other
// way about; statements without scopes are of one company and serve both.
std::vector<Place> places_in_scope(const Facts& facts, std::string_view name, int year, std::string_view scope) {
  if (scope != "parent") return facts.figure(name, year);
  std::vector<Place> places = facts.figure_of_any_scope(name, year);
  if (facts.has_group_figures(year)) std::erase_if(places, [&](Place place) { return facts.field(place).scope == "consolidated"; });
  return places;
}

// Spans the readings of a figure that is not certain, where there are several and only its characters are in doubt.
void span_readings(const Field& field, RuleFigure& figure) {
  const std::vector<std::string> readings = readings_of(field);
  const std::string_view doubt = field.doubt;
  const bool characters = doubt.starts_with("readers-differ") || doubt.starts_with("page-reader-differs");
  if (readings.size() < 2 || !characters) return;
  std::int64_t low = kUnbounded, high = -kUnbounded;
  for (const std::string& reading : readings) {
    const auto amount = parse_amount(reading);
    if (!amount) return;
    low = std::min(low, amount->fen - field.half_ulp_fen);
    high = std::max(high, amount->fen + field.half_ulp_fen);
  }
  figure.low = low;
  figure.high = high;
}

RuleFigure certain_figure(const Facts& facts, const std::vector<Place>& places, std::string_view name, int year) {
  RuleFigure figure;
  DocumentType type = DocumentType::other;
  for (const Place place : places) {
    const Field& field = facts.field(place);
    const auto amount = certain_amount(field);
    if (!amount) continue;
    const std::int64_t low = amount->fen - field.half_ulp_fen;
    const std::int64_t high = amount->fen + field.half_ulp_fen;
    if (figure.blank()) {
      figure = {.low = low, .high = high, .shown = field.value, .basis = {facts.evidence(place)}, .gap = {}};
      type = facts.document(place.document).type;
    } else if (facts.document(place.document).type == type && (low > figure.high || high < figure.low)) {
      // Two papers of equal weight differ: whichever is right, the rule must hold of both.
      figure.low = std::min(figure.low, low);
      figure.high = std::max(figure.high, high);
      figure.basis.push_back(facts.evidence(place));
      figure.gap = say("gap.papers-differ", {{"figure", words_for_figure(name)}, {"year", year}});
    }
  }
  return figure;
}

RuleFigure uncertain_figure(const Facts& facts, const std::vector<Place>& places, std::string_view name, int year) {
  RuleFigure figure;
  const Field& field = facts.field(places.front());
  span_readings(field, figure);
  figure.shown = field.value;
  figure.basis = {facts.evidence(places.front())};
  figure.gap = say("gap.uncertain", {{"figure", words_for_figure(name)}, {"year", year}, {"value", grouped(field.value)}});
  return figure;
}

// R&D of the special audit where there is one for the year. The income statement alone gives the part that was expensed: a
// lower bound, unless the profile's option says that it is to be taken as it is.
RuleFigure rd_figure(const Facts& facts, int year, std::string_view scope, bool statement_is_exact) {
  std::vector<Place> special, statement;
  for (const Place place : places_in_scope(facts, "rd_expense", year, scope)) {
    (facts.document(place.document).type == DocumentType::rd_special_audit ? special : statement).push_back(place);
  }
  if (!special.empty()) {
    RuleFigure figure = certain_figure(facts, special, "rd_expense", year);
    return figure.blank() ? uncertain_figure(facts, special, "rd_expense", year) : figure;
  }
  if (statement.empty()) {
    statement = places_in_scope(facts, "research_expense", year, scope);
  }
  if (statement.empty()) return {.shown = {}, .basis = {}, .gap = say("gap.missing", {{"figure", words_for_figure("rd_expense")}, {"year", year}})};
  RuleFigure figure = certain_figure(facts, statement, "rd_expense", year);
  if (figure.blank()) return uncertain_figure(facts, statement, "rd_expense", year);
  if (!statement_is_exact) {
    figure.high = kUnbounded;
    figure.gap = joined(figure.gap, say("gap.rd-lower-bound", {{"year", year}}));
  }
  return figure;
}

void count_right(RuleInputs& inputs, const std::string& kind, const Facts& facts, int document, const RightState& right) {
  RuleCount& count = inputs.counts[kind];
  switch (right.counts) {
    case CriterionOutcome::met: ++count.proven; break;
    case CriterionOutcome::not_met: ++count.refused; break;
    default: ++count.possible;
  }
  Place place = facts.find(document, name_field_of(facts.document(document).type));
  if (place.none()) place = facts.find(document, "number");
  Evidence evidence = place.none() ? facts.evidence_of_document(document) : facts.evidence(place);
  // What counts comes first in the basis.
  if (right.counts == CriterionOutcome::met) {
    count.basis.insert(count.basis.begin() + (count.proven - 1), std::move(evidence));
  } else {
    count.basis.push_back(std::move(evidence));
  }
  if (!right.note.en.empty()) count.notes.push_back(right.note);
}

void gather_counts(const Facts& facts, RuleInputs& inputs) {
  std::set<std::string> seen;  // one right scanned twice counts once
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    const Document& document = facts.document(i);
    const std::string type(name_of(document.type));
    Place number = facts.find(i, "number");
    if (document.type == DocumentType::cmmi_certificate) number = facts.find(i, "appraisal_id");
    if (!number.none() && facts.field(number).status == Status::certain) {
      const std::string key = document.type == DocumentType::patent_certificate ? patent_key(facts.field(number).value)
                                                                                : number_key(facts.field(number).value);
      if (!seen.insert(type + " " + key).second) continue;
    }
    switch (document.type) {
      case DocumentType::patent_certificate: count_right(inputs, "patent", facts, i, patent_right(facts, i)); break;
      case DocumentType::software_copyright: count_right(inputs, "software", facts, i, software_right(facts, i)); break;
      case DocumentType::standard: count_right(inputs, "standard", facts, i, standard_right(facts, i)); break;
      case DocumentType::cmmi_certificate: count_right(inputs, "cmmi", facts, i, certificate_right(facts, i)); break;
      case DocumentType::hightech_certificate: count_right(inputs, "hightech", facts, i, certificate_right(facts, i)); break;
      case DocumentType::iso_certificate: {
        const Place standard = facts.find(i, "standard");
        std::string kind = "iso-unknown";
        RightState right = certificate_right(facts, i);
        if (!standard.none()) kind = certificate_kind_of(facts.field(standard).value);
        // Which system is certified must be certain, too.
        if (right.counts == CriterionOutcome::met && (standard.none() || facts.field(standard).status != Status::certain)) {
          right = {CriterionOutcome::undetermined, say("right.standard-unread")};
        }
        count_right(inputs, kind, facts, i, right);
        break;
      }
      default: break;
    }
  }
}

// The province and prefecture of an address, where they can be relied on: of a certain field, of one whose several readings
// agree on them, or of one that the region digits of a certain code confirm.
std::string reliable_address(const Facts& facts, int licence, Place place) {
  const Field& field = facts.field(place);
  if (field.status == Status::certain) return field.value;
  const auto seat = seat_of(field.value);
  if (!seat) return {};
  const std::vector<std::string> readings = readings_of(field);
  const bool agree = std::all_of(readings.begin(), readings.end(), [&](const std::string& reading) { return seat_of(reading) == seat; });
  if (!agree) return {};
  const Place code = facts.find(licence, "uscc");
  const bool code_agrees = !code.none() && facts.field(code).status == Status::certain &&
                           province_of_code(uscc_key(facts.field(code).value).substr(2, 2)) == seat->province;
  return readings.size() > 1 || code_agrees ? field.value : std::string();
}

RuleLicence gather_licence(const Facts& facts) {
  RuleLicence licence;
  const int document = facts.matches().licence;
  if (document < 0) {
    licence.gap = say("gap.no-licence");
    return licence;
  }
  const Place name = facts.find(document, "name");
  if (name.none()) {
    licence.gap = say("gap.licence-name");
    licence.basis.push_back(facts.evidence_of_document(document));
  } else {
    const CompanyNames company{.name = facts.declaration().name, .former = facts.declaration().former_names, .also = {}};
    HolderState state = holder_state(facts.field(name), company);
    if (is_applicant_by_code(facts, name)) state.match = Agreement::same;
    licence.names_applicant = state.match == Agreement::same    ? CriterionOutcome::met
                              : state.match == Agreement::other ? CriterionOutcome::not_met
                                                            : CriterionOutcome::undetermined;
    if (licence.names_applicant == CriterionOutcome::undetermined) licence.gap = say("gap.licence-name");
    licence.basis.push_back(facts.evidence(name));
  }
  licence.legal_person = legal_person_state(facts, document).is_legal_person;
  const Place address = facts.find(document, "address");
  if (!address.none()) {
    licence.basis.push_back(facts.evidence(address));
    licence.address = reliable_address(facts, document, address);
  }
  if (licence.address.empty()) licence.gap = joined(licence.gap, say("gap.licence-address"));
  return licence;
}

// The year in which the company was founded, where it is certain and not its first day; 0 otherwise.
int founding_part_year(const Facts& facts) {
  const int licence = facts.matches().licence;
  if (licence < 0 || facts.matches().licence_foreign) return 0;
  const Place place = facts.find(licence, "established");
  const auto day = place.none() ? std::nullopt : certain_date(facts.field(place));
  if (!day || (day->month() == std::chrono::January && day->day() == std::chrono::day{1})) return 0;
  return static_cast<int>(day->year());
}

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

// "patent 3, software 1": what was verified of these kinds.
std::string counted(const RuleInputs& inputs, std::initializer_list<const char*> kinds) {
  std::string text;
  for (const char* kind : kinds) {
    const auto it = inputs.counts.find(kind);
    if (it == inputs.counts.end() || it->second.proven == 0) continue;
    text += (text.empty() ? "" : ", ") + std::string(kind) + " " + std::to_string(it->second.proven);
  }
  return text;
}

}  // namespace

RuleFigure gather_figure(const Facts& facts, std::string_view name, int year, std::string_view scope) {
  const std::vector<Place> places = places_in_scope(facts, name, year, scope);
  if (places.empty()) {
    const bool unread = !facts.expected_in(name, year).empty();
    return {.shown = {}, .basis = {}, .gap = say(unread ? "gap.unread" : "gap.missing", {{"figure", words_for_figure(name)}, {"year", year}})};
  }
  RuleFigure figure = certain_figure(facts, places, name, year);
  return figure.blank() ? uncertain_figure(facts, places, name, year) : figure;
}

RuleInputs gather_inputs(const Facts& facts, const Profile& profile, const Assumptions& assumed) {
  RuleInputs inputs{.year = facts.reporting_year()};
  std::set<std::string> names = {"revenue", "total_assets"};
  for (const Criterion& criterion : profile.criteria) collect_figures(criterion.rule, names);
  const std::string_view scope = profile.option("scope");
  const bool statement_is_exact = profile.option("rd-from-statement") == "as-printed";
  for (int year = inputs.year - kYearsBack; year <= inputs.year; ++year) {
    // A first year that is not whole cannot be grown from, and is not made whole by calculation.
    if (year < inputs.year && year <= founding_part_year(facts)) continue;
    for (const std::string& name : names) {
      RuleFigure figure = name == "rd_expense" ? rd_figure(facts, year, scope, statement_is_exact) : gather_figure(facts, name, year, scope);
      // A year for which there is no paper at all is no evidence; one whose figure could not be read is.
      const bool absent = figure.blank() && figure.basis.empty() && facts.expected_in(name, year).empty();
      if (!absent || year == inputs.year) inputs.figures.emplace(std::pair(name, year), std::move(figure));
    }
  }
  for (const auto& [figure, amount] : assumed) {
    inputs.figures[figure] = {.low = amount.fen, .high = amount.fen, .shown = to_string(amount), .basis = {}, .gap = {}};
  }
  gather_counts(facts, inputs);
  inputs.licence = gather_licence(facts);
  const SizeState size = size_state(facts, inputs.figures.at({"revenue", inputs.year}), inputs.figures.at({"total_assets", inputs.year}),
                                    profile.option("size-industry") == "software-it" ? "software-it" : "");
  inputs.sizes = size.sizes;
  inputs.size_basis = say("size.basis", {{"formula", size.words}});
  inputs.enterprise_class = facts.declaration().business_type;
  inputs.shown = {{"business.type", facts.declaration().business_type},
                  {"business.layers", listed(facts.declaration().layers)},
                  {"business.technologies", listed(facts.declaration().technologies)},
                  {"applicant.industry", facts.declaration().industry},
                  {"applicant.address", inputs.licence.address},
                  {"evidence.certificates", counted(inputs, {"hightech", "iso9001", "iso14001", "iso45001", "iso20000", "iso27001", "iso42001", "cmmi"})},
                  {"evidence.rights", counted(inputs, {"patent", "software", "standard"})}};
  return inputs;
}

}  // namespace dossier
