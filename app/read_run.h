// What `read` and `check` share: from options to a pipeline, from a run to results.
#pragma once

#include <memory>
#include <string>

#include "app/console.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/options.h"
#include "app/pipeline.h"
#include "app/progress.h"
#include "app/reading_cache.h"
#include "app/scratch_folder.h"

namespace dossier {

[[nodiscard]] ReadingOptions reading_options(const Options& options);

// Everything that lives as long as a run: the scratch folder, the store, the reader processes.
class RunSession {
 public:
  // Sees first that the results can be written. Throws Error(usage).
  RunSession(const Options& options, const Console& console);

  [[nodiscard]] Pipeline& pipeline() { return *pipeline_; }

  // Writes what the options ask for (JSON, folder, else `summary` to the terminal), keeps the run in the store, and gives
  // the exit status.
  [[nodiscard]] ExitCode deliver(const Run& run, const std::string& verb, const std::string& place,
                                 const std::string& summary);

 private:
  const Options& options_;
  const Console& console_;
  ScratchFolder scratch_;
  HelpfulStore store_;
  Progress progress_;
  std::unique_ptr<Pipeline> pipeline_;
  std::unique_ptr<InterruptGuard> interrupt_;
};

}  // namespace dossier
