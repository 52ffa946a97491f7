#include "app/batch_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/ocr_formats.h"
#include "extract/read_amount.h"
#include "models/amount.h"
#include "models/sha256.h"
#include "models/text.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

const Json& member(const Json& object, const char* name) {
  static const Json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(name);
  return found == object.end() ? kNothing : *found;
}

std::string text_of(const Json& object, const char* name) {
  const Json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

int number_of(const Json& object, const char* name) {
  const Json& value = member(object, name);
  return value.is_number_integer() ? value.get<int>() : 0;
}

DossierDocument document_of(const Json& entry, const std::map<std::string, int>& files) {
  DossierDocument document;
  const auto file = files.find(text_of(entry, "file"));
  document.file = file == files.end() ? -1 : file->second;
  const Json& pages = member(entry, "pages");
  if (pages.is_array() && pages.size() == 2) {
    document.first_page = pages[0].get<int>();
    document.last_page = pages[1].get<int>();
  }
  document.type = text_of(entry, "type");
  for (const Json& field : member(entry, "fields")) {
    const std::string value = text_of(field, "value");
    const std::string name = text_of(field, "name");
    document.fields.push_back({.name = name,
                               .year = number_of(field, "year"),
                               .scope = text_of(field, "scope"),
                               .value = value,
                               .key = comparison_key(document.type, name, value),
                               .certain = text_of(field, "status") == "certain",
                               .page = number_of(field, "page"),
                               .box = member(field, "box").dump()});
  }
  return document;
}

void take_findings(const Json& report, DossierRecord& record) {
  for (const Json& entry : member(report, "findings")) {
    const std::string outcome = text_of(entry, "outcome");
    record.row.inconsistent += outcome == "inconsistent" ? 1 : 0;
    record.row.unsupported += outcome == "unsupported" ? 1 : 0;
    record.row.undetermined += outcome == "undetermined" ? 1 : 0;
    record.findings.push_back({.check = text_of(entry, "check"),
                               .outcome = outcome,
                               .severity = text_of(entry, "severity"),
                               .claim = text_of(entry, "claim")});
  }
}

void take_score(const Json& score, DossierRecord& record) {
  record.row.verdict = text_of(score, "verdict");
  for (const Json& entry : member(score, "criteria")) {
    const Json& counts = member(entry, "counts");
    record.scores.push_back({.criterion = text_of(entry, "id"),
                             .outcome = text_of(entry, "outcome"),
                             .counts = !counts.is_boolean() || counts.get<bool>(),
                             .value = text_of(entry, "value"),
                             .threshold = text_of(entry, "threshold")});
  }
}

std::string claim_key(const std::string& kind, const std::string& number) {
  if (kind == "patent") return patent_key(number);
  return number_key(number);
}

void take_claims(const Json& declaration, DossierRecord& record) {
  constexpr std::array<std::pair<const char*, const char*>, 4> kLists = {{{"patents", "patent"},
                                                                          {"software_copyrights", "software"},
                                                                          {"certificates", "certificate"},
                                                                          {"standards", "standard"}}};
  for (const auto& [list, kind] : kLists) {
    std::size_t index = 0;
    for (const Json& entry : member(declaration, list)) {
      const std::string number = text_of(entry, "number");
      const std::string pointer = fmt::format("/{}/{}/number", list, index++);
      if (number.empty()) continue;
      record.claims.push_back({.pointer = pointer, .kind = kind, .key = claim_key(kind, number), .number = number});
    }
  }
}

void take_declaration(const std::string& bytes, DossierRecord& record) {
  const Json declaration = Json::parse(bytes, nullptr, false);
  if (declaration.is_discarded() || !is_utf8(bytes)) return;
  record.declaration = bytes;
  const Json& applicant = member(declaration, "applicant");
  record.row.applicant = printable(text_of(applicant, "name"));
  record.row.uscc = uscc_key(text_of(applicant, "uscc"));
  record.row.region = printable(text_of(applicant, "region"));
  record.row.industry = printable(text_of(applicant, "industry"));
  record.row.size = printable(text_of(applicant, "size"));
  record.row.reporting_year = number_of(declaration, "reporting_year");
  for (const Json& layer : member(member(declaration, "business"), "layers")) {
    if (layer.is_string())
      record.row.layers += (record.row.layers.empty() ? "" : " ") + printable(layer.get<std::string>());
  }
  take_claims(declaration, record);
}

}  // namespace

std::string comparison_key(std::string_view document_type, std::string_view field, std::string_view value) {
  if (parse_amount(value) && value.find('.') != std::string_view::npos) return std::string(value);
  if (field == "uscc") return uscc_key(value);
  if (document_type == "patent_certificate" && field == "number") return patent_key(value);
  if (field == "number" || field == "certificate_number" || field == "report_number" || field == "publication_number" ||
      field == "appraisal_id") {
    return number_key(value);
  }
  return name_key(value);
}

DossierRecord record_of(const std::string& report_bytes, const std::string& declaration) {
  DossierRecord record;
  const Json report = Json::parse(report_bytes);
  record.report = report_bytes;
  record.row.report_sha256 = sha256_hex(report_bytes);
  std::map<std::string, int> files;
  for (const Json& entry : member(report, "files")) {
    const Json& size = member(entry, "bytes");
    record.files.push_back({.name = text_of(entry, "file"),
                            .sha256 = text_of(entry, "sha256"),
                            .size = size.is_number_unsigned() ? size.get<std::uint64_t>() : 0});
    record.row.pages += static_cast<int>(member(entry, "page_sizes").size());
    files.emplace(record.files.back().name, static_cast<int>(record.files.size()) - 1);
  }
  for (const Json& entry : member(report, "documents")) {
    record.documents.push_back(document_of(entry, files));
    for (const DossierDocument::Field& field : record.documents.back().fields)
      record.row.uncertain_fields += field.certain ? 0 : 1;
  }
  record.row.unreadable = static_cast<int>(member(report, "unreadable").size());
  take_findings(report, record);
  take_score(member(report, "score"), record);
  take_declaration(declaration, record);
  return record;
}

DossierRecord record_of_failure(const std::string& error, const std::string& declaration) {
  DossierRecord record;
  record.row.error = printable(error);
  take_declaration(declaration, record);
  return record;
}

std::string number_word(std::string_view text) {
  const PrintedAmount amount = read_amount(text);
  if (amount.kind != PrintedAmount::Kind::ok || amount.amount.fen == 0) return {};
  return fmt::format("y{}", amount.amount.fen < 0 ? -amount.amount.fen : amount.amount.fen);
}

std::vector<IndexedPage> indexed_pages(const FileReading& reading) {
  std::vector<IndexedPage> pages;
  for (const Page& page : reading.pages) {
    std::set<std::string> numbers;
    for (const Word& word : page.words) {
      if (word.text.size() > 60 || word.text.find_first_of("0123456789") == std::string::npos) continue;
      if (std::string number = number_word(word.text); !number.empty()) numbers.insert(std::move(number));
    }
    std::string joined;
    for (const std::string& number : numbers) joined += (joined.empty() ? "" : " ") + number;
    FileReading single;
    single.pages.push_back(page);
    pages.push_back({.page = page.number,
                     .picture_hash = page.picture_hash,
                     .text = reading_as_text(single),
                     .numbers = std::move(joined)});
  }
  return pages;
}

}  // namespace dossier
