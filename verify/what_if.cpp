#include "verify/what_if.h"

#include <algorithm>

#include "verify/messages.h"

namespace dossier {
namespace {

using Wide = __int128;

std::string yuan(std::int64_t fen) { return grouped(to_string(Amount{fen})); }

// What a figure must reach, and how far it is from there.
Message reach(std::string_view figure, std::optional<std::int64_t> value, std::int64_t needed) {
  const Message words = words_for_figure(figure);
  if (!value) return say("what-if.reach", {{"figure", words}, {"needed", yuan(needed)}});
  if (*value >= needed) return say("what-if.spare", {{"figure", words}, {"needed", yuan(needed)}, {"spare", yuan(*value - needed)}});
  return say("what-if.lacks", {{"figure", words}, {"needed", yuan(needed)}, {"lack", yuan(needed - *value)}});
}

}  // namespace

std::int64_t least_part(std::int64_t whole_fen, Fraction threshold) {
  const Wide wanted = static_cast<Wide>(whole_fen) * threshold.numerator;
  return static_cast<std::int64_t>((wanted + threshold.denominator - 1) / threshold.denominator);
}

std::int64_t greatest_whole(std::int64_t part_fen, Fraction threshold) {
  const Wide most = static_cast<Wide>(part_fen) * threshold.denominator / threshold.numerator;
  return static_cast<std::int64_t>(std::min<Wide>(most, kUnbounded));
}

std::int64_t least_after_growth(std::int64_t first_fen, std::size_t periods, Fraction threshold) {
  Wide up = first_fen, down = 1;
  for (std::size_t i = 0; i < periods; ++i) {
    up *= threshold.denominator + threshold.numerator;
    down *= threshold.denominator;
  }
  return static_cast<std::int64_t>((up + down - 1) / down);
}

Message what_if_ratio(const Rule& rule, std::optional<std::int64_t> part, std::optional<std::int64_t> whole) {
  if (rule.threshold.numerator == 0) return {};
  if (whole && *whole > 0) {
    const std::int64_t needed = least_part(*whole, rule.threshold);
    Message sentence = reach(rule.of, part, needed);
    if (part && *part >= needed) {
      sentence = joined(sentence, say("what-if.whole", {{"figure", words_for_figure(rule.to)}, {"most", yuan(greatest_whole(*part, rule.threshold))}}));
    }
    return sentence;
  }
  if (!whole && part && *part >= 0) {
    return say("what-if.whole", {{"figure", words_for_figure(rule.to)}, {"most", yuan(greatest_whole(*part, rule.threshold))}});
  }
  return {};
}

Message what_if_amount(const Rule& rule, std::optional<std::int64_t> value) { return reach(rule.of, value, rule.amount.fen); }

Message what_if_count(int proven, int wanted) {
  if (proven < wanted) return say("what-if.count-lacks", {{"lack", wanted - proven}});
  return say("what-if.count-spare", {{"spare", proven - wanted}});
}

Message what_if_growth(std::string_view figure, std::optional<std::int64_t> last, std::optional<std::int64_t> needed) {
  return needed ? reach(figure, last, *needed) : Message{};
}

}  // namespace dossier
