// Words of a whole page by PP-OCRv4: how the page stands, where its lines are, what they say.
#pragma once

#include <optional>
#include <vector>

#include "ingest/ink_planes.h"
#include "ingest/page_image.h"
#include "ingest/paddle_detector.h"
#include "ingest/paddle_recognizer.h"
#include "models/page.h"

namespace dossier {

// The page found upright, with the pixels that were looked at.
struct StandingPage {
  Placement placement;
  std::vector<DetectedLine> lines;  // places in points of the upright page
  cv::Mat small;                    // upright, `scale` pixels a point
  cv::Mat even;                     // even_light() of it
  InkPlanes inks;                   // of `small`
  double scale = 1;
  bool sure = true;                 // false: no text told which way is up
};

class PaddlePage {
 public:
  PaddlePage(PaddleDetector detector, PaddleRecognizer recognizer);

  // Turns, flattens and straightens the page and finds its lines.
  [[nodiscard]] StandingPage stand(const PagePicture& picture);

  // Reads all lines. Words in reading order of their rows; edges in points.
  [[nodiscard]] std::vector<Word> read(const PagePicture& picture, const StandingPage& page);

  // One place of the upright page (points), which should be some 40 % higher than its letters; words in it from left
  // to right (several where wide gaps part them).
  [[nodiscard]] std::vector<Word> read_place(const PagePicture& picture, const Placement& placement,
                                             const cv::RotatedRect& place);

  [[nodiscard]] PaddleRecognizer& recognizer() { return recognizer_; }

 private:
  struct Look;
  struct Trial;
  [[nodiscard]] Look look(const PagePicture& picture, const Placement& placement, double scale);
  [[nodiscard]] Trial trial(const PagePicture& picture, const Placement& placement,
                            const std::vector<DetectedLine>& lines);

  PaddleDetector detector_;
  PaddleRecognizer recognizer_;
};

}  // namespace dossier
