// Speed, in one run on the same pages: `dossier read` against the tesseract command and ocrmypdf on scans, against
// pdftotext on a long born-digital file, and the memory of a long scan. Prints ratios: machines differ and are shared.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <nlohmann/json.hpp>
#include <numeric>
#include <stdexcept>

#include "tests/bench/batch.h"
#include "tests/bench/peers.h"
#include "tests/bench/recall.h"
#include "tests/support/run_process.h"
#include "tests/support/temp_folder.h"

namespace dossier::bench {
namespace {

namespace fs = std::filesystem;
using test::ProcessResult;
using test::run_process;

constexpr int kManyPages = 60;

struct Settings {
  std::string dossier;
  std::string corpus;
  unsigned seed = 20;
  int dossiers = 6;
  int pages = 30;
  std::string long_pdf;
};

// The truth of every file below `folder` whose condition is `condition`, as written by the corpus program.
std::vector<nlohmann::json> truths_of(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().string().ends_with(".truth.json")) names.push_back(entry.path().string());
  }
  std::sort(names.begin(), names.end());
  std::vector<nlohmann::json> truths;
  for (const std::string& name : names) {
    std::ifstream file(name);
    truths.push_back(nlohmann::json::parse(file));
  }
  return truths;
}

std::vector<Scan> scans_of(const std::string& folder, int pages_wanted) {
  std::vector<Scan> scans;
  int pages = 0;
  for (const nlohmann::json& truth : truths_of(folder)) {
    for (const nlohmann::json& file : truth.at("files")) {
      const std::string path = folder + "/" + truth.at("id").get<std::string>() + "/" + file.at("file").get<std::string>();
      if (!path.ends_with(".pdf") || pages >= pages_wanted) continue;
      Scan scan{.pdf = path, .pages = file.at("page_count").get<int>(), .values = {}, .pngs = {}};
      for (const nlohmann::json& document : file.at("documents")) {
        for (const nlohmann::json& field : document.at("fields")) scan.values.push_back(field.at("value").get<std::string>());
      }
      pages += scan.pages;
      scans.push_back(std::move(scan));
    }
  }
  return scans;
}

// `only`: documents of one type; empty for whole dossiers.
void generate(const Settings& settings, const std::string& condition, const std::string& only, const std::string& folder) {
  std::vector<std::string> command = {settings.corpus, "--seed", std::to_string(settings.seed), "--dossiers", std::to_string(settings.dossiers),
                                      "--conditions", condition, "--out", folder};
  if (!only.empty()) command.insert(command.end(), {"--only", only});
  const ProcessResult result = run_process(command);
  if (result.exit_status != 0) throw std::runtime_error("the corpus program failed: " + settings.corpus);
}

// As PNG, which the tesseract command reads quickest. Packing them takes seconds a page, so two programs do it at a time.
void render(std::vector<Scan>& scans, const std::string& scratch) {
  for (std::size_t i = 0; i < scans.size(); ++i) {
    const std::string stem = fmt::format("{}/scan{:03}", scratch, i);
    const auto draw = [&](const char* parity) { (void)run_process({"pdftoppm", "-r", "200", "-png", parity, scans[i].pdf, stem}); };
    auto even = std::async(std::launch::async, draw, "-e");
    draw("-o");
    even.get();
    for (const auto& entry : fs::directory_iterator(scratch)) {
      if (entry.path().string().starts_with(stem)) scans[i].pngs.push_back(entry.path().string());
    }
    if (scans[i].pngs.size() != static_cast<std::size_t>(scans[i].pages)) throw std::runtime_error("pdftoppm cannot draw " + scans[i].pdf);
    std::sort(scans[i].pngs.begin(), scans[i].pngs.end());
  }
}

double recall_of(const Cost& cost, const std::vector<Scan>& scans) {
  int found = 0;
  int all = 0;
  for (std::size_t i = 0; i < scans.size(); ++i) {
    for (const std::string& value : scans[i].values) {
      ++all;
      if (occurs(cost.texts[i], value)) ++found;
    }
  }
  return all == 0 ? 0 : 100.0 * found / all;
}

void print(const Cost& cost, const std::vector<Scan>& scans, const Cost& reference) {
  fmt::print("{:<22} {:>5} {:>10.2f} {:>10.2f} {:>10.2f} {:>8.0f} {:>9.1f} {:>8} {:>12.2f}\n", cost.name, cost.pages,
             cost.user_per_page(), cost.system_seconds / std::max(1, cost.pages), cost.wall_seconds / std::max(1, cost.pages),
             cost.peak_mib, recall_of(cost, scans), cost.failures, cost.user_per_page() / reference.user_per_page());
  std::fflush(stdout);  // the programs take minutes each
}

void bench_scans(const Settings& settings, const std::string& scratch) {
  const std::string folder = scratch + "/scans";
  generate(settings, "scan200", "", folder);
  std::vector<Scan> scans = scans_of(folder, settings.pages);
  render(scans, scratch);
  if (scans.empty()) throw std::runtime_error("the corpus program gave no scanned PDF");

  fmt::print("Scanned pages at 200 dpi, seed {}; user CPU is that of all processes together\n", settings.seed);
  fmt::print("{:<22} {:>5} {:>10} {:>10} {:>10} {:>8} {:>9} {:>8} {:>12}\n", "program", "pages", "user s/pg", "sys s/pg", "wall s/pg",
             "MiB", "recall %", "failed", "user ratio");
  const Cost ours = run_dossier(settings.dossier, scans, scratch);
  print(ours, scans, ours);
  if (test::have_program("tesseract")) print(run_tesseract(scans, scratch), scans, ours);
  if (test::have_program("ocrmypdf")) print(run_ocrmypdf(scans, scratch), scans, ours);

}

