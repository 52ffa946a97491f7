#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/key_labels.h"
#include "extract/labels.h"
#include "extract/lines.h"
#include "extract/misread_characters.h"
#include "extract/name_words.h"
#include "extract/read_amount.h"
#include "extract/read_date.h"
#include "extract/read_name.h"
#include "extract/special_headings.h"
#include "extract/statement_fields.h"
#include "extract/statement_headings.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kUnderField = 0.5;  // share of a word's height that a field's box must cover
constexpr double kCommonWidth = 0.3;  // of the narrower: a line of running text holds the field, a field several words

bool holds_amounts(DocumentType type) {
  switch (type) {
    case DocumentType::balance_sheet:
    case DocumentType::income_statement:
    case DocumentType::cash_flow_statement:
    case DocumentType::rd_special_audit:
    case DocumentType::ai_revenue_special_audit:
    case DocumentType::tax_return:
      return true;
    default:
      return false;
  }
}

bool under(const Box& word, const Box& field) {
  const Box common = intersection(word, field);
  return common.width > kCommonWidth * std::min(word.width, field.width) && common.height > kUnderField * word.height;
}

// What the first reading alone proves by sums needs no second one.
bool proven_by_sum(const Field& field) {
  return std::any_of(field.proofs.begin(), field.proofs.end(), [](const Proof& proof) {
    return proof.kind == ProofKind::arithmetic && proof.detail != "chosen";
  });
}

bool chinese_in(const std::string& text) {
  const std::u32string points = to_u32(text);
  return std::any_of(points.begin(), points.end(), is_cjk);
}

// What may be an amount however badly it was read.
bool mostly_digits(const std::string& text) {
  std::size_t digits = 0, others = 0, marks = 0;
  for (const char32_t c : to_u32(squeezed(text))) {
    if (c >= U'0' && c <= U'9') {
      ++digits;
    } else if (c == U',' || c == U'.' || c == U'(' || c == U')' || c == U'-') {
      ++marks;
    } else {
      ++others;
    }
  }
  return digits + marks >= 4 && digits >= 3 && digits >= 2 * others;
}

// The characters that are worth a look of their own: in a name, where any character there is may stand, all that belong
// to no word of such names; elsewhere those that may be others misread. Value and label may stand in one word.
std::vector<std::uint32_t> single_characters(const Word& word, SecondLook::Content content) {
  std::vector<std::uint32_t> wanted;
  if (word.reader == Reader::text_layer) return wanted;
  const std::u32string text = to_u32(word.text);
  if (content == SecondLook::Content::wording) {
    // 沈霁审字〔2023〕第0862号: the number of a report begins with the name of its firm.
    const std::size_t end = text.find(U'字');
    const bool number = end != std::u32string::npos && end + 1 < text.size() && std::u32string_view(U"[〔(（【").find(text[end + 1]) != std::u32string_view::npos;
    for (std::size_t i = 0; number && i < end; ++i) {
      if (is_cjk(text[i]) && std::u32string_view(U"审会师专验报核").find(text[i]) == std::u32string_view::npos) wanted.push_back(static_cast<std::uint32_t>(i));
    }
    return wanted;
  }
  const std::vector<bool> usual = in_name_words(text);
  for (std::size_t i = value_begins(text); i < text.size(); ++i) {
    if (!is_cjk(text[i]) || usual[i]) continue;
    if (content == SecondLook::Content::name || is_rare(text[i]) || misread_alike(text[i]).ever)
      wanted.push_back(static_cast<std::uint32_t>(i));
  }
  return wanted;
}

class Chooser {
 public:
  explicit Chooser(const Page& page) : page_(page) {}

  void choose() {
    looks_ = certificate_second_looks(page_);
    if (page_.source == PageSource::text) return;
    bool statement = false;
    for (const Document& document : extract({page_})) {
      if (!holds_amounts(document.type)) continue;
      statement = true;
      choose_for(document);
    }
    // A page that goes on with the statement of the page before has no title and may have few rows.
    if (!statement) choose_for_continuation();
  }

