#include "extract/validity.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <re2/re2.h>

#include "extract/read_date.h"

namespace dossier {
namespace {

constexpr std::array kLabels = {
    LabelWording{kIssuedDay, "颁证日期"}, LabelWording{kIssuedDay, "发证日期"}, LabelWording{kIssuedDay, "证书颁发日期"},
    LabelWording{kIssuedDay, "颁发日期"}, LabelWording{kIssuedDay, "签发日期"}, LabelWording{kIssuedDay, "发证时间"},
    LabelWording{kIssuedDay, "证书签发日期"}, LabelWording{kIssuedDay, "本次发证日期"}, LabelWording{kIssuedDay, "本次颁证日期"},
    LabelWording{kIssuedDay, "证书发证日期"}, LabelWording{kIssuedDay, "颁证时间"}, LabelWording{kIssuedDay, "生效日期"},
    LabelWording{kIssuedDay, "dateofissue"}, LabelWording{kIssuedDay, "issuedate"},
    LabelWording{kIssuedDay, "dateofissuance"}, LabelWording{kIssuedDay, "issueddate"},
    LabelWording{kIssuedDay, "dateofcertification"}, LabelWording{kIssuedDay, "issuedon"},
    LabelWording{kIssuedDay, "issuancedate"}, LabelWording{kIssuedDay, "effectivedate"},
    LabelWording{kIssuedDay, "certificatedate"}, LabelWording{kIssuedDay, "签发时间"},
    LabelWording{kIssuedDay, "批准日期"}, LabelWording{kIssuedDay, "认证日期"}, LabelWording{kIssuedDay, "获证日期"},
    LabelWording{kAppraisedDay, "评估日期"}, LabelWording{kAppraisedDay, "评估结束日期"},
    LabelWording{kAppraisedDay, "评估完成日期"}, LabelWording{kAppraisedDay, "评估注册日期"},
    LabelWording{kAppraisedDay, "评估截止日期"}, LabelWording{kAppraisedDay, "appraisalenddate"},
    LabelWording{kAppraisedDay, "appraisaldate"}, LabelWording{kAppraisedDay, "dateofappraisal"},
    LabelWording{kAppraisedDay, "datefrom"}, LabelWording{kAppraisedDay, "appraisalcompleted"},
    LabelWording{kAppraisedDay, "appraisalcompletiondate"}, LabelWording{kAppraisedDay, "completiondate"},
    LabelWording{kAppraisedDay, "评估时间"}, LabelWording{kAppraisedDay, "conductedon"},
    LabelWording{kAppraisedDay, "appraisalconductedon"}, LabelWording{kAppraisedDay, "评估完成时间"},
    LabelWording{kAppraisedDay, "评估结束时间"}, LabelWording{kAppraisedDay, "评估期间"},
    LabelWording{kAppraisedDay, "dateofappraisalcompletion"}, LabelWording{kAppraisedDay, "appraisalperiod"},
    LabelWording{kReissuedDay, "换证日期"}, LabelWording{kReissuedDay, "变更日期"}, LabelWording{kReissuedDay, "换发日期"},
    LabelWording{kReissuedDay, "再认证日期"}, LabelWording{kReissuedDay, "dateofreissue"},
    LabelWording{kReissuedDay, "re-issuedate"},
    LabelWording{kInitialDay, "初次获证日期"}, LabelWording{kInitialDay, "初次发证日期"},
    LabelWording{kInitialDay, "首次发证日期"}, LabelWording{kInitialDay, "初次认证日期"},
    LabelWording{kInitialDay, "首次获证日期"}, LabelWording{kInitialDay, "首次颁证日期"},
    LabelWording{kInitialDay, "初次颁证日期"}, LabelWording{kInitialDay, "首次认证日期"},
    LabelWording{kInitialDay, "初次注册日期"}, LabelWording{kInitialDay, "initialdate"},
    LabelWording{kInitialDay, "dateofinitialissue"}, LabelWording{kInitialDay, "firstissued"},
    LabelWording{kInitialDay, "initialcertificationdate"},
    LabelWording{kInitialDay, "dateofinitialcertification"}, LabelWording{kInitialDay, "initialissuedate"},
    LabelWording{kInitialDay, "dateoffirstissue"}, LabelWording{kInitialDay, "firstissuedate"},
    LabelWording{kInitialDay, "初次发证时间"}, LabelWording{kInitialDay, "首次获证时间"},
    LabelWording{kInitialDay, "初始认证日期"}, LabelWording{kInitialDay, "初始发证日期"},
    LabelWording{kInitialDay, "originalcertificationdate"},
    LabelWording{kInitialDay, "initialregistrationdate"}, LabelWording{kInitialDay, "originalissuedate"},
    LabelWording{kUntilDay, "有效期至"}, LabelWording{kUntilDay, "有效期限至"}, LabelWording{kUntilDay, "证书有效期至"},
    LabelWording{kUntilDay, "有效日期至"}, LabelWording{kUntilDay, "有效期截止日期"}, LabelWording{kUntilDay, "到期日期"},
    LabelWording{kUntilDay, "失效日期"}, LabelWording{kUntilDay, "证书到期日期"}, LabelWording{kUntilDay, "有效截止日期"},
    LabelWording{kUntilDay, "本证书有效期至"}, LabelWording{kUntilDay, "截止日期"}, LabelWording{kUntilDay, "到期日"},
    LabelWording{kUntilDay, "validuntil"}, LabelWording{kUntilDay, "thiscertificateisvaliduntil"},
    LabelWording{kUntilDay, "certificateisvaliduntil"}, LabelWording{kUntilDay, "validto"},
    LabelWording{kUntilDay, "expirydate"}, LabelWording{kUntilDay, "expirationdate"},
    LabelWording{kUntilDay, "dateofexpiry"}, LabelWording{kUntilDay, "expireson"},
    LabelWording{kUntilDay, "dateofexpiration"}, LabelWording{kUntilDay, "validthrough"},
    LabelWording{kUntilDay, "certificateexpirydate"}, LabelWording{kUntilDay, "有效期截止"},
    LabelWording{kUntilDay, "expires"}, LabelWording{kUntilDay, "expirydatefrom"},
    LabelWording{kUntilDay, "证书有效期限至"}, LabelWording{kUntilDay, "证书到期日"}, LabelWording{kUntilDay, "有效期到"},
    LabelWording{kUntilDay, "认证有效期至"}, LabelWording{kUntilDay, "此证书有效期至"},
    LabelWording{kValiditySpan, "有效期"}, LabelWording{kValiditySpan, "证书有效期"},
    LabelWording{kValiditySpan, "有效期限"}, LabelWording{kValiditySpan, "有效日期"},
    LabelWording{kValiditySpan, "本证书有效期"}, LabelWording{kValiditySpan, "本证书有效期自"},
    LabelWording{kValiditySpan, "证书有效期限"}, LabelWording{kValiditySpan, "validity"},
    LabelWording{kValiditySpan, "validperiod"}, LabelWording{kValiditySpan, "validityperiod"},
    LabelWording{kValiditySpan, "periodofvalidity"}, LabelWording{kValiditySpan, "thiscertificateisvalidfrom"},
    LabelWording{kValiditySpan, "validfrom"}, LabelWording{kValiditySpan, "有效期自"},
    LabelWording{kValiditySpan, "证书有效期自"}, LabelWording{kValiditySpan, "证书的有效期"},
    LabelWording{kValiditySpan, "有效期间"}, LabelWording{kValiditySpan, "validityofcertificate"},
    LabelWording{kValiditySpan, "certificatevalidity"}, LabelWording{kValiditySpan, "本证书有效期从"},
    LabelWording{kValiditySpan, "有效期从"},
};

std::vector<Date> days_in(const Certificate& certificate) {
  std::vector<Date> days;
  for (const CertificatePart& part : certificate.parts()) {
    for (const Row& row : part.rows) {
      for (const DateFound& found : find_dates(key_of(row))) days.push_back(found.date);
    }
  }
  return days;
}

// No day of the certificate but these: then the begin of validity can only be the day of issue.
bool only_days(const Certificate& certificate, const std::array<const std::optional<Field>*, 3>& known) {
  const std::vector<Date> days = days_in(certificate);
  return std::all_of(days.begin(), days.end(), [&](const Date& day) {
    return std::any_of(known.begin(), known.end(), [&](const std::optional<Field>* field) {
      return field->has_value() && (*field)->value == to_string(day);
    });
  });
}

// The day behind the label where a digit of its year was lost and one day alone is possible: of several the one that is a validity apart
// from the certificate's other day. That proves nothing of either, for the other helped to choose it.
std::optional<Field> torn_day(const Certificate& certificate, const char* name, int id, const std::optional<Field>& other,
                              std::span<const int> years) {
  const auto known = other ? parse_iso_date(other->value) : std::nullopt;
  const auto apart = [&](const Date& day) {
    return std::any_of(years.begin(), years.end(), [&](int span) {
      const Date anniversary = plus_years(std::min(day, *known), span);
      return std::max(day, *known) == anniversary || std::max(day, *known) == plus_days(anniversary, -1);
    });
  };
  const auto parse = [&](std::string_view text) -> std::optional<std::string> {
    std::vector<Date> days = days_missing_digit(text);
    if (days.size() > 1 && known) std::erase_if(days, [&](const Date& day) { return !apart(day); });
    return days.size() == 1 ? std::optional(to_string(days[0])) : std::nullopt;
  };
  auto field = certificate.labelled(name, ValueKind::date, id, parse, Extent::until_parsed);
  if (field) cast_doubt(*field, "character-lost");
  return field;
}

}  // namespace

std::optional<std::string> parse_term(std::string_view text) {
  const auto years = read_years_span(text);
  return years ? std::optional(std::to_string(*years)) : std::nullopt;
}

std::optional<Field> derived_end(const Field& issued, const Field& term) {
  const auto day = parse_iso_date(issued.value);
  if (!day) return std::nullopt;
  Field end = term;
  end.name = "valid_until";
  end.kind = ValueKind::date;
  end.value = to_string(plus_days(plus_years(*day, term.value.front() - '0'), -1));
  end.alternatives.clear();
  end.proofs = {{ProofKind::derived, "issued+" + term.value + "y-1d"}};
  const bool sure = issued.status == Status::certain && term.status == Status::certain;
  end.status = sure ? Status::certain : Status::uncertain;
  end.confidence = std::min(issued.confidence, term.confidence);
  end.doubt = sure ? "" : issued.status == Status::certain ? term.doubt : issued.doubt;
  return end;
}

std::vector<LabelWording> with_validity_labels(std::span<const LabelWording> own) {
  std::vector<LabelWording> all(kLabels.begin(), kLabels.end());
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

void read_validity(const Certificate& certificate, std::span<const int> years, Document& document) {
  const auto day = [&](const char* name, int id, const Parse& parse) {
    return certificate.labelled(name, ValueKind::date, id, parse, Extent::until_parsed);
  };
  auto issued = day("issued", kIssuedDay, parse_first_day);
  auto until = day("valid_until", kUntilDay, parse_last_day);
  const auto initial = day("initial", kInitialDay, parse_first_day);
  auto begin = day("issued", kValiditySpan, parse_span_begin);
  auto end = day("valid_until", kValiditySpan, parse_span_end);
  if (!end) {
    static const re2::RE2 kFromTo(
        "([0-9]{4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?(?:起)?(?:至|到|--?|~|—)[0-9]{4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?)");
    begin = certificate.matched("issued", ValueKind::date, kFromTo, parse_span_begin);
    end = certificate.matched("valid_until", ValueKind::date, kFromTo, parse_span_end);
  }
  if (!until) {
    // Without blanks and with a letter lost: Thiscertiicateisvaliduntil January 9, 2026.
    static const re2::RE2 kValidUntil("(?i)(?:valid(?:until|to|through)|expir(?:y|ation)date|dateofexpir(?:y|ation))[:：]?([a-z]{3,9}\\.?[0-9]{1,2},?[0-9]{4})");
    until = certificate.matched("valid_until", ValueKind::date, kValidUntil, parse_last_day);
  }
  if (until && end && end->value == until->value) add_proof(*until, ProofKind::cross_check, "printed-twice");
  if (!until) until = std::move(end);
  if (!issued) issued = day("issued", kAppraisedDay, parse_last_day);
  if (!issued) issued = day("issued", kReissuedDay, parse_first_day);
  if (issued && begin && begin->value == issued->value) add_proof(*issued, ProofKind::cross_check, "printed-twice");
  if (issued && initial && initial->value == issued->value) add_proof(*issued, ProofKind::cross_check, "initial-issue");
  if (!issued && begin) {
    issued = begin;
    if (!only_days(certificate, {&begin, &until, &initial})) cast_doubt(*issued, "begin-of-validity");
  }
  if (issued && until) {
    prove_span(*issued, *until, years);
    if (until->value <= issued->value) {
      cast_doubt(*issued, "days-out-of-order");
      cast_doubt(*until, "days-out-of-order");
    }
  }
  for (const int id : {kIssuedDay, kAppraisedDay, kReissuedDay}) {
    if (!issued) issued = torn_day(certificate, "issued", id, until, years);
  }
  if (!until) until = torn_day(certificate, "valid_until", kUntilDay, issued, years);
  // An appraisal's validity counts from its own end, which may not be the day that is printed.
  if (issued && !until && document.type != DocumentType::cmmi_certificate) {
    const auto term = certificate.labelled("valid_until", ValueKind::level, kValiditySpan, parse_term, Extent::first_line);
    if (term && term->value.size() == 1 && std::find(years.begin(), years.end(), term->value.front() - '0') != years.end()) {
      until = derived_end(*issued, *term);
    }
  }
  add_field(document, std::move(issued));
  add_field(document, std::move(until));
}

}  // namespace dossier
