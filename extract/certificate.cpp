#include "extract/certificate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <re2/re2.h>

#include "extract/check_digits.h"
#include "extract/classify.h"
#include "extract/read_date.h"
#include "extract/read_name.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kShortestCodeValue = 6;  // shorter values stand in a code by chance

// The lines before one that begins with a label that nobody knows, misread maybe: 发朋人：林伟波. Titles hold no colon so early in a line.
std::size_t lines_before_label(const Labelled& labelled) {
  static const re2::RE2 kLabel("^[^:：0-9()\\[\\]【】《》]{2,9}[:：]");
  std::size_t lines = std::min<std::size_t>(1, labelled.lines.size());
  for (; lines < labelled.lines.size(); ++lines) {
    const std::string key = squeezed(text_of(labelled.lines[lines]));
    if (re2::RE2::PartialMatch(key, kLabel) && key.find("简称") == std::string::npos) break;
  }
  return lines;
}

std::optional<Field> field_of(const std::string& name, ValueKind kind, const Labelled& labelled, const Parse& parse,
                              Extent extent) {
  if (labelled.lines.empty()) return std::nullopt;
  switch (extent) {
    case Extent::first_line:
      return settled_field(name, kind, labelled.value(1), labelled.label, parse);
    case Extent::all_lines:
      return settled_field(name, kind, labelled.value(), labelled.label, parse);
    case Extent::until_label: {
      const std::size_t lines = lines_before_label(labelled);
      auto field = settled_field(name, kind, labelled.value(lines), labelled.label, parse);
      if (field && lines < labelled.lines.size()) cast_doubt(*field, "label-misread");
      return field;
    }
    case Extent::until_parsed:
      for (std::size_t lines = 1; lines <= labelled.lines.size(); ++lines) {
        if (auto field = settled_field(name, kind, labelled.value(lines), labelled.label, parse)) return field;
      }
      return std::nullopt;
  }
  return std::nullopt;
}

bool chinese_in(std::string_view text) {
  const std::u32string points = to_u32(text);
  return std::any_of(points.begin(), points.end(), is_cjk);
}

bool numeric(ValueKind kind) {
  return kind == ValueKind::number || kind == ValueKind::date || kind == ValueKind::level || kind == ValueKind::amount;
}

}  // namespace

Certificate::Certificate(const std::vector<PagePart>& parts, std::span<const LabelWording> wordings) {
  for (const PagePart& part : parts) {
    CertificatePart made;
    made.rows = rows_in(*part.page, part.region);
    made.flow = flow_of(made.rows);
    made.flow.page = part.page;
    made.labelled = bind_labels(made.rows, wordings);
    made.chinese = chinese_share(part.lines);
    parts_.push_back(std::move(made));
  }
  // Of a bilingual certificate the Chinese half is the one that counts; the other confirms it.
  // (Pages of one language keep their order.)
  const bool labels = !wordings.empty();  // reports and standards have none, and their pages an order
  if (labels && parts_.size() == 2 && std::abs(parts_[0].chinese - parts_[1].chinese) > 0.3 && parts_[1].chinese > parts_[0].chinese) {
    std::swap(parts_[0], parts_[1]);
  }
}

std::optional<Field> Certificate::labelled(std::string name, ValueKind kind, int id, const Parse& parse,
                                           Extent extent) const {
  std::optional<Field> first;
  for (const CertificatePart& part : parts_) {
    for (const Labelled& labelled : part.labelled) {
      if (labelled.id != id) continue;
      std::optional<Field> field = field_of(name, kind, labelled, parse, extent);
      if (!field) continue;
      if (!first) {
        first = std::move(field);
      } else if (content_key(first->value) == content_key(field->value)) {
        confirm_elsewhere(*first, *field);
      } else if (chinese_in(first->value) != chinese_in(field->value) && !numeric(kind)) {
        if (chinese_in(field->value)) first = std::move(field);  // the other half of a bilingual certificate
      } else if (first->status == Status::uncertain && field->status == Status::certain) {
        field->alternatives.push_back(first->value);
        first = std::move(field);
      } else if (field->status == Status::certain && part.chinese > 0.5 &&
                 numeric(kind)) {
        first->alternatives.push_back(field->value);
        cast_doubt(*first, "places-differ");
      }
    }
  }
  return first;
}

