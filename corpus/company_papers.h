// The certificates of an invented company: numbers, dates and holders that agree with one another.
#pragma once

#include "corpus/company.h"

namespace dossier::corpus {

void add_papers(Company& company, Random& random);

Patent make_patent(const Company& company, PatentKind kind, Random& random);
Software make_software(const Company& company, Random& random);
IsoCertificate make_iso(const Company& company, Scheme scheme, Random& random);
// A new number for dates that were changed.
void renumber(IsoCertificate& certificate, const Company& company, Random& random);
CmmiCertificate make_cmmi(const Company& company, Random& random);
HightechCertificate make_hightech(const Company& company, Random& random);
// The company is the drafter at a place by chance.
StandardPaper make_standard(const Company& company, Random& random);

}  // namespace dossier::corpus
