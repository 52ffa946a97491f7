// A PDF as office programs write it: text with fonts. Single pages may be pictures (mixed files).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/canvas.h"

namespace dossier::corpus {

struct BornPage {
  const Canvas* canvas = nullptr;
  std::string jpeg;  // not empty: this picture instead
  int pixel_width = 0;
  int pixel_height = 0;
  double width = 0;  // points, of the picture
  double height = 0;
};

void write_born_pdf(const std::filesystem::path& path, const std::vector<BornPage>& pages, const std::string& creator);

}  // namespace dossier::corpus
