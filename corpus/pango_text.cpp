#include "corpus/pango_text.h"

#include <algorithm>

namespace dossier::corpus {
namespace {

constexpr double kUnits = PANGO_SCALE;

struct FreeOptions {
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
struct FreeDescription {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};

PangoContext* measuring_context() {
  static PangoContext* const context = [] {
    PangoContext* made = pango_font_map_create_context(pango_cairo_font_map_get_default());
    const std::unique_ptr<cairo_font_options_t, FreeOptions> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(made, options.get());
    pango_context_set_language(made, pango_language_from_string("zh-cn"));
    return made;
  }();
  return context;
}

Box points(const PangoRectangle& r, double left, double top) {
  return {.x = left + r.x / kUnits, .y = top + r.y / kUnits, .width = r.width / kUnits, .height = r.height / kUnits};
}

}  // namespace

PangoText::PangoText(const std::string& text, const Style& style, cairo_t* context)
    : text_(text), color_(style.color), layout_(pango_layout_new(measuring_context())) {
  const std::unique_ptr<PangoFontDescription, FreeDescription> font(pango_font_description_new());
  pango_font_description_set_family(font.get(), style.family.c_str());
  pango_font_description_set_absolute_size(font.get(), style.size * kUnits);
  pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(font.get(), style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description(layout_.get(), font.get());
  pango_layout_set_text(layout_.get(), text_.data(), static_cast<int>(text_.size()));
  if (style.spacing != 0) {
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(style.spacing * kUnits)));
    pango_layout_set_attributes(layout_.get(), attributes);
    pango_attr_list_unref(attributes);
  }
  if (context != nullptr) {
    cairo_set_source_rgba(context, color_.red, color_.green, color_.blue, color_.alpha);
  }
}

void PangoText::wrap(double width, double indent, double leading, Align align, bool justify) {
  pango_layout_set_width(layout_.get(), static_cast<int>(width * kUnits));
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent(layout_.get(), static_cast<int>(indent * kUnits));
  pango_layout_set_alignment(layout_.get(), align == Align::left     ? PANGO_ALIGN_LEFT
                                            : align == Align::center ? PANGO_ALIGN_CENTER
                                                                     : PANGO_ALIGN_RIGHT);
  pango_layout_set_justify(layout_.get(), justify ? TRUE : FALSE);
  // A CJK font's own line is about 1.35 to 1.5 of the size high; leading is in units of the size.
  PangoRectangle logical;
  pango_layout_line_get_extents(pango_layout_get_line_readonly(layout_.get(), 0), nullptr, &logical);
  const PangoFontDescription* font = pango_layout_get_font_description(layout_.get());
  const int wanted = static_cast<int>(pango_font_description_get_size(font) * leading);
  pango_layout_set_spacing(layout_.get(), wanted - logical.height);
}

TextSize PangoText::size() const {
  PangoRectangle logical;
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return {.width = logical.width / kUnits, .height = logical.height / kUnits};
}

double PangoText::baseline() const { return pango_layout_get_baseline(layout_.get()) / kUnits; }

Box PangoText::ink(double left, double top) const {
  PangoRectangle ink;
  pango_layout_get_extents(layout_.get(), &ink, nullptr);
  return points(ink, left, top);
}

std::vector<TextPiece> PangoText::lines(double left, double top) const {
  std::vector<TextPiece> out;
  PangoLayoutIter* at = pango_layout_get_iter(layout_.get());
  do {
    PangoRectangle ink;
    pango_layout_iter_get_line_extents(at, &ink, nullptr);
    const PangoLayoutLine* line = pango_layout_iter_get_line_readonly(at);
    out.push_back(
        {.text = text_.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length)),
         .box = points(ink, left, top)});
  } while (pango_layout_iter_next_line(at) != FALSE);
  pango_layout_iter_free(at);
  return out;
}

Box PangoText::range(std::size_t from, std::size_t to, double left, double top) const {
  Box all;
  PangoLayoutIter* at = pango_layout_get_iter(layout_.get());
  do {
    PangoLayoutLine* line = pango_layout_iter_get_line_readonly(at);
    const auto start = static_cast<std::size_t>(line->start_index);
    const std::size_t end = start + static_cast<std::size_t>(line->length);
    const std::size_t low = std::max(from, start);
    const std::size_t high = std::min(to, end);
    if (low < high) {
      PangoRectangle ink;
      PangoRectangle logical;
      pango_layout_iter_get_line_extents(at, &ink, &logical);
      int x1 = 0;
      int x2 = 0;
      pango_layout_line_index_to_x(line, static_cast<int>(low), FALSE, &x1);
      pango_layout_line_index_to_x(line, static_cast<int>(high), FALSE, &x2);
      all = united(all, {.x = left + (logical.x + x1) / kUnits,
                         .y = top + ink.y / kUnits,
                         .width = (x2 - x1) / kUnits,
                         .height = ink.height / kUnits});
    }
  } while (pango_layout_iter_next_line(at) != FALSE);
  pango_layout_iter_free(at);
  return all;
}

void PangoText::show(cairo_t* context, double left, double top) const {
  cairo_set_source_rgba(context, color_.red, color_.green, color_.blue, color_.alpha);
  cairo_move_to(context, left, top);
  pango_cairo_show_layout(context, layout_.get());
}

void PangoText::show_outline(cairo_t* context, double left, double top) const {
  cairo_set_source_rgba(context, color_.red, color_.green, color_.blue, color_.alpha);
  cairo_move_to(context, left, top);
  pango_cairo_layout_path(context, layout_.get());
  cairo_fill(context);
}

}  // namespace dossier::corpus
