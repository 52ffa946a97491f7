#include "app/batch_results.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "app/error_text.h"
#include "app/labels.h"
#include "app/safe_text.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json row_json(const DossierRow& row, bool report, const DossierDecisions* decisions) {
  Json json;
  json["id"] = row.name;
  json["path"] = row.path;
  json["verdict"] = row.verdict.empty() ? Json(nullptr) : Json(row.verdict);
  json["inconsistent"] = row.inconsistent;
  json["unsupported"] = row.unsupported;
  json["undetermined"] = row.undetermined;
  json["uncertain_fields"] = row.uncertain_fields;
  json["unreadable"] = row.unreadable;
  json["report"] = report && row.error.empty() ? Json(row.name + "/report.json") : Json(nullptr);
  json["error"] = row.error.empty() ? Json(nullptr) : Json(row.error);
  if (!row.error.empty()) {
    const Message error = explain_error(row.error);
    json["error_message"] = {{"zh", error.zh}, {"en", error.en}};
  }
  json["applicant"] = row.applicant.empty() ? Json(nullptr) : Json(row.applicant);
  json["decision"] = decisions != nullptr && decisions->whole ? json_of(*decisions->whole) : Json(nullptr);
  json["decided_findings"] = decisions == nullptr ? 0 : decisions->findings;
  return json;
}

Json place_json(const BatchPlace& place) {
  Json json;
  json["dossier"] = place.dossier;
  json["claim"] = place.claim.empty() ? Json(nullptr) : Json(place.claim);
  json["file"] = place.file.empty() ? Json(nullptr) : Json(place.file);
  json["page"] = place.page == 0 ? Json(nullptr) : Json(place.page);
  Json box = place.box.empty() ? Json(nullptr) : Json::parse(place.box, nullptr, false);
  json["box"] = box.is_discarded() ? Json(nullptr) : std::move(box);
  return json;
}

Json finding_json(const BatchFinding& finding, const Decided* decided) {
  Json json;
  json["check"] = finding.check;
  json["outcome"] = name_of(finding.outcome);
  json["evidence"] = Json::array();
  for (const BatchPlace& place : finding.evidence) json["evidence"].push_back(place_json(place));
  json["message"] = {{"zh", finding.message.zh}, {"en", finding.message.en}};
  json["severity"] = name_of(finding.severity);
  json["mark"] = mark_of(finding);
  json["decision"] = decided == nullptr ? Json(nullptr) : json_of(*decided);
  return json;
}

template <typename List, typename Text>
void write_list(const TextSink& write, const List& list, const Text& text) {
  bool first = true;
  for (const auto& entry : list) {
    write(first ? "\n    " : ",\n    ");
    write(text(entry));
    first = false;
  }
  write(first ? "]" : "\n  ]");
}

std::string place_text(const BatchPlace& place) {
  std::string text = place.dossier;
  if (!place.claim.empty()) text += " " + place.claim;
  if (!place.file.empty()) text += " " + place.file;
  if (place.page > 0) text += fmt::format(" p.{}", place.page);
  return text;
}

Ink ink_of(Outcome outcome) {
  return outcome == Outcome::inconsistent ? Ink::red : outcome == Outcome::consistent ? Ink::green : Ink::yellow;
}

}  // namespace

void write_batch_json(const BatchResults& results, const TextSink& write) {
  write("{\n  \"schema\": \"dossier/batch/1\",\n  \"dossiers\": [");
  bool first = true;
  results.each([&](const DossierRow& row) {
    write(first ? "\n    " : ",\n    ");
    write(dumped(row_json(row, results.reports, decisions_on(results, row))));
    first = false;
  });
  write(first ? "],\n" : "\n  ],\n");
  write("  \"findings\": [");
  write_list(write, results.findings,
             [&](const BatchFinding& finding) { return dumped(finding_json(finding, decision_on(results, finding))); });
  write(results.compared ? ",\n  \"compared\": true" : ",\n  \"compared\": false");
  write(",\n  \"quarantined\": [");
  write_list(write, results.quarantined, [](const QuarantinedFile& file) {
    return dumped({{"dossier", file.dossier}, {"file", file.file}, {"reason", file.reason}});
  });
  write("\n}\n");
}

const DossierDecisions* decisions_on(const BatchResults& results, const DossierRow& row) {
  const auto found = results.decisions.dossiers.find(row.path);
  return found == results.decisions.dossiers.end() ? nullptr : &found->second;
}

