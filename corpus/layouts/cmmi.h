#pragma once

#include "corpus/company.h"
#include "corpus/layouts/iso.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

void draw_cmmi(Sheet& sheet, const CmmiCertificate& certificate, Language language, Random& random);

}  // namespace dossier::corpus
