#include "extract/extract.h"

#include <algorithm>
#include <utility>

#include "extract/headings.h"
#include "extract/segment.h"
#include "extract/settle.h"

namespace dossier {
namespace {

constexpr double kSureOfType = 0.7;      // below it no field is certain: all would be wrong together
constexpr double kTitleRead = 0.78;      // above it the type stands without any field

PageSource source_of(const std::vector<PagePart>& parts) {
  bool text = false, pixels = false;
  for (const PagePart& part : parts) {
    text = text || part.page->source != PageSource::ocr;
    pixels = pixels || part.page->source != PageSource::text;
  }
  return text && pixels ? PageSource::mixed : text ? PageSource::text : PageSource::ocr;
}

Document document_of(const Segment& segment) {
  Document document;
  document.first_page = segment.parts.front().page->number;
  document.last_page = segment.parts.back().page->number;
  document.title = segment.title;
  document.type_confidence = segment.confidence;
  document.source = source_of(segment.parts);
  if (segment.collage) {
    document.problems.push_back({"page.collage", "Many certificates in one picture: too small to be read as evidence.", document.first_page});
  }
  // What the readers saw of hidden text goes with the paper: verification tells of it.
  for (const PagePart& part : segment.parts) {
    for (const Problem& problem : part.page->problems) {
      if (problem.code.starts_with("text-layer.")) document.problems.push_back(problem);
    }
  }
  if (segment.kind == nullptr) return document;
  document.type = segment.kind->type;
  segment.kind->read(segment.parts, document);
  if (is_certificate(document.type) && document.fields.size() < 2 && segment.confidence < kTitleRead) {
    document.type = DocumentType::other;
    document.fields.clear();
  }
  if (segment.confidence < kSureOfType) {
    for (Field& field : document.fields) cast_doubt(field, "type-doubtful");
  }
  return document;
}

}  // namespace

std::vector<Document> extract(const std::vector<Page>& pages) {
  std::vector<Document> documents;
  for (const Segment& segment : segments_of(pages)) documents.push_back(document_of(segment));
  return documents;
}

}  // namespace dossier
