#include "extract/kinds/audit_opinion.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "models/text.h"

namespace dossier {
namespace {

struct Wording {
  std::string_view opinion;
  std::string_view needed;               // a phrase of the sentence, so that its pattern, long to compile, is made where it may match
  const re2::RE2& (*sentence)();         // in full
  const re2::RE2& (*sign)();             // a heading or a phrase that such a report alone holds
};

const re2::RE2& disclaimer() {
  static const re2::RE2 kPattern("我们不对(?:后附的)?[^。]{0,80}财务报表发表审计意见");
  return kPattern;
}
const re2::RE2& disclaimer_sign() {
  static const re2::RE2 kPattern("无法表示意见");
  return kPattern;
}
const re2::RE2& adverse() {
  static const re2::RE2 kPattern("(?:没有在所有重大方面|未能?在所有重大方面)按照[^。]{4,80}编制[^。]{0,10}(?:未能|没有|不能)公允反映");
  return kPattern;
}
const re2::RE2& adverse_sign() {
  static const re2::RE2 kPattern("否定意见|未能公允反映");
  return kPattern;
}
const re2::RE2& qualified() {
  static const re2::RE2 kPattern("除[^。]{0,10}形成保留意见的基础[^。]{0,40}(?:影响)?外[^。]{0,160}公允反映");
  return kPattern;
}
const re2::RE2& qualified_sign() {
  static const re2::RE2 kPattern("(?:[^无]|^)保留意见");
  return kPattern;
}
const re2::RE2& unqualified() {
  static const re2::RE2 kPattern(
      "我们认为[,，]?[^。除]{0,100}财务报表[^。除]{0,20}在所有重大方面[^。]{0,10}按照[^。]{4,80}编制[^\\p{Han}。]{0,4}(?:在所有重大方面)?公允反映了");
  return kPattern;
}
const re2::RE2& unqualified_sign() {
  static const re2::RE2 kPattern("公允反映了");
  return kPattern;
}

constexpr std::array<Wording, 4> kWordings = {Wording{"disclaimer", "发表审计意见", disclaimer, disclaimer_sign},
                                              Wording{"adverse", "在所有重大方面按照", adverse, adverse_sign},
                                              Wording{"qualified", "形成保留意见的基础", qualified, qualified_sign},
                                              Wording{"unqualified", "我们认为", unqualified, unqualified_sign}};

struct Found {
  const CertificatePart* part = nullptr;
  Match match;
};

Found first_in(const Certificate& certificate, const re2::RE2& pattern) {
  for (const CertificatePart& part : certificate.parts()) {
    const std::vector<Match> matches = find_pattern(part.flow, pattern);
    if (!matches.empty()) return {&part, matches.front()};
  }
  return {};
}

bool holds(const Certificate& certificate, std::string_view phrase) {
  const std::u32string wanted = to_u32(phrase);
  return std::any_of(certificate.parts().begin(), certificate.parts().end(),
                     [&](const CertificatePart& part) { return part.flow.key.find(wanted) != std::u32string::npos; });
}

}  // namespace

std::optional<Field> read_opinion(const Certificate& certificate) {
  const Wording* best = nullptr;
  Found place;
  bool in_full = false;
  for (const Wording& wording : kWordings) {
    if (!holds(certificate, wording.needed)) continue;
    const Found sentence = first_in(certificate, wording.sentence());
    if (sentence.part == nullptr) continue;
    best = &wording;
    place = sentence;
    in_full = true;
    break;
  }
  bool contradicted = false;
  for (const Wording& wording : kWordings) {
    if (best != nullptr && wording.opinion == best->opinion) continue;
    const Found sign = first_in(certificate, wording.sign());
    if (sign.part == nullptr || wording.opinion == "unqualified") {
      if (best == nullptr && sign.part != nullptr) {
        best = &wording;
        place = sign;
      }
      continue;
    }
    contradicted = best != nullptr;
    if (best == nullptr) {
      best = &wording;
      place = sign;
    }
  }
  if (best == nullptr) return std::nullopt;
  Field field{.name = "opinion", .kind = ValueKind::choice, .value = std::string(best->opinion)};
  const Snippet snippet = snippet_of(place.part->flow, place.match.begin, place.match.end);
  field.raw = text_of(snippet);
  field.page = snippet.page->number;
  field.box = box_of(snippet);
  field.confidence = 0.9;
  field.doubt = "wording-incomplete";
  if (in_full && !contradicted) {
    field.doubt.clear();
    field.status = Status::certain;
    field.confidence = 0.999;
    field.proofs.push_back({ProofKind::wording, "opinion"});
  } else if (contradicted) {
    cast_doubt(field, "places-differ");
  }
  return field;
}

}  // namespace dossier
