#include "corpus/garbage_layer.h"

#include <map>

namespace dossier::corpus {
namespace {

std::string other_code_page(const std::string& text) {
  // UTF-8 bytes shown as Latin-1 letters.
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xc0U | (byte >> 6U));
      out += static_cast<char>(0x80U | (byte & 0x3fU));
    }
  }
  return out;
}

std::string misread(const std::string& text, Random& random) {
  static const std::map<std::string, std::string> kLooksLike = {
      {"0", "O"},   {"1", "l"},   {"3", "8"},   {"5", "6"},   {"6", "5"},   {"7", "1"},   {"8", "3"},   {"9", "4"},
      {",", "."},   {"未", "末"}, {"研", "硏"}, {"人", "入"}, {"公", "分"}, {"司", "可"}, {"收", "牧"}, {"利", "刺"},
      {"日", "曰"}, {"元", "无"}, {"有", "冇"}, {"限", "眼"}, {"科", "料"}, {"技", "枝"}, {"号", "亏"}, {"证", "正"}};
  std::string out;
  for (const std::string& c : characters(text)) {
    const auto found = kLooksLike.find(c);
    if (found != kLooksLike.end() && random.chance(0.3)) {
      out += found->second;
    } else if (!random.chance(0.02)) {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::vector<LayerWord> garbage_layer(const Canvas& page, const PageResult& result, int kind, Random& random) {
  std::vector<LayerWord> out;
  const auto& pieces = page.pieces();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Box box = displayed(pieces[i].box, result);
    std::string text = pieces[i].text;
    switch (kind) {
      case 0:
        text = other_code_page(text);
        break;
      case 1:
        text = misread(text, random);
        break;
      case 2:
        box = displayed(pieces[(i * 7 + 3) % pieces.size()].box, result);
        break;
      default:
        text = pieces[pieces.size() - 1 - i].text;
        break;
    }
    if (!text.empty()) {
      out.push_back({.text = text, .x = box.x, .y = box.bottom(), .size = std::max(4.0, box.height)});
    }
  }
  return out;
}

}  // namespace dossier::corpus