std::optional<Field> Certificate::matched(std::string name, ValueKind kind, const re2::RE2& pattern,
                                          const Parse& parse) const {
  for (const CertificatePart& part : parts_) {
    for (const Match& match : find_pattern(part.flow, pattern)) {
      const bool grouped = !match.groups.empty() && !match.groups.front().empty();
      const Match::Range range = grouped ? match.groups.front() : Match::Range{match.begin, match.end};
      const Snippet label = snippet_of(part.flow, match.begin, range.begin);
      if (auto field = settled_field(name, kind, snippet_of(part.flow, range.begin, range.end), label, parse)) return field;
    }
  }
  return std::nullopt;
}

bool Certificate::says(std::string_view wording) const {
  const std::u32string wanted = to_u32(wording);
  return std::any_of(parts_.begin(), parts_.end(), [&](const CertificatePart& part) {
    return part.flow.key.find(wanted) != std::u32string::npos;
  });
}

bool is_other_language(const std::vector<PagePart>& document, const PagePart& next) {
  if (document.size() != 1) return false;
  const double before = chinese_share(document.front().lines);
  const double after = chinese_share(next.lines);
  return (before > 0.5 && after < 0.3) || (after > 0.5 && before < 0.3);
}

void add_field(Document& document, std::optional<Field> field) {
  if (field) document.fields.push_back(*std::move(field));
}

const Field* find_field(const Document& document, std::string_view name) {
  const auto found = std::find_if(document.fields.begin(), document.fields.end(),
                                  [&](const Field& field) { return field.name == name; });
  return found == document.fields.end() ? nullptr : &*found;
}

Field* find_field(Document& document, std::string_view name) {
  return const_cast<Field*>(find_field(std::as_const(document), name));
}

