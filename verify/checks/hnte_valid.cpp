#include <array>

#include "verify/checks/list.h"
#include "verify/checks/validity_claims.h"

namespace dossier {

const Check kHnteValid{
    {.id = "hnte.valid",
     .title_zh = "高新技术企业证书在有效期内",
     .title_en = "The high-tech certificate is valid",
     .severity = Severity::fatal,
     .source = "国科发火〔2016〕32号：高新技术企业资格自颁发证书之日起有效期为三年",
     .condition = "The declared last day is the printed one (or issue day + 3 years − 1 day where only 有效期三年 is printed), and issue "
                  "day ≤ reference date ≤ last day.",
     .catches = "A status that has lapsed."},
    [](const Facts& facts, Findings& findings) {
      constexpr std::array kTypes = {DocumentType::hightech_certificate};
      check_validity(facts, findings, kTypes);
    }};

}  // namespace dossier
