// PP-OCRv4 line recogniser (a convolutional network with CTC output) on ONNX Runtime.
#pragma once

#include <string>
#include <vector>

#include "ingest/ocr_engine.h"
#include "ingest/onnx_session.h"

namespace dossier {

class PaddleRecognizer : public OcrEngine {
 public:
  // Height of the lines the network was trained on. A crop of this height is read without being scaled.
  static constexpr int kLineHeight = 48;

  // `keys`: file with one character a line; empty: the list inside the weights is used. `reader`: paddle_chinese or
  // paddle_english. Problem: see OnnxSession::load, and "reader.keys" where the list does not fit the network.
  [[nodiscard]] static Result<PaddleRecognizer> load(const std::string& runtime,
                                                     const std::string& weights,
                                                     const std::string& keys, Reader reader);

  [[nodiscard]] Reader reader() const override { return reader_; }
  [[nodiscard]] LineReading read_line(const cv::Mat& crop) override;

 private:
  PaddleRecognizer(OnnxSession session, std::vector<std::string> keys, Reader reader);

  OnnxSession session_;
  std::vector<std::string> keys_;  // by class; class 0, the blank, is empty
  Reader reader_;
  std::vector<float> input_;  // reused between lines; holds nothing of the last one when a line is read
};

}  // namespace dossier
