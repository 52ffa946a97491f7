#include "tests/support/small_pdf.h"

#include <fmt/format.h>

#include "models/text.h"

namespace dossier::test {
namespace {

constexpr int kFixedObjects = 12;

std::string stream(std::string_view dictionary, std::string_view data) {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", dictionary, data.size(), data);
}

std::string unicode_map(std::string_view lines) {
  return stream("", fmt::format("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
                                "1 begincodespacerange <00> <FF> endcodespacerange\n{}\nendcmap end end", lines));
}

std::string fixed_object(int number) {
  switch (number) {
    case 3: return "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    case 4: return "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>";
    case 5:
      return "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
             "/Supplement 2 >> /DW 1000 /FontDescriptor 6 0 R >>";
    case 6:
      return "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 "
             "/Descent -120 /CapHeight 700 /StemV 80 >>";
    case 7: return "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 8 0 R >>";
    case 8: return unicode_map("1 beginbfrange <20> <7E> <0020> endbfrange\n1 beginbfchar <33> <0038> endbfchar");
    case 9: return "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 10 0 R >>";
    case 10: return unicode_map("1 beginbfrange <20> <7E> <E020> endbfrange");
    default: return "<< >>";
  }
}

}  // namespace

int SmallPdf::object(std::string body) {
  objects_.push_back(std::move(body));
  return kFixedObjects + static_cast<int>(objects_.size());
}

int SmallPdf::image(int width, int height, std::string_view pixels) {
  return object(stream(fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceGray /BitsPerComponent 8", width, height), pixels));
}

int SmallPdf::jpeg(int width, int height, std::string_view bytes) {
  return object(stream(fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", width, height), bytes));
}

int SmallPdf::page(std::string_view content, const PageSetup& setup) {
  const int stream_number = object(stream("", content));
  pages_.push_back(object(fmt::format(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Rotate {} /Contents {} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R "
      "/F3 7 0 R /F4 9 0 R >> {} >> >>", setup.width, setup.height, setup.rotate, stream_number, setup.resources)));
  return static_cast<int>(pages_.size());
}

std::string SmallPdf::bytes() const {
  std::string kids;
  for (const int page : pages_) kids += fmt::format("{} 0 R ", page);
  std::string file = "%PDF-1.5\n";
  std::string table;
  const int count = kFixedObjects + static_cast<int>(objects_.size());
  for (int number = 1; number <= count; ++number) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    std::string body;
    if (number == 1) {
      body = "<< /Type /Catalog /Pages 2 0 R >>";
    } else if (number == 2) {
      body = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages_.size());
    } else {
      body = number <= kFixedObjects ? fixed_object(number) : objects_[static_cast<std::size_t>(number - kFixedObjects - 1)];
    }
    file += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
  }
  const std::size_t start = file.size();
  file += fmt::format("xref\n0 {}\n0000000000 65535 f \n{}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", count + 1, table, count + 1, start);
  return file;
}

std::string shown(std::string_view text, double x, double y, double size, std::string_view font) {
  std::string escaped;
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return fmt::format("BT /{} {} Tf {} {} Td ({}) Tj ET\n", font, size, x, y, escaped);
}

std::string shown_chinese(std::string_view text, double x, double y, double size) {
  std::string hex;
  for (const char32_t c : to_u32(text)) hex += fmt::format("{:04X}", static_cast<unsigned>(c));
  return fmt::format("BT /F2 {} Tf {} {} Td <{}> Tj ET\n", size, x, y, hex);
}

std::string statement_content() {
  std::string content = shown("Income statement 2023", 220, 760, 16);
  const char* const rows[][3] = {{"Revenue", "56,789,012.34", "45,678,901.23"}, {"Operating cost", "30,123,456.78", "25,912,345.67"},
                                 {"Administrative expense", "9,012,345.60", "8,107,654.30"}, {"Finance expense", "-123,456.07", "(98,765.48)"},
                                 {"Net profit", "17,776,666.03", "11,757,666.74"}};
  double y = 700;
  for (const auto& row : rows) {
    content += shown(row[0], 72, y) + shown(row[1], 300, y) + shown(row[2], 430, y);
    y -= 24;
  }
  return content;
}

}  // namespace dossier::test
