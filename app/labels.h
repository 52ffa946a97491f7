// The names that people read for the names that programs read: document types, fields, outcomes, proofs, doubts.
// The one catalogue of both languages; names of the contract appear unchanged in JSON.
#pragma once

#include <string>
#include <string_view>

#include "models/document.h"
#include "models/finding.h"
#include "models/page.h"
#include "models/report.h"
#include "models/source_file.h"

namespace dossier {

[[nodiscard]] Message label_of(DocumentType type);
[[nodiscard]] Message label_of(Outcome outcome);
[[nodiscard]] Message label_of(Severity severity);
[[nodiscard]] Message label_of(Verdict verdict);
[[nodiscard]] Message label_of(CriterionOutcome outcome);
[[nodiscard]] Message label_of(Status status);
[[nodiscard]] Message label_of(ProofKind kind);
[[nodiscard]] Message label_of(Reader reader);
[[nodiscard]] Message label_of(FileKind kind);

// A field by its name in the contract or the dictionary of statement lines; a name that is in neither, by its printed
// label, or by itself.
[[nodiscard]] Message label_of(const Field& field);
[[nodiscard]] Message label_of_field(std::string_view name);
[[nodiscard]] Message label_of_scope(std::string_view scope);

// A proof with its detail ("勾稽 is.net-profit").
[[nodiscard]] Message describe(const Proof& proof);

// Why a value is not certain, as a sentence: Field::doubt is a code, with a detail after ": ".
[[nodiscard]] Message explain_doubt(std::string_view doubt);

// What a Problem says: in Chinese its kind with the English sentence, which holds the details, in brackets.
[[nodiscard]] Message explain_problem(std::string_view code, std::string_view message);

// The value of a field whose kind is choice, in words; other values as they are.
[[nodiscard]] Message label_of_value(const Field& field);

// The document that holds a field, as a person would name it: "利润表 2023".
[[nodiscard]] Message name_for_people(const Document& document);

}  // namespace dossier
