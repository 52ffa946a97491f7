// The wire and store form of readings, and the contract's JSON of a report.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "models/page.h"
#include "models/report.h"
#include "models/result.h"

namespace dossier {

// Complete and lossless form of a reading, for the pipe from the reader process and for the store. The reverse trusts
// nothing: wrong types, wrong enumerators, boxes that are not finite, text that is not UTF-8 give a Problem.
[[nodiscard]] std::string encode_reading(const FileReading& reading);
[[nodiscard]] Result<FileReading> decode_reading(std::string_view bytes);

// The contract's "dossier/report/1", keys in the contract's order.
[[nodiscard]] nlohmann::ordered_json report_json(const Report& report);

}  // namespace dossier
