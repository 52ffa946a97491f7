// Planted problems, every kind at least so many times: what the program finds of them, and what it reports wrongly.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/accuracy/score.h"

namespace dossier::accuracy {

struct PlantsRequest {
  std::string program;
  std::uint64_t seed = 1;
  int instances = 10;               // of each kind, over all dossiers
  int scanned = 2;                  // … of these, on scans (kinds that show in a text layer alone: none)
  int each = 6;                     // problems in one dossier, at most
  int sound = 10;                   // dossiers with no problem at all
  std::vector<std::string> conditions = {"born"};  // of the others, taken in turn
  std::vector<std::string> scans = {"scan200", "scan300", "scan150"};
  std::vector<std::string> kinds;   // empty: all
  std::string set;                  // folder of the rendered set; used again where it is the same set
  int jobs = 2;
  double timeout = 900;             // seconds a dossier
};

// A scanned page costs some ten times what a born-digital one does: dossiers on scans are small ones, where the problem
// has its place in one, and come first; the rest is filled up born-digital, every third with all papers. Writes the set where it is not there yet. Readings are kept in its folder too, so that a second run measures
// verification alone.
Score run_plants(const PlantsRequest& request);

}  // namespace dossier::accuracy
