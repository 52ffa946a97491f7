#pragma once

#include "corpus/company.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

// Papers that look like evidence and are none: a contract, a bank's letter, a credit rating, a lease.
void draw_contract(Sheet& sheet, const Company& company, Random& random);
void draw_bank_letter(Sheet& sheet, const Company& company, Random& random);
void draw_credit_certificate(Sheet& sheet, const Company& company, Random& random);
// Many certificates on one image, each too small to be read.
void draw_collage(Sheet& sheet, const Company& company, Random& random);
// One of the above and of the other look-alikes, by chance.
void draw_look_alike(Sheet& sheet, const Company& company, Random& random);

}  // namespace dossier::corpus
