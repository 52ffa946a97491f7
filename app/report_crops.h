// Pictures of the places that a report points at: which ones it needs, and what each of them shows.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "ingest/ingest.h"
#include "models/page.h"
#include "models/report.h"

namespace dossier {

// Pipeline::crops, or a fake.
using CropSource = std::function<std::vector<Crop>(const SourceFile& file, std::span<const CropRequest> wanted)>;

// A picture and the part of the page that it shows.
struct ReportCrop {
  Box region;       // points on the page as displayed
  int turned = 0;   // clockwise degrees by which the picture is turned against the page, so that the text stands upright
  std::string png;  // empty where it could not be made

  // Size of the picture in points, and where a place of the page lies in it.
  [[nodiscard]] double width() const { return turned % 180 == 0 ? region.width : region.height; }
  [[nodiscard]] double height() const { return turned % 180 == 0 ? region.height : region.width; }
  [[nodiscard]] Box place(const Box& on_page) const;
};

class ReportCrops {
 public:
  ReportCrops() = default;  // no pictures

  // Of all evidence of findings and criteria, and of every figure that is not certain. Neighbouring places share one
  // picture. Asks `source` once for each file.
  ReportCrops(const Report& report, std::span<const FileReading> readings, const CropSource& source);

  [[nodiscard]] std::span<const ReportCrop> all() const { return crops_; }
  // The index into all() of the picture that shows the place; -1 where there is none.
  [[nodiscard]] int find(std::size_t file, int page, const Box& box) const;

 private:
  using Place = std::tuple<std::size_t, int, double, double, double, double>;
  std::vector<ReportCrop> crops_;
  std::map<Place, int> by_place_;
};

// The part of a page around a box that a person needs to judge it: its row from the label on, with a line above and below;
// the whole page for an empty box. All in points on the page as displayed.
[[nodiscard]] Box surroundings(const Box& box, double page_width, double page_height, int turned);

}  // namespace dossier
