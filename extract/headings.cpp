#include "extract/headings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extract/statement_headings.h"

namespace dossier {
namespace {

constexpr int kSamePlace = 2;             // lines
constexpr double kCertificateRoom = 0.2;  // of the page's height: two certificates need more than that from title to title

double top_of(const std::vector<Line>& lines, const Heading& heading) {
  return lines[static_cast<std::size_t>(std::max(heading.line, 0))].box.y;
}

bool contradict(const Page& page, const std::vector<Line>& lines, const Heading& a, const Heading& b) {
  if (std::abs(a.line - b.line) < kSamePlace) return true;
  if (a.type == b.type) return false;
  if (!is_certificate(a.type) || !is_certificate(b.type)) return false;
  return std::abs(top_of(lines, a) - top_of(lines, b)) < kCertificateRoom * page.height;
}

}  // namespace

std::vector<Heading> headings_of(const Page& page, const std::vector<Line>& lines) {
  if (lines.empty()) return {};
  std::vector<Heading> all;
  StatementHeadings statements(page, lines);
  for (const DocumentKind& kind : document_kinds()) {
    if (kind.headings == nullptr && kind.statement_titles.empty()) continue;
    for (Heading& heading : kind.headings != nullptr ? kind.headings(page, lines) : statements.of(kind.type, kind.statement_titles)) {
      if (heading.line >= 0 && static_cast<std::size_t>(heading.line) < lines.size()) all.push_back(std::move(heading));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Heading& a, const Heading& b) { return a.confidence > b.confidence; });
  std::vector<Heading> kept;
  for (Heading& heading : all) {
    const bool free = std::none_of(kept.begin(), kept.end(),
                                   [&](const Heading& other) { return contradict(page, lines, heading, other); });
    if (free) kept.push_back(std::move(heading));
  }
  std::stable_sort(kept.begin(), kept.end(), [](const Heading& a, const Heading& b) { return a.line < b.line; });
  return kept;
}

const DocumentKind* kind_of(DocumentType type) {
  for (const DocumentKind& kind : document_kinds()) {
    if (kind.type == type) return &kind;
  }
  return nullptr;
}

bool is_certificate(DocumentType type) {
  switch (type) {
    case DocumentType::patent_certificate:
    case DocumentType::software_copyright:
    case DocumentType::iso_certificate:
    case DocumentType::cmmi_certificate:
    case DocumentType::business_license:
    case DocumentType::hightech_certificate:
      return true;
    default:
      return false;
  }
}

}  // namespace dossier
