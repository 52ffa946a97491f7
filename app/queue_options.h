// The options that name a queue, for `batch` and `worker`.
#pragma once

#include "app/batch_queue.h"
#include "app/options.h"

namespace dossier {

void add_queue_options(CLI::App& app, Options& options, Language language);

[[nodiscard]] QueueAddress queue_address(const Options& options);

}  // namespace dossier
