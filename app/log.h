// Messages about the run, to standard error: "dossier: warning: …".
#pragma once

#include <string_view>

namespace dossier {

// level: trace, debug, info, warning, error or off. clear_line: a progress line may stand there and must go first.
void start_log(std::string_view level, bool clear_line);

// Why the run ends.
void log_fatal(std::string_view message);

}  // namespace dossier
