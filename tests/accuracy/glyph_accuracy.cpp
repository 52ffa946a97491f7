// The program dossier_glyph_accuracy: names of companies with characters drawn by chance from all in use, printed in
// several fonts and qualities, and how often the reader of single glyphs (ingest/glyph_reader.h) has them right, by its
// margin.
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <iostream>
#include <numeric>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <opencv2/core/utility.hpp>

#include "corpus/random.h"
#include "ingest/glyph_reader.h"
#include "ingest/line_words.h"
#include "ingest/paddle_recognizer.h"
#include "ingest/reader_models.h"
#include "models/chinese_characters.h"
#include "models/text.h"
#include "tests/accuracy/printed_line.h"

namespace dossier {
namespace {

constexpr std::array kFonts = {"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UKai CN", "AR PL UMing CN",
                               "WenQuanYi Zen Hei"};
struct Named {
  const char* name;
  PrintQuality quality;
};
constexpr std::array kQualities = {Named{"12 points, 200 dpi", {12, 200, 0.3}},
                                   Named{"9 points, 200 dpi", {9, 200, 0.6}}, Named{"9 points, 150 dpi", {9, 150, 0.7}},
                                   Named{"12 points, 200 dpi, fax", {12, 200, 0.5, true}}};
constexpr std::array kMargins = {0.0, 2.0, 3.0, 4.0, 5.0};

struct Count {
  int printed = 0, cut = 0;  // cut out for itself, and at its place
  std::array<int, kMargins.size()> told{}, wrong{};
};

std::u32string drawn_name(corpus::Random& random, std::size_t& from, std::size_t& to) {
  const std::u32string& all = general_standard_characters();
  std::u32string name = U"沈阳";
  from = name.size();
  for (int i = 0; i < 4; ++i) name += random.pick(all);
  to = name.size();
  return name + U"科技有限公司";
}

void measure(std::uint64_t seed, int names) {
  const ReaderModels models = find_models();
  auto engine = PaddleRecognizer::load(models.runtime, models.chinese, models.chinese_keys, Reader::paddle_chinese);
  if (!engine) throw std::runtime_error(engine.error().message);
  corpus::Random random(seed);
  double seconds = 0;
  int looked = 0;
  fmt::print("{:<20} {:<26} {:>8} {:>7}", "font", "print", "printed", "cut");
  for (const double margin : kMargins) fmt::print("   told/wrong, margin {:.0f}", margin);
  fmt::print("\n");
  for (const char* font : kFonts) {
    for (const Named& print : kQualities) {
      Count count;
      for (int n = 0; n < names; ++n) {
        std::size_t from = 0, to = 0;
        const std::u32string name = drawn_name(random, from, to);
        const cv::Mat picture = printed_line(name, font, print.quality, random.bits());
        const cv::RotatedRect place({static_cast<float>(picture.cols) / 2, static_cast<float>(picture.rows) / 2},
                                    cv::Size2f(picture.size()), 0);
        const std::vector<Word> words = words_of_line(engine->read_line(picture), place, Reader::paddle_chinese);
        count.printed += static_cast<int>(to - from);
        if (words.size() != 1) continue;
        std::vector<std::uint32_t> all(to_u32(words[0].text).size());
        std::iota(all.begin(), all.end(), 0U);
        const std::clock_t start = std::clock();
        const std::vector<Glyph> glyphs = read_glyphs(picture, place, words[0], all, glyph_table());
        seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        looked += static_cast<int>(glyphs.size());
        // Where all characters have a glyph, lost ones too, they follow one another as they are printed.
        if (glyphs.size() != name.size()) continue;
        for (std::size_t i = from; i < to; ++i) {
          ++count.cut;
          for (std::size_t m = 0; m < kMargins.size(); ++m) {
            if (glyphs[i].margin < kMargins[m]) continue;
            ++count.told[m];
            count.wrong[m] += glyphs[i].best == name[i] ? 0 : 1;
          }
        }
      }
      fmt::print("{:<20} {:<26} {:>8} {:>6.1f}%", font, print.name, count.printed, 100.0 * count.cut / count.printed);
      for (std::size_t m = 0; m < kMargins.size(); ++m) {
        fmt::print("   {:>6.1f}% {:>8.2f}%", 100.0 * count.told[m] / count.printed,
                   count.told[m] == 0 ? 0 : 100.0 * count.wrong[m] / count.told[m]);
      }
      fmt::print("\n");
      std::fflush(stdout);
    }
  }
  fmt::print("{:.2f} ms a character\n", looked == 0 ? 0 : 1000 * seconds / looked);
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  cv::setNumThreads(1);
  CLI::App app{"How often single glyphs are read rightly, by font, print and margin"};
  std::uint64_t seed = 1;
  int names = 250;
  app.add_option("--seed", seed, "of the names and the noise");
  app.add_option("--names", names, "in each font and print; four characters of each are counted");
  CLI11_PARSE(app, argc, argv);
  try {
    dossier::measure(seed, names);
  } catch (const std::exception& error) {
    std::cerr << "dossier_glyph_accuracy: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
