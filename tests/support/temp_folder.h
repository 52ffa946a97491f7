// A folder of the test's own, gone when the test is.
#pragma once

#include <string>
#include <string_view>

namespace dossier::test {

class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

  // The path of `name` inside; nothing is made.
  [[nodiscard]] std::string file(std::string_view name) const;

  // Writes a file (with the folders it needs) and gives its path.
  std::string write(std::string_view name, std::string_view bytes) const;

 private:
  std::string path_;
};

// The bytes of a file; the test fails where there is none.
[[nodiscard]] std::string bytes_of(const std::string& path);

}  // namespace dossier::test
