#include "app/commands.h"

#include <vector>

namespace dossier {

std::span<const Command> commands() {
  static const std::vector<Command> all = {
      check_command(),    batch_command(),  decide_command(), read_command(),  score_command(), explain_command(), search_command(),
      stats_command(),    profile_command(), template_command(), registry_command(), schema_command(), store_command(),
      worker_command(),   doctor_command(),
  };
  return all;
}

}  // namespace dossier
