// A PDF as scanners write it: one image a page, by chance with an invisible text layer.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dossier::corpus {

struct LayerWord {  // text of an invisible layer; points from the top left
  std::string text;
  double x = 0;
  double y = 0;  // base line
  double size = 10;
};

struct ScanPage {
  enum class Coding { jpeg, fax_g4 };
  Coding coding = Coding::jpeg;
  std::string data;
  int pixel_width = 0;
  int pixel_height = 0;
  bool grey = false;
  double width = 0;  // points
  double height = 0;
  int rotate = 0;  // entry /Rotate: the viewer turns the page clockwise by it
  std::vector<LayerWord> layer;
};

void write_scan_pdf(const std::filesystem::path& path, const std::vector<ScanPage>& pages, const std::string& producer);

}  // namespace dossier::corpus
