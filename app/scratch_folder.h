// Where archives are unpacked and what has no other place is written while a command runs.
#pragma once

#include <string>

namespace dossier {

// A folder of this process below the system's folder for temporary files, readable by its owner only, removed with all that is in it.
// What processes that were killed left there is removed by the next one that makes such a folder: evidence of applicants must not lie
// about, nor fill the disk. Throws Error(internal) where none can be made.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  int lock_ = -1;  // held as long as this process or a child of it lives
};

}  // namespace dossier
