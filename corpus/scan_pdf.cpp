#include "corpus/scan_pdf.h"

#include <cstdint>

#include <fmt/format.h>

#include "corpus/image_file.h"

namespace dossier::corpus {
namespace {

// UTF-8 to the hexadecimal UTF-16BE that a font with the encoding UniGB-UTF16-H is shown with.
std::string hex_utf16(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    std::uint32_t code = length == 1 ? lead : lead & (0xffU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      code = (code << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    }
    if (code >= 0x10000) {
      code -= 0x10000;
      out += fmt::format("{:04X}{:04X}", 0xd800U + (code >> 10U), 0xdc00U + (code & 0x3ffU));
    } else {
      out += fmt::format("{:04X}", code);
    }
    i += length;
  }
  return out;
}

class Writer {
 public:
  int add(const std::string& body) {
    offsets_.push_back(out_.size());
    out_ += fmt::format("{} 0 obj\n{}\nendobj\n", offsets_.size(), body);
    return static_cast<int>(offsets_.size());
  }
  int add_stream(const std::string& entries, const std::string& data) {
    return add(fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries, data.size(), data));
  }
  int next() const { return static_cast<int>(offsets_.size()) + 1; }

  std::string finish(int root, int info) {
    const std::size_t table = out_.size();
    out_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets_.size() + 1);
    for (const std::size_t offset : offsets_) {
      out_ += fmt::format("{:010} 00000 n \n", offset);
    }
    out_ += fmt::format("trailer\n<< /Size {} /Root {} 0 R /Info {} 0 R >>\nstartxref\n{}\n%%EOF\n",
                        offsets_.size() + 1, root, info, table);
    return out_;
  }

 private:
  std::string out_ = "%PDF-1.5\n%\xe2\xe3\xcf\xd3\n";
  std::vector<std::size_t> offsets_;
};

}  // namespace

void write_scan_pdf(const std::filesystem::path& path, const std::vector<ScanPage>& pages,
                    const std::string& producer) {
  Writer writer;
  bool layered = false;
  for (const ScanPage& page : pages) {
    layered = layered || !page.layer.empty();
  }
  int font = 0;
  if (layered) {
    const int descriptor = writer.add(
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
    const int descendant = writer.add(
        fmt::format("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
                    "/Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500] /FontDescriptor {} 0 R >>",
                    descriptor));
    font =
        writer.add(fmt::format("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding "
                               "/UniGB-UTF16-H /DescendantFonts [{} 0 R] >>",
                               descendant));
  }
  // Each page is image, content, page: the tree stands behind them all.
  const int tree = writer.next() + static_cast<int>(pages.size()) * 3;
  std::string kids;
  for (const ScanPage& page : pages) {
    const bool fax = page.coding == ScanPage::Coding::fax_g4;
    const int image = writer.add_stream(
        fmt::format(
            "/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /{} /BitsPerComponent {} /Filter /{}{}",
            page.pixel_width, page.pixel_height, fax || page.grey ? "DeviceGray" : "DeviceRGB", fax ? 1 : 8,
            fax ? "CCITTFaxDecode" : "DCTDecode",
            fax ? fmt::format(" /DecodeParms << /K -1 /Columns {} /Rows {} >>", page.pixel_width, page.pixel_height)
                : ""),
        page.data);
    std::string content = fmt::format("q {:.3f} 0 0 {:.3f} 0 0 cm /Im0 Do Q\n", page.width, page.height);
    for (const LayerWord& word : page.layer) {
      content += fmt::format("BT 3 Tr /F1 {:.2f} Tf {:.2f} {:.2f} Td <{}> Tj ET\n", word.size, word.x,
                             page.height - word.y, hex_utf16(word.text));
    }
    const int stream = writer.add_stream("", content);
    const int object = writer.add(
        fmt::format("<< /Type /Page /Parent {} 0 R /MediaBox [0 0 {:.3f} {:.3f}]{} /Contents {} 0 R /Resources << "
                    "/XObject << /Im0 {} 0 R >>{} >> >>",
                    tree, page.width, page.height, page.rotate != 0 ? fmt::format(" /Rotate {}", page.rotate) : "",
                    stream, image, font != 0 ? fmt::format(" /Font << /F1 {} 0 R >>", font) : ""));
    kids += fmt::format("{} 0 R ", object);
  }
  writer.add(fmt::format("<< /Type /Pages /Count {} /Kids [{}] >>", pages.size(), kids));
  const int root = writer.add(fmt::format("<< /Type /Catalog /Pages {} 0 R >>", tree));
  const int info = writer.add(fmt::format("<< /Producer ({}) >>", producer));
  write_file(path, writer.finish(root, info));
}

}  // namespace dossier::corpus
