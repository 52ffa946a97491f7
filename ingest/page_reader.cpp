#include "ingest/page_reader.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <tesseract/baseapi.h>

#include "ingest/figure_pitch.h"
#include "ingest/found_page.h"
#include "ingest/ink_lines.h"
#include "ingest/line_fit.h"
#include "ingest/line_words.h"
#include "ingest/onnx_session.h"
#include "ingest/page_codes.h"
#include "ingest/paddle_detector.h"
#include "ingest/paddle_recognizer.h"
#include "ingest/ruling_lines.h"
#include "ingest/seal_text.h"
#include "ingest/second_look.h"
#include "ingest/sign_ink.h"
#include "ingest/standing_page.h"
#include "ingest/tesseract_reader.h"
#include "ingest/title_lines.h"
#include "ingest/uncovered_ink.h"
#include "models/sha256.h"
#include "models/text.h"

namespace dossier {
namespace {

// Raised with every change of the method that can change a reading: part of the key of cached readings.
constexpr const char* kMethod = "read-11";

constexpr double kRuleScale = 2;          // pixels a point of the paper: 144 dpi, where the thinnest rules are still a pixel wide
constexpr double kLeastConfidence = 0.35; // below, a word is no reading but ornament
constexpr double kStretch = 1.3;          // of a figure in which characters were lost: narrow ones run together
constexpr double kDashConfidence = 0.5;
constexpr int kDashRows = 40;             // pixels, of the crop in which a dash is examined
constexpr double kFoundConfidence = 0.6;  // of words in places that the line finder passed over
constexpr double kTitleBand = 0.34;       // of the page's height
constexpr std::size_t kFirstLines = 7;    // of the title band, which may settle the matter

constexpr std::size_t kHashedPiece = 4096, kHashedPieces = 16;

// Of the size and of pieces from all over the file: no two trainings agree in them, and hashing all of every network
// would take longer than checking a dossier that has been read.
std::string hash_of_weights(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::uint64_t>(std::max<std::streamoff>(0, in.tellg()));
  std::string bytes = std::to_string(size) + ";";
  const std::uint64_t step = std::max<std::uint64_t>(kHashedPiece, size / kHashedPieces);
  for (std::uint64_t at = 0; at < size; at += step) {
    std::string piece(std::min<std::uint64_t>(kHashedPiece, size - at), '\0');
    in.seekg(static_cast<std::streamoff>(at));
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    bytes += piece;
  }
  return sha256_hex(bytes);
}

void place(Page& page, const PagePicture& picture, const Placement& placement) {
  page.width = placement.width;
  page.height = placement.height;
  page.displayed_width = picture.width;
  page.displayed_height = picture.height;
  page.turned = placement.turned;
  std::copy(std::begin(placement.to_displayed.val), std::end(placement.to_displayed.val), page.to_displayed.begin());
}

Placement placement_of(const Page& page) {
  Placement placement{page.width, page.height, page.turned, {}};
  std::copy(page.to_displayed.begin(), page.to_displayed.end(), std::begin(placement.to_displayed.val));
  return placement;
}

// Where they lie on the page as it is placed now.
std::vector<Seal> seals_of(const PageLook& look, const Placement& placement) {
  const cv::Matx33d change = placement.to_displayed.inv() * look.placement.to_displayed;
  std::vector<Seal> seals;
  for (const InkSeal& seal : look.inks.seals) {
    const cv::Rect& p = seal.place;
    const double width = p.width / look.scale;
    const double height = p.height / look.scale;
    const cv::Point2d center = mapped(change, {p.x / look.scale + width / 2, p.y / look.scale + height / 2});
    seals.push_back({{center.x - width / 2, center.y - height / 2, width, height}, seal.color, {}, Reader::paddle_chinese, 0, {}});
  }
  return seals;
}

// The ink of an upright page, parted.
struct Marks {
  cv::Mat ink;  // mask without rules and seals, `scale` pixels a point
  double scale = 1;
  std::vector<RulingLine> rules;
};

Marks marks_of(const PagePicture& picture, const Placement& placement, const std::vector<Box>& texts) {
  const double grain = grain_of(placement);
  const cv::Mat upright = upright_image(picture, placement, std::min(kRuleScale / grain, 2.5 * picture.scale()));
  Marks marks;
  marks.scale = upright.cols / placement.width;
  marks.ink = ink_mask(without_colored_ink(even_light(upright)));
  marks.rules = ruling_lines(marks.ink, marks.scale, grain, texts);
  return marks;
}

std::vector<Box> boxes_of(const std::vector<TextLine>& lines) {
  std::vector<Box> boxes;
  for (const TextLine& line : lines) {
    const cv::RotatedRect& p = line.place;
    boxes.push_back({p.center.x - p.size.width / 2, p.center.y - p.size.height / 2, p.size.width, p.size.height});
  }
  return boxes;
}

// Rows from the top, each from the left, so that the order of words does not hang on the line finder.
void sort_words(std::vector<Word>& words) {
  std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.box.center_y() != b.box.center_y() ? a.box.center_y() < b.box.center_y() : a.box.x < b.box.x;
  });
}

