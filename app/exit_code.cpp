#include "app/exit_code.h"

#include <algorithm>
#include <array>

namespace dossier {

ExitCode worse(ExitCode a, ExitCode b) {
  constexpr std::array kBySeriousness = {ExitCode::failed, ExitCode::usage, ExitCode::unreadable,
                                         ExitCode::inconsistent, ExitCode::done};
  return *std::ranges::find_if(kBySeriousness, [&](ExitCode code) { return code == a || code == b; });
}

ExitCode exit_code_of(const Report& report) {
  ExitCode code = ExitCode::done;
  for (const Finding& finding : report.findings) {
    if (finding.outcome == Outcome::inconsistent) code = worse(code, ExitCode::inconsistent);
  }
  if (!report.unreadable.empty()) code = worse(code, ExitCode::unreadable);
  return code;
}

ExitCode exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
    case ErrorCode::input: return ExitCode::usage;
    case ErrorCode::store:
    case ErrorCode::internal: return ExitCode::failed;
  }
  return ExitCode::failed;
}

}  // namespace dossier
