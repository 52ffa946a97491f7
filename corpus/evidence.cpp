#include "corpus/evidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/core.hpp>

#include "corpus/born_pdf.h"
#include "corpus/damage.h"
#include "corpus/garbage_layer.h"
#include "corpus/image_file.h"
#include "corpus/scan_pdf.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

cv::Matx33d scaled_by(double x, double y) { return {x, 0, 0, 0, y, 0, 0, 0, 1}; }

Damage damage_of(const EvidenceFile& file, const std::string& condition, Random& random) {
  Damage d = make_damage(condition, random);
  if (file.light) {
    d.jpeg = 50;
    d.noise = std::min(d.noise, 2.0);
    d.grey = d.grey || file.sheet.pages.size() > 3;
  }
  d.grey = d.grey && !file.sheet.in_color;
  return d;
}

struct Taken {
  Shot shot;
  Damage damage;
};

// The resolution a file states for its pixels. Cameras write 72 or nothing.
double stated_dpi(const Damage& d, Random& random) {
  if (d.perspective) {
    return random.chance(0.6) ? 72 : 0;
  }
  return random.chance(0.9) ? d.dpi : 0;
}

PageResult result_of(const Taken& taken, double dpi_x, double dpi_y, const std::string& condition) {
  PageResult r;
  r.width = taken.shot.image.cols * 72.0 / dpi_x;
  r.height = taken.shot.image.rows * 72.0 / dpi_y;
  r.dpi = taken.damage.dpi;
  r.condition = condition;
  r.to_page = scaled_by(72.0 / dpi_x, 72.0 / dpi_y) * taken.shot.from_points;
  return r;
}

// A picture that states no resolution has one pixel a point.
constexpr double kUnstatedDpi = 72;

Taken take(const Canvas& page, const EvidenceFile& file, const Damage& damage, Random& random) {
  if (file.heavy_seal.empty()) {
    return {.shot = photograph(page, damage, random), .damage = damage};
  }
  Canvas sealed = page;
  for (int i = 0; i < 3; ++i) {
    put_company_seal(sealed, page.width() * random.uniform(0.3, 0.85), page.height() * (0.25 + 0.22 * i),
                     file.heavy_seal, random);
  }
  return {.shot = photograph(sealed, damage, random), .damage = damage};
}

std::string producer(Random& random) {
  return random.pick(
      List{"Scan to PDF 3.1", "MFP scanner firmware 12.04", "Image to PDF", "PDF Scan Library 5.2", "Mobile Scanner"});
}

FileResult write_scanned_pdf(const std::filesystem::path& folder, const EvidenceFile& file, Random& random) {
  FileResult result{.path = file.stem + ".pdf", .format = "pdf", .pages = {}};
  std::vector<ScanPage> pages;
  const int garbage = random.number(0, 3);
  // One device scans one file: the pages share what does not depend on the single sheet.
  Random device = random.child("device");
  for (std::size_t i = 0; i < file.sheet.pages.size(); ++i) {
    Random own = random.child("page", i);
    Random same = device;
    Damage d = damage_of(file, file.condition, same);
    d.skew = d.skew == 0 ? 0 : own.normal() * 0.5;
    d.staple = d.staple && i == 0;
    d.dust = d.dust == 0 ? 0 : own.number(1, 2 * d.dust);
    if (d.quarter_turns != 0 && own.chance(0.3)) {
      d.quarter_turns = own.number(1, 3);
    }
    // A table printed across is fed into the scanner upright more often than not.
    const bool across = file.sheet.pages[i].width() > file.sheet.pages[i].height() && file.sheet.pages.size() > 1 &&
                        !d.perspective && d.quarter_turns == 0 && d.vertical_dpi == 0;
    if (across && own.chance(0.3)) {
      d.quarter_turns = own.chance(0.6) ? 1 : 3;
    }
    const bool turned_by_viewer = d.quarter_turns == 0 && own.chance(0.06);
    Taken taken = take(file.sheet.pages[i], file, d, own);
    const double dpi_y = d.vertical_dpi > 0 ? d.vertical_dpi : d.dpi;
    // Turning swaps the two resolutions, which differ only for faxes, and these are not turned.
    PageResult r = result_of(taken, d.dpi, dpi_y, file.condition);
    ScanPage page;
    cv::Mat image = taken.shot.image;
    page.width = r.width;
    page.height = r.height;
    if (turned_by_viewer) {
      // Stored lying on its left side; the viewer turns it back.
      cv::rotate(image, image, cv::ROTATE_90_COUNTERCLOCKWISE);
      page.rotate = 90;
      std::swap(page.width, page.height);
    }
    page.pixel_width = image.cols;
    page.pixel_height = image.rows;
    page.grey = image.channels() == 1;
    if (d.bilevel) {
      page.coding = ScanPage::Coding::fax_g4;
      page.data = encode_fax_g4(image);
    } else {
      page.data = encode_jpeg(image, d.jpeg == 0 ? 95 : d.jpeg, d.dpi);
    }
    if (file.condition == "garbage" && !turned_by_viewer) {
      page.layer = garbage_layer(file.sheet.pages[i], r, garbage, own);
    }
    pages.push_back(std::move(page));
    result.pages.push_back(r);
  }
  write_scan_pdf(folder / result.path, pages, producer(random));
  return result;
}

