#include "extract/statement_fields.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/misread_digits.h"
#include "extract/reconcile.h"
#include "extract/statement_identities.h"
#include "extract/statement_suggestions.h"
#include "models/text.h"

namespace dossier {
namespace {

using Role = StatementColumn::Role;
using State = Reconciled::Outcome::State;

constexpr double kFirmlyBound = 0.33;  // of the distance between rows: an amount that far from its label may be the next row's
constexpr std::size_t kMostInFormula = 24;

class Writer {
 public:
  Writer(const Statement& statement, Document& document) : s_(statement), document_(document) {}

  void write() {
    std::vector<StatementEquation> equations = statement_equations(s_);
    std::vector<Quantity> quantities;
    for (const StatementFigure& figure : s_.figures) quantities.push_back({figure.reading.candidates});
    std::vector<Equation> plain;
    for (const StatementEquation& equation : equations) plain.push_back(equation.equation);
    result_ = reconcile(quantities, plain);
    excuse_blank_rows(equations);
    restore_lost_signs(plain);
    find_lost_beginnings(equations);
    find_lost_beginning_of_year();
    proofs_.resize(s_.figures.size());
    for (std::size_t e = 0; e < equations.size(); ++e) {
      if (!result_.equations[e].proves) continue;
      for (const Term& term : plain[e].forms[result_.equations[e].form]) {
        auto& ids = proofs_[term.quantity];
        if (std::find(ids.begin(), ids.end(), plain[e].id) == ids.end()) ids.push_back(plain[e].id);
      }
    }
    doubts_.resize(s_.figures.size());
    open_.resize(s_.figures.size());
    for (std::size_t e = 0; e < equations.size(); ++e) {
      if (result_.equations[e].state == State::closes || contradicts(equations[e], result_.equations[e])) continue;
      for (const Term& term : plain[e].forms.front()) {
        open_[term.quantity] = !result_.proven[term.quantity];
        if (doubts_[term.quantity].empty()) doubts_[term.quantity] = plain[e].id;
      }
    }
    suggest(equations);
    write_fields();
    write_identities(equations);
    document_.traits.emplace_back("form", s_.form);
    if (s_.unit_known) document_.traits.emplace_back("unit", std::string(name_of(s_.unit)));
    if (!s_.head.period_end.empty()) document_.traits.emplace_back("period-end", s_.head.period_end);
  }

 private:
  // A watermark or a seal over a row hides its amounts from the eye that finds words in all columns, and leaves the label: a sum that
  // is open in every column, with such a row in it, says nothing. Of a text layer nothing is hidden.
  void excuse_blank_rows(std::vector<StatementEquation>& equations) const {
    const auto same_sum = [&](const StatementEquation& a, const StatementEquation& b) {
      return a.equation.id == b.equation.id && s_.figures[a.result].line == s_.figures[b.result].line;
    };
    std::vector<std::size_t> excused;
    for (std::size_t e = 0; e < equations.size(); ++e) {
      if (!equations[e].blank_row || s_.figures[equations[e].result].reading.trusted) continue;
      std::size_t columns = 0, open = 0;
      for (std::size_t other = 0; other < equations.size(); ++other) {
        if (!same_sum(equations[e], equations[other])) continue;
        ++columns;
        open += result_.equations[other].state == State::violated ? 1 : 0;
      }
      if (columns > 1 && open == columns) excused.push_back(e);
    }
    for (const std::size_t e : excused) equations[e].incomplete = true;
  }

  // A sum that is open by twice a figure: its minus was lost, by all readers and in the ink of a fax alike. The figure stays in doubt.
  void restore_lost_signs(const std::vector<Equation>& equations) {
    sign_lost_.resize(s_.figures.size());
    for (std::size_t e = 0; e < equations.size(); ++e) {
      if (result_.equations[e].state != State::violated) continue;
      std::optional<std::size_t> lost;
      std::size_t fitting = 0;
      for (const Term& term : equations[e].forms.front()) {
        const std::int64_t value = result_.values[term.quantity];
        const bool unsettled = !s_.figures[term.quantity].reading.trusted && !result_.proven[term.quantity];
        if (!unsettled || value == 0 || result_.equations[e].difference != 2 * term.sign * value) continue;
        lost = term.quantity;
        ++fitting;
      }
      if (fitting != 1 || equations[e].forms.size() != 1) continue;
      result_.values[*lost] = -result_.values[*lost];
      sign_lost_[*lost] = true;
    }
  }

