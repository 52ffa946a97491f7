#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "tests/accuracy/compare.h"
#include "tests/accuracy/json_fields.h"
#include "tests/accuracy/score.h"

namespace dossier::accuracy {
namespace {

using Json = nlohmann::json;

std::size_t bin_of(double confidence) {
  std::size_t bin = 0;
  while (bin + 1 < kBinLimits.size() && confidence >= kBinLimits[bin + 1]) {
    ++bin;
  }
  return bin;
}

class FileScore {
 public:
  FileScore(const Json& truth, std::vector<const Json*> found, const std::string& place, Score& score)
      : truth_(truth),
        found_(std::move(found)),
        place_(place),
        score_(score),
        condition_(truth.at("condition").get<std::string>()) {}

  void run() {
    const Json& documents = truth_.at("documents");
    own();
    for (std::size_t j = 0; j < documents.size(); ++j) {
      score_document(j);
    }
  }

 private:
  void note(const Json& document, const std::string& text) {
    score_.notes.push_back({.place = fmt::format("{} p{}", place_, pages_of(document).first),
                            .condition = condition_,
                            .type = document.at("type").get<std::string>(),
                            .text = text});
  }

  // Which truth document each found one belongs to: same type, most pages in common, nearest start.
  void own() {
    const Json& documents = truth_.at("documents");
    for (const Json* d : found_) {
      std::optional<std::size_t> best;
      std::array<int, 3> best_key{};
      for (std::size_t j = 0; j < documents.size(); ++j) {
        const Json& t = documents[j];
        if (overlap(*d, t) <= 0 || !accepted_types(t).contains(d->value("type", ""))) {
          continue;
        }
        const auto a = scopes_of(*d);
        const auto b = scopes_of(t);
        const bool fits = a.empty() || b.empty() ||
                          std::any_of(a.begin(), a.end(), [&b](const std::string& s) { return b.contains(s); });
        const std::array<int, 3> key = {
            fits ? 1 : 0, overlap(*d, t),
            -std::abs(pages_of(*d).first - pages_of(t).first) - std::abs(pages_of(*d).last - pages_of(t).last)};
        // Two documents of one type on one page: the one whose fields agree.
        const int agree = agreement(*d, t);
        if (!best || std::tie(key, agree) > std::tie(best_key, best_agree_)) {
          best = j;
          best_key = key;
          best_agree_ = agree;
        }
      }
      owner_.push_back(best);
      best_agree_ = 0;
    }
  }

  static int agreement(const Json& found, const Json& truth) {
    int n = 0;
    for (const Json& f : found.value("fields", Json::array())) {
      for (const Json& t : truth.value("fields", Json::array())) {
        n += f.value("name", "") == t.value("name", "") && year_of(f) == year_of(t) && has_value(f) &&
                     is_right(text_of(f["value"]), t)
                 ? 1
                 : 0;
      }
    }
    return n;
  }

  template <typename Change>
  void count(const Json& document, Change change) {
    const std::string type = document.at("type").get<std::string>();
    change(score_.by_type[type]);
    change(score_.by_condition[condition_]);
    change(score_.by_both[{type, condition_}]);
  }

  void score_document(std::size_t j) {
    const Json& t = truth_.at("documents")[j];
    const auto types = accepted_types(t);
    count(t, [](Counts& c) { ++c.types; });
    std::vector<const Json*> fit;
    std::vector<const Json*> aliens;
    std::set<std::string> near;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Json& d = *found_[i];
      if (overlap(d, t) <= 0) {
        continue;
      }
      near.insert(d.value("type", "?"));
      if (types.contains(d.value("type", ""))) {
        fit.push_back(&d);
      }
      if (!owner_[i] && d.value("type", "") != "other" && nearest(d) == j) {
        aliens.push_back(&d);
      }
    }
    const bool right_type = !fit.empty() && (types != std::set<std::string>{"other"} || aliens.empty());
    if (right_type) {
      count(t, [](Counts& c) { ++c.types_right; });
    } else {
      note(t, fmt::format("type: expected {} ({}), got {}", t.at("type").get<std::string>(), t.value("variant", ""),
                          fmt::join(near, ",")));
    }
    for (const Json* d : aliens) {
      int n = 0;
      std::string names;
      for (const Json& f : d->value("fields", Json::array())) {
        if (certain(f) && has_value(f)) {
          ++n;
          names += " " + f.value("name", "");
        }
      }
      if (n > 0) {
        count(t, [n](Counts& c) { c.silent += n; });
        note(t, fmt::format("SILENT: {} certain fields in a {} that is none:{}", n, d->value("type", ""),
                            names.substr(0, 100)));
      }
    }
    std::vector<const Json*> pool = fields_for(j, t);
    score_wanted(t, pool);
    score_absent(t, pool);
    score_lines(t, pool);
  }

