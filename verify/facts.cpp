#include "verify/facts.h"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "models/text.h"
#include "verify/matching.h"
#include "verify/numbers.h"
#include "verify/reading.h"

namespace dossier {
namespace {

bool is_financial(DocumentType type) {
  switch (type) {
    case DocumentType::audit_report:
    case DocumentType::balance_sheet:
    case DocumentType::income_statement:
    case DocumentType::cash_flow_statement:
    case DocumentType::rd_special_audit:
    case DocumentType::ai_revenue_special_audit:
    case DocumentType::tax_return: return true;
    default: return false;
  }
}

// The closest relation that any reading of a field has to the company; for an uncertain field a distant relation is
// unclear, not foreign, unless no reading comes near.
Ownership ownership_of(const CompanyNames& company, const Field& field, NameRelation& relation) {
  relation = NameRelation::other;
  for (const std::string& reading : readings_of(field)) {
    for (const std::string& name : listed_names(reading)) {
      relation = std::min(relation, compare_names(company, name));
    }
  }
  if (is_own(relation)) return Ownership::applicant;
  if (relation != NameRelation::other) return Ownership::unclear;
  const Agreement agrees = match(field, company.name, [](std::string_view) { return false; });
  return agrees == Agreement::other ? Ownership::other : Ownership::unclear;
}

}  // namespace

std::string_view name_field_of(DocumentType type) {
  switch (type) {
    case DocumentType::patent_certificate:
    case DocumentType::software_copyright:
    case DocumentType::iso_certificate:
    case DocumentType::cmmi_certificate:
    case DocumentType::hightech_certificate: return "holder";
    case DocumentType::business_license: return "name";
    case DocumentType::standard:
    case DocumentType::other: return {};
    default: return "entity";
  }
}

std::vector<DocumentType> sources_of_figure(std::string_view name) {
  using enum DocumentType;
  if (name == "revenue") return {income_statement, ai_revenue_special_audit, rd_special_audit, tax_return};
  if (name == "ai_revenue") return {ai_revenue_special_audit};
  if (name == "rd_expense") return {rd_special_audit, income_statement};
  if (name == "total_profit") return {income_statement, tax_return};
  if (name == "rd_deduction") return {tax_return};
  if (name == "net_profit" || name == "operating_profit") return {income_statement};
  if (name == "total_assets") return {balance_sheet};
  return {balance_sheet, income_statement, cash_flow_statement};
}

Facts::Facts(const Declaration& declaration, const std::vector<Document>& documents, const std::vector<SourceFile>&,
             RegistryExtract registry)
    : declaration_(&declaration), documents_(&documents), about_(documents.size()), registry_(std::move(registry)) {
  company_ = {.name = declaration.name, .former = declaration.former_names, .also = {}};
  if (declaration.reporting_year) {
    reporting_year_ = *declaration.reporting_year;
  } else if (declaration.reference_date) {
    reporting_year_ = static_cast<int>(declaration.reference_date->year()) - 1;
  } else if (!declaration.financials.empty()) {
    reporting_year_ = declaration.financials.rbegin()->first;
  }
  judge_years();
  const LicenceMatch licence = match_licence(declaration, documents);
  matches_.licence = licence.document;
  matches_.licence_foreign = licence.foreign;
  // A slip in the declared name must not make every paper of the company look foreign: what the licence under the
  // declared code prints is the company's name, too.
  if (licence.document >= 0 && !licence.foreign) {
    const Place name = find(licence.document, "name");
    if (!name.none() && field(name).status == Status::certain) company_.also.push_back(field(name).value);
  }
  judge_ownership();
  matches_.patents = match_patents(declaration, documents);
  matches_.software = match_software(declaration, documents);
  matches_.certificates = match_certificates(declaration, documents, company_);
  matches_.standards = match_standards(declaration, documents);
}

void Facts::judge_years() {
  for (std::size_t i = 0; i < documents_->size(); ++i) {
    const Document& document = (*documents_)[i];
    if (!is_financial(document.type)) continue;
    for (const Field& field : document.fields) {
      if (field.year && (!about_[i].year || *field.year > *about_[i].year)) about_[i].year = field.year;
    }
    if (document.type == DocumentType::audit_report) {
      const Place year = find(static_cast<int>(i), "year");
      if (!year.none() && field(year).status == Status::certain) {
        if (const auto amount = parse_amount(field(year).value)) about_[i].year = static_cast<int>(amount->fen / 100);
      }
    }
  }
  for (std::size_t i = 0; i < documents_->size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Document& earlier = (*documents_)[j];
      if (earlier.type == DocumentType::audit_report && earlier.file == (*documents_)[i].file) about_[i].audited = true;
    }
  }
}

