#include "verify/checks/tax_pairs.h"

#include "verify/pairs.h"

namespace dossier {

void compare_with_tax_return(const Facts& facts, Findings& findings, std::string_view figure) {
  for (const int index : facts.of_type(DocumentType::tax_return)) {
    for (const Place declared_tax : facts.find_all(index, figure)) {
      const auto year = facts.field(declared_tax).year;
      if (!year) continue;
      // A company files for itself: its own column is the one to compare with where the statement prints both.
      Place statement;
      for (const Place place : facts.figure_of_any_scope(figure, *year)) {
        if (facts.document(place.document).type != DocumentType::income_statement) continue;
        if (facts.has_group_figures(*year) && facts.field(place).scope != "parent") continue;
        if (statement.none() || facts.field(place).scope == "parent") statement = place;
      }
      const PairState pair = compare_pair(facts, declared_tax, statement);
      if (pair.state == RuleState::silent) continue;
      const bool holds = pair.state == RuleState::holds;
      const bool certain = facts.field(declared_tax).status == Status::certain && facts.field(statement).status == Status::certain;
      if (holds && !certain) continue;
      const auto base = parse_amount(facts.field(statement).value);
      const bool slight = base && basis_points(pair.difference_fen, base->fen) < 100;
      Remark remark{.found = facts.field(declared_tax).value,
                    .at = {declared_tax, statement},
                    .formula = pair_formula(facts, declared_tax, statement)};
      remark.outcome = holds ? Outcome::consistent
                       : pair.state == RuleState::violated ? Outcome::inconsistent
                                                           : Outcome::undetermined;
      if (!holds && slight) remark.severity = Severity::warning;
      remark.message = say(holds ? "pair.tax-same" : certain ? "pair.tax-differs" : "pair.tax-open",
                           {{"figure", words_for_figure(figure)},
                            {"year", *year},
                            {"found", grouped(facts.field(declared_tax).value)},
                            {"statement", grouped(facts.field(statement).value)}});
      findings.add(std::move(remark));
    }
  }
}

}  // namespace dossier
