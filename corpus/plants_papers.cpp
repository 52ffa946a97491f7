#include <algorithm>

#include <fmt/format.h>

#include "corpus/company_papers.h"
#include "corpus/plants.h"

namespace dossier::corpus {
namespace {

using Json = nlohmann::ordered_json;

void expect(Draft& d, const std::string& kind, const std::string& pointer, const std::string& outcome = "inconsistent",
            std::vector<std::string> also = {}) {
  d.expected.push_back({.kind = kind, .claim = pointer, .outcome = outcome, .document = {}, .also = std::move(also)});
}

std::string sister_name(const Draft& d, Random& random) {
  return make_company_name(d.shown.seat, d.shown.brand + random.pick(std::vector<std::string>{"云", "联", "控"}),
                           random);
}

// Index of an entry that no problem has used; the list's size where there is none.
template <typename T>
std::size_t free_entry(Draft& d, const std::string& list, const std::vector<T>& from, Random& random) {
  if (from.empty()) {
    return from.size();
  }
  const auto start = static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(from.size()) - 1));
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::size_t at = (start + i) % from.size();
    if (d.take(fmt::format("{} {}", list, at))) {
      return at;
    }
  }
  return from.size();
}

std::string at(const std::string& list, std::size_t index, const std::string& member) {
  return fmt::format("/{}/{}/{}", list, index, member);
}

// What is left of the applicant's own rights decides the criterion ip.
void recount_ip(Draft& d) {
  int sound = 0;
  for (std::size_t i = 0; i < d.shown.patents.size(); ++i) {
    sound += d.touched.contains(fmt::format("patents {}", i)) ? 0 : 1;
  }
  for (std::size_t i = 0; i < d.shown.software.size(); ++i) {
    sound += d.touched.contains(fmt::format("software_copyrights {}", i)) ? 0 : 1;
  }
  for (std::size_t i = 0; i < d.shown.standards.size(); ++i) {
    sound += d.touched.contains(fmt::format("standards {}", i)) ? 0 : 1;
  }
  if (sound == 0) {
    d.criteria["ip"] = {"met", "not_met", "undetermined"};
  }
}

// Likewise for the quality system: an ISO 9001, ISO 20000 or CMMI certificate that nothing was done to.
void recount_quality(Draft& d) {
  bool sound = d.shown.cmmi.has_value() && !d.touched.contains("cmmi");
  for (std::size_t i = 0; i < d.shown.iso.size(); ++i) {
    const bool counts = d.shown.iso[i].scheme == Scheme::iso9001 || d.shown.iso[i].scheme == Scheme::iso20000;
    sound = sound || (counts && !d.touched.contains(fmt::format("certificates {}", i)));
  }
  if (!sound) {
    d.criteria["quality-system"] = {"met", "not_met", "undetermined"};
  }
}

std::size_t cmmi_index(const Draft& d) { return d.shown.iso.size(); }
std::size_t hightech_index(const Draft& d) { return d.shown.iso.size() + (d.shown.cmmi ? 1U : 0U); }

Json& entry(Draft& d, const std::string& list, std::size_t index) { return d.declaration[list][index]; }

bool patent(Draft& d, Random& r, const std::string& kind,
            bool (*change)(Draft&, Random&, std::size_t, const std::string&)) {
  const std::size_t i = free_entry(d, "patents", d.shown.patents, r);
  if (i == d.shown.patents.size()) {
    return false;
  }
  if (!change(d, r, i, kind)) {
    d.touched.erase(fmt::format("patents {}", i));
    return false;
  }
  recount_ip(d);
  return true;
}

bool software(Draft& d, Random& r, const std::string& kind,
              void (*change)(Draft&, Random&, std::size_t, const std::string&)) {
  const std::size_t i = free_entry(d, "software_copyrights", d.shown.software, r);
  if (i == d.shown.software.size()) {
    return false;
  }
  change(d, r, i, kind);
  recount_ip(d);
  return true;
}

bool certificate(Draft& d, Random& r, const std::string& kind,
                 void (*change)(Draft&, Random&, std::size_t, const std::string&)) {
  const std::size_t i = free_entry(d, "certificates", d.shown.iso, r);
  if (i == d.shown.iso.size()) {
    return false;
  }
  change(d, r, i, kind);
  recount_quality(d);
  return true;
}

