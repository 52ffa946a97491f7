#include "extract/reconcile.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <limits>
#include <optional>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t kMostCombinations = 20'000;  // of one equation; beyond that it settles nothing

using State = Reconciled::Outcome::State;

class Solver {
 public:
  Solver(std::span<const Quantity> quantities, std::span<const Equation> equations)
      : equations_(equations), candidates_(quantities.size()), result_() {
    for (std::size_t i = 0; i < quantities.size(); ++i) candidates_[i] = quantities[i].candidates;
    result_.values.resize(quantities.size());
    result_.chosen.resize(quantities.size());
    result_.proven.resize(quantities.size());
    for (std::size_t i = 0; i < quantities.size(); ++i) {
      if (!candidates_[i].empty()) result_.values[i] = candidates_[i].front();
    }
    settled_.resize(quantities.size());
    ambiguous_.resize(equations.size());
  }

  Reconciled solve() {
    while (settle_one()) {
    }
    for (const Equation& equation : equations_) result_.equations.push_back(outcome(equation, result_.values));
    for (std::size_t e = 0; e < equations_.size(); ++e) {
      Reconciled::Outcome& state = result_.equations[e];
      if (state.state == State::violated && ambiguous_[e]) state.state = State::unread;
      if (!state.proves || state.copies) continue;
      for (const Term& term : equations_[e].forms[state.form]) {
        if (sign_stands(equations_[e], state.form, term)) result_.proven[term.quantity] = true;
      }
    }
    prove_copies();
    return std::move(result_);
  }

 private:
  void prove_copies() {
    std::vector<bool> left_open(result_.values.size());
    for (std::size_t e = 0; e < equations_.size(); ++e) {
      if (result_.equations[e].state == State::closes) continue;
      for (const Term& term : equations_[e].forms.front()) left_open[term.quantity] = true;
    }
    for (std::size_t e = 0; e < equations_.size(); ++e) {
      const Reconciled::Outcome& state = result_.equations[e];
      if (!state.copies) continue;
      const auto& form = equations_[e].forms[state.form];
      const bool doubtful = std::any_of(form.begin(), form.end(), [&](const Term& term) { return left_open[term.quantity]; });
      for (const Term& term : form) {
        if (!doubtful && sign_stands(equations_[e], state.form, term)) result_.proven[term.quantity] = true;
      }
    }
  }

  // Where an equation closes in another than its usual form, a figure that the forms take with different signs may as well have
  // lost its own: that it closes proves its digits only.
  [[nodiscard]] bool sign_stands(const Equation& equation, std::size_t form, const Term& term) const {
    if (form == 0 || result_.values[term.quantity] == 0) return true;
    return std::any_of(equation.forms.front().begin(), equation.forms.front().end(), [&](const Term& usual) {
      return usual.quantity == term.quantity && usual.sign == term.sign;
    });
  }

  static std::int64_t sum(const std::vector<Term>& form, const std::vector<std::int64_t>& values) {
    std::int64_t total = 0;
    for (const Term& term : form) total += term.sign * values[term.quantity];
    return total;
  }

  [[nodiscard]] bool readable(const Equation& equation) const {
    return std::all_of(equation.forms.begin(), equation.forms.end(), [&](const std::vector<Term>& form) {
      return std::all_of(form.begin(), form.end(), [&](const Term& term) { return !candidates_[term.quantity].empty(); });
    });
  }

  [[nodiscard]] Reconciled::Outcome outcome(const Equation& equation, const std::vector<std::int64_t>& values) const {
    Reconciled::Outcome result;
    assert(!equation.forms.empty());
    result.difference = sum(equation.forms.front(), values);
    if (!readable(equation)) return result;
    result.state = State::violated;
    for (std::size_t f = 0; f < equation.forms.size(); ++f) {
      const std::int64_t difference = sum(equation.forms[f], values);
      const bool better = result.state != State::closes || std::abs(difference) < std::abs(result.difference);
      if (std::abs(difference) > equation.tolerance || !better) continue;
      result.state = State::closes;
      result.form = f;
      result.difference = difference;
    }
    if (result.state == State::closes && result.difference == 0) {
      const auto& form = equation.forms[result.form];
      const auto printed = std::count_if(form.begin(), form.end(), [&](const Term& term) { return values[term.quantity] != 0; });
      result.proves = printed >= 2;
      result.copies = printed == 2;
    }
    return result;
  }

