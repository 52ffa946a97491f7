#include "tests/support/shared_material.h"

#include <cstdlib>

namespace dossier::test {

std::optional<std::filesystem::path> shared_material(std::string_view name) {
  const char* named = std::getenv("DOSSIER_SHARED");
  const std::filesystem::path folder =
      named != nullptr ? std::filesystem::path(named) : std::filesystem::path(DOSSIER_SOURCE_DIR).parent_path() / "shared";
  std::filesystem::path path = folder / name;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path;
}

}  // namespace dossier::test
