// Dossiers for the tests of batches, small enough to be read in a moment, and the program that is to work on them.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/run_process.h"
#include "tests/support/temp_folder.h"

namespace dossier::test {

// The declaration of an invented applicant; numbers differ from applicant to applicant.
[[nodiscard]] nlohmann::ordered_json sample_declaration(int applicant);

// A PDF of one page with a text layer: a statement of that applicant, or in the name of another.
[[nodiscard]] std::string sample_evidence(int applicant, int page, int name_of = 0);

// FOLDER/d01 … with a declaration and `files` files each.
void write_dossiers(const TempFolder& folder, const std::string& below, int dossiers, int files);

// Runs `dossier` with the arguments; messages are part of the output where `keep_errors`.
[[nodiscard]] ProcessResult run_dossier(std::vector<std::string> arguments);

// A program running beside the test; killed with the object.
class RunningProgram {
 public:
  // Its messages go to the file `messages`.
  RunningProgram(std::vector<std::string> command, const std::string& messages);
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  void send(int signal) const;
  // Waits for its end: the exit status, or minus the signal that ended it.
  int wait();
  [[nodiscard]] bool ended();
  [[nodiscard]] pid_t process() const { return process_; }

 private:
  pid_t process_ = -1;
  bool waited_ = false;
  int status_ = 0;
};

class RunningDossier : public RunningProgram {
 public:
  RunningDossier(std::vector<std::string> arguments, const std::string& messages);
};

// Every file below the folder with its bytes, by path.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> files_below(const std::string& folder);

}  // namespace dossier::test
