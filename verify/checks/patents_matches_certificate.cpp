#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void check_day(const Facts& facts, Findings& findings, const std::string& pointer, std::string_view words,
               const std::optional<Date>& declared, int document, std::string_view field) {
  if (!declared) return;
  compare_member(facts, findings, {pointer, words, to_string(*declared)}, document, field,
                 [&](std::string_view value) { return parse_iso_date(value) == declared; });
}

void run(const Facts& facts, Findings& findings) {
  const auto& patents = facts.declaration().patents;
  for (std::size_t i = 0; i < patents.size(); ++i) {
    const DeclaredPatent& patent = patents[i];
    const int document = facts.matches().patents[i];
    if (document < 0) {
      report_unsupported(findings, patent.pointer, "claim.patent", patent.number);
      continue;
    }
    compare_member(facts, findings, {patent.pointer + "/number", "member.patent-number", patent.number}, document, "number",
                   [&](std::string_view value) { return patent_key(value) == patent_key(patent.number); });
    compare_member(facts, findings, {patent.pointer + "/title", "member.title", patent.title}, document, "title",
                   [&](std::string_view value) { return title_key(value) == title_key(patent.title); });
    check_day(facts, findings, patent.pointer + "/filed", "member.filed", patent.filed, document, "filed");
    check_day(facts, findings, patent.pointer + "/granted", "member.granted", patent.granted, document, "granted");
  }
}

}  // namespace

const Check kPatentsMatchesCertificate{
    {.id = "patents.matches-certificate",
     .title_zh = "申报专利与专利证书一致",
     .title_en = "Declared patents are those of the certificates",
     .severity = Severity::inconsistent,
     .source = "「具有人工智能相关发明专利、实用新型专利…的自主知识产权成果」：以专利证书为凭",
     .condition = "Number (digits and check character), title (letters, digits and characters alone), filing day and grant day are those of the "
                  "certificate. Exact.",
     .catches = "A slip in the form, a patent that is another's, a certificate that is not there (unsupported)."},
    run};

}  // namespace dossier
