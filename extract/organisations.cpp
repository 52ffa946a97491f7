#include "extract/organisations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <re2/re2.h>

#include "extract/classify.h"
#include "extract/read_name.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kTailOfName = 9;     // characters: so short a name may be the rest of the row above
constexpr std::size_t kHeadOfName = 8;     // characters that the row above must hold then
constexpr std::size_t kRowsAfterPhrase = 3;
constexpr double kApart = 3;               // characters: words farther apart are not of one name

constexpr std::array<std::string_view, 4> kCertify = {"兹证明", "特此证明", "证明", "certifythat"};
// Of English halves alone: Chinese ones may print them, too, above their own phrase.
constexpr std::array<std::string_view, 6> kCertifyInEnglish = {"certifiesthat", "managementsystemof", "recognitionthat",
                                                                 "awardedto",     "presentedto",        "grantedto"};

bool plain_row(const Row& row) {
  return std::all_of(row.key.begin(), row.key.end(), [](char32_t c) { return is_cjk(c) || c == U'(' || c == U')'; });
}

// 中国质量认证中心: a body that is no company.
std::optional<Match> centre_in(const Row& row) {
  static const re2::RE2 kCentre("([\\p{Han}()]{2,24}(?:认证|审核|检验|评审|检测)中心)(?:[^\\p{Han}]|$)");
  std::vector<Match> found = find_pattern(row, kCentre);
  if (found.empty()) return std::nullopt;
  return Match{found.front().groups.front().begin, found.front().groups.front().end, {}};
}

std::optional<Field> field_at(std::string name, const NamedPlace& place) {
  return settled_field(std::move(name), ValueKind::name, place.snippet, {}, parse_named);
}

// 广东科标认证服务有限公, 环通国际认证中, 认证有公司: the seal over its end hides a part of what the name of such a body can only end with.
std::optional<std::string> mended_body(std::string_view text) {
  static const re2::RE2 kTorn(
      "(?:^|[:：])([\\p{Han}()]{2,20}(?:认证|审核|检验|评审|检测|评定|评估|标准技术|质量保证)(?:服务|技术|检验|检测|评估|咨询|管理|科技|集团|中心|\\(\\p{Han}{2,6}\\))*)"
      "(股份有限公|股份有限|有限责任公|有限责任|有限公|有限|有公司|有公|有|限公司|中)$");
  std::string body, rest;
  if (!re2::RE2::PartialMatch(squeezed(text), kTorn, &body, &rest)) return std::nullopt;
  if (rest == "中") return body + "中心";
  return body + (rest.starts_with("股份") ? "股份有限公司" : rest.starts_with("有限责任") ? "有限责任公司" : "有限公司");
}

// 国优医证中心, 联合(北认有限公司: under a seal the word that the name of such a body holds before its form loses a character, and the place before it
// what closes its bracket.
std::string with_certifying_word(std::string_view name) {
  static const re2::RE2 kMisread("([^认公保查见论验鉴签凭考存取印举国中华()])证((?:服务|技术|检验|检测|评估|咨询|管理|科技|集团|\\(\\p{Han}{2,6}\\))*(?:股份有限|有限|中心))");
  static const re2::RE2 kLost("认((?:服务|技术|检验|检测|评估|咨询|管理|科技|集团)*(?:股份有限|有限|中心))");
  static const re2::RE2 kPlace("\\(([北上天重深])认证");
  std::string restored(name);
  if (!re2::RE2::Replace(&restored, kMisread, "认证\\2")) re2::RE2::Replace(&restored, kLost, "认证\\1");
  std::string begin;
  if (!re2::RE2::PartialMatch(restored, kPlace, &begin)) return restored;
  for (const std::string_view place : {"北京", "上海", "天津", "重庆", "深圳"}) {
    if (place.starts_with(begin)) re2::RE2::Replace(&restored, kPlace, "(" + std::string(place) + ")认证");
  }
  return restored;
}

