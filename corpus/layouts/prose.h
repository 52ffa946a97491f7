// Running text over as many pages as it takes, with places that truth points at.
#pragma once

#include <string>
#include <vector>

#include "corpus/layouts/statement_style.h"
#include "corpus/look.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

struct Place {
  std::size_t page = 0;
  Box box;
};

class Prose {
 public:
  struct Settings {
    Look look;
    double margin = 72;
    double top = 76;
    double bottom = 66;
    double leading = 1.75;
    std::string running_head;
    int page_numbers = 1;  // as in StatementStyle
    int first_number = 1;
    double width = 595.28;
    double height = 841.89;
  };

  Prose(Sheet& sheet, Settings settings) : sheet_(sheet), s_(std::move(settings)) {}

  Canvas& page() { return sheet_.pages.back(); }
  std::size_t page_index() const { return sheet_.last(); }
  double y() const { return y_; }
  double left() const { return s_.margin; }
  double width() const { return page_width_ - 2 * s_.margin; }
  const Style& body() const { return s_.look.body; }
  const Settings& settings() const { return s_; }

  void new_page();
  // Begins a new page when less than `points` are left.
  void need(double points);
  void skip(double points) { y_ += points; }
  void set_y(double y) { y_ = y; }

  Place title(const std::string& text, double size, double spacing = 0);
  Place line(const std::string& text, const Style& style, Align align = Align::left);
  // Marked runs in order.
  std::vector<Place> paragraph(const std::vector<Run>& runs, bool indent = true);
  Place heading(const std::string& text);

  struct Cell {
    std::string text;
    Align align = Align::left;
    bool bold = false;
    bool want = false;  // its place is given back
  };
  // A table that continues on the next page with its head; gives the places of the wanted cells.
  std::vector<Place> table(const std::vector<double>& shares, const std::vector<std::string>& head,
                           const std::vector<std::vector<Cell>>& rows, Ruling ruling, double size, Random& random);

 private:
  Sheet& sheet_;
  Settings s_;
  double y_ = 0;
  double page_width_ = 0;
  int number_ = 0;
};

Prose::Settings make_prose(double size, Random& random);

}  // namespace dossier::corpus
