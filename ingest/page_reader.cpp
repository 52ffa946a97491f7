#include "ingest/page_reader.h"

#include <algorithm>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "ingest/paddle_page.h"
#include "ingest/ruling_lines.h"
#include "ingest/uncovered_ink.h"

namespace dossier {

struct PageReader::Engines {
  ReaderModels models;
  bool loaded = false;
  std::optional<PaddlePage> paddle;
};

PageReader::PageReader(const ReaderModels& models) : engines_(std::make_unique<Engines>()) { engines_->models = models; }
PageReader::~PageReader() = default;
PageReader::PageReader(PageReader&&) noexcept = default;
PageReader& PageReader::operator=(PageReader&&) noexcept = default;

bool PageReader::warm() {
  if (engines_->loaded) {
    return engines_->paddle.has_value();
  }
  engines_->loaded = true;
  const ReaderModels& m = engines_->models;
  if (m.paddle()) {
    auto detector = PaddleDetector::load(m.runtime, m.detector);
    auto recognizer = PaddleRecognizer::load(m.runtime, m.chinese, m.chinese_keys, Reader::paddle_chinese);
    if (detector && recognizer) {
      engines_->paddle.emplace(std::move(*detector), std::move(*recognizer));
    }
  }
  return engines_->paddle.has_value();
}

namespace {
void place(Page& page, const PagePicture& picture, const Placement& placement) {
  page.width = placement.width;
  page.height = placement.height;
  page.displayed_width = picture.width;
  page.displayed_height = picture.height;
  page.turned = placement.turned;
  for (int i = 0; i < 9; ++i) {
    page.to_displayed[static_cast<std::size_t>(i)] = placement.to_displayed.val[i];
  }
}
}  // namespace

Page PageReader::read(const PageImage& image, int number, const SecondLooks&) {
  Page page;
  page.number = number;
  page.source = PageSource::ocr;
  const PagePicture picture = picture_of(image);
  warm();
  if (picture.bgr.empty() || !engines_->paddle) {
    return page;
  }
  page.dpi = picture.scale() * 72;
  const StandingPage standing = engines_->paddle->stand(picture);
  place(page, picture, standing.placement);
  page.words = engines_->paddle->read(picture, standing);
  constexpr double kRuleScale = 2;
  const cv::Mat upright = upright_image(picture, standing.placement, std::min(kRuleScale, 2.5 * picture.scale()));
  const double scale = upright.cols / standing.placement.width;
  cv::Mat gray;
  cv::cvtColor(upright, gray, cv::COLOR_BGR2GRAY);
  cv::Mat ink = ink_mask(even_light(gray));
  page.rules = ruling_lines(ink, scale, page.words);
  for (const UncoveredInk& mark : uncovered_ink(ink, scale, page.words)) {
    if (mark.dash) {
      Word word;
      word.text = "-";
      word.box = mark.box;
      word.reader = Reader::paddle_chinese;
      word.confidence = 0.5;
      page.words.push_back(word);
    } else {
      Box b = mark.box;
      const double pad = 0.25 * b.height;
      b = {b.x - pad, b.y - pad, b.width + 2 * pad, b.height + 2 * pad};
      for (Word& word : engines_->paddle->read_place(picture, standing.placement, rect_of(b))) {
        if (word.confidence > 0.6) page.words.push_back(std::move(word));
      }
    }
  }
  for (const InkSeal& seal : standing.inks.seals) {
    page.seals.push_back({{seal.place.x / standing.scale, seal.place.y / standing.scale, seal.place.width / standing.scale, seal.place.height / standing.scale}, seal.color, ""});
  }
  page.picture_hash = picture_hash(picture.bgr);
  return page;
}

Page PageReader::read_title_band(const PageImage& image, int number) { return read(image, number, {}); }
void PageReader::look_again(Page&, const PageImage&, std::span<const SecondLook>) {}
void PageReader::look_at_picture(Page&, const PageImage&) {}
std::string PageReader::version() const { return "1"; }

}  // namespace dossier
