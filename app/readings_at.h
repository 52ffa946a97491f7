// What every reader saw at a place of a page.
#pragma once

#include <vector>

#include "models/geometry.h"
#include "models/page.h"

namespace dossier {

// The readings of the words at `box` (points on the page as displayed), in reading order, the page reader's first for each
// word. Words that only touch the box are left out.
[[nodiscard]] std::vector<Reading> readings_at(const Page& page, const Box& box);

// The page with that number, or nullptr.
[[nodiscard]] const Page* find_page(const FileReading& reading, int number);

}  // namespace dossier
