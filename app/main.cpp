#include <algorithm>
#include <csignal>
#include <exception>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "app/commands.h"
#include "app/error_text.h"
#include "app/log.h"

int main(int argc, char** argv) {
  using namespace dossier;
  // A file that outgrows a limit is an error of writing, told like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  start_log("warning", false);
  Language language = language_of_environment();
  try {
    const ParsedArguments parsed = parse_arguments({argv + std::min(argc, 1), argv + argc});
    if (!parsed.options) {
      const int stream = parsed.wrong ? STDERR_FILENO : STDOUT_FILENO;
      const bool written = ::write(stream, parsed.text.data(), parsed.text.size()) == std::ssize(parsed.text);
      return static_cast<int>(parsed.wrong ? ExitCode::usage : written ? ExitCode::done : ExitCode::failed);
    }
    const Options& options = *parsed.options;
    language = options.language;
    const Console console(options.language, options.quiet);
    start_log(options.log_level, console.progress_wanted());
    const auto command = std::ranges::find(commands(), std::string_view(options.verb), &Command::name);
    return static_cast<int>(command->run(options, console));
  } catch (const Error& error) {
    log_fatal(in(language, explain_error(error.what())));
    return static_cast<int>(exit_code_of(error.code()));
  } catch (const std::exception& error) {
    log_fatal(error.what());
    return static_cast<int>(ExitCode::failed);
  }
}
