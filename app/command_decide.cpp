#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "app/commands.h"
#include "app/decisions.h"
#include "app/output_file.h"
#include "app/reading_cache.h"
#include "app/safe_text.h"
#include "store/survey.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::array kOfDossiers = {"qualified", "not_qualified", "undetermined", "withdrawn"};
constexpr std::array kOfFindings = {"confirmed", "dismissed", "withdrawn"};

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option(
         "PLACE", options.arguments,
         in(language,
            {"批量核验过的一份材料；跨卷发现则为其文件夹。后接决定（qualified、not_qualified、undetermined、"
             "withdrawn），或某项发现的编号与决定（confirmed、dismissed、withdrawn）；不写则列出",
             "A dossier of a batch, or the batch's folder for findings between dossiers. Then the decision "
             "(qualified, not_qualified, undetermined, withdrawn), or the mark of a finding and the decision on it "
             "(confirmed, dismissed, withdrawn); neither lists what there is"}))
      ->required()
      ->expected(1, 3)
      ->option_text("PLACE [[MARK] DECISION]");
  app.add_option("--note", options.note, in(language, {"理由", "The reason"}))->option_text("TEXT");
  app.add_option("--by", options.reviewer, in(language, {"复核人", "Who decides"}))->option_text("NAME");
  app.add_option(
         "--json", options.json,
         in(language, {"把清单以 JSON 写入文件（- 为标准输出）", "Write the list as JSON (- is standard output)"}))
      ->option_text("FILE|-");
  add_store_options(app, options, language);
}

// What a place on disk is to the store.
struct Subject {
  std::string batch;
  std::optional<DossierRow> row;  // none: the batch as a whole
};

Subject subject_of(const Options& options, Store& store) {
  std::error_code ignored;
  const std::string place = fs::weakly_canonical(options.arguments.front(), ignored).string();
  for (const std::string& batch : Survey::batches(store)) {
    if (place == batch) {
      Subject whole{.batch = batch, .row = Dossiers(store).find(batch, ".")};  // the folder may be a dossier itself
      return whole;
    }
    if (!place.starts_with(batch + "/")) continue;
    const std::string below = place.substr(batch.size() + 1);
    Subject found{.batch = batch, .row = Dossiers(store).find(batch, below)};
    if (!found.row) {
      Dossiers(store).each(batch, [&](const DossierRow& row) {
        if (row.name == below) found.row = row;
      });
    }
    if (found.row) return found;
  }
  throw usage_error(options.language, options.arguments.front(),
                    {"存储中没有它的结果；请先用 dossier batch 核验，或用 --store 指明存储",
                     "the store has no result for it; run `dossier batch` first, or name the store with --store"});
}

// Every finding that can be decided on, with what was decided.
struct Listed {
  MarkedFinding finding;
  std::optional<Decision> decision;
};

std::vector<Listed> listed(const Subject& subject, Store& store) {
  std::vector<Listed> list;
  if (subject.row) {
    for (MarkedFinding& finding : marked_findings(Dossiers(store).report(subject.row->id).value_or(std::string())))
      list.push_back({.finding = std::move(finding), .decision = {}});
  } else {
    for (const BatchFinding& finding : batch_findings(store, subject.batch)) {
      if (finding.outcome == Outcome::consistent) continue;
      list.push_back({.finding = {.mark = mark_of(finding),
                                  .check = finding.check,
                                  .claim = {},
                                  .outcome = std::string(name_of(finding.outcome)),
                                  .message = finding.message},
                      .decision = {}});
    }
  }
  for (const Decision& decision : Decisions(store).standing(subject.batch)) {
    if (decision.path != (subject.row ? subject.row->path : std::string())) continue;
    for (Listed& one : list) {
      if (!decision.finding.empty() && one.finding.mark == decision.finding) one.decision = decision;
    }
  }
  return list;
}

void check_decision(const Options& options, const std::string& decision, bool finding) {
  const auto known = [&](const auto& words) { return std::ranges::find(words, decision) != words.end(); };
  if (finding ? known(kOfFindings) : known(kOfDossiers)) return;
  throw usage_error(options.language, decision,
                    finding
                        ? Message{"对一项发现的决定应为 confirmed、dismissed 或 withdrawn",
                                  "a decision on a finding is confirmed, dismissed or withdrawn"}
                        : Message{"对一份材料的决定应为 qualified、not_qualified、undetermined 或 withdrawn",
                                  "a decision on a dossier is qualified, not_qualified, undetermined or withdrawn"});
}

