// The one seam between the program and the engines that turn pixels into characters.
#pragma once

#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include "models/page.h"

namespace dossier {

// Where on a picture, or on a page, a line of text lies.
struct TextLine {
  cv::RotatedRect place;  // width runs along the text, angle in -45..45 degrees; some 40 % higher than the letters
  double score = 0;       // how sure the finder is, 0..1
};

// What an engine reads in the crop of one line.
struct LineReading {
  std::string text;       // UTF-8, as the engine gave it; empty where nothing was read
  double confidence = 0;  // mean over the characters, 0..1
  // Of every code point, or empty where the engine does not say: left and right edge as fractions of the crop's
  // width, and how sure the engine is, 0..1.
  std::vector<float> left;
  std::vector<float> right;
  std::vector<float> certainty;
};

class OcrEngine {
 public:
  virtual ~OcrEngine() = default;

  [[nodiscard]] virtual Reader reader() const = 0;

  // Reads the crop of one upright line: CV_8UC1 or CV_8UC3, dark ink on a light ground, any height. Never throws; a
  // failure is an empty text.
  [[nodiscard]] virtual LineReading read_line(const cv::Mat& crop) = 0;

 protected:
  OcrEngine() = default;
  OcrEngine(const OcrEngine&) = default;
  OcrEngine& operator=(const OcrEngine&) = default;
  OcrEngine(OcrEngine&&) = default;
  OcrEngine& operator=(OcrEngine&&) = default;
};

}  // namespace dossier
