// One file of evidence: its pages, the condition they come in, and what became of them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "corpus/random.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

enum class Container { any, pdf, lossless_tiff };

struct EvidenceFile {
  std::string stem;  // path inside the dossier, without the ending
  std::string condition;
  Sheet sheet;
  std::string heavy_seal;                // owner of a seal put over the middle of each page; empty: none
  Container container = Container::any;  // of scanned pages
  std::optional<Random> look;            // of the scan; two files with one sheet and one look have the same bytes
  bool light = false;                    // few bytes: stronger JPEG compression, nothing stored without loss
};

struct PageResult {
  double width = 0;  // points, as displayed
  double height = 0;
  double dpi = 0;         // of the pixels; 0: no pixels
  std::string condition;  // of this page; differs within mixed files
  // From points of the page as laid out to points from the top left of the page as displayed.
  cv::Matx33d to_page = cv::Matx33d::eye();
};

struct FileResult {
  std::string path;  // inside the dossier, with its ending
  std::string format;
  std::vector<PageResult> pages;
};

// Writes the file below `folder`. Which format, by chance: PDF always, JPEG and PNG for single pages, TIFF.
FileResult write_evidence(const std::filesystem::path& folder, const EvidenceFile& file, Random& random);

// Where a box of the layout lies on the page as displayed: the upright hull.
Box displayed(const Box& box, const PageResult& page);

}  // namespace dossier::corpus
