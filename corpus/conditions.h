// The named conditions of files.
#pragma once

#include <string>
#include <vector>

namespace dossier::corpus {

// Of whole dossiers: born scan300 scan200 scan150 photo fax upside mixed garbage enhanced copy.
const std::vector<std::string>& dossier_conditions();
// Of single pages, one damage at a time: clean300 clean200 clean150 skew200 blur200 noise200 jpeg40 seal200
// light200 photo fax all200.
const std::vector<std::string>& reading_conditions();

}  // namespace dossier::corpus
