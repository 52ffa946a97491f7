#include "app/object_store.h"

#include <fmt/format.h>
#include <nats/nats.h>

#include <array>
#include <charconv>
#include <chrono>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/safe_text.h"
#include "models/sha256.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;
using Msg = std::unique_ptr<natsMsg, decltype(&natsMsg_Destroy)>;

// What a collector that was killed and never started again left behind goes by itself.
constexpr std::chrono::nanoseconds kKept = std::chrono::hours(48);

std::string trouble_of(natsStatus status, const char* what, jsErrCode code = {}) {
  if (status == NATS_OK) return {};
  return code == 0
             ? fmt::format("{}: {}", what, natsStatus_GetText(status))
             : fmt::format("{}: {} (JetStream error {})", what, natsStatus_GetText(status), static_cast<int>(code));
}

std::string base64_url(std::string_view bytes) {
  std::string text = base64(bytes);
  for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return text;
}

std::string bytes_of_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
    bytes += static_cast<char>(value);
  }
  return bytes;
}

std::string digest_of(const std::string& sha256) { return "SHA-256=" + base64_url(bytes_of_hex(sha256)); }

// Names the chunks; a hash of its own, so that a second put of the same bytes takes the place of a broken first.
std::string id_of(const std::string& sha256) { return sha256.substr(0, 22); }

}  // namespace

ObjectStore::ObjectStore(__jsCtx* stream, std::string bucket, std::size_t chunk)
    : stream_(stream), bucket_(std::move(bucket)), stream_name_("OBJ_" + bucket_), chunk_(chunk) {}

std::string ObjectStore::chunks_subject(const std::string& sha256) const {
  return fmt::format("$O.{}.C.{}", bucket_, id_of(sha256));
}

std::string ObjectStore::information_subject(const std::string& sha256) const {
  return fmt::format("$O.{}.M.{}", bucket_, base64_url(sha256));
}

std::string ObjectStore::make() {
  const std::string chunks = fmt::format("$O.{}.C.>", bucket_);
  const std::string information = fmt::format("$O.{}.M.>", bucket_);
  std::array<const char*, 2> subjects = {chunks.c_str(), information.c_str()};
  jsStreamConfig config;
  jsStreamConfig_Init(&config);
  config.Name = stream_name_.c_str();
  config.Description = "dossier: files of a batch for workers without a shared path";
  config.Subjects = subjects.data();
  config.SubjectsLen = static_cast<int>(subjects.size());
  config.Storage = js_FileStorage;
  config.Discard = js_DiscardNew;
  config.MaxAge = kKept.count();
  config.AllowRollup = true;
  config.AllowDirect = true;
  jsErrCode code{};
  const natsStatus status = js_AddStream(nullptr, stream_, &config, nullptr, &code);
  return code == JSStreamNameExistErr ? std::string() : trouble_of(status, "the bucket cannot be made", code);
}

std::string ObjectStore::send(const std::string& subject, std::string_view bytes, bool instead) {
  natsMsg* made = nullptr;
  natsStatus status = natsMsg_Create(&made, subject.c_str(), nullptr, bytes.data(), static_cast<int>(bytes.size()));
  const Msg message(made, natsMsg_Destroy);
  if (status == NATS_OK && instead) status = natsMsgHeader_Set(message.get(), JSMsgRollup, JSMsgRollupSubject);
  jsErrCode code{};
  if (status == NATS_OK) status = js_PublishMsg(nullptr, stream_, message.get(), nullptr, &code);
  return trouble_of(status, "a chunk cannot be stored", code);
}

std::string ObjectStore::purge(const std::string& subject) {
  jsOptions options;
  jsOptions_Init(&options);
  options.Stream.Purge.Subject = subject.c_str();
  jsErrCode code{};
  const natsStatus status = js_PurgeStream(stream_, stream_name_.c_str(), &options, &code);
  return code == JSStreamNotFoundErr ? std::string() : trouble_of(status, "chunks cannot be taken away", code);
}