// An engine that is loaded when it is first wanted.
template <class T>
class Lazy {
 public:
  using Load = std::function<std::unique_ptr<T>()>;

  // `load` is empty where the engine is absent. What it gives is not null.
  explicit Lazy(Load load) : load_(std::move(load)) {}

  // Null where the engine is absent.
  [[nodiscard]] T* get() {
    if (load_) {
      engine_ = load_();
      load_ = nullptr;
    }
    return engine_.get();
  }

 private:
  Load load_;
  std::unique_ptr<T> engine_;
};

template <class T>
std::unique_ptr<T> loaded(Result<T> engine) {
  if (!engine) {
    throw std::runtime_error(engine.error().message);
  }
  return std::make_unique<T>(*std::move(engine));
}

Lazy<PaddleDetector>::Load detector_of(const ReaderModels& models) {
  if (!models.paddle()) {
    return {};
  }
  return [=] { return loaded(PaddleDetector::load(models.runtime, models.detector)); };
}

Lazy<PaddleRecognizer>::Load recognizer_of(const ReaderModels& models, const std::string& weights, const std::string& keys, Reader reader) {
  if (!models.paddle() || weights.empty()) {
    return {};
  }
  return [=] { return loaded(PaddleRecognizer::load(models.runtime, weights, keys, reader)); };
}

Lazy<TesseractReader>::Load tesseract_of(const std::string& tessdata, bool present, TesseractReader::Alphabet alphabet) {
  if (!present) {
    return {};
  }
  return [=] {
    auto reader = TesseractReader::load(tessdata, alphabet);
    if (!reader) {
      throw std::runtime_error("Tesseract cannot load its data in " + tessdata);
    }
    return reader;
  };
}

}  // namespace

struct PageReader::Engines {
  explicit Engines(const ReaderModels& found)
      : models(found),
        detector(detector_of(found)),
        recognizer(recognizer_of(found, found.chinese, found.chinese_keys, Reader::paddle_chinese)),
        chinese_v3(recognizer_of(found, found.chinese_v3, {}, Reader::paddle_chinese_v3)),
        english(recognizer_of(found, found.english, found.english_keys, Reader::paddle_english)),
        chinese(tesseract_of(found.tessdata, found.tesseract_chinese, TesseractReader::Alphabet::chinese)),
        digits(tesseract_of(found.tessdata, found.tesseract_english, TesseractReader::Alphabet::digits)),
        latin(tesseract_of(found.tessdata, found.tesseract_english, TesseractReader::Alphabet::latin)) {}

  ReaderModels models;
  Lazy<PaddleDetector> detector;
  Lazy<PaddleRecognizer> recognizer, chinese_v3, english;
  Lazy<TesseractReader> chinese, digits, latin;