  std::size_t nearest(const Json& d) const {
    const Json& documents = truth_.at("documents");
    std::size_t best = 0;
    for (std::size_t k = 1; k < documents.size(); ++k) {
      if (overlap(d, documents[k]) > overlap(d, documents[best])) {
        best = k;
      }
    }
    return best;
  }

  std::vector<const Json*> fields_for(std::size_t j, const Json& t) const {
    const auto wanted_scopes = scopes_of(t);
    const bool owned = std::any_of(owner_.begin(), owner_.end(), [j](const auto& o) { return o == j; });
    std::vector<const Json*> pool;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Json& d = *found_[i];
      if (overlap(d, t) <= 0 || !accepted_types(t).contains(d.value("type", ""))) {
        continue;
      }
      if (!d.contains("fields")) {
        continue;
      }
      for (const Json& f : d["fields"]) {
        const std::string scope = scope_of(f);
        if (!wanted_scopes.empty() && !scope.empty()) {
          if (wanted_scopes.contains(scope) && (owner_[i] == j || !owned)) {
            pool.push_back(&f);
          }
        } else if (owner_[i] == j || (!owned && !year_of(f))) {
          pool.push_back(&f);
        }
      }
    }
    return pool;
  }

  void score_wanted(const Json& t, const std::vector<const Json*>& pool) {
    std::map<std::tuple<std::string, std::optional<int>, std::string>, std::vector<const Json*>> wanted;
    for (const Json& f : t.at("fields")) {
      wanted[{f.value("name", ""), year_of(f), scope_of(f)}].push_back(&f);
    }
    for (const auto& [key, want] : wanted) {
      const auto& [name, year, scope] = key;
      std::vector<const Json*> m;
      for (const Json* f : pool) {
        if (f->value("name", "") == name && has_value(*f) && (!year || year_of(*f) == year) &&
            (scope.empty() || scope_of(*f).empty() || scope_of(*f) == scope)) {
          m.push_back(f);
        }
      }
      const std::string label = name + (year ? fmt::format(" {}", *year) : "") + (scope.empty() ? "" : " " + scope);
      if (want.size() > 1 || name == "drafters") {
        score_list(t, label, want, m);
      } else {
        score_one(t, label, *want.front(), m);
      }
    }
  }

  void remember(const Json& field, bool right) {
    Bin& bin = score_.reliability[bin_of(field.value("confidence", 0.0))];
    ++(right ? bin.right : bin.wrong);
    if (certain(field)) {
      ++(right ? bin.right_certain : bin.wrong_certain);
    }
  }

  void score_list(const Json& t, const std::string& label, const std::vector<const Json*>& want,
                  const std::vector<const Json*>& m) {
    for (const Json* f : want) {
      count(t, [](Counts& c) { ++c.asked; });
      bool hit = false;
      bool sure = false;
      for (const Json* x : m) {
        if (is_right(text_of((*x)["value"]), *f)) {
          hit = true;
          sure = sure || certain(*x);
          remember(*x, true);
        }
      }
      if (hit) {
        count(t, [sure](Counts& c) {
          ++c.right;
          c.right_certain += sure ? 1 : 0;
        });
      } else {
        count(t, [](Counts& c) { ++c.missing; });
        note(t, fmt::format("missing: {} = {}", label, f->at("value").get<std::string>()));
      }
    }
    for (const Json* x : m) {
      const std::string value = text_of((*x)["value"]);
      if (std::none_of(want.begin(), want.end(), [&](const Json* f) { return is_right(value, *f); })) {
        remember(*x, false);
        const bool sure = certain(*x);
        count(t, [sure](Counts& c) { ++(sure ? c.silent : c.uncertain); });
        note(t, fmt::format("{}: {} = {} is not in the list", sure ? "SILENT" : "uncertain", label, value));
      }
    }
  }