std::optional<std::string> parse_day(std::string_view text) {
  const auto date = read_date(text);
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

std::optional<std::string> parse_first_day(std::string_view text) {
  const std::vector<DateFound> dates = find_dates(text);
  return dates.empty() ? std::nullopt : std::optional(to_string(dates.front().date));
}

std::optional<std::string> parse_last_day(std::string_view text) {
  const std::vector<DateFound> dates = find_dates(text);
  return dates.empty() ? std::nullopt : std::optional(to_string(dates.back().date));
}

std::optional<std::string> parse_span_begin(std::string_view text) {
  const std::vector<DateFound> dates = find_dates(text);
  return dates.size() < 2 ? std::nullopt : std::optional(to_string(dates.front().date));
}

std::optional<std::string> parse_span_end(std::string_view text) {
  const std::vector<DateFound> dates = find_dates(text);
  return dates.size() < 2 ? std::nullopt : std::optional(to_string(dates.back().date));
}

std::optional<std::string> parse_name(std::string_view text) { return read_name(text); }

std::optional<std::string> parse_organisation(std::string_view text) {
  std::optional<std::string> name = read_name(text);
  return name && is_organisation(*name) ? name : std::nullopt;
}

std::optional<std::string> parse_text(std::string_view text) {
  std::string cleaned = clean_text(text);
  return cleaned.empty() ? std::nullopt : std::optional(std::move(cleaned));
}

std::optional<std::string> parse_credit_code(std::string_view text) {
  if (const auto code = find_credit_code(text)) return code->text;
  // A speck between two characters, 91220104MANJL.C089P: without it both checks must close.
  std::string without(text);
  std::erase_if(without, [](char c) { return c == '.' || c == ',' || c == '\'' || c == '-'; });
  const auto code = find_credit_code(without);
  return code && code->check_closes() && code->organisation_closes() ? std::optional(code->text) : std::nullopt;
}

std::optional<std::string> printed_match(std::string_view text, const re2::RE2& pattern) {
  const std::string key = squeezed(text);
  std::array<re2::StringPiece, 2> parts;
  const int wanted = pattern.NumberOfCapturingGroups() > 0 ? 2 : 1;
  if (!pattern.Match(key, 0, key.size(), re2::RE2::UNANCHORED, parts.data(), wanted)) return std::nullopt;
  const re2::StringPiece& part = wanted == 2 && parts[1].data() != nullptr ? parts[1] : parts[0];
  // The squeezed text is the printed one without its blanks.
  const std::string printed = as_printed(text);
  const auto begin = static_cast<std::size_t>(part.data() - key.data());
  std::size_t seen = 0;
  std::string found;
  for (const char c : printed) {
    if (c != ' ') ++seen;
    if (seen > begin && (seen < begin + part.size() || (seen == begin + part.size() && c != ' '))) found += c;
  }
  return found;
}

void prove_credit_code(Field& field) {
  // Of readings that differ the one that closes both checks is the code: one in 341 does so by chance.
  const auto closes = [](const std::string& text) {
    const CreditCode code{text};
    return code.check_closes() && code.organisation_closes();
  };
  // All networks may take a Q for a 0; that a code is printed wrong all readers have to say.
  const bool doubtful = field.status == Status::uncertain || !field.alternatives.empty();
  if (!closes(field.value)) {
    const auto better = std::find_if(field.alternatives.begin(), field.alternatives.end(), closes);
    if (better != field.alternatives.end()) {
      std::swap(field.value, *better);
      std::erase_if(field.proofs, [](const Proof& proof) { return proof.kind == ProofKind::two_readings; });
      cast_doubt(field, "readers-differ");
    }
  }
  const CreditCode code{field.value};
  if (code.check_closes() && code.organisation_closes()) {
    add_proof(field, ProofKind::check_digit, "uscc");
  } else if (doubtful && !code.legacy_exception()) {
    cast_doubt(field, "check-digit-open");
  }
}

void prove_by_codes(const std::vector<PagePart>& parts, Field& field) {
  const std::u32string wanted = content_key(field.value);
  if (wanted.size() < kShortestCodeValue) return;
  for (const PagePart& part : parts) {
    for (const Code& code : part.page->codes) {
      if (intersection(code.box, part.region).empty() && !code.box.empty()) continue;
      if (content_key(code.text).find(wanted) == std::u32string::npos) continue;
      add_proof(field, ProofKind::cross_check, "code");
      return;
    }
  }
}

void doubt_unparted_owners(Field& holder) {
  const std::vector<NameFound> found = find_organisations(holder.value);
  std::u32string parted = to_u32(squeezed(holder.value));
  bool glued = false;
  for (std::size_t i = found.size(); i-- > 1;) {
    const bool branch = found[i].name.ends_with("公司") && !found[i].name.ends_with("有限公司") && !found[i].name.ends_with("责任公司");
    if (found[i].begin != found[i - 1].end || branch || found[i].begin > parted.size()) continue;
    parted.insert(found[i].begin, 1, U';');
    glued = true;
  }
  if (!glued) return;
  holder.alternatives.insert(holder.alternatives.begin(), to_utf8(parted));
  cast_doubt(holder, "character-lost");
}

int times_printed(const Certificate& certificate, const Date& day) {
  int times = 0;
  for (const CertificatePart& part : certificate.parts()) {
    for (const Row& row : part.rows) {
      for (const DateFound& found : find_dates(key_of(row))) times += found.date == day ? 1 : 0;
    }
  }
  return times;
}

void prove_span(Field& from, Field& to, std::span<const int> years) {
  const auto start = parse_iso_date(from.value);
  const auto end = parse_iso_date(to.value);
  // Two contested days may be misread alike; a contested one beside a sound one may not.
  if (!start || !end || (contested(from) && contested(to))) return;
  for (const int span : years) {
    const Date anniversary = plus_years(*start, span);
    if (*end != anniversary && *end != plus_days(anniversary, -1)) continue;
    add_proof(from, ProofKind::arithmetic, "certificate.span");
    add_proof(to, ProofKind::arithmetic, "certificate.span");
    return;
  }
}

}  // namespace dossier
