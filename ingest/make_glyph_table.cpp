// The program dossier_make_glyph_table, run while the program is built: prints every Chinese character in use in the
// free fonts at hand, large and small, sharp and blurred, clean and noisy, in grey and as a fax, and writes what they
// have in common and what makes them different (ingest/glyph_table.h). The same fonts give the same table.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <cairo.h>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include "ingest/glyph_features.h"
#include "ingest/glyph_table.h"
#include "models/chinese_characters.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr int kDimensions = 128;
constexpr int kPrints = 3;                // of a character in one font
constexpr double kRegularization = 0.02;  // of the mean variance, added to all: what was never printed may vary, too
constexpr int kEm = 64;                   // pixels of the drawing
constexpr int kCanvas = 96;
constexpr int kBatch = 500;  // characters at a time

// 楷体 differs from the rest more than they do from each other: it has means of its own.
enum class Script { upright, kai };
struct Face {
  const char* family;
  cairo_font_weight_t weight;
  Script script;
};
constexpr Face kFaces[] = {{"Noto Serif CJK SC", CAIRO_FONT_WEIGHT_NORMAL, Script::upright},
                           {"Noto Serif CJK SC", CAIRO_FONT_WEIGHT_BOLD, Script::upright},
                           {"Noto Sans CJK SC", CAIRO_FONT_WEIGHT_NORMAL, Script::upright},
                           {"Noto Sans CJK SC", CAIRO_FONT_WEIGHT_BOLD, Script::upright},
                           {"AR PL UMing CN", CAIRO_FONT_WEIGHT_NORMAL, Script::upright},
                           {"WenQuanYi Zen Hei", CAIRO_FONT_WEIGHT_NORMAL, Script::upright},
                           {"WenQuanYi Micro Hei", CAIRO_FONT_WEIGHT_NORMAL, Script::upright},
                           {"AR PL UKai CN", CAIRO_FONT_WEIGHT_NORMAL, Script::kai}};

// Characters beyond all tables of which names are fond: the same one three times.
constexpr std::u32string_view kThreefold = U"龘鱻飝麤灥厵雥譶轟驫犇骉羴淼鑫森晶磊焱垚淼猋惢掱刕姦品聶毳矗蟲";

struct Drawing {
  using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
  using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

  explicit Drawing(const Face& face)
      : surface(cairo_image_surface_create(CAIRO_FORMAT_A8, kCanvas, kCanvas), &cairo_surface_destroy),
        context(cairo_create(surface.get()), &cairo_destroy) {
    cairo_select_font_face(context.get(), face.family, CAIRO_FONT_SLANT_NORMAL, face.weight);
    cairo_set_font_size(context.get(), kEm);
  }

  // 0 for paper to 1 for ink; nullopt where the font has no such character.
  std::optional<cv::Mat> of(char32_t character) {
    const std::string text = to_utf8(std::u32string_view(&character, 1));
    cairo_glyph_t* glyphs = nullptr;
    int count = 0;
    cairo_scaled_font_t* font = cairo_get_scaled_font(context.get());
    if (cairo_scaled_font_text_to_glyphs(font, 16, 72, text.data(), static_cast<int>(text.size()), &glyphs, &count,
                                         nullptr, nullptr, nullptr) != CAIRO_STATUS_SUCCESS)
      return std::nullopt;
    const std::unique_ptr<cairo_glyph_t, decltype(&cairo_glyph_free)> owned(glyphs, &cairo_glyph_free);
    if (count != 1 || glyphs[0].index == 0) return std::nullopt;
    cairo_set_operator(context.get(), CAIRO_OPERATOR_CLEAR);
    cairo_paint(context.get());
    cairo_set_operator(context.get(), CAIRO_OPERATOR_OVER);
    cairo_show_glyphs(context.get(), glyphs, count);
    cairo_surface_flush(surface.get());
    cv::Mat ink;
    cv::Mat(kCanvas, kCanvas, CV_8U, cairo_image_surface_get_data(surface.get()),
            static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())))
        .convertTo(ink, CV_32F, 1.0 / 255);
    if (cv::countNonZero(ink) == 0) return std::nullopt;
    return ink;
  }

  Surface surface;
  Context context;
};

