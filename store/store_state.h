// What the parts of the store share: the open database, and SQLite's exceptions as ours. For .cpp files of this folder.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <string_view>

#include "models/error.h"
#include "store/store.h"

namespace dossier {

struct Store::State {
  std::string path;
  SQLite::Database database;
};

// What is wrong and what to do about it.
[[nodiscard]] std::string what_to_do(const SQLite::Exception& trouble);

// Runs `work` and turns SQLite's exceptions into ours.
template <typename Work>
auto guarded(const std::string& path, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& trouble) {
    throw Error(ErrorCode::store, path, what_to_do(trouble));
  }
}

// Runs `work` as one transaction: all of it or nothing.
template <typename Work>
void in_one_transaction(Store::State& state, Work&& work) {
  guarded(state.path, [&] {
    SQLite::Transaction transaction(state.database, SQLite::TransactionBehavior::IMMEDIATE);
    work();
    transaction.commit();
  });
}

// The packed bytes of a row whose column `size` holds their size when unpacked; nullopt where they are damaged.
[[nodiscard]] std::optional<std::string> unpacked_column(SQLite::Statement& row, int size, int bytes);

void bind_blob(SQLite::Statement& statement, int index, const std::string& bytes);

}  // namespace dossier
