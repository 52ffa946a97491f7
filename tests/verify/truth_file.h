// The truth of a generated dossier as the documents of a perfect reading, and what verification must say of it.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/declaration.h"
#include "models/document.h"
#include "models/finding.h"

namespace dossier::test {

struct TruthDossier {
  std::string id;
  Declaration declaration;
  std::vector<Document> documents;     // every field certain
  std::vector<std::string> files;      // by Document::file
  nlohmann::json expected;
};

// `truth` is <id>.truth.json; the declaration lies in the folder <id> beside it.
[[nodiscard]] TruthDossier read_truth(const std::filesystem::path& truth);

// Every *.truth.json of a folder, in order.
[[nodiscard]] std::vector<std::filesystem::path> truth_files(const std::filesystem::path& folder);

// Planted problems that no finding tells, and inconsistencies that nobody planted; empty lists where all is well.
struct Judgement {
  std::vector<std::string> missed, invented, wrong_criteria;
};
[[nodiscard]] Judgement judge(const TruthDossier& dossier, const std::vector<Finding>& findings, const Score& score);

}  // namespace dossier::test
