#include "corpus/conditions.h"

#include <stdexcept>

#include "corpus/damage.h"

namespace dossier::corpus {

const std::vector<std::string>& dossier_conditions() {
  static const std::vector<std::string> kAll = {"born",   "scan300", "scan200", "scan150",  "photo", "fax",
                                                "upside", "mixed",   "garbage", "enhanced", "copy"};
  return kAll;
}

const std::vector<std::string>& reading_conditions() {
  static const std::vector<std::string> kAll = {"clean300", "clean200", "clean150", "skew200", "blur200", "noise200",
                                                "jpeg40",   "seal200",  "light200", "photo",   "fax",     "all200"};
  return kAll;
}

namespace {

Damage scan(double dpi, Random& random) {
  Damage d;
  d.dpi = dpi;
  d.skew = random.chance(0.75) ? random.normal() * 0.55 : 0;
  d.blur = random.uniform(0.3, 0.75) * dpi / 200;
  d.noise = random.uniform(1.5, 7);
  d.light = random.chance(0.3) ? random.uniform(0.05, 0.25) : 0;
  d.bleed = random.chance(0.25) ? random.uniform(0.04, 0.16) : 0;
  d.ink = random.uniform(0.8, 1);
  d.paper = random.chance(0.5) ? random.uniform(0, 0.7) : 0;
  d.dust = random.chance(0.4) ? random.number(2, 40) : 0;
  d.holes = random.chance(0.1);
  d.staple = random.chance(0.12);
  d.fold = random.chance(0.1);
  d.grey = random.chance(0.2);
  d.jpeg = random.pick(std::vector<int>{0, 90, 85, 80, 75, 65});
  return d;
}

}  // namespace

Damage make_damage(const std::string& condition, Random& random) {
  Damage d;
  if (condition == "scan300" || condition == "scan200" || condition == "scan150") {
    return scan(std::stod(condition.substr(4)), random);
  }
  if (condition == "mixed" || condition == "garbage") {
    return scan(random.chance(0.5) ? 200 : 300, random);
  }
  if (condition == "upside") {
    d = scan(random.chance(0.6) ? 200 : 300, random);
    d.quarter_turns = random.number(1, 3);
    return d;
  }
  if (condition == "photo") {
    d.dpi = random.uniform(165, 240);
    d.perspective = true;
    d.light = random.uniform(0.15, 0.6);
    d.blur = random.uniform(0.5, 1.05);
    d.noise = random.uniform(3, 10);
    d.paper = random.uniform(0.1, 0.9);
    d.bend = random.chance(0.35) ? random.uniform(1, 4) : 0;
    d.jpeg = random.number(62, 92);
    return d;
  }
  if (condition == "fax") {
    d.dpi = 204;
    d.vertical_dpi = random.chance(0.2) ? 98 : 196;
    d.blur = random.uniform(0.3, 0.7);
    d.noise = random.uniform(6, 26);
    d.skew = random.normal() * 0.4;
    d.dust = random.number(0, 60);
    d.bilevel = true;
    return d;
  }
  if (condition == "enhanced") {
    d = scan(200, random);
    d.light = random.uniform(0.1, 0.5);
    d.contrast = random.uniform(1.6, 3.2);
    d.jpeg = random.number(70, 92);
    return d;
  }
  if (condition == "copy") {
    // A copy of a copy: seals are grey, and nothing tells them from print but their shape.
    d = scan(random.chance(0.7) ? 200 : 300, random);
    d.grey = true;
    d.ink = random.uniform(0.5, 0.85);
    d.contrast = random.chance(0.6) ? random.uniform(1.2, 1.8) : 1;
    d.dust = random.number(20, 120);
    d.rim = random.chance(0.6) ? random.uniform(0.01, 0.03) : 0;
    d.streaks = random.chance(0.4) ? random.number(1, 4) : 0;
    d.jpeg = random.number(40, 85);
    return d;
  }
  if (condition == "clean300" || condition == "clean150") {
    d.dpi = condition == "clean300" ? 300 : 150;
    return d;
  }
  if (condition == "clean200" || condition == "seal200") {
    return d;
  }
  if (condition == "skew200") {
    d.skew = random.uniform(0.8, 2.2) * (random.chance(0.5) ? 1 : -1);
    return d;
  }
  if (condition == "blur200") {
    d.blur = random.uniform(1.1, 1.5);
    return d;
  }
  if (condition == "noise200") {
    d.noise = random.uniform(22, 32);
    return d;
  }
  if (condition == "jpeg40") {
    d.jpeg = 40;
    return d;
  }
  if (condition == "light200") {
    d.light = random.uniform(0.6, 0.8);
    return d;
  }
  if (condition == "all200") {
    d.skew = random.uniform(0.4, 1.3) * (random.chance(0.5) ? 1 : -1);
    d.blur = random.uniform(0.7, 1.0);
    d.noise = random.uniform(8, 14);
    d.light = random.uniform(0.25, 0.45);
    d.bleed = 0.08;
    d.paper = 0.6;
    d.dust = 30;
    d.jpeg = 50;
    return d;
  }
  throw std::invalid_argument("no such condition: " + condition);
}

}  // namespace dossier::corpus
