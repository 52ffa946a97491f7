// Results on their way to disk: a file is there whole or not at all, whatever happens meanwhile.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

// Writes beside the target, syncs, renames. Throws Error(internal) where that cannot be done (disk full, no permission);
// the target is then what it was before, and nothing is left beside it.
void write_file(const std::string& path, std::string_view bytes);

// Before long work is done in vain: makes the folder with its parents, and sees that it can be written to. Throws
// Error(usage).
void make_output_folder(const std::string& folder);
// Sees that a file can be written at the path; its folder must be there. Throws Error(usage).
void check_output_file(const std::string& path);

// A path beside `path`, of this process; removed again unless committed.
class PendingFile {
 public:
  explicit PendingFile(std::string path);
  ~PendingFile();
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;

  [[nodiscard]] const std::string& temporary() const { return temporary_; }
  void commit();  // syncs and renames; throws Error(internal)

 private:
  std::string path_;
  std::string temporary_;
  bool committed_ = false;
};

// write_file() where another writer makes the file: it gets the path to write to, and what it has left there is synced
// and renamed. Exceptions of `make` pass through, with nothing left behind.
template <typename Make>
void write_file_by(const std::string& path, Make&& make) {
  PendingFile pending(path);
  make(pending.temporary());
  pending.commit();
}

}  // namespace dossier