void Facts::judge_ownership() {
  for (std::size_t i = 0; i < documents_->size(); ++i) {
    const std::string_view name = name_field_of((*documents_)[i].type);
    if (name.empty()) continue;
    about_[i].name = find(static_cast<int>(i), name);
    if (!about_[i].name.none()) {
      about_[i].ownership = ownership_of(company_, field(about_[i].name), about_[i].relation);
    }
  }
  // A statement that prints no name belongs to the report it lies in: the nearest earlier paper of the same file.
  for (std::size_t i = 1; i < documents_->size(); ++i) {
    if (!about_[i].name.none() || !is_financial((*documents_)[i].type)) continue;
    const Document& before = (*documents_)[i - 1];
    if (before.file == (*documents_)[i].file && is_financial(before.type)) about_[i].ownership = about_[i - 1].ownership;
  }
}

const Field& Facts::field(Place place) const {
  assert(!place.none());
  return document(place.document).fields[static_cast<std::size_t>(place.field)];
}

std::vector<int> Facts::of_type(DocumentType type, bool with_foreign) const {
  std::vector<int> result;
  for (std::size_t i = 0; i < documents_->size(); ++i) {
    if ((*documents_)[i].type != type) continue;
    if (with_foreign || about_[i].ownership != Ownership::other) result.push_back(static_cast<int>(i));
  }
  return result;
}

Place Facts::find(int index, std::string_view name, std::optional<int> year, std::optional<std::string_view> scope) const {
  const Document& document = (*documents_)[static_cast<std::size_t>(index)];
  Place best;
  for (std::size_t i = 0; i < document.fields.size(); ++i) {
    const Field& field = document.fields[i];
    if (field.name != name || (year && field.year != year) || (scope && field.scope != *scope)) continue;
    const Place place{index, static_cast<int>(i)};
    if (best.none()) {
      best = place;
      continue;
    }
    // Without a scope asked for, the consolidated figure counts before the parent's.
    const Field& chosen = document.fields[static_cast<std::size_t>(best.field)];
    if (!scope && chosen.scope == "parent" && field.scope != "parent") best = place;
  }
  return best;
}

std::vector<Place> Facts::find_all(int index, std::string_view name) const {
  std::vector<Place> places;
  const Document& document = (*documents_)[static_cast<std::size_t>(index)];
  for (std::size_t i = 0; i < document.fields.size(); ++i) {
    if (document.fields[i].name == name) places.push_back({index, static_cast<int>(i)});
  }
  return places;
}

bool Facts::has_group_figures(int year) const {
  for (std::size_t i = 0; i < documents_->size(); ++i) {
    if (about_[i].ownership == Ownership::other) continue;
    for (const Field& field : (*documents_)[i].fields) {
      if (field.year == year && field.scope == "consolidated") return true;
    }
  }
  return false;
}

std::vector<Place> Facts::figure(std::string_view name, int year) const {
  std::vector<Place> places = figure_of_any_scope(name, year);
  if (has_group_figures(year)) std::erase_if(places, [&](Place place) { return of_company_alone(place); });
  return places;
}

bool Facts::of_company_alone(Place place) const {
  return field(place).scope == "parent" || document(place.document).type == DocumentType::tax_return;
}

std::vector<Place> Facts::figure_of_any_scope(std::string_view name, int year) const {
  struct Source {
    std::tuple<int, int, int, int, int> rank;
    Place place;
  };
  std::vector<Source> sources;
  const std::vector<DocumentType> types = sources_of_figure(name);
  for (std::size_t t = 0; t < types.size(); ++t) {
    for (const int index : of_type(types[t])) {
      const DocumentFacts& facts = about(index);
      for (const Place place : find_all(index, name)) {
        const Field& printed = field(place);
        if (printed.year != year) continue;
        sources.push_back({{printed.scope == "parent" ? 1 : 0, static_cast<int>(t),
                            facts.ownership == Ownership::applicant ? 0 : 1, facts.year == year ? 0 : 1, facts.audited ? 0 : 1},
                           place});
      }
    }
  }
  std::stable_sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.rank < b.rank; });
  std::vector<Place> places;
  for (const Source& source : sources) places.push_back(source.place);
  return places;
}

std::vector<int> Facts::expected_in(std::string_view name, int year) const {
  std::vector<int> result;
  for (const DocumentType type : sources_of_figure(name)) {
    for (const int index : of_type(type)) {
      const auto& fields = document(index).fields;
      const bool speaks = about(index).year == year ||
                          std::any_of(fields.begin(), fields.end(), [&](const Field& f) { return f.year == year; });
      if (speaks) result.push_back(index);
    }
  }
  return result;
}

Evidence Facts::evidence(Place place) const {
  const Field& printed = field(place);
  return {.file = document(place.document).file,
          .page = printed.page,
          .box = printed.box,
          .document = place.document,
          .field = place.field};
}

Evidence Facts::evidence_of_document(int index) const {
  return {.file = document(index).file, .page = document(index).first_page, .box = {}, .document = index};
}

}  // namespace dossier
