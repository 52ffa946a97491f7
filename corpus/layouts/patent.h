#pragma once

#include "corpus/company.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

// 专利证书: the paper of 2018 and later, the older one with the day of the annual fee, and the electronic one.
struct PatentChanges {
  bool wrong_fee_day = false;
};
void draw_patent(Sheet& sheet, const Patent& patent, const std::string& address, const PatentChanges& changes,
                 Random& random);

// 专利申请受理通知书: an application, not a right.
void draw_patent_application_notice(Sheet& sheet, const Patent& patent, const std::string& address, Random& random);

}  // namespace dossier::corpus
