#include "app/report_crops.h"

#include <algorithm>
#include <cmath>

#include "app/readings_at.h"

namespace dossier {
namespace {

constexpr double kPicturePixels = 1100;  // width of a row's picture
constexpr double kPagePixels = 800;      // longer side of a whole page's picture
constexpr double kMostDpi = 220;
constexpr double kGrid = 6;              // points; places whose surroundings differ less share a picture

struct Span {
  double start, end;
};

// `wanted` points around [start, end], shifted to lie within [0, limit] and put on the grid outwards.
Span around(double start, double end, double wanted, double limit) {
  const double middle = (start + end) / 2;
  double from = std::max(0.0, std::min(middle - wanted / 2, limit - wanted));
  double to = std::min(limit, from + wanted);
  from = std::floor(from / kGrid) * kGrid;
  to = std::min(limit, std::ceil(to / kGrid) * kGrid);
  return {from, to};
}

double dpi_for(const Box& region, int turned, bool whole_page) {
  const double width = turned % 180 == 0 ? region.width : region.height;
  const double longer = std::max(region.width, region.height);
  const double dpi = whole_page ? kPagePixels * 72 / longer : kPicturePixels * 72 / width;
  return std::min(kMostDpi, dpi);
}

}  // namespace

Box ReportCrop::place(const Box& on_page) const {
  const Box inside = intersection(on_page, region);
  const double left = inside.x - region.x;
  const double top = inside.y - region.y;
  const double right = region.width - left - inside.width;
  const double bottom = region.height - top - inside.height;
  switch (turned) {
    case 90: return {bottom, left, inside.height, inside.width};
    case 180: return {right, bottom, inside.width, inside.height};
    case 270: return {top, right, inside.height, inside.width};
    default: return {left, top, inside.width, inside.height};
  }
}

Box surroundings(const Box& box, double page_width, double page_height, int turned) {
  if (box.empty()) return {0, 0, page_width, page_height};
  const bool sideways = turned % 180 != 0;
  // Along the line of writing and across it.
  const double along = sideways ? box.height : box.width;
  const double across = sideways ? box.width : box.height;
  const double along_limit = sideways ? page_height : page_width;
  const double across_limit = sideways ? page_width : page_height;
  // The height of a character: a box over several lines must not ask for half the page.
  const double character = std::clamp(across, 6.0, std::max(6.0, across_limit / 50));
  const double length = std::min(along_limit, std::max(along + 24 * character, 54 * character));
  const double depth = std::min(across_limit, across + 2.6 * character);
  const Span x = around(box.x, box.right(), sideways ? depth : length, page_width);
  const Span y = around(box.y, box.bottom(), sideways ? length : depth, page_height);
  return {x.start, y.start, x.end - x.start, y.end - y.start};
}

ReportCrops::ReportCrops(const Report& report, std::span<const FileReading> readings, const CropSource& source) {
  struct File {
    std::vector<CropRequest> wanted;
    std::vector<int> crops;  // index into crops_ of each
  };
  std::vector<File> files(report.files.size());
  std::map<Place, int> by_region;

  const auto want = [&](std::size_t file, int number, const Box& box) {
    const Place place{file, number, box.x, box.y, box.width, box.height};
    if (file >= readings.size() || by_place_.contains(place)) return;
    const Page* page = find_page(readings[file], number);
    if (page == nullptr || page->displayed_width <= 0 || page->displayed_height <= 0) return;
    const Box region = surroundings(box, page->displayed_width, page->displayed_height, page->turned);
    const Place shown{file, number, region.x, region.y, region.width, region.height};
    const auto [found, fresh] = by_region.try_emplace(shown, static_cast<int>(crops_.size()));
    if (fresh) {
      files[file].wanted.push_back({.page = number,
                                    .box = region,
                                    .turned = page->turned,
                                    .dpi = dpi_for(region, page->turned, box.empty())});
      files[file].crops.push_back(found->second);
      crops_.push_back({.region = region, .turned = page->turned, .png = {}});
    }
    by_place_.emplace(place, found->second);
  };

  if (report.score) {
    for (const CriterionResult& criterion : report.score->criteria) {
      for (const Evidence& place : criterion.basis) want(place.file, place.page, place.box);
    }
  }
  for (const Finding& finding : report.findings) {
    for (const Evidence& place : finding.evidence) want(place.file, place.page, place.box);
  }
  for (const Document& document : report.documents) {
    for (const Field& field : document.fields) {
      if (field.status == Status::uncertain) want(document.file, field.page, field.box);
    }
  }

  for (std::size_t file = 0; file < files.size(); ++file) {
    if (files[file].wanted.empty()) continue;
    const std::vector<Crop> made = source(report.files[file], files[file].wanted);
    for (std::size_t i = 0; i < made.size() && i < files[file].crops.size(); ++i) {
      crops_[static_cast<std::size_t>(files[file].crops[i])].png = made[i].png;
    }
  }
}

int ReportCrops::find(std::size_t file, int page, const Box& box) const {
  const auto found = by_place_.find({file, page, box.x, box.y, box.width, box.height});
  if (found == by_place_.end()) return -1;
  return crops_[static_cast<std::size_t>(found->second)].png.empty() ? -1 : found->second;
}

}  // namespace dossier
