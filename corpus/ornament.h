// Printed decoration of certificates: frames, tints, emblems, codes, watermarks.
#pragma once

#include <string>

#include "corpus/canvas.h"
#include "corpus/random.h"

namespace dossier::corpus {

enum class Frame { none, double_rule, meander, guilloche, corners };

Frame chance_frame(Random& random);
void put_frame(Canvas& page, const Box& area, Frame frame, Color color);
// A faint printed pattern over an area.
void put_tint(Canvas& page, const Box& area, Color color, bool waves);
// A disc with stars, standing for a state emblem.
void put_emblem(Canvas& page, double x, double y, double radius, bool gold);
// The mark of an invented body: rings or a leaf with letters.
void put_logo(Canvas& page, double x, double y, double radius, const std::string& letters, Random& random);
void put_qr_code(Canvas& page, const Box& area, const std::string& content);
void put_bar_code(Canvas& page, const Box& area, const std::string& content);
// Large slanted pale text across the page.
void put_watermark(Canvas& page, const std::string& text, Random& random);

}  // namespace dossier::corpus
