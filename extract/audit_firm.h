// The firm that signs an audit report.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "extract/certificate.h"

namespace dossier {

// "auditor": the firm that a line of the report names by itself (letterhead, cover, above its seal), with its legal form. `kinds`:
// what its name holds, 会计师事务所 or 税务师事务所.
[[nodiscard]] std::optional<Field> audit_firm(const Certificate& certificate, std::span<const std::string_view> kinds);

}  // namespace dossier
