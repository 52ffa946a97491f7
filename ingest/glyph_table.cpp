#include "ingest/glyph_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace dossier {

namespace {

static_assert(std::endian::native == std::endian::little, "the table is written as it lies in memory");

constexpr std::string_view kMagic = "glyphs 1\n";
constexpr float kStep = 1.0F / 256;  // of a number in the space
constexpr std::size_t kBlock = 16;   // numbers compared before a character that is too far is given up

template <typename T>
void append(std::string& bytes, const std::vector<T>& values) {
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

template <typename T>
std::vector<T> taken(std::string_view& bytes, std::size_t count) {
  std::vector<T> values(count);
  std::memcpy(values.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return values;
}

}  // namespace

GlyphTable::GlyphTable(std::vector<float> mean, std::vector<float> axes, std::u32string characters,
                       std::vector<float> means)
    : mean_(std::move(mean)),
      axes_(std::move(axes)),
      characters_(std::move(characters)),
      means_(std::move(means)),
      dimensions_(axes_.size() / kGlyphFeatures) {}

std::string GlyphTable::to_bytes() const {
  std::string bytes(kMagic);
  append(bytes, std::vector<std::uint32_t>{kGlyphFeatures, static_cast<std::uint32_t>(dimensions_),
                                           static_cast<std::uint32_t>(characters_.size())});
  append(bytes, mean_);
  append(bytes, axes_);
  append(bytes, std::vector<std::uint32_t>(characters_.begin(), characters_.end()));
  std::vector<std::int16_t> steps;
  for (const float value : means_) {
    steps.push_back(static_cast<std::int16_t>(std::clamp(std::lround(value / kStep), -32767L, 32767L)));
  }
  append(bytes, steps);
  return bytes;
}

Result<GlyphTable> GlyphTable::parse(std::string_view bytes) {
  constexpr std::size_t kHead = 3 * sizeof(std::uint32_t);
  if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + kHead)
    return failed("reader.glyphs", "This is no table of glyphs.");
  bytes.remove_prefix(kMagic.size());
  const auto head = taken<std::uint32_t>(bytes, 3);
  const std::size_t features = head[0], dimensions = head[1], count = head[2];
  const std::size_t size = (features + features * dimensions) * sizeof(float) +
                           count * (sizeof(std::uint32_t) + dimensions * sizeof(std::int16_t));
  if (features != kGlyphFeatures || dimensions > features || dimensions % kBlock != 0 || bytes.size() != size) {
    return failed("reader.glyphs", "The table of glyphs is cut or was made by another version of the program.");
  }
  auto mean = taken<float>(bytes, features);
  auto axes = taken<float>(bytes, features * dimensions);
  const auto codes = taken<std::uint32_t>(bytes, count);
  std::vector<float> means;
  means.reserve(count * dimensions);
  for (const std::int16_t step : taken<std::int16_t>(bytes, count * dimensions))
    means.push_back(static_cast<float>(step) * kStep);
  return GlyphTable(std::move(mean), std::move(axes), {codes.begin(), codes.end()}, std::move(means));
}

std::vector<float> GlyphTable::projected(const GlyphFeatures& features) const {
  std::vector<float> place(dimensions_);
  for (std::size_t d = 0; d < dimensions_; ++d) {
    const float* axis = &axes_[d * kGlyphFeatures];
    float sum = 0;
    for (std::size_t i = 0; i < kGlyphFeatures; ++i) sum += axis[i] * (features[i] - mean_[i]);
    place[d] = sum;
  }
  return place;
}

GlyphMatch GlyphTable::nearest(const GlyphFeatures& features) const {
  const std::vector<float> place = projected(features);
  constexpr float kFar = std::numeric_limits<float>::max();
  float best = kFar, second = kFar;
  std::size_t first = 0, runner_up = 0;
  for (std::size_t c = 0; c < characters_.size(); ++c) {
    const float* mean = &means_[c * dimensions_];
    float distance = 0;
    for (std::size_t d = 0; d < dimensions_ && distance < second; d += kBlock) {
      for (std::size_t i = d; i < d + kBlock; ++i) distance += (place[i] - mean[i]) * (place[i] - mean[i]);
    }
    if (distance >= second) continue;
    if (distance < best) {
      if (characters_[c] != characters_[first] || best == kFar) {
        second = best;
        runner_up = first;
      }
      best = distance;
      first = c;
    } else if (characters_[c] != characters_[first]) {
      second = distance;
      runner_up = c;
    }
  }
  GlyphMatch match{.best = characters_[first], .distance = std::sqrt(best)};
  if (second < kFar) {
    match.second = characters_[runner_up];
    // How far the place lies from where both would be equally near.
    const float* a = &means_[first * dimensions_];
    const float* b = &means_[runner_up * dimensions_];
    float apart = 0;
    for (std::size_t d = 0; d < dimensions_; ++d) apart += (a[d] - b[d]) * (a[d] - b[d]);
    match.margin = apart > 0 ? (second - best) / (2 * std::sqrt(apart)) : 0;
  }
  return match;
}

}  // namespace dossier
