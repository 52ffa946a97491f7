// A dossier's result as rows of the store: what `check` reported, taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/page.h"
#include "store/dossiers.h"
#include "store/page_index.h"

namespace dossier {

// `report`: the contract's JSON; `declaration`: bytes of declaration.json, which may be anything. Fills everything but
// the members of the row that say where the dossier lies and what is known of it.
[[nodiscard]] DossierRecord record_of(const std::string& report, const std::string& declaration);

// Of a dossier that could not be processed.
[[nodiscard]] DossierRecord record_of_failure(const std::string& error, const std::string& declaration);

// The form in which values are compared across dossiers: amounts and days as they are, numbers by the rules of their
// kind, names without what printing adds.
[[nodiscard]] std::string comparison_key(std::string_view document_type, std::string_view field,
                                         std::string_view value);

// Words and numbers of the pages, for searching.
[[nodiscard]] std::vector<IndexedPage> indexed_pages(const FileReading& reading);

// "1,234.5万元" → "y1234500000": the word under which an amount is found, in fen; empty where the text is no number.
// Whole numbers and amounts alike; a number without unit counts as yuan.
[[nodiscard]] std::string number_word(std::string_view text);

}  // namespace dossier
