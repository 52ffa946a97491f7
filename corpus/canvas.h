// One page being laid out: what is drawn (to be replayed on a PDF page or on pixels at any resolution) and
// where every printed piece of text lies. All lengths in points (1/72 inch), origin top left.
#pragma once

#include <functional>
#include <string>
#include <vector>

using cairo_t = struct _cairo;

namespace dossier::corpus {

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  bool empty() const { return width <= 0 || height <= 0; }
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};
Box united(const Box& a, const Box& b);
Box scaled(const Box& box, double dx, double dy, double factor);

struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;
  double alpha = 1;
};
inline constexpr Color kBlack{.red = 0.05, .green = 0.05, .blue = 0.06};
inline constexpr Color kSealRed{.red = 0.86, .green = 0.1, .blue = 0.12, .alpha = 0.85};
inline constexpr Color kPenBlue{.red = 0.1, .green = 0.15, .blue = 0.5, .alpha = 0.95};

struct Style {
  std::string family = "Noto Serif CJK SC";  // or a list: the first that has the character is used
  double size = 10.5;
  bool bold = false;
  bool italic = false;
  double spacing = 0;  // added between characters
  Color color = kBlack;

  Style sized(double points) const;
  Style bolder(bool on = true) const;
  Style colored(Color c) const;
  Style spaced(double points) const;
};

enum class Align { left, center, right };

struct TextPiece {  // a run of text on one line
  std::string text;
  Box box;
};

struct Run {  // a part of a paragraph; its box is wanted when `marked`
  std::string text;
  bool marked = false;
};

struct ParagraphBoxes {
  std::vector<Box> runs;  // one for each marked run, in order
  double bottom = 0;
};

class Canvas {
 public:
  using Operation = std::function<void(cairo_t*)>;

  Canvas(double page_width, double page_height) : width_(page_width), height_(page_height) {}

  double width() const { return width_; }
  double height() const { return height_; }

  // `y` is the base line. Gives the box of the ink.
  Box text(double x, double y, const std::string& what, const Style& style, Align align = Align::left);
  // Centred vertically in the box; wrapped when it is wider. `pad` is kept free left and right.
  Box text_in(const Box& cell, const std::string& what, const Style& style, Align align = Align::left, double pad = 2);
  // Characters set apart evenly so that they fill the width, as labels of certificates are.
  Box spread(double x, double y, double width, const std::string& what, const Style& style);
  // `y` is the top. `leading` is the distance of base lines in units of the size.
  ParagraphBoxes paragraph(double x, double y, double width, const std::vector<Run>& runs, const Style& style,
                           double leading = 1.6, double indent = 0, bool justify = true, Align align = Align::left);

  void line(double x1, double y1, double x2, double y2, double thickness = 0.5, Color color = kBlack);
  void rectangle(const Box& box, double thickness = 0.5, Color color = kBlack);
  void fill(const Box& box, Color color);
  // Anything else; drawn in the order of the calls.
  void draw(Operation operation) { operations_.push_back(std::move(operation)); }
  // Text that is printed on the page but is no content (seals, watermarks); a reader may or may not report it.
  void add_noise(const Box& box) { noise_.push_back(box); }
  // Text whose drawing was done by draw().
  void add_piece(const std::string& what, const Box& box);

  // Puts another page on this one.
  void place(const Canvas& other, double dx, double dy, double factor);

  void render(cairo_t* context) const;
  const std::vector<TextPiece>& pieces() const { return pieces_; }
  const std::vector<Box>& noise() const { return noise_; }

 private:
  double width_;
  double height_;
  std::vector<Operation> operations_;
  std::vector<TextPiece> pieces_;
  std::vector<Box> noise_;
};

struct TextSize {
  double width = 0;
  double height = 0;  // of the line, not of the ink
};
TextSize measure(const std::string& what, const Style& style);
// Height of a paragraph wrapped to the width.
double wrapped_height(const std::string& what, const Style& style, double width, double leading);

// Splits UTF-8 into characters.
std::vector<std::string> characters(const std::string& text);

}  // namespace dossier::corpus
