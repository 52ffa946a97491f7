#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>

#include "app/commands.h"
#include "app/read_run.h"
#include "app/registry_store.h"
#include "app/report_terminal.h"
#include "app/rule_options.h"
#include "models/error.h"
#include "verify/declared_values.h"
#include "verify/profile.h"
#include "verify/score.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("DOSSIER", options.arguments, in(language, {"申报材料：文件夹、.zip 或 .tar.gz", "The dossier: a folder, .zip or .tar.gz"}))
      ->required()
      ->expected(1)
      ->type_name("");
  add_rule_options(app, options, language);
  const std::string group = in(language, {"测算", "What if"});
  app.add_flag("--what-if", options.what_if,
               in(language, {"逐项列出距门槛的余量或差额", "Show how far every criterion is from its threshold"}))
      ->group(group);
  app.add_option("--assume", options.assumptions,
                 in(language, {"假设某数为某值（不经核实，仅供测算），可重复，如 rd_expense=300万元、revenue@2022=1.2亿元",
                               "Take a figure as given, unverified, repeatable: rd_expense=300万元, revenue@2022=1.2亿元"}))
      ->option_text("FIGURE[@YEAR]=AMOUNT")
      ->group(group);
  add_reading_options(app, options, language);
  add_store_options(app, options, language);
}

Assumptions assumptions_of(const Options& options, int reporting_year) {
  Assumptions result;
  for (const std::string& text : options.assumptions) {
    const auto wrong = [&](const std::string& why) {
      return usage_error(options.language, "--assume " + text,
                         {why.empty() ? "应写作 FIGURE[@YEAR]=AMOUNT，如 rd_expense=300万元" : why,
                          why.empty() ? "write it as FIGURE[@YEAR]=AMOUNT, like rd_expense=300万元" : why});
    };
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) throw wrong("");
    std::string name = text.substr(0, equals);
    int year = reporting_year;
    if (const std::size_t at = name.find('@'); at != std::string::npos) {
      const char* end = name.data() + name.size();
      const auto [stopped, error] = std::from_chars(name.data() + at + 1, end, year);
      if (error != std::errc{} || stopped != end || year < 1990 || year > 2100) throw wrong("");
      name.resize(at);
    }
    const Result<DeclaredAmount> amount = parse_declared_amount(text.substr(equals + 1));
    if (!amount.has_value()) throw wrong(amount.error().message);
    result[{name, year}] = amount->amount;
  }
  return result;
}

// The figures that the rules look at: an assumption about any other would change nothing, silently.
void check_names(const Assumptions& assumptions, const RuleInputs& inputs, Language language) {
  for (const auto& [figure, amount] : assumptions) {
    const bool known = std::any_of(inputs.figures.begin(), inputs.figures.end(),
                                   [&](const auto& entry) { return entry.first.first == figure.first; });
    if (known) continue;
    std::string names;
    for (const auto& [key, value] : inputs.figures) {
      if (names.find(key.first) == std::string::npos) names += (names.empty() ? "" : ", ") + key.first;
    }
    throw usage_error(language, "--assume " + figure.first,
                      {"规则不使用该数；可用：" + names, "the rules do not look at this figure; they look at: " + names});
  }
}

ExitCode run(const Options& options, const Console& console) {
  const std::string& path = options.arguments.front();
  if (!std::filesystem::exists(path)) {
    throw usage_error(options.language, path, {"没有这个文件或文件夹", "there is no such file or folder"});
  }
  const RuleChoice rules = chosen_rules(options);
  RunSession session(options, console);
  Run result = session.pipeline().check(path, rules);
  if (!options.assumptions.empty()) {
    const Declaration& declaration = *result.report.declaration;
    const Facts facts(declaration, result.report.documents, result.report.files,
                      look_up(rules.registry, registry_keys(declaration, result.report.documents)));
    const Assumptions assumptions = assumptions_of(options, facts.reporting_year());
    const Profile profile = *with_options(rules.profile ? *rules.profile : find_profile(declaration.profile), rules.answers);
    check_names(assumptions, gather_inputs(facts, profile), options.language);
    result.report.score = score(facts, profile, assumptions);
  }
  console.print(score_summary(result.report, console.style(), options.what_if || !options.assumptions.empty()));
  return exit_code_of(result.report);
}

}  // namespace

Command score_command() {
  return {.name = "score",
          .summary = {"评分：各项条件的数值、门槛、证据与余量", "The score: value, threshold, evidence and margin of every criterion"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
