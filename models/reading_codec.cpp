#include "models/reading_codec.h"

#include <bit>
#include <cmath>
#include <concepts>
#include <cstring>

#include "models/text.h"

namespace dossier {
namespace {

constexpr std::uint32_t kMagic = 0x52534F44;  // "DOSR"
constexpr std::uint32_t kVersion = 3;

// One description of the layout serves both directions: `visit(io, value)` with io a Writer or a Checker.
class Writer {
 public:
  template <typename T>
    requires(std::integral<T> && !std::same_as<T, bool>)
  void operator()(T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      bytes += static_cast<char>(static_cast<std::make_unsigned_t<T>>(value) >> (8 * i));
    }
  }
  void operator()(bool value) { bytes += value ? '\1' : '\0'; }
  void operator()(double value) { (*this)(std::bit_cast<std::uint64_t>(value)); }
  void operator()(float value) { (*this)(std::bit_cast<std::uint32_t>(value)); }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint32_t>(text.size()));
    bytes += text;
  }
  template <typename E>
    requires std::is_enum_v<E>
  void choice(E value, E /*last*/) {
    (*this)(static_cast<std::uint8_t>(value));
  }
  template <typename T, typename Visit>
  void list(const std::vector<T>& items, Visit visit) {
    (*this)(static_cast<std::uint32_t>(items.size()));
    for (const T& item : items) visit(*this, item);
  }

  std::string bytes;
};

class Checker {
 public:
  explicit Checker(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
    requires(std::integral<T> && !std::same_as<T, bool>)
  void operator()(T& value) {
    std::make_unsigned_t<T> bits = 0;
    if (rest_.size() < sizeof(T)) return fail();
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      bits = static_cast<std::make_unsigned_t<T>>(bits | static_cast<std::make_unsigned_t<T>>(static_cast<unsigned char>(rest_[i])) << (8 * i));
    }
    rest_.remove_prefix(sizeof(T));
    value = static_cast<T>(bits);
  }
  void operator()(bool& value) {
    std::uint8_t byte = 0;
    (*this)(byte);
    if (byte > 1) fail();
    value = byte == 1;
  }
  void operator()(double& value) {
    std::uint64_t bits = 0;
    (*this)(bits);
    value = std::bit_cast<double>(bits);
    if (!std::isfinite(value)) fail();
  }
  void operator()(float& value) {
    std::uint32_t bits = 0;
    (*this)(bits);
    value = std::bit_cast<float>(bits);
    if (!std::isfinite(value)) fail();
  }
  void operator()(std::string& text) {
    std::uint32_t size = 0;
    (*this)(size);
    if (size > rest_.size()) return fail();
    text.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
    if (!is_utf8(text)) fail();
  }
  template <typename E>
    requires std::is_enum_v<E>
  void choice(E& value, E last) {
    std::uint8_t byte = 0;
    (*this)(byte);
    if (byte > static_cast<std::uint8_t>(last)) return fail();
    value = static_cast<E>(byte);
  }
  template <typename T, typename Visit>
  void list(std::vector<T>& items, Visit visit) {
    std::uint32_t size = 0;
    (*this)(size);
    items.clear();
    // Every item takes at least one byte, so a size beyond the rest is a lie that must not reserve memory.
    if (size > rest_.size()) return fail();
    for (std::uint32_t i = 0; i < size && good_; ++i) visit(*this, items.emplace_back());
  }

  void fail() {
    good_ = false;
    rest_ = {};
  }
  [[nodiscard]] bool done() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

constexpr auto visit_number = [](auto& io, auto& value) { io(value); };
constexpr auto visit_box = [](auto& io, auto& box) {
  io(box.x);
  io(box.y);
  io(box.width);
  io(box.height);
};
constexpr auto visit_reading = [](auto& io, auto& reading) {
  io.choice(reading.reader, Reader::paddle_chinese_v3);
  io(reading.text);
  io(reading.confidence);
};
constexpr auto visit_glyph = [](auto& io, auto& glyph) {
  io(glyph.at);
  io(glyph.inserted);
  io(glyph.best);
  io(glyph.second);
  io(glyph.margin);
  io(glyph.distance);
};
constexpr auto visit_word = [](auto& io, auto& word) {
  io(word.text);
  visit_box(io, word.box);
  io.choice(word.reader, Reader::paddle_chinese_v3);
  io(word.confidence);
  io.list(word.edges, visit_number);
  io.list(word.readings, visit_reading);
  io.list(word.glyphs, visit_glyph);
  io.choice(word.sign, SignInk::parentheses);
  io(word.font);
  io(word.under_seal);
};
constexpr auto visit_rule = [](auto& io, auto& rule) {
  io(rule.x1);
  io(rule.y1);
  io(rule.x2);
  io(rule.y2);
};
constexpr auto visit_seal = [](auto& io, auto& seal) {
  visit_box(io, seal.box);
  io(seal.color);
  io(seal.text);
  io.choice(seal.reader, Reader::paddle_chinese_v3);
  io(seal.confidence);
  io.list(seal.readings, visit_reading);
};
constexpr auto visit_code = [](auto& io, auto& code) {
  visit_box(io, code.box);
  io(code.format);
  io(code.text);
};
constexpr auto visit_trust = [](auto& io, auto& decision) {
  visit_box(io, decision.region);
  io(decision.text_layer_used);
  io(decision.reason);
};
constexpr auto visit_problem = [](auto& io, auto& problem) {
  io(problem.code);
  io(problem.message);
  io(problem.page);
};
constexpr auto visit_page = [](auto& io, auto& page) {
  io(page.number);
  io(page.width);
  io(page.height);
  io(page.displayed_width);
  io(page.displayed_height);
  io(page.turned);
  for (auto& element : page.to_displayed) io(element);
  io.choice(page.source, PageSource::mixed);
  io(page.fully_read);
  io(page.dpi);
  io.list(page.fonts, visit_number);
  io.list(page.words, visit_word);
  io.list(page.rules, visit_rule);
  io.list(page.seals, visit_seal);
  io.list(page.codes, visit_code);
  io.list(page.trust, visit_trust);
  io.list(page.problems, visit_problem);
  io(page.picture_hash);
};
constexpr auto visit_file = [](auto& io, auto& reading) {
  io.list(reading.pages, visit_page);
  io(reading.page_count);
  io.list(reading.problems, visit_problem);
};

}  // namespace

std::string encode_reading(const FileReading& reading) {
  Writer writer;
  writer(kMagic);
  writer(kVersion);
  visit_file(writer, reading);
  return std::move(writer.bytes);
}

Result<FileReading> decode_reading(std::string_view bytes) {
  Checker checker(bytes);
  std::uint32_t magic = 0;
  std::uint32_t version = 0;
  checker(magic);
  checker(version);
  if (magic != kMagic) return failed("reading.malformed", "The bytes are not a page reading.");
  if (version != kVersion) return failed("reading.version", "The page reading was written by another version of the program.");
  FileReading reading;
  visit_file(checker, reading);
  if (!checker.done()) return failed("reading.malformed", "The page reading is damaged.");
  return reading;
}

}  // namespace dossier
