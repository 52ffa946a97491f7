// One function a document kind; the list of them is kinds.cpp.
#pragma once

#include "extract/kind.h"

namespace dossier {

[[nodiscard]] DocumentKind ai_revenue_special_audit_kind();
[[nodiscard]] DocumentKind audit_report_kind();
[[nodiscard]] DocumentKind balance_sheet_kind();
[[nodiscard]] DocumentKind business_license_kind();
[[nodiscard]] DocumentKind cash_flow_statement_kind();
[[nodiscard]] DocumentKind cmmi_certificate_kind();
[[nodiscard]] DocumentKind hightech_certificate_kind();
[[nodiscard]] DocumentKind income_statement_kind();
[[nodiscard]] DocumentKind iso_certificate_kind();
[[nodiscard]] DocumentKind patent_certificate_kind();
[[nodiscard]] DocumentKind rd_special_audit_kind();
[[nodiscard]] DocumentKind software_copyright_kind();
[[nodiscard]] DocumentKind standard_kind();
[[nodiscard]] DocumentKind tax_return_kind();

}  // namespace dossier