// The message of information; empty where there is none.
std::string ObjectStore::information(const std::string& sha256, std::string& text) {
  natsMsg* got = nullptr;
  jsErrCode code{};
  const natsStatus status =
      js_GetLastMsg(&got, stream_, stream_name_.c_str(), information_subject(sha256).c_str(), nullptr, &code);
  const Msg message(got, natsMsg_Destroy);
  if (status == NATS_NOT_FOUND || code == JSStreamNotFoundErr || code == JSNoMessageFoundErr) return {};
  if (status == NATS_OK) text.assign(natsMsg_GetData(got), static_cast<std::size_t>(natsMsg_GetDataLength(got)));
  return trouble_of(status, "the object cannot be asked for", code);
}

std::string ObjectStore::put(const std::string& sha256, const std::string& path) {
  std::string known;
  if (std::string trouble = information(sha256, known); !trouble.empty()) return trouble;
  if (!known.empty()) return {};
  if (std::string trouble = make(); !trouble.empty()) return trouble;
  if (std::string trouble = purge(chunks_subject(sha256)); !trouble.empty()) return trouble;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(chunk_, '\0');
  Sha256 hash;
  std::uint64_t size = 0;
  std::uint64_t chunks = 0;
  while (file) {
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const std::string_view piece = std::string_view(bytes).substr(0, static_cast<std::size_t>(file.gcount()));
    if (piece.empty()) break;
    hash.add(piece);
    size += piece.size();
    ++chunks;
    if (std::string trouble = send(chunks_subject(sha256), piece, false); !trouble.empty()) return trouble;
  }
  if (file.bad() || hash.hex() != sha256) return "the file is not there any more, or changed";
  // Last, so that what can be seen is whole.
  const Json about = {
      {"name", sha256}, {"options", {{"max_chunk_size", chunk_}}}, {"bucket", bucket_}, {"nuid", id_of(sha256)},
      {"size", size},   {"mtime", "0001-01-01T00:00:00Z"},         {"chunks", chunks},  {"digest", digest_of(sha256)}};
  return send(information_subject(sha256), about.dump(), true);
}

std::string ObjectStore::get(const std::string& sha256, const std::function<void(std::string_view)>& use) {
  std::string text;
  if (std::string trouble = information(sha256, text); !trouble.empty()) return trouble;
  const Json about = Json::parse(text, nullptr, false);
  if (!about.is_object() || about.value("digest", "") != digest_of(sha256)) return "there is no such object";
  const std::uint64_t chunks = about.value("chunks", std::uint64_t{0});
  const std::string subject = chunks_subject(sha256);
  Sha256 hash;
  std::uint64_t sequence = 0;
  for (std::uint64_t i = 0; i < chunks; ++i) {
    jsDirectGetMsgOptions next;
    jsDirectGetMsgOptions_Init(&next);
    next.Sequence = sequence + 1;
    next.NextBySubject = subject.c_str();
    natsMsg* got = nullptr;
    const natsStatus status = js_DirectGetMsg(&got, stream_, stream_name_.c_str(), nullptr, &next);
    const Msg message(got, natsMsg_Destroy);
    if (status != NATS_OK) return trouble_of(status, "a chunk is missing");
    sequence = natsMsg_GetSequence(got);
    const std::string_view piece(natsMsg_GetData(got), static_cast<std::size_t>(natsMsg_GetDataLength(got)));
    hash.add(piece);
    use(piece);
  }
  return hash.hex() == sha256 ? std::string() : "the chunks are not those of the object";
}

std::string ObjectStore::erase(const std::string& sha256) {
  // What points to the chunks goes first.
  if (std::string trouble = purge(information_subject(sha256)); !trouble.empty()) return trouble;
  return purge(chunks_subject(sha256));
}

std::string ObjectStore::remove() {
  jsErrCode code{};
  const natsStatus status = js_DeleteStream(stream_, stream_name_.c_str(), nullptr, &code);
  return code == JSStreamNotFoundErr ? std::string() : trouble_of(status, "the bucket cannot be taken away", code);
}

}  // namespace dossier
