// A page with its pixels in their true shape, standing upright.
#pragma once

#include <functional>

#include "ingest/page_image.h"
#include "ingest/standing_page.h"

namespace dossier {

struct FoundPage {
  PagePicture picture;  // empty `bgr` where the image gave none
  StandingPage standing;
  double squeezed = 1;  // how many times lower the file displays the page than its paper is: see show_squeezed()
};

// `stand` finds a picture's lines and way up. A fax of the standard resolution (ITU-T T.4: 204 pixels to the inch across, 98
// down) that was stored as a picture with square pixels shows its letters twice as wide as high, which no reader knows: what is black
// and white and looks like that is also tried in its true shape, and the one that reads better is kept.
[[nodiscard]] FoundPage find_page(const PageImage& image, const std::function<StandingPage(const PagePicture&)>& stand);

// `page` was read in its true shape; its places on the displayed page are made those of the page as its file displays it.
void show_squeezed(Page& page, double squeezed);

}  // namespace dossier
