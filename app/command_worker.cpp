#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fstream>
#include <set>
#include <thread>

#include "app/batch_queue.h"
#include "app/commands.h"
#include "app/error_text.h"
#include "app/pipeline.h"
#include "app/queue_options.h"
#include "app/read_run.h"
#include "app/scratch_folder.h"
#include "models/error.h"
#include "models/reading_codec.h"

namespace dossier {
namespace {

using namespace std::chrono_literals;

void declare(CLI::App& app, Options& options, Language language) {
  add_queue_options(app, options, language);
  add_reading_options(app, options, language);
}

// Says to the queue that the job is being worked on, however long a page takes.
class Heartbeat {
 public:
  explicit Heartbeat(TakenJob& job)
      : thread_([this, &job] {
          for (int tick = 1; !ended_; ++tick) {
            std::this_thread::sleep_for(100ms);
            if (tick % 40 == 0) job.still_working();
          }
        }) {}
  ~Heartbeat() {
    ended_ = true;
    thread_.join();
  }
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;

 private:
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

// The job's file: where the collector sees it, if this machine has the same bytes there; else from the object store.
SourceFile file_of(const QueueJob& job, const Limits& limits, Queue& queue, const std::string& scratch) {
  SourceFile file;
  if (!job.path.empty()) file = open_file(job.path, limits);
  if (file.sha256 == job.sha256) return file;
  const std::string copy = scratch + "/" + job.sha256;
  // The collector may be away for a while; the job stays ours meanwhile.
  for (int tries = 0; tries < 150; ++tries) {
    std::ofstream out(copy, std::ios::binary | std::ios::trunc);
    const std::string trouble = queue.fetch(
        job, [&](std::string_view bytes) { out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
    out.close();
    if (!out) throw Error(ErrorCode::internal, copy, "no space left for a copy of the file");
    if (trouble.empty()) break;
    if (tries == 0) spdlog::warn("{}: {} (trying on)", job.name, trouble);
    std::this_thread::sleep_for(2s);
  }
  file = open_file(copy, limits);
  if (file.sha256 == job.sha256) return file;
  file.problems = {{"file.unreadable", "The file could not be fetched from the queue's object store.", 0}};
  return file;
}

FileReading read_job(TakenJob& taken, Pipeline& pipeline, Queue& queue, const Limits& limits,
                     const std::string& scratch) {
  const QueueJob& job = taken.job();
  FileReading reading;
  if (taken.deliveries() >= kQueueDeliveries) {
    // The last of the workers that had it would be this one.
    reading.problems.push_back(
        {"reader.killed", "The file was not read: the workers that tried ended before they were done.", 0});
    return reading;
  }
  const Heartbeat heartbeat(taken);
  const SourceFile file = file_of(job, limits, queue, scratch);
  if (!file.problems.empty()) {
    reading.problems = file.problems;
    return reading;
  }
  bool given = false;
  pipeline.read_all(
      [&]() -> std::optional<ReadingJob> {
        if (std::exchange(given, true)) return std::nullopt;
        return ReadingJob{.id = 0, .file = file};
      },
      [&](std::uint64_t, FileReading result) { reading = std::move(result); },
      [&](std::uint64_t, int page) { queue.tell_page(job, page); });
  if (file.path.starts_with(scratch)) ::unlink(file.path.c_str());
  return reading;
}

// One file after the other, for ever.
[[noreturn]] void work(const Options& options, const std::string& scratch) {
  PipelineOptions wanted;
  wanted.reading = reading_options(options);
  wanted.jobs = 1;
  const std::string key = pipeline_key(wanted.reading);
  const Limits limits = wanted.reading.limits;
  Pipeline pipeline(std::move(wanted));  // before the queue's threads
  Queue queue(queue_address(options));
  for (;;) {
    std::optional<TakenJob> taken = queue.take(key, 2s);
    if (!taken) continue;
    const FileReading reading = read_job(*taken, pipeline, queue, limits, scratch);
    queue.send(taken->job(), encode_reading(reading));
    taken->done();
    spdlog::info("{}: {} pages", taken->job().name, reading.pages.size());
  }
}

pid_t start_one(const Options& options, const std::string& scratch) {
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) _exit(1);
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, SIG_DFL);
  try {
    work(options, scratch);
  } catch (const Error& trouble) {
    spdlog::error("{}", in(options.language, explain_error(trouble.what())));
    _exit(static_cast<int>(exit_code_of(trouble.code())));
  } catch (const std::exception& trouble) {
    spdlog::error("{}", trouble.what());
    _exit(static_cast<int>(ExitCode::failed));
  }
}

std::atomic<int> ending_signal = 0;

// As many single workers as jobs; one that dies is started again.
ExitCode run(const Options& options, const Console& console) {
  if (options.queue.empty()) {
    throw usage_error(options.language, "--queue",
                      {"须指明队列，例如 --queue nats://host:4222", "name the queue: --queue nats://host:4222"});
  }
  const ScratchFolder scratch;
  const int jobs = options.jobs > 0 ? options.jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  struct sigaction action {};
  action.sa_handler = [](int signal) { ending_signal = signal; };
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
  std::set<pid_t> workers;
  for (int i = 0; i < jobs; ++i) workers.insert(start_one(options, scratch.path()));
  console.say({fmt::format("{} 个读取进程在等待 {} 上的文件；Ctrl-C 结束", jobs, options.queue),
               fmt::format("{} readers wait for files on {}; Ctrl-C ends them", jobs, options.queue)});
  ExitCode code = ExitCode::done;
  while (ending_signal == 0 && !workers.empty()) {
    int status = 0;
    const pid_t ended = ::waitpid(-1, &status, 0);
    if (ended < 0 && errno == EINTR) continue;
    if (workers.erase(ended) == 0) continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == static_cast<int>(ExitCode::usage)) {
      code = ExitCode::usage;  // a wrong address or password does not become right
      break;
    }
    std::this_thread::sleep_for(1s);
    if (ending_signal == 0) workers.insert(start_one(options, scratch.path()));
  }
  for (const pid_t worker : workers) ::kill(worker, SIGKILL);
  while (::waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
  }
  return code;
}

}  // namespace

Command worker_command() {
  return {.name = "worker",
          .summary = {"为别的机器上的批量核验读取文件", "Read files for a batch that runs on another machine"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
