// The truth of a dossier as JSON; its form is described in corpus/README.md.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/dossier.h"

namespace dossier::corpus {

nlohmann::ordered_json truth_of_file(const EvidenceFile& file, const FileResult& result);
nlohmann::ordered_json truth_of_dossier(const Dossier& dossier, const std::vector<FileResult>& results);
// What is printed on each page and where, for measuring the reading alone.
nlohmann::ordered_json page_texts(const EvidenceFile& file, const FileResult& result);

}  // namespace dossier::corpus