void decide(const Options& options, const Console& console, const Subject& subject, Store& store) {
  const std::string& decision = options.arguments.back();
  const bool of_finding = options.arguments.size() == 3;
  check_decision(options, decision, of_finding);
  Decision made{.batch = subject.batch,
                .path = subject.row ? subject.row->path : std::string(),
                .finding = {},
                .check = {},
                .claim = {},
                .content = {},
                .decision = decision,
                .note = neutral(options.note),
                .reviewer = neutral(options.reviewer)};
  if (of_finding) {
    const std::vector<Listed> list = listed(subject, store);
    const auto found =
        std::ranges::find(list, options.arguments[1], [](const Listed& one) { return one.finding.mark; });
    if (found == list.end()) {
      throw usage_error(options.language, options.arguments[1],
                        {"没有这个编号的发现；不写决定即列出全部",
                         "there is no finding of this mark; without a decision all are listed"});
    }
    made.finding = found->finding.mark;
    made.check = found->finding.check;
    made.claim = found->finding.claim;
  } else if (!subject.row) {
    throw usage_error(options.language, options.arguments.front(),
                      {"这是整个批次；请指明其中一份材料，或一项跨卷发现的编号",
                       "this is the whole batch; name a dossier of it, or the mark of a finding between dossiers"});
  } else {
    made.content = subject.row->known.content;
  }
  Decisions(store).add(made);
  const Message label = label_of_decision(decision);
  console.say({"已记录：" + label.zh, "recorded: " + label.en});
}

std::optional<Decided> whole_of(const Subject& subject, Store& store) {
  if (!subject.row) return std::nullopt;
  const BatchDecisions all = batch_decisions(store, subject.batch);
  const auto found = all.dossiers.find(subject.row->path);
  return found == all.dossiers.end() ? std::nullopt : found->second.whole;
}

Decided shown(const Decision& decision) {
  return {.decision = decision.decision, .note = decision.note, .reviewer = decision.reviewer};
}

std::string list_text(const Subject& subject, Store& store, const TextStyle& style) {
  std::string text = painted(style, Ink::bold,
                             neutral(subject.row ? subject.row->name + "  " + subject.row->applicant : subject.batch)) +
                     "\n";
  if (const std::optional<Decided> whole = whole_of(subject, store))
    text += "  " + neutral(in(style.language, text_of(*whole))) + "\n";
  const std::vector<Listed> list = listed(subject, store);
  for (const Listed& one : list) {
    const bool bad = one.finding.outcome == name_of(Outcome::inconsistent);
    text += fmt::format(
        "  {} {} {}\n", painted(style, Ink::bold, one.finding.mark),
        painted(style, bad ? Ink::red : Ink::yellow, bad ? "✗" : "?"),
        wrapped(neutral(in(style.language, one.finding.message)), style.width, std::string(17, ' ')).substr(17));
    if (one.decision)
      text += std::string(17, ' ') +
              painted(style, Ink::green, "→ " + neutral(in(style.language, text_of(shown(*one.decision))))) + "\n";
  }
  if (list.empty()) text += in(style.language, {"  没有需要决定的发现。\n", "  There is no finding to decide on.\n"});
  return text;
}

std::string list_json(const Subject& subject, Store& store) {
  using Json = nlohmann::ordered_json;
  Json findings = Json::array();
  for (const Listed& one : listed(subject, store)) {
    findings.push_back({{"mark", one.finding.mark},
                        {"check", one.finding.check},
                        {"claim", one.finding.claim.empty() ? Json(nullptr) : Json(one.finding.claim)},
                        {"outcome", one.finding.outcome},
                        {"message", {{"zh", one.finding.message.zh}, {"en", one.finding.message.en}}},
                        {"decision", one.decision ? json_of(shown(*one.decision)) : Json(nullptr)}});
  }
  Json history = Json::array();
  for (const Decision& decision :
       Decisions(store).history(subject.batch, subject.row ? subject.row->path : std::string())) {
    history.push_back({{"mark", decision.finding.empty() ? Json(nullptr) : Json(decision.finding)},
                       {"check", decision.check.empty() ? Json(nullptr) : Json(decision.check)},
                       {"decision", decision.decision},
                       {"note", decision.note},
                       {"reviewer", decision.reviewer}});
  }
  const std::optional<Decided> whole = whole_of(subject, store);
  const Json json = {{"schema", "dossier/decisions/1"},
                     {"dossier", subject.row ? Json(subject.row->name) : Json(nullptr)},
                     {"decision", whole ? json_of(*whole) : Json(nullptr)},
                     {"findings", findings},
                     {"history", history}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ExitCode run(const Options& options, const Console& console) {
  const std::string path = options.store.empty() ? default_store_path() : options.store;
  if (options.no_store || path.empty() || !fs::exists(path)) {
    throw usage_error(options.language, path,
                      {"没有这个存储；请用 --store 指明", "there is no such store; name one with --store"});
  }
  Store store(path);
  const Subject subject = subject_of(options, store);
  if (options.arguments.size() > 1) decide(options, console, subject, store);
  if (options.json == "-") {
    console.print(list_json(subject, store));
  } else if (!options.json.empty()) {
    write_file(options.json, list_json(subject, store));
  } else if (options.arguments.size() == 1) {
    console.print(list_text(subject, store, console.style()));
  }
  return ExitCode::done;
}

}  // namespace

Command decide_command() {
  return {.name = "decide",
          .summary = {"记录复核人对一份材料或一项发现的决定，或列出它们",
                      "Record a reviewer's decision on a dossier or a finding, or list them"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
