// Names of organisations as documents print them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// The contract's form of a printed name, title or address: as_printed() without colons, marks and stray brackets at its ends.
[[nodiscard]] std::string clean_text(std::string_view text);

// Whether the text as a whole is the name of an organisation: …有限公司, …合伙企业(有限合伙), …研究院, … Co., Ltd.
[[nodiscard]] bool is_organisation(std::string_view text);

// An organisation named inside a text. The range is in code points of squeezed(text).
struct NameFound {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The organisations that a sentence names with a company's ending, from left to right, without the words that lead to the
// name (兹证明, 我们审计了, 由 …). Chinese names only.
[[nodiscard]] std::vector<NameFound> find_organisations(std::string_view text);

// A list of names as printed, 「甲公司、乙研究院；丙大学。」: each cleaned, in order. Brackets keep their marks together.
[[nodiscard]] std::vector<std::string> split_names(std::string_view text);

// Several names with a semicolon where a colon stands behind an organisation's name, 甲有限公司:乙有限公司: colons introduce, they part no names, and
// a semicolon is read as one.
[[nodiscard]] std::string parted_names(std::string_view names);

// False where the name's ending is a misread one: …股份行限公司. Names that are not of companies are all plausible. Of several names every
// one must be plausible.
[[nodiscard]] bool is_plausible_name(std::string_view name);

// The names with the endings restored of which one character is misread or lost: …有限公可 is …有限公司. Others stay as they are.
[[nodiscard]] std::string restored_endings(std::string_view names);

// clean_text() where the result can be a name: two to sixty characters and not only digits and marks.
[[nodiscard]] std::optional<std::string> read_name(std::string_view text);

// Where the value begins behind its label ("专利权人：…"), which is known by its wording: a code point of the text.
[[nodiscard]] std::size_t value_begins(std::u32string_view text);

}  // namespace dossier
