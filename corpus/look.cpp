#include "corpus/look.h"

namespace dossier::corpus {

std::string with_latin(const std::string& latin, const std::string& chinese) { return latin + ", " + chinese; }

Look make_look(double size, Random& random) {
  Look look;
  std::string chinese;
  std::string latin;
  switch (random.weighted({0.34, 0.2, 0.16, 0.12, 0.1, 0.08})) {
    case 0:
      chinese = kSong;
      break;
    case 1:
      chinese = kMing;
      break;
    case 2:
      chinese = kHei;
      break;
    case 3:
      chinese = kZenHei;
      break;
    case 4:
      chinese = kMicroHei;
      break;
    default:
      chinese = kKai;
      break;
  }
  const bool serif = chinese == kSong || chinese == kMing || chinese == kKai;
  switch (random.weighted({0.45, 0.3, 0.15, 0.1})) {
    case 0:
      latin = "";
      break;
    case 1:
      latin = serif ? "Liberation Serif" : "Liberation Sans";
      break;
    case 2:
      latin = "Liberation Sans";
      break;
    default:
      latin = serif ? "Liberation Serif" : "Liberation Sans Narrow";
      break;
  }
  look.body = Style{.family = latin.empty() || random.chance(0.4) ? chinese : with_latin(latin, chinese), .size = size};
  look.digits = Style{.family = latin.empty() ? chinese : with_latin(latin, chinese), .size = size};
  look.head = Style{.family = random.chance(0.6)   ? chinese
                              : random.chance(0.5) ? kHei
                                                   : kSong,
                    .size = size * 1.7,
                    .bold = random.chance(0.7)};
  return look;
}

}  // namespace dossier::corpus
