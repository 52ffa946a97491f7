#include "tests/bench/batch.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/run_process.h"

namespace dossier::bench {
namespace {

namespace fs = std::filesystem;
using test::run_process;
using Clock = std::chrono::steady_clock;

struct BatchCost {
  double wall = 0;
  double user = 0;               // of all processes
  double pages = 0;              // read
  std::vector<double> resident;  // MiB of the main process, twice a second
};

double resident_mib(pid_t process) {
  std::ifstream status(fmt::format("/proc/{}/status", process));
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6) / 1024;
  }
  return 0;
}

double metric(const std::string& file, const std::string& name) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with(name + " ")) return std::atof(line.c_str() + name.size());
  }
  return 0;
}

BatchCost run_batch(const BatchBench& settings, const std::string& in, const std::string& work, int jobs) {
  const std::string metrics = work + ".prom";
  std::vector<std::string> command = {
      settings.dossier,     "batch",  in, "--store", work + ".sqlite", "--out", work, "--metrics", metrics, "--jobs",
      std::to_string(jobs), "--quiet"};
  const auto start = Clock::now();
  const pid_t process = fork();
  if (process == 0) {
    const int null = open("/dev/null", O_RDWR);
    for (const int stream : {0, 1, 2}) dup2(null, stream);
    std::vector<char*> arguments;
    for (std::string& argument : command) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  BatchCost cost;
  int status = 0;
  rusage usage{};
  while (wait4(process, &status, WNOHANG, &usage) == 0) {
    cost.resident.push_back(resident_mib(process));
    std::this_thread::sleep_for(std::chrono::milliseconds(cost.resident.size() < 20 ? 20 : 500));
  }
  cost.wall = std::chrono::duration<double>(Clock::now() - start).count();
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  cost.user = seconds(usage.ru_utime);
  cost.pages = metric(metrics, "dossier_batch_pages_read_total");
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 3) throw std::runtime_error("the batch failed");
  return cost;
}

// The median over a part of the run, so that one page's reading on its way does not count.
double resident_in(const BatchCost& cost, double from, double to) {
  const auto at = [&](double share) {
    return static_cast<std::ptrdiff_t>(share * static_cast<double>(cost.resident.size()));
  };
  std::vector<double> part(cost.resident.begin() + at(from), cost.resident.begin() + at(to));
  if (part.empty()) return 0;
  std::nth_element(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(part.size() / 2), part.end());
  return part[part.size() / 2];
}

// What to draw, besides the seed and the condition.
struct Drawn {
  std::string only;  // document types, separated by commas; empty: everything
  int first = 0;     // number of the first dossier
  int dossiers = 1;
  int notes = 0;  // pages of notes behind each audit report
  std::string prefix = "d";
  std::string condition;  // empty: those of the settings
};

void generate(const BatchBench& settings, const Drawn& drawn, const std::string& folder) {
  std::vector<std::string> command = {settings.corpus,
                                      "--seed",
                                      std::to_string(settings.seed),
                                      "--from",
                                      std::to_string(drawn.first),
                                      "--dossiers",
                                      std::to_string(drawn.dossiers),
                                      "--conditions",
                                      drawn.condition.empty() ? settings.conditions : drawn.condition,
                                      "--no-texts",
                                      "--small",
                                      "--prefix",
                                      drawn.prefix,
                                      "--out",
                                      folder};
  if (!drawn.only.empty()) command.insert(command.end(), {"--only", drawn.only});
  if (drawn.notes > 0) command.insert(command.end(), {"--notes", std::to_string(drawn.notes)});
  if (run_process(command, 7200).exit_status != 0)
    throw std::runtime_error("the corpus program failed: " + settings.corpus);
}

// A whole dossier has some 17 pages. To have many dossiers in little time and yet the pages of whole ones, each holds a
// quarter of the papers.
void generate_batch(const BatchBench& settings, const std::string& folder) {
  if (!settings.only.empty()) return generate(settings, {.only = settings.only, .dossiers = settings.dossiers}, folder);
  const std::vector<std::string> quarters = {
      "business_license,balance_sheet,income_statement", "audit_report,cash_flow_statement",
      "rd_special_audit,patent_certificate",
      "ai_revenue_special_audit,software_copyright,iso_certificate,cmmi_certificate"};
  const int all = static_cast<int>(quarters.size());
  for (int i = 0; i < all; ++i) {
    const int first = settings.dossiers * i / all;
    const int dossiers = settings.dossiers * (i + 1) / all - first;
    if (dossiers > 0)
      generate(settings, {.only = quarters[static_cast<std::size_t>(i)], .first = first, .dossiers = dossiers}, folder);
  }
}

