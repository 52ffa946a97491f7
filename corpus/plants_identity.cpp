#include <fmt/format.h>

#include "corpus/plants.h"

namespace dossier::corpus {
namespace {

void expect(Draft& d, const std::string& kind, const std::string& pointer, std::vector<std::string> also = {}) {
  d.expected.push_back(
      {.kind = kind, .claim = pointer, .outcome = "inconsistent", .document = {}, .also = std::move(also)});
}

// The brand's first character replaced by another: a look-alike company.
std::string other_name(const std::string& name, const std::string& brand, Random& random) {
  std::string out = name;
  const std::size_t at = out.find(brand);
  const std::string first = brand.substr(0, 3);
  std::string replacement = first;
  while (replacement == first) {
    replacement = random.pick(std::vector<std::string>{"盛", "丰", "辉", "祥", "腾", "嘉"});
  }
  return out.replace(at, 3, replacement);
}

}  // namespace

const std::vector<Plant>& identity_plants() {
  static const std::vector<Plant> kAll = {
      {"code-mistyped",
       [](Draft& d, Random& r) {
         if (!d.take("/applicant/uscc")) {
           return false;
         }
         std::string code = d.shown.uscc;
         code[9] = code[9] == '7' ? '3' : '7';
         d.declaration["applicant"]["uscc"] = r.chance(0.5) ? code : transpose_digits(code, r);
         expect(d, "code-mistyped", "/applicant/uscc");
         return true;
       }},
      {"code-of-another",
       [](Draft& d, Random& r) {
         if (!d.take("/applicant/uscc")) {
           return false;
         }
         d.declaration["applicant"]["uscc"] = make_credit_code(d.shown.seat.code, r);
         expect(d, "code-of-another", "/applicant/uscc");
         return true;
       }},
      {"licence-prints-bad-code",
       [](Draft& d, Random& r) {
         if (!d.take("/applicant/uscc")) {
           return false;
         }
         std::string code = d.shown.uscc;
         code[17] = code[17] == '4' ? '6' : '4';
         if (r.chance(0.5)) {
           code = d.shown.uscc;
           code[11] = code[11] == '5' ? '8' : '5';
         }
         d.papers.licence.uscc = code;
         expect(d, "licence-prints-bad-code", "/applicant/uscc");
         return true;
       }},
      {"name-one-character",
       [](Draft& d, Random& r) {
         if (!d.take("/applicant/name")) {
           return false;
         }
         d.declaration["applicant"]["name"] = other_name(d.shown.name, d.shown.brand, r);
         // Every holder declared as the true name is then another company's than the applicant's.
         expect(d, "name-one-character", "/applicant/name",
                {"/patents", "/software_copyrights", "/certificates", "/standards", "/financials", ""});
         d.criteria["legal-person-region"] = {"not_met", "undetermined", "met"};
         d.criteria["ip"] = {"met", "not_met", "undetermined"};
         d.criteria["quality-system"] = {"met", "not_met", "undetermined"};
         for (const char* id : {"rd-ratio", "ai-revenue", "growth"}) {
           d.criteria[id] = {"met", "not_met", "undetermined"};
         }
         return true;
       }},
      {"established-wrong",
       [](Draft& d, Random& r) {
         if (!d.take("/applicant/established")) {
           return false;
         }
         d.declaration["applicant"]["established"] = iso(plus_years(d.shown.established, -r.number(1, 4)));
         expect(d, "established-wrong", "/applicant/established");
         return true;
       }},
      {"size-wrong",
       [](Draft& d, Random&) {
         if (!d.take("/applicant/size")) {
           return false;
         }
         // Declared one class lower or higher than head count and revenue give.
         const Size wrong = d.shown.size == Size::medium  ? Size::small
                            : d.shown.size == Size::small ? Size::medium
                            : d.shown.size == Size::micro ? Size::small
                                                          : Size::medium;
         d.declaration["applicant"]["size"] = contract_name(wrong);
         expect(d, "size-wrong", "/applicant/size");
         return true;
       }},
      {"region-false",
       [](Draft& d, Random&) {
         // Only where the company sits elsewhere: the plan decides that.
         if (d.shown.seat.province == "辽宁省" || !d.take("/applicant/region")) {
           return false;
         }
         d.declaration["applicant"]["region"] = "辽宁省沈阳市";
         expect(d, "region-false", "/applicant/region");
         return true;
       },
       [](CompanyPlan& plan) { plan.in_region = false; }},
      {"branch-licence", [](Draft& d, Random&) {
         if (!d.take("licence form")) {
           return false;
         }
         d.papers.licence.legal_form = "有限责任公司分公司（自然人投资或控股）";
         d.criteria["legal-person-region"] = {"not_met"};
         d.expected.push_back({.kind = "branch-licence",
                               .claim = {},
                               .outcome = "inconsistent",
                               .document = "business_license",
                               .also = {"/applicant"}});
         return true;
       }}};
  return kAll;
}

}  // namespace dossier::corpus
