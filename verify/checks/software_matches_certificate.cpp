#include <re2/re2.h>

#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

// "示例平台[简称：示例]V1.0" → "示例平台": short names and versions may be left out in a declaration.
std::string bare_title(std::string_view title) {
  std::string key = name_key(title);
  RE2::GlobalReplace(&key, R"(\(简称[^)]*\))", "");
  RE2::GlobalReplace(&key, R"((?:软件)?v?\d+(?:\.\d+)+$)", "");
  RE2::GlobalReplace(&key, R"(v\d+$)", "");
  return key;
}

std::string version_of(std::string_view title) {
  std::string version;
  RE2::PartialMatch(name_key(title), R"(v(\d+(?:\.\d+)*))", &version);
  return version;
}

bool same_title(std::string_view printed, std::string_view declared) {
  if (title_key(printed) == title_key(declared)) return true;
  const std::string a = version_of(printed);
  const std::string b = version_of(declared);
  return title_key(bare_title(printed)) == title_key(bare_title(declared)) && (a.empty() || b.empty() || a == b);
}

void run(const Facts& facts, Findings& findings) {
  const auto& items = facts.declaration().software;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const DeclaredSoftware& software = items[i];
    const int document = facts.matches().software[i];
    if (document < 0) {
      report_unsupported(findings, software.pointer, "claim.software", software.number);
      continue;
    }
    // 软著登字第…号 is the number of the certificate, 2023SR… that of the registration; either identifies it.
    const bool by_certificate = number_key(software.number).find("软著登字") != std::string::npos;
    compare_member(facts, findings, {software.pointer + "/number", "member.registration-number", software.number}, document,
                   by_certificate ? "certificate_number" : "number",
                   [&](std::string_view value) { return number_key(value) == number_key(software.number); });
    compare_member(facts, findings, {software.pointer + "/title", "member.title", software.title}, document, "title",
                   [&](std::string_view value) { return same_title(value, software.title); });
  }
}

}  // namespace

const Check kSoftwareMatchesCertificate{
    {.id = "software.matches-certificate",
     .title_zh = "申报软件著作权与登记证书一致",
     .title_en = "Declared software copyrights are those of the certificates",
     .severity = Severity::inconsistent,
     .source = "《计算机软件保护条例》：软件登记机构发放的登记证明文件是登记事项的初步证明",
     .condition = "Registration number and title are those of the certificate; short name and version may be left out. Exact otherwise.",
     .catches = "A slip in the form, a certificate that is not there (unsupported)."},
    run};

}  // namespace dossier
