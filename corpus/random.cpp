#include "corpus/random.h"

namespace dossier::corpus {
namespace {

// splitmix64: one multiplication chain a number, no state beyond a counter.
std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31U);
}

}  // namespace

Random Random::child(std::string_view name, std::uint64_t index) const {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ mix(state_ + 0x632be59bd9b4e019ULL);
  for (const char c : name) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  return Random(mix(hash + mix(index + 1)));
}

std::uint64_t Random::bits() {
  state_ += 0x9e3779b97f4a7c15ULL;
  return mix(state_);
}

std::int64_t Random::between(std::int64_t low, std::int64_t high) {
  if (high <= low) {
    return low;
  }
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<std::int64_t>(bits() % span);
}

double Random::uniform() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }

double Random::normal() {
  double sum = -6.0;
  for (int i = 0; i < 12; ++i) {
    sum += uniform();
  }
  return sum;
}

std::size_t Random::weighted(const std::vector<double>& weights) {
  double total = 0;
  for (const double w : weights) {
    total += w;
  }
  double at = uniform() * total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    at -= weights[i];
    if (at < 0) {
      return i;
    }
  }
  return weights.size() - 1;
}

}  // namespace dossier::corpus
