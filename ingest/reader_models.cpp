#include "ingest/reader_models.h"

#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <system_error>

#include <tesseract/baseapi.h>

#include "ingest/glyph_table.h"
#include "ingest/ingest.h"
#include "ingest/onnx_session.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

std::string environment_value(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::string existing(const fs::path& folder, std::initializer_list<const char*> names) {
  std::error_code ignored;
  for (const char* name : names) {
    const fs::path path = folder / name;
    if (fs::is_regular_file(path, ignored)) {
      return path.string();
    }
  }
  return {};
}

std::vector<fs::path> model_folders(const std::string& asked) {
  if (!asked.empty()) {
    return {asked};
  }
  std::vector<fs::path> folders;
  if (const std::string named = environment_value("DOSSIER_MODELS"); !named.empty()) {
    return {named};
  }
#ifdef DOSSIER_MODELS_DEFAULT
  folders.emplace_back(DOSSIER_MODELS_DEFAULT);
#endif
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  if (!program.empty()) {
    folders.push_back(program.parent_path().parent_path() / "share/dossier/models");
  }
  folders.emplace_back("/usr/local/share/dossier/models");
  folders.emplace_back("/usr/share/dossier/models");
  return folders;
}

void find_tessdata(ReaderModels& models) {
  std::vector<fs::path> folders;
  if (const std::string prefix = environment_value("TESSDATA_PREFIX"); !prefix.empty()) {
    folders.emplace_back(prefix);
    folders.push_back(fs::path(prefix) / "tessdata");
  }
  folders.emplace_back("/usr/share/tesseract-ocr/5/tessdata");
  folders.emplace_back("/usr/share/tesseract-ocr/4.00/tessdata");
  folders.emplace_back("/usr/share/tessdata");
  folders.emplace_back("/usr/local/share/tessdata");
  for (const fs::path& folder : folders) {
    const bool chinese = !existing(folder, {"chi_sim.traineddata"}).empty();
    const bool english = !existing(folder, {"eng.traineddata"}).empty();
    if ((chinese || english) && (models.tessdata.empty() || (chinese && !models.tesseract_chinese))) {
      models.tessdata = folder.string();
      models.tesseract_chinese = chinese;
      models.tesseract_english = english;
    }
  }
}

ReadingAbility ability(std::string name, const std::string& path, const std::string& costs) {
  return {std::move(name), !path.empty(), path.empty() ? costs : path};
}

}  // namespace

bool ReaderModels::paddle() const {
#ifdef DOSSIER_WITH_ONNX
  return !runtime.empty() && !detector.empty() && !chinese.empty();
#else
  return false;
#endif
}

ReaderModels find_models(const std::string& folder) {
  ReaderModels models;
  for (const fs::path& place : model_folders(folder)) {
    models.folder = place.string();
    models.runtime = existing(place, {"libonnxruntime.so.1", "libonnxruntime.so"});
    models.detector = existing(place, {"det.onnx"});
    models.chinese = existing(place, {"rec_ch.onnx"});
    models.chinese_keys = existing(place, {"keys_ch.txt"});
    models.chinese_v3 = existing(place, {"rec_ch3.onnx"});
    models.english = existing(place, {"rec_en.onnx"});
    models.english_keys = existing(place, {"keys_en.txt"});
    if (!models.detector.empty() || !models.chinese.empty()) {
      break;
    }
  }
  if (models.runtime.empty() && !models.detector.empty()) {
    // Debian 13 and newer carry the library themselves.
    models.runtime = existing("/usr/lib/x86_64-linux-gnu", {"libonnxruntime.so.1", "libonnxruntime.so"});
    if (models.runtime.empty()) {
      models.runtime = existing("/usr/lib/aarch64-linux-gnu", {"libonnxruntime.so.1", "libonnxruntime.so"});
    }
  }
  find_tessdata(models);
  return models;
}

std::vector<ReadingAbility> model_abilities(const ReaderModels& models) {
  std::vector<ReadingAbility> abilities;
  const std::string setup = " (./dev setup fetches it)";
#ifdef DOSSIER_WITH_ONNX
  const std::string version = models.runtime.empty() ? "" : onnx_runtime_version(models.runtime);
  abilities.push_back({"onnx-runtime", !version.empty(),
                       version.empty() ? "absent: pages are read by Tesseract alone, far worse on degraded scans" + setup
                                       : version + ", " + models.runtime});
#else
  abilities.push_back({"onnx-runtime", false,
                       "built without it: pages are read by Tesseract alone, far worse on degraded scans"
                       " (./dev setup fetches the headers; then configure again)"});
#endif
  abilities.push_back(ability("paddle-detector", models.detector,
                              "absent: pages are read by Tesseract alone" + setup));
  abilities.push_back(ability("paddle-chinese", models.chinese,
                              "absent: pages are read by Tesseract alone" + setup));
  abilities.push_back(ability("paddle-chinese-v3", models.chinese_v3,
                              "absent: names and titles become uncertain far more often" + setup));
  abilities.push_back(ability("paddle-english", models.english,
                              "absent: figures have one independent second reader fewer and become uncertain more often" + setup));
  abilities.push_back({"glyphs", !glyph_table().empty(), std::to_string(glyph_table().size()) + " looks of Chinese characters"});
  const std::string tesseract = std::string(tesseract::TessBaseAPI::Version()) + ", " + models.tessdata;
  abilities.push_back({"tesseract-chi_sim", models.tesseract_chinese,
                       models.tesseract_chinese ? tesseract
                                                : "absent: names have no second reader, and without the weights no page "
                                                  "can be read at all (apt install tesseract-ocr-chi-sim)"});
  abilities.push_back({"tesseract-eng", models.tesseract_english,
                       models.tesseract_english ? tesseract
                                                : "absent: figures have one independent second reader fewer (apt install "
                                                  "tesseract-ocr-eng)"});
  return abilities;
}

}  // namespace dossier
