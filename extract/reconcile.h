// A statement as a system of linear equations over what has been read: which identities close, which readings they prove,
// and which of several observed readings they choose. Nothing is ever invented: a value that no reader saw is no candidate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dossier {

// A printed figure.
struct Quantity {
  // What readers saw there, in fen, best supported first, without repetition. Empty: something stands there that nobody
  // could read.
  std::vector<std::int64_t> candidates;
};

struct Term {
  std::size_t quantity = 0;
  int sign = 1;  // or any whole factor
};

// Terms that add up to zero.
struct Equation {
  std::string id;
  // The ways in which they may, best first: an impairment loss may be added or subtracted. At least one.
  std::vector<std::vector<Term>> forms;
  std::int64_t tolerance = 0;  // fen: what rounding of the printed figures may leave
};

struct Reconciled {
  struct Outcome {
    enum class State : std::uint8_t {
      closes,    // within the tolerance
      violated,  // no combination of the readings closes it
      unread,    // a figure cannot be read, or several combinations close it
    } state = State::unread;
    std::size_t form = 0;          // the one that closes, else the first
    std::int64_t difference = 0;   // with the values below
    bool proves = false;           // closes to the fen, over at least two figures that are not zero
    bool copies = false;           // … over exactly two: the same figure printed twice, which one misreading may repeat
  };
  std::vector<Outcome> equations;    // as given
  std::vector<std::int64_t> values;  // by quantity: the chosen candidate, 0 where there is none
  std::vector<bool> chosen;          // by quantity: an equation decided for another than the best supported reading
  // By quantity: takes part in an equation that proves. One that only copies does not prove what another leaves open; one that
  // closes in another than its first form does not prove the figures that it takes with the other sign.
  std::vector<bool> proven;
};

// The candidates are settled where exactly one combination closes an equation without opening another; equations over
// fewer combinations come first, and what one settles is settled for the rest.
[[nodiscard]] Reconciled reconcile(std::span<const Quantity> quantities, std::span<const Equation> equations);

}  // namespace dossier
