#include <functional>
#include <map>

#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

template <typename Item>
void check_list(Findings& findings, const std::vector<Item>& items, const std::vector<int>& matches,
                std::string (*key)(std::string_view)) {
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].number.empty()) continue;
    const auto [it, is_new] = first.emplace(key(items[i].number), i);
    if (is_new) continue;
    const Item& earlier = items[it->second];
    findings.add({.outcome = Outcome::inconsistent,
                  .claim = items[i].pointer + "/number",
                  .declared = items[i].number,
                  .documents = matches[i] < 0 ? std::vector<int>{} : std::vector<int>{matches[i]},
                  .message = say("duplicate.claim", {{"number", items[i].number}, {"other", earlier.pointer}}),
                  .formula = items[i].number + " = " + earlier.number});
  }
}

void run(const Facts& facts, Findings& findings) {
  const Declaration& declaration = facts.declaration();
  check_list(findings, declaration.patents, facts.matches().patents, patent_key);
  check_list(findings, declaration.software, facts.matches().software, number_key);
  check_list(findings, declaration.certificates, facts.matches().certificates, number_key);
  check_list(findings, declaration.standards, facts.matches().standards, number_key);
}

}  // namespace

const Check kDupWithin{
    {.id = "dup.within",
     .title_zh = "同一成果重复申报",
     .title_en = "A right is claimed twice",
     .severity = Severity::warning,
     .source = "同一知识产权或资质在一份申报中只计一次",
     .condition = "No number (digits and check character alone, whatever the spelling) stands twice among the patents, software "
                  "copyrights, certificates or standards. It counts once.",
     .catches = "Padding: one patent spelled in two ways."},
    run};

}  // namespace dossier
