#pragma once

#include "corpus/company.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

// 管理体系认证证书: Chinese, English, or both side by side on one landscape page.
enum class Language { chinese, english, bilingual };
void draw_iso(Sheet& sheet, const Company& company, const IsoCertificate& certificate, Language language,
              Random& random);

}  // namespace dossier::corpus