// As it comes out of a scanner: from 20 pixels an em (150 dpi, 9 points) to 48, a little askew and out of proportion.
cv::Mat printed(const cv::Mat& drawing, cv::RNG& random) {
  const double size = random.uniform(20.0, 48.0) / kEm;
  const double wide = random.uniform(0.94, 1.06), slant = random.uniform(-0.03, 0.03);
  cv::Mat ink;
  cv::GaussianBlur(drawing, ink, {}, std::max(0.1, 0.45 / size));
  const double to[6] = {size * wide,   size * slant, random.uniform(0.0, 1.0) + 1,
                        -size * slant, size,         random.uniform(0.0, 1.0) + 3};
  const int side = static_cast<int>(kCanvas * size * 1.1) + 6;
  cv::warpAffine(ink, ink, cv::Mat(2, 3, CV_64F, const_cast<double*>(to)), {side, side}, cv::INTER_LINEAR);
  cv::GaussianBlur(ink, ink, {}, random.uniform(0.3, 1.2));
  cv::Mat grain(ink.size(), CV_32F);
  random.fill(grain, cv::RNG::NORMAL, 0, random.uniform(0.0, 0.06));
  ink += grain;
  if (random.uniform(0.0, 1.0) < 0.35) cv::threshold(ink, ink, random.uniform(0.25, 0.6), 1, cv::THRESH_BINARY);
  return cv::min(cv::max(ink, 0), 1);
}

struct Prints {
  std::vector<GlyphFeatures> of[2];  // by script
};

// Sums over all that was printed, from which everything follows.
struct Statistics {
  explicit Statistics(std::size_t characters) : within(cv::Mat::zeros(kGlyphFeatures, kGlyphFeatures, CV_64F)) {
    for (auto& script : sums) script = cv::Mat::zeros(static_cast<int>(characters), kGlyphFeatures, CV_64F);
    for (auto& script : counts) script.assign(characters, 0);
  }

  void add(const std::vector<Prints>& batch, std::size_t from) {
    for (std::size_t c = 0; c < batch.size(); ++c) {
      std::vector<GlyphFeatures> all;
      for (std::size_t script = 0; script < 2; ++script) {
        cv::Mat sum = sums[script].row(static_cast<int>(from + c));
        for (const GlyphFeatures& print : batch[c].of[script]) {
          for (int i = 0; i < kGlyphFeatures; ++i) sum.at<double>(i) += print[static_cast<std::size_t>(i)];
          all.push_back(print);
        }
        counts[script][from + c] += static_cast<int>(batch[c].of[script].size());
      }
      if (all.empty()) continue;
      // Against the character's own mean: large sums would eat the small differences.
      const cv::Mat rows(static_cast<int>(all.size()), kGlyphFeatures, CV_32F, all.data());
      cv::Mat mean;
      cv::reduce(rows, mean, 0, cv::REDUCE_AVG);
      const cv::Mat off = rows - cv::repeat(mean, rows.rows, 1);
      offsets.push_back(off);
    }
    cv::Mat product = offsets.t() * offsets;
    product.convertTo(product, CV_64F);
    within += product;
    seen += offsets.rows;
    offsets.release();
  }

  cv::Mat within;  // sum of squares and products around the characters' own means
  double seen = 0;
  cv::Mat sums[2];  // of the features, a row a character, by script
  std::vector<int> counts[2];
  cv::Mat offsets;
};

