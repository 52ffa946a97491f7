#include "app/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <string>

#include "app/safe_text.h"

namespace dossier {

void start_log(std::string_view level, bool clear_line) {
  spdlog::set_default_logger(std::make_shared<spdlog::logger>("dossier", std::make_shared<spdlog::sinks::stderr_sink_st>()));
  spdlog::set_pattern(std::string(clear_line ? "\r\x1b[K" : "") + "dossier: %l: %v");
  spdlog::set_level(spdlog::level::from_str(std::string(level)));
}

void log_fatal(std::string_view message) { spdlog::error("{}", neutral(message)); }

}  // namespace dossier
