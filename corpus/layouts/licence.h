#pragma once

#include "corpus/company.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

struct LicenceChanges {
  std::string uscc;        // printed instead of the company's
  std::string legal_form;  // e.g. a branch
};
void draw_licence(Sheet& sheet, const Company& company, const LicenceChanges& changes, Random& random);

}  // namespace dossier::corpus
