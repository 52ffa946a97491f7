#include "app/progress.h"

#include <fmt/format.h>

namespace dossier {

void Progress::heard(const std::string& file, int page) {
  if (page > 0) {
    ++pages_;
  } else {
    ++files_;
  }
  using namespace std::chrono;
  const auto now = steady_clock::now();
  if (now - shown_ < milliseconds(100)) return;
  shown_ = now;
  const double seconds = duration<double>(now - start_).count();
  const double rate = seconds > 0 ? static_cast<double>(pages_) / seconds : 0;
  console_.show_progress(console_.language() == Language::zh
                             ? fmt::format("已读 {} 页 · {} 个文件 · {:.1f} 页/秒 · {}", pages_, files_, rate, file)
                             : fmt::format("{} pages · {} files · {:.1f} pages/s · {}", pages_, files_, rate, file));
}

}  // namespace dossier