bool standard(Draft& d, Random& r, const std::string& kind,
              void (*change)(Draft&, Random&, std::size_t, const std::string&)) {
  const std::size_t i = free_entry(d, "standards", d.shown.standards, r);
  if (i == d.shown.standards.size()) {
    return false;
  }
  change(d, r, i, kind);
  recount_ip(d);
  return true;
}

void move_validity(Day& issued, Day& valid_until, Day reference) {
  // Ended one to ten months before the reference date.
  const auto back = (std::chrono::sys_days{valid_until} - std::chrono::sys_days{reference}).count() + 30 +
                    std::chrono::sys_days{issued}.time_since_epoch().count() % 270;
  issued = plus_days(issued, -static_cast<int>(back));
  valid_until = plus_days(valid_until, -static_cast<int>(back));
}

}  // namespace

const std::vector<Plant>& paper_plants() {
  static const std::vector<Plant> kAll = {
      {"patent-bad-check-digit",
       [](Draft& dd, Random& rr) {
         return patent(dd, rr, "patent-bad-check-digit",
                       [](Draft& d, Random& r, std::size_t i, const std::string& kind) {
                         Patent& p = d.shown.patents[i];
                         p.number = spoil_digit(p.number, r);
                         entry(d, "patents", i)["number"] = "ZL" + p.number;
                         expect(d, kind, at("patents", i, "number"));
                         return true;
                       });
       }},
      {"patent-number-mistyped",
       [](Draft& dd, Random& rr) {
         return patent(dd, rr, "patent-number-mistyped",
                       [](Draft& d, Random& r, std::size_t i, const std::string& kind) {
                         const std::string& number = d.shown.patents[i].number;
                         const std::string wrong = number.substr(0, 5) + transpose_digits(number.substr(5), r);
                         if (wrong == number) {
                           return false;
                         }
                         entry(d, "patents", i)["number"] = "ZL" + wrong;
                         expect(d, kind, at("patents", i, "number"));
                         return true;
                       });
       }},
      {"patent-of-another",
       [](Draft& dd, Random& rr) {
         return patent(dd, rr, "patent-of-another", [](Draft& d, Random& r, std::size_t i, const std::string& kind) {
           d.shown.patents[i].holder = r.chance(0.7) ? sister_name(d, r) : make_person(r);
           expect(d, kind, at("patents", i, "holder"));
           return true;
         });
       }},
      {"patent-kind-raised",
       [](Draft& dd, Random& rr) {
         return patent(dd, rr, "patent-kind-raised", [](Draft& d, Random&, std::size_t i, const std::string& kind) {
           if (d.shown.patents[i].kind == PatentKind::invention) {
             return false;
           }
           entry(d, "patents", i)["kind"] = "invention";
           expect(d, kind, at("patents", i, "kind"));
           return true;
         });
       }},
      {"patent-filed-wrong",
       [](Draft& dd, Random& rr) {
         return patent(dd, rr, "patent-filed-wrong", [](Draft& d, Random& r, std::size_t i, const std::string& kind) {
           entry(d, "patents", i)["filed"] =
               iso(plus_days(d.shown.patents[i].filed, r.number(3, 200) * (r.chance(0.5) ? 1 : -1)));
           expect(d, kind, at("patents", i, "filed"));
           return true;
         });
       }},
      {"patent-application-only",
       [](Draft& dd, Random& rr) {
         return patent(dd, rr, "patent-application-only",
                       [](Draft& d, Random&, std::size_t i, const std::string& kind) {
                         d.papers.notices.insert(i);
                         expect(d, kind, at("patents", i, "number"), "unsupported");
                         return true;
                       });
       }},
      {"patent-missing",
       [](Draft& dd, Random& rr) {
         return patent(dd, rr, "patent-missing", [](Draft& d, Random&, std::size_t i, const std::string& kind) {
           d.papers.omitted.insert(fmt::format("patent {}", i));
           expect(d, kind, at("patents", i, "number"), "unsupported");
           return true;
         });
       }},
      {"patent-wrong-fee-day",
       [](Draft& dd, Random& rr) {
         return patent(dd, rr, "patent-wrong-fee-day", [](Draft& d, Random&, std::size_t i, const std::string& kind) {
           d.papers.wrong_fee_days.insert(i);
           d.expected.push_back({.kind = kind,
                                 .claim = {},
                                 .outcome = "inconsistent",
                                 .document = "patent_certificate",
                                 .also = {fmt::format("/patents/{}", i)}});
           return true;
         });
       }},
      {"patent-twice",
       [](Draft& dd, Random& rr) {
         return patent(dd, rr, "patent-twice", [](Draft& d, Random&, std::size_t i, const std::string& kind) {
           Json copy = entry(d, "patents", i);
           d.declaration["patents"].push_back(copy);
           expect(d, kind, at("patents", d.declaration["patents"].size() - 1, "number"), "inconsistent",
                  {fmt::format("/patents/{}", i)});
           return true;
         });
       }},
      {"software-of-another",
       [](Draft& dd, Random& rr) {
         return software(dd, rr, "software-of-another",
                         [](Draft& d, Random& r, std::size_t i, const std::string& kind) {
                           d.shown.software[i].holder = sister_name(d, r);
                           expect(d, kind, at("software_copyrights", i, "holder"));
                         });
       }},
      {"software-number-mistyped",
       [](Draft& dd, Random& rr) {
         return software(dd, rr, "software-number-mistyped",
                         [](Draft& d, Random&, std::size_t i, const std::string& kind) {
                           std::string number = d.shown.software[i].number;
                           char& digit = number[number.size() - 3];
                           digit = digit == '9' ? '4' : static_cast<char>(digit + 1);
                           entry(d, "software_copyrights", i)["number"] = number;
                           expect(d, kind, at("software_copyrights", i, "number"));
                         });
       }},
      {"software-missing",
       [](Draft& dd, Random& rr) {
         return software(dd, rr, "software-missing", [](Draft& d, Random&, std::size_t i, const std::string& kind) {
           d.papers.omitted.insert(fmt::format("software {}", i));
           expect(d, kind, at("software_copyrights", i, "number"), "unsupported");
         });
       }},
      {"certificate-expired",
       [](Draft& dd, Random& rr) {
         return certificate(dd, rr, "certificate-expired",
                            [](Draft& d, Random& r, std::size_t i, const std::string& kind) {
                              IsoCertificate& c = d.shown.iso[i];
                              move_validity(c.issued, c.valid_until, d.shown.reference_date);
                              c.first_issued = std::min(c.first_issued, c.issued);
                              renumber(c, d.shown, r);
                              entry(d, "certificates", i)["number"] = c.number;
                              entry(d, "certificates", i)["valid_until"] = iso(c.valid_until);
                              expect(d, kind, at("certificates", i, "valid_until"));
                            });
       }},
      {"certificate-extended",
       [](Draft& dd, Random& rr) {
         return certificate(
             dd, rr, "certificate-extended", [](Draft& d, Random& r, std::size_t i, const std::string& kind) {
               entry(d, "certificates", i)["valid_until"] = iso(plus_years(d.shown.iso[i].valid_until, r.number(1, 2)));
               expect(d, kind, at("certificates", i, "valid_until"));
             });
       }},
      {"certificate-of-sister",
       [](Draft& dd, Random& rr) {
         return certificate(dd, rr, "certificate-of-sister",
                            [](Draft& d, Random& r, std::size_t i, const std::string& kind) {
                              d.shown.iso[i].holder = sister_name(d, r);
                              d.shown.iso[i].uscc = make_credit_code(d.shown.seat.code, r);
                              expect(d, kind, at("certificates", i, "holder"));
                            });
       }},
      {"certificate-number-mistyped",
       [](Draft& dd, Random& rr) {
         return certificate(dd, rr, "certificate-number-mistyped",
                            [](Draft& d, Random&, std::size_t i, const std::string& kind) {
                              std::string number = d.shown.iso[i].number;
                              const std::size_t place = number.find('R') - 2;
                              number[place] = number[place] == '9' ? '2' : static_cast<char>(number[place] + 1);
                              entry(d, "certificates", i)["number"] = number;
                              expect(d, kind, at("certificates", i, "number"));
                            });
       }},
      {"certificate-missing",
       [](Draft& dd, Random& rr) {
         return certificate(dd, rr, "certificate-missing",
                            [](Draft& d, Random&, std::size_t i, const std::string& kind) {
                              d.papers.omitted.insert(fmt::format("iso {}", i));
                              expect(d, kind, at("certificates", i, "number"), "unsupported");
                            });
       }},
      {"cmmi-level-raised",
       [](Draft& d, Random& r) {
         if (!d.shown.cmmi || d.shown.cmmi->level >= 5 || !d.take("cmmi")) {
           return false;
         }
         entry(d, "certificates", cmmi_index(d))["level"] = r.number(d.shown.cmmi->level + 1, 5);
         expect(d, "cmmi-level-raised", at("certificates", cmmi_index(d), "level"));
         recount_quality(d);
         return true;
       }},
      {"cmmi-expired",
       [](Draft& d, Random&) {
         if (!d.shown.cmmi || !d.take("cmmi")) {
           return false;
         }
         move_validity(d.shown.cmmi->issued, d.shown.cmmi->valid_until, d.shown.reference_date);
         entry(d, "certificates", cmmi_index(d))["valid_until"] = iso(d.shown.cmmi->valid_until);
         expect(d, "cmmi-expired", at("certificates", cmmi_index(d), "valid_until"));
         recount_quality(d);
         return true;
       }},
      {"hightech-expired",
       [](Draft& d, Random&) {
         if (!d.shown.hightech || !d.take("hightech")) {
           return false;
         }
         HightechCertificate& h = *d.shown.hightech;
         const int years = year_of(d.shown.reference_date) - year_of(h.issued);
         const int back = 4 - years;
         h.issued = plus_years(h.issued, -back);
         h.valid_until = plus_days(plus_years(h.issued, 3), -1);
         h.number = "GR" + std::to_string(year_of(h.issued)) + h.number.substr(6);
         Json& e = entry(d, "certificates", hightech_index(d));
         e["number"] = h.number;
         e["valid_until"] = iso(h.valid_until);
         expect(d, "hightech-expired", at("certificates", hightech_index(d), "valid_until"));
         return true;
       }},
      {"hightech-number-mistyped",
       [](Draft& d, Random&) {
         if (!d.shown.hightech || !d.take("hightech")) {
           return false;
         }
         std::string number = d.shown.hightech->number;
         number.back() = number.back() == '7' ? '1' : '7';
         entry(d, "certificates", hightech_index(d))["number"] = number;
         expect(d, "hightech-number-mistyped", at("certificates", hightech_index(d), "number"));
         return true;
       }},
      {"standard-not-drafter",
       [](Draft& dd, Random& rr) {
         return standard(dd, rr, "standard-not-drafter",
                         [](Draft& d, Random& r, std::size_t i, const std::string& kind) {
                           std::vector<std::string>& drafters = d.shown.standards[i].drafters;
                           std::replace(drafters.begin(), drafters.end(), d.shown.name,
                                        make_company_name(r.pick(liaoning_districts()), make_brand(r), r));
                           expect(d, kind, at("standards", i, "role"));
                         });
       }},
      {"standard-number-wrong",
       [](Draft& dd, Random& rr) {
         return standard(dd, rr, "standard-number-wrong",
                         [](Draft& d, Random&, std::size_t i, const std::string& kind) {
                           std::string number = d.shown.standards[i].number;
                           char& digit = number[number.rfind('-') - 1];
                           digit = digit == '9' ? '3' : static_cast<char>(digit + 1);
                           entry(d, "standards", i)["number"] = number;
                           expect(d, kind, at("standards", i, "number"));
                         });
       }},
      {"standard-missing", [](Draft& dd, Random& rr) {
         return standard(dd, rr, "standard-missing", [](Draft& d, Random&, std::size_t i, const std::string& kind) {
           d.papers.omitted.insert(fmt::format("standard {}", i));
           expect(d, kind, at("standards", i, "number"), "unsupported");
         });
       }}};
  return kAll;
}

}  // namespace dossier::corpus
