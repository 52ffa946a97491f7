// What an applicant declares, from what is true of it.
#pragma once

#include <nlohmann/json.hpp>

#include "corpus/company.h"

namespace dossier::corpus {

nlohmann::ordered_json make_declaration(const Company& company, Random& random);

// An amount as an applicant writes it: yuan and fen, or rounded to a unit with a chance precision.
std::string declared_amount(Fen amount, Random& random);

}  // namespace dossier::corpus