  // Every quantity of the equation that could still be something else.
  [[nodiscard]] std::vector<std::size_t> loose(const Equation& equation) const {
    std::vector<std::size_t> result;
    for (const Term& term : equation.forms.front()) {
      if (candidates_[term.quantity].size() > 1 && !settled_[term.quantity]) result.push_back(term.quantity);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
  }

  [[nodiscard]] std::size_t combinations(const std::vector<std::size_t>& quantities) const {
    std::size_t count = 1;
    for (const std::size_t quantity : quantities) {
      count *= candidates_[quantity].size();
      if (count > kMostCombinations) return kMostCombinations + 1;
    }
    return count;
  }

  // The assignments that close the equation in the first of its forms that any closes; more than two are not worth telling
  // apart.
  [[nodiscard]] std::vector<std::vector<std::int64_t>> closing(const Equation& equation, const std::vector<std::size_t>& quantities) const {
    for (const std::vector<Term>& form : equation.forms) {
      auto found = closing(form, equation.tolerance, quantities);
      if (!found.empty()) return found;
    }
    return {};
  }

  [[nodiscard]] std::vector<std::vector<std::int64_t>> closing(const std::vector<Term>& form, std::int64_t tolerance,
                                                               const std::vector<std::size_t>& quantities) const {
    std::vector<std::vector<std::int64_t>> found;
    std::vector<std::size_t> place(quantities.size());
    std::vector<std::int64_t> values = result_.values;
    for (bool more = true; more && found.size() < 3;) {
      for (std::size_t i = 0; i < quantities.size(); ++i) values[quantities[i]] = candidates_[quantities[i]][place[i]];
      if (std::abs(sum(form, values)) <= tolerance) {
        std::vector<std::int64_t> assignment;
        for (const std::size_t quantity : quantities) assignment.push_back(values[quantity]);
        found.push_back(std::move(assignment));
      }
      more = false;
      for (std::size_t i = 0; i < quantities.size(); ++i) {
        if (++place[i] < candidates_[quantities[i]].size()) {
          more = true;
          break;
        }
        place[i] = 0;
      }
    }
    return found;
  }

  // Whether the values open an equation that closes now.
  [[nodiscard]] bool opens_another(const std::vector<std::int64_t>& values) const {
    return std::any_of(equations_.begin(), equations_.end(), [&](const Equation& equation) {
      return outcome(equation, result_.values).state == State::closes && outcome(equation, values).state == State::violated;
    });
  }

  // Settles the readings of one open equation, the one with the fewest combinations first. False where nothing is left.
  bool settle_one() {
    std::vector<std::pair<std::size_t, std::size_t>> order;  // combinations, equation
    for (std::size_t e = 0; e < equations_.size(); ++e) {
      if (!readable(equations_[e])) continue;
      const std::vector<std::size_t> quantities = loose(equations_[e]);
      if (quantities.empty()) continue;
      const std::size_t count = combinations(quantities);
      if (count <= kMostCombinations) {
        order.emplace_back(count, e);
      } else {
        ambiguous_[e] = true;
      }
    }
    std::sort(order.begin(), order.end());
    for (const auto& [count, e] : order) {
      const Equation& equation = equations_[e];
      const std::vector<std::size_t> quantities = loose(equation);
      // Closing in another form than the usual may hide a lost sign: the usual form is tried with all readings first.
      const Reconciled::Outcome now = outcome(equation, result_.values);
      const bool closed = now.state == State::closes && now.form == 0;
      const auto found = closing(equation, quantities);
      ambiguous_[e] = !closed && found.size() > 1;
      if (closed) {
        // The best supported readings close it: they stand, unless a rounding tolerance lets others close it too.
        if (found.size() != 1 && equation.tolerance > 0) continue;
        for (const std::size_t quantity : quantities) settled_[quantity] = true;
        return true;
      }
      if (found.size() != 1) continue;
      std::vector<std::int64_t> values = result_.values;
      for (std::size_t i = 0; i < quantities.size(); ++i) values[quantities[i]] = found.front()[i];
      if (opens_another(values)) continue;
      for (const std::size_t quantity : quantities) {
        result_.chosen[quantity] = values[quantity] != candidates_[quantity].front();
        settled_[quantity] = true;
      }
      result_.values = std::move(values);
      return true;
    }
    return false;
  }

  std::span<const Equation> equations_;
  std::vector<std::vector<std::int64_t>> candidates_;
  std::vector<bool> settled_;
  std::vector<bool> ambiguous_;
  Reconciled result_;
};

}  // namespace

Reconciled reconcile(std::span<const Quantity> quantities, std::span<const Equation> equations) {
  return Solver(quantities, equations).solve();
}

}  // namespace dossier
