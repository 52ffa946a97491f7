// The store as a help to `read` and `check`: what was read is not read again, and the report is kept for `explain`.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/pipeline.h"
#include "store/store.h"

namespace dossier {

// The store's file where none is named: $XDG_CACHE_HOME/dossier/store.sqlite, or below ~/.cache. Empty where there is
// neither a cache folder nor a home.
[[nodiscard]] std::string default_store_path();

// A store whose trouble costs time, never a result: the first trouble becomes one warning, and from then on there is
// nothing in it. It is opened when it is first used, so that reader processes forked before do not inherit it.
class HelpfulStore {
 public:
  // Empty: no store at all.
  explicit HelpfulStore(std::string path);

  // Refers to this object.
  [[nodiscard]] ReadingCache cache();
  void remember(const StoredRun& run);

 private:
  // nullptr where there is no store, or no longer.
  Store* store();
  template <typename Work>
  void guarded(Work&& work);

  std::string path_;
  std::unique_ptr<Store> store_;
};

}  // namespace dossier