std::vector<std::string> pdfs_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".pdf") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::uintmax_t bytes_below(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    bytes += entry.is_regular_file() ? entry.file_size() : 0;
  return bytes;
}

int pages_of(const std::string& pdf) {
  const std::string info = run_process({"pdfinfo", pdf}).output;
  const std::size_t at = info.find("Pages:");
  return at == std::string::npos ? 0 : std::atoi(info.c_str() + at + 6);
}

double user_of(const std::vector<std::string>& command) { return run_process(command, 7200).user_seconds; }

std::vector<std::string> ocrmypdf(const std::string& in, const std::string& out) {
  return {"env", "OMP_THREAD_LIMIT=1", "ocrmypdf",      "--force-ocr", "--jobs", "1",
          "-l",  "chi_sim+eng",        "--output-type", "pdf",         in,       out};
}

// Some of these PDF files, of every part of the list, of at least so many pages together.
std::vector<std::string> sample_of(const std::vector<std::string>& files, int pages_wanted) {
  std::vector<std::string> sample;
  int pages = 0;
  // 0, 1/2, 1/4, 3/4, 1/8 … of the list: any beginning of this order is spread over the whole.
  std::set<std::size_t> taken;
  for (std::size_t parts = 1; parts <= 2 * files.size() && pages < pages_wanted; parts *= 2) {
    for (std::size_t i = 0; i < parts && pages < pages_wanted; ++i) {
      const std::size_t at = i * files.size() / parts;
      if (!taken.insert(at).second) continue;
      sample.push_back(files[at]);
      pages += pages_of(files[at]);
    }
  }
  return sample;
}

struct Compared {
  int pages = 0;
  double ours = 0, theirs = 0;  // s of user CPU
};

Compared compare_files(const BatchBench& settings, const std::vector<std::string>& files, const std::string& scratch) {
  Compared cost;
  std::vector<std::string> read = {settings.dossier, "read", "--json", "-", "--no-store", "--jobs", "1", "--quiet"};
  for (const std::string& file : files) {
    cost.theirs += user_of(ocrmypdf(file, scratch + "/peer.pdf"));
    cost.pages += pages_of(file);
    read.push_back(file);
  }
  cost.ours = files.empty() ? 0 : user_of(read);
  return cost;
}

void print_row(const std::string& name, const Compared& cost) {
  const double pages = std::max(1, cost.pages);
  fmt::print("  {:<10} {:>4} pages  dossier {:.2f}  ocrmypdf {:.2f}  ratio {:.2f}\n", name, cost.pages, cost.ours / pages,
             cost.theirs / pages, cost.theirs / std::max(0.01, cost.ours));
}

// User CPU a page on the same pages, condition by condition: what ocrmypdf costs hangs on the resolution and the noise.
void compare_pages(const BatchBench& settings, const BatchCost& ours, const std::string& in,
                   const std::string& scratch) {
  fmt::print("User CPU a page of the batch: {:.2f} s\n", ours.user / std::max(1.0, ours.pages));
  if (!test::have_program("ocrmypdf")) {
    fmt::print("ocrmypdf is not installed: not compared\n");
    return;
  }
  std::map<std::string, std::vector<std::string>> files;
  for (const auto& entry : fs::directory_iterator(in)) {
    if (!entry.is_directory()) continue;
    std::ifstream stream(entry.path().string() + ".truth.json");
    const std::string condition = nlohmann::json::parse(stream).at("condition");
    for (std::string& pdf : pdfs_below(entry.path().string())) files[condition].push_back(std::move(pdf));
  }
  fmt::print("User CPU, s a page, `dossier read` and `ocrmypdf --force-ocr` on the same files of the batch:\n");
  Compared all, scanned;
  for (auto& [condition, of_it] : files) {
    std::sort(of_it.begin(), of_it.end());
    const int wanted = std::max(1, settings.peer_pages / static_cast<int>(files.size()));
    const Compared cost = compare_files(settings, sample_of(of_it, wanted), scratch);
    print_row(condition, cost);
    for (Compared* sum : {&all, &scanned}) {
      if (sum == &scanned && (condition == "born" || condition == "mixed")) continue;
      sum->pages += cost.pages;
      sum->ours += cost.ours;
      sum->theirs += cost.theirs;
    }
  }
  print_row("scans", scanned);
  print_row("all", all);
}

