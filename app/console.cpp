#include "app/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "app/safe_text.h"
#include "models/error.h"

namespace dossier {
namespace {

bool set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool is_dumb() {
  const char* terminal = std::getenv("TERM");
  return terminal == nullptr || std::strcmp(terminal, "dumb") == 0;
}

int width_of(int stream) {
  winsize size{};
  if (::ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return std::clamp<int>(size.ws_col, 40, 140);
  return 100;
}

bool write_all(int stream, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(stream, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Console::Console(Language language, bool quiet) : quiet_(quiet) {
  style_.language = language;
  style_.color = ::isatty(STDOUT_FILENO) == 1 && !set("NO_COLOR") && !is_dumb();
  style_.width = width_of(STDOUT_FILENO);
  progress_ = !quiet && ::isatty(STDERR_FILENO) == 1 && !is_dumb();
  error_width_ = width_of(STDERR_FILENO);
}

void Console::print(std::string_view text) const {
  show_progress("");
  if (!write_all(STDOUT_FILENO, text)) {
    throw Error(ErrorCode::internal, "", std::string("the result cannot be written to standard output: ") + std::strerror(errno));
  }
}

void Console::say(const Message& message) const {
  if (quiet_) return;
  show_progress("");
  write_all(STDERR_FILENO, in(style_.language, message) + "\n");
}

void Console::show_progress(std::string_view line) const {
  if (!progress_) return;
  write_all(STDERR_FILENO, fmt::format("\r{}\x1b[K", cut_to_width(neutral(line), error_width_ - 1)));
}

std::string painted(const TextStyle& style, Ink ink, std::string_view text) {
  if (!style.color || ink == Ink::plain) return std::string(text);
  const int code = ink == Ink::bold ? 1 : ink == Ink::dim ? 2 : ink == Ink::green ? 32 : ink == Ink::red ? 31 : 33;
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

}  // namespace dossier