FileResult write_born(const std::filesystem::path& folder, const EvidenceFile& file, Random& random) {
  FileResult result{.path = file.stem + ".pdf", .format = "pdf", .pages = {}};
  std::vector<BornPage> pages;
  for (std::size_t i = 0; i < file.sheet.pages.size(); ++i) {
    const Canvas& canvas = file.sheet.pages[i];
    Random own = random.child("page", i);
    BornPage page;
    PageResult r;
    // A mixed file has at least one page of each kind where it has two.
    const bool scanned = file.condition == "mixed" && (i == 0   ? file.sheet.pages.size() == 1 || own.chance(0.5)
                                                       : i == 1 ? pages[0].canvas != nullptr
                                                                : own.chance(0.5));
    if (scanned) {
      const Damage d = damage_of(file, "mixed", own);
      const Taken taken = take(canvas, file, d, own);
      r = result_of(taken, d.dpi, d.dpi, "scanned");
      page.jpeg = encode_jpeg(taken.shot.image, d.jpeg == 0 ? 95 : d.jpeg, d.dpi);
      page.pixel_width = taken.shot.image.cols;
      page.pixel_height = taken.shot.image.rows;
      page.width = r.width;
      page.height = r.height;
    } else {
      page.canvas = &canvas;
      r.width = canvas.width();
      r.height = canvas.height();
      r.condition = "born";
    }
    pages.push_back(std::move(page));
    result.pages.push_back(r);
  }
  write_born_pdf(folder / result.path, pages, random.pick(List{"Writer", "Spreadsheet", "Office document"}));
  return result;
}

FileResult write_tiff_file(const std::filesystem::path& folder, const EvidenceFile& file, Random& random) {
  FileResult result{.path = file.stem + (random.chance(0.5) ? ".tif" : ".tiff"), .format = "tiff", .pages = {}};
  std::vector<TiffPage> pages;
  Random device = random.child("device");
  bool bilevel = false;
  int quality = 85;
  const bool stated = random.chance(0.9);
  for (std::size_t i = 0; i < file.sheet.pages.size(); ++i) {
    Random own = random.child("page", i);
    Random same = device;
    Damage d = damage_of(file, file.condition, same);
    d.skew = d.skew == 0 ? 0 : own.normal() * 0.5;
    bilevel = d.bilevel;
    quality = d.jpeg == 0 ? 90 : d.jpeg;
    const Taken taken = take(file.sheet.pages[i], file, d, own);
    const double dpi_y = d.vertical_dpi > 0 ? d.vertical_dpi : d.dpi;
    const bool known = stated || d.bilevel;
    const double dpi = known ? d.dpi : kUnstatedDpi;
    pages.push_back({.image = taken.shot.image, .dpi_x = known ? d.dpi : 0, .dpi_y = known ? dpi_y : 0});
    result.pages.push_back(result_of(taken, dpi, known ? dpi_y : dpi, file.condition));
  }
  std::filesystem::create_directories((folder / result.path).parent_path());
  write_tiff(folder / result.path, pages,
             bilevel ? TiffCoding::fax_g4
             : file.container == Container::lossless_tiff
                 ? TiffCoding::deflate
                 : random.pick(std::vector<TiffCoding>{TiffCoding::jpeg, TiffCoding::jpeg, TiffCoding::lzw,
                                                       TiffCoding::deflate}),
             quality);
  return result;
}

