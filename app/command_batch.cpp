#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <system_error>
#include <thread>

#include "app/batch_findings.h"
#include "app/batch_metrics.h"
#include "app/batch_overview.h"
#include "app/batch_progress.h"
#include "app/batch_results.h"
#include "app/batch_run.h"
#include "app/commands.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/queue_options.h"
#include "app/read_run.h"
#include "app/reading_cache.h"
#include "app/rule_options.h"
#include "app/scratch_folder.h"
#include "models/error.h"
#include "store/quarantine.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("FOLDER", options.arguments,
                 in(language, {"文件夹：其下每份申报材料（文件夹、.zip、.tar.gz）",
                               "The folder: every dossier below it (folders, .zip, .tar.gz)"}))
      ->required()
      ->expected(1)
      ->type_name("");
  const std::string results = in(language, {"结果", "Results"});
  app.add_option(
         "--json", options.json,
         in(language, {"把结果以 JSON 写入文件（- 为标准输出）", "Write the result as JSON (- is standard output)"}))
      ->option_text("FILE|-")
      ->group(results);
  app.add_option(
         "--out", options.out,
         in(language,
            {"写入文件夹：每份材料的 report.json，index.html，summary.xlsx，summary.csv，batch.json",
             "Write to a folder: report.json of each dossier, index.html, summary.xlsx, summary.csv, batch.json"}))
      ->option_text("DIR")
      ->group(results);
  const std::string batch = in(language, {"批量", "Batch"});
  app.add_option(
         "--shard", options.shard,
         in(language, {"只处理 N 份中的第 I 份（Slurm 数组、cron）", "Do share I of N only (Slurm arrays, cron)"}))
      ->option_text("I/N")
      ->group(batch);
  app.add_flag("--retry-quarantined", options.retry_quarantined,
               in(language, {"重试被隔离的文件", "Try quarantined files again"}))
      ->group(batch);
  app.add_option("--metrics", options.metrics,
                 in(language, {"把计数写入文件，供 Prometheus node exporter 的 textfile 收集",
                               "Write counters to a file for the textfile collector of Prometheus's node exporter"}))
      ->option_text("FILE")
      ->group(batch);
  add_queue_options(app, options, language);
  add_rule_options(app, options, language);
  add_reading_options(app, options, language);
  add_store_options(app, options, language);
}

// Files that wait on the queue at a time: enough for some hundred readers, few enough to hold in memory.
constexpr int kFilesAhead = 512;

Shard shard_of(const Options& options) {
  Shard shard;
  if (options.shard.empty()) return shard;
  const char* end = options.shard.data() + options.shard.size();
  const auto first = std::from_chars(options.shard.data(), end, shard.number);
  const bool slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
  const auto second = slash ? std::from_chars(first.ptr + 1, end, shard.of) : first;
  if (!slash || second.ec != std::errc() || second.ptr != end || shard.number < 1 || shard.number > shard.of) {
    throw usage_error(options.language, "--shard " + options.shard,
                      {"应写作 I/N，例如 2/8", "write it as I/N, 2/8 for example"});
  }
  return shard;
}

std::string store_path(const Options& options, const ScratchFolder& scratch) {
  if (options.no_store) return scratch.path() + "/store.sqlite";
  const std::string path = options.store.empty() ? default_store_path() : options.store;
  if (path.empty()) {
    throw usage_error(
        options.language, "--store",
        {"没有缓存目录；请用 --store 指明存储文件", "there is no cache folder; name a store with --store"});
  }
  return path;
}

void write_by_pieces(const std::string& path, const std::function<void(const TextSink&)>& make) {
  write_file_by(path, [&](const std::string& temporary) {
    std::ofstream file(temporary, std::ios::binary);
    make([&](std::string_view text) { file.write(text.data(), static_cast<std::streamsize>(text.size())); });
    file.close();
    if (!file) throw Error(ErrorCode::internal, path, "cannot be written: is the disk full?");
  });
}

ExitCode exit_code_of(const BatchResults& results) {
  ExitCode code = ExitCode::done;
  results.each([&](const DossierRow& row) {
    if (row.inconsistent > 0) code = worse(code, ExitCode::inconsistent);
    if (row.unreadable > 0 || !row.error.empty()) code = worse(code, ExitCode::unreadable);
  });
  for (const BatchFinding& finding : results.findings) {
    if (finding.outcome == Outcome::inconsistent) code = worse(code, ExitCode::inconsistent);
  }
  return code;
}

void write_folder(const Options& options, const BatchResults& results, const BatchOverview& overview) {
  const std::string& folder = options.out;
  write_by_pieces(folder + "/batch.json", [&](const TextSink& write) { write_batch_json(results, write); });
  write_by_pieces(folder + "/summary.csv",
                  [&](const TextSink& write) { write_batch_csv(results, options.language, write); });
  write_file_by(folder + "/summary.xlsx",
                [&](const std::string& path) { write_batch_xlsx(path, overview, results, options.language); });
  write_file(folder + "/index.html", batch_html(overview, results, options.language));
}

