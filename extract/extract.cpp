#include "extract/extract.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "extract/headings.h"
#include "extract/read_amount.h"
#include "extract/seals.h"
#include "extract/segment.h"
#include "extract/settle.h"
#include "extract/statement_fields.h"
#include "extract/tamper.h"
#include "extract/terms.h"
#include "models/amount.h"

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
  // 华瀚白动化设备有限公司: names hold terms, too.
  for (Field& field : document.fields) {
    if (field.kind == ValueKind::name) mend_terms(field);
  }
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

// The year of the audit report that the statement stands behind, where it is certain: the opinion names the statements of that year, each
// kind once, and none of those up to the next report is of another.
std::optional<int> year_of_report(const std::vector<Document>& documents, std::size_t statement) {
  const auto is_report = [](const Document& document) { return document.type == DocumentType::audit_report; };
  std::size_t report = statement;
  while (report > 0 && !is_report(documents[report])) --report;
  if (!is_report(documents[report])) return std::nullopt;
  const std::vector<Field>& fields = documents[report].fields;
  const auto field = std::find_if(fields.begin(), fields.end(), [](const Field& f) { return f.name == "year" && f.status == Status::certain; });
  if (field == fields.end()) return std::nullopt;
  const int year = std::atoi(field->value.c_str());
  std::size_t proven = 0;
  for (std::size_t i = report + 1; i < documents.size() && !is_report(documents[i]); ++i) {
    if (!is_statement(documents[i].type) || i == statement) continue;
    const StatementYear other = year_of(documents[i]);
    if (documents[i].type == documents[statement].type || (other.year != 0 && other.year != year)) return std::nullopt;
    proven += other.proven ? 1 : 0;
  }
  return proven > 0 ? std::optional(year) : std::nullopt;
}

void confirm_year(Document& document, ProofKind kind, const std::string& detail) {
  for (Field& field : document.fields) {
    if (field.doubt != kYearDoubt) continue;
    field.proofs.push_back({kind, detail});
    field.doubt.clear();
    field.status = Status::certain;
    field.confidence = evidence::kTwoAgree;
  }
}

// The statements of one report are of one year: where one reader alone tells it on one sheet, the sheet before (or behind, for the
// first) confirms it. Not a year that was `put` there from the other.
void confirm_years(const std::vector<std::optional<int>>& put, std::vector<Document>& documents) {
  std::vector<StatementYear> years;
  for (const Document& document : documents) years.push_back(is_statement(document.type) ? year_of(document) : StatementYear{});
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (years[i].year == 0 || years[i].proven || put[i]) continue;
    const auto neighbour = [&](std::size_t k) {
      return k < documents.size() && years[k].year != 0 && documents[k].type != documents[i].type;
    };
    const std::size_t beside = i > 0 && neighbour(i - 1) ? i - 1 : i + 1;
    if (!neighbour(beside) || !years[beside].proven || years[beside].year != years[i].year) continue;
    confirm_year(documents[i], ProofKind::cross_check, "year-of-neighbour");
  }
}

// The statement was read as one of that year, which its own head does not tell.
void settle_year(std::vector<Document>& documents, std::size_t statement, int year) {
  if (year_of_report(documents, statement) == year) {
    confirm_year(documents[statement], ProofKind::derived, "year-of-report");
    return;
  }
  for (Field& field : documents[statement].fields) {
    if (field.kind == ValueKind::amount && field.status == Status::certain) cast_doubt(field, "year-of-neighbour");
  }
}

// A statement whose head tells no year is of the year of the one beside it in the report. That is a guess, and none of its figures certain,
// unless the report itself says so. Gives the years that were put.
std::vector<std::optional<int>> put_years(const std::vector<Segment>& segments, std::vector<Document>& documents) {
  std::vector<std::optional<int>> years(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document& document = documents[i];
    const bool figures = std::any_of(document.fields.begin(), document.fields.end(), [](const Field& f) { return f.kind == ValueKind::amount; });
    if (!is_statement(document.type) || !figures || year_of(document).year != 0) continue;
    for (const std::size_t beside : {i + 1, i - 1}) {
      if (beside >= documents.size() || !is_statement(documents[beside].type) || documents[beside].type == document.type) continue;
      const StatementYear year = year_of(documents[beside]);
      if (!year.proven) continue;
      read_statement_beside(segments[i].parts, {.year = year.year, .unit = {}}, document);
      years[i] = year.year;
      settle_year(documents, i, year.year);
      break;
    }
  }
  return years;
}

