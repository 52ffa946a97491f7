#include "verify/identities.h"

#include <algorithm>
#include <string>
#include <vector>

#include "models/amount.h"

namespace dossier {
namespace {

// Whether a misreading can explain that an identity stays open: a field of it was read in two ways, or by one reader only.
bool may_be_misread(const Document& document, const Identity& identity) {
  return std::any_of(identity.fields.begin(), identity.fields.end(), [&](std::size_t index) {
    if (index >= document.fields.size()) return true;
    const Field& field = document.fields[index];
    if (field.status == Status::certain) return false;
    const std::string_view doubt = field.doubt;
    return !field.alternatives.empty() || doubt.starts_with("one-reading") || doubt.starts_with("readers-differ") ||
           doubt.starts_with("page-reader-differs") || doubt.starts_with("small-print");
  });
}

// Rows that only detail or repeat a figure are often left empty: then they say nothing against it.
bool details_left_empty(const Document& document, const Identity& identity) {
  if (identity.id != "is.net-split" && identity.id != "is.oci" && identity.id != "bs.of-which") return false;
  return std::count_if(identity.fields.begin(), identity.fields.end(), [&](std::size_t index) {
           const auto amount = index < document.fields.size() ? parse_amount(document.fields[index].value) : std::nullopt;
           return !amount || amount->fen != 0;
         }) <= 1;
}

// Forms of A100000 for the years to 2023 have no rows for 其他收益, 资产处置收益 and others, and none for 研发费用 by which they are told. Our
// sources say from memory, without the text, that 营业利润 is taken from the income statement there; so it is assumed. The forms since
// have every row, and must add up.
bool lacks_rows(const Document& document, const Identity& identity) {
  if (identity.id != "cit.a100000") return false;
  const auto sums = [&](std::string_view name) {
    return std::any_of(identity.fields.begin(), identity.fields.end(), [&](std::size_t index) {
      return index < document.fields.size() && document.fields[index].name == name;
    });
  };
  return sums("operating_cost") && !sums("rd_expense");
}

std::vector<Place> places_of(int document, const Identity& identity) {
  std::vector<Place> places;
  for (const std::size_t field : identity.fields) places.push_back({document, static_cast<int>(field)});
  return places;
}

std::string column(const Identity& identity) {
  std::string text = identity.year ? std::to_string(*identity.year) : "?";
  if (!identity.scope.empty()) text += " " + identity.scope;
  return text;
}

void add(std::string& list, const std::string& item) {
  if (item.empty()) return;
  if (!list.empty()) list += "; ";
  list += item;
}

}  // namespace

void report_identities(const Facts& facts, Findings& findings, std::string_view id) {
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    if (facts.about(i).ownership == Ownership::other) continue;
    const Document& document = facts.document(i);
    const Message paper = words_for(document.type);
    std::string closed, closed_columns, unread, unread_columns;
    std::vector<Place> closed_places;
    for (const Identity& identity : document.identities) {
      if (identity.id != id) continue;
      if (identity.state == Identity::State::closes) {
        add(closed, identity.formula);
        add(closed_columns, column(identity));
        for (const Place place : places_of(i, identity)) closed_places.push_back(place);
      } else if (identity.state == Identity::State::unread && identity.difference_fen == 0) {
        add(unread, identity.formula);
        add(unread_columns, column(identity));
      } else if (!details_left_empty(document, identity) && !lacks_rows(document, identity)) {
        // Open between figures that are all sure, or between such that may have been misread.
        const bool sure = identity.state == Identity::State::violated && !may_be_misread(document, identity);
        findings.add({.outcome = sure ? Outcome::inconsistent : Outcome::undetermined,
                      .at = places_of(i, identity),
                      .message = say(sure ? "identity.violated" : "identity.open",
                                     {{"document", paper},
                                      {"column", column(identity)},
                                      {"difference", grouped(to_string(Amount{identity.difference_fen}))}}),
                      .formula = identity.formula});
      }
    }
    if (!closed_columns.empty()) {
      findings.add({.outcome = Outcome::consistent,
                    .at = closed_places,
                    .message = say("identity.closes", {{"document", paper}, {"column", closed_columns}}),
                    .formula = closed});
    }
    if (!unread_columns.empty()) {
      findings.add({.outcome = Outcome::undetermined,
                    .documents = {i},
                    .message = say("identity.unread", {{"document", paper}, {"column", unread_columns}}),
                    .formula = unread,
                    .severity = Severity::info});
    }
  }
}

}  // namespace dossier
