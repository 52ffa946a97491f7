#include "app/commands.h"

#include <vector>

namespace dossier {

std::span<const Command> commands() {
  static const std::vector<Command> all = {
      check_command(), read_command(), explain_command(), profile_command(), schema_command(), doctor_command(),
  };
  return all;
}

}  // namespace dossier
