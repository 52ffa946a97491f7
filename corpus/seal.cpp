#include "corpus/seal.h"

#include <cmath>
#include <numbers>

#include <cairo.h>
#include <pango/pangocairo.h>

#include "corpus/look.h"
#include "corpus/pango_text.h"

namespace dossier::corpus {
namespace {

constexpr double kPi = std::numbers::pi;

void set_color(cairo_t* context, Color color) {
  cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha);
}

void star_path(cairo_t* context, double radius) {
  for (int i = 0; i < 10; ++i) {
    const double r = i % 2 == 0 ? radius : radius * 0.382;
    const double a = -kPi / 2 + i * kPi / 5;
    cairo_line_to(context, r * std::cos(a), r * std::sin(a));
  }
  cairo_close_path(context);
}

// One character centred at the origin, stretched in height as on engraved seals.
void centred(cairo_t* context, const std::string& letter, const Style& style, double stretch) {
  PangoText layout(letter, style, context);
  const Box ink = layout.ink(0, 0);
  cairo_scale(context, 1, stretch);
  layout.show_outline(context, -(ink.x + ink.width / 2), -(ink.y + ink.height / 2));
}

// Characters along an arc of the circle; `middle` is the angle of its centre.
void along_arc(cairo_t* context, const std::string& what, const Style& style, double radius, double middle, double span,
               double stretch, bool outward) {
  const auto letters = characters(what);
  const double step = letters.size() > 1 ? span / static_cast<double>(letters.size() - 1) : 0;
  double angle = middle + (outward ? -span / 2 : span / 2);
  for (const std::string& letter : letters) {
    cairo_save(context);
    cairo_translate(context, radius * std::cos(angle), radius * std::sin(angle));
    cairo_rotate(context, outward ? angle + kPi / 2 : angle - kPi / 2);
    centred(context, letter, style, stretch);
    cairo_restore(context);
    angle += outward ? step : -step;
  }
}

}  // namespace

void put_round_seal(Canvas& page, double x, double y, const RoundSeal& seal) {
  page.draw([=](cairo_t* context) {
    cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY);
    cairo_translate(context, x, y);
    cairo_rotate(context, seal.tilt);
    set_color(context, seal.color);
    cairo_set_line_width(context, seal.radius * 0.055);
    cairo_arc(context, 0, 0, seal.radius, 0, 2 * kPi);
    cairo_stroke(context);
    if (seal.star) {
      star_path(context, seal.radius * 0.3);
      cairo_fill(context);
    }
    const auto count = static_cast<double>(characters(seal.around).size());
    const double span = std::min(kPi * 1.5, count * 0.34);
    const double size = std::min(seal.radius * 0.3, seal.radius * 0.78 * span / std::max(count - 1, 1.0) * 0.95);
    const Style rim{.family = kSong, .size = size, .bold = true, .color = seal.color};
    along_arc(context, seal.around, rim, seal.radius * 0.76, -kPi / 2, span, 1.25, true);
    if (!seal.code.empty()) {
      const Style tiny{.family = "Liberation Sans", .size = seal.radius * 0.1, .color = seal.color};
      along_arc(context, seal.code, tiny, seal.radius * 0.88, kPi / 2, 0.9, 1.0, false);
    }
    if (!seal.below.empty()) {
      const Style under{.family = kSong, .size = seal.radius * 0.2, .bold = true, .color = seal.color};
      PangoText layout(seal.below, under, context);
      const Box ink = layout.ink(0, 0);
      const double squeeze = std::min(1.0, seal.radius * 1.3 / ink.width);
      cairo_translate(context, 0, seal.radius * 0.52);
      cairo_scale(context, squeeze, 1);
      layout.show_outline(context, -(ink.x + ink.width / 2), -(ink.y + ink.height / 2));
    }
  });
  page.add_noise({.x = x - seal.radius, .y = y - seal.radius, .width = 2 * seal.radius, .height = 2 * seal.radius});
}

void put_company_seal(Canvas& page, double x, double y, const std::string& owner, Random& random,
                      const std::string& below) {
  RoundSeal seal{.around = owner, .below = below, .code = {}};
  if (random.chance(0.6)) {
    seal.code = "21" + std::to_string(random.between(10000000000, 99999999999));
  }
  seal.radius = random.uniform(52, 60);
  seal.tilt = random.normal() * 0.12;
  seal.color = {.red = random.uniform(0.78, 0.95),
                .green = random.uniform(0.05, 0.2),
                .blue = random.uniform(0.08, 0.24),
                .alpha = random.uniform(0.55, 0.95)};
  put_round_seal(page, x, y, seal);
}

