// The way of the data: ingest → extract → verify. The only place where the stages meet.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/rule_choice.h"
#include "ingest/ingest.h"
#include "models/report.h"
#include "verify/rules.h"

namespace dossier {

// Where readings are kept between runs; both may be empty. The store provides them (app/reading_cache.h).
struct ReadingCache {
  std::function<std::optional<std::string>(const std::string& file_sha256, const std::string& key)> get;
  std::function<void(const std::string& file_sha256, const std::string& key, const std::string& encoded)> put;
};

struct PipelineOptions {
  ReadingOptions reading;
  int jobs = 1;
  ReadingCache cache;
  std::string scratch;  // folder for private copies of archive entries; the caller makes and removes it
  // Hears of each finished page and each finished file (page 0), by file name; may be empty.
  std::function<void(const std::string& file, int page)> progress;
};

// A report and the readings it rests on, by file.
struct Run {
  Report report;
  std::vector<FileReading> readings;
};

// What of a dossier must be in order before its evidence is worth reading.
struct Assignment {
  Declaration declaration;
  Profile rules;
  std::string registry;  // folder of imported registry snapshots; empty: none
};

// The parts of Pipeline::check, for callers that read the files of many dossiers side by side (app/batch_run.h).
// `path`: for messages. A filled-in form becomes the dossier's declaration. Throws Error(usage) where the declaration is missing
// or not usable, or an answer is none of its profile's.
[[nodiscard]] Assignment assignment_of(Dossier& dossier, const std::string& path, const RuleChoice& rules);
// `readings` by file; those of files with problems are empty.
[[nodiscard]] Run checked(Dossier dossier, Assignment assignment, std::vector<FileReading> readings);

// Under which key the readings of a pipeline with these options are cached.
[[nodiscard]] std::string pipeline_key(const ReadingOptions& options);

// False for what may read otherwise on a calmer day: a limit of time or memory, a file that vanished or changed meanwhile.
// Such a reading is not kept.
[[nodiscard]] bool is_final(const FileReading& reading);

// Starts the warm reader process; make it before the main process has threads.
class Pipeline {
 public:
  explicit Pipeline(PipelineOptions options);

  // `dossier read FILE...`: every path is one evidence file.
  [[nodiscard]] Run read(std::span<const std::string> paths);

  // `dossier check DOSSIER`. Throws as assignment_of, and Error(input) where there is no dossier.
  [[nodiscard]] Run check(const std::string& path, const RuleChoice& rules);

  // Files of any dossiers, as Readers::read_all.
  void read_all(const std::function<std::optional<ReadingJob>()>& next,
                const std::function<void(std::uint64_t id, FileReading)>& done,
                const std::function<void(std::uint64_t id, int page)>& progress);

  // Crops of one of the run's files, for reports; boxes on the page as displayed.
  [[nodiscard]] std::vector<Crop> crops(const SourceFile& file, std::span<const CropRequest> wanted);

 private:
  std::vector<FileReading> read_files(const std::vector<SourceFile>& files);

  PipelineOptions options_;
  ReadingPolicy policy_;
  Readers readers_;
};

}  // namespace dossier
