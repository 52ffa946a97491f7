#include "ingest/tesseract_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <opencv2/imgproc.hpp>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "ingest/line_words.h"
#include "models/text.h"

// Of libgomp, which comes with Debian's Tesseract: 0 makes parallel regions run on the calling thread. Tesseract asks for four
// threads by itself, which costs more than it gains, and threads do not survive a fork.
extern "C" void omp_set_max_active_levels(int) __attribute__((weak));

namespace dossier {
namespace {

constexpr int kLineHeight = 48;  // measured best for crops
constexpr int kBorder = 12;      // pixels around a crop, repeating its edge: without it the ends are lost

constexpr const char* kDigits = "0123456789.,-()";
constexpr const char* kLatin =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,-()/:;&+%#@_ ";

struct Symbol {
  std::u32string text;
  double confidence = 0;
  int left = 0, right = 0, top = 0, bottom = 0;
  bool space_before = false;
};

}  // namespace

struct TesseractReader::State {
  tesseract::TessBaseAPI api;
  Alphabet alphabet = Alphabet::chinese;
};

TesseractReader::TesseractReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
TesseractReader::~TesseractReader() = default;

std::unique_ptr<TesseractReader> TesseractReader::load(const std::string& tessdata, Alphabet alphabet) {
  if (omp_set_max_active_levels != nullptr) {
    omp_set_max_active_levels(0);
  }
  auto state = std::make_unique<State>();
  state->alphabet = alphabet;
  const char* language = alphabet == Alphabet::chinese ? "chi_sim" : "eng";
  // Messages about single crops go nowhere; dictionaries bend figures and names towards words.
  const std::vector<std::string> names = {"debug_file", "load_system_dawg", "load_freq_dawg"};
  const std::vector<std::string> values = {"/dev/null", "0", "0"};
  if (state->api.Init(tessdata.c_str(), language, tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) != 0) {
    return nullptr;
  }
  if (alphabet != Alphabet::chinese) {
    state->api.SetVariable("tessedit_char_whitelist", alphabet == Alphabet::digits ? kDigits : kLatin);
  }
  return std::unique_ptr<TesseractReader>(new TesseractReader(std::move(state)));
}

Reader TesseractReader::reader() const {
  return state_->alphabet == Alphabet::chinese ? Reader::tesseract_chinese : Reader::tesseract_digits;
}

namespace {

std::vector<Symbol> symbols_of(tesseract::ResultIterator& it, tesseract::PageIteratorLevel within) {
  std::vector<Symbol> symbols;
  do {
    const std::unique_ptr<char[]> text(it.GetUTF8Text(tesseract::RIL_SYMBOL));
    Symbol symbol;
    if (text && it.BoundingBox(tesseract::RIL_SYMBOL, &symbol.left, &symbol.top, &symbol.right, &symbol.bottom)) {
      symbol.text = to_u32(text.get());
      symbol.confidence = std::clamp(it.Confidence(tesseract::RIL_SYMBOL) / 100.0, 0.0, 1.0);
      symbol.space_before = it.IsAtBeginningOf(tesseract::RIL_WORD) && !symbols.empty();
      symbols.push_back(std::move(symbol));
    }
    if (it.IsAtFinalElement(within, tesseract::RIL_SYMBOL)) {
      break;
    }
  } while (it.Next(tesseract::RIL_SYMBOL));
  return symbols;
}

// As a reading of a crop whose columns `left` to `left + width` the symbols' boxes refer to.
LineReading line_of(const std::vector<Symbol>& symbols, double left, double width) {
  LineReading line;
  double sum = 0;
  std::u32string text;
  const auto share = [&](double x) { return static_cast<float>(std::clamp((x - left) / width, 0.0, 1.0)); };
  for (const Symbol& symbol : symbols) {
    if (symbol.space_before && !text.empty()) {
      // Between Chinese characters Tesseract's spaces mean nothing.
      const bool cjk = is_cjk(text.back()) || (!symbol.text.empty() && is_cjk(symbol.text.front()));
      if (!cjk) {
        line.left.push_back(line.right.back());
        line.right.push_back(share(symbol.left));
        line.certainty.push_back(static_cast<float>(symbol.confidence));
        text += U' ';
      }
    }
    const auto points = static_cast<double>(symbol.text.size());
    for (double k = 0; k < points; ++k) {
      line.left.push_back(share(symbol.left + (symbol.right - symbol.left) * k / points));
      line.right.push_back(share(symbol.left + (symbol.right - symbol.left) * (k + 1) / points));
      line.certainty.push_back(static_cast<float>(symbol.confidence));
    }
    text += symbol.text;
    sum += symbol.confidence;
  }
  line.text = to_utf8(text);
  line.confidence = symbols.empty() ? 0 : sum / static_cast<double>(symbols.size());
  return line;
}

}  // namespace

LineReading TesseractReader::read_line(const cv::Mat& crop) {
  if (crop.empty() || crop.rows < 2 || crop.cols < 2) {
    return {};
  }
  cv::Mat gray = crop;
  if (crop.channels() == 3) {
    cv::cvtColor(crop, gray, cv::COLOR_BGR2GRAY);
  }
  const int width = std::clamp(static_cast<int>(std::lround(static_cast<double>(gray.cols) * kLineHeight / gray.rows)), 4, 4096);
  if (gray.rows != kLineHeight) {
    cv::resize(gray, gray, {width, kLineHeight}, 0, 0, gray.rows > 2 * kLineHeight ? cv::INTER_AREA : cv::INTER_LINEAR);
  }
  cv::copyMakeBorder(gray, gray, kBorder, kBorder, kBorder, kBorder, cv::BORDER_REPLICATE);
  tesseract::TessBaseAPI& api = state_->api;
  api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  api.SetImage(gray.data, gray.cols, gray.rows, 1, static_cast<int>(gray.step));
  api.SetSourceResolution(300);
  LineReading line;
  if (api.Recognize(nullptr) == 0) {
    const std::unique_ptr<tesseract::ResultIterator> it(api.GetIterator());
    if (it && !it->Empty(tesseract::RIL_SYMBOL)) {
      line = line_of(symbols_of(*it, tesseract::RIL_BLOCK), kBorder, gray.cols - 2 * kBorder);
    }
  }
  api.Clear();
  return line;
}

std::vector<Word> TesseractReader::read_page(const cv::Mat& gray, double scale) {
  std::vector<Word> words;
  if (gray.empty() || gray.type() != CV_8UC1) {
    return words;
  }
  tesseract::TessBaseAPI& api = state_->api;
  api.SetPageSegMode(tesseract::PSM_AUTO);
  api.SetImage(gray.data, gray.cols, gray.rows, 1, static_cast<int>(gray.step));
  api.SetSourceResolution(std::clamp(static_cast<int>(std::lround(scale * 72)), 70, 600));
  if (api.Recognize(nullptr) == 0) {
    const std::unique_ptr<tesseract::ResultIterator> it(api.GetIterator());
    if (it && !it->Empty(tesseract::RIL_SYMBOL)) {
      do {
        const std::vector<Symbol> symbols = symbols_of(*it, tesseract::RIL_TEXTLINE);
        if (symbols.empty()) {
          continue;
        }
        cv::Rect around;
        for (const Symbol& s : symbols) {
          around |= cv::Rect(s.left, s.top, std::max(1, s.right - s.left), std::max(1, s.bottom - s.top));
        }
        // The same margin around the letters as the other engine's boxes have.
        const double pad = 0.3 * around.height;
        const Box box{(around.x - pad) / scale, (around.y - pad) / scale, (around.width + 2 * pad) / scale,
                      (around.height + 2 * pad) / scale};
        const LineReading line = line_of(symbols, around.x - pad, around.width + 2 * pad);
        for (Word& word : words_of_line(line, rect_of(box), Reader::tesseract_chinese)) {
          words.push_back(std::move(word));
        }
      } while (it->Next(tesseract::RIL_SYMBOL));
    }
  }
  api.Clear();
  return words;
}

}  // namespace dossier
