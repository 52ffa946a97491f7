#include "ingest/second_look.h"

#include <algorithm>

#include "ingest/ink_planes.h"
#include "ingest/sign_ink.h"
#include "ingest/standing_page.h"

namespace dossier {
namespace {

void read_with(OcrEngine* engine, const cv::Mat& crop, Word& word) {
  if (engine == nullptr || engine->reader() == word.reader) {
    return;
  }
  const Reader reader = engine->reader();
  if (std::any_of(word.readings.begin(), word.readings.end(), [&](const Reading& r) { return r.reader == reader; })) {
    return;
  }
  LineReading line = engine->read_line(crop);
  word.readings.push_back({reader, std::move(line.text), line.confidence});
}

// The crop to be read: the word with the margin that line finders leave around letters.
cv::RotatedRect crop_of(const Word& word) {
  Box box = word.box;
  if (word.reader == Reader::text_layer) {
    const double pad = 0.12 * box.height;
    box = {box.x - pad, box.y - pad, box.width + 2 * pad, box.height + 2 * pad};
  }
  return rect_of(box);
}

}  // namespace

void look_again(Page& page, const PagePicture& picture, const Placement& placement, std::span<const SecondLook> looks,
                const SecondReaders& readers) {
  for (const SecondLook& look : looks) {
    if (look.word >= page.words.size() || page.words[look.word].box.empty()) {
      continue;
    }
    Word& word = page.words[look.word];
    CropInk ink = CropInk::plain;
    const cv::Mat crop = line_crop(picture, placement, crop_of(word), &ink);
    if (crop.empty()) {
      continue;
    }
    word.under_seal = word.under_seal || ink == CropInk::crossed;
    if (word.reader == Reader::text_layer) {
      read_with(readers.page, crop, word);
    }
    switch (look.alphabet) {
      case SecondLook::Alphabet::digits:
        read_with(readers.english, crop, word);
        read_with(readers.digits, crop, word);
        word.sign = sign_ink(picture, placement, page, word);
        break;
      case SecondLook::Alphabet::latin:
        read_with(readers.english, crop, word);
        read_with(readers.latin, crop, word);
        break;
      case SecondLook::Alphabet::chinese:
        read_with(readers.chinese_v3, crop, word);
        read_with(readers.chinese, crop, word);
        break;
    }
  }
}

}  // namespace dossier
