// Every sentence that verification says to a person, in Chinese and English, from one catalogue (verify/messages.txt).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "models/date.h"
#include "models/document.h"
#include "models/finding.h"

namespace dossier {

// What stands for {name} in a sentence; a plain text is the same in both languages.
struct MessagePart {
  std::string_view name;
  Message value;

  MessagePart(std::string_view part, std::string text) : name(part), value{text, text} {}
  MessagePart(std::string_view part, std::string_view text) : MessagePart(part, std::string(text)) {}
  MessagePart(std::string_view part, const char* text) : MessagePart(part, std::string(text)) {}
  MessagePart(std::string_view part, int number) : MessagePart(part, std::to_string(number)) {}
  MessagePart(std::string_view part, const Date& date) : MessagePart(part, to_string(date)) {}
  MessagePart(std::string_view part, Message text) : name(part), value(std::move(text)) {}
};

// The catalogue's sentence with its parts filled in. An unknown key or a part that is missing is a bug: throws
// Error(internal).
[[nodiscard]] Message say(std::string_view key, std::initializer_list<MessagePart> parts = {});

[[nodiscard]] bool has_message(std::string_view key);
[[nodiscard]] std::vector<std::string> message_keys();

// Two sentences one after the other; an empty one adds nothing.
[[nodiscard]] Message joined(const Message& first, const Message& second);

// "资产负债表" / "balance sheet".
[[nodiscard]] Message words_for(DocumentType type);

// "营业收入" / "revenue" for a contract name; the name itself where the catalogue has none.
[[nodiscard]] Message words_for_figure(std::string_view name);

// Decimal text with a comma at every third digit, for people: "56,789,012.34".
[[nodiscard]] std::string grouped(std::string_view decimal);

// A declared amount for people: "61789012.34" → "61,789,012.34 元", "5678.90万元" → "5,678.90万元".
[[nodiscard]] Message words_for_amount(std::string_view declared);

}  // namespace dossier
