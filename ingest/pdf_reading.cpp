#include "ingest/pdf_reading.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "ingest/image_pages.h"
#include "ingest/layer_page.h"
#include "ingest/scan_image.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kReadingDpi = 200;
constexpr double kBandDpi = 110;
constexpr double kSampleDpi = 120;           // for single words: 100 dpi reads as well, this leaves a margin for small print
constexpr double kFewestDpi = 100;           // a coarser scan is enlarged to that, so that no letter is a few pixels high
constexpr double kFewPixels = 1400;          // on the longer side of the page
constexpr double kMostDpi = 400;
constexpr std::uint64_t kMostPixels = 2 * kReadingPixels;
constexpr std::size_t kSampleWords = 14;     // of one page
constexpr std::size_t kSpotChecks = 3;       // of a page whose glyphs are all vouched for
constexpr int kSpotEvery = 12;               // of a long file: one word on every such page …
constexpr int kMostSpotPages = 5;            // … of the first so many
constexpr int kChineseSampledPages = 6;      // of a long file: names are worth less than figures
constexpr int kSampledPagesAtMost = 60;
constexpr int kPicturedPagesAtMost = 40;     // of a long file
constexpr double kSmallestMark = 20;         // points: the star of a seal
constexpr double kPastedPage = 0.3;          // of the page: a picture that may be a page pasted in
constexpr std::size_t kFewWords = 40;        // beside such a picture

// Is there ink under the box? A figure that the layer has and nobody sees is no figure.
bool on_ink(const cv::Mat& gray, const Box& displayed_box, double scale) {
  const int x = static_cast<int>(displayed_box.x * scale), y = static_cast<int>(displayed_box.y * scale);
  const cv::Rect place = cv::Rect(x, y, static_cast<int>(std::ceil(displayed_box.width * scale)) + 1, static_cast<int>(std::ceil(displayed_box.height * scale)) + 1) &
                         cv::Rect(0, 0, gray.cols, gray.rows);
  if (place.empty()) return false;
  double low = 0, high = 0;
  cv::minMaxLoc(gray(place), &low, &high);
  return high - low > 50;
}

// A dash or a slash by itself is too little to compare.
bool tells(const std::string& text) {
  int letters = 0;
  for (const char32_t c : to_u32(text)) {
    letters += (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || is_cjk(c) ? 1 : 0;
  }
  return letters >= 2;
}

// `looks`, and all figures and, if wanted, Chinese words that are long enough to tell something. In the order of the page.
std::vector<SecondLook> with_telling_words(std::vector<SecondLook> looks, const Page& page, bool chinese) {
  std::vector<bool> taken(page.words.size(), false);
  for (const SecondLook& look : looks) {
    if (look.word < taken.size()) taken[look.word] = true;
  }
  for (std::uint32_t i = 0; i < page.words.size(); ++i) {
    const std::string& text = page.words[i].text;
    if (taken[i] || text.size() > 48 || page.words[i].edges.empty()) continue;
    if (figure_key(text).size() >= 4) {
      looks.push_back({i, SecondLook::Alphabet::digits});
    } else if (chinese && text.size() >= 12) {
      const std::u32string characters = to_u32(text);
      if (std::count_if(characters.begin(), characters.end(), is_cjk) >= 4) looks.push_back({i, SecondLook::Alphabet::chinese});
    }
  }
  std::sort(looks.begin(), looks.end(), [](const SecondLook& a, const SecondLook& b) { return a.word < b.word; });
  return looks;
}

// Is anything but letters, rules and shades drawn on the page that is large enough for a seal?
bool has_marks(const PdfPage& layer) {
  return std::any_of(layer.paints.begin(), layer.paints.end(), [](const PdfPaint& paint) {
    return paint.kind != PdfPaint::Kind::fill && std::min(paint.box.width, paint.box.height) >= kSmallestMark;
  });
}

void note_complaints(int number, const PdfPage& layer, Result<Page>& page) {
  if (!page.has_value() || layer.complaints.empty()) return;
  page->problems.push_back({"pdf.syntax", "The PDF is faulty on this page: " + layer.complaints.front() + ".", number});
}

double longest(const PdfPage& page) { return std::max(page.width, page.height); }

}  // namespace

