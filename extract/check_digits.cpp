#include "extract/check_digits.h"

#include <algorithm>
#include <array>

#include "models/check_digits.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr int kFirstPatentYear = 1985;  // the patent law is in force since 1985-04-01
constexpr int kLastPatentYear = 2099;  // whether a year lies in the future, the reference date says

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }

// NFKC, capitals, no blanks; signs that stand for X or for the dot made so; anything else outside ASCII becomes '?'.
std::string number_key(std::string_view text) {
  std::string key;
  for (const char32_t c : to_u32(squeezed(text))) {
    if (c == U'×' || c == U'乂' || c == U'Х' || c == U'х') {
      key += 'X';
    } else if (c == U'。' || c == U'·' || c == U'•' || c == U',' || c == U'、' || c == U'・') {
      key += '.';
    } else if (c < 0x80) {
      key += static_cast<char>(c >= U'a' && c <= U'z' ? c - 32 : c);
    } else {
      key += '?';
    }
  }
  return key;
}

std::size_t digits_from(std::string_view key, std::size_t at) {
  std::size_t n = 0;
  while (at + n < key.size() && digit(key[at + n])) ++n;
  return n;
}

// ZL 2019 2·1385791.9: of marks the number has but its point before the last digit. Blanks stand before and behind the digit of the
// kind, and a speck there is read as a mark.
std::string without_specks(std::string key) {
  constexpr std::size_t kYear = 4;
  for (std::size_t at = 0; at < key.size(); ++at) {
    if ((at > 0 && digit(key[at - 1])) || digits_from(key, at) < kYear) continue;
    for (const std::size_t gap : {at + kYear, at + kYear + 1}) {
      const bool mark = gap + 1 < key.size() && (key[gap] == '.' || key[gap] == '-' || key[gap] == '?') && digit(key[gap + 1]);
      if (mark && digits_from(key, at) == gap - at && digits_from(key, gap + 1) >= 7) key.erase(gap, 1);
    }
  }
  return key;
}

// body [.] check at `at`; `end` is moved behind it.
std::optional<PatentNumber> number_at(std::string_view key, std::size_t at, std::size_t& end) {
  const std::size_t run = digits_from(key, at);
  for (const std::size_t length : {std::size_t{12}, std::size_t{8}}) {
    std::size_t next = at + length;
    if (run < length || run > length + 1) continue;
    if (run == length && next < key.size() && (key[next] == '.' || key[next] == '-')) {
      ++next;
    } else if (run == length && next < key.size() && key[next] != 'X') {
      continue;
    }
    if (next >= key.size() || !(digit(key[next]) || key[next] == 'X')) continue;
    if (next + 1 < key.size() && (digit(key[next + 1]) || letter(key[next + 1]))) continue;
    PatentNumber number;
    number.body = key.substr(at, length);
    number.check = key[next];
    const auto value = [&](std::size_t i) { return number.body[i] - '0'; };
    if (length == 12) {
      number.year = value(0) * 1000 + value(1) * 100 + value(2) * 10 + value(3);
      number.kind = value(4);
    } else {
      const int year = value(0) * 10 + value(1);
      number.year = year >= 85 ? 1900 + year : 2000 + year;
      number.kind = value(2);
      if (year > 3 && year < 85) continue;  // no 8-digit number was given in those years
    }
    end = next + 1;
    return number;
  }
  return std::nullopt;
}

struct Prefix {
  std::string text;
  std::size_t length = 0;
};

Prefix prefix_at(std::string_view key, std::size_t at) {
  const std::string_view two = key.substr(std::min(at, key.size()), 2);
  if (two == "CN") return {"CN", 2};
  // "ZL" misread; a digit in its place would otherwise lengthen the number.
  if (two == "ZL" || two == "Z1" || two == "2L" || two == "ZI" || two == "ZT") {
    const bool point = at + 2 < key.size() && key[at + 2] == '.';  // the foot of the L
    return {"ZL", point ? std::size_t{3} : std::size_t{2}};
  }
  return {};
}

int credit_value(char c) {
  const std::size_t at = kCreditAlphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

bool in_credit_alphabet(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return credit_value(c) >= 0; });
}

bool credit_form(std::string_view text) {
  return text.size() == 18 && in_credit_alphabet(text) &&
         std::all_of(text.begin() + 2, text.begin() + 8, [](char c) { return digit(c); });
}

