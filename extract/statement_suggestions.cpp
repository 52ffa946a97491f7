#include "extract/statement_suggestions.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "extract/misread_digits.h"
#include "models/text.h"

namespace dossier {
namespace {

using State = Reconciled::Outcome::State;

constexpr std::size_t kMisreadCharacters = 2;
constexpr int kRounds = 3;  // what one sum suggests another may need

class Suggester {
 public:
  Suggester(const Statement& statement, const Reconciled& result, const std::vector<StatementEquation>& equations, std::vector<bool> sure)
      : s_(statement), equations_(equations), sure_(std::move(sure)), values_(result.values), outcomes_(result.equations),
        suggested_(statement.figures.size()) {}

  std::vector<std::optional<std::int64_t>> suggest() {
    for (int round = 0; round < kRounds; ++round) {
      wanted_.assign(s_.figures.size(), {});
      for (std::size_t e = 0; e < equations_.size(); ++e) {
        if (outcomes_[e].state != State::closes && !equations_[e].incomplete) ask(equations_[e].equation);
      }
      ask_the_year_before();
      if (!take()) break;
    }
    return std::move(suggested_);
  }

 private:
  void ask(const Equation& equation) {
    // Of two forms nobody knows which the paper follows.
    if (equation.forms.size() != 1) return;
    const std::vector<Term>& form = equation.forms.front();
    const auto unsure = std::count_if(form.begin(), form.end(), [&](const Term& term) { return !sure_[term.quantity]; });
    if (unsure != 1) return;
    std::int64_t rest = 0;
    const Term* open = nullptr;
    for (const Term& term : form) {
      if (sure_[term.quantity]) {
        rest += term.sign * values_[term.quantity];
      } else {
        open = &term;
      }
    }
    if (rest % open->sign == 0) wanted_[open->quantity].push_back(-rest / open->sign);
  }

  void ask_the_year_before() {
    for (const auto& [opening, closing] : s_.openings_and_closings()) {
      if (sure_[closing] && !sure_[opening]) wanted_[opening].push_back(values_[closing]);
      if (sure_[opening] && !sure_[closing]) wanted_[closing].push_back(values_[opening]);
    }
  }

  // Whether anything new was suggested.
  bool take() {
    bool any = false;
    for (std::size_t f = 0; f < wanted_.size(); ++f) {
      const std::vector<std::int64_t>& wanted = wanted_[f];
      const bool alike = std::all_of(wanted.begin(), wanted.end(), [&](std::int64_t v) { return v == wanted.front(); });
      if (wanted.empty() || !alike || !resembles(f, wanted.front())) continue;
      suggested_[f] = values_[f] = wanted.front();
      sure_[f] = true;  // for the sums of the next round
      any = true;
    }
    return any;
  }

  [[nodiscard]] bool resembles(std::size_t figure, std::int64_t wanted) const {
    const StatementFigure& f = s_.figures[figure];
    const std::int64_t digit = s_.last_digit(f);
    if (wanted % digit != 0) return false;
    const auto digits = [&](std::int64_t value) { return to_u32(std::to_string(std::llabs(value) / digit)); };
    const auto& read = f.reading.candidates;
    return read.empty() || std::any_of(read.begin(), read.end(), [&](std::int64_t value) {
      return lacks_beginning(value, wanted, digit) || edit_distance(digits(value), digits(wanted)) <= static_cast<int>(kMisreadCharacters);
    });
  }

  const Statement& s_;
  const std::vector<StatementEquation>& equations_;
  std::vector<bool> sure_;
  std::vector<std::int64_t> values_;
  std::vector<Reconciled::Outcome> outcomes_;
  std::vector<std::vector<std::int64_t>> wanted_;
  std::vector<std::optional<std::int64_t>> suggested_;
};

}  // namespace

std::vector<std::optional<std::int64_t>> suggested_values(const Statement& statement, const Reconciled& result,
                                                          const std::vector<StatementEquation>& equations, std::vector<bool> sure) {
  return Suggester(statement, result, equations, std::move(sure)).suggest();
}

}  // namespace dossier
