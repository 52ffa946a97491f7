#include "app/build_id.h"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <cstdint>
#include <cstring>
#include <string_view>

#include "models/sha256.h"

namespace dossier {
namespace {

// The build id among the notes of a segment: name size, content size, type, "GNU", content; each padded to four bytes.
std::string id_in_notes(std::string_view notes) {
  const auto padded = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, notes.data(), sizeof head);
    const std::size_t name_at = sizeof head;
    const std::size_t content_at = name_at + padded(head.n_namesz);
    const std::size_t end = content_at + padded(head.n_descsz);
    if (end > notes.size()) break;
    if (head.n_type == NT_GNU_BUILD_ID && notes.substr(name_at, head.n_namesz) == std::string_view("GNU\0", 4)) {
      std::string id;
      for (const char byte : notes.substr(content_at, head.n_descsz))
        id += fmt::format("{:02x}", static_cast<unsigned char>(byte));
      return id;
    }
    notes.remove_prefix(end);
  }
  return {};
}

// The first object told is the program itself.
int look_at_program(dl_phdr_info* info, std::size_t /*size*/, void* found) {
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = info->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* start = reinterpret_cast<const char*>(info->dlpi_addr + segment.p_vaddr);
    std::string id = id_in_notes({start, segment.p_memsz});
    if (id.empty()) continue;
    *static_cast<std::string*>(found) = std::move(id);
    break;
  }
  return 1;
}

}  // namespace

std::string build_id() {
  static const std::string id = [] {
    std::string found;
    dl_iterate_phdr(look_at_program, &found);
    return found.empty() ? sha256_of_file("/proc/self/exe") : found;
  }();
  return id;
}

}  // namespace dossier
