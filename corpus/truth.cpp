#include "corpus/truth.h"

#include <cmath>

namespace dossier::corpus {
namespace {

using Json = nlohmann::ordered_json;

double tenth(double value) { return std::round(value * 10) / 10; }

Json box_of(const Box& box) { return Json::array({tenth(box.x), tenth(box.y), tenth(box.width), tenth(box.height)}); }

Json box_on(const Box& box, const FileResult& result, std::size_t page) {
  return box_of(displayed(box, result.pages.at(page)));
}

}  // namespace

Json truth_of_file(const EvidenceFile& file, const FileResult& result) {
  Json out;
  out["file"] = result.path;
  out["page_count"] = result.pages.size();
  out["condition"] = file.condition;
  out["format"] = result.format;
  Json pages = Json::array();
  for (const PageResult& page : result.pages) {
    pages.push_back({{"width", tenth(page.width)},
                     {"height", tenth(page.height)},
                     {"dpi", std::round(page.dpi)},
                     {"condition", page.condition}});
  }
  out["pages"] = pages;
  Json documents = Json::array();
  for (const DocumentTruth& d : file.sheet.documents) {
    Json document;
    document["pages"] = {d.first_page + 1, d.last_page + 1};
    document["type"] = d.type;
    if (!d.accept_types.empty()) {
      document["accept_types"] = d.accept_types;
    }
    document["variant"] = d.variant;
    Json fields = Json::array();
    for (const FieldTruth& f : d.fields) {
      Json field;
      field["name"] = f.name;
      if (f.year) {
        field["year"] = *f.year;
      }
      if (!f.scope.empty()) {
        field["scope"] = f.scope;
      }
      field["value"] = f.value;
      if (!f.accept.empty()) {
        field["accept"] = f.accept;
      }
      if (f.optional) {
        field["optional"] = true;
      }
      field["page"] = f.page + 1;
      if (!f.box.empty()) {
        field["box"] = box_on(f.box, result, f.page);
      }
      fields.push_back(std::move(field));
    }
    document["fields"] = fields;
    if (!d.lines.empty()) {
      Json lines = Json::array();
      for (const LineTruth& l : d.lines) {
        Json line;
        line["label"] = l.label;
        line["year"] = l.year;
        if (!l.scope.empty()) {
          line["scope"] = l.scope;
        }
        line["value"] = l.value;
        line["page"] = l.page + 1;
        line["box"] = box_on(l.box, result, l.page);
        lines.push_back(std::move(line));
      }
      document["lines"] = lines;
    }
    if (!d.absent.empty()) {
      document["absent"] = d.absent;
    }
    documents.push_back(std::move(document));
  }
  out["documents"] = documents;
  return out;
}

Json truth_of_dossier(const Dossier& dossier, const std::vector<FileResult>& results) {
  Json out;
  out["schema"] = "dossier/truth/1";
  out["id"] = dossier.id;
  out["condition"] = dossier.condition;
  Json files = Json::array();
  for (std::size_t i = 0; i < dossier.files.size(); ++i) {
    files.push_back(truth_of_file(dossier.files[i], results.at(i)));
  }
  out["files"] = files;
  Json findings = Json::array();
  for (const Expected& e : dossier.expected) {
    Json finding;
    finding["kind"] = e.kind;
    finding["claim"] = e.claim.empty() ? Json(nullptr) : Json(e.claim);
    finding["outcome"] = e.outcome;
    if (!e.document.empty()) {
      finding["document"] = e.document;
    }
    if (!e.also.empty()) {
      finding["also"] = e.also;
    }
    findings.push_back(std::move(finding));
  }
  Json criteria = Json::array();
  for (const Criterion& c : dossier.criteria) {
    criteria.push_back({{"id", c.id}, {"outcome", c.outcomes}});
  }
  out["expected"] = {{"findings", findings}, {"verdict", dossier.verdicts}, {"criteria", criteria}};
  return out;
}

Json page_texts(const EvidenceFile& file, const FileResult& result) {
  Json out = Json::array();
  for (std::size_t i = 0; i < result.pages.size(); ++i) {
    const PageResult& page = result.pages[i];
    const Canvas& canvas = file.sheet.pages.at(i);
    Json texts = Json::array();
    for (const TextPiece& piece : canvas.pieces()) {
      texts.push_back({{"text", piece.text}, {"box", box_of(piece.box)}});
    }
    Json noise = Json::array();
    for (const Box& box : canvas.noise()) {
      noise.push_back(box_of(box));
    }
    Json matrix = Json::array();
    for (int r = 0; r < 3; ++r) {
      for (int c = 0; c < 3; ++c) {
        matrix.push_back(page.to_page(r, c));
      }
    }
    out.push_back({{"file", result.path},
                   {"page", i + 1},
                   {"condition", page.condition},
                   {"layout", {tenth(canvas.width()), tenth(canvas.height())}},
                   {"size", {tenth(page.width), tenth(page.height)}},
                   {"to_page", matrix},
                   {"text", texts},
                   {"noise", noise}});
  }
  return out;
}

}  // namespace dossier::corpus
