#include "app/batch_remote.h"

#include <fmt/format.h>

#include <utility>

#include "models/reading_codec.h"
#include "models/sha256.h"

namespace dossier {
namespace {

using namespace std::chrono_literals;

constexpr auto kAgain = 30min;     // a long scan takes that long
constexpr auto kAgainSoon = 150s;  // where the server had the message before: it may be waiting there, or be lost
constexpr auto kSilence = 60s;     // then a person hears that no worker answers

}  // namespace

std::string queue_name(const std::string& store, const std::string& folder) {
  return sha256_hex(store + "\n" + folder).substr(0, 16);
}

RemoteReaders::RemoteReaders(const QueueAddress& address, std::string batch, std::string root, std::string key,
                             int ahead, const Console& console)
    : batch_(std::move(batch)),
      root_(std::move(root)),
      key_(std::move(key)),
      ahead_(static_cast<std::size_t>(ahead)),
      console_(console),
      queue_(address) {
  queue_.serve(batch_, [this](const std::string& sha256) { return path_of(sha256); });
  queue_.listen(batch_, [this](const QueueResult& page) {
    const std::lock_guard lock(mutex_);
    pages_.push_back(page);
  });
}

RemoteReaders::~RemoteReaders() {
  const std::lock_guard lock(mutex_);
  if (bucket_) queue_.forget_files(batch_);
}

// Of a file that is under way: a worker that does not see it asked for it.
std::string RemoteReaders::path_of(const std::string& sha256) {
  const std::lock_guard lock(mutex_);
  const auto found = paths_.find(sha256);
  if (found == paths_.end()) return {};
  stored_.insert(sha256);
  bucket_ = true;
  return found->second;
}

void RemoteReaders::publish(Waiting& waiting) {
  const bool is_new = queue_.publish(waiting.job, key_);
  waiting.again = Clock::now() + (is_new ? Clock::duration(kAgain) : Clock::duration(kAgainSoon));
}

void RemoteReaders::read_all(const std::function<std::optional<ReadingJob>()>& next,
                             const std::function<void(std::uint64_t, FileReading)>& done,
                             const std::function<void(std::uint64_t, int)>& progress) {
  Clock::time_point heard = Clock::now();
  bool more = true;
  for (;;) {
    while (more && waiting_.size() < ahead_) {
      std::optional<ReadingJob> fresh = next();
      if (!fresh) {
        more = false;
        break;
      }
      const SourceFile& file = fresh->file;
      const std::string id = sha256_hex(batch_ + file.sha256 + key_).substr(0, 32);
      Waiting waiting{.number = fresh->id,
                      .job = {.id = id,
                              .sha256 = file.sha256,
                              .path = file.path.starts_with(root_ + "/") ? file.path : std::string(),
                              .name = file.name,
                              .batch = batch_,
                              .attempt = ++attempts_[id]},
                      .again = {}};
      {
        const std::lock_guard lock(mutex_);
        paths_[file.sha256] = file.path;
      }
      publish(waiting);
      waiting_[id] = std::move(waiting);
    }
    if (waiting_.empty()) return;
    std::vector<Queue::Received> results = queue_.results(batch_, 250ms);
    // Before the files that they belong to are done.
    if (tell_pages(progress)) heard = Clock::now();
    for (Queue::Received& received : results) {
      heard = Clock::now();
      const std::size_t before = waiting_.size();
      take(received, done);
      more = more || waiting_.size() != before;
    }
    const Clock::time_point now = Clock::now();
    for (auto& [id, waiting] : waiting_) {
      if (now < waiting.again) continue;
      waiting.job.attempt = ++attempts_[id];
      publish(waiting);
    }
    if (now - heard > kSilence) {
      heard = now;
      console_.say({fmt::format("{} 个文件在等待读取，没有 dossier worker 应答（须为同一版本、同样的读取选项）",
                                waiting_.size()),
                    fmt::format("{} files wait to be read and no `dossier worker` answers (it must be the same version "
                                "with the same reading options)",
                                waiting_.size())});
    }
  }
}

// A result is confirmed when it is in the store; one that nobody waits for has been kept before.
void RemoteReaders::take(Queue::Received& received, const std::function<void(std::uint64_t, FileReading)>& done) {
  const auto found = waiting_.find(received.result.id);
  if (found != waiting_.end()) {
    const std::uint64_t number = found->second.number;
    const std::string sha256 = found->second.job.sha256;
    bool stored = false;
    {
      const std::lock_guard lock(mutex_);
      paths_.erase(sha256);
      stored = stored_.erase(sha256) > 0;
    }
    waiting_.erase(found);
    if (stored) queue_.forget_file(batch_, sha256);
    Result<FileReading> reading = decode_reading(received.result.reading);
    FileReading broken;
    if (!reading.has_value())
      broken.problems.push_back({"reader.protocol", "A worker sent what is no valid reading.", 0});
    done(number, reading.has_value() ? *std::move(reading) : std::move(broken));
  }
  received.confirm();
}

// False where there are none.
bool RemoteReaders::tell_pages(const std::function<void(std::uint64_t, int)>& progress) {
  std::vector<QueueResult> pages;
  {
    const std::lock_guard lock(mutex_);
    pages.swap(pages_);
  }
  for (const QueueResult& page : pages) {
    const auto found = waiting_.find(page.id);
    if (found != waiting_.end()) progress(found->second.number, page.page);
  }
  return !pages.empty();
}

}  // namespace dossier