void put_oval_seal(Canvas& page, double x, double y, const std::string& owner, const std::string& middle,
                   Random& random) {
  const double a = random.uniform(58, 66);
  const double tilt = random.normal() * 0.1;
  const Color color{.red = 0.85, .green = 0.1, .blue = 0.15, .alpha = random.uniform(0.55, 0.9)};
  page.draw([=](cairo_t* context) {
    cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY);
    cairo_translate(context, x, y);
    cairo_rotate(context, tilt);
    cairo_save(context);
    cairo_scale(context, 1, 0.68);
    set_color(context, color);
    cairo_set_line_width(context, 2.6);
    cairo_arc(context, 0, 0, a, 0, 2 * kPi);
    cairo_stroke(context);
    const auto count = static_cast<double>(characters(owner).size());
    along_arc(context, owner,
              Style{.family = kSong, .size = std::min(14.0, a * 2.6 / count), .bold = true, .color = color}, a * 0.8,
              -kPi / 2, std::min(kPi * 1.3, count * 0.3), 1.4, true);
    cairo_restore(context);
    const Style style{.family = kSong, .size = 11, .bold = true, .color = color};
    PangoText layout(middle, style, context);
    const Box ink = layout.ink(0, 0);
    layout.show_outline(context, -(ink.x + ink.width / 2), -(ink.y + ink.height / 2) + 6);
  });
  page.add_noise({.x = x - a, .y = y - a * 0.7, .width = 2 * a, .height = 1.4 * a});
}

void put_name_seal(Canvas& page, double x, double y, const std::string& person, double side, Random& random) {
  auto letters = characters(person + "印");
  while (letters.size() < 4) {
    letters.insert(letters.end() - 1, "之");
  }
  const double tilt = random.normal() * 0.08;
  const Color color{.red = 0.85, .green = 0.12, .blue = 0.15, .alpha = random.uniform(0.6, 0.9)};
  page.draw([=](cairo_t* context) {
    cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY);
    cairo_translate(context, x, y);
    cairo_rotate(context, tilt);
    set_color(context, color);
    cairo_set_line_width(context, 1.6);
    cairo_rectangle(context, -side / 2, -side / 2, side, side);
    cairo_stroke(context);
    const Style style{.family = kSong, .size = side * 0.4, .bold = true, .color = color};
    for (int i = 0; i < 4; ++i) {
      cairo_save(context);
      cairo_translate(context, i < 2 ? side * 0.22 : -side * 0.22, i % 2 == 0 ? -side * 0.22 : side * 0.22);
      centred(context, letters[static_cast<std::size_t>(i)], style, 1.05);
      cairo_restore(context);
    }
  });
  page.add_noise({.x = x - side / 2, .y = y - side / 2, .width = side, .height = side});
}

void put_signature(Canvas& page, double x, double y, double width, const std::string& person, Random& random) {
  // Strokes within the square of each character, run together as a quick hand does.
  const auto count = characters(person).size();
  const double cell = width / static_cast<double>(count);
  std::vector<std::vector<std::pair<double, double>>> strokes;
  double drift = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const int lines = random.number(3, 5);
    for (int s = 0; s < lines; ++s) {
      std::vector<std::pair<double, double>> points;
      const double bend = random.uniform(-0.3, 0.3);
      const bool flat = random.chance(0.5);
      const double cx = x + cell * (static_cast<double>(i) + random.uniform(0.15, 0.85));
      const double cy = y - cell * random.uniform(-0.35, 0.45) + drift;
      const double length = cell * random.uniform(0.35, 0.95);
      for (int k = 0; k < 4; ++k) {
        const double t = (k - 1.5) / 3.0;
        const double along = t * length;
        const double across = length * (bend * (1 - 4 * t * t) + random.normal() * 0.05);
        points.emplace_back(cx + (flat ? along : across + along * 0.25), cy + (flat ? across - along * 0.18 : along));
      }
      strokes.push_back(points);
    }
    drift += random.uniform(-2, 2);
  }
  const double thickness = random.uniform(0.8, 1.7);
  const Color ink = random.chance(0.5) ? kPenBlue : Color{.red = 0.08, .green = 0.08, .blue = 0.1, .alpha = 0.92};
  page.draw([=](cairo_t* context) {
    cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY);
    set_color(context, ink);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(context, thickness);
    for (const auto& p : strokes) {
      cairo_move_to(context, p[0].first, p[0].second);
      cairo_curve_to(context, p[1].first, p[1].second, p[2].first, p[2].second, p[3].first, p[3].second);
    }
    cairo_stroke(context);
  });
  page.add_noise({.x = x - cell * 0.3, .y = y - cell, .width = width + cell * 0.6, .height = cell * 2});
}

}  // namespace dossier::corpus
