// A page found upright: which way it was turned, how it is flattened, and where its lines are.
#pragma once

#include <functional>
#include <vector>

#include "ingest/ink_planes.h"
#include "ingest/ocr_engine.h"
#include "ingest/page_image.h"

namespace dossier {

// The pixels of an upright page at low resolution.
struct PageLook {
  cv::Mat small;   // CV_8UC3, `scale` pixels a point
  cv::Mat even;    // even_light() of it
  InkPlanes inks;  // of `small`
  double scale = 1;
  Placement placement;  // of the page that was looked at: it may still have been straightened afterwards
};

struct StandingPage {
  Placement placement;
  std::vector<TextLine> lines;  // points of the upright page
  PageLook look;
  bool sure = true;  // false: no line told which way is up
  double confidence = 0;  // mean of the reader's own over the lines that were tried, 0..1
};

// Finds the lines of text (pixels) on a picture, whichever way they run.
using FindLines = std::function<std::vector<TextLine>(const cv::Mat& picture)>;

[[nodiscard]] PageLook look_at(const PagePicture& picture, const Placement& placement, double scale);

// Turns, flattens and straightens the page. `engine` reads a few lines to tell which way is up.
[[nodiscard]] StandingPage stand(const PagePicture& picture, const FindLines& find_lines, OcrEngine& engine);

// The same for the upper `share` of the page alone, at lower resolution, as long as it stands upright and unbent; lines below
// are not looked for. Falls back to the whole page where that does not tell.
[[nodiscard]] StandingPage stand_by_head(const PagePicture& picture, double share, const FindLines& find_lines, OcrEngine& engine);

// The crop of a line as an engine should see it, seals taken out. `found` as in without_crossing_ink().
[[nodiscard]] cv::Mat line_crop(const PagePicture& picture, const Placement& placement, const cv::RotatedRect& place,
                                CropInk* found = nullptr);

}  // namespace dossier
