#include "corpus/born_pdf.h"

#include <cstring>
#include <memory>
#include <stdexcept>

#include <cairo-pdf.h>
#include <cairo.h>

#include "corpus/image_file.h"

namespace dossier::corpus {
namespace {

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void draw_picture(cairo_t* context, const BornPage& page) {
  const Surface image(cairo_image_surface_create(CAIRO_FORMAT_RGB24, page.pixel_width, page.pixel_height));
  // Cairo embeds the JPEG data as they are; the pixels of the surface are not used.
  auto* copy = new unsigned char[page.jpeg.size()];  // NOLINT: freed by cairo
  std::memcpy(copy, page.jpeg.data(), page.jpeg.size());
  cairo_surface_set_mime_data(
      image.get(), CAIRO_MIME_TYPE_JPEG, copy, page.jpeg.size(),
      [](void* p) { delete[] static_cast<unsigned char*>(p); }, copy);
  cairo_scale(context, page.width / page.pixel_width, page.height / page.pixel_height);
  cairo_set_source_surface(context, image.get(), 0, 0);
  cairo_paint(context);
}

}  // namespace

void write_born_pdf(const std::filesystem::path& path, const std::vector<BornPage>& pages, const std::string& creator) {
  std::string bytes;
  {
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, 595, 842));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2024-05-20T09:00:00");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, creator.c_str());
    const std::unique_ptr<cairo_t, Destroy> context(cairo_create(surface.get()));
    for (const BornPage& page : pages) {
      const bool picture = page.canvas == nullptr;
      cairo_pdf_surface_set_size(surface.get(), picture ? page.width : page.canvas->width(),
                                 picture ? page.height : page.canvas->height());
      cairo_save(context.get());
      if (picture) {
        draw_picture(context.get(), page);
      } else {
        page.canvas->render(context.get());
      }
      cairo_restore(context.get());
      cairo_show_page(context.get());
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
      throw std::runtime_error(cairo_status_to_string(cairo_surface_status(surface.get())));
    }
  }
  write_file(path, bytes);
}

}  // namespace dossier::corpus
