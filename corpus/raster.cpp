#include "corpus/raster.h"

#include <cmath>
#include <memory>
#include <stdexcept>

#include <cairo.h>
#include <opencv2/imgproc.hpp>

namespace dossier::corpus {
namespace {

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

}  // namespace

cv::Mat rasterize(const Canvas& page, double dpi) {
  const double scale = dpi / 72.0;
  const int width = static_cast<int>(std::lround(page.width() * scale));
  const int height = static_cast<int>(std::lround(page.height() * scale));
  const std::unique_ptr<cairo_surface_t, Destroy> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  const std::unique_ptr<cairo_t, Destroy> context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_scale(context.get(), scale, scale);
  page.render(context.get());
  if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(cairo_status_to_string(cairo_status(context.get())));
  }
  cairo_surface_flush(surface.get());
  const cv::Mat bgrx(height, width, CV_8UC4, cairo_image_surface_get_data(surface.get()),
                     static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())));
  cv::Mat out;
  cv::cvtColor(bgrx, out, cv::COLOR_BGRA2BGR);
  return out;
}

}  // namespace dossier::corpus
