#include "ingest/second_look.h"

#include <algorithm>

#include "ingest/glyph_reader.h"
#include "ingest/ink_planes.h"
#include "ingest/sign_ink.h"
#include "ingest/standing_page.h"
#include "models/text.h"

namespace dossier {
namespace {

void read_with(const SecondReaders::Engine& wanted, const cv::Mat& crop, Word& word) {
  OcrEngine* engine = wanted ? wanted() : nullptr;
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
                const SecondReaders& readers, const Suffices& suffices) {
  for (const SecondLook& look : looks) {
    if (look.word >= page.words.size() || page.words[look.word].box.empty()) {
      continue;
    }
    Word& word = page.words[look.word];
    CropInk ink = CropInk::plain;
    const cv::RotatedRect place = crop_of(word);
    const cv::Mat crop = line_crop(picture, placement, place, &ink);
    if (crop.empty()) {
      continue;
    }
    word.under_seal = word.under_seal || ink == CropInk::crossed;
    const auto read = [&](const SecondReaders::Engine& engine) {
      if (look.thorough || !suffices || !suffices(word, look)) {
        read_with(engine, crop, word);
      }
    };
    // Among Chinese characters a reader that knows none sees letters and digits where there are none.
    const std::u32string text = to_u32(word.text);
    const bool mixed = word.reader != Reader::tesseract_chinese && std::any_of(text.begin(), text.end(), is_cjk);
    if (word.reader == Reader::text_layer) {
      read(readers.page);
    }
    // A character that the networks take for another stands so in all of their readings.
    const bool by_look = look.alphabet == SecondLook::Alphabet::chinese || !look.glyphs.empty();
    if (by_look && word.glyphs.empty() && word.reader != Reader::text_layer) word.glyphs = read_glyphs(crop, place, word, look.glyphs, glyph_table());
    switch (look.alphabet) {
      case SecondLook::Alphabet::digits:
        read(readers.english);
        read(mixed ? readers.chinese : readers.digits);
        word.sign = sign_ink(picture, placement, page, word);
        break;
      case SecondLook::Alphabet::latin:
        read(readers.english);
        read(mixed ? readers.chinese : readers.latin);
        break;
      case SecondLook::Alphabet::chinese:
        read(readers.chinese_v3);
        read(readers.chinese);
        break;
    }
  }
}

}  // namespace dossier
