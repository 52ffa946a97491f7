#include "ingest/triage.h"

namespace dossier {
namespace {

constexpr int kFirstPages = 2;  // covers: the title stands in the middle, the names below
constexpr int kFollowers = 2;   // an audit report of three pages has a title on the first only
constexpr int kRun = 3;         // pages worth reading one behind the other: a collection of evidence, where looking first is lost time

}  // namespace

Triage::Triage(const ReadingOptions& options, const ReadingPolicy& policy, int page_count, int first_page)
    : policy_(policy), selective_(options.triage && page_count > kShortFilePages && policy.worth_reading) {
  if (first_page > 1) last_promise_ = first_page - 1;
}

bool Triage::surely(int number) const {
  return !selective_ || number <= kFirstPages || number - last_promise_ <= kFollowers || worthy_run_ >= kRun;
}

bool Triage::worth_reading(int number, const Page& title_band) {
  if (!selective_) return true;
  const bool follows = surely(number);
  const PageWorth worth = policy_.worth_reading(title_band);
  if (worth == PageWorth::more || worth == PageWorth::middle) last_promise_ = number;
  worthy_run_ = worth != PageWorth::none ? worthy_run_ + 1 : 0;
  looks_back_ = worth == PageWorth::middle;
  const bool read = follows || worth != PageWorth::none;
  if (!read) last_left_ = number;
  return read;
}

}  // namespace dossier
