#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/commands.h"
#include "app/labels.h"
#include "app/quantities.h"
#include "app/reading_cache.h"
#include "app/safe_text.h"
#include "app/written_report.h"
#include "models/error.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("FINDING", options.arguments, in(language, {"序号、检查或条件的编号、申报项的 JSON Pointer；可以是多个", "Number, id of a check or criterion, or JSON Pointer of a claim; several may be given"}))
      ->required()
      ->option_text("...");
  app.add_option("--report", options.report, in(language, {"report.json 或它所在的文件夹（缺省：存储中最近一次核验）", "report.json or the folder that holds it (default: the last check in the store)"}))
      ->option_text("FILE|DIR");
  add_store_options(app, options, language);
}

std::string file_bytes(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw Error(ErrorCode::input, path, "cannot be read");
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

struct Source {
  std::string name;
  std::string json;
};

Source report_of(const Options& options) {
  if (!options.report.empty()) {
    const bool folder = std::filesystem::is_directory(options.report);
    const std::string path = folder ? options.report + "/report.json" : options.report;
    return {path, file_bytes(path)};
  }
  const std::string path = options.store.empty() ? default_store_path() : options.store;
  if (options.no_store || path.empty()) {
    throw usage_error(options.language, "", {"没有存储；请用 --report 指明报告", "without a store, name the report with --report"});
  }
  std::optional<StoredRun> last;
  if (std::filesystem::exists(path)) last = Store(path).last_run("check");
  if (!last) {
    throw usage_error(options.language, path,
                      {"存储中还没有核验记录；请先运行 dossier check，或用 --report 指明报告",
                       "the store holds no run yet; run dossier check, or name a report with --report"});
  }
  return {last->place, last->report};
}

std::string outcome_for_people(const std::string& name, Language language) {
  for (const Outcome outcome : {Outcome::consistent, Outcome::inconsistent, Outcome::unsupported, Outcome::undetermined}) {
    if (name == name_of(outcome)) return in(language, label_of(outcome));
  }
  for (const CriterionOutcome outcome : {CriterionOutcome::met, CriterionOutcome::not_met}) {
    if (name == name_of(outcome)) return in(language, label_of(outcome));
  }
  return name;
}

std::string explained(const WrittenFinding& finding, const TextStyle& style) {
  const bool criterion = finding.number == 0;
  std::string text;
  const auto row = [&](const Message& name, const std::string& value) {
    if (value.empty()) return;
    const std::string label = in(style.language, name);
    constexpr int kColumn = 14;
    std::string body = wrapped(neutral(value), style.width, std::string(kColumn, ' '));
    body.erase(0, std::min<std::size_t>(kColumn, body.size()));
    const int gap = std::max(1, kColumn - 2 - display_width(label));
    text += fmt::format("  {}{}{}\n", painted(style, Ink::dim, label), std::string(static_cast<std::size_t>(gap), ' '), body);
  };
  const std::string head = criterion ? in(style.language, finding.title) : in(style.language, finding.message);
  text += painted(style, Ink::bold, fmt::format("{}{}", criterion ? "" : fmt::format("{} ", finding.number), neutral(head))) + "\n";
  row({"结果", "outcome"}, outcome_for_people(finding.outcome, style.language));
  row(criterion ? Message{"条件", "criterion"} : Message{"检查", "check"}, finding.check);
  if (!finding.claim.empty()) {
    row({"申报项", "claim"}, in(style.language, claim_for_people(finding.claim)) + "  " + finding.claim);
  }
  if (criterion) {
    CriterionResult quantities;
    quantities.value = finding.found;
    quantities.threshold = finding.declared;
    row({"数值", "value"}, shown(quantities).value);
    row({"门槛", "threshold"}, shown(quantities).threshold);
  } else {
    row({"申报", "declared"}, with_separators(finding.declared));
    row({"证据", "found"}, with_separators(finding.found));
  }
  row({"算式", "formula"}, finding.formula);
  if (criterion) row({"说明", "explanation"}, in(style.language, finding.message));
  row({"依据", "rule"}, finding.rule);
  for (const WrittenPlace& place : finding.places) {
    const std::string page = fmt::format(fmt::runtime(style.language == Language::zh ? "第 {} 页" : "page {}"), place.page);
    row({"位置", "evidence"}, fmt::format("{}  {}  [{:.1f}, {:.1f}, {:.1f}, {:.1f}]", place.file, page, place.box[0], place.box[1],
                                          place.box[2], place.box[3]));
  }
  return text;
}

ExitCode run(const Options& options, const Console& console) {
  const Source source = report_of(options);
  const Result<std::vector<WrittenFinding>> findings = parse_written_report(source.json);
  if (!findings.has_value()) throw Error(ErrorCode::usage, source.name, findings.error().message);
  std::string text;
  for (const std::string& wanted : options.arguments) {
    const std::vector<WrittenFinding> chosen = named(*findings, wanted);
    if (chosen.empty()) {
      const auto count = std::ranges::count_if(*findings, [](const WrittenFinding& f) { return f.number > 0; });
      throw usage_error(options.language, wanted,
                        {fmt::format("{} 中没有这条发现或条件（共 {} 条发现）", source.name, count),
                         fmt::format("there is no such finding or criterion in {} (it holds {} findings)", source.name, count)});
    }
    for (const WrittenFinding& finding : chosen) {
      if (!text.empty()) text += '\n';
      text += explained(finding, console.style());
    }
  }
  console.print(text);
  return ExitCode::done;
}

}  // namespace

Command explain_command() {
  return {.name = "explain",
          .summary = {"解释一条发现或一项条件：算式、依据、位置", "Explain a finding or criterion: formula, rule, places"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
