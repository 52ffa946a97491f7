#include "corpus/dossier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "corpus/plants.h"
#include "tests/support/temp_folder.h"

namespace dossier::corpus {
namespace {

namespace fs = std::filesystem;

DossierRequest small_request(const std::string& condition) {
  DossierRequest request;
  request.id = "t001";
  request.condition = condition;
  request.small = true;
  request.problems = 2;
  return request;
}

std::map<std::string, std::string> written(const std::string& condition) {
  const test::TempFolder folder;
  Random random(11);
  const Dossier dossier = make_dossier(small_request(condition), random);
  Random writing = random.child("writing");
  write_dossier(folder.path(), dossier, true, writing);
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    if (entry.is_regular_file()) {
      out[fs::relative(entry.path(), folder.path()).string()] = test::bytes_of(entry.path().string());
    }
  }
  return out;
}

TEST(CorpusDossier, SameSeedSameBytes) {
  for (const std::string condition : {"born", "scan150", "photo", "garbage"}) {
    const auto first = written(condition);
    EXPECT_GT(first.size(), 4U);
    EXPECT_TRUE(first == written(condition)) << condition;
  }
}

TEST(CorpusDossier, BoxesLieOnTheirPages) {
  const test::TempFolder folder;
  for (const std::string condition : {"born", "scan150", "photo", "upside", "fax"}) {
    Random random(3);
    const Dossier dossier = make_dossier(small_request(condition), random);
    Random writing = random.child("writing");
    write_dossier(folder.path(), dossier, false, writing);
    const auto truth = nlohmann::json::parse(test::bytes_of(folder.file("t001.truth.json")));
    int boxes = 0;
    for (const auto& file : truth.at("files")) {
      for (const auto& document : file.at("documents")) {
        for (const auto& field : document.at("fields")) {
          if (!field.contains("box")) {
            continue;
          }
          const auto& page = file.at("pages").at(field.at("page").get<std::size_t>() - 1);
          const auto& box = field.at("box");
          EXPECT_GT(box[2].get<double>(), 0);
          EXPECT_GT(box[0].get<double>(), -1);
          EXPECT_LT(box[0].get<double>() + box[2].get<double>(), page.at("width").get<double>() + 1);
          EXPECT_LT(box[1].get<double>() + box[3].get<double>(), page.at("height").get<double>() + 1);
          ++boxes;
        }
      }
    }
    EXPECT_GT(boxes, 40) << condition;
  }
}

// A kind that can never be planted would make the measurement say less than it seems to.
TEST(CorpusDossier, EveryProblemCanBePlanted) {
  const auto plants = all_plants();
  EXPECT_GE(plants.size(), 30U);
  for (const Plant& plant : plants) {
    if (plant.kind == "region-false") {
      continue;  // only for companies elsewhere
    }
    bool applied = false;
    for (std::uint64_t seed = 1; seed < 40 && !applied; ++seed) {
      Random random(seed);
      DossierRequest request = small_request("born");
      request.small = false;
      request.problems = 0;
      request.kinds = {plant.kind};
      request.only = {"software_copyright"};  // few pages to draw
      applied = !make_dossier(request, random).expected.empty();
    }
    EXPECT_TRUE(applied) << plant.kind;
  }
}

TEST(CorpusDossier, SoundCompaniesQualify) {
  for (std::uint64_t seed = 1; seed < 25; ++seed) {
    Random random(seed);
    DossierRequest request = small_request("born");
    request.problems = 0;
    request.sound = true;
    request.only = {"business_license"};
    const Dossier dossier = make_dossier(request, random);
    EXPECT_THAT(dossier.verdicts, testing::ElementsAre("qualified"));
    EXPECT_TRUE(dossier.expected.empty());
  }
}

}  // namespace
}  // namespace dossier::corpus
