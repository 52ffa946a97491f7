#include "verify/messages.h"

#include <algorithm>
#include <map>

#include "verify/embedded.h"
#include "models/error.h"

namespace dossier {
namespace {

// The file: a key at the start of a line, then the Chinese and the English sentence, each indented; # opens a comment.
std::map<std::string, Message, std::less<>> read_catalogue(std::string_view text) {
  std::map<std::string, Message, std::less<>> catalogue;
  std::string key;
  int sentences = 0;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() != ' ') {
      key = line;
      sentences = 0;
      if (!catalogue.try_emplace(key).second) throw Error(ErrorCode::internal, "messages.txt", "twice: " + key);
      continue;
    }
    line.remove_prefix(line.find_first_not_of(' '));
    Message& message = catalogue[key];
    (sentences++ == 0 ? message.zh : message.en) = line;
  }
  for (const auto& [name, message] : catalogue) {
    if (message.zh.empty() || message.en.empty()) throw Error(ErrorCode::internal, "messages.txt", "incomplete: " + name);
  }
  return catalogue;
}

const std::map<std::string, Message, std::less<>>& catalogue() {
  static const auto kCatalogue = read_catalogue(verify_messages().front().bytes);
  return kCatalogue;
}

std::string filled(std::string_view sentence, std::initializer_list<MessagePart> parts, bool chinese) {
  std::string result;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    result += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = sentence.find('}', open);
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const MessagePart& p) { return p.name == name; });
    if (part == parts.end()) {
      throw Error(ErrorCode::internal, "messages.txt", "no value for {" + std::string(name) + "}");
    }
    result += chinese ? part->value.zh : part->value.en;
    sentence.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace

Message say(std::string_view key, std::initializer_list<MessagePart> parts) {
  const auto entry = catalogue().find(key);
  if (entry == catalogue().end()) throw Error(ErrorCode::internal, "messages.txt", "no message " + std::string(key));
  return {filled(entry->second.zh, parts, true), filled(entry->second.en, parts, false)};
}

bool has_message(std::string_view key) { return catalogue().find(key) != catalogue().end(); }

std::vector<std::string> message_keys() {
  std::vector<std::string> keys;
  for (const auto& [key, message] : catalogue()) keys.push_back(key);
  return keys;
}

Message joined(const Message& first, const Message& second) {
  if (first.zh.empty() && first.en.empty()) return second;
  if (second.zh.empty() && second.en.empty()) return first;
  return {first.zh + second.zh, first.en + " " + second.en};
}

Message words_for(DocumentType type) { return say("document." + std::string(name_of(type))); }

Message words_for_figure(std::string_view name) {
  const std::string key = "figure." + std::string(name);
  if (has_message(key)) return say(key);
  return {std::string(name), std::string(name)};
}

std::string grouped(std::string_view decimal) {
  const std::size_t sign = decimal.starts_with("-") || decimal.starts_with("+") ? 1 : 0;
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  std::string result;
  for (std::size_t i = 0; i < decimal.size(); ++i) {
    if (i > sign && i < point && (point - i) % 3 == 0) result += ',';
    result += decimal[i];
  }
  return result;
}

Message words_for_amount(std::string_view declared) {
  const std::size_t digits = std::min(declared.find_first_not_of("-0123456789."), declared.size());
  const std::string text = grouped(declared.substr(0, digits)) + std::string(declared.substr(digits));
  if (text.empty() || text.back() < '0' || text.back() > '9') return {text, text};
  return {text + " 元", text + " yuan"};
}

}  // namespace dossier