FileResult write_single_image(const std::filesystem::path& folder, const EvidenceFile& file, Random& random) {
  Random own = random.child("page", 0);
  const Damage d = damage_of(file, file.condition, own);
  Taken taken = take(file.sheet.pages.front(), file, d, own);
  const double stated = stated_dpi(d, own);
  const double dpi = stated > 0 ? stated : kUnstatedDpi;
  FileResult result{.path = file.stem, .format = "jpeg", .pages = {result_of(taken, dpi, dpi, file.condition)}};
  const bool png = d.bilevel || (d.jpeg == 0 && own.chance(0.6));
  if (png) {
    result.path += ".png";
    result.format = "png";
    write_file(folder / result.path, encode_png(taken.shot.image, stated));
    return result;
  }
  result.path += own.pick(List{".jpg", ".jpg", ".jpeg", ".JPG"});
  cv::Mat image = taken.shot.image;
  int orientation = 0;
  if (d.perspective && own.chance(0.5)) {
    // A phone held sideways: the pixels lie, the tag says how to turn them.
    static constexpr std::array<int, 3> kTags = {6, 3, 8};
    orientation = own.pick(kTags);
    cv::rotate(image, image,
               orientation == 6   ? cv::ROTATE_90_COUNTERCLOCKWISE
               : orientation == 3 ? cv::ROTATE_180
                                  : cv::ROTATE_90_CLOCKWISE);
  }
  write_file(folder / result.path, encode_jpeg(image, d.jpeg == 0 ? 92 : d.jpeg, stated, orientation));
  return result;
}

}  // namespace

FileResult write_evidence(const std::filesystem::path& folder, const EvidenceFile& file, Random& random) {
  if (file.condition == "born" || file.condition == "mixed") {
    return write_born(folder, file, random);
  }
  if (file.container != Container::any) {
    return file.container == Container::pdf ? write_scanned_pdf(folder, file, random)
                                            : write_tiff_file(folder, file, random);
  }
  if (file.condition == "garbage") {
    return write_scanned_pdf(folder, file, random);
  }
  if (file.sheet.pages.size() == 1) {
    const std::size_t how = random.weighted({0.4, 0.45, file.light ? 0.0 : 0.15});
    return how == 0   ? write_scanned_pdf(folder, file, random)
           : how == 1 ? write_single_image(folder, file, random)
                      : write_tiff_file(folder, file, random);
  }
  return file.light || random.chance(0.8) ? write_scanned_pdf(folder, file, random)
                                          : write_tiff_file(folder, file, random);
}

Box displayed(const Box& box, const PageResult& page) {
  if (box.empty()) {
    return {};
  }
  Box out;
  bool first = true;
  double right = 0;
  double bottom = 0;
  for (const double x : {box.x, box.right()}) {
    for (const double y : {box.y, box.bottom()}) {
      const cv::Vec3d p = page.to_page * cv::Vec3d(x, y, 1);
      const double u = p[0] / p[2];
      const double v = p[1] / p[2];
      if (first) {
        out = {.x = u, .y = v, .width = 0, .height = 0};
        right = u;
        bottom = v;
        first = false;
      }
      out.x = std::min(out.x, u);
      out.y = std::min(out.y, v);
      right = std::max(right, u);
      bottom = std::max(bottom, v);
    }
  }
  out.width = right - out.x;
  out.height = bottom - out.y;
  return out;
}

}  // namespace dossier::corpus