double reading_dpi(const PdfPage& page, const LayerJudgement& judgement) {
  double dpi = std::max(kReadingDpi, std::min(kMostDpi, kFewPixels * 72 / longest(page)));
  if (judgement.reason == "page-is-image") {
    double own = 0, area = 0;
    for (const PdfPaint& paint : page.paints) {
      if ((paint.kind == PdfPaint::Kind::image || paint.kind == PdfPaint::Kind::stencil) && paint.box.area() > area) {
        area = paint.box.area();
        own = paint.dpi;
      }
    }
    if (own > 0) dpi = std::min(dpi, std::max(own, kFewestDpi));
  }
  const double at_most = std::sqrt(static_cast<double>(kReadingPixels) / (page.width * page.height)) * 72;
  return std::min(dpi, at_most);
}

PdfReading::PdfReading(PdfDocument& document, PageReader& reader, const ReadingOptions& options, const ReadingPolicy& policy, int first_page)
    : document_(document), reader_(reader), options_(options), policy_(policy), triage_(options, policy, document.page_count(), first_page) {}

Result<Page> PdfReading::read(int number) {
  Result<PdfPage> layer = document_.page(number);
  if (!layer.has_value()) return tl::unexpected(layer.error());
  LayerJudgement judgement = judge_layer(*layer, true);
  Result<Page> page = failed("pdf.page-damaged", "The page cannot be read.", number);
  LayerVerdict verdict;
  if (judgement.blank || (options_.use_text_layer && !judgement.whole_page)) page = read_layer(number, *layer, judgement, verdict);
  if (!verdict.believed) {
    if (!options_.use_text_layer) judgement.reason = "text-layer-not-wanted";
    page = read_pixels(number, *layer, judgement, verdict.worthy);
  }
  note_complaints(number, *layer, page);
  return page;
}

Result<Page> PdfReading::read_again(int number) {
  Result<PdfPage> layer = document_.page(number);
  if (!layer.has_value()) return tl::unexpected(layer.error());
  LayerJudgement judgement = judge_layer(*layer, true);
  judgement.reason = left_reason_;
  Result<Page> page = read_pixels(number, *layer, judgement, true);
  note_complaints(number, *layer, page);
  return page;
}

bool PdfReading::uses_distrusted_font(const PdfPage& layer, const LayerJudgement& judgement) const {
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    const std::int16_t font = layer.words[i].word.font;
    if (judgement.faults[i] == WordFault::none && font >= 0 && proofs_.distrusted(layer.fonts[static_cast<std::size_t>(font)].key)) return true;
  }
  return false;
}

