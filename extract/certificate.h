// What the readers of certificates share: the parts of a document as rows with labels bound, and fields taken from them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/kind.h"
#include "extract/labelled.h"
#include "extract/settle.h"
#include "extract/snippet.h"
#include "models/date.h"

namespace dossier {

struct CertificatePart {
  std::vector<Row> rows;
  Row flow;                        // all rows as one, in reading order of rows
  std::vector<Labelled> labelled;
  double chinese = 1;              // share of Chinese characters
};

// How much of a labelled value a field takes.
enum class Extent {
  first_line,    // what stands in the label's row (or first below it)
  until_parsed,  // as few lines as can be parsed
  all_lines,     // the first line and its continuations
  until_label,   // the same, up to a line that begins with a label nobody knows; doubted then ("label-misread")
};

class Certificate {
 public:
  Certificate(const std::vector<PagePart>& parts, std::span<const LabelWording> wordings);

  [[nodiscard]] const std::vector<CertificatePart>& parts() const { return parts_; }

  // The field behind the first label with that id whose value can be parsed, in order of parts; with several labels saying
  // different things the first stands and is doubted ("places-differ"), saying the same is a proof (cross_check).
  [[nodiscard]] std::optional<Field> labelled(std::string name, ValueKind kind, int id, const Parse& parse,
                                              Extent extent) const;

  // The field at the first match of a pattern (group 1 if it has one) in the flow of any part.
  [[nodiscard]] std::optional<Field> matched(std::string name, ValueKind kind, const re2::RE2& pattern,
                                             const Parse& parse) const;

  // Whether any part's text holds the wording.
  [[nodiscard]] bool says(std::string_view wording) const;

 private:
  std::vector<CertificatePart> parts_;
};

// An English copy behind or before a Chinese certificate of one part: the same certificate.
[[nodiscard]] bool is_other_language(const std::vector<PagePart>& document, const PagePart& next);

// Adds the field where it is there.
void add_field(Document& document, std::optional<Field> field);
[[nodiscard]] Field* find_field(Document& document, std::string_view name);
[[nodiscard]] const Field* find_field(const Document& document, std::string_view name);

// The parses that several kinds use: the contract's form or nothing.
[[nodiscard]] std::optional<std::string> parse_day(std::string_view text);
[[nodiscard]] std::optional<std::string> parse_first_day(std::string_view text);
[[nodiscard]] std::optional<std::string> parse_last_day(std::string_view text);
// Of two days, 自…至….
[[nodiscard]] std::optional<std::string> parse_span_begin(std::string_view text);
[[nodiscard]] std::optional<std::string> parse_span_end(std::string_view text);
[[nodiscard]] std::optional<std::string> parse_name(std::string_view text);
[[nodiscard]] std::optional<std::string> parse_organisation(std::string_view text);
[[nodiscard]] std::optional<std::string> parse_text(std::string_view text);
[[nodiscard]] std::optional<std::string> parse_credit_code(std::string_view text);

// The part of the text whose squeezed form the pattern's first group (or the whole pattern) matches, as printed.
[[nodiscard]] std::optional<std::string> printed_match(std::string_view text, const re2::RE2& pattern);

// A credit code's own proofs; see CreditCode.
void prove_credit_code(Field& field);

// A code (QR, bar code) of the pages holds the value: cross_check "code".
void prove_by_codes(const std::vector<PagePart>& parts, Field& field);

// Owners that stand one below the other, or whose mark between them was lost, read as one: 甲有限公司乙有限公司. It is
// doubted, and the owners parted are the alternative; a branch, 某电力有限公司沈阳供电公司, which has no legal form of its own, is none.
void doubt_unparted_owners(Field& holder);

// The day is printed a second time elsewhere in the document.
[[nodiscard]] int times_printed(const Certificate& certificate, const Date& day);

// from + years, or one day less, is `to`: proves both days (arithmetic "certificate.span").
void prove_span(Field& from, Field& to, std::span<const int> years);

}  // namespace dossier
