#include "verify/verify.h"

#include "verify/check.h"
#include "verify/facts.h"
#include "verify/score.h"

namespace dossier {

Verification verify(const Declaration& declaration, const std::vector<Document>& documents,
                    const std::vector<SourceFile>& files, const Profile& profile,
                    const RegistryExtract& registry) {
  const Facts facts(declaration, documents, files, registry);
  return {.findings = run_checks(facts), .score = score(facts, profile)};
}

}  // namespace dossier