Result<Page> PdfReading::read_layer(int number, const PdfPage& layer, LayerJudgement& judgement, LayerVerdict& verdict) {
  LayerPage from_layer = page_of_layer(number, layer, judgement);
  Page& page = from_layer.page;
  const Box whole = {0, 0, page.width, page.height};
  verdict.believed = true;
  if (judgement.blank) return std::move(page);
  if (uses_distrusted_font(layer, judgement)) {
    judgement.reason = "font-differs-from-pixels";
    verdict.believed = false;
    return std::move(page);
  }
  std::vector<SecondLook> wanted;  // what the policy asks for
  bool worthy = !triage_.selective();
  if (triage_.selective() && !judgement.regions.empty()) {
    worthy = verdict.worthy = triage_.worth_reading(number, title_band_of(page));
    if (worthy && policy_.second_looks) wanted = policy_.second_looks(page);
    if (wanted.empty()) {
      // Nothing on the page is wanted: its pictures are diagrams and photographs, unless one is nearly all there is.
      std::erase_if(judgement.regions, [&](const Box& box) {
        return box.area() < kPastedPage * layer.width * layer.height || page.words.size() > kFewWords;
      });
    }
  } else if (worthy && policy_.second_looks && options_.second_looks) {
    wanted = policy_.second_looks(page);
  }
  // Whoever uses a figure or a name later relies on the layer, whatever the policy asks for on a page of text.
  std::vector<SecondLook> looks, sample;
  if (options_.second_looks && sampled_pages_ < kSampledPagesAtMost) {
    const bool chinese = !triage_.selective() || sampled_pages_ < kChineseSampledPages;
    looks = with_telling_words(triage_.selective() ? std::vector<SecondLook>{} : wanted, page, chinese);
    const std::size_t spots = !triage_.selective() ? kSpotChecks : number % kSpotEvery == kSpotEvery / 2 && number < kSpotEvery * kMostSpotPages ? 1 : 0;
    sample = sample_of(layer, from_layer.layer_word_of, looks, proofs_, kSampleWords, spots);
  }
  bool pictured = !triage_.selective() && !sample.empty();
  if (triage_.selective() && options_.second_looks && policy_.picture_tells && pictured_pages_ < kPicturedPagesAtMost && has_marks(layer)) {
    pictured = policy_.picture_tells(page);
    pictured_pages_ += pictured ? 1 : 0;
  }
  if (sample.empty() && judgement.regions.empty() && !pictured) {
    page.trust.push_back({.region = whole, .text_layer_used = true, .reason = options_.second_looks && sampled_pages_ < kSampledPagesAtMost ? "glyphs-vouched-for" : "structure-only"});
    return std::move(page);
  }
  const double dpi = judgement.regions.empty() ? std::min(kSampleDpi, reading_dpi(layer, judgement)) : reading_dpi(layer, judgement);
  const Result<cv::Mat> pixels = document_.render(number, dpi, kMostPixels);
  if (!pixels.has_value()) return tl::unexpected(pixels.error());
  const PageImage image{.bgr = *pixels, .dpi = dpi, .width_pt = layer.width, .height_pt = layer.height};
  if (!sample.empty()) {
    ++sampled_pages_;
    // A second reader is asked only where the first does not see what the layer says.
    reader_.look_again(page, image, sample, [](const Word& word, const SecondLook&) {
      return std::any_of(word.readings.begin(), word.readings.end(), [&](const Reading& reading) {
        return reading.reader != Reader::text_layer && reading.reader != Reader::code && confirms(word.text, reading.text);
      });
    });
    if (!check_against_pixels(page, layer, from_layer.layer_word_of, sample, image)) {
      judgement.reason = "pixels-differ";
      verdict.believed = false;
      return std::move(page);
    }
    cv::Mat gray;
    cv::cvtColor(image.bgr, gray, cv::COLOR_BGR2GRAY);
    const auto unseen = std::find_if(looks.begin(), looks.end(), [&](const SecondLook& look) {
      return look.word < from_layer.layer_word_of.size() && !on_ink(gray, layer.words[from_layer.layer_word_of[look.word]].word.box, dpi / 72);
    });
    if (unseen != looks.end()) {
      judgement.reason = "no-ink-under-words";
      verdict.believed = false;
      return std::move(page);
    }
  }
  if (pictured) {
    // Its own ruling lines are exact.
    std::vector<RulingLine> rules = std::move(page.rules);
    reader_.look_at_picture(page, image);
    if (!rules.empty()) page.rules = std::move(rules);
  }
  page.trust.push_back({.region = whole, .text_layer_used = true, .reason = sample.empty() ? "glyphs-vouched-for" : "words-match-pixels"});
  for (const Box& region : judgement.regions) {
    const Box padded = intersection({region.x - 2, region.y - 2, region.width + 4, region.height + 4}, {0, 0, layer.width, layer.height});
    const double scale = dpi / 72;
    const cv::Rect place = cv::Rect(static_cast<int>(padded.x * scale), static_cast<int>(padded.y * scale), static_cast<int>(padded.width * scale), static_cast<int>(padded.height * scale)) &
                           cv::Rect(0, 0, image.bgr.cols, image.bgr.rows);
    if (place.width < 8 || place.height < 8) continue;
    const Box exact = {place.x / scale, place.y / scale, place.width / scale, place.height / scale};
    const PageImage part{.bgr = image.bgr(place).clone(), .dpi = dpi, .width_pt = exact.width, .height_pt = exact.height};
    if (!worthy && !triage_.worth_reading(number, reader_.read_title_band(part, number, policy_.head_tells))) continue;
    add_region(page, reader_.read(part, number, options_.second_looks ? policy_.second_looks : PageReader::SecondLooks{}, policy_.suffices), exact);
  }
  return std::move(page);
}

