// The two streams to people: results to standard output, messages to standard error.
#pragma once

#include <string>
#include <string_view>

#include "app/language.h"

namespace dossier {

// What a stream can show.
struct TextStyle {
  Language language = Language::zh;
  bool color = false;
  int width = 100;  // columns
};

class Console {
 public:
  // Colours and progress only where the stream is a terminal; NO_COLOR (set to anything) and TERM=dumb turn colours off.
  Console(Language language, bool quiet);

  [[nodiscard]] Language language() const { return style_.language; }
  [[nodiscard]] const TextStyle& style() const { return style_; }
  [[nodiscard]] bool progress_wanted() const { return progress_; }

  // A result, to standard output. Throws Error(internal) where it cannot be written whole: a full disk must not look
  // like success. A reader that has gone away (`| head`) ends the program as usual.
  void print(std::string_view text) const;

  // A message to standard error, unless quiet.
  void say(const Message& message) const;

  // A line that replaces the one before, on a terminal only; an empty one clears it.
  void show_progress(std::string_view line) const;

 private:
  TextStyle style_;
  bool quiet_ = false;
  bool progress_ = false;
  int error_width_ = 80;
};

// Text in a colour of the terminal, or as it is where colours are off.
enum class Ink { plain, bold, dim, green, red, yellow };
[[nodiscard]] std::string painted(const TextStyle& style, Ink ink, std::string_view text);

}  // namespace dossier
