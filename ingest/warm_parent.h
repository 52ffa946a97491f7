// The other side of ReaderProcesses: the process that forks the children. Not for use by anything else.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>

#include "ingest/reader_process.h"

namespace dossier {

// On the control socket, main process to warm parent. A start brings three descriptors: input, output, request.
struct WarmOrder {
  enum class Kind : std::uint32_t { start, kill } kind = Kind::start;
  std::uint32_t slot = 0;
  std::uint32_t warm = 0;  // of a start: 1 where loading what children share pays
};

struct ChildExit {
  std::int32_t signal = 0;
  std::int32_t status = 0;
  std::uint64_t peak_bytes = 0;
  double cpu_seconds = 0;
};

// Warm parent to main process: a child has ended.
struct WarmNews {
  std::uint32_t slot = 0;
  ChildExit exit;
};

inline constexpr int kChildOutOfMemory = 83;
inline constexpr int kChildFailed = 84;

// Serves orders until the socket closes, then kills its children and ends the process. `caller`: the main process, whose
// death is the end too. `prepare` is called before the first start, `warm` before the first that asks for it.
[[noreturn]] void run_warm_parent(UniqueFd control, pid_t caller, const Confinement& confinement,
                                  const std::function<void()>& prepare, const std::function<void()>& warm, const ReaderProcesses::Work& work);

}  // namespace dossier
