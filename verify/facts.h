// What the dossier holds, arranged for checking: whose papers they are, which document speaks about which claim, and
// where a figure stands. Built once per dossier; refers to the declaration and the documents by reference and index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/declaration.h"
#include "models/document.h"
#include "models/finding.h"
#include "models/source_file.h"
#include "verify/names.h"
#include "verify/registry.h"

namespace dossier {

// A field, by index.
struct Place {
  int document = -1;
  int field = -1;

  [[nodiscard]] bool none() const { return document < 0; }
  friend bool operator==(const Place&, const Place&) = default;
};

enum class Ownership : std::uint8_t { applicant, unclear, other };

struct DocumentFacts {
  Ownership ownership = Ownership::unclear;  // whose paper it is
  NameRelation relation = NameRelation::other;  // of the printed name, where there is one
  Place name;                                // where that name is printed; none where it is not
  std::optional<int> year;                   // the fiscal year it reports on (its latest column)
  bool audited = false;                      // an audit report opens the same file or lies before it
};

// Which document is the evidence of each declared right; -1: none.
struct Matches {
  std::vector<int> patents, software, certificates, standards;
  int licence = -1;         // the applicant's business licence
  bool licence_foreign = false;  // it is in another name and under another code
};

class Facts {
 public:
  Facts(const Declaration& declaration, const std::vector<Document>& documents, const std::vector<SourceFile>& files,
        RegistryExtract registry = {});

  [[nodiscard]] const Declaration& declaration() const { return *declaration_; }
  [[nodiscard]] const std::vector<Document>& documents() const { return *documents_; }
  [[nodiscard]] const Document& document(int index) const { return (*documents_)[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const DocumentFacts& about(int index) const { return about_[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const Field& field(Place place) const;
  [[nodiscard]] const Matches& matches() const { return matches_; }
  [[nodiscard]] const CompanyNames& company() const { return company_; }
  [[nodiscard]] const RegistryExtract& registry() const { return registry_; }

  // The declared reporting year; else the year before the reference date; else the last declared year; else 0.
  [[nodiscard]] int reporting_year() const { return reporting_year_; }
  [[nodiscard]] std::optional<Date> reference_date() const { return declaration_->reference_date; }

  // Indices of the documents of a type, in order; `with_foreign` includes those of other companies.
  [[nodiscard]] std::vector<int> of_type(DocumentType type, bool with_foreign = false) const;

  // The field of a name in a document; with a year where the name is of a yearly figure; any scope unless given.
  [[nodiscard]] Place find(int document, std::string_view name, std::optional<int> year = std::nullopt,
                           std::optional<std::string_view> scope = std::nullopt) const;
  [[nodiscard]] std::vector<Place> find_all(int document, std::string_view name) const;

  // Every place where the applicant's own papers print a yearly figure, the most authoritative first: the statement
  // before special audits, consolidated before parent, the year's own report before the next year's comparative column,
  // audited before not. Where the papers of the year print consolidated figures, those of the company alone are left out: a
  // consolidated figure that could not be read is not replaced by them.
  [[nodiscard]] std::vector<Place> figure(std::string_view name, int year) const;

  // The same with the parent's figures.
  [[nodiscard]] std::vector<Place> figure_of_any_scope(std::string_view name, int year) const;

  // Whether the figure is of the company without its group: the parent's column, or its tax return, which a group does not
  // file as one.
  [[nodiscard]] bool of_company_alone(Place place) const;

  // Whether an own statement prints consolidated figures of the year.
  [[nodiscard]] bool has_group_figures(int year) const;

  // Documents of the applicant that should print the figure of that year (statements and special audits of it).
  [[nodiscard]] std::vector<int> expected_in(std::string_view name, int year) const;

  [[nodiscard]] Evidence evidence(Place place) const;
  [[nodiscard]] Evidence evidence_of_document(int document) const;  // its first page, no box

 private:
  void judge_ownership();
  void judge_years();

  const Declaration* declaration_;
  const std::vector<Document>* documents_;
  std::vector<DocumentFacts> about_;
  CompanyNames company_;
  RegistryExtract registry_;
  Matches matches_;
  int reporting_year_ = 0;
};

// The field that carries the name of the company a document is about: "entity", "holder" or "name"; empty for none.
[[nodiscard]] std::string_view name_field_of(DocumentType type);

// The document types that print a yearly figure, the most authoritative first.
[[nodiscard]] std::vector<DocumentType> sources_of_figure(std::string_view name);

}  // namespace dossier
