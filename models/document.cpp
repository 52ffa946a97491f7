#include "models/document.h"

#include <algorithm>

namespace dossier {

std::optional<DocumentType> document_type_of(std::string_view name) {
  const auto at = std::find(kDocumentTypeNames.begin(), kDocumentTypeNames.end(), name);
  if (at == kDocumentTypeNames.end()) return std::nullopt;
  return static_cast<DocumentType>(at - kDocumentTypeNames.begin());
}

}  // namespace dossier
