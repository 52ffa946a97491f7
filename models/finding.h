// What verification says of a claim or of the evidence (contract, section 3), and the score.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/document.h"
#include "models/geometry.h"

namespace dossier {

enum class Outcome : std::uint8_t { consistent, inconsistent, unsupported, undetermined };
[[nodiscard]] std::string_view name_of(Outcome outcome);

// How serious it is if true; independent of how sure we are (that is the outcome).
enum class Severity : std::uint8_t { fatal, inconsistent, warning, info };
[[nodiscard]] std::string_view name_of(Severity severity);

struct Message {
  std::string zh;
  std::string en;

  friend bool operator==(const Message&, const Message&) = default;
};

// A place in the evidence. `document` and `field` index the report's documents; -1 where it is a bare place.
struct Evidence {
  std::size_t file = 0;
  int page = 1;
  Box box;
  int document = -1;
  int field = -1;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Finding {
  std::string check;                   // id of the check, "financials.matches-statement"
  Outcome outcome = Outcome::undetermined;
  Severity severity = Severity::inconsistent;
  std::optional<std::string> claim;    // JSON Pointer into the declaration
  std::optional<std::string> declared;
  std::optional<std::string> found;
  std::vector<Evidence> evidence;
  Message message;
  std::string formula;                 // with the numbers in it
  std::string rule;                    // the sentence of the source that the check rests on

  friend bool operator==(const Finding&, const Finding&) = default;
};

enum class Verdict : std::uint8_t { qualified, not_qualified, undetermined };
[[nodiscard]] std::string_view name_of(Verdict verdict);

enum class CriterionOutcome : std::uint8_t { met, not_met, undetermined };
[[nodiscard]] std::string_view name_of(CriterionOutcome outcome);

struct CriterionResult {
  std::string id;
  CriterionOutcome outcome = CriterionOutcome::undetermined;
  bool counts = true;
  Message title;
  std::string source;     // the rule's sentence
  std::string value;      // decimal text, may be empty
  std::string threshold;
  std::string formula;
  std::vector<Evidence> basis;
  Message explanation;    // what was compared, or what is missing to decide
  std::string margin;     // distance of the value from the threshold, signed: points of a share, yuan of an amount; may be empty
  Message what_if;        // how far the deciding figures are from another outcome; may be empty

  friend bool operator==(const CriterionResult&, const CriterionResult&) = default;
};

struct Score {
  std::string profile;
  Verdict verdict = Verdict::undetermined;
  std::vector<CriterionResult> criteria;
  std::vector<Message> notes;  // an option that would change the outcome, gaps that do not matter

  friend bool operator==(const Score&, const Score&) = default;
};

}  // namespace dossier
