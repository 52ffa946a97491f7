// Pictures of the pages that a report points at. Each page is there once; every place on it is shown through a window on
// that picture.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/ingest.h"
#include "models/page.h"
#include "models/report.h"

namespace dossier {

// Pipeline::crops, or a fake.
using PictureSource = std::function<std::vector<Crop>(const SourceFile& file, std::span<const CropRequest> wanted)>;

// A part of a page as a picture, turned so that its text stands upright. Places on it are in points, like the page's.
struct PagePicture {
  Box region;         // of the page as displayed
  double page_width = 0, page_height = 0;
  int turned = 0;     // clockwise degrees by which the picture is turned against the page
  std::string bytes;  // PNG or JPEG; empty where it could not be made

  [[nodiscard]] double width() const { return turned % 180 == 0 ? region.width : region.height; }
  [[nodiscard]] double height() const { return turned % 180 == 0 ? region.height : region.width; }
  // Where a place of the page lies on the picture, cut to it.
  [[nodiscard]] Box place(const Box& on_page) const;
  // "image/png" or "image/jpeg".
  [[nodiscard]] std::string_view media_type() const;
};

class ReportPictures {
 public:
  ReportPictures() = default;  // no pictures

  // Of all evidence of findings and criteria, and of every value that is not certain. Asks `source` once for each file.
  ReportPictures(const Report& report, std::span<const FileReading> readings, const PictureSource& source);

  // In order of file and page.
  [[nodiscard]] std::span<const PagePicture> all() const { return pictures_; }
  // The index into all() of the page's picture, -1 where there is none.
  [[nodiscard]] int find(std::size_t file, int page) const;

 private:
  std::vector<PagePicture> pictures_;
  std::map<std::pair<std::size_t, int>, int> by_page_;
};

// The part of a page around a box that a person needs to judge it: its row from the label on, with a line above and below;
// the whole page for an empty box. All in points on the page as displayed.
[[nodiscard]] Box surroundings(const Box& box, double page_width, double page_height, int turned);

// A window on one page's picture, and which of some places it shows.
struct PictureWindow {
  int picture = -1;                 // index into all(); -1: no picture of that page
  Box view;                         // on the picture
  std::vector<std::size_t> places;  // indices, in their order
};

// The places of a finding or criterion in as few windows as a person can take in: those of one page together as long as the
// window is no higher than half the page. In order of the first place of each page, then down the page.
[[nodiscard]] std::vector<PictureWindow> windows_on(const ReportPictures& pictures, std::span<const Evidence> places);

}  // namespace dossier
