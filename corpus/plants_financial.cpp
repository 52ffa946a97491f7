#include <cmath>

#include <fmt/format.h>

#include "corpus/declaration.h"
#include "corpus/plants.h"

namespace dossier::corpus {
namespace {

using Json = nlohmann::ordered_json;

struct Claim {
  std::string pointer;
  Json* value = nullptr;
  Fen truth = 0;
};

Fen truth_of(const Draft& d, int year, const std::string& member) {
  const SpecialYear& s = d.shown.special_year(year);
  if (member == "ai_revenue") {
    return s.ai_revenue;
  }
  if (member == "rd_expense") {
    return s.rd_expense;
  }
  return value_of(d.shown.counted_book(year).figures, member);
}

// The declared amount of a year, where it is declared and not yet used.
bool find(Draft& d, const std::string& member, int years_back, Claim& claim) {
  const int year = d.shown.reporting_year - years_back;
  const std::string key = std::to_string(year);
  Json& financials = d.declaration["financials"];
  if (!financials.contains(key) || !financials[key].contains(member)) {
    return false;
  }
  claim.pointer = "/financials/" + key + "/" + member;
  if (!d.take(claim.pointer)) {
    return false;
  }
  claim.value = &financials[key][member];
  claim.truth = truth_of(d, year, member);
  return true;
}

void expect(Draft& d, const std::string& kind, const std::string& pointer) {
  d.expected.push_back({.kind = kind, .claim = pointer, .outcome = "inconsistent", .document = {}, .also = {}});
}

bool inflate(Draft& d, Random& random, const std::string& kind, const std::string& member, int years_back) {
  Claim claim;
  if (!find(d, member, years_back, claim)) {
    return false;
  }
  const double factor = random.chance(0.8) ? random.uniform(1.06, 1.6) : random.uniform(0.6, 0.93);
  *claim.value = declared_amount(static_cast<Fen>(std::llround(static_cast<double>(claim.truth) * factor)), random);
  expect(d, kind, claim.pointer);
  return true;
}

std::string chance_member(Random& random) {
  return random.pick(
      std::vector<std::string>{"revenue", "ai_revenue", "rd_expense", "total_assets", "net_profit", "total_profit"});
}

// Tries the members in a chance order until one is declared.
bool find_any(Draft& d, Random& random, Claim& claim) {
  for (int i = 0; i < 8; ++i) {
    if (find(d, chance_member(random), random.number(0, 1), claim)) {
      return true;
    }
  }
  return false;
}

}  // namespace

const std::vector<Plant>& financial_plants() {
  static const std::vector<Plant> kAll = {
      {"revenue-inflated", [](Draft& d, Random& r) { return inflate(d, r, "revenue-inflated", "revenue", 0); }},
      {"rd-inflated", [](Draft& d, Random& r) { return inflate(d, r, "rd-inflated", "rd_expense", 0); }},
      {"rd-before-inflated", [](Draft& d, Random& r) { return inflate(d, r, "rd-before-inflated", "rd_expense", 1); }},
      {"ai-revenue-inflated",
       [](Draft& d, Random& r) { return inflate(d, r, "ai-revenue-inflated", "ai_revenue", 0); }},
      {"ai-before-inflated", [](Draft& d, Random& r) { return inflate(d, r, "ai-before-inflated", "ai_revenue", 1); }},
      {"net-profit-wrong", [](Draft& d, Random& r) { return inflate(d, r, "net-profit-wrong", "net_profit", 0); }},
      {"total-profit-wrong",
       [](Draft& d, Random& r) { return inflate(d, r, "total-profit-wrong", "total_profit", 0); }},
      {"total-assets-wrong",
       [](Draft& d, Random& r) { return inflate(d, r, "total-assets-wrong", "total_assets", 0); }},
      {"unit-slip",
       [](Draft& d, Random& r) {
         Claim claim;
         if (!find_any(d, r, claim)) {
           return false;
         }
         // Ten thousands taken for yuan, or the other way about.
         if (r.chance(0.5)) {
           *claim.value = contract_amount(claim.truth) + "万元";
         } else {
           *claim.value = contract_amount(round_to(claim.truth, 10000) / 10000);
         }
         expect(d, "unit-slip", claim.pointer);
         return true;
       }},
      {"tenfold",
       [](Draft& d, Random& r) {
         Claim claim;
         if (!find_any(d, r, claim)) {
           return false;
         }
         *claim.value = contract_amount(claim.truth * 10);
         expect(d, "tenfold", claim.pointer);
         return true;
       }},
      {"digits-transposed", [](Draft& d, Random& r) {
         Claim claim;
         if (!find_any(d, r, claim)) {
           return false;
         }
         // Not among the fen, where a rounded statement could not show it.
         const std::string whole = contract_amount(claim.truth / 1000000 * 1000000);
         const std::string head = whole.substr(0, whole.size() - 7);
         const std::string swapped = transpose_digits(head, r);
         if (swapped == head) {
           d.touched.erase(claim.pointer);
           return false;
         }
         const std::string exact = contract_amount(claim.truth);
         *claim.value = swapped + exact.substr(head.size());
         expect(d, "digits-transposed", claim.pointer);
         return true;
       }}};
  return kAll;
}

}  // namespace dossier::corpus
