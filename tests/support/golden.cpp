#include "tests/support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace dossier::test {

void expect_golden(std::string_view path, const std::string& found) {
  const std::filesystem::path file = std::filesystem::path(DOSSIER_SOURCE_DIR) / path;
  if (std::getenv("DOSSIER_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << found;
    return;
  }
  std::ifstream stream(file, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (found == expected) return;
  // The first line that differs says more than both texts in full.
  std::istringstream found_lines(found);
  std::istringstream expected_lines(expected);
  std::string one;
  std::string other;
  int number = 0;
  do {
    ++number;
    one.clear();
    other.clear();
    std::getline(found_lines, one);
    std::getline(expected_lines, other);
  } while (one == other && (found_lines || expected_lines));
  ADD_FAILURE() << path << ":" << number << "\n  expected: " << other << "\n  found:    " << one
                << "\nIf that is meant, run with DOSSIER_UPDATE_GOLDEN=1 and read the diff.";
}

}  // namespace dossier::test
