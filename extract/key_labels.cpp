#include "extract/key_labels.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "extract/classify.h"
#include "extract/extract.h"
#include "extract/headings.h"
#include "extract/lines.h"
#include "extract/read_date.h"
#include "models/document.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestSought = 60;  // characters of a line with a label: more is running text
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

// Where a field that the first reading could not make out stands: behind one of these wordings (a pattern on lower_key()).
struct Sought {
  DocumentType type;
  std::string_view field;
  const char* pattern;
};

constexpr std::array<Sought, 24> kSought = {{
    {DocumentType::audit_report, "date", "^20[0-9]{2}年[0-9]{1,2}月[0-9日]{1,4}$"},
    {DocumentType::audit_report, "date", "^[〇○0o零一二三四五六七八九]{3,4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十日]{1,4}$"},
    {DocumentType::business_license, "established", "成立.?.期|注册日期"},
    {DocumentType::business_license, "registered_capital", "注册.?.本|.册资本"},
    {DocumentType::business_license, "address", "^住.{0,4}所|经营场所"},
    {DocumentType::business_license, "name", "^名.{0,3}称"},
    {DocumentType::patent_certificate, "title", "名.?称.?:"},
    {DocumentType::patent_certificate, "filed", "申请日|^.{0,3}请日"},
    {DocumentType::patent_certificate, "granted", "授权公告[^号]{0,4}(?:19|20)[0-9]{2}"},
    {DocumentType::patent_certificate, "publication_number", "授权公告号|公告号.?:|c[nh][0-9]{9}"},
    {DocumentType::patent_certificate, "number", "专利.?号|zl[0-9]{6}"},
    {DocumentType::patent_certificate, "holder", "专利权人"},
    {DocumentType::software_copyright, "certificate_number", "证书号|软著登"},
    {DocumentType::software_copyright, "number", "登记号|[0-9]{4}sr"},
    {DocumentType::software_copyright, "holder", "著作权人"},
    {DocumentType::iso_certificate, "valid_until", "有效期|validuntil|expir"},
    {DocumentType::iso_certificate, "issued", "发证日期|颁证日期|有效期|dateofissue"},
    {DocumentType::iso_certificate, "scope", "体系适用于|范围"},
    {DocumentType::iso_certificate, "issuer", "认证.{0,8}(?:公司|有限|中心|公|中)$"},
    {DocumentType::iso_certificate, "number", "证书编号|注册号|证书号|certificateno|registrationno"},
    {DocumentType::cmmi_certificate, "valid_until", "有效期|expir"},
    {DocumentType::cmmi_certificate, "issued", "评估.{0,4}日期|发证日期|appraisal.{0,10}date|enddate"},
    {DocumentType::cmmi_certificate, "model", "cmmi|能力成熟度模型"},
    {DocumentType::cmmi_certificate, "level", "成熟度|maturitylevel"},
}};

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
  const std::vector<Document> documents = documents_on(page);
  const std::vector<Line> lines = lines_of(page);
  for (const Document& document : documents) {
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
  for (const Document& document : documents) {
    for (const Sought& sought : kSought) {
      const bool found = std::any_of(document.fields.begin(), document.fields.end(),
                                     [&](const Field& field) { return field.name == sought.field; });
      if (sought.type != document.type || found) continue;
      const re2::RE2 pattern(sought.pattern);
      for (const Line& line : lines) {
        if (to_u32(line.key).size() > kLongestSought || !re2::RE2::PartialMatch(lower_key(line.key), pattern)) continue;
        for (const int index : line.words) {
          const std::string& text = page.words[static_cast<std::size_t>(index)].text;
          want(static_cast<std::size_t>(index), holds_chinese(text) ? SecondLook::Alphabet::chinese : SecondLook::Alphabet::latin);
        }
      }
    }
  }
  // A credit code of which the first reading lost a character is no field yet.
  static const re2::RE2 kNearlyCode("[0-9A-Za-z]{15,21}[)）]?$");
  const bool certificate = !looks.empty();
  for (std::size_t i = 0; i < page.words.size() && certificate; ++i) {
    const std::string key = squeezed(page.words[i].text);
    const bool labelled = key.find("信用代码") != std::string::npos || re2::RE2::PartialMatch(key, "Credit ?C[o0]de");
    if (!labelled || !re2::RE2::PartialMatch(key, kNearlyCode)) continue;
    want(i, SecondLook::Alphabet::latin, Content::wording, true);
    if (holds_chinese(key)) want(i, SecondLook::Alphabet::chinese, Content::wording, true);
  }
  // The day of an audit report may have run over onto the page of the first statement, which is no page of a report by itself.
  for (const Line& line : lines) {
    if (!documents.empty() || !is_day_in_words(line.key)) continue;
    for (const int index : line.words) want(static_cast<std::size_t>(index), SecondLook::Alphabet::chinese);
  }
  return looks;
}

}  // namespace dossier