  static bool has_two_digits(std::int64_t amount) {
    while (amount != 0 && amount % 10 == 0) amount /= 10;
    return amount >= 10 || amount <= -10;
  }

  // 506,904.80 where the sum wants -2,506,904.80, and traces of a seal around it: what stood before it is hidden; or the line finder cut it. All
  // readers see the same crop, so that they agree proves nothing of what is not in it.
  void find_lost_beginnings(const std::vector<StatementEquation>& equations) {
    beginning_lost_.resize(s_.figures.size());
    for (std::size_t e = 0; e < equations.size(); ++e) {
      if (result_.equations[e].state != State::violated || equations[e].incomplete) continue;
      for (const std::vector<Term>& form : equations[e].equation.forms) {
        std::int64_t difference = 0;
        for (const Term& term : form) difference += term.sign * result_.values[term.quantity];
        for (const Term& term : form) {
          const std::int64_t value = result_.values[term.quantity];
          const StatementFigure& figure = s_.figures[term.quantity];
          const bool open = !figure.reading.trusted && !result_.proven[term.quantity];
          if (!open || difference % term.sign != 0) continue;
          // A figure changed by a round amount resembles one that lost its first digit: a single digit must be seen to be hidden, several
          // need not, where the sum can be written in one way only.
          const bool lost_several = equations[e].equation.forms.size() == 1 && has_two_digits(difference);
          if (!figure.cell.disturbed && !lost_several) continue;
          const bool lost = lacks_beginning(value, value - difference / term.sign, s_.last_digit(figure));
          beginning_lost_[term.quantity] = beginning_lost_[term.quantity] || lost;
        }
      }
    }
  }

  // What the year began with is what the one before ended with: 8,512,063.72 beside 38,512,063.72 lacks its beginning.
  void find_lost_beginning_of_year() {
    for (const auto& [opening, closing] : s_.openings_and_closings()) {
      mark_shorter(opening, closing);
      mark_shorter(closing, opening);
    }
  }

  void mark_shorter(std::size_t figure, std::size_t other) {
    if (s_.figures[figure].reading.trusted || result_.proven[figure]) return;
    const bool lost = lacks_beginning(result_.values[figure], result_.values[other], s_.last_digit(s_.figures[figure]));
    beginning_lost_[figure] = beginning_lost_[figure] || lost;
  }

  // Something black lies among the columns, a seal on a fax, that nothing takes out: several figures may lack their beginnings, so that
  // no single one closes the sum.
  [[nodiscard]] bool half_hidden(std::size_t figure) const {
    const TablePiece& cell = s_.figures[figure].cell;
    return cell.disturbed && !cell.under_seal && !s_.figures[figure].reading.trusted && !result_.proven[figure];
  }

  void suggest(const std::vector<StatementEquation>& equations) {
    std::vector<bool> sure(s_.figures.size());
    for (std::size_t f = 0; f < sure.size(); ++f) {
      const CellReading& reading = s_.figures[f].reading;
      const bool agreed = reading.agreed() && result_.values[f] == reading.candidates.front() && !half_hidden(f) && !beginning_lost_[f];
      sure[f] = reading.trusted || result_.proven[f] || agreed;
    }
    suggested_ = suggested_values(s_, result_, equations, std::move(sure));
  }

