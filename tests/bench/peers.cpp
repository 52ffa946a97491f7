#include "tests/bench/peers.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/bench/recall.h"
#include "tests/support/run_process.h"

namespace dossier::bench {
namespace {

using test::ProcessResult;
using test::run_process;

void add(Cost& cost, const ProcessResult& result) {
  cost.user_seconds += result.user_seconds;
  cost.system_seconds += result.system_seconds;
  cost.wall_seconds += result.wall_seconds;
  cost.peak_mib = std::max(cost.peak_mib, result.peak_mib);
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Cost run_dossier(const std::string& program, const std::vector<Scan>& scans, const std::string& scratch) {
  Cost cost{.name = "dossier read"};
  const std::string folder = scratch + "/texts";
  std::filesystem::remove_all(folder);
  std::vector<std::string> command = {program, "read", "--text", "--out", folder, "--no-store", "--jobs", "1", "--quiet"};
  for (const Scan& scan : scans) {
    command.push_back(scan.pdf);
    cost.pages += scan.pages;
  }
  const ProcessResult result = run_process(command);
  add(cost, result);
  if (result.exit_status != 0) ++cost.failures;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());  // numbered in the order of the command
  for (const std::string& file : files) cost.texts.push_back(folded_text(content_of(file)));
  cost.texts.resize(scans.size());
  return cost;
}

Cost run_tesseract(const std::vector<Scan>& scans, const std::string& scratch) {
  Cost cost{.name = "tesseract -l chi_sim"};
  const std::string list = scratch + "/pages.txt";
  for (const Scan& scan : scans) {
    std::ofstream pages(list);
    for (const std::string& png : scan.pngs) pages << png << '\n';
    pages.close();
    const ProcessResult result = run_process({"env", "OMP_THREAD_LIMIT=1", "tesseract", list, "-", "-l", "chi_sim", "--dpi", "200"});
    add(cost, result);
    if (result.exit_status != 0) ++cost.failures;
    cost.pages += scan.pages;
    cost.texts.push_back(folded_text(result.output));
  }
  return cost;
}

Cost run_ocrmypdf(const std::vector<Scan>& scans, const std::string& scratch) {
  Cost cost{.name = "ocrmypdf --force-ocr"};
  for (const Scan& scan : scans) {
    const std::string text_file = scratch + "/ocrmypdf.txt";
    const ProcessResult result =
        run_process({"env", "OMP_THREAD_LIMIT=1", "ocrmypdf", "--force-ocr", "--jobs", "1", "-l", "chi_sim+eng", "--output-type",
                     "pdf", "--sidecar", text_file, scan.pdf, scratch + "/ocrmypdf.pdf"});
    add(cost, result);
    cost.pages += scan.pages;
    if (result.exit_status != 0) ++cost.failures;
    cost.texts.push_back(folded_text(content_of(text_file)));
  }
  return cost;
}

}  // namespace dossier::bench
