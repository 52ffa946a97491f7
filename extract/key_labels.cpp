#include "extract/key_labels.h"

#include <algorithm>
#include <string>

#include <re2/re2.h>

#include "extract/extract.h"
#include "extract/headings.h"
#include "extract/lines.h"
#include "models/document.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kUnderField = 0.5;  // share of a word's height that a field's box must cover

bool belongs_here(DocumentType type) {
  return is_certificate(type) || type == DocumentType::audit_report || type == DocumentType::standard;
}

// What the page alone is taken for; and what it would hold as a page further on in a report or a standard.
std::vector<Document> documents_on(const Page& page) {
  std::vector<Document> documents = extract({page});
  std::erase_if(documents, [](const Document& document) { return !belongs_here(document.type); });
  if (!documents.empty()) return documents;
  const PagePart whole{&page, {0, 0, page.width, page.height}, lines_of(page)};
  const auto named = [&](const std::string& wording) {
    return std::any_of(whole.lines.begin(), whole.lines.end(), [&](const Line& line) { return line.key.find(wording) != std::string::npos; });
  };
  for (const DocumentType type : {DocumentType::audit_report, DocumentType::standard}) {
    const DocumentKind* kind = kind_of(type);
    if (kind == nullptr || kind->continues == nullptr || !kind->continues(page, whole.lines)) continue;
    if (type == DocumentType::audit_report ? !named("会计师") : !named("起草单位")) continue;
    Document document{.type = type};
    kind->read({whole}, document);
    documents.push_back(std::move(document));
  }
  return documents;
}

bool holds_chinese(const std::string& text) {
  const std::u32string points = to_u32(text);
  return std::any_of(points.begin(), points.end(), is_cjk);
}

bool holds_letter(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool holds_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool under(const Word& word, const Box& field) {
  const Box common = intersection(word.box, field);
  return common.width > 0 && common.height > kUnderField * word.box.height;
}

}  // namespace

SecondLook::Content content_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::name:
      return SecondLook::Content::name;
    case ValueKind::text:
      return SecondLook::Content::text;
    default:
      return SecondLook::Content::wording;
  }
}

std::vector<SecondLook> certificate_second_looks(const Page& page) {
  std::vector<SecondLook> looks;
  using Content = SecondLook::Content;
  const auto want = [&](std::size_t word, SecondLook::Alphabet alphabet, Content content = Content::wording, bool thorough = false) {
    looks.push_back({static_cast<std::uint32_t>(word), alphabet, content, thorough});
  };
  for (const Document& document : documents_on(page)) {
    for (const Field& field : document.fields) {
      for (std::size_t i = 0; i < page.words.size(); ++i) {
        const Word& word = page.words[i];
        if (!under(word, field.box)) continue;
        const bool number = field.kind == ValueKind::number || field.kind == ValueKind::level;
        // Numbers have no word around them that would tell a 0 from a Q: networks of one family may misread them alike.
        const bool closes = std::any_of(field.proofs.begin(), field.proofs.end(), [](const Proof& p) { return p.kind == ProofKind::check_digit; });
        const bool thorough = number && !closes;
        const bool chinese = holds_chinese(word.text);
        if (chinese || !number) want(i, SecondLook::Alphabet::chinese, content_of(field.kind), thorough);
        if (holds_digit(word.text) && (number || !chinese)) {
          want(i, holds_letter(word.text) || chinese ? SecondLook::Alphabet::latin : SecondLook::Alphabet::digits, Content::wording, thorough);
        } else if (!chinese) {
          want(i, SecondLook::Alphabet::latin);
        }
      }
    }
  }
  // A credit code of which the first reading lost a character is no field yet.
  static const re2::RE2 kNearlyCode("[0-9A-Za-z]{15,21}$");
  const bool certificate = !looks.empty();
  for (std::size_t i = 0; i < page.words.size() && certificate; ++i) {
    const std::string key = squeezed(page.words[i].text);
    const bool labelled = key.find("信用代码") != std::string::npos || key.find("CreditCode") != std::string::npos;
    if (!labelled || !re2::RE2::PartialMatch(key, kNearlyCode)) continue;
    want(i, SecondLook::Alphabet::latin, Content::wording, true);
    if (holds_chinese(key)) want(i, SecondLook::Alphabet::chinese, Content::wording, true);
  }
  return looks;
}

}  // namespace dossier