bool restore_certifying_word(Field& field) {
  std::string restored = with_certifying_word(field.value);
  if (restored == field.value) return false;
  field.alternatives.insert(field.alternatives.begin(), std::exchange(field.value, std::move(restored)));
  cast_doubt(field, "character-lost");
  return true;
}

// The lowest row that names a body whose end is hidden; in doubt, whatever the readers agree on.
std::optional<Field> torn_issuer(const CertificatePart& part) {
  const auto parse = [](std::string_view text) -> std::optional<std::string> {
    for (const NameFound& found : find_organisations(text)) {
      if (is_certification_body(found.name) && is_plausible_name(found.name)) return found.name;
    }
    return mended_body(text);
  };
  for (std::size_t i = part.rows.size(); i-- > 0;) {
    for (const Match& run : runs_of(part.rows[i], kApart)) {
      if (!mended_body(key_of(part.rows[i], run.begin, run.end))) continue;
      auto field = settled_field("issuer", ValueKind::name, snippet_of(part.rows[i], run.begin, run.end), {}, parse);
      if (!field) continue;
      cast_doubt(*field, "character-lost");
      return field;
    }
  }
  return std::nullopt;
}

bool english_name(const std::string& text) { return is_organisation(text); }

// Co., Ltd. alone: the name stands in the row above.
bool english_form_alone(const std::string& text) {
  static const re2::RE2 kForm("(?i)^(?:co|ltd|limited|inc|company|corporation|corp|llc|gmbh)[., ]*(?:ltd|limited|inc|llc)?[., ]*$");
  return re2::RE2::FullMatch(clean_text(text), kForm);
}

