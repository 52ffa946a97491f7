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

// A PDF of one page with a text layer: a statement of that applicant.
[[nodiscard]] std::string sample_evidence(int applicant, int page);

// FOLDER/d01 … with a declaration and `files` files each.
void write_dossiers(const TempFolder& folder, const std::string& below, int dossiers, int files);

// Runs `dossier` with the arguments; messages are part of the output where `keep_errors`.
[[nodiscard]] ProcessResult run_dossier(std::vector<std::string> arguments);

// The program running beside the test.
class RunningDossier {
 public:
  // Its messages go to the file `messages`.
  RunningDossier(const std::vector<std::string>& arguments, const std::string& messages);
  ~RunningDossier();
  RunningDossier(const RunningDossier&) = delete;
  RunningDossier& operator=(const RunningDossier&) = delete;

  void send(int signal) const;
  // Waits for its end: the exit status, or minus the signal that ended it.
  int wait();
  [[nodiscard]] bool ended();

 private:
  pid_t process_ = -1;
  bool waited_ = false;
  int status_ = 0;
};

// Every file below the folder with its bytes, by path.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> files_below(const std::string& folder);

}  // namespace dossier::test
