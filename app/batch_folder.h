// The dossiers below a folder: which there are, and whether the file system says that one has changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/finding.h"

namespace dossier {

// A dossier of a batch, or what looks like one and is none.
struct BatchEntry {
  std::string path;     // below the batch's folder, as on disk; "." for the folder itself
  std::string id;       // in results: the path, without the ending of an archive unless that would make two alike
  std::string trouble;  // why it cannot be opened, in plain English; empty: it can be tried

  friend bool operator==(const BatchEntry&, const BatchEntry&) = default;
};

// Every folder with a declaration.json and every .zip, .tar, .tar.gz or .tgz below `folder`, by path (bytewise).
// Dossiers are not searched for dossiers. A folder that holds files but no dossier at any depth is an entry with its
// trouble, and so is a link to a folder: links are not followed. `excluded`: folders (results) that are not looked
// into. Throws Error(input) where `folder` cannot be read, or holds none.
[[nodiscard]] std::vector<BatchEntry> find_dossiers(const std::string& folder,
                                                    const std::vector<std::string>& excluded);

// What the file system says of a dossier's files: for each its path, size, times of last change of content and of
// inode, and inode number. A program can set the first time but not the second, so two equal states are the same bytes.
struct InputState {
  std::string hash;
  bool settled = false;     // false: just changed, so that a further change may leave the same state behind
  std::uint64_t bytes = 0;  // of all files together
};
[[nodiscard]] InputState input_state(const std::string& path);

// The share of a batch that one of several runs does: dossiers whose path falls to it, whatever others there are.
struct Shard {
  unsigned number = 1;  // from 1
  unsigned of = 1;

  [[nodiscard]] bool holds(const std::string& path) const;
};

}  // namespace dossier
