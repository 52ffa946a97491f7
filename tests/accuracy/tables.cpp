#include "tests/accuracy/tables.h"

#include <fmt/format.h>

namespace dossier::accuracy {
namespace {

using Json = nlohmann::ordered_json;

std::string head(const std::string& name) {
  return fmt::format("{:<24} {:>6} {:>8} {:>8} {:>9} {:>7} {:>7} {:>9} {:>10} {:>8} {:>7}\n", name, "asked", "right",
                     "certain", "uncertain", "SILENT", "missing", "types", "lines", "boxes", "s/page");
}

// So that type and condition fit in one column.
std::string short_name(const std::string& type) { return type.size() > 15 ? type.substr(0, 15) : type; }

std::string row(const std::string& name, const Counts& c) {
  return fmt::format("{:<24} {:>6} {:>8} {:>8} {:>9} {:>7} {:>7} {:>9} {:>10} {:>8} {:>7}\n", name, c.asked,
                     percent(c.right, c.asked), percent(c.right_certain, c.right), c.uncertain, c.silent, c.missing,
                     fmt::format("{}/{}", c.types_right, c.types), fmt::format("{}/{}", c.lines_found, c.lines),
                     percent(c.boxes_hit, c.boxes, 1), c.pages == 0 ? "" : fmt::format("{:.2f}", c.seconds / c.pages));
}

Json json_of(const Counts& c) {
  return {{"asked", c.asked},
          {"right", c.right},
          {"right_certain", c.right_certain},
          {"uncertain", c.uncertain},
          {"silent", c.silent},
          {"missing", c.missing},
          {"types", c.types},
          {"types_right", c.types_right},
          {"lines", c.lines},
          {"lines_found", c.lines_found},
          {"boxes", c.boxes},
          {"boxes_hit", c.boxes_hit},
          {"pages", c.pages},
          {"user_seconds", c.seconds}};
}

Json json_of(const FindingCounts& c) {
  return {{"planted", c.planted},
          {"found", c.found},
          {"found_otherwise", c.found_otherwise},
          {"doubtful", c.doubtful},
          {"missed", c.missed},
          {"on_scans", c.on_scans},
          {"found_on_scans", c.found_on_scans}};
}

Counts total_of(const std::map<std::string, Counts>& parts) {
  Counts total;
  for (const auto& [name, counts] : parts) {
    total.add(counts);
  }
  return total;
}

double upper(std::size_t bin) { return bin + 1 < kBinLimits.size() ? kBinLimits[bin + 1] : 1.0; }

// What is told and what is so; then what calling everything certain from a limit on would give.
std::string reliability_of(const Score& score) {
  std::string out = fmt::format("\n{:<18} {:>8} {:>8} {:>9} {:>16} {:>16}\n", "confidence", "right", "wrong", "share",
                                "certain: right", "certain: wrong");
  for (std::size_t i = 0; i < kBinLimits.size(); ++i) {
    const Bin& bin = score.reliability[i];
    if (bin.right + bin.wrong > 0) {
      out += fmt::format("{:.4f} to {:.4f}   {:>8} {:>8} {:>9} {:>16} {:>16}\n", kBinLimits[i], upper(i), bin.right,
                         bin.wrong, percent(bin.right, bin.right + bin.wrong), bin.right_certain, bin.wrong_certain);
    }
  }
  out += fmt::format("\n{:<18} {:>8} {:>8} {:>20}\n", "from confidence", "right", "wrong", "wrong per thousand");
  int right = 0;
  int wrong = 0;
  for (std::size_t i = kBinLimits.size(); i-- > 0;) {
    right += score.reliability[i].right;
    wrong += score.reliability[i].wrong;
    if (score.reliability[i].right + score.reliability[i].wrong > 0) {
      out += fmt::format("{:<18.4f} {:>8} {:>8} {:>20.2f}\n", kBinLimits[i], right, wrong, 1000.0 * wrong / (right + wrong));
    }
  }
  return out;
}

}  // namespace

std::string percent(double part, double whole, int decimals) {
  return whole == 0 ? "-" : fmt::format("{:.{}f}%", 100.0 * part / whole, decimals);
}

std::string findings_table(const Score& score) {
  std::string out = fmt::format("{:<28} {:>8} {:>7} {:>9} {:>7} {:>10} {:>9} {:>7}\n", "planted problem", "planted", "found",
                                "on scans", "found", "otherwise", "doubtful", "MISSED");
  const auto line = [&](const std::string& kind, const FindingCounts& c) {
    out += fmt::format("{:<28} {:>8} {:>7} {:>9} {:>7} {:>10} {:>9} {:>7}\n", kind, c.planted, c.found, c.on_scans,
                       c.found_on_scans, c.found_otherwise, c.doubtful, c.missed);
  };
  for (const auto& [kind, counts] : score.by_kind) {
    line(kind, counts);
  }
  line("all", score.findings);
  out += fmt::format("\n{:<34} {:>8} {:>10} {:>9} {:>9} {:>13}\n", "check, where it told or was wrong", "planted",
                     "consistent", "INVENTED", "needless", "undetermined");
  for (const auto& [check, c] : score.by_check) {
    if (c.planted + c.invented + c.needless + c.undetermined > 0) {
      out += fmt::format("{:<34} {:>8} {:>10} {:>9} {:>9} {:>13}\n", check, c.planted, c.consistent, c.invented, c.needless,
                         c.undetermined);
    }
  }
  out += fmt::format(
      "\ninvented inconsistencies: {}; needless unsupported: {}; undetermined: {} (of {} declared values in {} dossiers)\n",
      score.invented, score.needless_unsupported, score.undetermined, score.claims, score.dossiers);
  for (const auto& [criterion, counts] : score.by_criterion) {
    out += fmt::format("criterion {:<22} {:>4}/{}\n", criterion, counts.first, counts.second);
  }
  out += fmt::format("verdicts right: {}/{}; criteria right: {}/{}; runs without a report: {}\n", score.verdicts_right,
                     score.dossiers, score.criteria_right, score.criteria, score.failures);
  return out;
}

std::string tables_of(const Score& score, bool findings) {
  std::string out = head("type");
  for (const auto& [type, counts] : score.by_type) {
    out += row(type, counts);
  }
  out += "\n" + head("condition");
  for (const auto& [condition, counts] : score.by_condition) {
    out += row(condition, counts);
  }
  const Counts total = total_of(score.by_condition);
  out += row("all", total);
  out += "\n" + head("type in condition");
  for (const auto& [both, counts] : score.by_both) {
    out += row(short_name(both.first) + " " + both.second, counts);
  }
  out += fmt::format("\nwrong and certain: {:.2f} per thousand asked; right values certain: {}\n",
                     total.asked == 0 ? 0.0 : 1000.0 * total.silent / total.asked,
                     percent(total.right_certain, total.right));
  out += reliability_of(score);
  return findings ? out + "\n" + findings_table(score) : out;
}

Json json_of(const Score& score) {
  Json out;
  for (const auto& [type, counts] : score.by_type) {
    out["types"][type] = json_of(counts);
  }
  for (const auto& [condition, counts] : score.by_condition) {
    out["conditions"][condition] = json_of(counts);
  }
  for (const auto& [both, counts] : score.by_both) {
    out["types_in_conditions"][both.first][both.second] = json_of(counts);
  }
  out["total"] = json_of(total_of(score.by_condition));
  out["reliability"] = Json::array();
  for (std::size_t i = 0; i < score.reliability.size(); ++i) {
    const Bin& bin = score.reliability[i];
    out["reliability"].push_back({{"from", kBinLimits[i]},
                                  {"to", upper(i)},
                                  {"right", bin.right},
                                  {"wrong", bin.wrong},
                                  {"right_certain", bin.right_certain},
                                  {"wrong_certain", bin.wrong_certain}});
  }
  for (const auto& [kind, counts] : score.by_kind) {
    out["planted"][kind] = json_of(counts);
  }
  out["findings"] = json_of(score.findings);
  for (const auto& [check, c] : score.by_check) {
    out["checks"][check] = {{"planted", c.planted},
                            {"consistent", c.consistent},
                            {"invented", c.invented},
                            {"needless", c.needless},
                            {"undetermined", c.undetermined}};
  }
  for (const auto& [criterion, counts] : score.by_criterion) {
    out["by_criterion"][criterion] = {{"right", counts.first}, {"asked", counts.second}};
  }
  out["invented"] = score.invented;
  out["needless_unsupported"] = score.needless_unsupported;
  out["undetermined"] = score.undetermined;
  out["claims"] = score.claims;
  out["dossiers"] = score.dossiers;
  out["verdicts_right"] = score.verdicts_right;
  out["criteria"] = score.criteria;
  out["criteria_right"] = score.criteria_right;
  out["failures"] = score.failures;
  Json notes = Json::array();
  for (const Note& n : score.notes) {
    notes.push_back({{"place", n.place}, {"condition", n.condition}, {"type", n.type}, {"text", n.text}});
  }
  out["notes"] = notes;
  return out;
}

std::string notes_of(const Score& score, const std::string& containing) {
  std::string out;
  for (const Note& n : score.notes) {
    const std::string line = fmt::format("{} [{}] {}: {}", n.place, n.condition, n.type, n.text);
    if (line.find(containing) != std::string::npos) {
      out += line + "\n";
    }
  }
  return out;
}

}  // namespace dossier::accuracy
