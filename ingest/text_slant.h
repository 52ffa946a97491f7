// How lines of text lie on the page: slanted by a crooked scan, or running together in a photograph.
#pragma once

#include <span>

#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>

namespace dossier {

struct TextSlant {
  double angle = 0;        // degrees clockwise of the lines in the middle of the page
  double convergence = 0;  // degrees by which the lines at the foot are turned against those at the head
  double spread = 0;       // degrees: typical deviation of single lines from this description
  int lines = 0;           // how many lines say so
};

// From the places of detected lines on a page of `width` x `height` (any unit).
[[nodiscard]] TextSlant text_slant(std::span<const cv::RotatedRect> lines, double width, double height);

// Points of the straightened page to points of the slanted one, both of `width` x `height`.
[[nodiscard]] cv::Matx33d straightening(const TextSlant& slant, double width, double height);

}  // namespace dossier
