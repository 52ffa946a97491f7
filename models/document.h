// What extraction gives: documents with fields, every field with its place, its proof and its status.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/geometry.h"
#include "models/page.h"

namespace dossier {

enum class DocumentType : std::uint8_t {
  audit_report,
  balance_sheet,
  income_statement,
  cash_flow_statement,
  rd_special_audit,
  ai_revenue_special_audit,
  tax_return,
  patent_certificate,
  software_copyright,
  iso_certificate,
  cmmi_certificate,
  business_license,
  hightech_certificate,
  standard,
  other,
};

inline constexpr std::array<std::string_view, 15> kDocumentTypeNames = {
    "audit_report",       "balance_sheet",      "income_statement",     "cash_flow_statement", "rd_special_audit",
    "ai_revenue_special_audit", "tax_return",   "patent_certificate",   "software_copyright",  "iso_certificate",
    "cmmi_certificate",   "business_license",   "hightech_certificate", "standard",            "other"};

[[nodiscard]] constexpr std::string_view name_of(DocumentType type) {
  return kDocumentTypeNames[static_cast<std::size_t>(type)];
}
[[nodiscard]] std::optional<DocumentType> document_type_of(std::string_view name);

// `certain` is the promise of the program: the value is right. Whatever may be wrong is uncertain.
enum class Status : std::uint8_t { certain, uncertain };

// What makes a value certain. A field lists all that hold.
enum class ProofKind : std::uint8_t {
  text_layer,    // a text layer that passed the trust test
  two_readings,  // two independent readers gave the same value
  arithmetic,    // an identity the value takes part in closes (detail: its id, e.g. "is.net-profit")
  check_digit,   // the number's own check character closes
  cross_check,   // another place of the same document says the same (English half, 大写, QR code, fee day …)
  wording,       // a fixed wording found in full (the opinion of an audit report)
  derived,       // computed from other certain values by a printed rule ("有效期三年" and the issue date)
};

struct Proof {
  ProofKind kind = ProofKind::two_readings;
  std::string detail;

  friend bool operator==(const Proof&, const Proof&) = default;
};

enum class ValueKind : std::uint8_t { amount, date, number, level, name, text, choice };

struct Field {
  std::string name;          // contract, section 4; further printed statement lines by their dictionary id or "line"
  std::optional<int> year;   // the fiscal year the figure is of
  std::string scope;         // "", "consolidated" or "parent"
  ValueKind kind = ValueKind::text;
  std::string value;         // the contract's form: yuan with two decimals, YYYY-MM-DD, whole number, name as printed
  std::string raw;           // as read, before normalisation
  std::string label;         // the printed label it was bound to, as read
  Status status = Status::uncertain;
  double confidence = 0;     // calibrated probability that the value is right, 0..1
  int page = 1;              // 1-based in the file
  Box box;                   // points, see geometry.h
  std::vector<Proof> proofs;
  std::vector<std::string> alternatives;  // other values that some reading supports, best first
  std::string doubt;         // why it is not certain, a stable code: "readers-differ", "one-reading", "identity-open: is.net-profit"
  // For amounts printed in a larger unit: half of the last printed digit, in fen (0.5 fen is written 0). The exact value lies within.
  std::int64_t half_ulp_fen = 0;

  friend bool operator==(const Field&, const Field&) = default;
};

// An identity that a statement must satisfy, as found: the verifier reports it, extraction only uses it as proof.
struct Identity {
  std::string id;                 // "bs.total-assets", "is.net-profit" … as in the catalogue of checks
  std::optional<int> year;
  std::string scope;
  enum class State : std::uint8_t { closes, violated, unread } state = State::unread;
  std::string formula;            // with the numbers in it, "12.00 = 7.00 + 4.00 (differs by 1.00)"
  std::int64_t difference_fen = 0;
  std::vector<std::size_t> fields;  // indices into Document::fields that take part

  friend bool operator==(const Identity&, const Identity&) = default;
};

struct Document {
  std::size_t file = 0;  // index into the dossier's files
  int first_page = 1;    // 1-based, inclusive
  int last_page = 1;
  DocumentType type = DocumentType::other;
  double type_confidence = 0;
  PageSource source = PageSource::ocr;
  std::string title;     // the words that said what it is, as printed
  // Facts about the document itself that are no fields: "form" → "general-2019", "small-2013"; "unit" → "万元"; "period-end" → …
  std::vector<std::pair<std::string, std::string>> traits;
  std::vector<Field> fields;
  std::vector<Identity> identities;
  std::vector<Problem> problems;

  friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace dossier
