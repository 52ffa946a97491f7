#include <array>

#include "verify/check.h"
#include "verify/checks/list.h"

namespace dossier {

// In the order of the report.
std::span<const Check* const> all_checks() {
  static constexpr const Check* kChecks[] = {
      &kIdUsccCheckdigit, &kIdUsccSameEverywhere, &kIdNameExact, &kIdNameConfusable, &kIdNameOneChar, &kIdFormerName,
      &kIdBranchNotLegalPerson, &kIdRegion, &kIdEstablished, &kIdFoundingPlausible, &kIdCapital,
      &kFinancialsMatchesStatement, &kXSameEntity, &kXSamePeriod, &kXAuditReportYear, &kXOpinionType, &kXRevenueSpecial,
      &kXRevenueAuditVsCit, &kXProfitAuditVsCit, &kXRdOrder, &kXPayroll, &kXUnitHead, &kXTwoReports,
      &kBsTotalAssets, &kBsBalance, &kBsLiabEquity, &kBsLiabTotal, &kBsCurrentAssetsSum, &kBsNoncurrentAssetsSum,
      &kBsCurrentLiabSum, &kBsNoncurrentLiabSum, &kBsEquitySum, &kBsFixedNet, &kBsOfWhich,
      &kIsTotalRevenue, &kIsTotalCost, &kIsOperatingProfit, &kIsTotalProfit, &kIsNetProfit, &kIsNetSplit, &kIsOci, &kIsRdCeiling, &kIsTaxDirection, &kEqRetained,
      &kCfNetEach, &kCfNetIncrease, &kCfClosing, &kCfVsCash, &kCfSalesVsRevenue,
      &kRdTableRows, &kRdTableCols, &kRdOtherCap, &kRdA107012, &kCitA100000, &kAiTableSum, &kAiBounds,
      &kContBsOpening, &kContIsPrior, &kContCfOpening, &kContRdSeries, &kContFirmChange, &kContJump,
      &kPatentsMatchesCertificate, &kPatCheckdigit, &kPatKindTitle, &kPatPubKind, &kPatPubFirstDigit,
      &kPatYearVsFiling, &kPatDatesOrder, &kPatFeeDay, &kPatTerm, &kPatOwner, &kPatRegistry,
      &kSoftwareMatchesCertificate, &kSwNumberForm, &kSwDatesOrder, &kSwOwner,
      &kCertificatesMatchesCertificate, &kMsOwner, &kMsValid, &kMsLength, &kMsNumberForm, &kMsStandardEdition,
      &kMsScope, &kMsRegistry, &kCmmiLevelText, &kCmmiOu, &kCmmiVersionExpiry, &kHnteNumber, &kHnteValid,
      &kStandardsMatchesDocument, &kStdNumberForm, &kStdPublished, &kStdYearVsPublished, &kStdDrafter, &kStdRegistry,
      &kDateAfterReference, &kDateAuditBeforePeriodEnd, &kDateAuditAfterPeriod, &kDateSpecialAfterAnnual,
      &kDupWithin, &kDupCertificateNumber, &kDupReportNumber, &kForgeReported, &kForgeFontMix, &kForgeQrMismatch, &kForgeSealName, &kForgeRevised, &kForgeRoundNumbers, &kForgeRoundAmounts, &kXEnglishChinese,
      &kSizeClassDeclared, &kSizeNearBoundary,
  };
  return kChecks;
}

}  // namespace dossier
