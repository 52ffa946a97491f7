#include <fmt/format.h>

#include "app/commands.h"
#include "app/registry_store.h"
#include "app/rule_options.h"
#include "app/safe_text.h"
#include "models/error.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("ACTION", options.arguments,
                 in(language, {"import standards|patents|certificates FILE：导入登记信息快照（CSV 或 XLSX）· list：已导入的快照",
                               "import standards|patents|certificates FILE: import a snapshot (CSV or XLSX) · list: what is imported"}))
      ->required()
      ->option_text("import KIND FILE | list");
  add_registry_option(app, options, language);
}

std::string folder_of(const Options& options) {
  const std::string folder = options.registry.empty() ? default_registry_folder() : options.registry;
  if (folder.empty()) throw usage_error(options.language, "", {"请用 --registry 指明文件夹", "name the folder with --registry"});
  return folder;
}

ExitCode import_snapshot(const Options& options, const Console& console, RegistryKind kind, const std::string& path) {
  const auto sheets = read_workbook(path);
  if (!sheets.has_value()) throw Error(ErrorCode::usage, path, sheets.error().message);
  const Result<ImportedRegistry> imported = import_registry(kind, *sheets);
  if (!imported.has_value()) throw Error(ErrorCode::usage, path, imported.error().message);
  save_registry(folder_of(options), kind, imported->table);
  std::string columns;
  for (const std::string& column : imported->columns) columns += (columns.empty() ? "" : ", ") + neutral(column);
  std::string skipped;
  for (const std::string& row : imported->skipped) skipped += (skipped.empty() ? "" : ", ") + neutral(row);
  console.print(fmt::format("{} {}\n", name_of(kind), imported->entries));
  console.say({"采用的列：" + columns, "Columns used: " + columns});
  if (imported->skipped_rows > 0) {
    console.say({fmt::format("{} 行没有可用的编号，未导入：{} …", imported->skipped_rows, skipped),
                 fmt::format("{} rows without a usable number were left out: {} …", imported->skipped_rows, skipped)});
  }
  return ExitCode::done;
}

ExitCode run(const Options& options, const Console& console) {
  const std::vector<std::string>& words = options.arguments;
  if (words.size() == 3 && words[0] == "import") {
    if (const auto kind = registry_kind_of(words[1])) return import_snapshot(options, console, *kind, words[2]);
  }
  if (words.size() == 1 && words[0] == "list") {
    std::string text;
    for (const RegistryInfo& info : registries_in(folder_of(options))) {
      text += fmt::format("{:<14}{:>10}  {}\n", name_of(info.kind), info.entries, info.sha256);
    }
    console.print(text);
    return ExitCode::done;
  }
  throw usage_error(options.language, "dossier registry",
                    {"可用：import standards|patents|certificates FILE、list", "say import standards|patents|certificates FILE, or list"});
}

}  // namespace

Command registry_command() {
  return {.name = "registry",
          .summary = {"登记信息快照（标准、专利、证书）：导入、列出", "Snapshots of registries (standards, patents, certificates): import, list"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
