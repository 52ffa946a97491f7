#include "corpus/dossier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "corpus/layouts/patent.h"
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

// Another firm's statements show nothing of the applicant's, so that a figure that only they carry could not be found to be wrong.
TEST(CorpusDossier, NoProblemHidesAnother) {
  int both = 0;
  for (std::uint64_t seed = 1; seed < 60; ++seed) {
    for (const std::string kind : {"statements-of-another", "statements-of-year-before"}) {
      Random random(seed);
      DossierRequest request = small_request("born");
      request.problems = 0;
      request.kinds = {"unit-slip", kind, "tenfold"};
      request.most_kinds = 3;
      request.only = {"software_copyright"};
      const Dossier dossier = make_dossier(request, random);
      const auto of_kind = [&](const Expected& expected) { return expected.kind == kind; };
      if (std::none_of(dossier.expected.begin(), dossier.expected.end(), of_kind)) {
        continue;
      }
      for (const Expected& expected : dossier.expected) {
        if (of_kind(expected)) {
          continue;
        }
        ++both;
        const bool last = kind == "statements-of-another" || expected.claim.find(dossier.declaration["reporting_year"].dump()) != std::string::npos;
        EXPECT_FALSE(last && expected.claim.ends_with("total_assets")) << seed << " " << kind << " " << expected.claim;
      }
    }
  }
  EXPECT_GT(both, 5);
}

// A figure that was a point too wide for its cell went on in the next row's.
TEST(CorpusDossier, AmountsStandOnOneLine) {
  const test::TempFolder folder;
  int amounts = 0;
  for (std::uint64_t seed = 1; seed < 25; ++seed) {
    Random random(seed);
    DossierRequest request = small_request("born");
    request.kinds = {"figure-of-another-hand"};
    request.only = {"balance_sheet"};
    const Dossier dossier = make_dossier(request, random);
    Random writing = random.child("writing");
    write_dossier(folder.path(), dossier, false, writing);
    const auto truth = nlohmann::json::parse(test::bytes_of(folder.file("t001.truth.json")));
    for (const auto& file : truth.at("files")) {
      for (const auto& document : file.at("documents")) {
        for (const auto& field : document.at("fields")) {
          if (document.at("type") == "balance_sheet" && field.contains("year")) {
            ++amounts;
            EXPECT_LT(field.at("box")[3].get<double>(), 13) << seed << " " << field.dump();
          }
        }
      }
    }
  }
  EXPECT_GT(amounts, 100);
}

// Electronic certificates do not print the day, wrong or right.
TEST(CorpusDossier, AWrongFeeDayIsPrinted) {
  for (std::uint64_t seed = 1; seed < 20; ++seed) {
    Random random(seed);
    Patent patent;
    patent.number = "202220296407.3";
    patent.certificate_number = "18155136";
    patent.publication_number = "CN218031642U";
    patent.title = "一种物料智能分拣装置";
    patent.holder = "示例软件有限公司";
    patent.inventors = {"胡丹阳"};
    patent.filed = day(2022, 5, 7);
    patent.granted = day(2023, 1, 6);
    Sheet sheet;
    draw_patent(sheet, patent, "沈阳市示例路1号", {.wrong_fee_day = true}, random);
    const auto& pieces = sheet.pages.front().pieces();
    EXPECT_TRUE(std::any_of(pieces.begin(), pieces.end(), [](const TextPiece& piece) { return piece.text.find("年费应当在每年06月") != std::string::npos; })) << seed;
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