GlyphTable table_of(const Statistics& all, const std::u32string& characters) {
  const auto count = static_cast<int>(characters.size());
  cv::Mat means = all.sums[0] + all.sums[1];
  cv::Mat known;
  for (int c = 0; c < count; ++c) {
    const int prints = all.counts[0][static_cast<std::size_t>(c)] + all.counts[1][static_cast<std::size_t>(c)];
    if (prints > 0) known.push_back(means.row(c) / prints);
  }
  cv::Mat mean, between;
  cv::reduce(known, mean, 0, cv::REDUCE_AVG);
  cv::mulTransposed(known, between, true, cv::repeat(mean, known.rows, 1), 1.0 / known.rows, CV_64F);
  cv::Mat within = all.within / all.seen;
  within += cv::Mat::eye(within.size(), CV_64F) * (kRegularization * cv::trace(within)[0] / within.rows);

  // Where what varies within a character is made equal in all directions, the directions in which characters differ
  // most.
  cv::Mat spread, directions;
  cv::eigen(within, spread, directions);
  cv::sqrt(spread, spread);
  const cv::Mat whitening = directions.t() * cv::Mat::diag(1 / spread) * directions;
  cv::Mat white = whitening * between * whitening, strength, best;
  white = (white + white.t()) / 2;
  cv::eigen(white, strength, best);
  const cv::Mat axes = best.rowRange(0, kDimensions) * whitening;

  std::u32string told;
  cv::Mat places;
  for (std::size_t script = 0; script < 2; ++script) {
    for (int c = 0; c < count; ++c) {
      const int prints = all.counts[script][static_cast<std::size_t>(c)];
      if (prints == 0) continue;
      told += characters[static_cast<std::size_t>(c)];
      places.push_back(cv::Mat((all.sums[script].row(c) / prints - mean) * axes.t()));
    }
  }
  const auto floats = [](const cv::Mat& values) {
    cv::Mat_<float> single;
    values.convertTo(single, CV_32F);
    return std::vector<float>(single.begin(), single.end());
  };
  return {floats(mean), floats(axes), std::move(told), floats(places)};
}

std::u32string characters_in_use() {
  std::u32string all = general_standard_characters();
  all += common_traditional_characters();
  all += kThreefold;
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

GlyphTable make() {
  const std::u32string characters = characters_in_use();
  Statistics statistics(characters.size());
  std::array<int, std::size(kFaces)> drawn{};
  for (std::size_t from = 0; from < characters.size(); from += kBatch) {
    const std::size_t count = std::min<std::size_t>(kBatch, characters.size() - from);
    std::vector<Prints> batch(count);
    for (std::size_t f = 0; f < std::size(kFaces); ++f) {
      Drawing drawing(kFaces[f]);
      std::vector<std::optional<cv::Mat>> drawings(count);
      for (std::size_t c = 0; c < count; ++c) {
        drawings[c] = drawing.of(characters[from + c]);
        drawn[f] += drawings[c] ? 1 : 0;
      }
      cv::parallel_for_({0, static_cast<int>(count)}, [&](const cv::Range& range) {
        for (int c = range.start; c < range.end; ++c) {
          const auto at = static_cast<std::size_t>(c);
          if (!drawings[at]) continue;
          cv::RNG random(0x9E3779B97F4A7C15ULL * (characters[from + at] * 64ULL + f + 1));
          auto& prints = batch[at].of[static_cast<std::size_t>(kFaces[f].script)];
          for (int k = 0; k < kPrints; ++k) prints.push_back(glyph_features(printed(*drawings[at], random)));
        }
      });
    }
    statistics.add(batch, from);
  }
  for (std::size_t f = 0; f < std::size(kFaces); ++f) {
    // Cairo takes another font for one that is missing, which is no harm.
    if (drawn[f] == 0) std::cerr << "dossier_make_glyph_table: no characters in " << kFaces[f].family << '\n';
  }
  if (statistics.seen == 0)
    throw std::runtime_error(
        "no font with Chinese characters (fonts-noto-cjk, fonts-arphic-uming, fonts-arphic-ukai, fonts-wqy-zenhei)");
  return table_of(statistics, characters);
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  try {
    if (argc != 2) throw std::runtime_error("usage: dossier_make_glyph_table FILE");
    const std::string bytes = dossier::make().to_bytes();
    std::ofstream file(argv[1], std::ios::binary);
    file << bytes;
    file.flush();
    if (!file) throw std::runtime_error(std::string("cannot write ") + argv[1]);
  } catch (const std::exception& error) {
    std::cerr << "dossier_make_glyph_table: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
