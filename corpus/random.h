// A generator of random numbers whose every result is fixed by the seed on every machine: the standard
// engines are, the standard distributions are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::corpus {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // An independent stream; does not advance this one, so that adding draws in one part of a dossier
  // leaves the other parts as they were.
  Random child(std::string_view name, std::uint64_t index = 0) const;

  std::uint64_t bits();
  // Both ends are possible results.
  std::int64_t between(std::int64_t low, std::int64_t high);
  int number(int low, int high) { return static_cast<int>(between(low, high)); }
  double uniform();  // [0, 1)
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  double normal();  // mean 0, deviation 1
  bool chance(double probability) { return uniform() < probability; }

  template <typename Container>
  const auto& pick(const Container& from) {
    return from[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(std::size(from)) - 1))];
  }
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(i) - 1))]);
    }
  }
  // Index of one of the weights, with a probability in proportion to it.
  std::size_t weighted(const std::vector<double>& weights);

 private:
  std::uint64_t state_;
};

}  // namespace dossier::corpus
