// PDF files written by hand for tests: what stands in them is what the test says, byte for byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::test {

// Fonts of every page: /F1 Helvetica; /F2 a Chinese font that is not embedded (GB1, codes are UTF-16BE); /F3 Helvetica whose
// ToUnicode says 8 where it prints 3; /F4 Helvetica whose ToUnicode names no character.
class SmallPdf {
 public:
  struct PageSetup {
    double width = 595, height = 842;
    int rotate = 0;
    std::string resources;  // further entries of the resource dictionary, "/XObject << /I1 9 0 R >>"
  };

  // A page with that content stream; gives its number.
  int page(std::string_view content, const PageSetup& setup);
  int page(std::string_view content) { return page(content, PageSetup{}); }

  // A further object, as it stands between "obj" and "endobj"; gives its number for "n 0 R".
  int object(std::string body);
  // A grey picture, 8 bits a pixel, as an image object.
  int image(int width, int height, std::string_view pixels);

  // A JPEG as an image object, bytes as they are.
  int jpeg(int width, int height, std::string_view bytes);

  // The file with a correct cross-reference table.
  [[nodiscard]] std::string bytes() const;

 private:
  std::vector<std::string> objects_;  // numbers start behind the fixed ones
  std::vector<int> pages_;
};

// "BT /F1 12 Tf 72 700 Td (text) Tj ET" for ASCII, baseline at x, y in PDF's own coordinates (from the bottom).
[[nodiscard]] std::string shown(std::string_view text, double x, double y, double size = 12, std::string_view font = "F1");

// The same with /F2 for UTF-8 text.
[[nodiscard]] std::string shown_chinese(std::string_view text, double x, double y, double size = 12);

// A text-layer page as a real one looks: title, labels and figures in rows.
[[nodiscard]] std::string statement_content();

}  // namespace dossier::test
