#include "app/ocr_formats.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "app/safe_text.h"
#include "extract/lines.h"

namespace dossier {
namespace {

constexpr double kNominalDpi = 300;
constexpr double kAltoPerPoint = 1200.0 / 72;

// A box in whole units: edges are rounded, so that neighbours that touch still do.
struct Edges {
  long left, top, right, bottom;
};

Edges edges_of(const Box& box, double per_point) {
  return {std::lround(box.x * per_point), std::lround(box.y * per_point), std::lround(box.right() * per_point),
          std::lround(box.bottom() * per_point)};
}

std::string hocr_box(const Edges& edges) {
  return fmt::format("bbox {} {} {} {}", edges.left, edges.top, edges.right, edges.bottom);
}

std::string alto_box(const Edges& edges) {
  return fmt::format("HPOS=\"{}\" VPOS=\"{}\" WIDTH=\"{}\" HEIGHT=\"{}\"", edges.left, edges.top,
                     edges.right - edges.left, edges.bottom - edges.top);
}

const Word& word_of(const Page& page, int index) { return page.words[static_cast<std::size_t>(index)]; }

// hOCR gives the angle by which the text is turned counter-clockwise.
int text_angle(const Page& page) { return page.turned % 360; }

void write_hocr_page(std::string& html, const Page& page, const std::string& file, int serial) {
  const double dpi = page.dpi > 0 ? page.dpi : kNominalDpi;
  const double scale = dpi / 72;
  const Box whole{0, 0, page.displayed_width, page.displayed_height};
  html += fmt::format("<div class=\"ocr_page\" id=\"page_{}\" title=\"image &quot;{}&quot;; {}; ppageno {}; scan_res {:.0f} {:.0f}\">\n",
                      serial, markup(file), hocr_box(edges_of(whole, scale)), page.number - 1, dpi, dpi);
  const std::string angle = text_angle(page) == 0 ? "" : fmt::format("; textangle {}", text_angle(page));
  int line_number = 0;
  int word_number = 0;
  for (const Line& line : lines_of(page)) {
    html += fmt::format(" <span class=\"ocr_line\" id=\"line_{}_{}\" title=\"{}{}\">", serial, ++line_number,
                        hocr_box(edges_of(displayed(page, line.box), scale)), angle);
    bool first = true;
    for (const int index : line.words) {
      const Word& word = word_of(page, index);
      html += fmt::format("{}<span class=\"ocrx_word\" id=\"word_{}_{}\" title=\"{}; x_wconf {}\">{}</span>",
                          first ? "" : " ", serial, ++word_number, hocr_box(edges_of(displayed(page, word.box), scale)),
                          std::lround(word.confidence * 100), markup(word.text));
      first = false;
    }
    html += "</span>\n";
  }
  html += "</div>\n";
}

void write_alto_page(std::string& xml, const Page& page) {
  const Edges whole = edges_of({0, 0, page.displayed_width, page.displayed_height}, kAltoPerPoint);
  xml += fmt::format("    <Page ID=\"page_{}\" PHYSICAL_IMG_NR=\"{}\" HEIGHT=\"{}\" WIDTH=\"{}\">\n      <PrintSpace {}>\n",
                     page.number, page.number, whole.bottom, whole.right, alto_box(whole));
  const std::vector<Line> lines = lines_of(page);
  if (!lines.empty()) {
    Box all;
    for (const Line& line : lines) all = united(all, displayed(page, line.box));
    const std::string turned = page.turned == 0 ? "" : fmt::format(" ROTATION=\"{}\"", page.turned);
    xml += fmt::format("        <TextBlock ID=\"block_{}\" {}{}>\n", page.number, alto_box(edges_of(all, kAltoPerPoint)), turned);
    int line_number = 0;
    int word_number = 0;
    for (const Line& line : lines) {
      xml += fmt::format("          <TextLine ID=\"line_{}_{}\" {}>\n", page.number, ++line_number,
                         alto_box(edges_of(displayed(page, line.box), kAltoPerPoint)));
      bool first = true;
      for (const int index : line.words) {
        const Word& word = word_of(page, index);
        if (!first) xml += "            <SP/>\n";
        first = false;
        xml += fmt::format("            <String ID=\"word_{}_{}\" CONTENT=\"{}\" {} WC=\"{:.3f}\"", page.number, ++word_number,
                           markup(word.text), alto_box(edges_of(displayed(page, word.box), kAltoPerPoint)), word.confidence);
        if (word.readings.empty()) {
          xml += "/>\n";
          continue;
        }
        xml += ">\n";
        for (const Reading& reading : word.readings) {
          xml += fmt::format("              <ALTERNATIVE>{}</ALTERNATIVE>\n", markup(reading.text));
        }
        xml += "            </String>\n";
      }
      xml += "          </TextLine>\n";
    }
    xml += "        </TextBlock>\n";
  }
  xml += "      </PrintSpace>\n    </Page>\n";
}

}  // namespace

std::string reading_as_text(const FileReading& reading) {
  std::string text;
  for (const Page& page : reading.pages) {
    for (const Line& line : lines_of(page)) {
      text += neutral(line.text);
      text += '\n';
    }
    text += '\f';
  }
  return text;
}

std::string readings_as_hocr(std::span<const NamedReading> files) {
  std::string html =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
      "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"zh\" lang=\"zh\">\n<head>\n<title></title>\n"
      "<meta http-equiv=\"Content-Type\" content=\"text/html;charset=utf-8\"/>\n"
      "<meta name=\"ocr-system\" content=\"dossier\"/>\n"
      "<meta name=\"ocr-capabilities\" content=\"ocr_page ocr_line ocrx_word\"/>\n</head>\n<body>\n";
  int serial = 0;
  for (const NamedReading& file : files) {
    for (const Page& page : file.reading->pages) write_hocr_page(html, page, file.name, ++serial);
  }
  return html + "</body>\n</html>\n";
}

std::string reading_as_alto(const NamedReading& file) {
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-2.xsd\" "
      "SCHEMAVERSION=\"4.2\">\n  <Description>\n    <MeasurementUnit>inch1200</MeasurementUnit>\n"
      "    <sourceImageInformation>\n      <fileName>{}</fileName>\n    </sourceImageInformation>\n"
      "    <Processing ID=\"processing\">\n      <processingSoftware>\n        <softwareName>dossier</softwareName>\n"
      "      </processingSoftware>\n    </Processing>\n  </Description>\n  <Layout>\n",
      markup(file.name));
  for (const Page& page : file.reading->pages) write_alto_page(xml, page);
  return xml + "  </Layout>\n</alto>\n";
}

}  // namespace dossier
