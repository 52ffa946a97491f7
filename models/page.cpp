#include "models/page.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {

Box displayed(const Page& page, const Box& upright) {
  const auto& h = page.to_displayed;
  const std::array<std::pair<double, double>, 4> corners = {{{upright.x, upright.y},
                                                             {upright.right(), upright.y},
                                                             {upright.x, upright.bottom()},
                                                             {upright.right(), upright.bottom()}}};
  double left = page.displayed_width, top = page.displayed_height, right = 0, bottom = 0;
  for (const auto& [x, y] : corners) {
    const double w = h[6] * x + h[7] * y + h[8];
    if (w == 0) return {};
    const double u = std::clamp((h[0] * x + h[1] * y + h[2]) / w, 0.0, page.displayed_width);
    const double v = std::clamp((h[3] * x + h[4] * y + h[5]) / w, 0.0, page.displayed_height);
    left = std::min(left, u);
    top = std::min(top, v);
    right = std::max(right, u);
    bottom = std::max(bottom, v);
  }
  return {left, top, std::max(0.0, right - left), std::max(0.0, bottom - top)};
}

}  // namespace dossier
