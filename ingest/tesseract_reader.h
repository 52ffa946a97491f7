// Tesseract: an independent second reader of crops, and the reader of whole pages where there are no PP-OCR weights.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ingest/ocr_engine.h"
#include "ingest/page_image.h"

namespace dossier {

class TesseractReader : public OcrEngine {
 public:
  enum class Alphabet { chinese, digits, latin };

  // Loads chi_sim (chinese) or eng from `tessdata`; one thread. nullptr where the language cannot be loaded.
  [[nodiscard]] static std::unique_ptr<TesseractReader> load(const std::string& tessdata, Alphabet alphabet);

  TesseractReader(const TesseractReader&) = delete;
  TesseractReader& operator=(const TesseractReader&) = delete;
  ~TesseractReader() override;

  [[nodiscard]] Reader reader() const override;
  [[nodiscard]] LineReading read_line(const cv::Mat& crop) override;

  // Words of an upright page given as grey pixels (even light, seals taken out) at `scale` pixels a point; boxes and
  // edges in points. Only chinese.
  [[nodiscard]] std::vector<Word> read_page(const cv::Mat& gray, double scale);

 private:
  struct State;
  explicit TesseractReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier
