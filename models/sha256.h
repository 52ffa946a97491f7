// SHA-256 as 64 lower-case hexadecimal digits: the name by which files, pages and readings are known.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dossier {

// Of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  // Of all that was added; call once.
  [[nodiscard]] std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

// Of a file's content, read in pieces. Throws Error(input) where it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::string& path);

}  // namespace dossier
