#include "app/written_report.h"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

namespace dossier {
namespace {

using Json = nlohmann::json;

const Json* member(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string text_of(const Json& object, const char* name) {
  const Json* value = member(object, name);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

Message message_of(const Json& object, const char* name) {
  const Json* value = member(object, name);
  if (value == nullptr) return {};
  return {text_of(*value, "zh"), text_of(*value, "en")};
}

std::vector<WrittenPlace> places_of(const Json& object, const char* name) {
  std::vector<WrittenPlace> places;
  const Json* list = member(object, name);
  if (list == nullptr || !list->is_array()) return places;
  for (const Json& entry : *list) {
    WrittenPlace place;
    place.file = text_of(entry, "file");
    if (const Json* page = member(entry, "page"); page != nullptr && page->is_number_integer()) place.page = page->get<int>();
    const Json* box = member(entry, "box");
    if (box != nullptr && box->is_array() && box->size() == place.box.size()) {
      for (std::size_t i = 0; i < place.box.size(); ++i) {
        if ((*box)[i].is_number()) place.box[i] = (*box)[i].get<double>();
      }
    }
    places.push_back(std::move(place));
  }
  return places;
}

WrittenFinding finding_of(const Json& entry, int number) {
  return {.number = number,
          .check = text_of(entry, "check"),
          .outcome = text_of(entry, "outcome"),
          .severity = text_of(entry, "severity"),
          .claim = text_of(entry, "claim"),
          .declared = text_of(entry, "declared"),
          .found = text_of(entry, "found"),
          .title = {},
          .message = message_of(entry, "message"),
          .formula = text_of(entry, "formula"),
          .rule = text_of(entry, "rule"),
          .places = places_of(entry, "evidence")};
}

WrittenFinding criterion_of(const Json& entry) {
  return {.number = 0,
          .check = text_of(entry, "id"),
          .outcome = text_of(entry, "outcome"),
          .severity = {},
          .claim = {},
          .declared = text_of(entry, "threshold"),
          .found = text_of(entry, "value"),
          .title = message_of(entry, "title"),
          .message = message_of(entry, "explanation"),
          .formula = text_of(entry, "formula"),
          .rule = text_of(entry, "source"),
          .places = places_of(entry, "basis")};
}

}  // namespace

Result<std::vector<WrittenFinding>> parse_written_report(std::string_view bytes) {
  const Json json = Json::parse(bytes, nullptr, false);
  if (json.is_discarded()) return failed("report.malformed", "this is not JSON");
  if (text_of(json, "schema") != "dossier/report/1") {
    return failed("report.schema", "this is not a report of `check` or `read` (its schema is not dossier/report/1)");
  }
  std::vector<WrittenFinding> all;
  if (const Json* findings = member(json, "findings"); findings != nullptr && findings->is_array()) {
    int number = 0;
    for (const Json& entry : *findings) all.push_back(finding_of(entry, ++number));
  }
  if (const Json* score = member(json, "score")) {
    if (const Json* criteria = member(*score, "criteria"); criteria != nullptr && criteria->is_array()) {
      for (const Json& entry : *criteria) all.push_back(criterion_of(entry));
    }
  }
  return all;
}

std::vector<WrittenFinding> named(const std::vector<WrittenFinding>& findings, std::string_view wanted) {
  int number = 0;
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  const bool by_number = error == std::errc() && end == wanted.data() + wanted.size() && number > 0;
  std::vector<WrittenFinding> chosen;
  for (const WrittenFinding& finding : findings) {
    const bool match = by_number ? finding.number == number
                                 : finding.check == wanted || (!finding.claim.empty() && finding.claim == wanted) ||
                                       fmt::format("{} {}", finding.check, finding.claim) == wanted;
    if (match) chosen.push_back(finding);
  }
  return chosen;
}

}  // namespace dossier
