// An invented applicant with everything its papers can say about it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "corpus/day.h"
#include "corpus/figures.h"
#include "corpus/identity.h"
#include "corpus/random.h"
#include "corpus/words.h"

namespace dossier::corpus {

struct Patent {
  PatentKind kind = PatentKind::invention;
  std::string title;
  std::string number;  // without ZL
  std::string certificate_number;
  std::string publication_number;
  std::string holder;
  std::vector<std::string> inventors;
  Day filed;
  Day granted;
};

struct Software {
  std::string title;
  std::string short_title;  // empty: none
  std::string number;
  std::string certificate_number;
  std::string holder;
  Day completed;
  std::optional<Day> first_published;
  Day registered;
};

enum class Scheme { iso9001, iso14001, iso45001, iso20000, iso27001 };

struct IsoCertificate {
  Scheme scheme = Scheme::iso9001;
  std::string number;
  std::string holder;
  std::string uscc;
  std::string scope;
  std::string issuer;
  Day first_issued;
  Day issued;
  Day valid_until;
};

struct CmmiCertificate {
  std::string holder;
  std::string english_holder;
  int level = 3;
  std::string model;  // as printed
  std::string appraisal_id;
  std::string appraiser;
  std::string partner;
  Day issued;
  Day valid_until;
};

struct HightechCertificate {
  std::string holder;
  std::string number;
  std::string province;  // 辽宁省
  Day issued;
  Day valid_until;
};

struct StandardPaper {
  std::string number;    // GB/T 41234-2022
  std::string replaces;  // empty: none
  std::string title;
  std::string english_title;
  std::string part_title;  // empty: none
  Day published;
  Day effective;
  std::vector<std::string> drafters;
  std::vector<std::string> people;
};

struct ResearchProject {
  std::string id;  // RD01
  std::string name;
  std::array<Fen, 8> by_category{};  // the seven internal categories, then the commissioned research
};

struct Product {
  std::string name;
  std::string field;
  bool ai = false;
  Fen revenue = 0;
};

struct SpecialYear {  // what the special audits say of one year
  int year = 0;
  std::vector<ResearchProject> projects;
  std::vector<Product> products;
  Fen rd_expense = 0;
  Fen ai_revenue = 0;
  Fen revenue = 0;
};

enum class Size { micro, small, medium, large };
std::string contract_name(Size size);
// Row 软件和信息技术服务业 of the table of 2011/2017.
Size size_of(int employees, Fen revenue);

struct CompanyPlan {  // what the evidence shall show in the end
  bool in_region = true;
  bool rd_enough = true;
  bool ai_enough = true;
  bool grows = true;
  Size size = Size::small;
  bool consolidated = false;
  Form form = Form::general_2019;
};

struct Company {
  std::string name;
  std::string english_name;
  std::string brand;
  std::string uscc;
  District seat;
  std::string address;
  std::string legal_form;
  std::string representative;
  std::string accountant;
  std::string chief_accountant;
  std::string scope;
  Day established;
  Fen registered_capital = 0;
  int employees = 0;
  Size size = Size::small;
  Form form = Form::general_2019;
  std::string auditor;
  int reporting_year = 2023;
  Day reference_date;

  std::vector<YearBook> books;        // of the company itself, oldest first
  std::vector<YearBook> group_books;  // consolidated; empty: no group
  std::vector<SpecialYear> special;

  std::vector<Patent> patents;
  std::vector<Software> software;
  std::vector<IsoCertificate> iso;
  std::optional<CmmiCertificate> cmmi;
  std::optional<HightechCertificate> hightech;
  std::vector<StandardPaper> standards;

  const YearBook& book(int year) const;
  const YearBook& group_book(int year) const;
  // The figures that count: consolidated where there are some.
  const YearBook& counted_book(int year) const { return group_books.empty() ? book(year) : group_book(year); }
  const SpecialYear& special_year(int year) const;
};

Company make_company(const CompanyPlan& plan, Random& random);

}  // namespace dossier::corpus
