// Runs a program as a user would and tells what it cost.
#pragma once

#include <string>
#include <vector>

namespace dossier::test {

struct ProcessResult {
  int exit_status = -1;      // -1: killed by a signal, or it could not be started
  int signal = 0;
  std::string output;        // its standard output
  double user_seconds = 0;   // of the process and of all descendants that were waited for
  double system_seconds = 0;
  double wall_seconds = 0;
  double peak_mib = 0;       // resident size of its largest single process
};

// Standard error is dropped unless `keep_errors`; standard input is empty. `timeout_seconds` kills the whole process group.
[[nodiscard]] ProcessResult run_process(const std::vector<std::string>& command, double timeout_seconds = 600,
                                        bool keep_errors = false);

// Is there such a program on PATH?
[[nodiscard]] bool have_program(const std::string& name);

}  // namespace dossier::test