// Of a statement that says it for all its columns, for sure.
std::optional<Unit> unit_of(const Document& document) {
  if (!is_statement(document.type)) return std::nullopt;
  for (const auto& [name, value] : document.traits) {
    if (name == "unit") return unit_named(value);
  }
  return std::nullopt;
}

// The cash at the end is what the balance sheet prints as 货币资金, digit for digit: both have one unit. (It may also be less, which
// says nothing.)
bool same_cash(const Document& flow, const Document& sheet) {
  constexpr std::size_t kTelling = 7;  // characters of an amount in yuan, 1234.50: fewer may be the same by chance
  return std::any_of(flow.fields.begin(), flow.fields.end(), [&](const Field& closing) {
    if (closing.name != "closing_cash" || closing.value.size() < kTelling) return false;
    return std::any_of(sheet.fields.begin(), sheet.fields.end(), [&](const Field& funds) {
      return funds.name == "monetary_funds" && funds.year == closing.year && funds.scope == closing.scope && funds.value == closing.value;
    });
  });
}

// Revenue and the cash from sales of one year are of one order, which no two units of statements leave them, 千元 and 万元 least: with the unit
// of the statement beside it the one is a third to three times the other.
bool same_order(const Document& income, const Document& flow) {
  constexpr std::int64_t kApart = 3;  // its square is less than ten
  const auto fen = [](const std::string& value) -> std::int64_t { return parse_amount(value).value_or(Amount{}).fen; };
  const auto value_of = [&](const Document& document, std::string_view name, const Field& as) -> std::int64_t {
    const auto field = std::find_if(document.fields.begin(), document.fields.end(), [&](const Field& f) {
      return f.name == name && f.year == as.year && f.scope == as.scope && !f.value.empty();
    });
    return field == document.fields.end() ? 0 : fen(field->value);
  };
  std::size_t years = 0;
  for (const Field& revenue : income.fields) {
    if (revenue.name != "revenue" || revenue.value.empty() || !revenue.year) continue;
    const std::int64_t sold = fen(revenue.value), received = value_of(flow, "cash_from_sales", revenue);
    if (sold <= 0 || received <= 0) continue;
    if (received > kApart * sold || sold > kApart * received) return false;
    ++years;
  }
  return years >= 2;
}

// The statements of one report have one unit: a statement whose head lost it takes that of those beside it, where they agree.
void put_units(const std::vector<Segment>& segments, const std::vector<std::optional<int>>& put, std::vector<Document>& documents) {
  constexpr std::size_t kReach = 2;  // of the three statements of a report
  const auto is_report = [](const Document& document) { return document.type == DocumentType::audit_report; };
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document& document = documents[i];
    if (!is_statement(document.type) || unit_of(document)) continue;
    std::size_t from = i, to = i + 1;
    while (from > 0 && i - from < kReach && !is_report(documents[from - 1])) --from;
    while (to < documents.size() && to <= i + kReach && !is_report(documents[to])) ++to;
    const std::span<const Document> report(&documents[from], to - from);
    std::optional<Unit> unit;
    bool agree = true;
    for (const Document& beside : report) {
      const std::optional<Unit> other = unit_of(beside);
      if (!other) continue;
      agree = agree && (!unit || *unit == *other);
      unit = other;
    }
    if (!unit || !agree) continue;
    BesideStatement beside{.year = put[i], .unit = unit};
    read_statement_beside(segments[i].parts, beside, document);
    beside.unit_known = std::any_of(report.begin(), report.end(), [&](const Document& other) {
      if (!unit_of(other)) return false;
      return (document.type == DocumentType::cash_flow_statement && other.type == DocumentType::balance_sheet && same_cash(document, other)) ||
             (document.type == DocumentType::income_statement && other.type == DocumentType::cash_flow_statement && same_order(document, other));
    });
    if (beside.unit_known) read_statement_beside(segments[i].parts, beside, document);
    if (put[i]) settle_year(documents, i, *put[i]);
  }
}

}  // namespace

std::vector<Document> extract(const std::vector<Page>& pages) {
  std::vector<Document> documents;
  const std::vector<Segment> segments = segments_of(pages);
  for (const Segment& segment : segments) documents.push_back(document_of(segment));
  confirm_years(std::vector<std::optional<int>>(documents.size()), documents);
  const std::vector<std::optional<int>> put = put_years(segments, documents);
  put_units(segments, put, documents);
  confirm_years(put, documents);  // of those read again
  return documents;
}

}  // namespace dossier
