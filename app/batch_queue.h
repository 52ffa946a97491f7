// Work for other machines: a queue of files to be read and a stream of what came back, on a NATS server with JetStream.
// The queue only carries; what is to be done and what is done stands in the store of the batch. So every message may
// come twice, late, or never, and what the server says about counts is believed nowhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct QueueAddress {
  std::string url;          // nats://[user:password@]host:port or tls://…
  std::string credentials;  // file of a NATS user's credentials; empty: none
  std::string authority;    // PEM file of the authority that signed the server's certificate; empty: the system's
};

// A file to be read.
struct QueueJob {
  std::string id;  // hash of batch, content and key
  std::string sha256;
  std::string path;   // where the collector sees it; empty: workers cannot. A worker without it asks for the bytes
  std::string name;   // for messages
  std::string batch;  // names the collector's subjects
  int attempt = 1;    // makes the messages of this try their own: a server drops what it had within two minutes
};

// What a worker makes of it.
struct QueueResult {
  std::string id, sha256;
  std::string reading;  // encoded; empty: one page is done, of which `page` tells
  int page = 0;
};

// A job that a worker has taken and nobody else gets until it is not heard of for a quarter of a minute.
class TakenJob {
 public:
  struct Message;
  TakenJob(std::unique_ptr<Message> message, QueueJob job, int deliveries);
  ~TakenJob();
  TakenJob(TakenJob&&) noexcept;

  [[nodiscard]] const QueueJob& job() const { return job_; }
  // How often it was given to a worker; more than one where a worker died of it, or with it.
  [[nodiscard]] int deliveries() const { return deliveries_; }
  void still_working();  // may be called from another thread
  void done();           // it is never given out again

 private:
  std::unique_ptr<Message> message_;
  QueueJob job_;
  int deliveries_ = 1;
};

// A connection. What needs the server waits for it while it is away, as long as `go_on` (asked every second) says so;
// then Error(internal) is thrown. Errors in the address or the credentials are told at once, by the constructor.
class Queue {
 public:
  // Throws Error(usage) where no connection can be made within five seconds.
  explicit Queue(const QueueAddress& address, std::function<bool()> go_on = {});
  ~Queue();
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;

  // Collector ----------------------------------------------------------------------------------
  // False where the server has had this try of the job within two minutes.
  bool publish(const QueueJob& job, const std::string& key);
  // Results for the batch; none within `wait` is an empty list. Each is to be confirmed when it is kept.
  struct Received {
    QueueResult result;
    std::function<void()> confirm;
  };
  [[nodiscard]] std::vector<Received> results(const std::string& batch, std::chrono::milliseconds wait);
  // Pages that are done right now, which nobody keeps.
  void listen(const std::string& batch, std::function<void(const QueueResult&)> hear);
  // Puts files into the batch's object store for workers that do not see them under their path: `path_of` gets a hash,
  // and gives where the file lies, empty for one that is not under way. Called from a thread of its own.
  void serve(const std::string& batch, std::function<std::string(const std::string& sha256)> path_of);
  // The file is read: its object goes. The batch is done: all of them go.
  void forget_file(const std::string& batch, const std::string& sha256);
  void forget_files(const std::string& batch);

  // Worker -------------------------------------------------------------------------------------
  // The next file of readings under this key, or nullopt where none came within `wait`.
  [[nodiscard]] std::optional<TakenJob> take(const std::string& key, std::chrono::milliseconds wait);
  void send(const QueueJob& job, const std::string& reading);
  void tell_page(const QueueJob& job, int page);
  // Asks the collector to put the file into the object store and takes it from there, piece by piece, for `use`. Empty,
  // or why it cannot be had now; what was used until then is to be thrown away.
  [[nodiscard]] std::string fetch(const QueueJob& job, const std::function<void(std::string_view)>& use);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

inline constexpr int kQueueDeliveries = 4;  // the last one: then a job has ended three workers

}  // namespace dossier
