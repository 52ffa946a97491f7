// The programs that `dossier read` is measured against, each run as its user would, one thread, one process at a time.
#pragma once

#include <string>
#include <vector>

namespace dossier::bench {

struct Scan {
  std::string pdf;                  // the file as the dossier holds it, every page a scan
  int pages = 0;
  std::vector<std::string> values;  // truth values it prints
  std::vector<std::string> pngs;    // its pages at 200 dpi for the programs that take pictures, in order
};

struct Cost {
  std::string name;
  double user_seconds = 0;
  double system_seconds = 0;
  double wall_seconds = 0;
  double peak_mib = 0;
  int pages = 0;
  int failures = 0;
  std::vector<std::string> texts;  // folded, by scan

  [[nodiscard]] double user_per_page() const { return pages == 0 ? 0 : user_seconds / pages; }
};

// One command for all files; the others are run once a file, as they take one file each.
[[nodiscard]] Cost run_dossier(const std::string& program, const std::vector<Scan>& scans, const std::string& scratch);
[[nodiscard]] Cost run_tesseract(const std::vector<Scan>& scans, const std::string& scratch);
[[nodiscard]] Cost run_ocrmypdf(const std::vector<Scan>& scans, const std::string& scratch);

}  // namespace dossier::bench
