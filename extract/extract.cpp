#include "extract/extract.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/headings.h"
#include "extract/seals.h"
#include "extract/segment.h"
#include "extract/settle.h"
#include "extract/statement_fields.h"
#include "extract/tamper.h"

namespace dossier {
namespace {

constexpr double kSureOfType = 0.7;      // below it no field is certain: all would be wrong together
constexpr double kTitleRead = 0.78;      // above it the type stands without any field

PageSource source_of(const std::vector<PagePart>& parts) {
  bool text = false, pixels = false;
  for (const PagePart& part : parts) {
    text = text || part.page->source != PageSource::ocr;
    pixels = pixels || part.page->source != PageSource::text;
  }
  return text && pixels ? PageSource::mixed : text ? PageSource::text : PageSource::ocr;
}

bool is_statement(DocumentType type) {
  return type == DocumentType::balance_sheet || type == DocumentType::income_statement || type == DocumentType::cash_flow_statement;
}

// Papers whose seal must be that of who is named on them; on others it is an office's.
bool sealed_by_its_issuer(DocumentType type) {
  return is_statement(type) || type == DocumentType::audit_report || type == DocumentType::rd_special_audit ||
         type == DocumentType::ai_revenue_special_audit || type == DocumentType::iso_certificate || type == DocumentType::tax_return;
}

Document document_of(const Segment& segment) {
  Document document;
  document.first_page = segment.parts.front().page->number;
  document.last_page = segment.parts.back().page->number;
  document.title = segment.title;
  document.type_confidence = segment.confidence;
  document.source = source_of(segment.parts);
  if (segment.collage) {
    document.problems.push_back({"page.collage", "Many certificates in one picture: too small to be read as evidence.", document.first_page});
  }
  // What the readers saw of hidden text goes with the paper: verification tells of it.
  for (const PagePart& part : segment.parts) {
    for (const Problem& problem : part.page->problems) {
      if (problem.code.starts_with("text-layer.")) document.problems.push_back(problem);
    }
  }
  if (segment.kind == nullptr) return document;
  document.type = segment.kind->type;
  segment.kind->read(segment.parts, document);
  if (is_certificate(document.type) && document.fields.size() < 2 && segment.confidence < kTitleRead) {
    document.type = DocumentType::other;
    document.fields.clear();
  }
  if (sealed_by_its_issuer(document.type)) read_seals(segment.parts, document);
  for (Problem& sign : tamper_signs(segment.parts, document)) document.problems.push_back(std::move(sign));
  if (segment.confidence < kSureOfType) {
    for (Field& field : document.fields) cast_doubt(field, "type-doubtful");
  }
  return document;
}

constexpr std::string_view kYearDoubt = "year-one-reading";

// The latest year of a statement's figures; whether it is proven.
struct StatementYear {
  int year = 0;
  bool proven = false;
};

StatementYear year_of(const Document& document) {
  StatementYear found;
  for (const Field& field : document.fields) {
    if (field.kind == ValueKind::amount && field.year) found.year = std::max(found.year, *field.year);
  }
  found.proven = found.year != 0 && std::any_of(document.fields.begin(), document.fields.end(), [&](const Field& field) {
    return field.year == found.year && field.status == Status::certain;
  });
  return found;
}

// The statements of one report are of one year: where one reader alone tells it on one sheet, the sheet before (or behind, for the
// first) confirms it.
void confirm_years(std::vector<Document>& documents) {
  std::vector<StatementYear> years;
  for (const Document& document : documents) years.push_back(is_statement(document.type) ? year_of(document) : StatementYear{});
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (years[i].year == 0 || years[i].proven) continue;
    const auto neighbour = [&](std::size_t k) {
      return k < documents.size() && years[k].year != 0 && documents[k].type != documents[i].type;
    };
    const std::size_t beside = i > 0 && neighbour(i - 1) ? i - 1 : i + 1;
    if (!neighbour(beside) || !years[beside].proven || years[beside].year != years[i].year) continue;
    for (Field& field : documents[i].fields) {
      if (field.doubt != kYearDoubt) continue;
      field.proofs.push_back({ProofKind::cross_check, "year-of-neighbour"});
      field.doubt.clear();
      field.status = Status::certain;
      field.confidence = evidence::kTwoAgree;
    }
  }
}

// A statement whose head tells no year is of the year of the one beside it in the report; that is a guess, and none of its figures certain.
void put_years(const std::vector<Segment>& segments, std::vector<Document>& documents) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document& document = documents[i];
    const bool figures = std::any_of(document.fields.begin(), document.fields.end(), [](const Field& f) { return f.kind == ValueKind::amount; });
    if (!is_statement(document.type) || !figures || year_of(document).year != 0) continue;
    for (const std::size_t beside : {i + 1, i - 1}) {
      if (beside >= documents.size() || !is_statement(documents[beside].type) || documents[beside].type == document.type) continue;
      const StatementYear year = year_of(documents[beside]);
      if (!year.proven) continue;
      read_statement_of_year(segments[i].parts, year.year, document);
      for (Field& field : document.fields) {
        if (field.kind == ValueKind::amount && field.status == Status::certain) cast_doubt(field, "year-of-neighbour");
      }
      break;
    }
  }
}

}  // namespace

std::vector<Document> extract(const std::vector<Page>& pages) {
  std::vector<Document> documents;
  const std::vector<Segment> segments = segments_of(pages);
  for (const Segment& segment : segments) documents.push_back(document_of(segment));
  confirm_years(documents);
  put_years(segments, documents);
  return documents;
}

}  // namespace dossier
