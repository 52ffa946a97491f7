// To whom a report of an audit firm is addressed: the company that was audited.
#pragma once

#include <optional>

#include "extract/certificate.h"

namespace dossier {

// 「ABC有限公司全体股东：」, confirmed by 「我们审计了ABC有限公司…」; a field named entity.
[[nodiscard]] std::optional<Field> addressed_entity(const Certificate& report);

}  // namespace dossier
