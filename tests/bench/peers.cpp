#include "tests/bench/peers.h"

#include <algorithm>
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

}  // namespace

Cost run_dossier(const std::string& program, const std::vector<Scan>& scans) {
  Cost cost{.name = "dossier read"};
  for (const Scan& scan : scans) {
    const ProcessResult result = run_process({program, "read", scan.pdf, "--text", "--no-store", "--jobs", "1", "--quiet"});
    add(cost, result);
    cost.pages += scan.pages;
    if (result.exit_status != 0) ++cost.failures;
    cost.texts.push_back(folded_text(result.output));
  }
  return cost;
}

Cost run_tesseract(const std::vector<Scan>& scans) {
  Cost cost{.name = "tesseract -l chi_sim"};
  for (const Scan& scan : scans) {
    std::string text;
    for (const std::string& png : scan.pngs) {
      const ProcessResult result =
          run_process({"env", "OMP_THREAD_LIMIT=1", "tesseract", png, "-", "-l", "chi_sim", "--dpi", "200"});
      add(cost, result);
      if (result.exit_status != 0) ++cost.failures;
      text += result.output;
    }
    cost.pages += scan.pages;
    cost.texts.push_back(folded_text(text));
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
    std::ifstream file(text_file, std::ios::binary);
    cost.texts.push_back(folded_text(std::string(std::istreambuf_iterator<char>(file), {})));
  }
  return cost;
}

}  // namespace dossier::bench
