// "Label: value" lines, as certificates and licences are made of.
#pragma once

#include <string>
#include <vector>

#include "corpus/canvas.h"
#include "corpus/random.h"

namespace dossier::corpus {

class FormLines {
 public:
  struct Settings {
    double x = 0;
    double y = 0;            // base line of the first line
    double width = 0;        // label and value together
    double label_width = 0;  // labels are set apart to it when `spread`
    double gap = 0;          // between the label and the value
    double line = 26;        // from one line to the next
    bool spread = false;
    std::string colon = "：";
    Style label;
    Style value;
  };

  FormLines(Canvas& page, Settings settings) : page_(page), s_(std::move(settings)), y_(s_.y) {}

  // Gives the box of the value, which wraps where it is too long.
  Box add(const std::string& label, const std::string& value);
  // Several lines under one label.
  std::vector<Box> add_lines(const std::string& label, const std::vector<std::string>& values);
  // A second label and value on the line just written, at `x`.
  Box beside(double x, const std::string& label, const std::string& value);

  double y() const { return y_; }
  void skip(double points) { y_ += points; }

 private:
  double put_label(double x, const std::string& label);

  Canvas& page_;
  Settings s_;
  double y_;
  double last_ = 0;
};

// A text with a space between its characters.
std::string spaced_out(const std::string& text, const std::string& between = " ");

}  // namespace dossier::corpus
