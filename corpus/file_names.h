// Names of files as applicants and scanners give them: they carry no meaning one may rely on.
#pragma once

#include <set>
#include <string>

#include "corpus/random.h"

namespace dossier::corpus {

class FileNames {
 public:
  explicit FileNames(Random random);
  // A stem that was not given before. `hint` may or may not be in it.
  std::string next(const std::string& hint);

 private:
  Random random_;
  int manner_;
  int counter_;
  bool folders_;
  std::set<std::string> given_;
};

}  // namespace dossier::corpus