  // The print itself does not add up: every figure of the sum was found and is read alike by two readers at least, and what is
  // missing is more than such readers misread alike. It then says nothing against the readings.
  [[nodiscard]] bool contradicts(const StatementEquation& equation, const Reconciled::Outcome& outcome) const {
    if (outcome.state != State::violated || equation.incomplete) return false;
    const auto& first = equation.equation.forms.front();
    if (std::any_of(first.begin(), first.end(), [&](const Term& term) { return beginning_lost_[term.quantity] || sign_lost_[term.quantity]; })) {
      return false;
    }
    return std::none_of(equation.equation.forms.begin(), equation.equation.forms.end(), [&](const std::vector<Term>& form) {
      std::int64_t difference = 0;
      std::vector<DoubtedTerm> doubted;
      for (const Term& term : form) {
        const CellReading& reading = s_.figures[term.quantity].reading;
        difference += term.sign * result_.values[term.quantity];
        if (reading.trusted || result_.proven[term.quantity]) continue;
        if (!reading.agreed() || reading.candidates.size() != 1 || half_hidden(term.quantity)) return true;
        if (reading.agreeing >= 3) continue;
        doubted.push_back({result_.values[term.quantity], s_.last_digit(s_.figures[term.quantity]), term.sign});
      }
      return misreading_explains(difference, equation.equation.tolerance, doubted);
    });
  }

  // Names stand once for every period and scope; further lines of the same name are "line".
  [[nodiscard]] std::string name_of_figure(const StatementFigure& figure) {
    const StatementLine& line = s_.lines[figure.line];
    const StatementColumn& column = s_.columns[figure.column];
    if (column.role == Role::month) return "line_of_month";
    if (line.legal == nullptr || line.supplement) return "line";
    // The small form and the older ones print it among 管理费用.
    if (line.id() == "research_expense" && !has_rd_row()) return "rd_expense";
    const bool first = taken_.insert({std::string(line.id()), figure.column}).second;
    return first ? std::string(line.id()) : "line";
  }

  [[nodiscard]] bool has_rd_row() const {
    return std::any_of(s_.lines.begin(), s_.lines.end(), [](const StatementLine& line) { return line.id() == "rd_expense"; });
  }

  void write_fields() {
    field_of_.assign(s_.figures.size(), std::string::npos);
    for (std::size_t f = 0; f < s_.figures.size(); ++f) {
      const StatementFigure& figure = s_.figures[f];
      const StatementLine& line = s_.lines[figure.line];
      const StatementColumn& column = s_.columns[figure.column];
      if (figure.reading.candidates.empty() && figure.cell.shape != TablePiece::Shape::figure) continue;
      Field field;
      field.name = name_of_figure(figure);
      field.year = column.year;
      field.scope = column.scope;
      field.kind = ValueKind::amount;
      field.raw = figure.cell.text;
      field.label = as_printed(line.row.label);
      field.page = line.row.page;
      field.box = figure.cell.box;
      const bool readable = !figure.reading.candidates.empty() || suggested_[f];
      const std::int64_t value = suggested_[f].value_or(result_.values[f]);
      field.value = readable ? to_string(Amount{value}) : "";
      for (const std::int64_t candidate : figure.reading.candidates) {
        if (candidate != value) field.alternatives.push_back(to_string(Amount{candidate}));
      }
      field.half_ulp_fen = half_ulp(figure);
      if (line.legal != nullptr && line.legal->role == RowRole::per_share) per_share(figure, field);
      if (line.id() == "rd_project_count") {
        field.kind = ValueKind::number;
        field.value = squeezed(figure.cell.text);
        field.half_ulp_fen = 0;
      }
      settle(f, field);
      field_of_[f] = document_.fields.size();
      document_.fields.push_back(std::move(field));
    }
  }

  [[nodiscard]] std::int64_t half_ulp(const StatementFigure& figure) const {
    const StatementLine& line = s_.lines[figure.line];
    if (line.legal != nullptr && line.legal->role == RowRole::per_share) return 0;
    return s_.last_digit(figure) / 2;
  }

  // Yuan per share may print four decimals; the figure stays as printed.
  static void per_share(const StatementFigure& figure, Field& field) {
    const PrintedAmount printed = read_amount(figure.cell.text, {.unit = kYuan, .decimals = {}, .repair_letters = false});
    if (printed.decimals > 2) {
      field.kind = ValueKind::number;
      field.value = squeezed(figure.cell.text);
    }
  }

