#include "app/batch_queue.h"

#include <fmt/format.h>
#include <nats/nats.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "app/object_store.h"
#include "models/error.h"
#include "models/sha256.h"
#include "store/packed.h"

namespace dossier {
namespace {

using namespace std::chrono_literals;

constexpr const char* kJobs = "DOSSIER_JOBS";
constexpr const char* kResults = "DOSSIER_RESULTS";
constexpr std::chrono::nanoseconds kRemembered = 120s;  // of message ids, for dropping what comes twice
constexpr std::chrono::nanoseconds kSilence = 15s;      // of a worker, until its job is given to another
constexpr std::chrono::milliseconds kConnect = 5s;
constexpr std::uint64_t kLargestResult = 1ull << 32;
constexpr int kLargestParts = 65536;
constexpr std::size_t kChunk = 128u << 10;        // of a file; what the object stores of other clients take
constexpr std::size_t kPiece = 512u << 10;        // of a result
constexpr std::size_t kHeaders = 4u << 10;        // room for the headers of a message, which count as payload
constexpr std::int64_t kLeastPayload = 16 << 10;  // of a server that can be worked with
constexpr std::chrono::milliseconds kPutting = 60s;

template <typename Type, void (*Destroy)(Type*)>
struct Destroyer {
  void operator()(Type* object) const { Destroy(object); }
};
using Connection = std::unique_ptr<natsConnection, Destroyer<natsConnection, natsConnection_Destroy>>;
using Options = std::unique_ptr<natsOptions, Destroyer<natsOptions, natsOptions_Destroy>>;
using Subscription = std::unique_ptr<natsSubscription, Destroyer<natsSubscription, natsSubscription_Destroy>>;
using Stream = std::unique_ptr<jsCtx, Destroyer<jsCtx, jsCtx_Destroy>>;
using Msg = std::unique_ptr<natsMsg, Destroyer<natsMsg, natsMsg_Destroy>>;

std::string jobs_subject(const std::string& key) { return "dossier.jobs." + sha256_hex(key).substr(0, 16); }
std::string results_subject(const std::string& batch) { return "dossier.results." + batch; }
std::string pages_subject(const std::string& batch) { return "dossier.pages." + batch; }
std::string files_subject(const std::string& batch) { return "dossier.files." + batch; }
std::string bucket_of(const std::string& batch) { return "dossier-" + batch; }

std::string_view bytes_of(natsMsg* message) {
  return {natsMsg_GetData(message), static_cast<std::size_t>(natsMsg_GetDataLength(message))};
}

std::string header_of(natsMsg* message, const char* name) {
  const char* value = nullptr;
  return natsMsgHeader_Get(message, name, &value) == NATS_OK && value != nullptr ? std::string(value) : std::string();
}

int number_of(const std::string& text) {
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string text_of(const QueueJob& job) {
  return nlohmann::json{{"id", job.id},     {"sha256", job.sha256}, {"path", job.path},
                        {"name", job.name}, {"batch", job.batch},   {"attempt", job.attempt}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// What comes from the queue was written by a collector; a message that was not is dropped.
std::optional<QueueJob> job_of(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  QueueJob job;
  for (auto [name, member] : std::initializer_list<std::pair<const char*, std::string*>>{
           {"id", &job.id}, {"sha256", &job.sha256}, {"path", &job.path}, {"name", &job.name}, {"batch", &job.batch}}) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_string()) return std::nullopt;
    *member = found->get<std::string>();
  }
  const auto attempt = json.find("attempt");
  if (attempt == json.end() || !attempt->is_number_integer()) return std::nullopt;
  job.attempt = attempt->get<int>();
  return job;
}

// The parts of a result that came so far.
struct Parts {
  std::vector<std::string> bytes;
  std::vector<std::shared_ptr<natsMsg>> messages;
  std::size_t missing = 0;
};

}  // namespace

struct TakenJob::Message {
  natsMsg* message = nullptr;
  ~Message() { natsMsg_Destroy(message); }
};

TakenJob::TakenJob(std::unique_ptr<Message> message, QueueJob job, int deliveries)
    : message_(std::move(message)), job_(std::move(job)), deliveries_(deliveries) {}
TakenJob::~TakenJob() = default;
TakenJob::TakenJob(TakenJob&&) noexcept = default;

void TakenJob::still_working() { natsMsg_InProgress(message_->message, nullptr); }

void TakenJob::done() {
  // Where this fails, the job is given out once more and its result comes twice, which nobody minds.
  natsMsg_AckSync(message_->message, nullptr, nullptr);
}

struct Queue::State {
  std::function<bool()> go_on;
  Connection connection;
  Stream stream;
  std::map<std::string, Subscription> pulls;  // by subject
  std::deque<std::function<void(natsMsg*)>> callbacks;
  std::vector<Subscription> listening;
  std::map<std::string, Parts> parts;  // by result