// A long scan of which few pages matter: an audit report with its statements and a hundred pages of notes.
void compare_long(const BatchBench& settings, const std::string& scratch) {
  std::string file;
  // Not every seed binds all of it into one PDF file.
  for (int i = 0; i < 8 && file.empty(); ++i) {
    const std::string folder = fmt::format("{}/long{}", scratch, i);
    generate(settings,
             {.only = "audit_report,balance_sheet,income_statement,cash_flow_statement",
              .first = i,
              .notes = settings.long_pages,
              .condition = "scan200"},
             folder);
    for (const std::string& pdf : pdfs_below(folder)) {
      if (pages_of(pdf) > settings.long_pages) file = pdf;
    }
  }
  if (file.empty()) {
    fmt::print("A long audit report: not measured, this seed gave no PDF of it\n");
    return;
  }
  const int pages = pages_of(file);
  const double ours = user_of({settings.dossier, "read", file, "--json", "-", "--no-store", "--jobs", "1", "--quiet"});
  fmt::print("A scanned audit report of {} pages, few of which matter: {:.1f} s of user CPU", pages, ours);
  if (test::have_program("ocrmypdf")) {
    // A part is enough to know its cost a page: every so many pages.
    const std::string part = scratch + "/part.pdf";
    std::vector<std::string> unite = {"pdfunite"};
    for (int i = 0; i < settings.peer_pages / 5; ++i) {
      const int page = 1 + i * (pages - 1) / std::max(1, settings.peer_pages / 5 - 1);
      unite.push_back(fmt::format("{}/page{}.pdf", scratch, page));
      if (run_process({"pdfseparate", "-f", std::to_string(page), "-l", std::to_string(page), file, unite.back()})
              .exit_status != 0)
        throw std::runtime_error("pdfseparate failed");
    }
    const int done = static_cast<int>(unite.size()) - 1;
    unite.push_back(part);
    if (run_process(unite).exit_status != 0) throw std::runtime_error("pdfunite failed");
    const double user = user_of(ocrmypdf(part, scratch + "/part-out.pdf"));
    fmt::print("; ocrmypdf --force-ocr {:.1f} s for as many (from {}); ratio {:.1f}", user / done * pages, done,
               user / done * pages / ours);
  }
  fmt::print("\n");
}

}  // namespace

void bench_batch(const BatchBench& settings, const std::string& scratch) {
  const std::string in = scratch + "/in";
  const auto start = Clock::now();
  generate_batch(settings, in);
  fmt::print("{} dossiers of {}, {}, seed {}; {} MiB\n", settings.dossiers,
             settings.only.empty() ? "a quarter of the papers each" : settings.only, settings.conditions, settings.seed,
             bytes_below(in) >> 20);
  const BatchCost one = run_batch(settings, in, scratch + "/one", 1);
  const BatchCost two = run_batch(settings, in, scratch + "/two", 2);
  fmt::print(
      "1 job: {:.0f} pages in {:.1f} s, {:.2f} pages/s; 2 jobs: {:.0f} in {:.1f} s, {:.2f} pages/s; ratio {:.2f}\n",
      one.pages, one.wall, one.pages / one.wall, two.pages, two.wall, two.pages / two.wall,
      two.pages / two.wall / (one.pages / one.wall));
  fmt::print("Main process, MiB resident: {:.0f} in the second tenth of the run, {:.0f} in the last; {:.0f} at most\n",
             resident_in(two, 0.1, 0.2), resident_in(two, 0.9, 1),
             *std::max_element(two.resident.begin(), two.resident.end()));
  const BatchCost again = run_batch(settings, in, scratch + "/two", 2);
  fmt::print(
      "Second run, nothing changed: {:.2f} s, {:.0f} pages read; the first took {:.0f} times as long with 2 jobs\n",
      again.wall, again.pages, two.wall / again.wall);
  const double store = static_cast<double>(fs::file_size(scratch + "/two.sqlite"));
  fmt::print("Store: {:.0f} KiB a page, {:.0f} KiB a dossier\n", store / 1024 / two.pages,
             store / 1024 / settings.dossiers);
  compare_pages(settings, one, in, scratch);
  compare_long(settings, scratch);
  fmt::print("All of this took {:.0f} s\n", std::chrono::duration<double>(Clock::now() - start).count());
}

}  // namespace dossier::bench
