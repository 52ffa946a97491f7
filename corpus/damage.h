// What happens to a printed page on its way into a file: scanning, photographing, faxing, copying.
#pragma once

#include <string>

#include <opencv2/core.hpp>

#include "corpus/canvas.h"
#include "corpus/random.h"

namespace dossier::corpus {

struct Damage {
  double dpi = 200;
  double skew = 0;      // degrees
  double blur = 0;      // pixels (deviation)
  double noise = 0;     // deviation, of 255
  double light = 0;     // 0: even, 1: a side lies in the dark
  double bleed = 0;     // strength of the back side showing through
  double ink = 1;       // 1: black ink is black, lower: a pale print
  double paper = 0;     // 0: white, 1: yellowish grey
  double contrast = 1;  // of a scanner application: above 1 bleaches and blackens
  double bend = 0;      // pixels of waviness of a sheet that does not lie flat
  int dust = 0;         // specks
  double rim = 0;       // of the width: dark margins where the lid of a copier stood open
  int streaks = 0;      // pale stripes down the sheet, for want of toner
  bool holes = false;   // punched
  bool staple = false;
  bool fold = false;
  bool grey = false;
  bool perspective = false;
  bool bilevel = false;
  double vertical_dpi = 0;  // where it differs (coarse fax)
  int quarter_turns = 0;    // clockwise, applied last
  int jpeg = 0;             // quality; 0: stored without loss
};

struct Shot {
  cv::Mat image;            // BGR, or one channel
  cv::Matx33d from_points;  // from points of the page as laid out to pixels of the image
};

Shot photograph(const Canvas& page, const Damage& damage, Random& random);

// The damages a named condition draws by chance; the names are those of conditions.h.
Damage make_damage(const std::string& condition, Random& random);

}  // namespace dossier::corpus
