// The vocabulary of rule profiles and its evaluation: three-valued, on exact numbers. A profile is data (YAML, see
// verify/profile.h); this is what it may say. Nothing here knows documents or declarations: RuleInputs holds what they
// have shown.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/amount.h"
#include "models/date.h"
#include "models/finding.h"

namespace dossier {

// Kleene's three values: `either` is met if one is met, `both` is not met if one is not met.
using Truth = CriterionOutcome;
[[nodiscard]] Truth either(Truth a, Truth b);
[[nodiscard]] Truth both(Truth a, Truth b);

enum class SizeClass : std::uint8_t { micro, small, medium, large };
[[nodiscard]] std::string_view name_of(SizeClass size);
[[nodiscard]] std::optional<SizeClass> size_class_of(std::string_view name);  // "small"

// An exact fraction, the form of every threshold that is a share: 5 % is 5/100.
struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  friend bool operator==(const Fraction&, const Fraction&) = default;
};

// A node of a rule. Which members count depends on the kind.
struct Rule {
  enum class Kind : std::uint8_t {
    ratio,      // figure `of` / figure `to` >= threshold
    amount,     // figure `of` >= amount
    count,      // number of proven items of the kinds in `kinds` >= count
    growth,     // average yearly growth of the first known of `kinds` >= threshold, method by option `option`
    one_of,     // any child
    all_of,     // every child
    when_size,  // the child whose `labels` entry (names separated by spaces) holds the size class
    when_class, // the same for the class of enterprise that the declaration names
    by_option,  // the child whose label is the chosen value of `option`
    points,     // the band of `of`/`to` gives points; met with at least `count` points
    licence,    // the licence names the applicant, a legal person, with its address in `region` (empty: anywhere)
    person,     // only a person can judge; shows the declaration's `kinds`
  } kind = Kind::person;
  std::string of, to;
  std::vector<std::string> kinds;
  Fraction threshold;
  Amount amount;
  int count = 0;
  std::string option;
  std::string region;
  std::vector<std::string> labels;
  std::vector<std::pair<Fraction, int>> bands;  // at least this share gives these points; empty: not published
  std::vector<Rule> children;
};

inline constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max();

// What the evidence says of a figure: it lies in [low, high] fen. A figure that is not known at all is [-kUnbounded,
// kUnbounded]; a lower bound only has high = kUnbounded; a figure printed in a larger unit spans its rounding.
struct RuleFigure {
  std::int64_t low = -kUnbounded;
  std::int64_t high = kUnbounded;
  std::string shown;            // as it is to be printed, "56789012.34"; empty where it is not known
  std::vector<Evidence> basis;
  Message gap;                  // why it is not known, or what it leaves open; empty where it is exact

  [[nodiscard]] bool known() const { return low != -kUnbounded && high != kUnbounded; }
  [[nodiscard]] bool blank() const { return low == -kUnbounded && high == kUnbounded; }
};

// Items of one kind of evidence (patents, quality certificates): how many are proven to count, how many may.
struct RuleCount {
  int proven = 0;
  int possible = 0;   // unread or not decided; counts in addition to `proven`
  int refused = 0;    // certainly do not count (expired, another holder)
  std::vector<Evidence> basis;
  std::vector<Message> notes;  // why an item does not count, or may
};

struct RuleLicence {
  Truth names_applicant = Truth::undetermined;
  Truth legal_person = Truth::undetermined;
  std::string address;      // certain address, empty where not known
  std::vector<Evidence> basis;
  Message gap;
};

// All that a profile's rules may look at, for one applicant.
struct RuleInputs {
  int year = 0;  // the reporting year
  std::map<std::pair<std::string, int>, RuleFigure> figures;  // by name and year; absent: no evidence
  std::map<std::string, RuleCount> counts;                    // by kind; absent: no evidence
  std::vector<SizeClass> sizes;                               // possible classes; empty: all
  Message size_basis;                                         // how the class came about
  RuleLicence licence;
  std::string enterprise_class;                               // as declared, empty: not known
  std::map<std::string, std::string> shown;                   // what the dossier shows for criteria of kind person
};

// One open question of the rule text, and how it is answered.
struct ProfileOption {
  std::string id;
  Message question;
  std::string chosen;               // the default unless changed
  std::vector<std::string> values;
};

struct Criterion {
  std::string id;
  Message title;
  std::string source;               // the sentence of the rule
  bool counts = true;
  std::optional<Date> valid_from, valid_until;
  Message awaits;                   // what the user must fill in before the criterion can decide; empty: nothing
  Rule rule;
  // The worked examples: inputs and what they must give.
  std::vector<std::pair<Truth, RuleInputs>> examples;
};

struct Profile {
  std::string id;
  Message title;
  std::string source;
  std::optional<Date> valid_from, valid_until;
  std::vector<ProfileOption> options;
  std::vector<Criterion> criteria;

  // The chosen value of an option; empty for an option that the profile does not have.
  [[nodiscard]] std::string_view option(std::string_view name) const;
};

struct RuleResult {
  Truth truth = Truth::undetermined;
  std::string value;       // of the branch that decided
  std::string threshold;
  std::string formula;     // with the numbers in it
  std::string margin;      // distance to the threshold, signed: "+1.17" points of a share, "-2000000.00" yuan; empty where there is none
  bool points = false;     // the margin is in percentage points
  std::vector<Evidence> basis;
  Message explanation;
  Message what_if;         // how far the deciding figures are from another outcome; empty where that cannot be said
};

[[nodiscard]] RuleResult evaluate(const Rule& rule, const Profile& profile, const RuleInputs& inputs);

// The shipped profile of that id; "" is "liaoning-2024". Throws Error(usage) for an unknown id. A declaration names its
// profile: that name must never make the program open a file.
[[nodiscard]] Profile find_profile(std::string_view id);

// What the user names on the command line: a shipped id or the path of a YAML file. Throws Error(usage) for a file that cannot
// be read or is no profile.
[[nodiscard]] Profile load_profile(std::string_view id_or_path);

}  // namespace dossier
