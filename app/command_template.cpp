#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/commands.h"
#include "app/declaration_form.h"
#include "app/output_file.h"
#include "models/error.h"
#include "verify/json_document.h"
#include "verify/profile.h"

namespace dossier {
namespace {

constexpr const char* kDefaultName = "declaration.xlsx";

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("FILE", options.arguments, in(language, {"写到哪个文件（缺省：declaration.xlsx；已有的文件不覆盖）", "Where to write it (default: declaration.xlsx; nothing is overwritten)"}))
      ->expected(0, 1)
      ->type_name("");
  app.add_option("--profile", options.profile, in(language, {"认定规则：编号或 YAML 文件", "Rule profile: id or YAML file"}))
      ->option_text("ID|FILE [liaoning-2024]");
  app.add_option("--year", options.year, in(language, {"申报年度（缺省留空）", "The reporting year (default: left open)"}))
      ->check(CLI::Range(1990, 2100).description(""))
      ->option_text("YYYY");
  app.add_option("--from", options.report, in(language, {"把已有的 declaration.json 填入表中", "Fill in an existing declaration.json"}))
      ->option_text("FILE");
}

nlohmann::json declaration_at(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw Error(ErrorCode::input, path, "cannot be read");
  const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  Result<nlohmann::json> json = parse_json_document(bytes);
  if (!json.has_value()) throw Error(ErrorCode::usage, path, json.error().message);
  return *std::move(json);
}

ExitCode run(const Options& options, const Console& console) {
  const std::string path = options.arguments.empty() ? kDefaultName : options.arguments.front();
  if (std::filesystem::exists(path)) {
    throw usage_error(options.language, path, {"已有这个文件，不覆盖；请另指定文件名", "there is such a file already; name another"});
  }
  check_output_file(path);
  const Profile profile = load_profile(options.profile);
  const nlohmann::json filled = options.report.empty() ? nlohmann::json() : declaration_at(options.report);
  write_file_by(path, [&](const std::string& temporary) { write_declaration_form(temporary, profile, options.year, filled); });
  console.say({"申报表：" + path, "The form: " + path});
  return ExitCode::done;
}

}  // namespace

Command template_command() {
  return {.name = "template",
          .summary = {"写出空白申报表（XLSX），填好后由 dossier check 读取", "Write the empty declaration form (XLSX) that dossier check reads when filled in"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
