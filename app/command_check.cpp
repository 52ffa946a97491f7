#include <filesystem>
#include <system_error>

#include "app/commands.h"
#include "app/read_run.h"
#include "app/report_terminal.h"
#include "app/rule_options.h"
#include "models/error.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("DOSSIER", options.arguments, in(language, {"申报材料：文件夹、.zip 或 .tar.gz", "The dossier: a folder, .zip or .tar.gz"}))
      ->required()
      ->expected(1)
      ->type_name("");
  add_result_options(app, options, language);
  add_rule_options(app, options, language);
  add_reading_options(app, options, language);
  add_store_options(app, options, language);
}

ExitCode run(const Options& options, const Console& console) {
  const std::string& path = options.arguments.front();
  if (!std::filesystem::exists(path)) {
    throw usage_error(options.language, path, {"没有这个文件或文件夹", "there is no such file or folder"});
  }
  const RuleChoice rules = chosen_rules(options);
  RunSession session(options, console);
  const Run result = session.pipeline().check(path, rules);
  std::error_code ignored;
  return session.deliver(result, "check", std::filesystem::weakly_canonical(path, ignored).string(),
                         check_summary(result.report, console.style()));
}

}  // namespace

Command check_command() {
  return {.name = "check",
          .summary = {"核验一份申报材料：读取证据，与申报比对，按规则评分", "Check one dossier against its declaration and score it"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
