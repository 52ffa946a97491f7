// How lines of text and rules lie on the page: slanted by a crooked scan, or running together in a photograph.
#pragma once

#include <span>

#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>

namespace dossier {

// Angles in degrees clockwise against the edges of the page.
struct PageSlant {
  double level = 0;              // of what should run across, in the middle of the page
  double level_convergence = 0;  // by how much it is turned more at the foot than at the head
  double plumb = 0;              // of what should run down
  double plumb_convergence = 0;  // by how much it is turned more at the right than at the left
  double spread = 0;             // typical deviation of single lines from this description
  int lines = 0;                 // how many lines say so
};

// From the places of detected lines of text on a page of `width` x `height` (any unit). plumb is taken to be level.
[[nodiscard]] PageSlant text_slant(std::span<const cv::RotatedRect> lines, double width, double height);

struct Stroke {
  cv::Point2d from, to;
};

// From ruling lines; what too few of them tell is 0 (level) or as level (plumb). `lines` counts the level ones.
[[nodiscard]] PageSlant rule_slant(std::span<const Stroke> level, std::span<const Stroke> plumb, double width, double height);

// Points of the straightened page to points of the slanted one, both of `width` x `height`.
[[nodiscard]] cv::Matx33d straightening(const PageSlant& slant, double width, double height);

}  // namespace dossier
