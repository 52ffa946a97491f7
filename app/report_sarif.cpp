#include "app/report_sarif.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/safe_text.h"
#include "app/version.h"
#include "models/sha256.h"
#include "verify/check.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

std::string_view kind_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::consistent: return "pass";
    case Outcome::inconsistent: return "fail";
    case Outcome::unsupported:
    case Outcome::undetermined: return "review";
  }
  return "review";
}

// The level says how serious a failure is; where nothing failed SARIF wants "none".
std::string_view level_of(const Finding& finding) {
  if (finding.outcome != Outcome::inconsistent) return "none";
  switch (finding.severity) {
    case Severity::fatal:
    case Severity::inconsistent: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "note";
  }
  return "error";
}

Json location_of(const Report& report, const Evidence& place) {
  Json location;
  location["physicalLocation"]["artifactLocation"] = {{"uri", uri_path(report.files.at(place.file).name)},
                                                      {"uriBaseId", "DOSSIER"},
                                                      {"index", place.file}};
  location["properties"] = {{"page", place.page}, {"box", {place.box.x, place.box.y, place.box.width, place.box.height}}};
  return location;
}

// The same finding in the next run has the same fingerprint, whatever else was found.
std::string fingerprint_of(const Report& report, const Finding& finding) {
  std::string text = finding.check + "\n" + finding.claim.value_or("");
  if (!finding.claim) {
    for (const Evidence& place : finding.evidence) {
      text += "\n" + report.files.at(place.file).sha256 + " " + std::to_string(place.page);
    }
  }
  return sha256_hex(text);
}

Json result_of(const Report& report, const Finding& finding, const std::vector<std::string>& rules) {
  Json result;
  result["ruleId"] = finding.check;
  result["ruleIndex"] = std::ranges::lower_bound(rules, finding.check) - rules.begin();
  result["kind"] = kind_of(finding.outcome);
  result["level"] = level_of(finding);
  result["message"]["text"] = neutral(finding.message.zh.empty() ? finding.message.en : finding.message.zh);
  result["locations"] = Json::array();
  for (const Evidence& place : finding.evidence) result["locations"].push_back(location_of(report, place));
  if (finding.claim) {
    Json claim{{"fullyQualifiedName", *finding.claim}, {"kind", "member"}};
    if (result["locations"].empty()) {
      result["locations"].push_back({{"logicalLocations", Json::array({claim})}});
    } else {
      result["locations"][0]["logicalLocations"] = Json::array({claim});
    }
  }
  result["partialFingerprints"] = {{"finding/v1", fingerprint_of(report, finding)}};
  Json properties{{"outcome", name_of(finding.outcome)}, {"severity", name_of(finding.severity)}};
  if (finding.declared) properties["declared"] = *finding.declared;
  if (finding.found) properties["found"] = *finding.found;
  if (!finding.formula.empty()) properties["formula"] = finding.formula;
  if (!finding.rule.empty()) properties["rule"] = finding.rule;
  properties["message"] = {{"zh", finding.message.zh}, {"en", finding.message.en}};
  result["properties"] = std::move(properties);
  return result;
}

Json rule_of(const std::string& id) {
  Json rule{{"id", id}};
  if (const Check* check = find_check(id)) {
    const CheckInfo& info = check->info;
    rule["shortDescription"]["text"] = info.title_zh;
    rule["fullDescription"]["text"] = info.condition;
    rule["help"]["text"] = info.source;
    rule["properties"] = {{"title", {{"zh", info.title_zh}, {"en", info.title_en}}}, {"severity", name_of(info.severity)}};
  }
  return rule;
}

Json artifact_of(const SourceFile& file) {
  Json artifact;
  artifact["location"] = {{"uri", uri_path(file.name)}, {"uriBaseId", "DOSSIER"}};
  artifact["length"] = file.size;
  if (!file.sha256.empty()) artifact["hashes"] = {{"sha-256", file.sha256}};
  return artifact;
}

// What could not be read is told by the tool about its own run.
Json notification_of(const Report& report, const Unreadable& part) {
  Evidence place;
  place.file = part.file;
  place.page = part.page;
  Json notification;
  notification["descriptor"] = {{"id", "unreadable"}};
  notification["level"] = "error";
  notification["message"]["text"] = neutral(part.reason);
  notification["locations"] = Json::array({location_of(report, place)});
  return notification;
}

}  // namespace

std::string report_sarif(const Report& report) {
  std::vector<std::string> rules;
  for (const Finding& finding : report.findings) rules.push_back(finding.check);
  std::ranges::sort(rules);
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());

  Json driver{{"name", "dossier"}, {"semanticVersion", program_version()}, {"rules", Json::array()}};
  for (const std::string& rule : rules) driver["rules"].push_back(rule_of(rule));
  if (!report.unreadable.empty()) {
    driver["notifications"] = Json::array({{{"id", "unreadable"}, {"shortDescription", {{"text", "Evidence that could not be read"}}}}});
  }

  Json run;
  run["tool"]["driver"] = std::move(driver);
  run["language"] = "zh-CN";
  run["originalUriBaseIds"] = {{"DOSSIER", {{"description", {{"text", "The root of the dossier"}}}}}};
  Json invocation{{"executionSuccessful", true}};
  if (!report.unreadable.empty()) {
    invocation["toolExecutionNotifications"] = Json::array();
    for (const Unreadable& part : report.unreadable) {
      invocation["toolExecutionNotifications"].push_back(notification_of(report, part));
    }
  }
  run["invocations"] = Json::array({std::move(invocation)});
  run["artifacts"] = Json::array();
  for (const SourceFile& file : report.files) run["artifacts"].push_back(artifact_of(file));
  run["results"] = Json::array();
  for (const Finding& finding : report.findings) run["results"].push_back(result_of(report, finding, rules));
  if (report.score) {
    run["properties"] = {{"profile", report.score->profile}, {"verdict", name_of(report.score->verdict)}};
  }

  Json log;
  log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = Json::array({std::move(run)});
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dossier