  std::vector<SecondLook> take() {
    std::sort(looks_.begin(), looks_.end(), [](const SecondLook& a, const SecondLook& b) {
      return a.word != b.word ? a.word < b.word : a.alphabet < b.alphabet;
    });
    // One look for all that want it, as careful as any of them.
    std::vector<SecondLook> looks;
    for (const SecondLook& look : looks_) {
      if (looks.empty() || looks.back().word != look.word || looks.back().alphabet != look.alphabet) {
        looks.push_back(look);
      } else {
        looks.back().content = std::max(looks.back().content, look.content);
        looks.back().thorough = looks.back().thorough || look.thorough;
      }
    }
    for (SecondLook& look : looks) {
      if (look.alphabet == SecondLook::Alphabet::chinese)
        look.glyphs = single_characters(page_.words[look.word], look.content);
    }
    return looks;
  }

 private:
  void want(std::size_t word, SecondLook::Alphabet alphabet) {
    looks_.push_back({.word = static_cast<std::uint32_t>(word), .alphabet = alphabet, .content = SecondLook::Content::wording});
  }

  void choose_for(const Document& document) {
    double first_amount = page_.height, last_amount = 0;
    std::vector<bool> proven(page_.words.size());
    for (const Field& field : document.fields) {
      if (field.page != page_.number) continue;
      const bool amount = field.kind == ValueKind::amount || field.kind == ValueKind::number;
      if (amount) {
        first_amount = std::min(first_amount, field.box.y);
        last_amount = std::max(last_amount, field.box.bottom());
      }
      const bool settled = amount && proven_by_sum(field);
      for (std::size_t i = 0; i < page_.words.size(); ++i) {
        const Word& word = page_.words[i];
        if (word.reader == Reader::text_layer || !under(word.box, field.box)) continue;
        if (settled) {
          proven[i] = true;
        } else {
          // An amount in running text is read with its line: a reader of digits alone would be lost in it.
          // Where a sum does not close, two who agree may share the error that opens it.
          const bool open = field.doubt.find("identity-open") != std::string::npos;
          const bool figure = amount && !chinese_in(word.text);
          looks_.push_back({.word = static_cast<std::uint32_t>(i), .alphabet = figure ? SecondLook::Alphabet::digits : SecondLook::Alphabet::chinese,
                            .content = content_of(field.kind), .thorough = open});
        }
      }
    }
    // Figures that the first reading spoiled are no fields yet.
    for (std::size_t i = 0; i < page_.words.size(); ++i) {
      const Word& word = page_.words[i];
      const bool within = word.box.bottom() > first_amount - word.box.height && word.box.y < last_amount + 2 * word.box.height;
      if (within && !proven[i] && word.reader != Reader::text_layer && mostly_digits(word.text)) want(i, SecondLook::Alphabet::digits);
    }
    // The head tells the year and the unit of every amount.
    for (const Line& line : lines_of(page_)) {
      if (line.box.y > first_amount) continue;
      for (const Line& segment : segments_of(page_, line)) {
        const bool day = !find_dates(segment.text).empty() || read_year(segment.text).has_value() || segment.key.ends_with("年度");
        const bool unit = unit_stated(segment.text).has_value();
        for (const int index : segment.words) {
          if (page_.words[static_cast<std::size_t>(index)].reader == Reader::text_layer) continue;
          if (day || unit) want(static_cast<std::size_t>(index), SecondLook::Alphabet::chinese);
          if (day) want(static_cast<std::size_t>(index), SecondLook::Alphabet::latin);
        }
      }
    }
  }

  void choose_for_continuation() {
    const std::vector<Line> lines = lines_of(page_);
    for (const DocumentType type : {DocumentType::balance_sheet, DocumentType::income_statement, DocumentType::cash_flow_statement}) {
      if (!statement_continues(lines, page_, type)) continue;
      Document document;
      document.type = type;
      document.first_page = document.last_page = page_.number;
      const std::vector<PagePart> parts = {{&page_, {0, 0, page_.width, page_.height}, lines}};
      read_statement_document(parts, document);
      choose_for(document);
    }
    // A table enclosed with a special audit stands on a page of its own.
    if (!special_continues(page_, lines)) return;
    for (std::size_t i = 0; i < page_.words.size(); ++i) {
      if (page_.words[i].reader != Reader::text_layer && mostly_digits(page_.words[i].text)) want(i, SecondLook::Alphabet::digits);
    }
  }

  const Page& page_;
  std::vector<SecondLook> looks_;
};

}  // namespace

std::vector<SecondLook> wanted_second_looks(const Page& page) {
  Chooser chooser(page);
  chooser.choose();
  return chooser.take();
}

}  // namespace dossier