  // Bytes in one message, at most `wanted` and what the server takes.
  [[nodiscard]] std::size_t payload(std::size_t wanted) const {
    const std::int64_t most = natsConnection_GetMaxPayload(connection.get());
    return most <= 0 ? wanted : std::min(wanted, static_cast<std::size_t>(std::max(most, kLeastPayload)) - kHeaders);
  }
  [[nodiscard]] ObjectStore objects(const std::string& batch) const {
    return {stream.get(), bucket_of(batch), payload(kChunk)};
  }

  // Does what needs the server until it succeeds.
  template <typename Work>
  void insist(const char* what, const Work& work) {
    for (bool told = false;; told = true) {
      const natsStatus status = work();
      if (status == NATS_OK) return;
      if (go_on && !go_on())
        throw Error(ErrorCode::internal, "", fmt::format("{}: {}", what, natsStatus_GetText(status)));
      if (!told) spdlog::warn("queue: {}: {} (trying on)", what, natsStatus_GetText(status));
      std::this_thread::sleep_for(1s);
      make_streams();
    }
  }

  natsStatus make_stream(const char* name, const char* subject) {
    jsStreamConfig config;
    jsStreamConfig_Init(&config);
    config.Name = name;
    config.Subjects = &subject;
    config.SubjectsLen = 1;
    config.Retention = js_WorkQueuePolicy;
    config.Storage = js_FileStorage;
    config.Duplicates = kRemembered.count();
    jsErrCode code{};
    const natsStatus status = js_AddStream(nullptr, stream.get(), &config, nullptr, &code);
    return code == JSStreamNameExistErr ? NATS_OK : status;
  }
  natsStatus make_streams() {
    const natsStatus jobs = make_stream(kJobs, "dossier.jobs.>");
    const natsStatus results = make_stream(kResults, "dossier.results.>");
    return jobs == NATS_OK ? results : jobs;
  }

  natsSubscription* pull(const char* stream_name, const std::string& subject, const std::string& durable) {
    Subscription& subscription = pulls[subject];
    if (subscription) return subscription.get();
    insist("subscribing", [&] {
      jsSubOptions options;
      jsSubOptions_Init(&options);
      options.Stream = stream_name;
      options.Config.AckPolicy = js_AckExplicit;
      options.Config.AckWait = kSilence.count();
      options.Config.MaxDeliver = -1;  // workers count; what the server gives up on would stay for ever
      options.Config.MaxAckPending = 20'000;
      natsSubscription* made = nullptr;
      const natsStatus status =
          js_PullSubscribe(&made, stream.get(), subject.c_str(), durable.c_str(), nullptr, &options, nullptr);
      subscription.reset(made);
      return status;
    });
    return subscription.get();
  }

