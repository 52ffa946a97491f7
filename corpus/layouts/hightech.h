#pragma once

#include "corpus/company.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

// 高新技术企业证书.
void draw_hightech(Sheet& sheet, const HightechCertificate& certificate, Random& random);
// 高新技术产品认定证书 and 软件企业证书: neither of the contract's types.
void draw_product_certificate(Sheet& sheet, const Company& company, Random& random);
void draw_software_enterprise_certificate(Sheet& sheet, const Company& company, Random& random);

}  // namespace dossier::corpus
