#include "app/read_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <thread>

#include "app/output_file.h"
#include "app/report_folder.h"
#include "app/report_pictures.h"

namespace dossier {
namespace {

std::string store_path(const Options& options) {
  if (options.no_store) return {};
  return options.store.empty() ? default_store_path() : options.store;
}

void check_outputs(const Options& options) {
  if (!options.json.empty() && options.json != "-") check_output_file(options.json);
  if (!options.out.empty()) make_output_folder(options.out);
}

int jobs_of(const Options& options) {
  return options.jobs > 0 ? options.jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

ReadingOptions reading_options(const Options& options) {
  ReadingOptions reading;
  reading.limits = options.limits;
  reading.use_text_layer = !options.force_ocr;
  reading.triage = !options.all_pages;
  return reading;
}

RunSession::RunSession(const Options& options, const Console& console)
    : options_(options), console_(console), store_(store_path(options)), progress_(console) {
  check_outputs(options);
  PipelineOptions wanted;
  wanted.reading = reading_options(options);
  wanted.jobs = jobs_of(options);
  wanted.cache = store_.cache();
  wanted.scratch = scratch_.path();
  if (console.progress_wanted()) {
    wanted.progress = [this](const std::string& file, int page) { progress_.heard(file, page); };
  }
  pipeline_ = std::make_unique<Pipeline>(std::move(wanted));
  interrupt_ = std::make_unique<InterruptGuard>([this] {
    console_.show_progress("");
    std::error_code ignored;
    std::filesystem::remove_all(scratch_.path(), ignored);
  });
}

ExitCode RunSession::deliver(const Run& run, const std::string& verb, const std::string& place, const std::string& summary) {
  const std::string json = report_json_text(run.report);
  StoredRun stored{.verb = verb,
                   .place = place,
                   .dossier = run.report.dossier,
                   .verdict = run.report.score ? std::string(name_of(run.report.score->verdict)) : std::string(),
                   .report = json,
                   .files = {}};
  for (const SourceFile& file : run.report.files) {
    stored.files.push_back({.name = file.name, .sha256 = file.sha256, .size = file.size});
  }
  store_.remember(stored);

  if (options_.json == "-") {
    console_.print(json);
  } else if (!options_.json.empty()) {
    write_file(options_.json, json);
  }
  if (!options_.out.empty()) {
    const PictureSource source = [this](const SourceFile& file, std::span<const CropRequest> wanted) {
      return pipeline_->crops(file, wanted);
    };
    write_report_folder(options_.out, run.report, run.readings, ReportPictures(run.report, run.readings, source), options_.language);
    console_.say({fmt::format("报告：{}/report.html", options_.out), fmt::format("Report: {}/report.html", options_.out)});
  }
  if (options_.json.empty() && options_.out.empty()) console_.print(summary);
  return exit_code_of(run.report);
}

}  // namespace dossier
