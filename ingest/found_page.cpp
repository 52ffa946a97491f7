#include "ingest/found_page.h"

#include <utility>

namespace dossier {
namespace {

constexpr double kFaxShape = 204.0 / 98;                  // pixels across for one down, to the inch
constexpr double kLowest = 0.6, kHighest = 0.78;          // height by width of A4 and Letter squeezed so, with some room
constexpr double kBetter = 0.05;                          // of mean confidence

bool may_be_squeezed(const PagePicture& picture) {
  const double shape = picture.height / picture.width;
  return picture.two_levels && shape > kLowest && shape < kHighest;
}

}  // namespace

FoundPage find_page(const PageImage& image, const std::function<StandingPage(const PagePicture&)>& stand) {
  FoundPage found;
  found.picture = picture_of(image);
  if (found.picture.bgr.empty()) return found;
  found.standing = stand(found.picture);
  if (!may_be_squeezed(found.picture) || found.standing.placement.turned % 180 != 0) return found;
  if (found.standing.confidence + kBetter >= 1) return found;  // nothing reads better
  PageImage tall = image;
  tall.width_pt = found.picture.width;
  tall.height_pt = found.picture.height * kFaxShape;
  FoundPage other{picture_of(tall), {}, kFaxShape};
  other.standing = stand(other.picture);
  if (other.standing.confidence > found.standing.confidence + kBetter) return other;
  return found;
}

void show_squeezed(Page& page, double squeezed) {
  if (squeezed == 1) return;
  page.displayed_height /= squeezed;
  for (std::size_t i = 3; i < 6; ++i) page.to_displayed[i] /= squeezed;  // the row that gives y
}

}  // namespace dossier
