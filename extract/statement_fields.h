// A statement's amounts with their proofs as fields of a document.
#pragma once

#include <vector>

#include "extract/kind.h"
#include "extract/statement.h"
#include "models/document.h"

namespace dossier {

// How sure a value is by the class of its evidence. One place, to be set from measurements.
namespace evidence {
inline constexpr double kTrustedText = 0.9995;
inline constexpr double kProvenAndAgreed = 0.9999;   // arithmetic and two readers
inline constexpr double kProven = 0.9995;            // arithmetic over single readings
inline constexpr double kThreeAgree = 0.9995;
inline constexpr double kTwoAgree = 0.999;
inline constexpr double kOneReading = 0.7;
inline constexpr double kReadersDiffer = 0.75;
inline constexpr double kOpenIdentity = 0.6;         // of several readings none closes
inline constexpr double kRowUnsure = 0.5;
}  // namespace evidence

// Reconciles the statement and appends its fields, identities and traits to the document.
void write_statement(const Statement& statement, Document& document);

// The whole way for one of the three statements: table, periods, sums, fields, 编制单位.
void read_statement_document(const std::vector<PagePart>& parts, Document& document);

// Reads the figures of the document anew with what the statement beside it tells and its own head does not.
void read_statement_beside(const std::vector<PagePart>& parts, const BesideStatement& beside, Document& document);

// 编制单位, or the company named above the title.
void read_statement_entity(const std::vector<PagePart>& parts, Document& document);

}  // namespace dossier
