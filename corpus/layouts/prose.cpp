#include "corpus/layouts/prose.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/layouts/grid.h"

namespace dossier::corpus {

Prose::Settings make_prose(double size, Random& random) {
  Prose::Settings s;
  s.look = make_look(size, random);
  s.margin = random.uniform(62, 88);
  s.leading = random.uniform(1.6, 2.0);
  s.page_numbers = random.number(0, 3);
  return s;
}

void Prose::new_page() {
  Canvas& page = sheet_.add_page(s_.width, s_.height);
  page_width_ = s_.width;
  const Style small = body().sized(body().size * 0.85);
  if (!s_.running_head.empty()) {
    page.text(page.width() / 2, 40, s_.running_head, small, Align::center);
    page.line(s_.margin, 45, page.width() - s_.margin, 45, 0.4);
  }
  const int number = s_.first_number + number_++;
  switch (s_.page_numbers) {
    case 1:
      page.text(page.width() / 2, page.height() - 36, std::to_string(number), small, Align::center);
      break;
    case 2:
      page.text(page.width() / 2, page.height() - 36, fmt::format("- {} -", number), small, Align::center);
      break;
    case 3:
      page.text(page.width() - s_.margin, page.height() - 36, fmt::format("第 {} 页", number), small, Align::right);
      break;
    default:
      break;
  }
  y_ = s_.top;
}

void Prose::need(double points) {
  if (sheet_.pages.empty() || page_width_ == 0 || y_ + points > s_.height - s_.bottom) {
    new_page();
  }
}

Place Prose::title(const std::string& text, double size, double spacing) {
  need(size * 2);
  const Style style = s_.look.head.sized(size).spaced(spacing);
  y_ += size;
  const Box box = page().text(page_width_ / 2, y_, text, style, Align::center);
  y_ += size * 0.9;
  return {.page = page_index(), .box = box};
}

Place Prose::line(const std::string& text, const Style& style, Align align) {
  need(style.size * 2);
  y_ += style.size * 1.2;
  const double x = align == Align::left ? s_.margin : align == Align::right ? page_width_ - s_.margin : page_width_ / 2;
  const Box box = page().text(x, y_, text, style, align);
  y_ += style.size * 0.6;
  return {.page = page_index(), .box = box};
}

std::vector<Place> Prose::paragraph(const std::vector<Run>& runs, bool indent) {
  std::string all;
  for (const Run& run : runs) {
    all += run.text;
  }
  need(wrapped_height(all, body(), width(), s_.leading) + body().size);
  const ParagraphBoxes boxes =
      page().paragraph(s_.margin, y_, width(), runs, body(), s_.leading, indent ? body().size * 2 : 0, true);
  y_ = boxes.bottom + body().size * 0.25;
  std::vector<Place> out;
  for (const Box& box : boxes.runs) {
    out.push_back({.page = page_index(), .box = box});
  }
  return out;
}

Place Prose::heading(const std::string& text) {
  need(body().size * 5);
  y_ += body().size * 1.5;
  const Box box = page().text(s_.margin + body().size * 2, y_, text, body().bolder(), Align::left);
  y_ += body().size * 0.7;
  return {.page = page_index(), .box = box};
}

std::vector<Place> Prose::table(const std::vector<double>& shares, const std::vector<std::string>& head,
                                const std::vector<std::vector<Cell>>& rows, Ruling ruling, double size,
                                Random& random) {
  const Style style = body().sized(size);
  const Style digits = s_.look.digits.sized(size);
  double total = 0;
  for (const double share : shares) {
    total += share;
  }
  std::vector<double> widths;
  for (const double share : shares) {
    widths.push_back(width() * share / total);
  }
  const auto height_of = [&](const std::vector<std::string>& texts, bool bold) {
    double height = size * 1.9;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (measure(texts[i], style.bolder(bold)).width > widths[i] - 4) {
        height = std::max(height, wrapped_height(texts[i], style.bolder(bold), widths[i] - 4, 1.15) + size * 0.7);
      }
    }
    return height;
  };
  std::vector<Place> places;
  std::vector<double> lines;
  double body_top = 0;
  const auto finish = [&] {
    std::vector<GridEdge> edges = {{.x = s_.margin, .top = 0}};
    for (const double w : widths) {
      edges.push_back({.x = edges.back().x + w, .top = 0});
    }
    put_grid(page(), edges, lines, body_top, ruling, random);
    lines.clear();
  };
  const auto begin = [&] {
    const double height = height_of(head, true);
    lines.push_back(y_);
    double x = s_.margin;
    for (std::size_t i = 0; i < head.size(); ++i) {
      page().text_in({.x = x, .y = y_, .width = widths[i], .height = height}, head[i], style.bolder(), Align::center);
      x += widths[i];
    }
    y_ += height;
    lines.push_back(y_);
    body_top = y_;
  };
  need(size * 8);
  begin();
  for (const std::vector<Cell>& row : rows) {
    std::vector<std::string> texts;
    for (const Cell& cell : row) {
      texts.push_back(cell.text);
    }
    const double height = height_of(texts, false);
    if (y_ + height > s_.height - s_.bottom) {
      finish();
      new_page();
      begin();
    }
    double x = s_.margin;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool figure = row[i].align == Align::right;
      const Box box = page().text_in({.x = x, .y = y_, .width = widths[i], .height = height}, row[i].text,
                                     (figure ? digits : style).bolder(row[i].bold), row[i].align, 3);
      if (row[i].want) {
        places.push_back({.page = page_index(), .box = box});
      }
      x += widths[i];
    }
    y_ += height;
    lines.push_back(y_);
  }
  finish();
  y_ += size;
  return places;
}

}  // namespace dossier::corpus