void deliver(const Options& options, const Console& console, const BatchResults& results,
             const std::function<BatchOverview()>& overview) {
  if (options.json == "-") {
    write_batch_json(results, [&](std::string_view text) { console.print(text); });
  } else if (!options.json.empty()) {
    write_by_pieces(options.json, [&](const TextSink& write) { write_batch_json(results, write); });
  }
  if (!options.out.empty()) {
    write_folder(options, results, overview());
    console.say({fmt::format("结果：{}/index.html", options.out), fmt::format("Results: {}/index.html", options.out)});
  }
  if (options.json.empty() && options.out.empty()) console.print(batch_summary(results, console.style()));
}

Message how_to_go_on(int done, std::size_t all) {
  return {
      fmt::format("已完成 {}/{} 份并已保存；再次运行同一命令即从此处继续。", done, all),
      fmt::format("{} of {} dossiers are done and kept; run the same command again to go on from here.", done, all)};
}

// Reads and checks what is new. What ends it early says how to go on.
void do_work(BatchRun& batch, bool remote, const BatchProgress& progress, const ScratchFolder& scratch,
             const Console& console) {
  if (!batch.needs_readers()) return;
  std::optional<InterruptGuard> guard;
  const auto guarded_from_here = [&] {
    guard.emplace([&] {
      console.show_progress("");
      console.say(how_to_go_on(progress.done(), batch.entries().size()));
      std::error_code ignored;
      std::filesystem::remove_all(scratch.path(), ignored);
    });
  };
  // Threads of the queue must not hear the signals, and processes forked for reading must.
  if (remote) guarded_from_here();
  batch.start();
  if (!remote) guarded_from_here();
  try {
    batch.work();
  } catch (const Error&) {
    console.say(how_to_go_on(progress.done(), batch.entries().size()));
    throw;
  }
}

ExitCode run(const Options& options, const Console& console) {
  const ScratchFolder scratch;
  BatchSettings settings{.folder = options.arguments.front(), .out = options.out};
  if (!options.json.empty() && options.json != "-") check_output_file(options.json);
  if (!options.metrics.empty()) check_output_file(options.metrics);
  if (!options.out.empty()) make_output_folder(options.out);
  settings.reading = reading_options(options);
  settings.jobs = options.jobs > 0 ? options.jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  settings.rules = chosen_rules(options);
  settings.rules_text = chosen_rules_text(options);
  settings.shard = shard_of(options);
  settings.retry_quarantined = options.retry_quarantined;
  settings.scratch = scratch.path();

  const std::string store_file = store_path(options, scratch);
  Store store(store_file);
  if (!options.queue.empty()) {
    settings.remote = [&](const std::string& root, const std::string& key) {
      return std::make_unique<RemoteReaders>(queue_address(options), queue_name(store_file, root), root, key, kFilesAhead,
                                             console);
    };
  }
  BatchProgress progress(console);
  MetricsFile metrics(options.metrics);
  progress.tell([&](const BatchCounts& counts) { metrics.write(counts, true); });
  BatchRun batch(settings, store, progress);
  do_work(batch, !options.queue.empty(), progress, scratch, console);
  const BatchCounts counts = progress.counts();
  metrics.write(counts, false);
  console.say(
      {fmt::format("{} 份材料：{} 份未变，{} 份本次处理；读取 {} 页，用时 {}", counts.expected, counts.unchanged,
                   counts.finished, counts.pages, duration_text(counts.seconds, Language::zh)),
       fmt::format("{} dossiers: {} unchanged, {} done in this run; {} pages read in {}", counts.expected,
                   counts.unchanged, counts.finished, counts.pages, duration_text(counts.seconds, Language::en))});

  Dossiers dossiers(store);
  const bool whole = settings.shard.of == 1;
  std::set<std::string> paths;
  for (const BatchEntry& entry : batch.entries()) paths.insert(entry.path);
  if (whole) dossiers.forget(batch.root(), [&](const std::string& path) { return paths.contains(path); });
  BatchResults results;
  results.each = [&](const std::function<void(const DossierRow&)>& use) {
    dossiers.each(batch.root(), [&](const DossierRow& row) {
      if (paths.contains(row.path)) use(row);
    });
  };
  results.compared = whole;
  if (whole) results.findings = batch_findings(store, batch.root());
  results.reports = !options.out.empty();
  results.quarantined = Quarantine(store).list(batch.root(), batch.reading_key());
  std::erase_if(results.quarantined, [&](const QuarantinedFile& file) {
    return std::ranges::none_of(batch.entries(), [&](const BatchEntry& entry) { return entry.id == file.dossier; });
  });
  results.decisions = batch_decisions(store, batch.root());
  deliver(options, console, results, [&] {
    Survey survey(store, batch.root());
    return overview_of(survey, results, [&](const DossierRow& row) { return paths.contains(row.path); });
  });
  return exit_code_of(results);
}

}  // namespace

Command batch_command() {
  return {.name = "batch",
          .summary = {"批量核验一个文件夹下的全部申报材料，可随时中断与继续",
                      "Check every dossier below a folder; may be interrupted and goes on"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
