#include "tests/support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

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
  EXPECT_EQ(found, expected) << "differs from " << path << "; if that is meant, run with DOSSIER_UPDATE_GOLDEN=1 and read the diff";
}

}  // namespace dossier::test
