// Verification of generated dossiers whose papers are read perfectly, and read badly. The committed examples by default;
// DOSSIER_TRUTH names a folder of more (see corpus/README.md).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

#include "tests/verify/truth_file.h"
#include "verify/verify.h"

namespace dossier::test {
namespace {

std::filesystem::path truth_folder() {
  const char* folder = std::getenv("DOSSIER_TRUTH");
  return folder != nullptr ? std::filesystem::path(folder) : std::filesystem::path(DOSSIER_SOURCE_DIR) / "corpus";
}

Verification verified(const TruthDossier& dossier) {
  return verify(dossier.declaration, dossier.documents, {}, find_profile(dossier.declaration.profile));
}

// What the truth of a paper does not hold, for the fields of the contract do not: whether its figures add up and how they are
// printed, the day of the fee, the kind of company. The others are planted on it in full.
constexpr std::array<std::string_view, 7> kNotInTheTruth = {"income-statement-broken", "balance-sheet-broken", "cash-flow-broken",
                                                            "ai-total-wrong", "figure-of-another-hand", "patent-wrong-fee-day",
                                                            "branch-licence"};

bool beyond_the_truth(const std::string& missed) {
  return std::any_of(kNotInTheTruth.begin(), kNotInTheTruth.end(), [&](std::string_view kind) { return missed.starts_with(kind); });
}

TEST(Truth, PerfectReadingFindsWhatWasPlantedAndNothingElse) {
  for (const auto& path : truth_files(truth_folder())) {
    SCOPED_TRACE(path.filename().string());
    const TruthDossier dossier = read_truth(path);
    if (!dossier.expected.contains("findings")) continue;
    const Verification result = verified(dossier);
    Judgement judgement = judge(dossier, result.findings, result.score);
    const auto& planted = dossier.expected["findings"];
    const bool branch = std::any_of(planted.begin(), planted.end(),
                                    [](const auto& one) { return one.value("kind", "") == "branch-licence"; });
    std::erase_if(judgement.missed, beyond_the_truth);
    if (branch) {
      std::erase_if(judgement.wrong_criteria, [](const std::string& wrong) {
        return wrong.starts_with("legal-person-region") || wrong.starts_with("verdict");
      });
    }
    EXPECT_THAT(judgement.missed, testing::IsEmpty());
    EXPECT_THAT(judgement.invented, testing::IsEmpty());
    EXPECT_THAT(judgement.wrong_criteria, testing::IsEmpty());
  }
}

// A doubt or a gap may leave a claim open; it must never turn into a contradiction.
TEST(Truth, DoubtsAndGapsContradictNothing) {
  for (const auto& path : truth_files(truth_folder())) {
    const TruthDossier perfect = read_truth(path);
    if (!perfect.expected.contains("findings")) continue;
    for (unsigned seed = 1; seed <= 5; ++seed) {
      SCOPED_TRACE(path.filename().string() + " seed " + std::to_string(seed));
      std::mt19937 random(seed);
      TruthDossier dossier = perfect;
      for (Document& document : dossier.documents) {
        // A list that lost an item cannot be told from a shorter one.
        std::erase_if(document.fields, [&](const Field& field) { return random() % 10 == 0 && field.name != "drafters"; });
        for (Field& field : document.fields) {
          if (random() % 3 != 0) continue;
          field.status = Status::uncertain;
          field.doubt = "readers-differ";
          // One digit or character was read otherwise, and the right reading is an alternative or lost.
          std::string wrong = field.value;
          for (char& c : wrong) {
            if (c >= '0' && c <= '8' && random() % 4 == 0) {
              ++c;
              break;
            }
          }
          if (random() % 2 == 0) field.alternatives.push_back(field.value);
          field.value = wrong;
        }
      }
      const Verification result = verified(dossier);
      EXPECT_THAT(judge(dossier, result.findings, result.score).invented, testing::IsEmpty());
    }
  }
}

TEST(Truth, OrderOfDocumentsDoesNotMatter) {
  for (const auto& path : truth_files(truth_folder())) {
    SCOPED_TRACE(path.filename().string());
    const TruthDossier forward = read_truth(path);
    TruthDossier backward = forward;
    std::reverse(backward.documents.begin(), backward.documents.end());
    const auto outcomes = [](const Verification& result) {
      std::vector<std::string> lines;
      for (const Finding& f : result.findings) {
        if (f.claim) lines.push_back(*f.claim + " " + f.check + " " + std::string(name_of(f.outcome)) + " " + f.found.value_or(""));
      }
      for (const CriterionResult& c : result.score.criteria) lines.push_back(c.id + " " + std::string(name_of(c.outcome)) + " " + c.value);
      return lines;
    };
    EXPECT_EQ(outcomes(verified(forward)), outcomes(verified(backward)));
  }
}

}  // namespace
}  // namespace dossier::test
