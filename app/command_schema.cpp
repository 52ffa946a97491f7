#include "app/commands.h"
#include "verify/verify.h"

namespace dossier {
namespace {

void declare(CLI::App&, Options&, Language) {}

ExitCode run(const Options&, const Console& console) {
  console.print(declaration_schema());
  return ExitCode::done;
}

}  // namespace

Command schema_command() {
  return {.name = "schema",
          .summary = {"输出 declaration.json 的 JSON Schema", "Print the JSON Schema of declaration.json"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