const Decided* decision_on(const BatchResults& results, const BatchFinding& finding) {
  if (results.decisions.between.empty()) return nullptr;
  const auto found = results.decisions.between.find(mark_of(finding));
  return found == results.decisions.between.end() ? nullptr : &found->second;
}

std::string csv_cell(std::string_view text) {
  std::string safe = neutral(text);
  // What a spreadsheet would compute: =, +, -, @ and what it trims before them. A plain number stays one.
  const std::size_t start = safe.find_first_not_of(" ");
  const bool number = safe.find_first_not_of("-0123456789.") == std::string::npos && safe.find_last_of('-') + 1 <= 1;
  if (start != std::string::npos && std::string_view("=+-@|").find(safe[start]) != std::string_view::npos && !number) {
    safe.insert(0, 1, '\'');
  }
  if (safe.find_first_of(",\"\n\r;\t") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

void write_batch_csv(const BatchResults& results, Language language, const TextSink& write) {
  const std::vector<Message> head = {{"编号", "id"},
                                     {"路径", "path"},
                                     {"申请单位", "applicant"},
                                     {"统一社会信用代码", "uscc"},
                                     {"地区", "region"},
                                     {"行业", "industry"},
                                     {"规模（申报）", "size_declared"},
                                     {"报告年度", "reporting_year"},
                                     {"结论", "verdict"},
                                     {"不一致", "inconsistent"},
                                     {"缺少证据", "unsupported"},
                                     {"无法判定", "undetermined"},
                                     {"待核字段", "uncertain_fields"},
                                     {"无法读取", "unreadable"},
                                     {"页数", "pages"},
                                     {"跨卷发现", "findings_across"},
                                     {"错误", "error"},
                                     {"复核决定", "decision"},
                                     {"已决定的发现", "findings_decided"}};
  std::map<std::string, int> across;
  for (const BatchFinding& finding : results.findings) {
    if (finding.outcome == Outcome::consistent) continue;
    std::map<std::string, int> once;
    for (const BatchPlace& place : finding.evidence) once[place.dossier] = 1;
    for (const auto& [id, one] : once) across[id] += one;
  }
  write("\xEF\xBB\xBF");
  std::string line;
  const auto end_line = [&] {
    write(line + "\r\n");
    line.clear();
  };
  const auto cell = [&](std::string_view text) { line += (line.empty() ? "" : ",") + csv_cell(text); };
  for (const Message& name : head) cell(in(language, name));
  end_line();
  results.each([&](const DossierRow& row) {
    line = csv_cell(row.name);
    for (const std::string* text : {&row.path, &row.applicant, &row.uscc, &row.region, &row.industry, &row.size})
      cell(*text);
    cell(row.reporting_year > 0 ? std::to_string(row.reporting_year) : std::string());
    cell(in(language, label_of_verdict(row.verdict)));
    for (const int number :
         {row.inconsistent, row.unsupported, row.undetermined, row.uncertain_fields, row.unreadable, row.pages}) {
      cell(std::to_string(number));
    }
    const auto found = across.find(row.name);
    cell(results.compared ? std::to_string(found == across.end() ? 0 : found->second) : std::string());
    cell(in(language, explain_error(row.error)));
    const DossierDecisions* decisions = decisions_on(results, row);
    cell(decisions != nullptr && decisions->whole ? in(language, text_of(*decisions->whole)) : std::string());
    cell(std::to_string(decisions == nullptr ? 0 : decisions->findings));
    end_line();
  });
}

Message label_of_verdict(const std::string& verdict) {
  for (const Verdict known : {Verdict::qualified, Verdict::not_qualified, Verdict::undetermined}) {
    if (verdict == name_of(known)) return label_of(known);
  }
  return {};
}

Message label_of_outcome(const std::string& outcome) {
  for (const Outcome known :
       {Outcome::consistent, Outcome::inconsistent, Outcome::unsupported, Outcome::undetermined}) {
    if (outcome == name_of(known)) return label_of(known);
  }
  return {};
}

std::string batch_summary(const BatchResults& results, const TextStyle& style) {
  const Language language = style.language;
  std::map<std::string, int> verdicts;
  int failed = 0;
  int all = 0;
  std::string rows;
  results.each([&](const DossierRow& row) {
    ++all;
    if (!row.error.empty()) {
      ++failed;
      rows += fmt::format("  {} {}\n      {}\n", painted(style, Ink::red, "✗"), neutral(row.name),
                          wrapped(neutral(in(language, explain_error(row.error))), style.width, "      ").substr(6));
      return;
    }
    ++verdicts[row.verdict];
    const bool good = row.verdict == name_of(Verdict::qualified);
    const bool bad = row.verdict == name_of(Verdict::not_qualified);
    const std::string mark = painted(style,
                                     good  ? Ink::green
                                     : bad ? Ink::red
                                           : Ink::yellow,
                                     good  ? "✓"
                                     : bad ? "✗"
                                           : "?");
    std::string counts;
    const auto count = [&](const Message& name, int number) {
      if (number > 0) counts += fmt::format("{}{} {}", counts.empty() ? "" : " · ", in(language, name), number);
    };
    count({"不一致", "inconsistent"}, row.inconsistent);
    count({"缺少证据", "unsupported"}, row.unsupported);
    count({"无法判定", "undetermined"}, row.undetermined);
    count({"待核字段", "uncertain fields"}, row.uncertain_fields);
    count({"无法读取", "unreadable"}, row.unreadable);
    const std::string name = cut_to_width(neutral(row.name), 24);
    const std::string who = cut_to_width(neutral(row.applicant), 34);
    const auto padding = [](const std::string& text, int width) {
      return std::string(static_cast<std::size_t>(std::max(1, width - display_width(text))), ' ');
    };
    rows += fmt::format("  {} {}{}{}{}{}\n", mark, name, padding(name, 26), who, padding(who, 36),
                        painted(style, Ink::dim, counts));
    if (const DossierDecisions* decisions = decisions_on(results, row); decisions != nullptr && decisions->whole)
      rows += "      " + painted(style, Ink::green, "→ " + neutral(in(language, text_of(*decisions->whole)))) + "\n";
  });
  const auto of = [&](Verdict verdict) { return verdicts[std::string(name_of(verdict))]; };
  std::string text =
      painted(style, Ink::bold,
              language == Language::zh
                  ? fmt::format("{} 份材料   {} {} · {} {} · {} {}", all, label_of(Verdict::qualified).zh,
                                of(Verdict::qualified), label_of(Verdict::not_qualified).zh, of(Verdict::not_qualified),
                                label_of(Verdict::undetermined).zh, of(Verdict::undetermined))
                  : fmt::format("{} dossiers   {} {} · {} {} · {} {}", all, of(Verdict::qualified),
                                label_of(Verdict::qualified).en, of(Verdict::not_qualified),
                                label_of(Verdict::not_qualified).en, of(Verdict::undetermined),
                                label_of(Verdict::undetermined).en));
  if (failed > 0)
    text += in(language, {fmt::format(" · 无法处理 {}", failed), fmt::format(" · {} not processed", failed)});
  text += "\n\n" + rows;
  if (!results.findings.empty()) {
    text += "\n" +
            painted(style, Ink::bold, in(language, {"多份材料对照的发现", "What several dossiers together show"})) +
            "\n";
  }
  for (const BatchFinding& finding : results.findings) {
    const char* mark = finding.outcome == Outcome::inconsistent ? "✗"
                       : finding.outcome == Outcome::consistent ? "✓"
                                                                : "?";
    text += fmt::format("  {} {}\n", painted(style, ink_of(finding.outcome), mark),
                        wrapped(neutral(in(language, finding.message)), style.width, "    ").substr(4));
    for (const BatchPlace& place : finding.evidence)
      text += painted(style, Ink::dim, "      " + neutral(place_text(place))) + "\n";
    if (const Decided* decided = decision_on(results, finding))
      text += "      " + painted(style, Ink::green, "→ " + neutral(in(language, text_of(*decided)))) + "\n";
  }
  if (!results.compared) {
    text += "\n" +
            in(language,
               {"这是一个分片：各份材料之间尚未对照；不带 --shard 再运行一次即可。",
                "This is a shard: its dossiers were not compared with one another; a run without --shard does so."}) +
            "\n";
  }
  if (!results.quarantined.empty()) {
    text += "\n" +
            painted(style, Ink::bold,
                    in(language, {"隔离的文件（两次使读取进程中止）",
                                  "Quarantined files (they ended their reader process twice)"})) +
            "\n";
    for (const QuarantinedFile& file : results.quarantined) {
      text += fmt::format("  {}/{}  {}\n", neutral(file.dossier), neutral(file.file), file.reason);
    }
  }
  return text;
}

}  // namespace dossier
