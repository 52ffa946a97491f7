#include "tests/accuracy/page_match.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "tests/accuracy/compare.h"

namespace dossier::accuracy {
namespace {

using Json = nlohmann::json;
using Matrix = std::array<double, 9>;

Matrix inverse(const Matrix& m) {
  const double a = m[4] * m[8] - m[5] * m[7];
  const double b = m[5] * m[6] - m[3] * m[8];
  const double c = m[3] * m[7] - m[4] * m[6];
  const double d = m[0] * a + m[1] * b + m[2] * c;
  return {a / d, (m[2] * m[7] - m[1] * m[8]) / d, (m[1] * m[5] - m[2] * m[4]) / d,
          b / d, (m[0] * m[8] - m[2] * m[6]) / d, (m[2] * m[3] - m[0] * m[5]) / d,
          c / d, (m[1] * m[6] - m[0] * m[7]) / d, (m[0] * m[4] - m[1] * m[3]) / d};
}

std::pair<double, double> apply(const Matrix& m, double x, double y) {
  const double w = m[6] * x + m[7] * y + m[8];
  return {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
}

struct Piece {
  std::u32string text;  // folded
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  std::vector<std::pair<double, char32_t>> read;  // place along the line, character
};

struct Mark {  // a character that was read, in the coordinates of the layout
  char32_t character = 0;
  double x = 0;
  double y = 0;
};

std::vector<Mark> marks_of(const ReadWord& word, const Matrix& to_layout) {
  const std::u32string text = code_points(folded(word.text));
  std::vector<double> widths;
  double total = 0;
  for (const char32_t c : text) {
    widths.push_back(c < 0x2e80 ? 0.55 : 1.0);
    total += widths.back();
  }
  // The word runs along the axis of the layout that is its long side on the page.
  const auto [x1, y1] = apply(to_layout, word.x, word.y + word.height / 2);
  const auto [x2, y2] = apply(to_layout, word.x + word.width, word.y + word.height / 2);
  const auto [x3, y3] = apply(to_layout, word.x + word.width / 2, word.y);
  const auto [x4, y4] = apply(to_layout, word.x + word.width / 2, word.y + word.height);
  const bool lying = std::abs(x2 - x1) >= std::abs(x4 - x3);
  const double left = lying ? std::min(x1, x2) : std::min(x3, x4);
  const double right = lying ? std::max(x1, x2) : std::max(x3, x4);
  const double middle = lying ? (y1 + y2) / 2 : (y3 + y4) / 2;
  std::vector<Mark> out;
  double at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out.push_back({.character = text[i], .x = left + (right - left) * (at + widths[i] / 2) / total, .y = middle});
    at += widths[i];
  }
  return out;
}

bool in_noise(const Json& noise, double x, double y) {
  return std::any_of(noise.begin(), noise.end(), [x, y](const Json& box) {
    const double bx = box[0].get<double>();
    const double by = box[1].get<double>();
    return x >= bx - 3 && x <= bx + box[2].get<double>() + 3 && y >= by - 3 && y <= by + box[3].get<double>() + 3;
  });
}

std::optional<std::size_t> piece_at(const std::vector<Piece>& pieces, const Mark& mark) {
  std::optional<std::size_t> best;
  double least = 1e9;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& p = pieces[i];
    const double height = std::max(p.height, 5.0);
    const double dy = std::abs(mark.y - (p.y + p.height / 2)) / height;
    const double outside = std::max({0.0, p.x - mark.x, mark.x - (p.x + p.width)}) / height;
    if (dy < 0.85 && outside < 1.2 && dy + 2 * outside < least) {
      least = dy + 2 * outside;
      best = i;
    }
  }
  return best;
}

std::size_t find_root(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) {
    parent[i] = parent[parent[i]];
    i = parent[i];
  }
  return i;
}

std::string utf8(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += {static_cast<char>(0xc0U | (c >> 6U)), static_cast<char>(0x80U | (c & 0x3fU))};
    } else if (c < 0x10000) {
      out += {static_cast<char>(0xe0U | (c >> 12U)), static_cast<char>(0x80U | ((c >> 6U) & 0x3fU)),
              static_cast<char>(0x80U | (c & 0x3fU))};
    } else {
      out += {static_cast<char>(0xf0U | (c >> 18U)), static_cast<char>(0x80U | ((c >> 12U) & 0x3fU)),
              static_cast<char>(0x80U | ((c >> 6U) & 0x3fU)), static_cast<char>(0x80U | (c & 0x3fU))};
    }
  }
  return out;
}

// "1,234.50", "(1,234.50)", "-5.00" to "123450", "-123450", "-500"; nothing for other text.
std::optional<std::string> amount_digits(const std::u32string& text) {
  std::string digits;
  bool negative = false;
  bool separator = false;
  for (const char32_t c : text) {
    if (c >= U'0' && c <= U'9') {
      digits += static_cast<char>(c);
    } else if (c == U'-' || c == U'(') {
      negative = true;
    } else if (c == U',' || c == U'.') {
      separator = true;
    } else if (c != U')') {
      return std::nullopt;
    }
  }
  if (digits.size() < 3 || !separator) {
    return std::nullopt;
  }
  return (negative ? "-" : "") + digits;
}

