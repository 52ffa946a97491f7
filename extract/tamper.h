// Signs that a paper was changed after it was made, as far as its pages show them. A sign is a reason to look, never proof.
#pragma once

#include <vector>

#include "extract/kind.h"
#include "models/document.h"
#include "models/problem.h"

namespace dossier {

// "tamper.font": a single figure of a statement is set in another typeface than all others of its page, or stands off their
// line (text layers only; of a scan the eye of the reader is not fine enough). "tamper.code-differs": a QR or bar code of the
// page carries another number of the same kind than the one printed. "tamper.revised": as reading found it.
[[nodiscard]] std::vector<Problem> tamper_signs(const std::vector<PagePart>& parts, const Document& document);

}  // namespace dossier
