// The read-only material that may lie beside the checkout: number tables, real documents, malformed files.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace dossier::test {

// The path of `name` inside the material ("domain/numbers.tsv"), or nothing where it is absent. The material is the folder
// `shared` beside the checkout, or what the environment variable DOSSIER_SHARED names.
[[nodiscard]] std::optional<std::filesystem::path> shared_material(std::string_view name);

}  // namespace dossier::test

// In the body of a test: declares `variable` as the path of the material, or skips the test and says what is absent.
#define DOSSIER_SHARED_MATERIAL(variable, name)                                                  \
  const auto variable##_found = ::dossier::test::shared_material(name);                          \
  if (!variable##_found) GTEST_SKIP() << "shared/" << (name) << " is not beside this checkout";  \
  const std::filesystem::path& variable = *variable##_found