  // Messages, or none where the server is away.
  std::vector<Msg> fetch(natsSubscription* subscription, int most, std::chrono::milliseconds wait) {
    natsMsgList list{};
    std::vector<Msg> messages;
    const natsStatus status = natsSubscription_Fetch(&list, subscription, most, wait.count(), nullptr);
    for (int i = 0; i < list.Count; ++i) messages.emplace_back(std::exchange(list.Msgs[i], nullptr));
    natsMsgList_Destroy(&list);
    if (status != NATS_OK && status != NATS_TIMEOUT) std::this_thread::sleep_for(200ms);
    return messages;
  }

  void publish(const std::string& subject, const std::string& id, std::string_view bytes,
               const std::vector<std::pair<const char*, std::string>>& headers, bool* duplicate) {
    insist("publishing", [&] {
      natsMsg* made = nullptr;
      natsStatus status = natsMsg_Create(&made, subject.c_str(), nullptr, bytes.data(), static_cast<int>(bytes.size()));
      const Msg message(made);
      for (const auto& [name, value] : headers) {
        if (status == NATS_OK) status = natsMsgHeader_Set(message.get(), name, value.c_str());
      }
      if (status != NATS_OK) return status;
      jsPubOptions options;
      jsPubOptions_Init(&options);
      options.MsgId = id.c_str();
      jsPubAck* ack = nullptr;
      status = js_PublishMsg(&ack, stream.get(), message.get(), &options, nullptr);
      if (status == NATS_OK && duplicate != nullptr) *duplicate = ack->Duplicate;
      jsPubAck_Destroy(ack);
      return status;
    });
  }

