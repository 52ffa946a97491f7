// One document type: how it is recognised and how its fields are read. Each is one file in kinds/, in the list of kinds.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lines.h"
#include "models/document.h"
#include "models/page.h"

namespace dossier {

// The part of a page that belongs to a document: the whole page, a band between two titles, or one half of an image that
// shows two certificates side by side.
struct PagePart {
  const Page* page = nullptr;
  Box region;                // upright points
  std::vector<Line> lines;   // the lines inside the region, in reading order
};

// A title that opens (or, for a continued table, continues) a document.
struct Heading {
  DocumentType type = DocumentType::other;
  int line = -1;            // index into the lines looked at
  double confidence = 0;    // 0..1
  std::string title;        // as printed
  bool continued = false;   // "(续)": belongs to the document before
};

struct DocumentKind {
  DocumentType type = DocumentType::other;
  // The headings of this kind among the lines of one page. Must not claim look-alikes (application notices, product
  // certificates, contents pages, notes that mention the word).
  std::vector<Heading> (*headings)(const Page& page, const std::vector<Line>& lines) = nullptr;
  // Of a statement in place of that: its titles, as StatementHeadings wants them.
  std::span<const std::string_view> statement_titles = {};
  // Fills fields, identities, traits and problems of a document that consists of these parts, in order.
  void (*read)(const std::vector<PagePart>& parts, Document& document) = nullptr;
  // Whether a page without any heading goes on with the document of this kind that the page before held. nullptr: never.
  bool (*continues)(const Page& page, const std::vector<Line>& lines) = nullptr;
  // Whether a part with a heading of this kind (not "续") belongs to the document before all the same: the body behind
  // its cover, the English copy behind the Chinese certificate. nullptr: never.
  bool (*joins)(const std::vector<PagePart>& document, const PagePart& next) = nullptr;
};

// All kinds, in order of precedence where two claim the same line.
[[nodiscard]] std::span<const DocumentKind> document_kinds();

}  // namespace dossier