  void settle(std::size_t f, Field& field) const {
    const StatementFigure& figure = s_.figures[f];
    const CellReading& reading = figure.reading;
    const StatementLine& line = s_.lines[figure.line];
    const StatementColumn& column = s_.columns[figure.column];
    const bool best = !reading.candidates.empty() && result_.values[f] == reading.candidates.front();
    const bool proven = result_.proven[f];
    const bool agreed = reading.agreed() && best;
    if (reading.trusted) field.proofs.push_back({ProofKind::text_layer, ""});
    if (agreed) field.proofs.push_back({ProofKind::two_readings, std::to_string(reading.agreeing)});
    if (proven) {
      for (const std::string& id : proofs_[f]) field.proofs.push_back({ProofKind::arithmetic, id});
    }
    if (result_.chosen[f]) field.proofs.push_back({ProofKind::arithmetic, "chosen"});

    field.confidence = reading.trusted                     ? evidence::kTrustedText
                       : proven && agreed                  ? evidence::kProvenAndAgreed
                       : proven                            ? evidence::kProven
                       : agreed && reading.agreeing >= 3   ? evidence::kThreeAgree
                       : agreed                            ? evidence::kTwoAgree
                       : reading.dissenting > 0            ? evidence::kReadersDiffer
                                                           : evidence::kOneReading;
    const auto doubt = [&](std::string why, double confidence) {
      if (field.doubt.empty()) field.doubt = std::move(why);
      field.confidence = std::min(field.confidence, confidence);
    };
    // Two readers may share an error; where a sum does not close, one of its rows may be it.
    const bool suspect = open_[f] && !reading.trusted && (reading.agreeing < 3 || half_hidden(f));
    if (sign_lost_[f]) doubt("sign", evidence::kOpenIdentity);
    if (beginning_lost_[f] && !field.value.empty()) doubt("beginning-lost", evidence::kOpenIdentity);
    if (suggested_[f] && suggested_[f] != result_.values[f]) doubt("as-sum-wants", evidence::kOpenIdentity);
    if (field.value.empty()) {
      doubt("unreadable", 0);
    } else if (!reading.trusted && !proven && !agreed) {
      const bool unconfirmed = reading.doubt.empty() || reading.doubt == "one-reading";
      doubt(!unconfirmed ? reading.doubt : suspect ? "one-reading: identity-open " + doubts_[f] : "one-reading", field.confidence);
    } else if (suspect && !proven) {
      doubt("identity-open: " + doubts_[f], evidence::kOpenIdentity);
    }
    if (line.row.offset > kFirmlyBound || line.misnumbered || (open_[f] && !proven && beside_loose_row(figure.line))) doubt("row-unsure", evidence::kRowUnsure);
    if (line.legal != nullptr && line.distance > 0 && !line.in_order && !proven && field.name != "line") doubt("label-misread", evidence::kOneReading);
    if (line.row.label.empty()) doubt("no-label", evidence::kRowUnsure);
    if (!s_.unit_known && !column.unit) doubt("unit-unsure", evidence::kRowUnsure);
    if (column.guessed) doubt("column-unsure", evidence::kRowUnsure);
    if (!column.year) {
      doubt("year-unknown", evidence::kRowUnsure);
    } else if (!column.year_proven) {
      doubt("year-one-reading", evidence::kOneReading);
    }
    field.status = field.doubt.empty() ? Status::certain : Status::uncertain;
  }

  // Where some amounts stand between two labels, on a bent sheet, those around them may be the next row's altogether.
  [[nodiscard]] bool beside_loose_row(std::size_t line) const {
    constexpr std::size_t kAround = 3;  // rows
    const std::size_t from = line > kAround ? line - kAround : 0, to = std::min(s_.lines.size(), line + kAround + 1);
    return std::any_of(s_.lines.begin() + static_cast<std::ptrdiff_t>(from), s_.lines.begin() + static_cast<std::ptrdiff_t>(to),
                       [&](const StatementLine& other) { return other.row.page == s_.lines[line].row.page && other.row.offset > kFirmlyBound; });
  }

