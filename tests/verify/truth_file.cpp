#include "tests/verify/truth_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "models/amount.h"
#include "verify/verify.h"

namespace dossier::test {
namespace {

using Json = nlohmann::json;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

Field field_of(const Json& truth) {
  Field field{.name = truth.at("name"), .status = Status::certain, .confidence = 1};
  field.value = field.raw = truth.at("value").get<std::string>();
  if (truth.contains("year") && truth["year"].is_number()) field.year = truth["year"].get<int>();
  field.scope = truth.value("scope", "");
  field.page = truth.value("page", 1);
  field.proofs = {{ProofKind::two_readings, "3"}};
  if (field.year && parse_amount(field.value)) field.kind = ValueKind::amount;
  return field;
}

// The truth does not say in which unit a table is printed; figures that are all whole hundreds of yuan (万元 with two decimals),
// thousands or yuan are rounded to that.
void infer_rounding(Document& document) {
  for (const std::int64_t unit : {1'000'000LL, 100'000LL, 10'000LL, 1'000LL, 100LL}) {
    std::size_t figures = 0;
    bool whole = true;
    for (const Field& field : document.fields) {
      if (field.kind != ValueKind::amount) continue;
      ++figures;
      whole = whole && parse_amount(field.value)->fen % unit == 0;
    }
    if (!whole || figures < 2) continue;
    for (Field& field : document.fields) {
      if (field.kind == ValueKind::amount) field.half_ulp_fen = unit / 2;
    }
    return;
  }
}

bool related(const std::string& a, const std::string& b) {
  const auto below = [](const std::string& upper, const std::string& lower) {
    return lower.starts_with(upper) && (lower.size() == upper.size() || lower[upper.size()] == '/');
  };
  return !a.empty() && !b.empty() && (below(a, b) || below(b, a));
}

bool points_at(const TruthDossier& dossier, const Finding& finding, const std::string& type) {
  // A set of statements is one matter.
  const auto statement = [](std::string_view name) { return name == "balance_sheet" || name == "income_statement" || name == "cash_flow_statement"; };
  return std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& e) {
    if (e.document < 0) return false;
    const std::string_view found = name_of(dossier.documents[static_cast<std::size_t>(e.document)].type);
    return found == type || (statement(found) && statement(type));
  });
}

bool tells(const TruthDossier& dossier, const Finding& finding, const Json& planted, bool fairly) {
  const std::string claim = finding.claim.value_or("");
  if (planted.at("claim").is_string() && related(claim, planted["claim"])) return true;
  if (planted.at("claim").is_null() && claim.empty() && points_at(dossier, finding, planted.value("document", ""))) return true;
  if (!fairly) return false;
  for (const Json& also : planted.value("also", Json::array())) {
    const auto pointer = also.get<std::string>();
    if (pointer.empty() || related(claim, pointer)) return true;
  }
  return planted.contains("document") && points_at(dossier, finding, planted["document"].get<std::string>());
}

}  // namespace

std::vector<std::filesystem::path> truth_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().ends_with(".truth.json")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TruthDossier read_truth(const std::filesystem::path& path) {
  const Json truth = Json::parse(text_of(path));
  TruthDossier dossier{.id = truth.at("id")};
  const Result<Declaration> declaration = parse_declaration(text_of(path.parent_path() / dossier.id / "declaration.json"));
  if (!declaration.has_value()) throw std::runtime_error(path.string() + ": " + declaration.error().message);
  dossier.declaration = *declaration;
  for (const Json& file : truth.at("files")) {
    for (const Json& paper : file.at("documents")) {
      Document document{.file = dossier.files.size(),
                        .first_page = paper.at("pages")[0],
                        .last_page = paper.at("pages")[1],
                        .type = document_type_of(paper.at("type").get<std::string>()).value()};
      for (const Json& field : paper.value("fields", Json::array())) document.fields.push_back(field_of(field));
      infer_rounding(document);
      dossier.documents.push_back(std::move(document));
    }
    dossier.files.push_back(file.at("file"));
  }
  dossier.expected = truth.at("expected");
  return dossier;
}

Judgement judge(const TruthDossier& dossier, const std::vector<Finding>& findings, const Score& score) {
  Judgement judgement;
  const Json& planted = dossier.expected.at("findings");
  for (const Json& problem : planted) {
    const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      return name_of(finding.outcome) == problem.at("outcome").get<std::string>() &&
             tells(dossier, finding, problem, problem.at("claim").is_null());
    });
    if (!told) judgement.missed.push_back(problem.at("kind").get<std::string>() + " " + problem.at("claim").dump());
  }
  for (const Finding& finding : findings) {
    if (finding.outcome != Outcome::inconsistent) continue;
    const bool fair = std::any_of(planted.begin(), planted.end(),
                                  [&](const Json& problem) { return tells(dossier, finding, problem, true); });
    if (!fair) judgement.invented.push_back(finding.check + " " + finding.claim.value_or("-") + " " + finding.message.en);
  }
  for (const Json& criterion : dossier.expected.at("criteria")) {
    for (const CriterionResult& result : score.criteria) {
      if (result.id != criterion.at("id").get<std::string>()) continue;
      const Json& outcomes = criterion.at("outcome");
      const std::string got(name_of(result.outcome));
      if (std::find(outcomes.begin(), outcomes.end(), got) == outcomes.end()) {
        judgement.wrong_criteria.push_back(result.id + " expected " + outcomes.dump() + " got " + got + ": " + result.explanation.en);
      }
    }
  }
  const Json& verdicts = dossier.expected.at("verdict");
  const std::string verdict(name_of(score.verdict));
  if (std::find(verdicts.begin(), verdicts.end(), verdict) == verdicts.end()) {
    judgement.wrong_criteria.push_back("verdict expected " + verdicts.dump() + " got " + verdict);
  }
  return judgement;
}

}  // namespace dossier::test
