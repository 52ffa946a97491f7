// The table of verbs.
#pragma once

#include <CLI/CLI.hpp>
#include <span>
#include <string_view>

#include "app/console.h"
#include "app/exit_code.h"
#include "app/options.h"
#include "models/finding.h"

namespace dossier {

struct Command {
  std::string_view name;
  Message summary;
  // Tells CLI11 what the verb takes.
  void (*declare)(CLI::App& app, Options& options, Language language) = nullptr;
  ExitCode (*run)(const Options& options, const Console& console) = nullptr;
};

// In the order in which help lists them.
[[nodiscard]] std::span<const Command> commands();

// One file each: command_<verb>.cpp.
[[nodiscard]] Command check_command();
[[nodiscard]] Command batch_command();
[[nodiscard]] Command read_command();
[[nodiscard]] Command explain_command();
[[nodiscard]] Command score_command();
[[nodiscard]] Command profile_command();
[[nodiscard]] Command schema_command();
[[nodiscard]] Command template_command();
[[nodiscard]] Command registry_command();
[[nodiscard]] Command search_command();
[[nodiscard]] Command stats_command();
[[nodiscard]] Command store_command();
[[nodiscard]] Command worker_command();
[[nodiscard]] Command decide_command();
[[nodiscard]] Command doctor_command();

}  // namespace dossier