  // Of whole pages and of single lines.
  [[nodiscard]] OcrEngine* reader() { return models.paddle() ? static_cast<OcrEngine*>(recognizer.get()) : chinese.get(); }
  [[nodiscard]] SecondReaders second_readers() {
    return {[this] { return reader(); }, [this] { return english.get(); }, [this] { return digits.get(); },
            [this] { return latin.get(); }, [this] { return chinese.get(); }, [this] { return chinese_v3.get(); }};
  }
  void read_seals(Page& page, const PagePicture& picture, const Placement& placement) {
    dossier::read_seals(page.seals, picture, placement, [this] { return reader(); }, [this] { return chinese_v3.get(); });
  }
  [[nodiscard]] FindLines find_lines() {
    if (models.paddle()) {
      return [this](const cv::Mat& picture) { return detector.get()->detect(picture); };
    }
    return [](const cv::Mat& picture) { return ink_lines(picture); };
  }
  // Places `page`; what keeps it from being read is among its problems.
  FoundPage found(Page& page, const PageImage& image, const std::function<StandingPage(const PagePicture&)>& stand);
  std::vector<Word> read_place(const PagePicture& picture, const Placement& placement, const cv::RotatedRect& place, const std::vector<Seal>& seals);
  std::vector<Word> read_lines(const PagePicture& picture, const StandingPage& standing, const std::vector<Seal>& seals);
  std::vector<Word> read_by_tesseract(const PagePicture& picture, const StandingPage& standing);
  void add_uncovered(Page& page, const PagePicture& picture, const Placement& placement, const Marks& marks);
};

FoundPage PageReader::Engines::found(Page& page, const PageImage& image, const std::function<StandingPage(const PagePicture&)>& stand) {
  FoundPage found;
  if (reader() == nullptr) {
    found.picture = picture_of(image);
    page.problems.push_back({"reader.none", "no OCR engine is installed; see dossier doctor", page.number});
  } else {
    found = find_page(image, stand);
  }
  if (found.picture.bgr.empty()) {
    page.problems = {{"page.no-pixels", "the page has no pixels to read", page.number}};
    return found;
  }
  const bool stood = page.problems.empty();
  place(page, found.picture, stood ? found.standing.placement : turned_placement(found.picture.width, found.picture.height, 0));
  page.dpi = stood ? found.picture.scale() * 72 : 0;
  return found;
}

std::vector<Word> PageReader::Engines::read_place(const PagePicture& picture, const Placement& placement,
                                                  const cv::RotatedRect& place, const std::vector<Seal>& seals) {
  CropInk ink = CropInk::plain;
  const cv::Mat crop = line_crop(picture, placement, place, &ink);
  const auto inside = [&](const Seal& seal) { return seal.box.x < place.center.x && place.center.x < seal.box.right() && seal.box.y < place.center.y && place.center.y < seal.box.bottom(); };
  // What is red alone inside a seal is the seal's own text, not the page's.
  if (crop.empty() || (ink == CropInk::colored && std::any_of(seals.begin(), seals.end(), inside))) {
    return {};
  }
  LineReading line = reader()->read_line(crop);
  const double aspect = static_cast<double>(crop.cols) / crop.rows;
  if (const int lost = lost_in_figure(line, aspect); lost > 0) {
    cv::Mat wide;
    cv::resize(crop, wide, {}, kStretch, 1, cv::INTER_CUBIC);
    LineReading again = reader()->read_line(wide);
    // Stretched, separators are told apart worse: only a reading that found what was lost is better.
    if (lost_in_figure(again, aspect) < lost && to_u32(again.text).size() > to_u32(line.text).size()) {
      line = std::move(again);
    }
  }
  std::vector<Word> words = words_of_line(line, place, reader()->reader());
  for (Word& word : words) {
    word.under_seal = ink == CropInk::crossed;
  }
  std::erase_if(words, [](const Word& word) { return word.confidence < kLeastConfidence; });
  return words;
}

