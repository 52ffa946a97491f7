// A text set by Pango, measured without hinting so that it lies at the same place at every resolution.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <pango/pangocairo.h>

#include "corpus/canvas.h"

namespace dossier::corpus {

class PangoText {
 public:
  // Without a context it can only be measured.
  PangoText(const std::string& text, const Style& style, cairo_t* context = nullptr);

  void wrap(double width, double indent, double leading, Align align, bool justify);

  TextSize size() const;
  double baseline() const;  // of the first line, from the top
  Box ink(double left, double top) const;
  std::vector<TextPiece> lines(double left, double top) const;
  // What covers the bytes [from, to) of the text.
  Box range(std::size_t from, std::size_t to, double left, double top) const;
  void show(cairo_t* context, double left, double top) const;
  // As filled outlines: what a seal or a logo prints is no text in a PDF.
  void show_outline(cairo_t* context, double left, double top) const;

 private:
  struct Unref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  };
  std::string text_;
  Color color_;
  std::unique_ptr<PangoLayout, Unref> layout_;
};

}  // namespace dossier::corpus
