#pragma once

#include "corpus/company.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

// Cover, contents by chance, 前言 with the drafters, a page of text.
void draw_standard(Sheet& sheet, const StandardPaper& standard, Random& random);

}  // namespace dossier::corpus
