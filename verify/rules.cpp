#include "verify/rules.h"

#include <algorithm>
#include <utility>

#include "models/text.h"
#include "verify/exact.h"
#include "verify/growth.h"
#include "verify/legal_person.h"
#include "verify/messages.h"
#include "verify/what_if.h"

namespace dossier {
namespace {

const RuleFigure& figure_of(const RuleInputs& inputs, const std::string& name, int year) {
  static const RuleFigure kNothing;
  const auto it = inputs.figures.find({name, year});
  return it == inputs.figures.end() ? kNothing : it->second;
}

Message gap_of(const RuleFigure& figure, const std::string& name, int year) {
  if (!figure.gap.en.empty()) return figure.gap;
  return figure.blank() ? say("gap.missing", {{"figure", words_for_figure(name)}, {"year", year}}) : Message{};
}

std::string shown(const RuleFigure& figure) { return figure.shown.empty() ? "?" : grouped(figure.shown); }

// The value as read, for the result; the decision is made on the interval.
std::optional<std::int64_t> middle(const RuleFigure& figure) {
  if (const auto amount = parse_amount(figure.shown)) return amount->fen;
  return std::nullopt;
}

void append(std::vector<Evidence>& to, const std::vector<Evidence>& from) { to.insert(to.end(), from.begin(), from.end()); }

// "0.0617 ≥ 0.05", "0.0417 < 0.05"; where it is open, what is asked: "0.0500 ≥ 0.05 ?".
std::string compared(const std::string& value, Truth truth, const std::string& threshold) {
  const char* sign = truth == Truth::not_met ? " < " : " ≥ ";
  return value + sign + threshold + (truth == Truth::undetermined ? " ?" : "");
}

Message outcome_words(Truth truth) { return say("outcome." + std::string(name_of(truth))); }

RuleResult ratio(const Rule& rule, const RuleInputs& inputs) {
  const RuleFigure& part = figure_of(inputs, rule.of, inputs.year);
  const RuleFigure& whole = figure_of(inputs, rule.to, inputs.year);
  RuleResult result{.truth = share_at_least(part, whole, rule.threshold), .threshold = fraction_text(rule.threshold)};
  const auto a = middle(part);
  const auto b = middle(whole);
  result.what_if = what_if_ratio(rule, part.blank() ? std::nullopt : a, whole.blank() ? std::nullopt : b);
  const bool readable = a && b && !part.blank() && !whole.blank() && *b > 0;
  if (readable) {
    result.value = share_text(*a, *b, rule.threshold);
    result.margin = margin_in_points(*a, *b, rule.threshold);
    result.points = true;
  }
  const std::string quotient = shown(part) + " / " + shown(whole) + (result.value.empty() ? "" : " = " + result.value);
  result.formula = compared(quotient, result.truth, result.threshold);
  append(result.basis, part.basis);
  append(result.basis, whole.basis);
  result.explanation = say("rule.ratio", {{"part", words_for_figure(rule.of)},
                                          {"whole", words_for_figure(rule.to)},
                                          {"year", inputs.year},
                                          {"formula", result.formula},
                                          {"outcome", outcome_words(result.truth)}});
  if (result.truth != Truth::undetermined) return result;
  result.explanation = joined(result.explanation, gap_of(part, rule.of, inputs.year));
  result.explanation = joined(result.explanation, gap_of(whole, rule.to, inputs.year));
  if (whole.known() && whole.low <= 0) result.explanation = joined(result.explanation, say("gap.zero-revenue"));
  if (part.known() && whole.known() && whole.low > 0) result.explanation = joined(result.explanation, say("gap.rounding-edge"));
  return result;
}

RuleResult amount(const Rule& rule, const RuleInputs& inputs) {
  const RuleFigure& figure = figure_of(inputs, rule.of, inputs.year);
  RuleResult result{.truth = amount_at_least(figure, rule.amount), .threshold = to_string(rule.amount), .basis = figure.basis};
  result.what_if = what_if_amount(rule, figure.blank() ? std::nullopt : middle(figure));
  if (const auto value = middle(figure); value && !figure.blank()) {
    result.value = figure.shown;
    const Amount above{*value - rule.amount.fen};
    result.margin = (above.fen >= 0 ? "+" : "") + to_string(above);
  }
  result.formula = compared(shown(figure), result.truth, grouped(result.threshold));
  result.explanation = say("rule.amount", {{"figure", words_for_figure(rule.of)},
                                           {"year", inputs.year},
                                           {"formula", result.formula},
                                           {"outcome", outcome_words(result.truth)}});
  if (result.truth == Truth::undetermined) result.explanation = joined(result.explanation, gap_of(figure, rule.of, inputs.year));
  return result;
}

RuleResult count(const Rule& rule, const RuleInputs& inputs) {
  RuleCount total;
  for (const std::string& kind : rule.kinds) {
    const auto it = inputs.counts.find(kind);
    if (it == inputs.counts.end()) continue;
    total.proven += it->second.proven;
    total.possible += it->second.possible;
    total.refused += it->second.refused;
    append(total.basis, it->second.basis);
    total.notes.insert(total.notes.end(), it->second.notes.begin(), it->second.notes.end());
  }
  RuleResult result{.value = std::to_string(total.proven), .threshold = std::to_string(rule.count), .basis = total.basis};
  result.what_if = what_if_count(total.proven, rule.count);
  const bool nothing = total.proven + total.possible + total.refused == 0;
  if (total.proven >= rule.count) {
    result.truth = Truth::met;
    // What counts comes first; the rest of the basis is of no interest.
  } else if (total.proven + total.possible >= rule.count || nothing) {
    result.truth = Truth::undetermined;
  } else {
    result.truth = Truth::not_met;
  }
  result.formula = compared(result.value, result.truth, result.threshold);
  result.explanation = say("rule.count", {{"proven", total.proven}, {"wanted", rule.count}, {"outcome", outcome_words(result.truth)}});
  if (nothing) result.explanation = joined(result.explanation, say("gap.no-certificates"));
  if (result.truth != Truth::met) {
    for (const Message& note : total.notes) result.explanation = joined(result.explanation, note);
  }
  return result;
}

// The years in evidence, consecutive and ending with the reporting year, oldest first.
std::vector<RuleFigure> series(const RuleInputs& inputs, const std::string& name) {
  std::vector<RuleFigure> years;
  for (int year = inputs.year; inputs.figures.contains({name, year}) && years.size() < 4; --year) {
    const RuleFigure& figure = inputs.figures.at({name, year});
    if (figure.blank() && figure.basis.empty() && year == inputs.year) break;  // no paper for the reporting year itself
    years.insert(years.begin(), figure);
  }
  return years;
}

RuleResult growth(const Rule& rule, const Profile& profile, const RuleInputs& inputs) {
  RuleResult result{.threshold = fraction_text(rule.threshold)};
  bool first = true;
  for (const std::string& name : rule.kinds) {
    const std::vector<RuleFigure> years = series(inputs, name);
    const bool never_negative = name == "ai_revenue" || name == "revenue" || name == "rd_expense";
    const GrowthResult rate = average_growth(years, rule.threshold, profile.option(rule.option), never_negative);
    if (!rate.evidence) continue;
    const Message sentence = joined(say("rule.growth", {{"figure", words_for_figure(name)},
                                                        {"formula", rate.formula},
                                                        {"threshold", percent_text(rule.threshold)},
                                                        {"outcome", outcome_words(rate.truth)}}),
                                    rate.note);
    if (first) {
      first = false;
      result.truth = rate.truth;
      result.value = rate.value;
      result.formula = compared(rate.formula, rate.truth, result.threshold);
      result.basis = rate.basis;
      result.explanation = sentence;
      result.what_if = what_if_growth(name, years.back().blank() ? std::nullopt : middle(years.back()), rate.needed);
    } else if (rate.truth != result.truth) {
      // The rule does not say which profit it means: where the readings differ, nothing is decided.
      result.truth = Truth::undetermined;
      append(result.basis, rate.basis);
      result.explanation = joined(joined(result.explanation, sentence), say("growth.readings-differ"));
    }
  }
  if (first) {
    result.explanation = say("growth.no-years", {{"figure", words_for_figure(rule.kinds.empty() ? "profit" : rule.kinds.front())}});
  }
  return result;
}

// Children joined: the branch that decided speaks for the whole; where none did, all that are open.
RuleResult junction(const Rule& rule, const Profile& profile, const RuleInputs& inputs, bool any) {
  const Truth deciding = any ? Truth::met : Truth::not_met;
  std::vector<RuleResult> results;
  Truth truth = any ? Truth::not_met : Truth::met;
  for (const Rule& child : rule.children) {
    results.push_back(evaluate(child, profile, inputs));
    truth = any ? either(truth, results.back().truth) : both(truth, results.back().truth);
    if (results.back().truth == deciding) return results.back();
  }
  RuleResult result;
  for (const RuleResult& part : results) {
    // Of an undetermined whole, what is open matters; of a decided one, every part.
    if (truth == Truth::undetermined && part.truth != Truth::undetermined) continue;
    if (result.explanation.en.empty()) {
      result = part;
    } else {
      result.formula += "; " + part.formula;
      append(result.basis, part.basis);
      result.explanation = joined(result.explanation, part.explanation);
      result.what_if = joined(result.what_if, part.what_if);
    }
  }
  result.truth = truth;
  return result;
}

bool label_holds(const std::string& label, std::string_view value) {
  const std::string wanted = name_key(value);
  std::string_view rest = label;
  while (!rest.empty()) {
    const std::size_t space = rest.find(' ');
    if (name_key(rest.substr(0, space)) == wanted) return true;
    rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
  }
  return false;
}

// The outcomes of all branches that are possible; they decide if they agree.
RuleResult branches(const Rule& rule, const Profile& profile, const RuleInputs& inputs, const std::vector<std::string>& possible,
                    const Message& basis) {
  std::vector<RuleResult> results;
  for (std::size_t i = 0; i < rule.children.size(); ++i) {
    const bool applies = std::any_of(possible.begin(), possible.end(), [&](const std::string& value) { return label_holds(rule.labels[i], value); });
    if (applies) results.push_back(evaluate(rule.children[i], profile, inputs));
  }
  if (results.empty()) return {.explanation = basis};
  RuleResult result = results.front();
  for (const RuleResult& other : results) {
    if (other.truth != result.truth) {
      result.truth = Truth::undetermined;
      result.value.clear();
      result.threshold.clear();
      result.margin.clear();
      result.formula += "; " + other.formula;
      result.explanation = joined(result.explanation, other.explanation);
      result.what_if = joined(result.what_if, other.what_if);
    }
  }
  if (result.truth == Truth::undetermined && results.size() > 1) {
    result.explanation = joined(result.explanation, say("rule.branches-differ"));
  }
  result.explanation = joined(basis, result.explanation);
  return result;
}

RuleResult when_size(const Rule& rule, const Profile& profile, const RuleInputs& inputs) {
  std::vector<std::string> possible;
  for (const SizeClass size : inputs.sizes) possible.emplace_back(name_of(size));
  if (possible.empty()) possible = {"micro", "small", "medium", "large"};
  return branches(rule, profile, inputs, possible, inputs.size_basis);
}

RuleResult when_class(const Rule& rule, const Profile& profile, const RuleInputs& inputs) {
  const bool named = std::any_of(rule.labels.begin(), rule.labels.end(),
                                 [&](const std::string& label) { return label_holds(label, inputs.enterprise_class); });
  if (named) {
    return branches(rule, profile, inputs, {inputs.enterprise_class}, say("class.declared", {{"class", inputs.enterprise_class}}));
  }
  std::vector<std::string> all;
  for (const std::string& label : rule.labels) all.push_back(label.substr(0, label.find(' ')));
  return branches(rule, profile, inputs, all, say("class.unknown"));
}

RuleResult by_option(const Rule& rule, const Profile& profile, const RuleInputs& inputs) {
  for (std::size_t i = 0; i < rule.children.size(); ++i) {
    if (rule.labels[i] == profile.option(rule.option)) return evaluate(rule.children[i], profile, inputs);
  }
  return {};
}

RuleResult points(const Rule& rule, const RuleInputs& inputs) {
  const RuleFigure& part = figure_of(inputs, rule.of, inputs.year);
  const RuleFigure& whole = figure_of(inputs, rule.to, inputs.year);
  RuleResult result{.threshold = std::to_string(rule.count)};
  append(result.basis, part.basis);
  append(result.basis, whole.basis);
  if (rule.bands.empty()) {
    result.threshold.clear();
    result.formula = shown(part) + " / " + shown(whole);
    if (const auto a = middle(part), b = middle(whole); a && b && *b > 0 && !part.blank() && !whole.blank()) {
      result.formula += " = " + share_text(*a, *b, {0, 1});
    }
    result.explanation = say("rule.no-bands");
    return result;
  }
  // Bands are sorted by their limit: the points of the highest one that is reached, at either end of the interval.
  int least = 0, most = 0;
  for (const auto& [limit, value] : rule.bands) {
    const Truth reached = share_at_least(part, whole, limit);
    if (reached == Truth::met) least = std::max(least, value);
    if (reached != Truth::not_met) most = std::max(most, value);
  }
  result.truth = least >= rule.count ? Truth::met : most < rule.count ? Truth::not_met : Truth::undetermined;
  if (least == most) result.value = std::to_string(least);
  const std::string reached = least == most ? result.value : std::to_string(least) + "…" + std::to_string(most);
  result.formula = compared(shown(part) + " / " + shown(whole) + " → " + reached, result.truth, result.threshold);
  result.explanation = say("rule.points", {{"formula", result.formula}, {"outcome", outcome_words(result.truth)}});
  if (result.truth == Truth::undetermined) {
    result.explanation = joined(result.explanation, gap_of(part, rule.of, inputs.year));
    result.explanation = joined(result.explanation, gap_of(whole, rule.to, inputs.year));
  }
  return result;
}

RuleResult licence(const Rule& rule, const RuleInputs& inputs) {
  const RuleLicence& paper = inputs.licence;
  Truth in_region = Truth::met;
  if (!rule.region.empty()) {
    const auto wanted = seat_of(rule.region);
    const auto seat = paper.address.empty() ? std::nullopt : seat_of(paper.address);
    if (!wanted || !seat) {
      in_region = Truth::undetermined;
    } else {
      const bool inside = seat->province == wanted->province && (wanted->prefecture.empty() || seat->prefecture == wanted->prefecture);
      // An address that names the province alone may lie in the wanted city or not.
      const bool open = seat->province == wanted->province && !wanted->prefecture.empty() && seat->prefecture.empty();
      in_region = open ? Truth::undetermined : inside ? Truth::met : Truth::not_met;
    }
  }
  RuleResult result{.truth = both(both(paper.names_applicant, paper.legal_person), in_region),
                    .value = paper.address,
                    .threshold = rule.region,
                    .basis = paper.basis};
  const auto mark = [](Truth truth) { return truth == Truth::met ? "✓" : truth == Truth::not_met ? "✗" : "?"; };
  result.formula = std::string("名称 ") + mark(paper.names_applicant) + ", 法人 " + mark(paper.legal_person) +
                   (rule.region.empty() ? "" : std::string(", ") + rule.region + " " + mark(in_region));
  result.explanation = say("rule.licence", {{"name", outcome_words(paper.names_applicant)},
                                            {"person", outcome_words(paper.legal_person)},
                                            {"region", outcome_words(in_region)},
                                            {"address", paper.address.empty() ? std::string("?") : paper.address}});
  if (result.truth == Truth::undetermined) result.explanation = joined(result.explanation, paper.gap);
  return result;
}

RuleResult person(const Rule& rule, const RuleInputs& inputs) {
  RuleResult result;
  for (const std::string& name : rule.kinds) {
    const auto it = inputs.shown.find(name);
    if (it == inputs.shown.end() || it->second.empty()) continue;
    result.formula += (result.formula.empty() ? "" : "; ") + name + " = " + it->second;
  }
  result.explanation = result.formula.empty() ? say("rule.person-nothing") : say("rule.person", {{"shown", result.formula}});
  return result;
}

}  // namespace

Truth either(Truth a, Truth b) {
  if (a == Truth::met || b == Truth::met) return Truth::met;
  return a == Truth::not_met && b == Truth::not_met ? Truth::not_met : Truth::undetermined;
}

Truth both(Truth a, Truth b) {
  if (a == Truth::not_met || b == Truth::not_met) return Truth::not_met;
  return a == Truth::met && b == Truth::met ? Truth::met : Truth::undetermined;
}

std::string_view Profile::option(std::string_view name) const {
  const auto it = std::find_if(options.begin(), options.end(), [&](const ProfileOption& option) { return option.id == name; });
  return it == options.end() ? std::string_view{} : std::string_view(it->chosen);
}

RuleResult evaluate(const Rule& rule, const Profile& profile, const RuleInputs& inputs) {
  switch (rule.kind) {
    case Rule::Kind::ratio: return ratio(rule, inputs);
    case Rule::Kind::amount: return amount(rule, inputs);
    case Rule::Kind::count: return count(rule, inputs);
    case Rule::Kind::growth: return growth(rule, profile, inputs);
    case Rule::Kind::one_of: return junction(rule, profile, inputs, true);
    case Rule::Kind::all_of: return junction(rule, profile, inputs, false);
    case Rule::Kind::when_size: return when_size(rule, profile, inputs);
    case Rule::Kind::when_class: return when_class(rule, profile, inputs);
    case Rule::Kind::by_option: return by_option(rule, profile, inputs);
    case Rule::Kind::points: return points(rule, inputs);
    case Rule::Kind::licence: return licence(rule, inputs);
    case Rule::Kind::person: return person(rule, inputs);
  }
  return {};
}

}  // namespace dossier
