// Files on a NATS server, in the layout of JetStream's object store (NATS ADR-20), which Debian 12's client library has
// no functions for: a bucket is the stream OBJ_<bucket>, an object is its chunks under $O.<bucket>.C.<id> and one
// message of information under $O.<bucket>.M.<name in base64>. Every NATS client can list and get what is in it.
//
// An object here is named by the SHA-256 of its bytes, so that one that is there is the right one.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

struct __jsCtx;

namespace dossier {

class ObjectStore {
 public:
  // Refers to the context. `chunk`: bytes in one message; less than the server's payload limit.
  ObjectStore(__jsCtx* stream, std::string bucket, std::size_t chunk);

  // Each returns an empty text, or what the server said against it. Nothing is tried twice.
  //
  // Puts the file, unless it is there whole; the bucket is made where it is not there. A file that does not have that
  // hash is not put.
  [[nodiscard]] std::string put(const std::string& sha256, const std::string& path);
  // The bytes, chunk by chunk. An object that is not there or not whole is an error; what was used until then is to be
  // thrown away.
  [[nodiscard]] std::string get(const std::string& sha256, const std::function<void(std::string_view)>& use);
  // Takes the object and all its chunks away.
  [[nodiscard]] std::string erase(const std::string& sha256);
  // Takes the bucket away.
  [[nodiscard]] std::string remove();

 private:
  [[nodiscard]] std::string make();
  [[nodiscard]] std::string information(const std::string& sha256, std::string& text);
  [[nodiscard]] std::string purge(const std::string& subject);
  [[nodiscard]] std::string send(const std::string& subject, std::string_view bytes, bool instead);
  [[nodiscard]] std::string chunks_subject(const std::string& sha256) const;
  [[nodiscard]] std::string information_subject(const std::string& sha256) const;

  __jsCtx* stream_;
  std::string bucket_, stream_name_;
  std::size_t chunk_;
};

}  // namespace dossier
