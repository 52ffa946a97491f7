// The program dossier_misread_characters: which characters the networks that read names misread alike. Every rarer Chinese character
// in use is printed among others, in several fonts and qualities, and read by both Chinese networks of PP-OCR: what they take for
// other characters are the rows of extract/misread_characters.tsv. (Tesseract, the third reader of names, knows less than four thousand
// characters and has errors of its own.)
#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <opencv2/core/utility.hpp>

#include "corpus/random.h"
#include "extract/snippet.h"
#include "ingest/paddle_recognizer.h"
#include "ingest/reader_models.h"
#include "models/chinese_characters.h"
#include "models/text.h"
#include "tests/accuracy/printed_line.h"

namespace dossier {
namespace {

constexpr std::size_t kInLine = 6;   // characters tested in one line
constexpr int kTimesAlike = 2;       // renderings in which both must fall into the same error

constexpr PrintQuality kQualities[] = {{12, 200, 0.3}, {8, 150, 0.6}};
constexpr const char* kFonts[] = {"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UKai CN", "WenQuanYi Zen Hei"};

// Of one character printed, the renderings in which …
struct Failure {
  int page = 0;    // the page reader's network has something else, or nothing
  int second = 0;  // the other network has
  std::map<char32_t, int> seen;  // what the two have instead
};

class Readers {
 public:
  explicit Readers(const ReaderModels& models)
      : page_(loaded(models, models.chinese, models.chinese_keys, Reader::paddle_chinese)),
        second_(loaded(models, models.chinese_v3, {}, Reader::paddle_chinese_v3)) {}

  // What each of the two reads at each character of the line; 0 where it reads nothing or several.
  std::vector<std::array<char32_t, 2>> read(const cv::Mat& line, const std::u32string& printed) {
    std::vector<std::array<char32_t, 2>> found(printed.size());
    const std::array<OcrEngine*, 2> engines = {&page_, &second_};
    for (std::size_t e = 0; e < engines.size(); ++e) {
      const std::u32string text = to_u32(squeezed(engines[e]->read_line(line).text));
      for (std::size_t i = 0; i < printed.size(); ++i) {
        const std::u32string_view at = text.size() == printed.size() ? std::u32string_view(text).substr(i, 1)
                                                                     : aligned_part(printed, i, i + 1, text);
        found[i][e] = at.size() == 1 ? at[0] : 0;
      }
    }
    return found;
  }

 private:
  static PaddleRecognizer loaded(const ReaderModels& models, const std::string& weights, const std::string& keys, Reader reader) {
    auto engine = PaddleRecognizer::load(models.runtime, weights, keys, reader);
    if (!engine) throw std::runtime_error(engine.error().message);
    return *std::move(engine);
  }

  PaddleRecognizer page_, second_;
};

struct Measured {
  std::map<char32_t, std::map<char32_t, int>> alike;  // read by both, printed; renderings
  std::map<char32_t, Failure> failures;
};

Measured measure(std::vector<char32_t> characters, std::uint64_t seed) {
  Readers readers(find_models());
  corpus::Random random(seed);
  Measured measured;
  std::size_t done = 0;
  for (const char* font : kFonts) {
    for (const PrintQuality& quality : kQualities) {
      random.shuffle(characters);
      for (std::size_t from = 0; from < characters.size(); from += kInLine) {
        const std::size_t to = std::min(from + kInLine, characters.size());
        const std::u32string tested(characters.begin() + static_cast<std::ptrdiff_t>(from), characters.begin() + static_cast<std::ptrdiff_t>(to));
        const std::u32string printed = tested + U"科技";
        const auto read = readers.read(printed_line(printed, font, quality, random.bits()), printed);
        for (std::size_t i = 0; i < tested.size(); ++i) {
          const auto [page, second] = read[i];
          Failure& failure = measured.failures[tested[i]];
          failure.page += page == tested[i] ? 0 : 1;
          failure.second += second == tested[i] ? 0 : 1;
          for (const char32_t other : {page, second}) {
            if (other != tested[i] && is_cjk(other)) ++failure.seen[other];
          }
          if (page == second && page != tested[i] && is_cjk(page)) ++measured.alike[page][tested[i]];
        }
      }
      std::cerr << fmt::format("\r{}/{} renderings", ++done, std::size(kFonts) * std::size(kQualities)) << std::flush;
    }
  }
  std::cerr << '\n';
  return measured;
}

void print(const Measured& measured, std::uint64_t seed) {
  constexpr int kRenderings = static_cast<int>(std::size(kFonts) * std::size(kQualities));
  std::cout << fmt::format(
      "# What the networks that read names take for other characters. Written by dossier_misread_characters --seed {}.\n"
      "# The rarer half of GB 2312 and the characters of the Table of General Standard Chinese Characters beyond it, printed among each\n"
      "# other in {} fonts and {} qualities; PP-OCRv4 and PP-OCRv3 Chinese. Rows, by the second cell:\n"
      "# n: the character read, and those printed that both networks read so in {} renderings or more;\n"
      "# s: a character printed that the page reader's network fails on in a third of the renderings, what either had instead,\n"
      "#    that which came again before the bar, what came once behind it;\n"
      "# w: a character printed that the page reader's network fails on in half of them and the other reads in two thirds.\n",
      seed, std::size(kFonts), std::size(kQualities), kTimesAlike);
  const auto row = [](char32_t first, const char* mark, const std::u32string& others) {
    std::cout << to_utf8(std::u32string(1, first)) << '\t' << mark << '\t' << to_utf8(others) << '\n';
  };
  for (const auto& [read, printed] : measured.alike) {
    std::u32string others;
    for (const auto& [character, times] : printed) {
      if (times >= kTimesAlike) others += character;
    }
    if (!others.empty()) row(read, "n", others);
  }
  for (const auto& [character, failure] : measured.failures) {
    if (2 * failure.page >= kRenderings && 3 * failure.second <= kRenderings) row(character, "w", {});
    if (3 * failure.page < kRenderings) continue;
    std::u32string again, once;
    for (const auto& [other, times] : failure.seen) (times >= kTimesAlike ? again : once) += other;
    row(character, "s", again + U'|' + once);
  }
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  cv::setNumThreads(1);
  CLI::App app{"Which characters the readers of names misread alike; writes extract/misread_characters.tsv to the standard output"};
  std::uint64_t seed = 1;
  std::size_t only = 0;
  app.add_option("--seed", seed, "of the order of the characters and of the noise");
  app.add_option("--only", only, "so many characters; 0: all");
  CLI11_PARSE(app, argc, argv);
  try {
    // The commoner half is what the networks were taught best: they read it as other characters by bad print, not by
    // ignorance.
    const std::u32string rarer = dossier::rarer_standard_characters();
    std::vector<char32_t> characters(rarer.begin(), rarer.end());
    if (only > 0 && only < characters.size()) characters.resize(only);
    dossier::print(dossier::measure(std::move(characters), seed), seed);
  } catch (const std::exception& error) {
    std::cerr << "dossier_misread_characters: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
