#include "corpus/canvas.h"

#include <algorithm>

#include <cairo.h>
#include <pango/pangocairo.h>

#include "corpus/pango_text.h"

namespace dossier::corpus {

Box united(const Box& a, const Box& b) {
  if (a.empty()) {
    return b;
  }
  if (b.empty()) {
    return a;
  }
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {.x = x, .y = y, .width = std::max(a.right(), b.right()) - x, .height = std::max(a.bottom(), b.bottom()) - y};
}

Box scaled(const Box& box, double dx, double dy, double factor) {
  return {
      .x = box.x * factor + dx, .y = box.y * factor + dy, .width = box.width * factor, .height = box.height * factor};
}

Style Style::sized(double points) const {
  Style s = *this;
  s.size = points;
  return s;
}
Style Style::bolder(bool on) const {
  Style s = *this;
  s.bold = on;
  return s;
}
Style Style::colored(Color c) const {
  Style s = *this;
  s.color = c;
  return s;
}
Style Style::spaced(double points) const {
  Style s = *this;
  s.spacing = points;
  return s;
}

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    out.push_back(text.substr(i, length));
    i += length;
  }
  return out;
}

void Canvas::add_piece(const std::string& what, const Box& box) {
  if (!box.empty()) {
    pieces_.push_back({.text = what, .box = box});
  }
}

Box Canvas::text(double x, double y, const std::string& what, const Style& style, Align align) {
  if (what.empty()) {
    return {};
  }
  const PangoText layout(what, style);
  const double width = layout.size().width;
  const double left = align == Align::left ? x : align == Align::right ? x - width : x - width / 2;
  const double top = y - layout.baseline();
  const Box ink = layout.ink(left, top);
  draw([what, style, left, top](cairo_t* context) { PangoText(what, style, context).show(context, left, top); });
  add_piece(what, ink);
  return ink;
}

Box Canvas::text_in(const Box& cell, const std::string& what, const Style& style, Align align, double pad) {
  if (what.empty()) {
    return {};
  }
  const double room = cell.width - 2 * pad;
  const PangoText single(what, style);
  if (single.size().width <= room || room < style.size * 2) {
    const double x = align == Align::left    ? cell.x + pad
                     : align == Align::right ? cell.right() - pad
                                             : cell.x + cell.width / 2;
    const double y = cell.y + (cell.height - single.size().height) / 2 + single.baseline();
    return text(x, y, what, style, align);
  }
  PangoText wrapped(what, style);
  wrapped.wrap(room, 0, 1.15, align, false);
  const double top = cell.y + (cell.height - wrapped.size().height) / 2;
  const double left = cell.x + pad;
  draw([what, style, left, top, room, align](cairo_t* context) {
    PangoText layout(what, style, context);
    layout.wrap(room, 0, 1.15, align, false);
    layout.show(context, left, top);
  });
  Box all;
  for (const TextPiece& piece : wrapped.lines(left, top)) {
    add_piece(piece.text, piece.box);
    all = united(all, piece.box);
  }
  return all;
}

Box Canvas::spread(double x, double y, double width, const std::string& what, const Style& style) {
  const auto letters = characters(what);
  if (letters.size() < 2) {
    return text(x, y, what, style);
  }
  double total = 0;
  std::vector<double> widths;
  for (const std::string& letter : letters) {
    widths.push_back(measure(letter, style).width);
    total += widths.back();
  }
  const double gap = std::max(0.0, (width - total) / static_cast<double>(letters.size() - 1));
  Box all;
  const std::size_t before = pieces_.size();
  for (std::size_t i = 0; i < letters.size(); ++i) {
    all = united(all, text(x, y, letters[i], style));
    x += widths[i] + gap;
  }
  pieces_.resize(before);
  add_piece(what, all);
  return all;
}

ParagraphBoxes Canvas::paragraph(double x, double y, double width, const std::vector<Run>& runs, const Style& style,
                                 double leading, double indent, bool justify, Align align) {
  std::string all;
  for (const Run& run : runs) {
    all += run.text;
  }
  PangoText layout(all, style);
  layout.wrap(width, indent, leading, align, justify);
  draw([all, style, x, y, width, indent, leading, align, justify](cairo_t* context) {
    PangoText again(all, style, context);
    again.wrap(width, indent, leading, align, justify);
    again.show(context, x, y);
  });
  for (const TextPiece& piece : layout.lines(x, y)) {
    add_piece(piece.text, piece.box);
  }
  ParagraphBoxes result;
  std::size_t at = 0;
  for (const Run& run : runs) {
    if (run.marked) {
      result.runs.push_back(layout.range(at, at + run.text.size(), x, y));
    }
    at += run.text.size();
  }
  result.bottom = y + layout.size().height + style.size * (leading - 1.35);
  return result;
}

void Canvas::line(double x1, double y1, double x2, double y2, double thickness, Color color) {
  draw([=](cairo_t* context) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha);
    cairo_set_line_width(context, thickness);
    cairo_move_to(context, x1, y1);
    cairo_line_to(context, x2, y2);
    cairo_stroke(context);
  });
}

void Canvas::rectangle(const Box& box, double thickness, Color color) {
  draw([=](cairo_t* context) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha);
    cairo_set_line_width(context, thickness);
    cairo_rectangle(context, box.x, box.y, box.width, box.height);
    cairo_stroke(context);
  });
}

void Canvas::fill(const Box& box, Color color) {
  draw([=](cairo_t* context) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha);
    cairo_rectangle(context, box.x, box.y, box.width, box.height);
    cairo_fill(context);
  });
}

void Canvas::place(const Canvas& other, double dx, double dy, double factor) {
  draw([inner = other.operations_, dx, dy, factor](cairo_t* context) {
    cairo_save(context);
    cairo_translate(context, dx, dy);
    cairo_scale(context, factor, factor);
    for (const Operation& operation : inner) {
      cairo_save(context);
      cairo_new_path(context);
      operation(context);
      cairo_restore(context);
    }
    cairo_restore(context);
  });
  for (const TextPiece& piece : other.pieces_) {
    add_piece(piece.text, scaled(piece.box, dx, dy, factor));
  }
  for (const Box& box : other.noise_) {
    add_noise(scaled(box, dx, dy, factor));
  }
}

void Canvas::render(cairo_t* context) const {
  for (const Operation& operation : operations_) {
    cairo_save(context);
    cairo_new_path(context);
    operation(context);
    cairo_restore(context);
  }
}

TextSize measure(const std::string& what, const Style& style) { return PangoText(what, style).size(); }

double wrapped_height(const std::string& what, const Style& style, double width, double leading) {
  PangoText layout(what, style);
  layout.wrap(width, 0, leading, Align::left, false);
  return layout.size().height;
}

}  // namespace dossier::corpus
