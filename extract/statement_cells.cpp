#include "extract/statement_cells.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>

#include <re2/re2.h>

#include "models/text.h"

namespace dossier {
namespace {

using Kind = PrintedAmount::Kind;

struct Vote {
  Reader reader;
  PrintedAmount amount;
};

// Readers for one magnitude, in order of first mention.
struct Camp {
  std::int64_t magnitude = 0;
  std::set<Reader> readers;
  bool plausible = true;
  bool flawless = false;  // some reader needed no repair
};

bool half_bracketed(std::string_view text) {
  const std::string key = squeezed(text);
  return (key.find('(') != std::string::npos) != (key.find(')') != std::string::npos);
}

bool minus_ink(SignInk sign) { return sign == SignInk::minus || sign == SignInk::parentheses; }

}  // namespace

std::optional<int> usual_decimals(std::span<const TablePiece* const> cells) {
  std::map<int, int> counts;
  for (const TablePiece* cell : cells) {
    if (cell->shape != TablePiece::Shape::figure && cell->shape != TablePiece::Shape::integer) continue;
    const PrintedAmount amount = read_amount(cell->text);
    if (amount.kind == Kind::ok && amount.amount.fen != 0) ++counts[amount.decimals];
  }
  std::optional<int> usual;
  int most = 0;
  for (const auto& [decimals, count] : counts) {
    if (count > most) {
      usual = decimals;
      most = count;
    }
  }
  return usual;
}

CellReading read_cell(const TablePiece& cell, AmountContext context) {
  static const re2::RE2 kCutFigure("^[-(−]?(0[0-9]|,[0-9])");
  CellReading result;
  const bool text_layer = cell.reader == Reader::text_layer;
  context.repair_letters = !text_layer;
  const PrintedAmount first = read_amount(cell.text, context);
  std::vector<Vote> votes;
  votes.push_back({cell.reader, first});
  AmountContext pixels = context;
  pixels.repair_letters = true;
  for (const Reading& reading : cell.readings) {
    PrintedAmount amount = read_amount(reading.text, pixels);
    if (!amount.readable()) {
      // The crop may hold the row number, too.
      if (const std::string figure = only_figure_in(reading.text); !figure.empty()) amount = read_amount(figure, pixels);
    }
    // One bracket where the ink shows none is a ruling line.
    if (cell.sign == SignInk::none && half_bracketed(reading.text)) amount.amount.fen = std::abs(amount.amount.fen);
    votes.push_back({reading.reader, amount});
  }
  if (cell.sign == SignInk::none && half_bracketed(cell.text)) votes.front().amount.amount.fen = std::abs(first.amount.fen);

  std::vector<Camp> camps;
  std::set<Reader> negative, positive, bracketed;
  for (std::size_t v = 0; v < votes.size(); ++v) {
    const std::string key = squeezed(v == 0 ? cell.text : cell.readings[v - 1].text);
    if (votes[v].amount.amount.fen < 0 && key.starts_with("(") && key.ends_with(")")) bracketed.insert(votes[v].reader);
  }
  for (const Vote& vote : votes) {
    if (!vote.amount.readable()) continue;
    const std::int64_t magnitude = std::abs(vote.amount.amount.fen);
    auto camp = std::find_if(camps.begin(), camps.end(), [&](const Camp& c) { return c.magnitude == magnitude; });
    if (camp == camps.end()) {
      camps.push_back({magnitude, {}, true, false});
      camp = camps.end() - 1;
      camp->plausible = !context.decimals || vote.amount.decimals == *context.decimals || magnitude == 0;
    }
    camp->readers.insert(vote.reader);
    camp->flawless = camp->flawless || vote.amount.kind != Kind::repaired;
    (vote.amount.amount.fen < 0 ? negative : positive).insert(vote.reader);
  }
  if (camps.empty()) {
    result.doubt = "unreadable";
    return result;
  }
  result.repaired = first.kind != Kind::ok && first.kind != Kind::nil;
  // The better supported come first; at a tie the plausible, then the flawless, then the page reader's own.
  std::stable_sort(camps.begin(), camps.end(), [](const Camp& a, const Camp& b) {
    if (a.readers.size() != b.readers.size()) return a.readers.size() > b.readers.size();
    if (a.plausible != b.plausible) return a.plausible;
    return a.flawless && !b.flawless;
  });
  // What a single reader makes of a figure cannot be what is printed if it has not the column's decimals and another has.
  if (std::any_of(camps.begin(), camps.end(), [](const Camp& camp) { return camp.plausible; })) {
    std::erase_if(camps, [](const Camp& camp) { return !camp.plausible && camp.readers.size() == 1; });
  }
  const Camp& best = camps.front();
  result.nil = best.magnitude == 0 && first.kind == Kind::nil;
  result.agreeing = static_cast<int>(best.readers.size());
  result.plausible = best.plausible;
  for (const Camp& camp : camps) {
    if (&camp != &best && camp.plausible && camp.flawless) result.dissenting += static_cast<int>(camp.readers.size());
  }
  // "02,912" for 2,912: a digit before it that was cut off, or hides under a seal.
  const auto cut = [](const std::string& text) { return re2::RE2::PartialMatch(squeezed(text), kCutFigure); };
  if (std::any_of(cell.readings.begin(), cell.readings.end(), [&](const Reading& reading) { return cut(reading.text); }) || cut(cell.text)) {
    ++result.dissenting;
  }
  for (const Vote& vote : votes) {
    if (std::abs(vote.amount.amount.fen) == best.magnitude && vote.amount.readable()) result.decimals = vote.amount.decimals;
  }

  // Sign: the ink first, then the readers.
  const bool ink_negative = minus_ink(cell.sign);
  const bool read_negative = negative.size() > positive.size() || (negative.size() == positive.size() && first.amount.fen < 0);
  bool is_negative = read_negative;
  bool both = false;
  if (best.magnitude == 0) {
    result.sign_settled = true;
    is_negative = false;
  } else if (text_layer) {
    is_negative = first.amount.fen < 0;
    result.sign_settled = cell.sign == SignInk::not_examined || ink_negative == is_negative;
    both = !result.sign_settled;
  } else if (cell.sign == SignInk::not_examined) {
    // All readers see the minus: they do not invent it. That all miss one is what happens.
    result.sign_settled = !negative.empty() && positive.empty();
    both = !negative.empty() && !positive.empty();
  } else {
    is_negative = ink_negative;
    result.sign_settled = ink_negative ? !negative.empty() : negative.empty();
    both = !result.sign_settled;
    if (both && !ink_negative && positive.empty()) is_negative = true;
    if (both && ink_negative && negative.empty()) is_negative = false;
    // Readers lose signs; two do not invent the same pair of brackets, nor three the same minus. Small print hides them from
    // the eye that looks for ink.
    if (both && !ink_negative && positive.empty() && (bracketed.size() >= 2 || negative.size() >= 3)) {
      result.sign_settled = true;
      both = false;
    }
  }
  for (const Camp& camp : camps) {
    const std::int64_t value = is_negative ? -camp.magnitude : camp.magnitude;
    result.candidates.push_back(value);
  }
  if (both) {
    for (const Camp& camp : camps) {
      if (camp.magnitude != 0) result.candidates.push_back(is_negative ? camp.magnitude : -camp.magnitude);
    }
  }
  if (text_layer) {
    const bool agreed = result.dissenting == 0 && result.sign_settled && !result.repaired && first.readable();
    result.trusted = agreed && result.plausible && !cell.crowded;
    if (!result.trusted) {
      result.doubt = cell.crowded           ? "cell-crowded"
                     : result.repaired      ? "repaired"
                     : !result.sign_settled ? "sign"
                     : agreed               ? "decimals"
                                            : "readers-differ";
    }
  } else if (cell.crowded) {
    result.plausible = false;
    result.doubt = "cell-crowded";
  } else if (!result.agreed()) {
    result.doubt = result.dissenting > 0        ? "readers-differ"
                   : result.agreeing < 2        ? "one-reading"
                   : !result.plausible          ? "decimals"
                                                : "sign";
  }
  return result;
}

}  // namespace dossier
