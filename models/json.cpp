#include "models/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

// Rounded, so that the text does not show noise of the last bits: a hundredth of a point, a ten-thousandth of a chance.
double rounded(double value, double steps) { return std::round(value * steps) / steps; }

Json box_json(const Box& box) {
  return Json::array({rounded(box.x, 100), rounded(box.y, 100), rounded(box.width, 100), rounded(box.height, 100)});
}

std::string_view name_of(ProofKind kind) {
  switch (kind) {
    case ProofKind::text_layer: return "text-layer";
    case ProofKind::two_readings: return "two-readings";
    case ProofKind::arithmetic: return "arithmetic";
    case ProofKind::check_digit: return "check-digit";
    case ProofKind::cross_check: return "cross-check";
    case ProofKind::wording: return "wording";
    case ProofKind::derived: return "derived";
  }
  return "";
}

std::string_view name_of(Identity::State state) {
  switch (state) {
    case Identity::State::closes: return "closes";
    case Identity::State::violated: return "violated";
    case Identity::State::unread: return "unread";
  }
  return "";
}

std::string_view name_of(FileKind kind) {
  switch (kind) {
    case FileKind::unknown: return "unknown";
    case FileKind::empty: return "empty";
    case FileKind::pdf: return "pdf";
    case FileKind::png: return "png";
    case FileKind::jpeg: return "jpeg";
    case FileKind::tiff: return "tiff";
    case FileKind::unsupported: return "unsupported";
  }
  return "";
}

Json field_json(const Field& field) {
  Json json;
  json["name"] = field.name;
  if (field.year) json["year"] = *field.year;
  if (!field.scope.empty()) json["scope"] = field.scope;
  json["value"] = field.value;
  json["raw"] = field.raw;
  json["status"] = field.status == Status::certain ? "certain" : "uncertain";
  json["confidence"] = rounded(field.confidence, 10000);
  json["page"] = field.page;
  json["box"] = box_json(field.box);
  if (!field.label.empty()) json["label"] = field.label;
  if (!field.proofs.empty()) {
    Json proofs = Json::array();
    for (const Proof& proof : field.proofs) {
      Json one{{"kind", name_of(proof.kind)}};
      if (!proof.detail.empty()) one["detail"] = proof.detail;
      proofs.push_back(std::move(one));
    }
    json["proofs"] = std::move(proofs);
  }
  if (!field.alternatives.empty()) json["alternatives"] = field.alternatives;
  if (!field.doubt.empty()) json["doubt"] = field.doubt;
  return json;
}

Json document_json(const Report& report, const Document& document) {
  Json json;
  json["file"] = report.files.at(document.file).name;
  json["pages"] = {document.first_page, document.last_page};
  json["type"] = dossier::name_of(document.type);
  json["source"] = document.source == PageSource::text ? "text" : "ocr";
  json["fields"] = Json::array();
  for (const Field& field : document.fields) json["fields"].push_back(field_json(field));
  if (!document.title.empty()) json["title"] = document.title;
  if (!document.traits.empty()) {
    Json traits = Json::object();
    for (const auto& [key, value] : document.traits) traits[key] = value;
    json["traits"] = std::move(traits);
  }
  if (!document.identities.empty()) {
    Json identities = Json::array();
    for (const Identity& identity : document.identities) {
      Json one{{"id", identity.id}};
      if (identity.year) one["year"] = *identity.year;
      if (!identity.scope.empty()) one["scope"] = identity.scope;
      one["state"] = name_of(identity.state);
      one["formula"] = identity.formula;
      identities.push_back(std::move(one));
    }
    json["identities"] = std::move(identities);
  }
  if (!document.problems.empty()) {
    Json problems = Json::array();
    for (const Problem& problem : document.problems) {
      Json one{{"code", problem.code}, {"message", problem.message}};
      if (problem.page > 0) one["page"] = problem.page;
      problems.push_back(std::move(one));
    }
    json["problems"] = std::move(problems);
  }
  return json;
}

