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
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

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

void generate(const BatchBench& settings, const std::string& only, int dossiers, bool small,
              const std::string& folder) {
  std::vector<std::string> command = {settings.corpus,
                                      "--seed",
                                      std::to_string(settings.seed),
                                      "--dossiers",
                                      std::to_string(dossiers),
                                      "--conditions",
                                      settings.condition,
                                      "--no-texts",
                                      "--out",
                                      folder};
  if (small) command.emplace_back("--small");
  if (!only.empty()) command.insert(command.end(), {"--only", only});
  if (run_process(command, 7200).exit_status != 0)
    throw std::runtime_error("the corpus program failed: " + settings.corpus);
}

std::vector<std::string> pdfs_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".pdf") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
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

// User CPU a page, ocrmypdf's over ours, on the first files of the batch.
void compare_pages(const BatchBench& settings, const BatchCost& ours, const std::string& in,
                   const std::string& scratch) {
  if (!test::have_program("ocrmypdf")) {
    fmt::print("ocrmypdf is not installed: not compared\n");
    return;
  }
  double user = 0;
  int pages = 0;
  for (const std::string& pdf : pdfs_below(in)) {
    if (pages >= settings.peer_pages) break;
    user += user_of(ocrmypdf(pdf, scratch + "/peer.pdf"));
    pages += pages_of(pdf);
  }
  if (pages == 0 || ours.pages == 0) return;
  fmt::print("User CPU a page: batch {:.2f} s ({:.0f} pages), ocrmypdf --force-ocr {:.2f} s ({} pages); ratio {:.2f}\n",
             ours.user / ours.pages, ours.pages, user / pages, pages, user / pages / (ours.user / ours.pages));
}

// A long scan of which few pages matter: an audit report, and the pages of standards behind it.
void compare_long(const BatchBench& settings, const std::string& scratch) {
  generate(settings, "audit_report", 4, false, scratch + "/long-head");
  generate(settings, "standard", 12, false, scratch + "/long-rest");
  const std::vector<std::string> head = pdfs_below(scratch + "/long-head");
  const std::vector<std::string> rest = pdfs_below(scratch + "/long-rest");
  if (head.empty() || rest.empty()) {
    fmt::print("A long scan: not measured, this seed gave no PDF to make it from\n");
    return;
  }
  std::vector<std::string> unite = {"pdfunite", head.front()};
  for (int i = 0, pages = pages_of(head.front()); pages < 120; ++i) {
    unite.push_back(rest[static_cast<std::size_t>(i) % rest.size()]);
    pages += std::max(1, pages_of(unite.back()));
  }
  unite.push_back(scratch + "/long.pdf");
  if (run_process(unite).exit_status != 0) {
    fmt::print("A long scan: not measured, pdfunite could not join the pages\n");
    return;
  }
  const int pages = pages_of(unite.back());
  const double ours =
      user_of({settings.dossier, "read", unite.back(), "--json", "-", "--no-store", "--jobs", "1", "--quiet"});
  const double all = user_of(
      {settings.dossier, "read", unite.back(), "--json", "-", "--no-store", "--jobs", "1", "--quiet", "--all-pages"});
  fmt::print("A scan of {} pages, few of which matter: {:.1f} s of user CPU, {:.1f} s with --all-pages", pages, ours,
             all);
  if (test::have_program("ocrmypdf")) {
    // A part is enough to know its cost a page.
    const std::string part = scratch + "/part.pdf";
    double user = 0;
    int done = 0;
    for (std::size_t i = 1; i + 1 < unite.size() && done < settings.peer_pages; ++i) {
      user += user_of(ocrmypdf(unite[i], part));
      done += pages_of(unite[i]);
    }
    fmt::print("; ocrmypdf --force-ocr {:.1f} s for as many (from {}); ratio {:.1f}", user / done * pages, done,
               user / done * pages / ours);
  }
  fmt::print("\n");
}

}  // namespace

void bench_batch(const BatchBench& settings, const std::string& scratch) {
  const std::string in = scratch + "/in";
  generate(settings, settings.only, settings.dossiers, true, in);
  fmt::print("{} dossiers{}, {}, seed {}\n", settings.dossiers, settings.only.empty() ? "" : " of " + settings.only,
             settings.condition, settings.seed);
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
}

}  // namespace dossier::bench
