#include "corpus/layouts/form_lines.h"

#include <algorithm>

namespace dossier::corpus {

std::string spaced_out(const std::string& text, const std::string& between) {
  std::string out;
  for (const std::string& c : characters(text)) {
    out += (out.empty() ? "" : between) + c;
  }
  return out;
}

double FormLines::put_label(double x, const std::string& label) {
  if (s_.spread) {
    const double width = std::max(s_.label_width, measure(label, s_.label).width);
    page_.spread(x, y_, width, label, s_.label);
    if (!s_.colon.empty()) {
      page_.text(x + width + 1, y_, s_.colon, s_.label);
      return x + width + 1 + s_.label.size + s_.gap;
    }
    return x + width + s_.gap;
  }
  const Box box = page_.text(x, y_, label + s_.colon, s_.label);
  const double after = x + measure(label + s_.colon, s_.label).width;
  return std::max({x + s_.label_width, box.right(), after}) + s_.gap;
}

Box FormLines::add(const std::string& label, const std::string& value) {
  const double x = put_label(s_.x, label);
  const double room = s_.x + s_.width - x;
  last_ = y_;
  if (measure(value, s_.value).width <= room) {
    const Box box = page_.text(x, y_, value, s_.value);
    y_ += s_.line;
    return box;
  }
  const double top = y_ - s_.value.size * 1.12;
  const ParagraphBoxes boxes = page_.paragraph(x, top, room, {{value, true}}, s_.value, 1.4, 0, false);
  y_ = std::max(y_ + s_.line, boxes.bottom + s_.line - s_.value.size * 0.6);
  return boxes.runs.front();
}

std::vector<Box> FormLines::add_lines(const std::string& label, const std::vector<std::string>& values) {
  const double x = put_label(s_.x, label);
  std::vector<Box> out;
  last_ = y_;
  for (std::size_t i = 0; i < values.size(); ++i) {
    out.push_back(page_.text(x, y_, values[i], s_.value));
    y_ += i + 1 == values.size() ? s_.line : s_.value.size * 1.45;
  }
  return out;
}

Box FormLines::beside(double x, const std::string& label, const std::string& value) {
  const double keep = y_;
  y_ = last_;
  const bool spread = s_.spread;
  const double width = s_.label_width;
  s_.spread = false;
  s_.label_width = 0;
  const double at = put_label(x, label);
  const Box box = page_.text(at, y_, value, s_.value);
  s_.spread = spread;
  s_.label_width = width;
  y_ = keep;
  return box;
}

}  // namespace dossier::corpus
