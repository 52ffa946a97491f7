#include "app/batch_progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/batch_results.h"
#include "app/error_text.h"
#include "app/labels.h"
#include "app/safe_text.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

// "████░░░░░░"
std::string bar(double share) {
  constexpr int kCells = 10;
  const int full = static_cast<int>(std::lround(share * kCells));
  std::string text;
  for (int i = 0; i < kCells; ++i) text += i < full ? "█" : "░";
  return text;
}

Message result_of(const DossierRow& row) {
  if (!row.error.empty()) {
    const Message error = explain_error(row.error);
    return {"无法处理：" + neutral(error.zh), "not processed: " + neutral(error.en)};
  }
  Message message = label_of_verdict(row.verdict);
  if (row.inconsistent > 0) {
    message.zh += fmt::format(" · 不一致 {}", row.inconsistent);
    message.en += fmt::format(" · {} inconsistent", row.inconsistent);
  }
  if (row.unreadable > 0) {
    message.zh += fmt::format(" · 无法读取 {}", row.unreadable);
    message.en += fmt::format(" · {} unreadable", row.unreadable);
  }
  return message;
}

}  // namespace

std::string duration_text(double seconds, Language language) {
  const auto whole = static_cast<std::int64_t>(std::lround(seconds));
  const bool zh = language == Language::zh;
  if (whole < 60) return zh ? fmt::format("{} 秒", whole) : fmt::format("{} s", whole);
  const std::int64_t minutes = (whole + 30) / 60;
  if (minutes < 60) return zh ? fmt::format("{} 分", minutes) : fmt::format("{} min", minutes);
  return zh ? fmt::format("{} 小时 {:02} 分", minutes / 60, minutes % 60)
            : fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

BatchCounts BatchProgress::counts() const {
  BatchCounts counts = counts_;
  counts.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  return counts;
}

void BatchProgress::unchanged() {
  ++counts_.expected;
  ++counts_.unchanged;
  ++done_;
}

void BatchProgress::expect(std::uint64_t bytes) {
  ++counts_.expected;
  counts_.bytes_expected += bytes;
  start_ = Clock::now();
}

void BatchProgress::begin(std::uint64_t job, const std::string& file, std::uint64_t bytes) {
  reading_[job] = {.name = file, .page = 0, .bytes = bytes};
  show(false);
}

void BatchProgress::page(std::uint64_t job, const std::string& file, int page) {
  ++counts_.pages;
  reading_[job].name = file;
  reading_[job].page = page;
  show(false);
  if (listener_ && Clock::now() - told_ > std::chrono::seconds(1)) {
    told_ = Clock::now();
    listener_(counts());
  }
}

void BatchProgress::end(std::uint64_t job) {
  ++counts_.files;
  bytes_read_ += reading_[job].bytes;
  reading_.erase(job);
}

void BatchProgress::finished(const std::string& id, const DossierRow& row, std::uint64_t bytes) {
  ++counts_.finished;
  ++done_;
  if (!row.error.empty()) ++counts_.failed;
  counts_.bytes_finished += bytes;
  if (listener_) listener_(counts());
  if (console_.progress_wanted()) return show(true);
  const Message result = result_of(row);
  console_.say({fmt::format("[{}/{}] {}：{}", done(), counts_.expected, neutral(id), result.zh),
                fmt::format("[{}/{}] {}: {}", done(), counts_.expected, neutral(id), result.en)});
}

void BatchProgress::quarantined(const std::string& file, const std::string& reason) {
  if (std::ranges::find(counts_.quarantined, file) == counts_.quarantined.end()) counts_.quarantined.push_back(file);
  if (reason.empty()) return;
  const Message why = explain_problem(reason, reason);
  console_.say({fmt::format("隔离：{} 两次使读取进程中止（{}），以后不再读取；--retry-quarantined 可重试",
                            neutral(file), why.zh.substr(0, why.zh.find("（"))),
                fmt::format("quarantined: {} ended its reader process twice ({}) and will not be read again; "
                            "--retry-quarantined tries it once more",
                            neutral(file), reason)});
}

void BatchProgress::show(bool now) {
  if (!console_.progress_wanted()) return;
  if (!now && Clock::now() - shown_ < std::chrono::milliseconds(100)) return;
  shown_ = Clock::now();
  console_.show_progress(line());
}

std::string BatchProgress::line() const {
  const BatchCounts now = counts();
  const bool zh = console_.language() == Language::zh;
  const double rate = now.seconds > 0 ? static_cast<double>(now.pages) / now.seconds : 0;
  // Bytes tell what is left better than counts: a dossier may hold two pages or two hundred. Of dossiers under way, the
  // files that are read count.
  const std::uint64_t bytes = std::min(std::max(now.bytes_finished, bytes_read_), now.bytes_expected);
  const double share =
      now.bytes_expected == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(now.bytes_expected);
  std::string text = fmt::format("{} {:.0f} % [{}/{}]", bar(share), std::floor(100 * share), done(), now.expected);
  text += zh ? fmt::format(" {} 页 · {:.1f} 页/秒", now.pages, rate)
             : fmt::format(" {} pages · {:.1f} pages/s", now.pages, rate);
  if (share > 0 && share < 1) {
    const double left = now.seconds * (1 - share) / share;
    text += zh ? fmt::format(" · 还需约 {}", duration_text(left, Language::zh))
               : fmt::format(" · about {} left", duration_text(left, Language::en));
  }
  for (const auto& [job, file] : reading_) {
    text += zh ? fmt::format(" · {} 第 {} 页", file.name, file.page + 1)
               : fmt::format(" · {} p.{}", file.name, file.page + 1);
  }
  return text;
}

}  // namespace dossier
