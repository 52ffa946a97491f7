// Fonts and sizes that belong together, drawn by chance.
#pragma once

#include "corpus/canvas.h"
#include "corpus/random.h"

namespace dossier::corpus {

inline const char* const kSong = "Noto Serif CJK SC";
inline const char* const kHei = "Noto Sans CJK SC";
inline const char* const kKai = "AR PL UKai CN";
inline const char* const kMing = "AR PL UMing CN";
inline const char* const kZenHei = "WenQuanYi Zen Hei";
inline const char* const kMicroHei = "WenQuanYi Micro Hei";

struct Look {
  Style body;    // text and labels
  Style digits;  // figures
  Style head;    // titles
};

// For prose and tables; `size` is the size of the body.
Look make_look(double size, Random& random);
// A family list whose Latin letters and digits come from another font than the Chinese.
std::string with_latin(const std::string& latin, const std::string& chinese);

}  // namespace dossier::corpus
