// How well the characters of a page are read, one damage at a time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::accuracy {

struct ReadingRequest {
  std::string program;
  std::uint64_t seed = 1;
  int pages = 12;  // of each condition
  std::vector<std::string> conditions;
  std::string work;
  bool keep = false;
};

struct ReadingCounts {
  std::string condition;
  int pages = 0;
  std::size_t characters = 0;
  std::size_t errors = 0;  // edit distance, inserted text included
  int amounts = 0;
  int amounts_right = 0;  // digits and sign
  double seconds = 0;     // user CPU
  std::vector<std::string> notes;

  double error_rate() const {
    return characters == 0 ? 0 : static_cast<double>(errors) / static_cast<double>(characters);
  }
};

std::vector<ReadingCounts> run_reading(const ReadingRequest& request);

}  // namespace dossier::accuracy