// Reads what cannot occur as the digit it looks like.
std::optional<CreditCode> credit_code_of(std::string text) {
  if (text.size() != 18) return std::nullopt;
  if (credit_form(text)) return CreditCode{std::move(text)};
  bool changed = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char to = 0;
    switch (text[i]) {
      case 'O': to = '0'; break;
      case 'I': to = '1'; break;
      case 'Z': to = '2'; break;
      case 'S': to = '5'; break;
      case 'V': to = 'Y'; break;
      default: break;
    }
    // The region is digits alone, so letters that look like digits are misread there too.
    if (to == 0 && i >= 2 && i < 8) {
      if (text[i] == 'D' || text[i] == 'Q') to = '0';
      if (text[i] == 'B') to = '8';
      if (text[i] == 'L') to = '1';
    }
    if (to != 0) {
      text[i] = to;
      changed = true;
    }
  }
  if (!changed || !credit_form(text)) return std::nullopt;
  CreditCode code{std::move(text)};
  if (!code.check_closes() || !code.organisation_closes()) return std::nullopt;
  return code;
}

}  // namespace

bool PatentNumber::check_closes() const { return patent_check_character(body) == check; }

bool PatentNumber::well_formed() const {
  const bool kind_exists = kind == 1 || kind == 2 || kind == 3 || kind == 8 || kind == 9;
  return kind_exists && year >= kFirstPatentYear && year <= kLastPatentYear;
}

std::string PatentNumber::text() const { return prefix + body + "." + check; }

std::optional<PatentNumber> read_patent_number(std::string_view text) {
  const std::string key = without_specks(number_key(text));
  const Prefix prefix = prefix_at(key, 0);
  std::size_t end = 0;
  auto number = number_at(key, prefix.length, end);
  if (!number || end != key.size()) return std::nullopt;
  number->prefix = prefix.text;
  return number;
}

std::optional<PatentNumber> find_patent_number(std::string_view text) {
  const std::string key = without_specks(number_key(text));
  for (std::size_t i = 0; i + 2 < key.size(); ++i) {
    const Prefix prefix = prefix_at(key, i);
    if (prefix.text != "ZL") continue;
    std::size_t end = 0;
    if (auto number = number_at(key, i + prefix.length, end)) {
      number->prefix = prefix.text;
      return number;
    }
  }
  return std::nullopt;
}

bool CreditCode::check_closes() const {
  return text.size() == 18 && credit_code_check_character(std::string_view(text).substr(0, 17)) == text[17];
}

bool CreditCode::organisation_closes() const {
  return text.size() == 18 && organisation_check_character(std::string_view(text).substr(8, 8)) == text[16];
}

bool CreditCode::legacy_exception() const {
  return text.size() == 18 && text.starts_with("9135") && text.substr(8, 4) == "M000" && !check_closes();
}

std::optional<CreditCode> read_credit_code(std::string_view text) { return credit_code_of(number_key(text)); }

std::optional<CreditCode> find_credit_code(std::string_view text) {
  constexpr std::size_t kLength = 18;
  constexpr std::size_t kMostStray = 3;  // marks beside the code that are read as characters of it
  std::optional<CreditCode> first;
  const auto closes = [&] { return first && first->check_closes() && first->organisation_closes(); };
  const auto look = [&](const std::string& key) {
    for (std::size_t i = 0; i < key.size() && !closes();) {
      std::size_t end = i;
      while (end < key.size() && (digit(key[end]) || letter(key[end]))) ++end;
      const std::size_t run = end - i;
      for (std::size_t at = i; run <= kLength + kMostStray && at + kLength <= end; ++at) {
        const auto code = credit_code_of(key.substr(at, kLength));
        if (!code) continue;
        const bool better = code->check_closes() && code->organisation_closes();
        if (!first || better || (first->text[0] != '9' && code->text[0] == '9')) first = code;
        if (better) break;
      }
      i = end + 1;
    }
  };
  // A blank may part the code from what is not of it, or stand within it.
  const std::string printed = nfkc(text);
  for (std::size_t i = 0; i < printed.size();) {
    std::size_t end = printed.find(' ', i);
    if (end == std::string::npos) end = printed.size();
    look(number_key(std::string_view(printed).substr(i, end - i)));
    i = end + 1;
  }
  if (!first) look(number_key(text));
  return first;
}

}  // namespace dossier
