// The days of a certificate: when it was issued and until when it holds, under the many labels that print them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/certificate.h"

namespace dossier {

// Ids of the labels of days; a kind's own ids are smaller.
enum ValidityLabel { kIssuedDay = 100, kAppraisedDay, kReissuedDay, kInitialDay, kUntilDay, kValiditySpan };

// The wordings of these labels, Chinese and English, followed by the kind's own.
[[nodiscard]] std::vector<LabelWording> with_validity_labels(std::span<const LabelWording> own);

// Years of validity, "3" for 三年.
[[nodiscard]] std::optional<std::string> parse_term(std::string_view text);

// 「有效期：三年」: from the day of issue to the day before its third anniversary. `term`: a field of parse_term's form.
[[nodiscard]] std::optional<Field> derived_end(const Field& issued, const Field& term);

// Adds the fields `issued` and `valid_until`. Issued is the day of issue, else of the appraisal, of re-issue, or the begin of
// validity. Where only a span of years is printed, the end follows from it. The two prove each other where they are `years` apart, to the day or less one; days printed twice agree.
void read_validity(const Certificate& certificate, std::span<const int> years, Document& document);

}  // namespace dossier
