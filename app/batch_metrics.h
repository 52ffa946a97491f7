// Counters of a batch for monitoring: a file in the text format of Prometheus, as the textfile collector of its node
// exporter reads it.
#pragma once

#include <chrono>
#include <string>

#include "app/batch_progress.h"

namespace dossier {

[[nodiscard]] std::string metrics_text(const BatchCounts& counts, bool running);

// Writes the file as a whole, at most every few seconds while the batch runs. A file that cannot be written is one
// warning, never the end of the batch.
class MetricsFile {
 public:
  // Empty: none is wanted.
  explicit MetricsFile(std::string path) : path_(std::move(path)) {}

  void write(const BatchCounts& counts, bool running);

 private:
  std::string path_;
  std::chrono::steady_clock::time_point written_;
};

}  // namespace dossier
