// The vocabulary that names of invented companies, persons, products and patents are put together from.
// Whatever resembles a real company does so by accident.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/random.h"

namespace dossier::corpus {

struct District {
  std::string province;  // 辽宁省
  std::string city;      // 沈阳市
  std::string name;      // 浑南区
  std::string code;      // 210112
};

const std::vector<District>& liaoning_districts();
const std::vector<District>& other_districts();

std::string make_brand(Random& random);  // two or three characters
std::string make_person(Random& random);
std::string make_street_address(Random& random);  // 创新路155-3号B座1201室
// 沈阳槿川智能科技有限公司. `city` without 市 and 省 as companies write it.
std::string make_company_name(const District& seat, const std::string& brand, Random& random);
std::string make_english_company_name(const std::string& chinese_name, const std::string& brand, Random& random);
std::string make_patent_title(bool product, Random& random);
std::string make_design_title(Random& random);
std::string make_software_title(const std::string& brand, Random& random);
std::string make_ai_product(Random& random);
std::string make_other_product(Random& random);
std::string make_business_scope(Random& random);
std::string make_certified_scope(Random& random);
std::string english_certified_scope(const std::string& chinese);
std::string make_research_project(Random& random);
std::string make_audit_firm(const District& seat, Random& random);
std::string make_certifier(Random& random);

}  // namespace dossier::corpus
