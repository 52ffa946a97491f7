#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "app/batch_results.h"
#include "app/commands.h"
#include "app/output_file.h"
#include "app/reading_cache.h"
#include "models/error.h"
#include "store/upkeep.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option(
         "ACTION", options.arguments,
         in(language,
            {"check：是否完好；backup FILE：备份；vacuum：压缩；export DIR：导出各表为 CSV",
             "check: is it whole; backup FILE: a copy; vacuum: give space back; export DIR: its tables as CSV"}))
      ->required()
      ->expected(1, 2)
      ->option_text("check|backup FILE|vacuum|export DIR");
  add_store_options(app, options, language);
}

std::string path_of(const Options& options) {
  const std::string path = options.store.empty() ? default_store_path() : options.store;
  if (options.no_store || path.empty() || !std::filesystem::exists(path)) {
    throw usage_error(options.language, path,
                      {"没有这个存储；请用 --store 指明", "there is no such store; name one with --store"});
  }
  return path;
}

std::string target_of(const Options& options) {
  if (options.arguments.size() == 2) return options.arguments[1];
  throw usage_error(options.language, options.arguments[0],
                    {"须指明写到哪里，例如 dossier store backup copy.sqlite",
                     "name where to write to: dossier store backup copy.sqlite"});
}

std::string size_text(std::uint64_t bytes) { return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / (1 << 20)); }

ExitCode check(Store& store, const Console& console) {
  Upkeep upkeep(store);
  const StoreCounts counts = upkeep.counts();
  console.print(in(
      console.language(),
      {fmt::format("{}\n版本 {} · {} · 读取结果 {} · 单份核验 {} · 批量材料 {} · 页 {} · 隔离 {} · 复核决定 {}\n", store.path(),
                   counts.version, size_text(counts.bytes), counts.readings, counts.runs, counts.dossiers, counts.pages,
                   counts.quarantined, counts.decisions),
       fmt::format("{}\nversion {} · {} · {} readings · {} runs · {} dossiers of batches · {} pages · {} quarantined · {} decisions\n",
                   store.path(), counts.version, size_text(counts.bytes), counts.readings, counts.runs, counts.dossiers,
                   counts.pages, counts.quarantined, counts.decisions)}));
  const std::vector<std::string> problems = upkeep.problems();
  for (const std::string& problem : problems) console.print("✗ " + problem + "\n");
  if (problems.empty()) {
    console.print(in(console.language(), {"✓ 完好\n", "✓ whole\n"}));
    return ExitCode::done;
  }
  if (counts.decisions > 0) {
    console.print(in(console.language(),
                     {"复核决定无法重新得到：先用 dossier store export 导出（decisions.csv），或取用备份。\n",
                      "Reviewers' decisions cannot be made again: take them out with `dossier store export` (decisions.csv), or "
                      "use a backup.\n"}));
  }
  console.print(in(console.language(),
                   {"存储中的其他一切都能从材料重新得到：删除该文件后再次运行即可。\n",
                    "All else in a store can be made again from the evidence: delete the file and run again.\n"}));
  return ExitCode::failed;
}

void export_tables(Store& store, const std::string& folder) {
  make_output_folder(folder);
  Upkeep upkeep(store);
  for (const std::string& table : Upkeep::tables()) {
    const std::string path = folder + "/" + table + ".csv";
    write_file_by(path, [&](const std::string& temporary) {
      std::ofstream file(temporary, std::ios::binary);
      file << "\xEF\xBB\xBF";
      upkeep.rows(table, [&](const std::vector<std::string>& row) {
        std::string line;
        for (const std::string& cell : row) line += (&cell == &row.front() ? "" : ",") + csv_cell(cell);
        file << line << "\r\n";
      });
      file.close();
      if (!file) throw Error(ErrorCode::internal, path, "cannot be written: is the disk full?");
    });
  }
}

ExitCode run(const Options& options, const Console& console) {
  const std::string& action = options.arguments.front();
  Store store(path_of(options));
  if (action == "check") return check(store, console);
  if (action == "vacuum") {
    const std::uint64_t before = Upkeep(store).counts().bytes;
    Upkeep(store).vacuum();
    const std::uint64_t after = Upkeep(store).counts().bytes;
    console.say({fmt::format("{} → {}", size_text(before), size_text(after)),
                 fmt::format("{} → {}", size_text(before), size_text(after))});
  } else if (action == "backup") {
    Upkeep(store).backup(target_of(options));
  } else if (action == "export") {
    export_tables(store, target_of(options));
  } else {
    throw usage_error(options.language, action,
                      {"应为 check、backup、vacuum 或 export", "must be check, backup, vacuum or export"});
  }
  return ExitCode::done;
}

}  // namespace

Command store_command() {
  return {.name = "store",
          .summary = {"检查、备份、压缩、导出存储", "Check, back up, vacuum or export the store"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
