#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "tests/accuracy/score.h"

namespace dossier::accuracy {
namespace {

using Json = nlohmann::json;

std::string claim_of(const Json& finding) {
  return finding.contains("claim") && finding["claim"].is_string() ? finding["claim"].get<std::string>() : "";
}

// One is the other or lies below it.
bool related(const std::string& a, const std::string& b) {
  const auto below = [](const std::string& upper, const std::string& lower) {
    return lower.starts_with(upper) && (lower.size() == upper.size() || lower[upper.size()] == '/');
  };
  return !a.empty() && !b.empty() && (below(a, b) || below(b, a));
}

bool adverse(const Json& finding) {
  const std::string outcome = finding.value("outcome", "");
  return outcome == "inconsistent" || outcome == "unsupported";
}

// Does a piece of the finding's evidence lie on a document of the type?
bool points_at(const Json& finding, const Json& truth, const std::string& type) {
  for (const Json& e : finding.value("evidence", Json::array())) {
    for (const Json& file : truth.at("files")) {
      if (file.at("file") != e.value("file", "")) {
        continue;
      }
      for (const Json& d : file.at("documents")) {
        const int page = e.value("page", 0);
        if (d.at("type") == type && page >= d.at("pages")[0].get<int>() && page <= d.at("pages")[1].get<int>()) {
          return true;
        }
      }
    }
  }
  return false;
}

bool matches(const Json& finding, const Json& expected, const Json& truth) {
  const std::string claim = claim_of(finding);
  if (expected.at("claim").is_string()) {
    return related(claim, expected["claim"].get<std::string>());
  }
  return claim.empty() && points_at(finding, truth, expected.value("document", ""));
}

// Is the finding a fair consequence of the planted problem?
bool follows(const Json& finding, const Json& expected, const Json& truth) {
  if (matches(finding, expected, truth)) {
    return true;
  }
  for (const Json& also : expected.value("also", Json::array())) {
    const std::string claim = also.get<std::string>();
    if (claim.empty() || related(claim_of(finding), claim)) {
      return true;
    }
  }
  // A problem of a paper may be told by a claim that the paper carries, and the other way about.
  return expected.contains("document") && points_at(finding, truth, expected["document"].get<std::string>());
}

void leaves(const Json& node, const std::string& pointer, std::vector<std::string>& out) {
  if (node.is_object()) {
    for (const auto& [key, value] : node.items()) {
      leaves(value, pointer + "/" + key, out);
    }
  } else if (node.is_array()) {
    for (std::size_t i = 0; i < node.size(); ++i) {
      leaves(node[i], fmt::format("{}/{}", pointer, i), out);
    }
  } else {
    out.push_back(pointer);
  }
}

}  // namespace

void score_findings(const Json& report, const Json& truth, const Json& declaration, Score& score) {
  ++score.dossiers;
  const std::string id = truth.value("id", "");
  const std::string condition = truth.value("condition", "");
  const auto note = [&](const std::string& text) {
    score.notes.push_back({.place = id, .condition = condition, .type = "finding", .text = text});
  };
  const Json& expected = truth.at("expected").at("findings");
  const Json findings = report.value("findings", Json::array());
  for (const Json& e : expected) {
    FindingCounts one{.planted = 1};
    const std::string outcome = e.at("outcome").get<std::string>();
    bool exact = false;
    bool other = false;
    bool doubtful = false;
    for (const Json& f : findings) {
      const bool hit = e.at("claim").is_string() ? matches(f, e, truth) : follows(f, e, truth);
      if (hit) {
        exact = exact || f.value("outcome", "") == outcome;
        other = other || adverse(f);
        doubtful = doubtful || f.value("outcome", "") == "undetermined";
      }
    }
    one.found = exact ? 1 : 0;
    one.found_otherwise = !exact && other ? 1 : 0;
    one.doubtful = !exact && !other && doubtful ? 1 : 0;
    one.missed = exact || other || doubtful ? 0 : 1;
    one.on_scans = condition == "born" ? 0 : 1;
    one.found_on_scans = one.on_scans * one.found;
    score.by_kind[e.at("kind").get<std::string>()].add(one);
    score.findings.add(one);
    if (!exact) {
      note(fmt::format("{}: {} at {} expected {}",
                       one.missed != 0     ? "MISSED"
                       : one.doubtful != 0 ? "doubtful"
                                           : "otherwise",
                       e.at("kind").get<std::string>(),
                       e.at("claim").is_string() ? e["claim"].get<std::string>() : e.value("document", ""), outcome));
    }
  }
  for (const Json& f : findings) {
    const std::string outcome = f.value("outcome", "");
    CheckCounts& check = score.by_check[f.value("check", "")];
    if (std::any_of(expected.begin(), expected.end(), [&](const Json& e) { return follows(f, e, truth); })) {
      check.planted += adverse(f) ? 1 : 0;
      continue;
    }
    const std::string text =
        fmt::format("{} {} declared {} found {}", f.value("check", ""), claim_of(f),
                    f.contains("declared") ? f["declared"].dump() : "", f.contains("found") ? f["found"].dump() : "");
    if (outcome == "inconsistent") {
      ++score.invented;
      ++check.invented;
      note("INVENTED: " + text);
    } else if (outcome == "unsupported") {
      ++score.needless_unsupported;
      ++check.needless;
      note("needless unsupported: " + text);
    } else if (outcome == "undetermined") {
      ++score.undetermined;
      ++check.undetermined;
      note("undetermined: " + text);
    } else {
      ++check.consistent;
    }
  }
  std::vector<std::string> claims;
  for (const char* part : {"financials", "patents", "software_copyrights", "certificates", "standards"}) {
    leaves(declaration.value(part, Json::object()), std::string("/") + part, claims);
  }
  score.claims += static_cast<int>(claims.size());

  const Json verdicts = truth.at("expected").at("verdict");
  const Json result = report.value("score", Json::object());
  const std::string verdict = result.value("verdict", "");
  if (std::find(verdicts.begin(), verdicts.end(), verdict) != verdicts.end()) {
    ++score.verdicts_right;
  } else {
    note(fmt::format("VERDICT: expected {} got {}", verdicts.dump(), verdict));
  }
  for (const Json& c : truth.at("expected").at("criteria")) {
    ++score.criteria;
    auto& [right, asked] = score.by_criterion[c.at("id").get<std::string>()];
    ++asked;
    std::string got;
    for (const Json& r : result.value("criteria", Json::array())) {
      if (r.value("id", "") == c.at("id").get<std::string>()) {
        got = r.value("outcome", "");
      }
    }
    const Json& outcomes = c.at("outcome");
    if (std::find(outcomes.begin(), outcomes.end(), got) != outcomes.end()) {
      ++score.criteria_right;
      ++right;
    } else {
      note(fmt::format("CRITERION: {} expected {} got {}", c.at("id").get<std::string>(), outcomes.dump(), got));
    }
  }
}

}  // namespace dossier::accuracy
