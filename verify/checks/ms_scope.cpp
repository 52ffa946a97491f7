#include <algorithm>
#include <array>

#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

bool speaks_of_software(std::string_view scope) {
  constexpr std::array<std::string_view, 14> kWords = {"软件", "信息系统", "系统集成", "人工智能", "智能", "算法",     "数据",
                                                       "信息技术", "计算机", "software", "information", "intelligen", "computer", "data"};
  const std::string key = name_key(scope);
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

void run(const Facts& facts, Findings& findings) {
  for (const auto& [claim, document] : matched_pairs(facts.matches().certificates)) {
    if (facts.document(document).type != DocumentType::iso_certificate) continue;
    const Place place = facts.find(document, "scope");
    if (place.none() || speaks_of_software(facts.field(place).value)) continue;
    findings.add({.claim = facts.declaration().certificates[claim].pointer,
                  .found = facts.field(place).value,
                  .at = {place},
                  .message = say("scope.other", {{"scope", facts.field(place).value}})});
  }
}

}  // namespace

const Check kMsScope{
    {.id = "ms.scope",
     .title_zh = "认证范围涵盖软件或人工智能业务",
     .title_en = "The certified scope covers software or AI",
     .severity = Severity::warning,
     .source = "「建立符合人工智能软件工程要求的质量管理体系」",
     .condition = "The scope names software, information systems, data or artificial intelligence. Where it does not, a person judges: "
                  "undetermined.",
     .catches = "A scope of sales only."},
    run};

}  // namespace dossier
