#include "app/decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "models/sha256.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string mark(const std::string& text) { return sha256_hex(text).substr(0, 12); }

std::map<std::string, std::string> hashes_of(const Json& report) {
  std::map<std::string, std::string> hashes;
  if (const auto files = report.find("files"); files != report.end()) {
    for (const Json& file : *files) hashes[text_of_member(file, "file")] = text_of_member(file, "sha256");
  }
  return hashes;
}

}  // namespace

std::vector<MarkedFinding> marked_findings(const std::string& text) {
  std::vector<MarkedFinding> marked;
  const Json report = Json::parse(text, nullptr, false);
  if (!report.is_object() || !report.contains("findings")) return marked;
  const std::map<std::string, std::string> hashes = hashes_of(report);
  for (const Json& finding : report["findings"]) {
    const std::string outcome = text_of_member(finding, "outcome");
    if (outcome == name_of(Outcome::consistent)) continue;
    std::string key;
    for (const char* member : {"check", "outcome", "claim", "declared", "found"})
      key += text_of_member(finding, member) + "\n";
    for (const Json& place : finding.value("evidence", Json::array())) {
      const std::string file = text_of_member(place, "file");
      const auto hash = hashes.find(file);
      key += fmt::format("{} {}\n", hash == hashes.end() ? file : hash->second, place.value("page", 0));
    }
    const Json message = finding.value("message", Json::object());
    marked.push_back({.mark = mark(key),
                      .check = text_of_member(finding, "check"),
                      .claim = text_of_member(finding, "claim"),
                      .outcome = outcome,
                      .message = {text_of_member(message, "zh"), text_of_member(message, "en")}});
  }
  return marked;
}

std::string mark_of(const BatchFinding& finding) {
  std::string key = fmt::format("{}\n{}\n{}\n", finding.check, name_of(finding.outcome), finding.message.en);
  for (const BatchPlace& place : finding.evidence)
    key += fmt::format("{}\n{}\n{}\n{}\n", place.dossier, place.claim, place.file, place.page);
  return mark(key);
}

BatchDecisions batch_decisions(Store& store, const std::string& batch) {
  BatchDecisions decided;
  Dossiers dossiers(store);
  std::map<std::string, std::set<std::string>> marks;  // of the reports of dossiers with decisions, by path
  for (const Decision& decision : Decisions(store).standing(batch)) {
    const Decided shown{.decision = decision.decision, .note = decision.note, .reviewer = decision.reviewer};
    if (decision.path.empty()) {
      decided.between[decision.finding] = shown;
      continue;
    }
    DossierDecisions& dossier = decided.dossiers[decision.path];
    const std::optional<DossierRow> row = dossiers.find(batch, decision.path);
    if (decision.finding.empty()) {
      dossier.whole = shown;
      dossier.whole->outdated = !row || row->known.content != decision.content;
      continue;
    }
    const auto [known, is_new] = marks.try_emplace(decision.path);
    if (is_new && row) {
      for (const MarkedFinding& finding : marked_findings(dossiers.report(row->id).value_or(std::string())))
        known->second.insert(finding.mark);
    }
    ++(known->second.contains(decision.finding) ? dossier.findings : dossier.outdated);
  }
  return decided;
}

Message label_of_decision(const std::string& decision) {
  static const std::array<std::pair<const char*, Message>, 6> kLabels = {
      {{"qualified", {"认定符合", "decided: qualified"}},
       {"not_qualified", {"认定不符合", "decided: not qualified"}},
       {"undetermined", {"待补充材料", "decided: more evidence needed"}},
       {"confirmed", {"属实", "confirmed"}},
       {"dismissed", {"排除", "dismissed"}},
       {"withdrawn", {"撤回", "withdrawn"}}}};
  const auto found = std::ranges::find(kLabels, decision, &std::pair<const char*, Message>::first);
  return found == kLabels.end() ? Message{decision, decision} : found->second;
}

Message text_of(const Decided& decided) {
  Message text = label_of_decision(decided.decision);
  if (!decided.reviewer.empty()) {
    text.zh += "（" + decided.reviewer + "）";
    text.en += " (" + decided.reviewer + ")";
  }
  if (!decided.note.empty()) {
    text.zh += "：" + decided.note;
    text.en += ": " + decided.note;
  }
  if (decided.outdated) {
    text.zh += "；材料已变，须重新确认";
    text.en += "; the files have changed since";
  }
  return text;
}

Json json_of(const Decided& decided) {
  return {{"decision", decided.decision},
          {"note", decided.note},
          {"reviewer", decided.reviewer},
          {"outdated", decided.outdated}};
}

}  // namespace dossier
