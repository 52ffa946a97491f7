// Names of companies as papers print them, and how two of them relate.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

enum class NameRelation : std::uint8_t {
  same,           // equal after NFKC, without spaces, brackets of any width alike
  printing,       // equal once traditional characters are made simplified
  romanised,      // the Chinese name's city and brand in pinyin ("Shenyang Shili Intelligent Technology Co., Ltd.")
  former,         // a declared former name
  unit,           // the name with a department behind it ("…有限公司研发中心")
  confusable,     // differs only in characters that are read for one another (未/末)
  one_character,  // differs in one character that is not easily misread: a look-alike company
  other_script,   // one is Chinese, the other is not: they cannot be compared
  other,
};

// Whether a paper in that name is a paper of the company: same, printing, romanised, former.
[[nodiscard]] constexpr bool is_own(NameRelation relation) {
  return relation == NameRelation::same || relation == NameRelation::printing || relation == NameRelation::romanised ||
         relation == NameRelation::former;
}

// Whether a person must look: the names may be the same.
[[nodiscard]] constexpr bool may_be_own(NameRelation relation) {
  return relation == NameRelation::confusable || relation == NameRelation::other_script || relation == NameRelation::unit;
}

// How a printed name relates to a company's name. `former` is never the answer.
[[nodiscard]] NameRelation compare_names(std::string_view name, std::string_view printed);

// The same against a company with several names; the closest relation.
struct CompanyNames {
  std::string name;
  std::vector<std::string> former;
  std::vector<std::string> also;  // further spellings that are the company's own (the licence's)
};
[[nodiscard]] NameRelation compare_names(const CompanyNames& company, std::string_view printed);

// "甲公司；乙大学" → the single names.
[[nodiscard]] std::vector<std::string> listed_names(std::string_view printed);

// Whether the two characters are commonly read for one another in print.
[[nodiscard]] bool confusable(char32_t a, char32_t b);

// A firm of auditors, a certification body, a public office: whose licence lies in a dossier without being the applicant's.
[[nodiscard]] bool is_issuer_name(std::string_view name);

}  // namespace dossier
