// A fresh set of dossiers from a seed, read and checked by the built program, and scored.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/accuracy/score.h"

namespace dossier::accuracy {

struct FieldsRequest {
  std::string program;
  std::uint64_t seed = 1;
  int dossiers = 40;
  int from = 0;
  int jobs = 1;
  std::vector<std::string> conditions;
  std::vector<std::string> plant;
  std::string only;   // document type; the program then only reads
  std::string work;   // folder to write to
  bool keep = false;  // leave dossiers and reports there
  bool again = false; // dossiers that are there already are not drawn again
  std::string store;  // readings are kept in this file between runs; empty: nothing is kept
  bool small = false;
  double timeout = 900;  // seconds a dossier
};

Score run_fields(const FieldsRequest& request);

// Checks the written dossier `id` of request.work and scores the report against its truth.
Score run_dossier(const FieldsRequest& request, const std::string& id);

}  // namespace dossier::accuracy
