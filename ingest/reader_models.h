// Where the reading machinery lies on this machine: OCR weights, the ONNX Runtime library, Tesseract's languages.
#pragma once

#include <string>
#include <vector>

namespace dossier {

struct ReadingAbility;  // ingest/ingest.h

// Paths; empty where a part was not found. Everything works without any of the first seven, with Tesseract alone.
struct ReaderModels {
  std::string folder;        // where was looked last
  std::string runtime;       // libonnxruntime.so*
  std::string detector;      // PP-OCRv4 text detector (.onnx)
  std::string chinese;       // PP-OCRv4 Chinese recogniser (.onnx; its key list is in the model's metadata or in chinese_keys)
  std::string chinese_keys;  // one character a line
  std::string chinese_v3;    // PP-OCRv3 Chinese recogniser, the second reader of names; its key list is in its metadata
  std::string english;       // PP-OCRv4 English and digit recogniser
  std::string english_keys;
  std::string tessdata;      // folder with chi_sim.traineddata
  bool tesseract_chinese = false;
  bool tesseract_english = false;

  // Can pages be read by PP-OCRv4 here (built with ONNX Runtime, and library, detector and Chinese recogniser found)?
  [[nodiscard]] bool paddle() const;
};

// Looks in `folder` (ReadingOptions::models) if it is not empty, else in $DOSSIER_MODELS, the folder known at build time,
// the user's cache and /usr/share/dossier/models; Tesseract's data in $TESSDATA_PREFIX and Debian's places.
// Opens nothing but the folders.
[[nodiscard]] ReaderModels find_models(const std::string& folder = {});

// One entry a part, present or not, with what its absence costs, for `dossier doctor`. Loads the runtime to ask its version.
[[nodiscard]] std::vector<ReadingAbility> model_abilities(const ReaderModels& models);

}  // namespace dossier