  void write_identities(const std::vector<StatementEquation>& equations) {
    for (std::size_t e = 0; e < equations.size(); ++e) {
      const StatementEquation& equation = equations[e];
      const Reconciled::Outcome& outcome = result_.equations[e];
      const StatementColumn& column = s_.columns[equation.column];
      if (column.role == Role::month) continue;
      Identity identity;
      identity.id = equation.equation.id;
      identity.year = column.year;
      identity.scope = column.scope;
      identity.state = outcome.state == State::closes     ? Identity::State::closes
                       : outcome.state == State::violated ? Identity::State::violated
                                                          : Identity::State::unread;
      identity.difference_fen = outcome.difference;
      identity.formula = formula(equation, outcome);
      for (const Term& term : equation.equation.forms[outcome.form]) {
        if (field_of_[term.quantity] != std::string::npos) identity.fields.push_back(field_of_[term.quantity]);
      }
      // A contradiction is one only between figures that are sure.
      if (identity.state == Identity::State::violated && equation.incomplete) identity.state = Identity::State::unread;
      if (identity.state == Identity::State::violated) {
        const bool sure = std::all_of(identity.fields.begin(), identity.fields.end(), [&](std::size_t i) {
          return document_.fields[i].status == Status::certain;
        });
        if (!sure) identity.state = Identity::State::unread;
      }
      document_.identities.push_back(std::move(identity));
    }
  }

  [[nodiscard]] std::string formula(const StatementEquation& equation, const Reconciled::Outcome& outcome) const {
    std::string text = to_string(Amount{result_.values[equation.result]});
    std::size_t printed = 0;
    const auto& form = equation.equation.forms[outcome.form];
    const auto total = std::find_if(form.begin(), form.end(), [&](const Term& term) { return term.quantity == equation.result; });
    if (total != form.end() && total->sign < -1) text += "×" + std::to_string(-total->sign);
    text += " =";
    for (const Term& term : equation.equation.forms[outcome.form]) {
      if (term.quantity == equation.result) continue;
      const std::int64_t value = result_.values[term.quantity];
      if (value == 0) continue;
      if (++printed > kMostInFormula) {
        text += " + …";
        break;
      }
      const bool minus = (term.sign < 0) != (value < 0);
      text += minus ? " - " : printed == 1 ? " " : " + ";
      text += to_string(Amount{value < 0 ? -value : value});
      if (term.sign > 1 || term.sign < -1) text += "×" + std::to_string(term.sign < 0 ? -term.sign : term.sign);
    }
    if (printed == 0) text += " 0.00";
    if (outcome.difference != 0) {
      text += " (differs by " + to_string(Amount{outcome.difference < 0 ? -outcome.difference : outcome.difference}) + ")";
    }
    return text;
  }

  const Statement& s_;
  Document& document_;
  Reconciled result_;
  std::vector<std::vector<std::string>> proofs_;  // by figure: ids of the identities that prove it
  std::vector<std::string> doubts_;               // by figure: the first identity that it leaves open
  std::vector<bool> sign_lost_;                   // by figure: with a minus it closes a sum
  std::vector<bool> beginning_lost_;              // by figure: more digits before it would close a sum
  std::vector<std::optional<std::int64_t>> suggested_;  // by figure: what it is likely to be instead of what was read
  std::vector<bool> open_;                        // by figure: takes part in one, and in none that proves
  std::vector<std::size_t> field_of_;             // by figure: index into Document::fields
  std::set<std::pair<std::string, std::size_t>> taken_;
};

}  // namespace

void write_statement(const Statement& statement, Document& document) { Writer(statement, document).write(); }

void read_statement_document(const std::vector<PagePart>& parts, Document& document) {
  read_statement_entity(parts, document);
  if (const auto statement = read_statement(parts, document.type, document.title)) write_statement(*statement, document);
}

void read_statement_beside(const std::vector<PagePart>& parts, const BesideStatement& beside, Document& document) {
  const auto statement = read_statement(parts, document.type, document.title, std::nullopt, beside);
  if (!statement) return;
  std::erase_if(document.fields, [](const Field& field) { return field.kind == ValueKind::amount || field.kind == ValueKind::number; });
  document.identities.clear();
  document.traits.clear();
  write_statement(*statement, document);
}

}  // namespace dossier