  void score_one(const Json& t, const std::string& label, const Json& f, const std::vector<const Json*>& m) {
    const bool optional = f.value("optional", false);
    if (!optional) {
      count(t, [](Counts& c) { ++c.asked; });
    }
    const Json* good = nullptr;
    const Json* bad = nullptr;
    for (const Json* x : m) {
      const bool right = is_right(text_of((*x)["value"]), f);
      remember(*x, right);
      if (right && (good == nullptr || certain(*x))) {
        good = x;
      }
      if (!right && (bad == nullptr || certain(*x))) {
        bad = x;
      }
    }
    const std::string want = f.at("value").get<std::string>();
    if (bad != nullptr && certain(*bad)) {
      count(t, [](Counts& c) { ++c.silent; });
      note(t, fmt::format("SILENT: {} expected {} got {} (raw {}, {})", label, want, text_of((*bad)["value"]),
                          bad->value("raw", ""), t.value("variant", "")));
    } else if (good != nullptr) {
      if (!optional) {
        const bool sure = certain(*good);
        count(t, [sure](Counts& c) {
          ++c.right;
          c.right_certain += sure ? 1 : 0;
        });
        if (!sure) {
          note(t, fmt::format("right-uncertain: {} = {} ({:.2f})", label, want, good->value("confidence", 0.0)));
        }
        score_box(t, label, f, *good);
      }
    } else if (!optional) {
      if (bad != nullptr) {
        count(t, [](Counts& c) { ++c.uncertain; });
        note(t, fmt::format("uncertain: {} expected {} got {}", label, want, text_of((*bad)["value"])));
      } else {
        count(t, [](Counts& c) { ++c.missing; });
        note(t, fmt::format("missing: {} = {} ({})", label, want, t.value("variant", "")));
      }
    }
  }

  void score_box(const Json& t, const std::string& label, const Json& f, const Json& found) {
    if (!f.contains("box") || !found.contains("box") || !found["box"].is_array() || found["box"].size() != 4) {
      return;
    }
    // A value may be printed at several places; the box counts where it is on the page of the truth.
    if (found.value("page", 0) != f.value("page", 0)) {
      return;
    }
    const bool hit = boxes_meet(f["box"], found["box"]);
    count(t, [hit](Counts& c) {
      ++c.boxes;
      c.boxes_hit += hit ? 1 : 0;
    });
    if (!hit) {
      note(t, fmt::format("box: {} is at {} told {}", label, f["box"].dump(), found["box"].dump()));
    }
  }

  void score_absent(const Json& t, const std::vector<const Json*>& pool) {
    for (const Json& name : t.value("absent", Json::array())) {
      for (const Json* x : pool) {
        if (x->value("name", "") == name.get<std::string>() && has_value(*x) && certain(*x)) {
          count(t, [](Counts& c) { ++c.silent; });
          note(t,
               fmt::format("SILENT: {} is not printed there, got {}", name.get<std::string>(), text_of((*x)["value"])));
        }
      }
    }
  }

  void score_lines(const Json& t, const std::vector<const Json*>& pool) {
    for (const Json& line : t.value("lines", Json::array())) {
      count(t, [](Counts& c) { ++c.lines; });
      const bool hit = std::any_of(pool.begin(), pool.end(), [&](const Json* f) {
        return year_of(*f) == year_of(line) && has_value(*f) && is_right(text_of((*f)["value"]), line) &&
               (scope_of(line).empty() || scope_of(*f).empty() || scope_of(*f) == scope_of(line));
      });
      if (hit) {
        count(t, [](Counts& c) { ++c.lines_found; });
      } else {
        note(t, fmt::format("line: {} {} = {}", line.value("label", ""), line.value("year", 0),
                            line.at("value").get<std::string>()));
      }
    }
  }

  const Json& truth_;
  std::vector<const Json*> found_;
  std::string place_;
  Score& score_;
  std::string condition_;
  std::vector<std::optional<std::size_t>> owner_;
  int best_agree_ = 0;
};

}  // namespace

void score_fields(const Json& report, const Json& truth, Score& score) {
  for (const Json& file : truth.at("files")) {
    const std::string path = file.at("file").get<std::string>();
    std::vector<const Json*> found;
    if (report.contains("documents")) {
      for (const Json& d : report["documents"]) {
        if (d.value("file", "") == path && d.contains("pages") && d["pages"].is_array() && !d["pages"].empty()) {
          found.push_back(&d);
        }
      }
    }
    score.by_condition[file.at("condition").get<std::string>()].pages += file.value("page_count", 1);
    FileScore(file, std::move(found), truth.value("id", "") + "/" + path, score).run();
  }
}

}  // namespace dossier::accuracy
