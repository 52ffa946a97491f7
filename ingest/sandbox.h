// What a process that decodes evidence is left with: its input, its pipe, the memory and the time it was given.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/ingest.h"

namespace dossier {

struct Confinement {
  std::vector<std::string> readable;  // folders with fonts, maps of characters, models: may be read, nothing else opened
  std::uint64_t memory_bytes = 2ull << 30;  // of address space; 0: no limit
  std::uint32_t cpu_seconds = 0;            // of the whole process; 0: no limit
};

// Confines the calling process for good: no new privileges; no core file, no writing to files; resource limits; Landlock (only
// `readable` can be opened, read-only); seccomp (only the calls that reading needs; no socket, no process, no thread,
// no opening for writing). Call in a fresh child with one thread. Where the kernel refuses Landlock or seccomp the process
// goes on without that layer; sandbox_abilities() says so.
void confine(const Confinement& confinement);

// The folders that Poppler, its font substitution and Tesseract read at run time.
[[nodiscard]] std::vector<std::string> readable_system_folders();

// Gives the work that follows `seconds` of CPU time; when they are used up the process is killed by SIGPROF, which the parent
// tells from other ends. 0 takes the limit away.
void set_cpu_alarm(std::uint32_t seconds);

// "landlock", "seccomp": what this kernel grants, tried in a child.
[[nodiscard]] std::vector<ReadingAbility> sandbox_abilities();

}  // namespace dossier