Json evidence_json(const Report& report, const std::vector<Evidence>& evidence) {
  Json list = Json::array();
  for (const Evidence& place : evidence) {
    list.push_back({{"file", report.files.at(place.file).name}, {"page", place.page}, {"box", box_json(place.box)}});
  }
  return list;
}

Json message_json(const Message& message) { return {{"zh", message.zh}, {"en", message.en}}; }

Json optional_json(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

Json finding_json(const Report& report, const Finding& finding) {
  Json json;
  json["check"] = finding.check;
  json["outcome"] = dossier::name_of(finding.outcome);
  json["claim"] = optional_json(finding.claim);
  json["declared"] = optional_json(finding.declared);
  json["found"] = optional_json(finding.found);
  json["evidence"] = evidence_json(report, finding.evidence);
  json["message"] = message_json(finding.message);
  json["severity"] = dossier::name_of(finding.severity);
  if (!finding.formula.empty()) json["formula"] = finding.formula;
  if (!finding.rule.empty()) json["rule"] = finding.rule;
  return json;
}

Json score_json(const Report& report, const Score& score) {
  Json json;
  json["profile"] = score.profile;
  json["verdict"] = dossier::name_of(score.verdict);
  json["criteria"] = Json::array();
  for (const CriterionResult& criterion : score.criteria) {
    Json one;
    one["id"] = criterion.id;
    one["outcome"] = dossier::name_of(criterion.outcome);
    if (!criterion.counts) one["counts"] = false;
    one["value"] = criterion.value.empty() ? Json(nullptr) : Json(criterion.value);
    one["threshold"] = criterion.threshold.empty() ? Json(nullptr) : Json(criterion.threshold);
    one["basis"] = evidence_json(report, criterion.basis);
    one["title"] = message_json(criterion.title);
    if (!criterion.formula.empty()) one["formula"] = criterion.formula;
    one["source"] = criterion.source;
    one["explanation"] = message_json(criterion.explanation);
    if (!criterion.margin.empty()) one["margin"] = criterion.margin;
    if (!criterion.what_if.en.empty()) one["what_if"] = message_json(criterion.what_if);
    json["criteria"].push_back(std::move(one));
  }
  if (!score.notes.empty()) {
    json["notes"] = Json::array();
    for (const Message& note : score.notes) json["notes"].push_back(message_json(note));
  }
  return json;
}

}  // namespace

nlohmann::ordered_json report_json(const Report& report) {
  Json json;
  json["schema"] = "dossier/report/1";
  if (!report.dossier.empty()) json["dossier"] = report.dossier;
  json["documents"] = Json::array();
  for (const Document& document : report.documents) json["documents"].push_back(document_json(report, document));
  json["unreadable"] = Json::array();
  for (const Unreadable& entry : report.unreadable) {
    Json one{{"file", report.files.at(entry.file).name}, {"reason", entry.reason}};
    if (entry.page > 0) one["page"] = entry.page;
    if (!entry.code.empty()) one["code"] = entry.code;
    json["unreadable"].push_back(std::move(one));
  }
  json["findings"] = Json::array();
  for (const Finding& finding : report.findings) json["findings"].push_back(finding_json(report, finding));
  if (report.score) json["score"] = score_json(report, *report.score);
  json["files"] = Json::array();
  for (std::size_t i = 0; i < report.files.size(); ++i) {
    const SourceFile& file = report.files[i];
    Json pages = Json::array();
    if (i < report.page_sizes.size()) {
      for (const PageSize& page : report.page_sizes[i]) {
        pages.push_back({rounded(page.width, 100), rounded(page.height, 100)});
      }
    }
    json["files"].push_back({{"file", file.name}, {"sha256", file.sha256}, {"bytes", file.size}, {"kind", name_of(file.kind)},
                             {"page_sizes", std::move(pages)}});
  }
  if (!report.problems.empty()) {
    json["problems"] = Json::array();
    for (const Problem& problem : report.problems) {
      json["problems"].push_back({{"code", problem.code}, {"message", problem.message}});
    }
  }
  return json;
}

}  // namespace dossier
