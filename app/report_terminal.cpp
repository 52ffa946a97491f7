#include "app/report_terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "app/labels.h"
#include "app/quantities.h"
#include "app/safe_text.h"

namespace dossier {
namespace {

class Screen {
 public:
  explicit Screen(const TextStyle& style) : style_(style) {}

  [[nodiscard]] std::string say(const Message& message) const { return neutral(in(style_.language, message)); }
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return style_.language == Language::zh ? zh : en; }
  [[nodiscard]] std::string ink(Ink colour, std::string_view text) const { return painted(style_, colour, text); }

  void line(std::string_view text = {}) {
    text_ += text;
    text_ += '\n';
  }
  // Long text, broken at the width of the terminal.
  void paragraph(std::string_view text, int indent, Ink colour = Ink::plain) {
    line(ink(colour, wrapped(neutral(text), style_.width, std::string(static_cast<std::size_t>(indent), ' '))));
  }
  void heading(std::string_view text) {
    line();
    line(ink(Ink::bold, text));
  }

  [[nodiscard]] const TextStyle& style() const { return style_; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  TextStyle style_;
  std::string text_;
};

struct Sign {
  const char* mark;
  Ink ink;
};

constexpr Sign kGood = {"✓", Ink::green};
constexpr Sign kBad = {"✗", Ink::red};
constexpr Sign kOpen = {"?", Ink::yellow};
constexpr Sign kMissing = {"○", Ink::dim};

Sign sign_of(Outcome outcome) {
  constexpr std::array<Sign, 4> kSigns = {kGood, kBad, kMissing, kOpen};
  return kSigns.at(static_cast<std::size_t>(outcome));
}

Sign sign_of(CriterionOutcome outcome) {
  constexpr std::array<Sign, 3> kSigns = {kGood, kBad, kOpen};
  return kSigns.at(static_cast<std::size_t>(outcome));
}

Sign sign_of(Verdict verdict) {
  constexpr std::array<Sign, 3> kSigns = {kGood, kBad, kOpen};
  return kSigns.at(static_cast<std::size_t>(verdict));
}

std::string padded(std::string text, int columns) {
  text.append(static_cast<std::size_t>(std::max(0, columns - display_width(text))), ' ');
  return text;
}

std::string right_aligned(const std::string& text, int columns) {
  return std::string(static_cast<std::size_t>(std::max(0, columns - display_width(text))), ' ') + text;
}

std::string pages_of(const Screen& page, int first, int last) {
  const std::string range = first == last ? fmt::format("{}", first) : fmt::format("{}–{}", first, last);
  return page.style().language == Language::zh ? fmt::format("第 {} 页", range) : fmt::format("page {}", range);
}

void write_head(Screen& page, const Report& report) {
  const Declaration& declaration = *report.declaration;
  page.line(page.ink(Ink::bold, neutral(declaration.name.empty() ? report.dossier : declaration.name)));
  std::string facts;
  const auto fact = [&](const std::string& name, const std::string& value) {
    if (value.empty()) return;
    if (!facts.empty()) facts += " · ";
    facts += name + " " + neutral(value);
  };
  fact(page.say("规则", "profile"), report.score ? report.score->profile : "");
  fact(page.say("报告年度", "reporting year"),
       declaration.reporting_year ? std::to_string(*declaration.reporting_year) : std::string());
  fact(page.say("基准日", "reference date"),
       declaration.reference_date ? to_string(*declaration.reference_date) : std::string());
  page.line(page.ink(Ink::dim, facts));
}

void write_verdict(Screen& page, const Score& score) {
  const Sign sign = sign_of(score.verdict);
  std::array<int, 3> by_outcome{};
  for (const CriterionResult& criterion : score.criteria) {
    if (criterion.counts) ++by_outcome.at(static_cast<std::size_t>(criterion.outcome));
  }
  std::string counts;
  for (const CriterionOutcome outcome :
       {CriterionOutcome::met, CriterionOutcome::not_met, CriterionOutcome::undetermined}) {
    const int number = by_outcome.at(static_cast<std::size_t>(outcome));
    if (number > 0) counts += fmt::format("{}{} {}", counts.empty() ? "" : " · ", page.say(label_of(outcome)), number);
  }
  page.line();
  page.line(page.ink(sign.ink, fmt::format("{} {}", sign.mark, page.say(label_of(score.verdict)))) + "   " + counts);
}

// "审计/2023.pdf 第 4 页 · 营业收入 2023 = 56,789,012.34", once a place.
void write_basis(Screen& page, const Report& report, const CriterionResult& criterion) {
  std::vector<std::string> lines;
  for (const Evidence& place : criterion.basis) {
    std::string line = neutral(report.files.at(place.file).name) + " " + pages_of(page, place.page, place.page);
    if (place.document >= 0 && place.field >= 0) {
      const Field& field = report.documents.at(static_cast<std::size_t>(place.document)).fields.at(static_cast<std::size_t>(place.field));
      line += " · " + page.say(label_of(field)) + (field.year ? fmt::format(" {}", *field.year) : "") + " = " +
              neutral(field.kind == ValueKind::amount ? with_separators(field.value) : page.say(label_of_value(field)));
    }
    if (std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
  }
  for (const std::string& line : lines) page.paragraph("· " + line, 6, Ink::dim);
}

enum class Detail { short_form, evidence, margins };

void write_criteria(Screen& page, const Report& report, Detail detail) {
  const Score& score = *report.score;
  page.heading(page.say("认定条件", "Criteria"));
  int widest = 0;
  for (const CriterionResult& criterion : score.criteria) widest = std::max(widest, display_width(page.say(criterion.title)));
  widest = std::min(widest, page.style().width / 2);
  for (const CriterionResult& criterion : score.criteria) {
    const Sign sign = criterion.counts ? sign_of(criterion.outcome) : kMissing;
    const ShownCriterion quantity = shown(criterion);
    std::string text = fmt::format("  {} {}", page.ink(sign.ink, sign.mark), padded(page.say(criterion.title), widest));
    if (!criterion.counts) {
      text += "  " + page.ink(Ink::dim, page.say("由人判断", "for a person"));
    } else if (!quantity.value.empty() || !quantity.threshold.empty()) {
      const std::string value = quantity.value.empty() ? "—" : neutral(quantity.value);
      text += "  " + (quantity.at_least ? right_aligned(value, 12) : value);
      if (quantity.at_least) text += page.ink(Ink::dim, fmt::format("  ≥ {}", neutral(quantity.threshold)));
    }
    page.line(text);
    if (!criterion.counts) continue;
    if (!criterion.formula.empty()) page.paragraph(criterion.formula, 6, Ink::dim);
    if (criterion.outcome != CriterionOutcome::met) {
      const std::string why = page.say(criterion.explanation);
      if (!why.empty()) page.paragraph(why, 6);
    }
    if (detail == Detail::short_form) continue;
    write_basis(page, report, criterion);
    const std::string margin = page.say(criterion.what_if);
    if (detail == Detail::margins && !margin.empty()) page.paragraph("→ " + margin, 6, sign.ink);
  }
  for (const Message& note : score.notes) page.paragraph(page.say(note), 4, Ink::dim);
}

void write_finding(Screen& page, const Report& report, std::size_t index) {
  const Finding& finding = report.findings[index];
  const Sign sign = sign_of(finding.outcome);
  // The number is how `explain` is asked about it.
  const std::string number = right_aligned(std::to_string(index + 1), 4);
  std::string text = wrapped(page.say(finding.message), page.style().width, "       ");
  text.replace(0, std::min<std::size_t>(7, text.size()), page.ink(sign.ink, sign.mark) + number + "  ");
  page.line(text);
  std::string values;
  if (finding.declared) values = page.say("申报 ", "declared ") + neutral(with_separators(*finding.declared));
  if (finding.found) {
    values += (values.empty() ? "" : " · ") + page.say("证据 ", "evidence ") + neutral(with_separators(*finding.found));
  }
  if (const auto apart = difference(finding)) {
    values += " · " + apart->amount + (apart->percent.empty() ? "" : " (" + apart->percent + ")");
  }
  if (!values.empty()) page.paragraph(values, 7);
  for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
    const Evidence& place = finding.evidence[i];
    const auto same_page = [&](const Evidence& other) { return other.file == place.file && other.page == place.page; };
    if (std::any_of(finding.evidence.begin(), finding.evidence.begin() + static_cast<std::ptrdiff_t>(i), same_page)) continue;
    page.paragraph(neutral(report.files.at(place.file).name) + " " + pages_of(page, place.page, place.page), 7, Ink::dim);
  }
  page.line(page.ink(Ink::dim, "       " + neutral(finding.check) + (finding.claim ? "  " + neutral(*finding.claim) : "")));
}

void write_findings(Screen& page, const Report& report) {
  for (const Outcome outcome : {Outcome::inconsistent, Outcome::undetermined, Outcome::unsupported}) {
    const auto count = std::ranges::count(report.findings, outcome, &Finding::outcome);
    if (count == 0) continue;
    page.heading(fmt::format("{} {}", page.say(label_of(outcome)), count));
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      if (report.findings[i].outcome == outcome) write_finding(page, report, i);
    }
  }
  const auto consistent = std::ranges::count(report.findings, Outcome::consistent, &Finding::outcome);
  if (consistent > 0) {
    page.heading(fmt::format("{} {}", page.say(label_of(Outcome::consistent)), consistent));
    std::string claims;
    int others = 0;  // about the evidence itself: sums that add up, days in order
    for (const Finding& finding : report.findings) {
      if (finding.outcome != Outcome::consistent) continue;
      if (!finding.claim) {
        ++others;
      } else {
        claims += (claims.empty() ? "" : page.say("；", "; ")) + page.say(claim_for_people(*finding.claim));
      }
    }
    if (!claims.empty()) page.paragraph(claims, 2, Ink::dim);
    if (others > 0) {
      page.paragraph(page.say({fmt::format("材料自身的核对 {} 项", others), fmt::format("{} checks of the evidence itself", others)}), 2, Ink::dim);
    }
  }
}

std::string contents_of(const Screen& page, const Report& report, std::size_t file) {
  std::string text;
  for (const Document& document : report.documents) {
    if (document.file != file) continue;
    const std::string range = document.first_page == document.last_page
                                  ? fmt::format("{}", document.first_page)
                                  : fmt::format("{}–{}", document.first_page, document.last_page);
    text += fmt::format("{}{} {}", text.empty() ? "" : " · ", page.say(label_of(document.type)), range);
  }
  return text;
}

std::string name_and_pages(const Screen& page, const Report& report, std::size_t file) {
  std::string text = neutral(report.files[file].name);
  const std::size_t count = file < report.page_sizes.size() ? report.page_sizes[file].size() : 0;
  if (count > 0) text += page.ink(Ink::dim, fmt::format("  {} {}", count, page.say("页", count == 1 ? "page" : "pages")));
  return text;
}

void write_unreadable(Screen& page, const Report& report, std::size_t file) {
  for (const Unreadable& part : report.unreadable) {
    if (part.file != file) continue;
    std::string text = page.say("无法读取", "unreadable");
    if (part.page > 0) text = pages_of(page, part.page, part.page) + " " + text;
    page.paragraph(fmt::format("{} {}: {}", kBad.mark, text, page.say(explain_problem(part.code, part.reason))), 4, Ink::red);
  }
}

void write_problems(Screen& page, const Report& report) {
  for (const Problem& problem : report.problems) page.paragraph("! " + page.say(explain_problem(problem.code, problem.message)), 2, Ink::yellow);
}

void write_files(Screen& page, const Report& report) {
  page.heading(page.say("材料", "Files"));
  for (std::size_t file = 0; file < report.files.size(); ++file) {
    page.line("  " + name_and_pages(page, report, file));
    const std::string contents = contents_of(page, report, file);
    if (!contents.empty()) page.paragraph(contents, 4, Ink::dim);
    write_unreadable(page, report, file);
  }
  write_problems(page, report);
}

std::string name_of_item(const Screen& page, const Field& field) {
  std::string name = page.say(label_of(field));
  if (!field.scope.empty()) name += " " + page.say(label_of_scope(field.scope));
  return name;
}

std::string marked_value(const Screen& page, const Field& field) {
  const Sign sign = field.status == Status::certain ? kGood : kOpen;
  const std::string value =
      field.kind == ValueKind::amount ? right_aligned(with_separators(field.value), 18) : page.say(label_of_value(field));
  return page.ink(sign.ink, sign.mark) + " " + neutral(value);
}

void write_doubt(Screen& page, const Field& field, int indent) {
  if (field.status == Status::certain) return;
  std::string doubt = page.say(explain_doubt(field.doubt));
  for (std::size_t i = 0; i < field.alternatives.size(); ++i) {
    const std::string& other = field.alternatives[i];
    doubt += (i == 0 ? page.say("；也可能是 ", "; may also be ") : " / ") +
             (field.kind == ValueKind::amount ? with_separators(other) : other);
  }
  if (field.year) doubt = fmt::format("{}: {}", *field.year, doubt);
  if (!doubt.empty()) page.paragraph(doubt, indent, Ink::yellow);
}

// The fields that say the same thing of different years stand in one row.
std::size_t end_of_row(const std::vector<Field>& fields, std::size_t start) {
  std::size_t end = start + 1;
  while (end < fields.size() && fields[end].year && fields[start].year && fields[end].year != fields[end - 1].year &&
         fields[end].name == fields[start].name && fields[end].label == fields[start].label &&
         fields[end].scope == fields[start].scope) {
    ++end;
  }
  return end;
}

void write_document(Screen& page, const Document& document) {
  page.line(fmt::format("    {}  {}", page.ink(Ink::bold, page.say(label_of(document.type))),
                        page.ink(Ink::dim, fmt::format("{} · {}", pages_of(page, document.first_page, document.last_page),
                                                       document.source == PageSource::text
                                                           ? page.say("文字层", "text layer")
                                                           : page.say("识别", "recognised")))));
  int widest = 0;
  for (const Field& field : document.fields) widest = std::max(widest, display_width(name_of_item(page, field)));
  widest = std::min(widest, page.style().width / 3);
  for (std::size_t start = 0; start < document.fields.size();) {
    const std::size_t end = end_of_row(document.fields, start);
    std::string line = "      " + padded(cut_to_width(neutral(name_of_item(page, document.fields[start])), widest), widest);
    for (std::size_t i = start; i < end; ++i) {
      const Field& field = document.fields[i];
      if (field.year) line += page.ink(Ink::dim, fmt::format("  {}", *field.year));
      line += (field.year ? " " : "  ") + marked_value(page, field);
    }
    page.line(line);
    for (std::size_t i = start; i < end; ++i) write_doubt(page, document.fields[i], 6 + widest + 2);
    start = end;
  }
}

}  // namespace

std::string check_summary(const Report& report, const TextStyle& style) {
  Screen page(style);
  if (report.declaration) write_head(page, report);
  if (report.score) {
    write_verdict(page, *report.score);
    write_criteria(page, report, Detail::short_form);
  }
  write_findings(page, report);
  write_files(page, report);
  return page.take();
}

std::string score_summary(const Report& report, const TextStyle& style, bool margins) {
  Screen page(style);
  if (report.declaration) write_head(page, report);
  if (report.score) {
    write_verdict(page, *report.score);
    write_criteria(page, report, margins ? Detail::margins : Detail::evidence);
  }
  return page.take();
}

std::string reading_summary(const Report& report, const TextStyle& style) {
  Screen page(style);
  for (std::size_t file = 0; file < report.files.size(); ++file) {
    if (file > 0) page.line();
    page.line(page.ink(Ink::bold, name_and_pages(page, report, file)));
    for (const Document& document : report.documents) {
      if (document.file == file) write_document(page, document);
    }
    write_unreadable(page, report, file);
  }
  write_problems(page, report);
  return page.take();
}

}  // namespace dossier