// Digits and signs of a line, everything else a blank.
std::string digit_line(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) {
    if (c >= U'0' && c <= U'9') {
      out += static_cast<char>(c);
    } else if (c == U'-' || c == U'(') {
      out += '-';
    } else if (c != U',' && c != U'.' && c != U')') {
      out += ' ';
    }
  }
  return out;
}

bool contains_amount(const std::string& line, const std::string& wanted) {
  for (std::size_t at = line.find(wanted); at != std::string::npos; at = line.find(wanted, at + 1)) {
    if (wanted.front() == '-' || at == 0 || line[at - 1] != '-') {
      return true;
    }
  }
  return false;
}

}  // namespace

PageMatch match_page(const Json& page, const std::vector<ReadWord>& words) {
  std::vector<Piece> pieces;
  for (const Json& t : page.at("text")) {
    Piece p;
    p.text = code_points(folded(t.at("text").get<std::string>()));
    p.x = t.at("box")[0].get<double>();
    p.y = t.at("box")[1].get<double>();
    p.width = t.at("box")[2].get<double>();
    p.height = t.at("box")[3].get<double>();
    if (!p.text.empty()) {
      pieces.push_back(std::move(p));
    }
  }
  Matrix m{};
  for (std::size_t i = 0; i < 9; ++i) {
    m[i] = page.at("to_page")[i].get<double>();
  }
  const Matrix to_layout = inverse(m);
  PageMatch result;
  std::vector<std::size_t> parent(pieces.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  for (const ReadWord& word : words) {
    std::optional<std::size_t> before;
    std::u32string stray;
    for (const Mark& mark : marks_of(word, to_layout)) {
      const auto at = piece_at(pieces, mark);
      if (!at) {
        if (!in_noise(page.at("noise"), mark.x, mark.y)) {
          stray += mark.character;
        }
        continue;
      }
      pieces[*at].read.emplace_back(mark.x, mark.character);
      if (before && *before != *at) {
        parent[find_root(parent, *before)] = find_root(parent, *at);
      }
      before = at;
    }
    if (!stray.empty()) {
      result.errors += stray.size();
      result.notes.push_back("inserted: " + utf8(stray));
    }
  }
  // Pieces that one word runs through are compared together.
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    groups[find_root(parent, i)].push_back(i);
  }
  for (auto& [root, members] : groups) {
    std::sort(members.begin(), members.end(),
              [&pieces](std::size_t a, std::size_t b) { return pieces[a].x < pieces[b].x; });
    std::u32string want;
    std::vector<std::pair<double, char32_t>> read;
    for (const std::size_t i : members) {
      // A dash alone in a cell says that there is nothing: it counts neither when it is read nor when it is not.
      if (pieces[i].text == U"-" && pieces[i].read.size() <= 1) {
        continue;
      }
      want += pieces[i].text;
      read.insert(read.end(), pieces[i].read.begin(), pieces[i].read.end());
    }
    std::stable_sort(read.begin(), read.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::u32string got;
    for (const auto& [x, c] : read) {
      got += c;
    }
    const std::size_t wrong = distance(want, got);
    result.characters += want.size();
    result.errors += wrong;
    if (wrong > 0) {
      result.notes.push_back(fmt::format("{}: {} | {}", wrong, utf8(want), utf8(got)));
    }
    const std::string line = digit_line(got);
    for (const std::size_t i : members) {
      const auto amount = amount_digits(pieces[i].text);
      if (amount) {
        ++result.amounts;
        if (contains_amount(line, *amount)) {
          ++result.amounts_right;
        } else {
          result.notes.push_back(fmt::format("amount {} in {}", utf8(pieces[i].text), utf8(got)));
        }
      }
    }
  }
  return result;
}

std::vector<std::vector<ReadWord>> words_of_alto(const std::string& xml) {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size());
  std::vector<std::vector<ReadWord>> pages;
  for (const auto& page : document.select_nodes("//*[local-name()='Page']")) {
    std::vector<ReadWord> words;
    for (const auto& found : page.node().select_nodes(".//*[local-name()='String']")) {
      const pugi::xml_node node = found.node();
      // 1/1200 inch.
      constexpr double kPoints = 72.0 / 1200.0;
      words.push_back({.text = node.attribute("CONTENT").as_string(),
                       .x = node.attribute("HPOS").as_double() * kPoints,
                       .y = node.attribute("VPOS").as_double() * kPoints,
                       .width = node.attribute("WIDTH").as_double() * kPoints,
                       .height = node.attribute("HEIGHT").as_double() * kPoints});
    }
    pages.push_back(std::move(words));
  }
  return pages;
}

}  // namespace dossier::accuracy
