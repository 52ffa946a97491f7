// The run cannot go on: thrown, caught once in main and turned into an exit status. Trouble with a piece of evidence
// is not an Error but a Problem (models/problem.h).
#pragma once

#include <stdexcept>
#include <string>

namespace dossier {

enum class ErrorCode {
  usage,        // arguments or declaration not usable
  input,        // the named file or folder cannot be read at all
  store,        // the store cannot be opened, is locked, newer, or the disk is full
  internal,     // the program itself failed
};

class Error : public std::runtime_error {
 public:
  // path: the file or place it is about, may be empty. message: what is wrong and what to do, in plain words.
  Error(ErrorCode code, std::string path, const std::string& message)
      : std::runtime_error(path.empty() ? message : path + ": " + message), code_(code), path_(std::move(path)) {}

  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  ErrorCode code_;
  std::string path_;
};

}  // namespace dossier