void bench_statements(const Settings& settings, const std::string& scratch) {
  std::vector<Scan> statements;
  for (const char* type : {"balance_sheet", "income_statement", "cash_flow_statement"}) {
    const std::string folder = scratch + "/" + type;
    generate(settings, "scan200", type, folder);
    const std::vector<Scan> scans = scans_of(folder, settings.pages / 3);
    statements.insert(statements.end(), scans.begin(), scans.end());
  }
  if (statements.empty()) throw std::runtime_error("the corpus program gave no scanned statement");
  const Cost cost = run_dossier(settings.dossier, statements, scratch);
  fmt::print("Statement pages alone, second readings included: {:.2f} s of user CPU a page ({} pages)\n\n", cost.user_per_page(),
             cost.pages);
}

void bench_born_digital(const Settings& settings, const std::string& scratch) {
  std::string file = settings.long_pdf;
  if (file.empty()) {
    const std::string folder = scratch + "/born";
    generate(settings, "born", "", folder);
    std::vector<Scan> born = scans_of(folder, 10'000);
    std::vector<std::string> unite = {"pdfunite"};
    int pages = 0;
    for (std::size_t i = 0; pages < 150 && !born.empty(); ++i) {
      unite.push_back(born[i % born.size()].pdf);
      pages += born[i % born.size()].pages;
    }
    file = scratch + "/long.pdf";
    unite.push_back(file);
    if (run_process(unite).exit_status != 0) {
      fmt::print("Born-digital: pdfunite could not join the pages, not measured\n");
      return;
    }
  }
  const std::string info = run_process({"pdfinfo", file}).output;
  const std::size_t at = info.find("Pages:");
  const int pages = at == std::string::npos ? 0 : std::atoi(info.c_str() + at + 6);
  const ProcessResult ours =
      run_process({settings.dossier, "read", file, "--json", "-", "--no-store", "--jobs", "1", "--quiet"});
  const ProcessResult theirs = run_process({"pdftotext", "-layout", file, "-"});
  fmt::print("Born-digital file of {} pages: dossier read {:.0f} pages/s ({:.0f} by user CPU), {:.0f} MiB; pdftotext {:.0f} pages/s\n\n",
             pages, pages / ours.wall_seconds, pages / ours.user_seconds, ours.peak_mib, pages / theirs.wall_seconds);
}

// The memory of a reader must not grow with the pages: the same scan once and many times over.
void bench_memory(const Settings& settings, const std::string& scratch) {
  const std::vector<Scan> scans = scans_of(scratch + "/scans", 4);
  if (scans.empty()) return;
  const int unit = std::accumulate(scans.begin(), scans.end(), 0, [](int sum, const Scan& scan) { return sum + scan.pages; });
  for (const int times : {1, std::max(2, kManyPages / unit)}) {
    std::vector<std::string> unite = {"pdfunite"};
    int pages = 0;
    for (int i = 0; i < times; ++i) {
      for (const Scan& scan : scans) {
        unite.push_back(scan.pdf);
        pages += scan.pages;
      }
    }
    unite.push_back(scratch + "/memory.pdf");
    if (run_process(unite).exit_status != 0) return;
    const ProcessResult result = run_process(
        {settings.dossier, "read", unite.back(), "--json", "-", "--no-store", "--jobs", "1", "--quiet", "--all-pages"});
    fmt::print("Largest process while reading a scan of {:>3} pages: {:.0f} MiB\n", pages, result.peak_mib);
  }
}

int run(int argc, char** argv) {
  CLI::App app{"Measures the speed and memory of dossier against other programs, in one run on the same pages"};
  Settings settings;
  const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
  settings.dossier = (here / "../../app/dossier").lexically_normal().string();
  settings.corpus = (here / "../../corpus/dossier_corpus").lexically_normal().string();
  app.add_option("--dossier", settings.dossier, "the program")->capture_default_str();
  app.add_option("--corpus", settings.corpus, "the generator dossier_corpus")->capture_default_str();
  app.add_option("--seed", settings.seed, "seed of the generated pages");
  app.add_option("--dossiers", settings.dossiers, "how many dossiers to generate");
  app.add_option("--pages", settings.pages, "how many scanned pages to read, at least");
  app.add_option("--long", settings.long_pdf, "a long born-digital PDF instead of the generated one");
  bool batch = false;
  BatchBench batch_settings;
  app.add_flag("--batch", batch, "measure batches instead");
  app.add_option("--batch-dossiers", batch_settings.dossiers, "dossiers of the batch")->capture_default_str();
  app.add_option("--batch-conditions", batch_settings.conditions, "conditions of its dossiers, taken in turn")->capture_default_str();
  app.add_option("--batch-only", batch_settings.only, "evidence of these document types alone, separated by commas");
  app.add_option("--batch-peer-pages", batch_settings.peer_pages, "pages for ocrmypdf")->capture_default_str();
  app.add_option("--batch-long-pages", batch_settings.long_pages, "pages of notes behind the long audit report")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const test::TempFolder scratch;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  if (batch) {
    batch_settings.dossier = settings.dossier;
    batch_settings.corpus = settings.corpus;
    batch_settings.seed = settings.seed;
    bench_batch(batch_settings, scratch.path());
    return 0;
  }
  bench_scans(settings, scratch.path());
  bench_statements(settings, scratch.path());
  bench_born_digital(settings, scratch.path());
  bench_memory(settings, scratch.path());
  return 0;
}

}  // namespace
}  // namespace dossier::bench

int main(int argc, char** argv) {
  try {
    return dossier::bench::run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "dossier_bench: {}\n", error.what());
    return 1;
  }
}
