#include "corpus/ornament.h"

#include <cmath>
#include <numbers>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
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

void meander(cairo_t* context, double x, double y, double length, double unit, bool upright) {
  const int count = static_cast<int>(length / (unit * 1.5));
  const double step = length / count;
  for (int i = 0; i < count; ++i) {
    cairo_save(context);
    cairo_translate(context, upright ? x : x + i * step, upright ? y + i * step : y);
    cairo_move_to(context, 0, unit);
    cairo_line_to(context, 0, 0);
    cairo_line_to(context, unit, 0);
    cairo_line_to(context, unit, unit * 0.7);
    cairo_line_to(context, unit * 0.4, unit * 0.7);
    cairo_line_to(context, unit * 0.4, unit * 0.4);
    cairo_restore(context);
  }
  cairo_stroke(context);
}

void wave(cairo_t* context, double x1, double y1, double x2, double y2, double height) {
  const double length = std::hypot(x2 - x1, y2 - y1);
  const double ux = (x2 - x1) / length;
  const double uy = (y2 - y1) / length;
  for (const double phase : {0.0, kPi / 2, kPi}) {
    for (double t = 0; t <= length; t += 2) {
      const double d = height * std::sin(t / 7 + phase);
      cairo_line_to(context, x1 + ux * t - uy * d, y1 + uy * t + ux * d);
    }
    cairo_stroke(context);
  }
}

void star(cairo_t* context, double x, double y, double radius) {
  for (int i = 0; i < 10; ++i) {
    const double r = i % 2 == 0 ? radius : radius * 0.38;
    const double a = -kPi / 2 + i * kPi / 5;
    cairo_line_to(context, x + r * std::cos(a), y + r * std::sin(a));
  }
  cairo_close_path(context);
  cairo_fill(context);
}

void put_matrix(Canvas& page, const Box& area, const ZXing::BitMatrix& matrix) {
  const double w = area.width / matrix.width();
  const double h = area.height / matrix.height();
  std::vector<Box> black;
  for (int y = 0; y < matrix.height(); ++y) {
    for (int x = 0; x < matrix.width(); ++x) {
      if (matrix.get(x, y)) {
        black.push_back({.x = area.x + x * w, .y = area.y + y * h, .width = w * 1.02, .height = h * 1.02});
      }
    }
  }
  page.draw([black](cairo_t* context) {
    set_color(context, kBlack);
    for (const Box& box : black) {
      cairo_rectangle(context, box.x, box.y, box.width, box.height);
    }
    cairo_fill(context);
  });
  page.add_noise(area);
}

}  // namespace

Frame chance_frame(Random& random) {
  static const std::vector<Frame> kAll = {Frame::double_rule, Frame::meander, Frame::guilloche, Frame::corners};
  return random.pick(kAll);
}

void put_frame(Canvas& page, const Box& area, Frame frame, Color color) {
  page.draw([=](cairo_t* context) {
    set_color(context, color);
    const auto ring = [&](double inset, double thickness) {
      cairo_set_line_width(context, thickness);
      cairo_rectangle(context, area.x + inset, area.y + inset, area.width - 2 * inset, area.height - 2 * inset);
      cairo_stroke(context);
    };
    switch (frame) {
      case Frame::none:
        break;
      case Frame::double_rule:
        ring(0, 2.2);
        ring(5, 0.7);
        break;
      case Frame::meander:
        ring(0, 0.8);
        ring(15, 0.8);
        cairo_set_line_width(context, 0.9);
        meander(context, area.x + 4, area.y + 4, area.width - 8, 7.5, false);
        meander(context, area.x + 4, area.bottom() - 11.5, area.width - 8, 7.5, false);
        meander(context, area.x + 4, area.y + 15, area.height - 30, 7.5, true);
        meander(context, area.right() - 11.5, area.y + 15, area.height - 30, 7.5, true);
        break;
      case Frame::guilloche:
        cairo_set_line_width(context, 0.6);
        for (const double inset : {3.0, 8.0, 13.0}) {
          wave(context, area.x, area.y + inset, area.right(), area.y + inset, 3.4);
          wave(context, area.x, area.bottom() - inset, area.right(), area.bottom() - inset, 3.4);
          wave(context, area.x + inset, area.y, area.x + inset, area.bottom(), 3.4);
          wave(context, area.right() - inset, area.y, area.right() - inset, area.bottom(), 3.4);
        }
        ring(18, 1);
        break;
      case Frame::corners:
        ring(0, 1.4);
        ring(3, 0.5);
        for (const double cx : {area.x, area.right()}) {
          for (const double cy : {area.y, area.bottom()}) {
            for (int i = 0; i < 5; ++i) {
              cairo_arc(context, cx, cy, 8.0 + i * 6, 0, 2 * kPi);
              cairo_stroke(context);
            }
          }
        }
        break;
    }
  });
  // Readers take patterns for letters.
  const double band = frame == Frame::corners ? 34 : frame == Frame::double_rule || frame == Frame::none ? 6 : 20;
  for (const double y : {area.y - 10, area.bottom() - band}) {
    page.add_noise({.x = area.x - 10, .y = y, .width = area.width + 20, .height = band + 10});
  }
  for (const double x : {area.x - 10, area.right() - band}) {
    page.add_noise({.x = x, .y = area.y, .width = band + 10, .height = area.height});
  }
}

