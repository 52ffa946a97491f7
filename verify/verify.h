// From documents and a declaration to findings and a score: the third stage. A function of values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/declaration.h"
#include "models/document.h"
#include "models/finding.h"
#include "models/result.h"
#include "models/source_file.h"
#include "verify/registry.h"
#include "verify/rules.h"

namespace dossier {

struct Verification {
  std::vector<Finding> findings;  // in order of check list, then claim, then evidence
  Score score;
};

// All checks, then the profile's criteria. `files` only to tell the source of a piece of evidence; `registry`: what imported
// snapshots say of the numbers in the dossier.
[[nodiscard]] Verification verify(const Declaration& declaration, const std::vector<Document>& documents,
                                  const std::vector<SourceFile>& files, const Profile& profile,
                                  const RegistryExtract& registry = {});

// The contract's declaration.json. The Problem names the place as a JSON Pointer and says how to mend it.
[[nodiscard]] Result<Declaration> parse_declaration(std::string_view json_bytes);

// The JSON Schema (draft 7) that parse_declaration validates against; `dossier schema` prints it.
[[nodiscard]] std::string_view declaration_schema();

}  // namespace dossier
