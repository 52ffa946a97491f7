// PP-OCRv4 text detector (differentiable binarisation) on ONNX Runtime: where on a picture there are lines of text.
#pragma once

#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "ingest/ocr_engine.h"
#include "ingest/onnx_session.h"

namespace dossier {

class PaddleDetector {
 public:
  // Problem: see OnnxSession::load.
  [[nodiscard]] static Result<PaddleDetector> load(const std::string& runtime, const std::string& weights);

  // Lines (pixels) on a CV_8UC3 or CV_8UC1 picture, in no particular order but always the same one. The picture is taken at its
  // own resolution (letters of 8 to 40 pixels are found best); sides are padded to multiples of 32. Empty where the
  // runtime fails.
  [[nodiscard]] std::vector<TextLine> detect(const cv::Mat& picture);

 private:
  explicit PaddleDetector(OnnxSession session);
  [[nodiscard]] cv::Mat map_of(const cv::Mat& picture, bool last);
  [[nodiscard]] cv::Mat map_in_strips(const cv::Mat& picture);

  OnnxSession session_;
  std::vector<float> input_;
};

}  // namespace dossier
