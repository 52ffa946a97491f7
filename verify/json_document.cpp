#include "verify/json_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kDeepest = 64;

// Follows the parser through the text and remembers what a finished value no longer shows: keys that stood twice, depth.
class Watcher {
 public:
  bool operator()(int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    switch (event) {
      case Event::object_start:
      case Event::array_start:
        next_item();
        levels_.push_back({.array = event == Event::array_start});
        if (levels_.size() > kDeepest) too_deep = true;
        break;
      case Event::object_end:
      case Event::array_end:
        if (!levels_.empty()) levels_.pop_back();
        break;
      case Event::key:
        levels_.back().key = parsed.get<std::string>();
        if (!levels_.back().keys.insert(levels_.back().key).second && twice.empty()) twice = pointer();
        break;
      case Event::value:
        next_item();
        break;
    }
    return true;
  }

  std::string twice;
  bool too_deep = false;

 private:
  struct Level {
    bool array = false;
    std::set<std::string> keys = {};
    std::string key = {};
    int items = 0;
  };

  void next_item() {
    if (!levels_.empty() && levels_.back().array) levels_.back().key = std::to_string(levels_.back().items++);
  }

  [[nodiscard]] std::string pointer() const {
    std::string text;
    for (const Level& level : levels_) text += "/" + pointer_token(level.key);
    return text;
  }

  std::vector<Level> levels_;
};

void drop_empty(nlohmann::json& value) {
  if (value.is_array()) {
    for (nlohmann::json& item : value) drop_empty(item);
    return;
  }
  if (!value.is_object()) return;
  for (auto it = value.begin(); it != value.end();) {
    const bool empty = it->is_null() || (it->is_string() && squeezed(it->get_ref<const std::string&>()).empty());
    if (empty) {
      it = value.erase(it);
    } else {
      drop_empty(*it);
      ++it;
    }
  }
}

}  // namespace

std::string pointer_token(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

Result<nlohmann::json> parse_json_document(std::string_view bytes) {
  Watcher watcher;
  nlohmann::json value;
  try {
    value = nlohmann::json::parse(bytes.begin(), bytes.end(),
                                  [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
                                    return watcher(depth, event, parsed);
                                  });
  } catch (const nlohmann::json::parse_error& error) {
    const std::size_t at = std::min(error.byte == 0 ? 0 : error.byte - 1, bytes.size());
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    const std::size_t newline = bytes.substr(0, at).rfind('\n');
    const std::size_t column = newline == std::string_view::npos ? at + 1 : at - newline;
    const std::string_view what = error.what();
    const bool encoding = what.find("UTF-8") != std::string_view::npos;
    return failed("declaration.json",
                  fmt::format("line {}, column {}: {}", line, column,
                              encoding ? "the text is not UTF-8; save the file with the encoding UTF-8"
                                       : "this is not JSON; look for a missing comma, quote or bracket at or before this place"));
  } catch (const nlohmann::json::exception& error) {
    return failed("declaration.json", fmt::format("a value cannot be read: {}", error.what()));
  }
  if (watcher.too_deep) return failed("declaration.json", fmt::format("nested deeper than {} levels", kDeepest));
  if (!watcher.twice.empty()) {
    return failed("declaration.json", watcher.twice + ": this member stands twice; keep one of them");
  }
  drop_empty(value);
  return value;
}

}  // namespace dossier
