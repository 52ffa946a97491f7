#include "app/reading_cache.h"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <utility>

#include "models/error.h"

namespace dossier {

std::string default_store_path() {
  // The XDG specification: a relative path is to be ignored.
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && cache[0] == '/') {
    return std::string(cache) + "/dossier/store.sqlite";
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/') {
    return std::string(home) + "/.cache/dossier/store.sqlite";
  }
  return {};
}

HelpfulStore::HelpfulStore(std::string path) : path_(std::move(path)) {}

Store* HelpfulStore::store() {
  if (!store_ && !path_.empty()) store_ = std::make_unique<Store>(path_);
  return store_.get();
}

template <typename Work>
void HelpfulStore::guarded(Work&& work) {
  try {
    if (Store* usable = store()) work(*usable);
  } catch (const Error& trouble) {
    spdlog::warn("{} (going on without the store)", trouble.what());
    store_.reset();
    path_.clear();
  }
}

ReadingCache HelpfulStore::cache() {
  return {.get =
              [this](const std::string& sha256, const std::string& key) {
                std::optional<std::string> bytes;
                guarded([&](Store& store) { bytes = store.reading(sha256, key); });
                return bytes;
              },
          .put =
              [this](const std::string& sha256, const std::string& key, const std::string& encoded) {
                guarded([&](Store& store) { store.put_reading(sha256, key, encoded); });
              }};
}

void HelpfulStore::remember(const StoredRun& run) {
  guarded([&](Store& store) { store.add_run(run); });
}

}  // namespace dossier