std::vector<Word> PageReader::Engines::read_lines(const PagePicture& picture, const StandingPage& standing, const std::vector<Seal>& seals) {
  std::vector<Word> words;
  for (const TextLine& line : standing.lines) {
    std::vector<Word> more = read_place(picture, standing.placement, line.place, seals);
    words.insert(words.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return words;
}

std::vector<Word> PageReader::Engines::read_by_tesseract(const PagePicture& picture, const StandingPage& standing) {
  // Tesseract wants seals out and the paper even; enlarging pixels gains nothing.
  const double grain = grain_of(standing.placement);
  const double scale = std::min(picture.scale(), 300.0 / 72 / grain);
  const cv::Mat upright = upright_image(picture, standing.placement, scale);
  const InkPlanes inks = ink_planes(upright, even_light(upright), scale * grain);
  cv::Mat gray;
  cv::cvtColor(inks.readable, gray, cv::COLOR_BGR2GRAY);
  std::vector<Word> words = chinese.get()->read_page(even_light(gray), scale);
  std::erase_if(words, [](const Word& word) { return word.confidence < kLeastConfidence; });
  return words;
}

void PageReader::Engines::add_uncovered(Page& page, const PagePicture& picture, const Placement& placement,
                                        const Marks& marks) {
  std::vector<Word> found;
  for (const UncoveredInk& mark : uncovered_ink(marks.ink, marks.scale, page.words, page.rules)) {
    if (mark.dash) {
      const double room = 0.5 * mark.box.width;
      const Box around{mark.box.x - room, mark.box.center_y() - 0.9 * mark.box.width, mark.box.width + 2 * room, 1.8 * mark.box.width};
      if (!shows_bar(without_crossing_ink(cut(picture, placement, rect_of(around), kDashRows), nullptr))) {
        continue;
      }
      Word word;
      word.text = "-";
      word.box = mark.box;
      word.reader = reader()->reader();
      word.confidence = kDashConfidence;
      word.edges = {static_cast<float>(mark.box.x), static_cast<float>(mark.box.right())};
      found.push_back(std::move(word));
      continue;
    }
    const double pad = 0.25 * mark.box.height;
    const Box around{mark.box.x - pad, mark.box.y - pad, mark.box.width + 2 * pad, mark.box.height + 2 * pad};
    for (Word& word : read_place(picture, placement, rect_of(around), page.seals)) {
      if (word.confidence >= kFoundConfidence) {
        found.push_back(std::move(word));
      }
    }
  }
  page.words.insert(page.words.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

PageReader::PageReader(const ReaderModels& models) : engines_(std::make_unique<Engines>(models)) {
  cv::setNumThreads(1);
}
PageReader::~PageReader() = default;
PageReader::PageReader(PageReader&&) noexcept = default;
PageReader& PageReader::operator=(PageReader&&) noexcept = default;

void PageReader::prepare() {
  if (engines_->models.paddle()) {
    prepare_onnx_runtime(engines_->models.runtime);
  }
}

void PageReader::warm() {
  Engines& e = *engines_;
  (void)e.detector.get();
  for (Lazy<PaddleRecognizer>* recognizer : {&e.recognizer, &e.chinese_v3, &e.english}) {
    (void)recognizer->get();
  }
  for (Lazy<TesseractReader>* reader : {&e.chinese, &e.digits, &e.latin}) {
    (void)reader->get();
  }
}

Page PageReader::read(const PageImage& image, int number, const SecondLooks& second_looks, const Suffices& suffices) {
  Page page;
  page.number = number;
  page.source = PageSource::ocr;
  Engines& e = *engines_;
  FoundPage found = e.found(page, image, [&](const PagePicture& picture) { return stand(picture, e.find_lines(), *e.reader()); });
  if (!page.problems.empty()) return page;
  const PagePicture& picture = found.picture;
  StandingPage& standing = found.standing;
  page.seals = seals_of(standing.look, standing.placement);
  Marks marks = marks_of(picture, standing.placement, boxes_of(standing.lines));
  page.rules = std::move(marks.rules);
  if (e.models.paddle()) {
    fit_lines(standing.lines, marks.ink, marks.scale);
    page.words = e.read_lines(picture, standing, page.seals);
  } else {
    page.words = e.read_by_tesseract(picture, standing);
  }
  e.add_uncovered(page, picture, standing.placement, marks);
  sort_words(page.words);
  e.read_seals(page, picture, standing.placement);
  page.codes = page_codes(picture, standing.placement);
  page.picture_hash = picture_hash(standing.look.small);
  if (second_looks) {
    const std::vector<SecondLook> looks = second_looks(page);
    dossier::look_again(page, picture, standing.placement, looks, e.second_readers(), suffices);
  }
  show_squeezed(page, found.squeezed);
  return page;
}

Page PageReader::read_title_band(const PageImage& image, int number, const std::function<bool(const Page&)>& head_tells) {
  Page page;
  page.number = number;
  page.source = PageSource::ocr;
  page.fully_read = false;
  Engines& e = *engines_;
  FoundPage found = e.found(page, image, [&](const PagePicture& picture) {
    return stand_by_head(picture, kTitleBand, e.find_lines(), *e.reader());
  });
  if (!page.problems.empty()) return page;
  const PagePicture& picture = found.picture;
  StandingPage& standing = found.standing;
  page.seals = seals_of(standing.look, standing.placement);
  page.picture_hash = picture_hash(standing.look.small);
  std::vector<TextLine> lines = title_lines(std::move(standing.lines));
  const auto read = [&](std::size_t from, std::size_t to) {
    standing.lines.assign(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to));
    for (Word& word : e.read_lines(picture, standing, page.seals)) page.words.push_back(std::move(word));
    sort_words(page.words);
  };
  const std::size_t first = std::min(kFirstLines, lines.size());
  read(0, first);
  if (first < lines.size() && !(head_tells && head_tells(page))) read(first, lines.size());
  show_squeezed(page, found.squeezed);
  return page;
}

void PageReader::look_again(Page& page, const PageImage& image, std::span<const SecondLook> looks, const Suffices& suffices) {
  const PagePicture picture = picture_of(image);
  if (picture.bgr.empty() || looks.empty()) {
    return;
  }
  dossier::look_again(page, picture, placement_of(page), looks, engines_->second_readers(), suffices);
}

void PageReader::look_at_picture(Page& page, const PageImage& image) {
  const PagePicture picture = picture_of(image);
  if (picture.bgr.empty()) {
    return;
  }
  const Placement placement = placement_of(page);
  const double longest = std::max(placement.width, placement.height);
  const PageLook look = look_at(picture, placement, std::min(1088 / longest, picture.scale()));
  page.seals = seals_of(look, placement);
  std::vector<Box> texts;
  for (const Word& word : page.words) {
    texts.push_back(word.box);
  }
  engines_->read_seals(page, picture, placement);
  page.rules = marks_of(picture, placement, texts).rules;
  page.codes = page_codes(picture, placement);
  page.picture_hash = picture_hash(look.small);
}

std::string PageReader::version() const {
  const ReaderModels& m = engines_->models;
  std::string text = kMethod;
  const auto add = [&](const char* name, const std::string& path) {
    if (!path.empty()) {
      text += std::string(";") + name + "=" + hash_of_weights(path).substr(0, 16);
    }
  };
  if (m.paddle()) {
    text += ";onnxruntime=" + onnx_runtime_version(m.runtime);
    add("det", m.detector);
    add("ch", m.chinese);
    add("ch3", m.chinese_v3);
    add("en", m.english);
  }
  text += std::string(";tesseract=") + tesseract::TessBaseAPI::Version();
  if (m.tesseract_chinese) {
    add("chi_sim", m.tessdata + "/chi_sim.traineddata");
  }
  if (m.tesseract_english) {
    add("eng", m.tessdata + "/eng.traineddata");
  }
  return text;
}

}  // namespace dossier
