// The recurring comparisons of checks: a declared member with a field, a holder with the applicant, readings with a rule.
#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/date.h"
#include "verify/check.h"
#include "verify/facts.h"
#include "verify/reading.h"

namespace dossier {

// A declared member of a right: "/patents/0/number", words "member.number", its text.
struct MemberClaim {
  std::string pointer;
  std::string_view words;  // key of the catalogue
  std::string declared;
};

// Says how the member stands to the field `name` of its document: consistent, inconsistent, or undetermined (not printed
// where it can be read, or not certain). Nothing where the member is not declared or has no document.
void compare_member(const Facts& facts, Findings& findings, const MemberClaim& claim, int document, std::string_view name,
                    const std::function<bool(std::string_view)>& satisfied, const Message& hint = {});

// The one finding about a right for which no document speaks: at its number, or at the right as a whole.
void report_unsupported(Findings& findings, const std::string& pointer, std::string_view words, const std::string& number);

// Whether the paper's holder is the applicant, as the declaration says. Points at the member `holder` where it is
// declared, else at the right as a whole.
void compare_holder(const Facts& facts, Findings& findings, const std::string& pointer, const std::string& declared,
                    int document, bool unit_counts = false);

// How the names in a field stand to the applicant.
struct HolderState {
  Agreement match = Agreement::maybe_other;
  NameRelation relation = NameRelation::other;
  std::size_t holders = 1;
};
[[nodiscard]] HolderState holder_state(const Field& field, const CompanyNames& company);
// To the applicant: by the name, or, where its characters are in doubt, by the credit code on the same paper.
[[nodiscard]] HolderState holder_state(const Facts& facts, Place place);

// Whether the paper prints the applicant's credit code, surely read and with both checks closing, beside a name that is not sure and was
// read much like the applicant's: rare characters of names are in no reader's alphabet, and a code stands for one company.
[[nodiscard]] bool is_applicant_by_code(const Facts& facts, Place place);

// A rule over days: it holds where every reading satisfies it, is violated where the days are surely read and do not, and is
// open otherwise. Places that are none or hold no day make it silent.
enum class RuleState : std::uint8_t { silent, holds, violated, open };
[[nodiscard]] RuleState date_rule(const Facts& facts, std::initializer_list<Place> days,
                                  const std::function<bool(std::span<const Date>)>& satisfied);

// The days that a field may stand for.
[[nodiscard]] std::vector<Date> days_of(const Field& field);

// "国产" of a field for people: its value, with a note where it is not certain.
[[nodiscard]] std::string shown(const Field& field);

// The documents of a claim list, paired with the claims: (index of the claim, index of the document), matched ones only.
[[nodiscard]] std::vector<std::pair<std::size_t, int>> matched_pairs(const std::vector<int>& matches);

// The index of the claim that a document is the evidence of; -1 for none.
[[nodiscard]] int claim_of(const std::vector<int>& matches, int document);

// Adds a violated or open remark; nothing for silent and holds.
void report_rule(Findings& findings, RuleState state, Remark remark);

}  // namespace dossier
