// How far a batch has come: a line that replaces itself on a terminal, a line for every finished dossier elsewhere; and
// the counts, for the summary and for monitoring.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/console.h"
#include "store/dossiers.h"

namespace dossier {

struct BatchCounts {
  int expected = 0;                                      // dossiers of this run
  int unchanged = 0;                                     // of them known from before
  int finished = 0;                                      // of them looked at in this run, those with an error included
  int failed = 0;                                        // of the finished: with an error
  std::int64_t pages = 0;                                // read in this run
  std::int64_t files = 0;                                // read in this run
  std::uint64_t bytes_expected = 0, bytes_finished = 0;  // of dossiers that are not known
  double seconds = 0;                                    // since the work began
  std::vector<std::string> quarantined;                  // files whose reader process died twice, now or before
};

class BatchProgress {
 public:
  explicit BatchProgress(const Console& console) : console_(console) {}
  ~BatchProgress() { console_.show_progress(""); }
  BatchProgress(const BatchProgress&) = delete;
  BatchProgress& operator=(const BatchProgress&) = delete;

  // Hears of every finished dossier and, while files are read, about once a second.
  void tell(std::function<void(const BatchCounts&)> listener) { listener_ = std::move(listener); }

  void unchanged();
  void expect(std::uint64_t bytes);
  void begin(std::uint64_t job, const std::string& file, std::uint64_t bytes);
  void page(std::uint64_t job, const std::string& file, int page);
  void end(std::uint64_t job);
  void finished(const std::string& id, const DossierRow& row, std::uint64_t bytes);
  // `reason`: code of the problem it ended with; empty where it was in quarantine before.
  void quarantined(const std::string& file, const std::string& reason);

  [[nodiscard]] BatchCounts counts() const;
  // Dossiers done, now or before; may be asked from another thread.
  [[nodiscard]] int done() const { return done_; }

 private:
  void show(bool now);
  [[nodiscard]] std::string line() const;

  const Console& console_;
  BatchCounts counts_;
  std::atomic<int> done_ = 0;
  struct Reading {
    std::string name;
    int page = 0;  // done
    std::uint64_t bytes = 0;
  };
  std::map<std::uint64_t, Reading> reading_;  // by job
  std::uint64_t bytes_read_ = 0;              // of files
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_, told_;
  std::function<void(const BatchCounts&)> listener_;
};

// "2 h 05 min", "3 min", "40 s".
[[nodiscard]] std::string duration_text(double seconds, Language language);

}  // namespace dossier
