// What is put on a paper by hand after it was printed: seals and signatures. They are drawn over the text
// and let it show through.
#pragma once

#include <string>

#include "corpus/canvas.h"
#include "corpus/random.h"

namespace dossier::corpus {

struct RoundSeal {
  std::string around;  // along the rim
  std::string below;   // straight line under the star; empty: none
  std::string code;    // digits along the lower rim; empty: none
  double radius = 58;
  double tilt = 0;  // radians
  bool star = true;
  Color color = kSealRed;
};

void put_round_seal(Canvas& page, double x, double y, const RoundSeal& seal);
// With a chance code, tilt, size and strength of ink.
void put_company_seal(Canvas& page, double x, double y, const std::string& owner, Random& random,
                      const std::string& below = "");
void put_oval_seal(Canvas& page, double x, double y, const std::string& owner, const std::string& middle,
                   Random& random);
// A person's square name seal.
void put_name_seal(Canvas& page, double x, double y, const std::string& person, double side, Random& random);
void put_signature(Canvas& page, double x, double y, double width, const std::string& person, Random& random);

}  // namespace dossier::corpus
