// One dossier, any number of readers, any order of files on disk: the same bytes.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/pipeline.h"
#include "app/report_folder.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

std::string result_of(const std::string& folder, int jobs) {
  Pipeline pipeline({.reading = {}, .jobs = jobs, .cache = {}, .scratch = {}, .progress = {}});
  return report_json_text(pipeline.check(folder, {}).report);
}

TEST(Determinism, JobsAndTheOrderOfFilesChangeNothing) {
  const fs::path born = fs::path(DOSSIER_SOURCE_DIR) / "corpus/born";
  std::string evidence;
  for (const auto& entry : fs::directory_iterator(born)) {
    if (entry.path().extension() == ".pdf") evidence = entry.path().string();
  }
  ASSERT_FALSE(evidence.empty());
  const test::TempFolder temporary;
  const auto copied = [&](const char* name, std::initializer_list<const char*> files) {
    const fs::path folder = fs::path(temporary.path()) / name / "d";
    for (const char* file : files) {
      fs::create_directories((folder / file).parent_path());
      fs::copy_file(std::string(file) == "declaration.json" ? (born / file).string() : evidence, folder / file);
    }
    return folder.string();
  };
  const std::string one = copied("one", {"declaration.json", "a.pdf", "材料/b.pdf"});
  const std::string other = copied("other", {"材料/b.pdf", "a.pdf", "declaration.json"});
  const std::string first = result_of(one, 1);
  EXPECT_EQ(first, result_of(one, 1));
  EXPECT_EQ(first, result_of(one, 3));
  EXPECT_EQ(first, result_of(other, 2));
  EXPECT_NE(std::string::npos, first.find("\"verdict\""));
}

}  // namespace
}  // namespace dossier
