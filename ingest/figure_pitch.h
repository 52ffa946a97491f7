// Figures are printed in even steps: a step that is too wide is a character that the recogniser lost.
#pragma once

#include "ingest/ocr_engine.h"

namespace dossier {

// How many characters seem to be missing from a reading of one figure (digits, separators, signs), by the distances between
// the centres of those that were read and by the room at both ends. `aspect`: width of the crop over its height. 0 for
// readings that are no figure, or too short to tell.
[[nodiscard]] int lost_in_figure(const LineReading& line, double aspect);

}  // namespace dossier
