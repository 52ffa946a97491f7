#include "ingest/figure_pitch.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/text.h"

namespace dossier {
namespace {

// Widths in digits.
double width_of(char32_t c) {
  switch (c) {
    case U'.':
    case U',':
    case U':':
    case U'\'':
      return 0.5;
    case U'(':
    case U')':
    case U'-':
      return 0.65;
    case U'，':
    case U'。':
    case U'（':
    case U'）':
    case U'－':
    case U'—':
      return 0.8;
    default:
      return c >= U'0' && c <= U'9' ? 1.0 : 0.0;
  }
}

}  // namespace

int lost_in_figure(const LineReading& line, double aspect) {
  const std::u32string text = to_u32(line.text);
  if (text.size() < 4 || line.left.size() != text.size() || line.right.size() != text.size()) {
    return 0;
  }
  std::size_t digits = 0;
  for (const char32_t c : text) {
    if (width_of(c) == 0) {
      return 0;
    }
    digits += c >= U'0' && c <= U'9' ? 1 : 0;
  }
  if (digits < 3) {
    return 0;
  }
  const auto center = [&](std::size_t i) { return (line.left[i] + line.right[i]) / 2 * aspect; };  // in heights
  std::vector<double> pitches;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    pitches.push_back((center(i + 1) - center(i)) / ((width_of(text[i]) + width_of(text[i + 1])) / 2));
  }
  std::vector<double> sorted = pitches;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
  const double pitch = sorted[sorted.size() / 2];
  if (pitch <= 0) {
    return 0;
  }
  int lost = 0;
  for (std::size_t i = 0; i < pitches.size(); ++i) {
    const double expected = pitch * (width_of(text[i]) + width_of(text[i + 1])) / 2;
    const double more = (pitches[i] / pitch - 1) * expected / pitch;  // in digits
    lost += more > 0.42 ? std::max(1, static_cast<int>(std::lround(more))) : 0;
  }
  // Fitted crops leave 0.17 of their height before the first and behind the last letter.
  constexpr double kEnd = 0.17;
  const double before = center(0) - width_of(text.front()) / 2 * pitch - kEnd;
  const double behind = aspect - center(text.size() - 1) - width_of(text.back()) / 2 * pitch - kEnd;
  lost += before > 0.6 * pitch ? 1 : 0;
  lost += behind > 0.6 * pitch ? 1 : 0;
  return lost;
}

}  // namespace dossier