void put_tint(Canvas& page, const Box& area, Color color, bool waves) {
  if (!waves) {
    page.fill(area, color);
    return;
  }
  page.draw([=](cairo_t* context) {
    cairo_rectangle(context, area.x, area.y, area.width, area.height);
    cairo_clip(context);
    set_color(context, color);
    cairo_paint_with_alpha(context, 0.35);
    cairo_set_line_width(context, 0.5);
    for (double y = area.y; y < area.bottom(); y += 5) {
      for (double x = area.x; x <= area.right(); x += 6) {
        cairo_line_to(context, x, y + 2.4 * std::sin(x / 11 + y / 17));
      }
      cairo_stroke(context);
    }
  });
}

void put_emblem(Canvas& page, double x, double y, double radius, bool gold) {
  page.draw([=](cairo_t* context) {
    cairo_set_source_rgb(context, gold ? 0.83 : 0.82, gold ? 0.66 : 0.1, gold ? 0.12 : 0.1);
    cairo_arc(context, x, y, radius, 0, 2 * kPi);
    cairo_fill(context);
    cairo_set_source_rgb(context, gold ? 0.82 : 0.98, gold ? 0.08 : 0.93, gold ? 0.1 : 0.9);
    cairo_arc(context, x, y, radius * 0.78, 0, 2 * kPi);
    cairo_fill(context);
    cairo_set_source_rgb(context, gold ? 0.95 : 0.8, gold ? 0.8 : 0.1, gold ? 0.2 : 0.1);
    star(context, x, y - radius * 0.28, radius * 0.24);
    for (int i = 0; i < 4; ++i) {
      star(context, x + radius * 0.46 * std::cos(kPi * (0.18 + 0.21 * i)),
           y - radius * 0.12 + radius * 0.3 * std::sin(kPi * (0.18 + 0.21 * i)), radius * 0.09);
    }
    cairo_rectangle(context, x - radius * 0.42, y + radius * 0.3, radius * 0.84, radius * 0.16);
    cairo_fill(context);
  });
}

void put_logo(Canvas& page, double x, double y, double radius, const std::string& letters, Random& random) {
  const Color color{.red = random.uniform(0, 0.5), .green = random.uniform(0.1, 0.5), .blue = random.uniform(0.3, 0.8)};
  const bool ring = random.chance(0.5);
  page.draw([=](cairo_t* context) {
    set_color(context, color);
    if (ring) {
      cairo_set_line_width(context, radius * 0.12);
      cairo_arc(context, x, y, radius, 0, 2 * kPi);
      cairo_stroke(context);
    } else {
      cairo_save(context);
      cairo_translate(context, x, y);
      cairo_scale(context, 1.5, 0.75);
      cairo_arc(context, 0, 0, radius, 0, 2 * kPi);
      cairo_restore(context);
      cairo_fill(context);
    }
    const Style style{.family = "Liberation Sans",
                      .size = radius * 0.75,
                      .bold = true,
                      .color = ring ? color : Color{.red = 1, .green = 1, .blue = 1}};
    PangoText layout(letters, style, context);
    const Box ink = layout.ink(0, 0);
    layout.show_outline(context, x - ink.x - ink.width / 2, y - ink.y - ink.height / 2);
  });
  page.add_noise({.x = x - radius * 1.5, .y = y - radius, .width = radius * 3, .height = radius * 2});
}

void put_qr_code(Canvas& page, const Box& area, const std::string& content) {
  ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
  writer.setMargin(0).setEncoding(ZXing::CharacterSet::UTF8);
  put_matrix(page, area, writer.encode(content, 0, 0));
}

void put_bar_code(Canvas& page, const Box& area, const std::string& content) {
  ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::Code128);
  writer.setMargin(0);
  put_matrix(page, area, writer.encode(content, 0, 1));
}

void put_watermark(Canvas& page, const std::string& text, Random& random) {
  const double angle = random.uniform(-0.7, -0.3);
  const double size = random.uniform(30, 54);
  const double grey = random.uniform(0.8, 0.9);
  const bool tiled = random.chance(0.4);
  const double w = page.width();
  const double h = page.height();
  page.draw([=](cairo_t* context) {
    const Style style{.family = kHei,
                      .size = tiled ? size / 2 : size,
                      .color = {.red = grey, .green = grey, .blue = grey, .alpha = 0.7}};
    const auto stamp = [&](double x, double y) {
      cairo_save(context);
      cairo_translate(context, x, y);
      cairo_rotate(context, angle);
      PangoText layout(text, style, context);
      layout.show(context, -layout.size().width / 2, 0);
      cairo_restore(context);
    };
    if (tiled) {
      for (int i = 0; i < 6; ++i) {
        stamp(w * (0.3 + 0.4 * (i % 2)), h * (0.12 + 0.15 * i));
      }
    } else {
      stamp(w / 2, h / 2);
    }
  });
  page.add_noise({.x = 0, .y = 0, .width = w, .height = h});
}

}  // namespace dossier::corpus
