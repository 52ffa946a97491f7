// How far reading has come, on a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "app/console.h"

namespace dossier {

class Progress {
 public:
  explicit Progress(const Console& console) : console_(console) {}
  ~Progress() { console_.show_progress(""); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // A page of the file is done; page 0: the file is.
  void heard(const std::string& file, int page);

 private:
  const Console& console_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_;
  std::size_t pages_ = 0;
  std::size_t files_ = 0;
};

}  // namespace dossier