// Weighs the readings that were just taken. False where the layer says something else than the page shows.
bool PdfReading::check_against_pixels(Page& page, const PdfPage& layer, const std::vector<std::size_t>& layer_word_of,
                                      const std::vector<SecondLook>& looks, const PageImage&) {
  int matched = 0, differed = 0, surely_differed = 0;
  for (const SecondLook& look : looks) {
    const Word& word = page.words[look.word];
    if (!tells(word.text)) continue;
    int against = 0;
    bool confirmed = false;
    std::string figure;
    bool one_figure = true;
    for (const Reading& reading : word.readings) {
      if (reading.reader == Reader::text_layer || reading.reader == Reader::code || reading.text.empty()) continue;
      confirmed = confirmed || confirms(word.text, reading.text);
      ++against;
      const std::string read = figure_key(reading.text);
      if (against == 1) figure = read;
      one_figure = one_figure && !read.empty() && read == figure;
    }
    if (against == 0) continue;  // nothing could be read: says nothing
    proofs_.record(layer, layer.words[layer_word_of[look.word]], confirmed);
    ++(confirmed ? matched : differed);
    // Two readers of the pixels agree on another figure than the layer's.
    if (!confirmed && against >= 2 && one_figure && !figure_key(word.text).empty()) ++surely_differed;
  }
  return surely_differed == 0 && (differed < 2 || differed * 3 <= matched);
}

Result<Page> PdfReading::read_pixels(int number, const PdfPage& layer, const LayerJudgement& judgement, bool wanted) {
  const double dpi = reading_dpi(layer, judgement);
  const auto image_at = [&](double resolution) -> Result<PageImage> {
    if (!layer.scan.jpeg.empty()) {
      Result<PageImage> scan = scan_image(layer, resolution, options_.limits);
      if (scan.has_value()) return scan;
    }
    Result<cv::Mat> pixels = document_.render(number, resolution, kMostPixels);
    if (!pixels.has_value()) return tl::unexpected(pixels.error());
    return PageImage{.bgr = *std::move(pixels), .dpi = resolution, .width_pt = layer.width, .height_pt = layer.height};
  };
  // A page that is read whatever its title says is not looked at twice.
  const bool surely = wanted || triage_.surely(number);
  if (!surely) {
    const Result<PageImage> coarse = image_at(std::min(dpi, kBandDpi));
    if (!coarse.has_value()) return tl::unexpected(coarse.error());
    Page band = reader_.read_title_band(*coarse, number, policy_.head_tells);
    if (!triage_.worth_reading(number, band)) {
      band.trust.push_back({.region = {0, 0, band.width, band.height}, .text_layer_used = false, .reason = judgement.reason});
      left_ = number;
      left_reason_ = judgement.reason;
      return band;
    }
  }
  const Result<PageImage> image = image_at(dpi);
  if (!image.has_value()) return tl::unexpected(image.error());
  Page page = reader_.read(*image, number, options_.second_looks ? policy_.second_looks : PageReader::SecondLooks{}, policy_.suffices);
  if (surely && !wanted) (void)triage_.worth_reading(number, title_band_of(page));
  if (options_.use_text_layer) {
    add_layer(page, layer, judgement);
  } else {
    page.trust.push_back({.region = {0, 0, page.width, page.height}, .text_layer_used = false, .reason = judgement.reason});
  }
  return page;
}

}  // namespace dossier
