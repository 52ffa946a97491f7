#include "tests/support/page_text.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <vector>

#include "models/text.h"

namespace dossier::test {
namespace {

int columns_of(char32_t c) { return c >= 0x1100 && !(c >= 0x2010 && c <= 0x2BFF) ? 2 : 1; }

bool figure_like(const std::string& text) {
  bool digit = false;
  for (const char32_t c : to_u32(nfkc(text))) {
    if (c >= U'0' && c <= U'9') {
      digit = true;
    } else if (c != U',' && c != U'.' && c != U'-' && c != U'(' && c != U')' && c != U' ' && c != U'%') {
      return false;
    }
  }
  return digit;
}

void turn(Page& page, double degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  const double s = std::sin(angle), c = std::cos(angle);
  for (Word& word : page.words) {
    const double x = word.box.center_x(), y = word.box.center_y();
    const double width = word.box.width, height = word.box.height;
    // The bounding box of the turned word, as a detector gives it.
    word.box.width = width * c + height * std::abs(s);
    word.box.height = height * c + width * std::abs(s);
    word.box.x = x * c - y * s - word.box.width / 2;
    word.box.y = x * s + y * c - word.box.height / 2;
  }
}

}  // namespace

Page page_of(std::string_view drawing, const PageStyle& style) {
  Page page;
  page.source = style.ocr ? PageSource::ocr : PageSource::text;
  page.dpi = style.ocr ? 200 : 0;
  page.width = 595;
  page.height = 842;
  std::u32string text = to_u32(drawing);
  if (!text.empty() && text.front() == U'\n') text.erase(0, 1);
  std::vector<std::u32string> rows(1);
  for (const char32_t c : text) {
    if (c == U'\n') {
      rows.emplace_back();
    } else {
      rows.back() += c;
    }
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double top = style.top + static_cast<double>(r) * style.pitch;
    const auto x_of = [&](double column) { return style.left + column * style.column; };
    int column = 0;
    for (std::size_t i = 0; i < rows[r].size();) {
      const char32_t first = rows[r][i];
      if (first == U' ') {
        ++column;
        ++i;
        continue;
      }
      if (first == U'│') {
        const double x = x_of(column + 0.5);
        const auto above = std::find_if(page.rules.begin(), page.rules.end(), [&](const RulingLine& rule) {
          return !rule.horizontal() && rule.x1 == x && std::abs(rule.y2 - (top - 2)) < 0.01;
        });
        if (above != page.rules.end()) {
          above->y2 += style.pitch;
        } else {
          page.rules.push_back({x, top - 2, x, top - 2 + style.pitch});
        }
        ++column;
        ++i;
        continue;
      }
      std::size_t end = i;
      if (first == U'─') {
        while (end < rows[r].size() && rows[r][end] == U'─') ++end;
        if (end - i >= 3) {
          const double y = top + style.height / 2;
          page.rules.push_back({x_of(column), y, x_of(column + static_cast<double>(end - i)), y});
          column += static_cast<int>(end - i);
          i = end;
          continue;
        }
      }
      Word word;
      word.reader = style.ocr ? Reader::paddle_chinese : Reader::text_layer;
      word.confidence = style.ocr ? 0.97 : 1;
      std::u32string letters;
      std::u32string pending;
      const double start = x_of(column);
      double right = start;
      int blanks = 0;
      for (end = i; end < rows[r].size() && rows[r][end] != U'│'; ++end) {
        const char32_t c = rows[r][end];
        if (c == U' ') {
          if (++blanks >= style.word_gap) break;
          pending += c;
          ++column;
          continue;
        }
        for (std::size_t blank = 0; blank < pending.size(); ++blank) {
          word.edges.push_back(static_cast<float>(x_of(column - static_cast<double>(pending.size() - blank))));
        }
        letters += pending;
        pending.clear();
        blanks = 0;
        word.edges.push_back(static_cast<float>(x_of(column)));
        letters += c;
        column += columns_of(c);
        right = x_of(column);
      }
      word.edges.push_back(static_cast<float>(right));
      word.text = to_utf8(letters);
      word.box = {start, top, right - start, style.height};
      page.words.push_back(std::move(word));
      i = end;
    }
  }
  if (style.degrees != 0) turn(page, style.degrees);
  page.displayed_width = page.width;
  page.displayed_height = page.height;
  return page;
}

void confirm_figures(Page& page) {
  for (Word& word : page.words) {
    if (!figure_like(word.text)) continue;
    word.readings.push_back({Reader::paddle_english, word.text, 0.9});
    word.readings.push_back({Reader::tesseract_digits, word.text, 0.9});
    if (word.sign == SignInk::not_examined) {
      const std::string key = squeezed(word.text);
      word.sign = key.starts_with("(") ? SignInk::parentheses : key.starts_with("-") ? SignInk::minus : SignInk::none;
    }
  }
}

Word& word_of(Page& page, std::string_view text) {
  const auto at = std::find_if(page.words.begin(), page.words.end(), [&](const Word& word) { return word.text == text; });
  assert(at != page.words.end());
  return *at;
}

void reread(Page& page, std::string_view word, Reader reader, std::string_view text) {
  [[maybe_unused]] bool found = false;
  for (Word& candidate : page.words) {
    if (candidate.text != word) continue;
    found = true;
    std::erase_if(candidate.readings, [&](const Reading& reading) { return reading.reader == reader; });
    candidate.readings.push_back({reader, std::string(text), 0.9});
  }
  assert(found);
}

void ink(Page& page, std::string_view word, SignInk sign) {
  [[maybe_unused]] bool found = false;
  for (Word& candidate : page.words) {
    if (candidate.text != word) continue;
    found = true;
    candidate.sign = sign;
  }
  assert(found);
}

}  // namespace dossier::test
