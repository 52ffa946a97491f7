// The figures of a special audit's report, wherever it prints them: in its prose, in a summary by years, as the total of a table.
#pragma once

#include <string_view>
#include <vector>

#include "extract/kind.h"
#include "models/document.h"

namespace re2 {
class RE2;
}

namespace dossier {

// One quantity that such a report states by year.
struct SpecialQuantity {
  std::string_view field;       // contract name: rd_expense, ai_revenue, revenue
  const re2::RE2* label;        // the squeezed text of a row's label or a column's head that is this quantity, whole
  const re2::RE2* prose;        // in running text, made by prose_pattern
};

struct SpecialForm {
  std::vector<SpecialQuantity> quantities;  // the report's own quantity first
  const re2::RE2* total;        // label of the total row of the table that details the first quantity
  const re2::RE2* detail_title; // title of that table
  const re2::RE2* column;       // head of a column that may speak for the whole row (part of it)
  std::string_view column_sum;  // id of the identity "rows of the detail add up to the total" ("ai.table-sum"), or empty
  std::string_view row_sum;     // id of the identity "columns add up to the last" ("rd.table-cols"), or empty
};

// Appends the entity, by the address of the report or the head of its tables, the firm that signs ("auditor"), and the figures: with their
// proofs (two readers, a sum that closes, the same value in several places) and the identities found. Values in yuan; a figure whose year
// nothing tells is left out, one whose unit or column nothing states is uncertain.
void read_special_audit(const std::vector<PagePart>& parts, const SpecialForm& form, Document& document);

}  // namespace dossier
