// The contract's JSON of a report.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "models/reading_codec.h"
#include "models/report.h"

namespace dossier {

// The contract's "dossier/report/1", keys in the contract's order.
[[nodiscard]] nlohmann::ordered_json report_json(const Report& report);

}  // namespace dossier