// The first row with an English company name, of the rows behind the phrase.
std::optional<NamedPlace> english_after(const CertificatePart& part, std::size_t from, std::size_t rows) {
  for (std::size_t i = from; i < std::min(from + rows, part.rows.size()); ++i) {
    for (const Match& run : runs_of(part.rows[i], kApart)) {
      const Snippet whole = snippet_of(part.rows[i], run.begin, run.end);
      const std::string text = text_of(whole);
      if (english_form_alone(text) && i > 0) {
        const Row& above = part.rows[i - 1];
        if (above.box.bottom() + 2 * above.size < part.rows[i].box.y) continue;
        const Snippet both = joined(snippet_of(above, 0, above.key.size()), whole);
        return NamedPlace{clean_text(text_of(both)), both, i - 1};
      }
      if (english_name(text)) return NamedPlace{clean_text(text), whole, i};
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_certification_body(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kWords = {"认证", "审核", "检验", "质量保证", "标准技术", "评定",
                                                             "certification", "assessment", "register"};
  return holds_any(lower_key(name), kWords);
}

std::optional<std::string> parse_named(std::string_view text) {
  const std::vector<NameFound> found = find_organisations(text);
  if (!found.empty()) return found.front().name;
  std::string cleaned = clean_text(text);
  return is_organisation(cleaned) ? std::optional(std::move(cleaned)) : std::nullopt;
}

std::vector<NamedPlace> organisations_in(const std::vector<Row>& rows) {
  std::vector<NamedPlace> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    std::vector<NameFound> found;
    for (const Match& run : runs_of(row, kApart)) {
      for (NameFound& name : find_organisations(key_of(row, run.begin, run.end))) {
        found.push_back({std::move(name.name), name.begin + run.begin, name.end + run.begin});
      }
    }
    for (const NameFound& name : found) {
      NamedPlace place{name.name, snippet_of(row, name.begin, name.end), i};
      const bool tail = name.begin == 0 && name.end <= kTailOfName && i > 0;
      if (tail && rows[i - 1].key.size() >= kHeadOfName && plain_row(rows[i - 1]) &&
          std::abs(rows[i - 1].size - row.size) < 0.25 * row.size &&
          row.box.y - rows[i - 1].box.bottom() < 1.5 * row.size) {
        place.name = key_of(rows[i - 1]) + place.name;
        place.snippet = joined(snippet_of(rows[i - 1], 0, rows[i - 1].key.size()), place.snippet);
        if (const auto whole = find_organisations(place.name); !whole.empty()) place.name = whole.front().name;
      }
      places.push_back(std::move(place));
    }
    if (!found.empty()) continue;
    if (const auto centre = centre_in(row)) {
      places.push_back({key_of(row, centre->begin, centre->end), snippet_of(row, centre->begin, centre->end), i});
    }
  }
  return places;
}

std::optional<Field> holder_named(const Certificate& certificate) {
  for (const CertificatePart& part : certificate.parts()) {
    const std::vector<NamedPlace> places = organisations_in(part.rows);
    std::size_t phrase = part.rows.size();
    for (std::size_t i = 0; i < part.rows.size() && phrase == part.rows.size(); ++i) {
      const std::string key = lower_key(key_of(part.rows[i]));
      const bool certifies = holds_any(key, kCertify) || (part.chinese < 0.5 && holds_any(key, kCertifyInEnglish));
      if (certifies && key.find("证明书") == std::string::npos) phrase = i;
    }
    if (phrase < part.rows.size()) {
      for (const NamedPlace& place : places) {
        if (place.row < phrase || place.row > phrase + kRowsAfterPhrase) continue;
        if (auto field = field_at("holder", place)) return field;
      }
      if (part.chinese < 0.5) {
        if (const auto place = english_after(part, phrase, kRowsAfterPhrase + 2)) {
          if (auto field = field_at("holder", *place)) return field;
        }
      }
    }
    for (const NamedPlace& place : places) {
      if (is_certification_body(place.name)) continue;
      if (auto field = field_at("holder", place)) return field;
    }
    if (part.chinese < 0.5) {
      // Without the phrase it may be the body that issued it.
      if (const auto place = english_after(part, 0, part.rows.size())) {
        auto field = field_at("holder", *place);
        if (field) cast_doubt(*field, "role-unclear");
        if (field) return field;
      }
    }
  }
  return std::nullopt;
}

std::optional<Field> issuer_named(const Certificate& certificate, const std::string& holder) {
  const std::u32string holder_key = content_key(holder);
  for (const CertificatePart& part : certificate.parts()) {
    const std::vector<NamedPlace> places = organisations_in(part.rows);
    for (std::size_t i = places.size(); i-- > 0;) {
      if (!is_certification_body(places[i].name) || content_key(places[i].name) == holder_key) continue;
      std::optional<Field> field = field_at("issuer", places[i]);
      if (!field) continue;
      if (restore_certifying_word(*field)) return field;
      for (std::size_t other = 0; other < i; ++other) {
        if (content_key(places[other].name) != content_key(field->value)) continue;
        if (const auto again = field_at("issuer", places[other]); again && content_key(again->value) == content_key(field->value)) {
          confirm_elsewhere(*field, *again);
          break;
        }
      }
      return field;
    }
    if (auto torn = torn_issuer(part)) return torn;
    // A seal may hide the word that tells, or half of it: then it is the last one named in the lower half.
    for (std::size_t i = places.size(); i-- > 0;) {
      const Row& row = part.rows[places[i].row];
      if (content_key(places[i].name) == holder_key || row.box.y < row.page->height / 2) continue;
      if (std::optional<Field> field = field_at("issuer", places[i])) {
        if (!restore_certifying_word(*field)) cast_doubt(*field, "role-unclear");
        return field;
      }
    }
    if (part.chinese >= 0.5) continue;
    for (std::size_t i = part.rows.size(); i-- > 0;) {
      const auto place = english_after(part, i, 1);
      if (!place || !is_certification_body(place->name)) continue;
      if (auto field = field_at("issuer", *place)) return field;
    }
  }
  return std::nullopt;
}

}  // namespace dossier
