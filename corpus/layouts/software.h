#pragma once

#include "corpus/company.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

// 计算机软件著作权登记证书.
void draw_software(Sheet& sheet, const Software& software, Random& random);

}  // namespace dossier::corpus
