// What the program tells its caller (contract, section 2). A stable interface: numbers never change their meaning.
#pragma once

#include "models/error.h"
#include "models/report.h"

namespace dossier {

// Where several hold, the most serious is told: failed, then usage, then unreadable, then inconsistent. "Unreadable"
// outranks "inconsistent" because 1 promises that everything was looked at.
enum class ExitCode : int {
  done = 0,          // done, nothing inconsistent
  inconsistent = 1,  // done, and something is inconsistent
  usage = 2,         // the arguments or the declaration are not usable, or there is nothing at the path named
  unreadable = 3,    // done, but some evidence could not be read at all
  failed = 4,        // the program itself failed: an error of its own, a full disk, a store that cannot be used
};

// The more serious of two.
[[nodiscard]] ExitCode worse(ExitCode a, ExitCode b);

[[nodiscard]] ExitCode exit_code_of(const Report& report);
[[nodiscard]] ExitCode exit_code_of(ErrorCode code);

}  // namespace dossier
