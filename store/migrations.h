// Versions of the store's schema: which one a file has, and the way forward from an older one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace dossier {

// The statements that bring a store from version `to` - 1 to version `to`.
struct Migration {
  int to = 0;
  std::string_view sql;
};

struct Schema {
  int version = 0;
  std::string_view sql;                   // makes an empty file a store of `version`
  std::span<const Migration> migrations;  // in order, each one version further, the last to `version`
};

// The schema of this program, from the files embedded in it.
[[nodiscard]] const Schema& current_schema();

// Makes an empty database a store, and brings an older store forward, in one transaction: either all steps or none.
// Safe when several processes do it at once. Throws Error(store) where the file belongs to something else or is newer.
void bring_forward(SQLite::Database& database, const Schema& schema, const std::string& path);

}  // namespace dossier
