#include "app/batch_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "app/labels.h"
#include "models/text.h"
#include "store/repeats.h"
#include "verify/names.h"

namespace dossier {
namespace {

constexpr int kLeastFigures = 3;
constexpr int kNearPictures = 8;  // bits of 64 that may differ between two scans of one picture
constexpr std::size_t kFiguresShown = 5;

// One applicant may hand in two dossiers; that is nobody else's right. Code or name alike is the same applicant.
bool same_applicant(const RepeatPlace& a, const RepeatPlace& b) {
  if (!a.uscc.empty() && a.uscc == b.uscc) return true;
  return !a.applicant.empty() && name_key(a.applicant) == name_key(b.applicant);
}

bool two_applicants(const std::vector<const RepeatPlace*>& places) {
  return std::ranges::any_of(places,
                             [&](const RepeatPlace* place) { return !same_applicant(*places.front(), *place); });
}

// "沈阳远垣软件有限公司（h04）、…", in the form of either language.
Message applicants_of(const std::vector<const RepeatPlace*>& places) {
  std::vector<std::pair<std::string, std::string>> names;
  for (const RepeatPlace* place : places) {
    std::pair<std::string, std::string> name{place->applicant.empty() ? "?" : place->applicant, place->name};
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  Message text;
  for (const auto& [applicant, dossier] : names) {
    text.zh += fmt::format("{}{}（{}）", text.zh.empty() ? "" : "、", applicant, dossier);
    text.en += fmt::format("{}{} ({})", text.en.empty() ? "" : ", ", applicant, dossier);
  }
  return text;
}

// "1", "无", "000000": what people write where there is no number.
bool is_number(const std::string& key) {
  std::set<char> different;
  int digits = 0;
  for (const char c : key) {
    different.insert(c);
    digits += c >= '0' && c <= '9' ? 1 : 0;
  }
  return key.size() >= 6 && digits >= 4 && different.size() >= 3;
}

BatchPlace place_of(const RepeatPlace& place) {
  return {.dossier = place.name, .claim = place.claim, .file = place.file, .page = place.page, .box = place.box};
}

// Claims with the place of their evidence in the same dossier, then evidence that no claim speaks of.
std::vector<BatchPlace> joined_places(const std::vector<const RepeatPlace*>& places) {
  std::vector<BatchPlace> joined;
  for (const RepeatPlace* place : places) {
    if (place->claim.empty()) continue;
    BatchPlace entry = place_of(*place);
    for (const RepeatPlace* evidence : places) {
      if (!evidence->claim.empty() || evidence->dossier != place->dossier) continue;
      entry.file = evidence->file;
      entry.page = evidence->page;
      entry.box = evidence->box;
      break;
    }
    joined.push_back(std::move(entry));
  }
  for (const RepeatPlace* place : places) {
    const bool claimed = std::ranges::any_of(
        places, [&](const RepeatPlace* other) { return !other->claim.empty() && other->dossier == place->dossier; });
    if (place->claim.empty() && !claimed) joined.push_back(place_of(*place));
  }
  std::ranges::stable_sort(joined, {}, [](const BatchPlace& place) { return place.dossier; });
  return joined;
}

std::vector<const RepeatPlace*> pointers(const std::vector<RepeatPlace>& places) {
  std::vector<const RepeatPlace*> list;
  for (const RepeatPlace& place : places) list.push_back(&place);
  return list;
}

std::vector<const RepeatPlace*> with_claims(const std::vector<const RepeatPlace*>& places) {
  std::vector<const RepeatPlace*> list;
  std::ranges::copy_if(places, std::back_inserter(list),
                       [](const RepeatPlace* place) { return !place->claim.empty(); });
  return list;
}

class Finder {
 public:
  Finder(Store& store, const std::string& batch) : repeats_(store, batch) {}

  std::vector<BatchFinding> all() {
    repeats_.rights([this](const Repeat& repeat) { right(repeat); });
    repeats_.files([this](const Repeat& repeat) { file(repeat); });
    repeats_.report_numbers([this](const Repeat& repeat) { report_number(repeat); });
    pictures();
    figures();
    std::ranges::stable_sort(findings_, {}, [](const BatchFinding& f) {
      const BatchPlace& first = f.evidence.front();
      return std::tie(f.check, first.dossier, first.claim, first.file, first.page);
    });
    return std::move(findings_);
  }

 private:
  void add(std::string check, Outcome outcome, Severity severity, std::vector<BatchPlace> evidence, Message message) {
    findings_.push_back({.check = std::move(check),
                         .outcome = outcome,
                         .severity = severity,
                         .evidence = std::move(evidence),
                         .message = std::move(message)});
  }

  // The papers themselves name all these applicants as joint holders.
  bool shared_by_paper(const std::vector<const RepeatPlace*>& places) {
    for (const RepeatPlace* paper : places) {
      if (!paper->claim.empty() || paper->sha256.empty()) continue;
      for (const auto& [holder, certain] : repeats_.values(paper->dossier, paper->sha256, "holder")) {
        if (!certain) continue;
        const std::vector<std::string> holders = listed_names(holder);
        if (holders.size() < 2) continue;
        const bool all = std::ranges::all_of(places, [&](const RepeatPlace* place) {
          return std::ranges::any_of(
              holders, [&](const std::string& name) { return is_own(compare_names(place->applicant, name)); });
        });
        if (all) return true;
      }
    }
    return false;
  }

  void right(const Repeat& repeat) {
    const std::vector<const RepeatPlace*> places = pointers(repeat.places);
    if (!is_number(repeat.key) || !two_applicants(places)) return;
    static const std::map<std::string, std::pair<std::string, Message>> kKinds = {
        {"patent", {"dup.patent", {"专利", "patent"}}},
        {"software", {"dup.software", {"软件著作权", "software copyright"}}},
        {"certificate", {"dup.certificate-number", {"证书", "certificate"}}},
        {"standard", {"dup.standard", {"标准", "standard"}}}};
    const auto& [check, name] = kKinds.at(repeat.kind);
    const Message who = applicants_of(places);
    const std::string& number = places.front()->shown;
    if (repeat.kind == "standard") {
      if (!two_claims(places)) return;  // what is published may lie in every dossier
      std::vector<BatchPlace> claims = joined_places(places);
      std::erase_if(claims, [](const BatchPlace& place) { return place.claim.empty(); });
      return add(
          check, Outcome::undetermined, Severity::info, std::move(claims),
          {fmt::format("标准 {} 由 {} 分别申报；一项标准可有多个起草单位，请核对起草单位名单。", number, who.zh),
           fmt::format(
               "Standard {} is claimed by {}; a standard may have several drafters, compare the list of drafters.",
               number, who.en)});
    }
    if (shared_by_paper(places)) {
      return add(check, Outcome::consistent, Severity::info, joined_places(places),
                 {fmt::format("{} {} 由 {} 共同持有，证书已载明。", name.zh, number, who.zh),
                  fmt::format("The {} {} is held jointly by {}, as its paper says.", name.en, number, who.en)});
    }
    const bool claimed_twice = two_claims(places);
    const bool certain = claimed_twice || (repeat.kind == "certificate" && two_certain(places));
    add(check, certain ? Outcome::inconsistent : Outcome::undetermined,
        repeat.kind == "certificate" ? Severity::fatal : Severity::inconsistent, joined_places(places),
        claimed_twice ? Message{fmt::format("同一{} {} 被 {} 分别申报。", name.zh, number, who.zh),
                                fmt::format("The same {} {} is claimed by {}.", name.en, number, who.en)}
                      : Message{fmt::format("同一{} {} 出现在 {} 的材料中。", name.zh, number, who.zh),
                                fmt::format("The same {} {} lies in the dossiers of {}.", name.en, number, who.en)});
  }

  static bool two_claims(const std::vector<const RepeatPlace*>& places) {
    const std::vector<const RepeatPlace*> claims = with_claims(places);
    return !claims.empty() && two_applicants(claims);
  }

  static bool two_certain(std::vector<const RepeatPlace*> places) {
    std::erase_if(places, [](const RepeatPlace* place) { return !place->certain; });
    return !places.empty() && two_applicants(places);
  }

  void file(const Repeat& repeat) {
    const std::vector<const RepeatPlace*> places = pointers(repeat.places);
    if (!two_applicants(places)) return;
    bool papers = false;
    bool standard = false;
    for (const RepeatPlace* place : places) {
      for (const std::string& type : repeats_.types(place->dossier, repeat.key)) {
        papers = papers || (type != "other" && type != "standard");
        standard = standard || type == "standard";
      }
    }
    if (standard && !papers) return;  // what is published may lie in every dossier
    std::vector<RepeatPlace> holders = repeat.places;
    for (RepeatPlace& place : holders) place.claim.clear();
    std::vector<BatchPlace> evidence;
    for (const RepeatPlace* place : places) evidence.push_back(place_of(*place));
    const Message who = applicants_of(places);
    const bool joint = papers && shared_by_paper(pointers(holders));
    add("dup.file",
        joint    ? Outcome::consistent
        : papers ? Outcome::inconsistent
                 : Outcome::undetermined,
        joint    ? Severity::info
        : papers ? Severity::inconsistent
                 : Severity::warning,
        std::move(evidence),
        joint ? Message{fmt::format("{} 提交了同一文件，其证书载明为共同持有。", who.zh),
                        fmt::format("{} handed in the same file, whose paper names them as joint holders.", who.en)}
              : Message{fmt::format("{} 提交了内容完全相同的文件。", who.zh),
                        fmt::format("{} handed in files with the very same bytes.", who.en)});
  }

  void report_number(const Repeat& repeat) {
    const std::vector<const RepeatPlace*> places = pointers(repeat.places);
    const RepeatPlace& first = *places.front();
    for (const RepeatPlace* place : places) {
      if (place->dossier == first.dossier || place->sha256 == first.sha256 || other_auditor(first, *place)) continue;
      const bool one = same_applicant(first, *place);
      const std::vector<FieldPair> apart = figures_apart(first, *place);
      if (one && apart.empty()) continue;
      const bool certain = first.certain && place->certain;
      Message message{
          fmt::format("审计报告文号 {} 同时用于 {}", first.shown, applicants_of({&first, place}).zh),
          fmt::format("Audit report number {} is used by {}", first.shown, applicants_of({&first, place}).en)};
      add_differences(message, apart);
      add("dup.report-number", certain ? Outcome::inconsistent : Outcome::undetermined, Severity::fatal,
          {place_of(first), place_of(*place)}, std::move(message));
    }
  }

  // Two firms may number alike.
  bool other_auditor(const RepeatPlace& a, const RepeatPlace& b) {
    for (const FieldPair& pair : repeats_.compare(a.dossier, a.document, b.dossier, b.document)) {
      if (pair.name == "auditor" && pair.certain && pair.key_a != pair.key_b) return true;
    }
    return false;
  }

  // Certain figures of the statements of two dossiers that differ for the same line and year.
  std::vector<FieldPair> figures_apart(const RepeatPlace& a, const RepeatPlace& b) {
    std::vector<FieldPair> apart;
    for (const char* field : {"revenue", "net_profit", "total_profit", "total_assets"}) {
      const auto of_a = repeats_.figures(a.dossier, field);
      const auto of_b = repeats_.figures(b.dossier, field);
      for (const auto& [year, value] : of_a) {
        const auto other = of_b.find(year);
        if (other == of_b.end() || other->second == value) continue;
        apart.push_back({.name = field, .year = year, .scope = {}, .value_a = value, .value_b = other->second});
      }
    }
    return apart;
  }

  static void add_differences(Message& message, const std::vector<FieldPair>& apart) {
    std::string zh;
    std::string en;
    std::size_t shown = 0;
    for (const FieldPair& pair : apart) {
      if (++shown > kFiguresShown) break;
      const Message label = label_of_field(pair.name);
      const std::string year = pair.year > 0 ? fmt::format("{} ", pair.year) : std::string();
      zh += fmt::format("{}{}{}：{} ≠ {}", zh.empty() ? "" : "；", year, label.zh, pair.value_a, pair.value_b);
      en += fmt::format("{}{}{}: {} ≠ {}", en.empty() ? "" : "; ", year, label.en, pair.value_a, pair.value_b);
    }
    if (zh.empty()) {
      message.zh += "。";
      message.en += ".";
    } else {
      message.zh += fmt::format("；不同之处：{}。", zh);
      message.en += fmt::format("; they differ in {}.", en);
    }
  }

  // Two certificates that share what only one paper can say, and look alike: one picture, whose other words were
  // changed.
  void pictures() {
    using Pair = std::tuple<std::string, std::int64_t, int, std::string, std::int64_t, int>;  // names first: they order
    std::map<Pair, std::pair<RepeatPlace, RepeatPlace>> pairs;
    repeats_.certificate_fields([&](const Repeat& repeat) {
      if (name_length(repeat.key) < 6) return;
      std::vector<std::uint64_t> hashes;
      for (const RepeatPlace& place : repeat.places) hashes.push_back(repeats_.picture_hash(place.sha256, place.page));
      for (std::size_t i = 0; i < repeat.places.size(); ++i) {
        for (std::size_t k = i + 1; k < repeat.places.size(); ++k) {
          // First what is cheap: thousands of certificates may have one scope.
          if (!near(hashes[i], hashes[k])) continue;
          const RepeatPlace& a = repeat.places[i];
          const RepeatPlace& b = repeat.places[k];
          if (a.dossier == b.dossier || a.sha256 == b.sha256 || same_applicant(a, b)) continue;
          pairs.try_emplace({a.name, a.dossier, a.document, b.name, b.dossier, b.document}, a, b);
        }
      }
    });
    for (const auto& [key, pair] : pairs) compare_pictures(pair.first, pair.second);
  }

  // Pages that were not rendered have 0.
  static bool near(std::uint64_t a, std::uint64_t b) {
    return a != 0 && b != 0 && std::popcount(a ^ b) <= kNearPictures;
  }

  static std::size_t name_length(const std::string& key) { return to_u32(key).size(); }

  void compare_pictures(const RepeatPlace& a, const RepeatPlace& b) {
    const std::uint64_t hash_a = repeats_.picture_hash(a.sha256, a.page);
    const std::uint64_t hash_b = repeats_.picture_hash(b.sha256, b.page);
    if (!near(hash_a, hash_b)) return;
    const int distance = std::popcount(hash_a ^ hash_b);
    std::vector<FieldPair> apart;
    int shared = 0;
    int telling = 0;  // shared values that two papers do not have in common by chance
    bool certain = true;
    for (const FieldPair& pair : repeats_.compare(a.dossier, a.document, b.dossier, b.document)) {
      if (pair.key_a != pair.key_b) {
        apart.push_back(pair);
        certain = certain && pair.certain;
        continue;
      }
      ++shared;
      telling += is_telling(pair) ? 1 : 0;
    }
    if (telling < 2 || shared < static_cast<int>(apart.size())) return;
    Message message{
        fmt::format("{} 的{}是同一张图像（感知哈希相差 {}/64 位），其中 {} 项内容相同", applicants_of({&a, &b}).zh,
                    type_name(a).zh, distance, shared),
        fmt::format("The {} of {} is one picture (perceptual hashes differ in {} of 64 bits) with {} values alike",
                    type_name(a).en, applicants_of({&a, &b}).en, distance, shared)};
    add_differences(message, apart);
    add("dup.image-hash", certain ? Outcome::inconsistent : Outcome::undetermined, Severity::inconsistent,
        {place_of(a), place_of(b)}, std::move(message));
  }

  static Message type_name(const RepeatPlace& place) {
    const auto type = document_type_of(place.type);
    return label_of(type.value_or(DocumentType::other));
  }

  static bool is_telling(const FieldPair& pair) {
    static const std::set<std::string> kTelling = {
        "title",   "number", "certificate_number", "publication_number", "appraisal_id", "scope", "filed",
        "granted", "issued", "valid_until",        "first_published"};
    return kTelling.contains(pair.name) && name_length(pair.key_a) >= 6;
  }

  void figures() {
    for (const Repeats::SharedFigures& pair : repeats_.shared_figures(kLeastFigures)) shared_figures(pair);
  }

  void shared_figures(const Repeats::SharedFigures& pair) {
    std::vector<std::pair<RepeatPlace, RepeatPlace>> places;
    std::set<std::string> amounts;
    repeats_.figures_of(pair.dossier_a, pair.dossier_b, [&](const Repeat& repeat) {
      // One file in both dossiers is told of by itself.
      if (repeat.places[0].sha256 == repeat.places[1].sha256) return;
      if (amounts.insert(repeat.key).second) places.emplace_back(repeat.places[0], repeat.places[1]);
    });
    if (static_cast<int>(amounts.size()) < kLeastFigures || same_applicant(places.front().first, places.front().second))
      return;
    // Ids depend on the order in which dossiers were finished; names do not.
    if (places.front().second.name < places.front().first.name) {
      for (auto& [a, b] : places) std::swap(a, b);
    }
    std::ranges::stable_sort(places, {}, [](const auto& p) {
      return std::tie(p.first.file, p.first.page, p.first.document, p.first.box, p.second.file, p.second.page,
                      p.second.box);
    });
    const RepeatPlace& a = places.front().first;
    const RepeatPlace& b = places.front().second;
    std::vector<BatchPlace> evidence;
    std::string zh;
    for (std::size_t i = 0; i < places.size() && i < kFiguresShown; ++i) {
      evidence.push_back(place_of(places[i].first));
      evidence.push_back(place_of(places[i].second));
      zh += (zh.empty() ? "" : "、") + places[i].first.shown;
    }
    const bool two_names = entities_differ(a, b);
    add("dup.figures", two_names ? Outcome::inconsistent : Outcome::undetermined, Severity::inconsistent,
        std::move(evidence),
        {fmt::format("{} 的报表中有 {} 个相同的金额：{}{}。", applicants_of({&a, &b}).zh, amounts.size(), zh,
                     amounts.size() > kFiguresShown ? "……" : ""),
         fmt::format("The statements of {} have {} amounts in common: {}{}.", applicants_of({&a, &b}).en,
                     amounts.size(), zh, amounts.size() > kFiguresShown ? " …" : "")});
  }

  // The papers print two companies' names. A report of a group, handed in by two of its companies, prints one.
  bool entities_differ(const RepeatPlace& a, const RepeatPlace& b) {
    const auto of_a = repeats_.values(a.dossier, a.sha256, "entity");
    const auto of_b = repeats_.values(b.dossier, b.sha256, "entity");
    bool apart = false;
    for (const auto& [name_a, certain_a] : of_a) {
      for (const auto& [name_b, certain_b] : of_b) {
        if (is_own(compare_names(name_a, name_b))) return false;
        apart = apart || (certain_a && certain_b);
      }
    }
    return apart;
  }

  Repeats repeats_;
  std::vector<BatchFinding> findings_;
};

}  // namespace

std::vector<BatchFinding> batch_findings(Store& store, const std::string& batch) { return Finder(store, batch).all(); }

}  // namespace dossier
