#include "app/report_pictures.h"

#include <algorithm>
#include <cmath>

#include "app/readings_at.h"

namespace dossier {
namespace {

constexpr double kPagePixels = 1480;  // longer side of a whole page: 127 dpi for A4
constexpr double kHighest = 0.5;      // of a window, as a share of the page's height

struct Span {
  double start, end;
};

// `wanted` points around [start, end], shifted to lie within [0, limit].
Span around(double start, double end, double wanted, double limit) {
  const double middle = (start + end) / 2;
  const double from = std::max(0.0, std::min(middle - wanted / 2, limit - wanted));
  return {from, std::min(limit, from + wanted)};
}

struct Group {
  std::pair<std::size_t, int> page;
  std::vector<std::size_t> places;
};

std::vector<Group> by_page(std::span<const Evidence> places) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::pair page{places[i].file, places[i].page};
    auto group = std::ranges::find(groups, page, &Group::page);
    if (group == groups.end()) group = groups.insert(groups.end(), {page, {}});
    group->places.push_back(i);
  }
  return groups;
}

}  // namespace

Box PagePicture::place(const Box& on_page) const {
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

std::string_view PagePicture::media_type() const { return bytes.starts_with("\xff\xd8") ? "image/jpeg" : "image/png"; }

Box surroundings(const Box& box, double page_width, double page_height, int turned) {
  if (box.empty()) return {0, 0, page_width, page_height};
  const bool sideways = turned % 180 != 0;
  // Along the line of writing and across it.
  const double along = sideways ? box.height : box.width;
  const double across = sideways ? box.width : box.height;
  const double along_limit = sideways ? page_height : page_width;
  const double across_limit = sideways ? page_width : page_height;
  // The height of a character: a box over several lines must not ask for half the page.
  const double character = std::clamp(across, across_limit / 140, across_limit / 50);
  // A page in portrait is shown in its full width: the label of a table's row stands at its left edge.
  const double length = along_limit <= across_limit ? along_limit
                                                    : std::min(along_limit, std::max(along + 24 * character, 54 * character));
  const double depth = std::min(across_limit, across + 2.6 * character);
  const Span x = around(box.x, box.right(), sideways ? depth : length, page_width);
  const Span y = around(box.y, box.bottom(), sideways ? length : depth, page_height);
  return {x.start, y.start, x.end - x.start, y.end - y.start};
}

ReportPictures::ReportPictures(const Report& report, std::span<const FileReading> readings, const PictureSource& source) {
  const auto want = [&](std::size_t file, int number, const Box& box) {
    const Page* page = file < readings.size() ? find_page(readings[file], number) : nullptr;
    if (page == nullptr || page->displayed_width <= 0 || page->displayed_height <= 0) return;
    const auto [found, fresh] = by_page_.try_emplace({file, number}, static_cast<int>(pictures_.size()));
    if (fresh) {
      pictures_.push_back({.region = {},
                           .page_width = page->displayed_width,
                           .page_height = page->displayed_height,
                           .turned = page->turned,
                           .bytes = {}});
    }
    PagePicture& picture = pictures_[static_cast<std::size_t>(found->second)];
    picture.region = united(picture.region, surroundings(box, picture.page_width, picture.page_height, picture.turned));
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

  std::vector<PagePicture> ordered;
  std::vector<CropRequest> wanted;
  for (auto entry = by_page_.begin(); entry != by_page_.end();) {
    const std::size_t file = entry->first.first;
    const std::size_t first = ordered.size();
    wanted.clear();
    for (; entry != by_page_.end() && entry->first.first == file; ++entry) {
      const PagePicture& picture = pictures_[static_cast<std::size_t>(entry->second)];
      const double dpi = kPagePixels * 72 / std::max(picture.page_width, picture.page_height);
      wanted.push_back({.page = entry->first.second, .box = picture.region, .turned = picture.turned, .dpi = dpi});
      entry->second = static_cast<int>(ordered.size());
      ordered.push_back(picture);
    }
    std::vector<Crop> made = source(report.files.at(file), wanted);
    for (std::size_t i = 0; i < made.size() && i < wanted.size(); ++i) ordered[first + i].bytes = std::move(made[i].picture);
  }
  pictures_ = std::move(ordered);
}

int ReportPictures::find(std::size_t file, int page) const {
  const auto found = by_page_.find({file, page});
  if (found == by_page_.end() || pictures_[static_cast<std::size_t>(found->second)].bytes.empty()) return -1;
  return found->second;
}

std::vector<PictureWindow> windows_on(const ReportPictures& pictures, std::span<const Evidence> places) {
  std::vector<PictureWindow> windows;
  for (const Group& group : by_page(places)) {
    const int index = pictures.find(group.page.first, group.page.second);
    if (index < 0) {
      windows.push_back({.picture = -1, .view = {}, .places = group.places});
      continue;
    }
    const PagePicture& picture = pictures.all()[static_cast<std::size_t>(index)];
    std::vector<std::pair<Box, std::size_t>> views;
    for (const std::size_t i : group.places) {
      views.emplace_back(picture.place(surroundings(places[i].box, picture.page_width, picture.page_height, picture.turned)), i);
    }
    std::ranges::stable_sort(views, {}, [](const auto& view) { return view.first.y; });
    const double highest = kHighest * (picture.turned % 180 == 0 ? picture.page_height : picture.page_width);
    const std::size_t first = windows.size();
    for (const auto& [view, i] : views) {
      const bool joins = windows.size() > first && united(windows.back().view, view).height <= highest;
      if (!joins) windows.push_back({.picture = index, .view = view, .places = {}});
      windows.back().view = united(windows.back().view, view);
      windows.back().places.push_back(i);
    }
  }
  for (PictureWindow& window : windows) std::ranges::sort(window.places);
  return windows;
}

}  // namespace dossier
