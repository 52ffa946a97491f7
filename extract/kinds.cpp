#include <array>

#include "extract/kind.h"
#include "extract/kinds/kinds.h"

namespace dossier {

std::span<const DocumentKind> document_kinds() {
  static const std::array kKinds = {
      audit_report_kind(),
      balance_sheet_kind(),
      income_statement_kind(),
      cash_flow_statement_kind(),
      tax_return_kind(),
      rd_special_audit_kind(),
      ai_revenue_special_audit_kind(),
      business_license_kind(),
      patent_certificate_kind(),
      software_copyright_kind(),
      hightech_certificate_kind(),
      cmmi_certificate_kind(),
      iso_certificate_kind(),
      standard_kind(),
  };
  return kKinds;
}

}  // namespace dossier