  static void call(natsConnection* /*connection*/, natsSubscription* /*subscription*/, natsMsg* message,
                   void* callback) {
    const Msg owned(message);
    (*static_cast<std::function<void(natsMsg*)>*>(callback))(owned.get());
  }
  void on(const std::string& subject, std::function<void(natsMsg*)> callback) {
    callbacks.push_back(std::move(callback));
    natsSubscription* made = nullptr;
    insist("subscribing",
           [&] { return natsConnection_Subscribe(&made, connection.get(), subject.c_str(), call, &callbacks.back()); });
    listening.emplace_back(made);
  }
};

Queue::Queue(const QueueAddress& address, std::function<bool()> go_on) : state_(std::make_unique<State>()) {
  const auto need = [&](natsStatus status, const char* what) {
    if (status != NATS_OK)
      throw Error(ErrorCode::usage, address.url, fmt::format("{}: {}", what, natsStatus_GetText(status)));
  };
  natsOptions* made = nullptr;
  need(natsOptions_Create(&made), "no connection");
  const Options options(made);
  need(natsOptions_SetURL(options.get(), address.url.c_str()), "this is no address of a NATS server");
  natsOptions_SetName(options.get(), "dossier");
  natsOptions_SetTimeout(options.get(), kConnect.count());
  natsOptions_SetMaxReconnect(options.get(), -1);
  natsOptions_SetReconnectWait(options.get(), 500);
  // What could not be sent is sent again by us; a buffer would hide that the server is away.
  natsOptions_SetReconnectBufSize(options.get(), 0);
  natsOptions_SetErrorHandler(
      options.get(), [](natsConnection*, natsSubscription*, natsStatus, void*) {}, nullptr);
  if (!address.credentials.empty()) {
    need(natsOptions_SetUserCredentialsFromFiles(options.get(), address.credentials.c_str(), nullptr),
         "the credentials cannot be read");
  }
  if (!address.authority.empty()) {
    need(natsOptions_SetSecure(options.get(), true), "no TLS");
    need(natsOptions_LoadCATrustedCertificates(options.get(), address.authority.c_str()),
         "the certificate authority cannot be read");
  }
  // The first attempt is bounded: a wrong password would otherwise be tried for ever.
  natsConnection* connection = nullptr;
  need(natsConnection_Connect(&connection, options.get()), "the queue cannot be reached");
  state_->connection.reset(connection);
  jsCtx* stream = nullptr;
  need(natsConnection_JetStream(&stream, connection, nullptr), "the server has no JetStream");
  state_->stream.reset(stream);
  if (natsConnection_GetMaxPayload(connection) < kLeastPayload)
    throw Error(ErrorCode::usage, address.url,
                fmt::format("the server takes messages of {} bytes only; set its max_payload to 16 KiB or more",
                            natsConnection_GetMaxPayload(connection)));
  need(state_->make_streams(), "the streams cannot be made (is JetStream on, and permitted to this user?)");
  state_->go_on = std::move(go_on);
}

Queue::~Queue() {
  // Callbacks end before what they use.
  state_->listening.clear();
  state_->pulls.clear();
  if (state_->connection) natsConnection_Close(state_->connection.get());
}

bool Queue::publish(const QueueJob& job, const std::string& key) {
  bool duplicate = false;
  state_->publish(jobs_subject(key), fmt::format("{}-{}", job.id, job.attempt), text_of(job), {}, &duplicate);
  return !duplicate;
}

void Queue::send(const QueueJob& job, const std::string& reading) {
  const std::string frame = packed(reading);
  const std::string digest = sha256_hex(frame).substr(0, 16);
  const std::size_t most = state_->payload(kPiece);
  const std::size_t parts = std::max<std::size_t>(1, (frame.size() + most - 1) / most);
  for (std::size_t part = 0; part < parts; ++part) {
    const std::string_view piece = std::string_view(frame).substr(part * most, most);
    state_->publish(results_subject(job.batch), fmt::format("{}-{}-{}-{}", job.id, job.attempt, digest, part), piece,
                    {{"Dossier-Job", job.id},
                     {"Dossier-Sha256", job.sha256},
                     {"Dossier-Result", fmt::format("{}-{}-{}", job.id, job.attempt, digest)},
                     {"Dossier-Part", fmt::format("{}", part)},
                     {"Dossier-Parts", fmt::format("{}", parts)},
                     {"Dossier-Size", fmt::format("{}", reading.size())}},
                    nullptr);
  }
}

std::vector<Queue::Received> Queue::results(const std::string& batch, std::chrono::milliseconds wait) {
  std::vector<Received> received;
  for (Msg& owned : state_->fetch(state_->pull(kResults, results_subject(batch), "collector-" + batch), 64, wait)) {
    const std::shared_ptr<natsMsg> message(owned.release(), natsMsg_Destroy);
    const int part = number_of(header_of(message.get(), "Dossier-Part"));
    const int all = number_of(header_of(message.get(), "Dossier-Parts"));
    const std::string size_text = header_of(message.get(), "Dossier-Size");
    std::uint64_t size = kLargestResult;
    std::from_chars(size_text.data(), size_text.data() + size_text.size(), size);
    if (all < 1 || all > kLargestParts || part < 0 || part >= all || size >= kLargestResult) {
      natsMsg_Ack(message.get(), nullptr);  // nobody can use it
      continue;
    }
    const std::string name = header_of(message.get(), "Dossier-Result");
    Parts& parts = state_->parts[name];
    if (parts.bytes.size() != static_cast<std::size_t>(all)) {
      parts = {.bytes = std::vector<std::string>(static_cast<std::size_t>(all)),
               .messages = {},
               .missing = static_cast<std::size_t>(all)};
    }
    std::string& bytes = parts.bytes[static_cast<std::size_t>(part)];
    parts.messages.push_back(message);
    if (bytes.empty()) --parts.missing;
    bytes = bytes_of(message.get());
    if (parts.missing > 0) {
      natsMsg_InProgress(message.get(), nullptr);
      continue;
    }
    std::string frame;
    for (const std::string& piece : parts.bytes) frame += piece;
    const std::optional<std::string> reading = unpacked(frame, size);
    const auto confirm = [messages = std::move(parts.messages)] {
      for (const auto& one : messages) natsMsg_Ack(one.get(), nullptr);
    };
    state_->parts.erase(name);
    if (!reading) {
      confirm();
      continue;
    }
    received.push_back({.result = {.id = header_of(message.get(), "Dossier-Job"),
                                   .sha256 = header_of(message.get(), "Dossier-Sha256"),
                                   .reading = *reading,
                                   .page = 0},
                        .confirm = confirm});
  }
  return received;
}

void Queue::tell_page(const QueueJob& job, int page) {
  const std::string text = fmt::format("{} {}", page, job.id);
  natsConnection_Publish(state_->connection.get(), pages_subject(job.batch).c_str(), text.data(),
                         static_cast<int>(text.size()));
}

void Queue::listen(const std::string& batch, std::function<void(const QueueResult&)> hear) {
  state_->on(pages_subject(batch), [hear = std::move(hear)](natsMsg* message) {
    const std::string text(bytes_of(message));
    const std::size_t space = text.find(' ');
    if (space == std::string::npos) return;
    hear({.id = text.substr(space + 1), .sha256 = {}, .reading = {}, .page = number_of(text)});
  });
}

void Queue::serve(const std::string& batch, std::function<std::string(const std::string&)> path_of) {
  state_->on(files_subject(batch), [this, batch, path_of = std::move(path_of)](natsMsg* message) {
    const std::string sha256(bytes_of(message));
    if (sha256.size() != 64 || natsMsg_GetReply(message) == nullptr) return;
    const std::string path = path_of(sha256);
    const std::string trouble = path.empty() ? "this file is not under way" : state_->objects(batch).put(sha256, path);
    if (!trouble.empty()) spdlog::warn("queue: {}: {}", path.empty() ? sha256 : path, trouble);
    const std::string answer = trouble.empty() ? "+" : "-" + trouble;
    natsConnection_Publish(state_->connection.get(), natsMsg_GetReply(message), answer.data(),
                           static_cast<int>(answer.size()));
  });
}

void Queue::forget_file(const std::string& batch, const std::string& sha256) {
  if (const std::string trouble = state_->objects(batch).erase(sha256); !trouble.empty())
    spdlog::info("queue: {}", trouble);
}

void Queue::forget_files(const std::string& batch) {
  if (const std::string trouble = state_->objects(batch).remove(); !trouble.empty()) spdlog::info("queue: {}", trouble);
}

std::optional<TakenJob> Queue::take(const std::string& key, std::chrono::milliseconds wait) {
  const std::string subject = jobs_subject(key);
  std::vector<Msg> messages =
      state_->fetch(state_->pull(kJobs, subject, "workers-" + sha256_hex(key).substr(0, 16)), 1, wait);
  if (messages.empty()) return std::nullopt;
  std::optional<QueueJob> job = job_of(bytes_of(messages.front().get()));
  jsMsgMetaData* meta = nullptr;
  int deliveries = 1;
  if (natsMsg_GetMetaData(&meta, messages.front().get()) == NATS_OK) deliveries = static_cast<int>(meta->NumDelivered);
  jsMsgMetaData_Destroy(meta);
  if (!job) {
    natsMsg_Term(messages.front().get(), nullptr);
    return std::nullopt;
  }
  auto message = std::make_unique<TakenJob::Message>();
  message->message = messages.front().release();
  return TakenJob(std::move(message), *std::move(job), deliveries);
}

std::string Queue::fetch(const QueueJob& job, const std::function<void(std::string_view)>& use) {
  ObjectStore objects = state_->objects(job.batch);
  natsMsg* made = nullptr;
  const natsStatus status = natsConnection_RequestString(
      &made, state_->connection.get(), files_subject(job.batch).c_str(), job.sha256.c_str(), kPutting.count());
  const Msg reply(made);
  if (status != NATS_OK) return fmt::format("the collector does not answer: {}", natsStatus_GetText(status));
  const std::string answer(bytes_of(reply.get()));
  if (!answer.starts_with('+')) return answer.substr(std::min<std::size_t>(1, answer.size()));
  return objects.get(job.sha256, use);
}

}  // namespace dossier
