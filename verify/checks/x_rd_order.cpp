#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

void compare(const Facts& facts, Findings& findings, Place narrow, Place wide, const std::string& key, int year, bool may_exceed) {
  if (narrow.none() || wide.none()) return;
  const Field& a = facts.field(narrow);
  const Field& b = facts.field(wide);
  const auto small = parse_amount(a.value);
  const auto large = parse_amount(b.value);
  if (!small || !large) return;
  const std::int64_t excess = small->fen - large->fen - a.half_ulp_fen - b.half_ulp_fen;
  const bool certain = a.status == Status::certain && b.status == Status::certain;
  const bool within = excess <= 0 || basis_points(excess, large->fen) <= 500;
  if (within && !certain) return;
  Remark remark{.found = a.value,
                .at = {narrow, wide},
                .message = say(key + (within ? "-within" : may_exceed ? "-may-exceed" : "-exceeds"),
                               {{"year", year}, {"narrow", grouped(a.value)}, {"wide", grouped(b.value)}}),
                .formula = grouped(a.value) + (within ? " ≤ " : " > ") + grouped(b.value) + " × 1.05"};
  remark.outcome = within ? Outcome::consistent : certain && !may_exceed ? Outcome::inconsistent : Outcome::undetermined;
  findings.add(std::move(remark));
}

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::rd_special_audit)) {
    for (const Place special : facts.find_all(index, "rd_expense")) {
      const auto year = facts.field(special).year;
      if (!year) continue;
      for (const int tax : facts.of_type(DocumentType::tax_return)) {
        compare(facts, findings, facts.find(tax, "rd_total", *year), special, "rd-order.tax", *year, false);
      }
      for (const Place place : facts.figure("rd_expense", *year)) {
        if (facts.document(place.document).type != DocumentType::income_statement) continue;
        // What was capitalised, or booked as cost of sales, is in the special audit and not in this row.
        compare(facts, findings, special, place, "rd-order.statement", *year, true);
        break;
      }
    }
  }
}

}  // namespace

const Check kXRdOrder{
    {.id = "x.rd-order",
     .title_zh = "研发费用各口径的大小关系",
     .title_en = "The definitions of R&D spending stand in order",
     .severity = Severity::warning,
     .source = "国科火〔2016〕195号、国家税务总局公告2015年第97号：研发费用的会计口径、高新口径、加计扣除口径依次收窄",
     .condition = "年度研发费用小计 of A107012 ≤ R&D of the special audit, and that ≤ 研发费用 of the income statement, each within 5 %. Costs "
                  "that were capitalised may explain why the special audit exceeds the income statement: undetermined, the note on R&D "
                  "decides.",
     .catches = "R&D spending raised for the application only."},
    run};

}  // namespace dossier
