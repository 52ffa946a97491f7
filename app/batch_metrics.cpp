#include "app/batch_metrics.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "app/output_file.h"
#include "models/error.h"

namespace dossier {

std::string metrics_text(const BatchCounts& counts, bool running) {
  std::string text;
  const auto metric = [&](const char* name, const char* type, const char* help, const std::string& value) {
    text += fmt::format("# HELP dossier_batch_{0} {2}\n# TYPE dossier_batch_{0} {1}\ndossier_batch_{0} {3}\n", name,
                        type, help, value);
  };
  const auto number = [](auto value) { return fmt::format("{}", value); };
  metric("running", "gauge", "1 while the batch is at work.", running ? "1" : "0");
  metric("dossiers", "gauge", "Dossiers of the batch.", number(counts.expected));
  metric("dossiers_unchanged", "gauge", "Dossiers known from an earlier run.", number(counts.unchanged));
  metric("dossiers_finished_total", "counter", "Dossiers done in this run.", number(counts.finished));
  metric("dossiers_failed_total", "counter", "Dossiers that could not be processed in this run.",
         number(counts.failed));
  metric("pages_read_total", "counter", "Pages read in this run.", number(counts.pages));
  metric("files_read_total", "counter", "Files read in this run.", number(counts.files));
  metric("files_quarantined", "gauge", "Files that ended their reader process twice.",
         number(counts.quarantined.size()));
  metric("input_bytes", "gauge", "Bytes of the dossiers to be looked at in this run.", number(counts.bytes_expected));
  metric("input_bytes_finished_total", "counter", "Bytes of the dossiers done in this run.",
         number(counts.bytes_finished));
  metric("seconds", "gauge", "Time since this run began its work.", fmt::format("{:.3f}", counts.seconds));
  return text;
}

void MetricsFile::write(const BatchCounts& counts, bool running) {
  if (path_.empty()) return;
  const auto now = std::chrono::steady_clock::now();
  if (running && now - written_ < std::chrono::seconds(5)) return;
  written_ = now;
  try {
    write_file(path_, metrics_text(counts, running));
  } catch (const Error& trouble) {
    spdlog::warn("{} (going on without --metrics)", trouble.what());
    path_.clear();
  }
}

}  // namespace dossier
