// Standards: the cover and the drafters named in the foreword (domain: evidence types, section 8).
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "extract/certificate.h"
#include "extract/classify.h"
#include "extract/kinds/kinds.h"
#include "extract/read_date.h"
#include "extract/name_words.h"
#include "extract/read_name.h"
#include "extract/settle.h"
#include "extract/terms.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 9> kClasses = {"国家标准", "行业标准", "地方标准", "团体标准", "企业标准",
                                                      "国家标准化指导性技术文件", "nationalstandard", "groupstandard", "标准化文件"};
constexpr std::array<std::string_view, 8> kSupports = {"ics", "ccs", "发布", "实施", "代替", "中华人民共和国", "标准化管理委员会", "市场监督管理"};
// Drafts and plans are no published standards.
constexpr std::array<std::string_view, 13> kVetoes = {"(征求意见稿)", "(送审稿)", "(报批稿)", "(讨论稿)",   "(草案)",   "立项公告", "编制说明",
                                                      "工作组讨论稿", "检测报告", "检验报告", "符合性证书", "认证证书", "标准计划"};
constexpr std::size_t kMostCoverLines = 40;

// A standard's number: class, number with parts, year. Specks beside the class and the dash are read as points, SJ/T. 11880-2023, and the
// stroke of a class as a letter, SJIT 11880-2023.
constexpr char kNumberPattern[] =
    "((?:GB(?:/[TZ丁])?|(?:GB|DB[0-9]{2,6}|SJ|YD|JR|GA|JT|DL|HB|WS|NY|QC|HJ|CJ|JG|MZ|LD)[Il1|\\\\]T|"
    "IEEE|DB[0-9]{2,6}(?:/[T丁])?|T/[A-Z0-9]{2,12}|Q/[A-Z0-9]{2,12}|[A-Z]{2,3}/[TZ丁]|[A-Z]{2}|ISO(?:/IEC)?(?:/?TR)?)"
    "[.·,，、'’‘*_]{0,2}[0-9]{1,6}(?:\\.[0-9]+)*[.·,，、'’‘]?[-—–:－‐一]{1,2}[.·,，、'’‘]?(?:19|20)[0-9]{2})";

const re2::RE2& number_pattern() {
  static const re2::RE2 kPattern(kNumberPattern);
  return kPattern;
}

std::optional<std::string> parse_number(std::string_view text) {
  std::string printed;
  if (!re2::RE2::PartialMatch(squeezed(text), number_pattern(), &printed)) return std::nullopt;
  static const re2::RE2 kDash("[.·,，、'’‘]?[—–－‐一-]{1,2}[.·,，、'’‘]?((?:19|20)[0-9]{2})$"), kColon("[.·,，、'’‘]?:[.·,，、'’‘]?((?:19|20)[0-9]{2})$"),
      kSpace("^([A-Z0-9/]*?[A-Z])[.·,，、'’‘*_]*([0-9]+[.0-9]*[-:])"), kClass("/丁"), kSlash("^(GB|DB[0-9]{2,6}|[A-Z]{2})[Il1|\\\\]T");
  re2::RE2::Replace(&printed, kClass, "/T");
  re2::RE2::Replace(&printed, kSlash, "\\1/T");
  re2::RE2::Replace(&printed, kDash, "-\\1");
  re2::RE2::Replace(&printed, kColon, ":\\1");
  re2::RE2::Replace(&printed, kSpace, "\\1 \\2");
  return printed;
}

bool replaced(const Row& row, std::size_t at) {
  const std::string before = key_of(row, 0, at);
  return before.find("代替") != std::string::npos || before.find("替代") != std::string::npos ||
         before.find("采用") != std::string::npos;
}

// The number that the cover prints as its own: not behind 代替 and not in brackets behind it.
std::optional<Field> read_number(const CertificatePart& cover) {
  for (const Row& row : cover.rows) {
    for (const Match& match : find_pattern(row, number_pattern())) {
      if (replaced(row, match.begin)) continue;
      auto number = settled_field("number", ValueKind::number, snippet_of(row, match.begin, match.end), {}, parse_number);
      // 20273.-2019 may be a speck, or the number of a part that nobody read.
      static const re2::RE2 kPartLost("[0-9][.·,，]+[-—–:－‐一]");
      if (number && !from_layer(*number) && re2::RE2::PartialMatch(key_of(row, match.begin, match.end), kPartLost)) cast_doubt(*number, "character-lost");
      return number;
    }
  }
  return std::nullopt;
}

// Pages print the number at their head.
int times_in_heads(const Certificate& certificate, const std::string& number) {
  int times = 0;
  for (std::size_t i = 1; i < certificate.parts().size(); ++i) {
    const std::vector<Row>& rows = certificate.parts()[i].rows;
    for (std::size_t r = 0; r < std::min<std::size_t>(2, rows.size()); ++r) {
      const auto head = parse_number(key_of(rows[r]));
      if (head && *head == number && key_of(rows[r]).size() < number.size() + 12) ++times;
    }
  }
  return times;
}

bool chinese_row(const Row& row) {
  const auto chinese = std::count_if(row.key.begin(), row.key.end(), is_cjk);
  return chinese >= 2 && 2 * static_cast<std::size_t>(chinese) >= row.key.size();
}

// The large Chinese lines between the number and what the foot says.
std::optional<Field> read_title(const CertificatePart& cover) {
  static constexpr std::array<std::string_view, 14> kNotTitle = {"国家标准", "行业标准", "地方标准", "团体标准", "企业标准", "代替", "发布",
                                                                 "实施", "中华人民共和国", "指导性技术文件", "发布日期", "备案号", "采用", "标准号"};
  std::size_t from = 0;
  for (std::size_t i = 0; i < cover.rows.size(); ++i) {
    const std::string key = key_of(cover.rows[i]);
    if (re2::RE2::PartialMatch(key, number_pattern()) || key.find("代替") != std::string::npos) from = i + 1;
    if (key.find("发布") != std::string::npos) break;
  }
  Snippet title;
  const Row* last = nullptr;
  for (std::size_t i = from; i < cover.rows.size(); ++i) {
    const Row& row = cover.rows[i];
    const std::string key = key_of(row);
    const bool end = key.find("发布") != std::string::npos || (last != nullptr && !chinese_row(row));
    if (end) break;
    if (!chinese_row(row) || holds_any(key, kNotTitle)) {
      if (last != nullptr) break;
      continue;
    }
    if (key.front() == '(' && last != nullptr) break;
    if (last != nullptr && row.box.y - last->box.bottom() > 3.0 * last->size) break;
    if (last != nullptr && row.size < 0.6 * last->size) break;
    title = joined(std::move(title), snippet_of(row, 0, row.key.size()));
    last = &row;
  }
  auto field = settled_field("title", ValueKind::text, title, {}, parse_text);
  if (field) mend_terms(*field);
  return field;
}

// 「2016-07-12 发布」, also where a text layer has torn the digits apart.
std::optional<std::string> parse_day_of(std::string_view text, std::string_view word) {
  const std::string key = squeezed(text);
  const std::size_t at = key.find(word);
  const std::string before = key.substr(0, at);
  const std::vector<DateFound> dates = find_dates(before);
  if (!dates.empty()) return to_string(dates.back().date);
  static const re2::RE2 kTorn("((?:19|20)[0-9]{2})[^0-9]{0,3}([01][0-9])[^0-9]{0,3}([0-3][0-9])[^0-9]*$");
  std::string year, month, day;
  if (!re2::RE2::PartialMatch(before, kTorn, &year, &month, &day)) return std::nullopt;
  const auto date = parse_iso_date(year + "-" + month + "-" + day);
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

std::optional<Field> read_day(const CertificatePart& cover, const std::string& name, std::string_view word) {
  const std::u32string wanted = to_u32(word);
  for (std::size_t i = cover.rows.size(); i-- > 0;) {
    const Row& row = cover.rows[i];
    const std::size_t at = row.key.find(wanted);
    if (at == std::u32string::npos) continue;
    // The other day of the row ends with its own word.
    std::size_t begin = 0;
    for (const std::u32string_view other : {U"发布", U"实施"}) {
      const std::size_t end = row.key.find(other);
      if (end != std::u32string::npos && end < at) begin = std::max(begin, end + other.size());
    }
    const auto parse = [word](std::string_view text) { return parse_day_of(text, word); };
    if (auto field = settled_field(name, ValueKind::date, snippet_of(row, begin, at + wanted.size()), {}, parse)) return field;
  }
  return std::nullopt;
}

// Where, between two drafters with no mark between them, the second begins.
struct Seam {
  std::size_t at = 0;     // in the flow's key
  bool plain = false;     // a line of print ends there, or the second begins with a word usual in names
};

// 甲有限公司乙有限责任公司: a company has one legal form, so two whole forms are two companies. A branch, …电力有限公司沈阳供电公司, has none of its own.
std::vector<Seam> seams_in(const Row& flow, std::size_t begin, std::size_t end) {
  const auto whole_form = [](const std::string& name) { return name.ends_with("有限公司") || name.ends_with("有限责任公司"); };
  std::vector<Seam> seams;
  const std::vector<NameFound> found = find_organisations(key_of(flow, begin, end));
  for (std::size_t i = 1; i < found.size(); ++i) {
    if (found[i].begin != found[i - 1].end || !whole_form(found[i - 1].name) || !whole_form(found[i].name)) continue;
    const std::size_t at = begin + found[i].begin;
    const Row::Place& before = flow.places[at - 1];
    const Row::Place& behind = flow.places[at];
    const Box& above = flow.page->words[static_cast<std::size_t>(before.word)].box;
    const Box& below = flow.page->words[static_cast<std::size_t>(behind.word)].box;
    const bool line_ends = before.word != behind.word && vertical_overlap(above, below) <= 0;
    const std::vector<bool> usual = in_name_words(to_u32(found[i].name));
    seams.push_back({at, line_ends || (usual[0] && usual[1])});
  }
  return seams;
}

void add_drafters(const Row& flow, std::size_t begin, std::size_t end, Document& document) {
  const std::vector<Seam> seams = seams_in(flow, begin, end);
  const std::string unparted = key_of(flow, begin, end);
  const bool plain = std::all_of(seams.begin(), seams.end(), [](const Seam& seam) { return seam.plain; });
  for (std::size_t i = 0; i <= seams.size(); ++i) {
    const std::size_t to = i < seams.size() ? seams[i].at : end;
    auto drafter = settled_field("drafters", ValueKind::name, snippet_of(flow, begin, to), {}, parse_name);
    if (drafter && !plain) {
      drafter->alternatives.push_back(unparted);
      cast_doubt(*drafter, "character-lost");
    }
    add_field(document, std::move(drafter));
    begin = to;
  }
}

// The list that begins behind 「起草单位：」 and ends with its stop, over as many pages as it takes.
void read_drafters(const Certificate& certificate, Document& document) {
  static const re2::RE2 kLabel("(?:负责|主要|参加|参与|联合)?起草单位(?:\\(排名不分先后\\))?[:：]");
  static const re2::RE2 kEnd("。|本(?:文件|标准|部分|规范|规程|指南)?主要起草人|起草人[:：]|本(?:文件|标准|部分)");
  bool open = false;
  for (const CertificatePart& part : certificate.parts()) {
    std::size_t from = 0;
    std::vector<Match> labels = find_pattern(part.flow, kLabel);
    if (open) {
      // Behind the page's head, which repeats the number.
      if (!part.rows.empty() && parse_number(key_of(part.rows.front()))) from = part.rows.front().key.size();
      labels.insert(labels.begin(), Match{from, from, {}});
    }
    for (const Match& label : labels) {
      std::size_t end = part.flow.key.size();
      open = true;
      for (const Match& stop : find_pattern(part.flow, kEnd)) {
        if (stop.begin < label.end) continue;
        end = stop.begin;
        open = false;
        break;
      }
      std::size_t begin = label.end;
      int depth = 0;
      for (std::size_t i = label.end; i <= end; ++i) {
        const char32_t c = i < end ? part.flow.key[i] : U'、';
        depth += c == U'(' ? 1 : c == U')' ? -1 : 0;
        if (depth > 0 || !(c == U'、' || c == U';' || c == U',' || c == U'，' || c == U'；')) continue;
        if (i > begin) add_drafters(part.flow, begin, i, document);
        begin = i + 1;
      }
    }
  }
}

std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) {
  if (lines.size() > kMostCoverLines || count_wordings(lines, 0, lines.size(), kVetoes) > 0) return {};
  int supports = count_wordings(lines, 0, lines.size(), kSupports);
  const int classes = count_wordings(lines, 0, lines.size(), kClasses);
  std::string text;
  for (const Line& line : lines) text += line.key + "\n";
  if (!re2::RE2::PartialMatch(text, number_pattern())) return {};
  supports += classes > 0 ? 2 : 0;
  const bool days = text.find("发布") != std::string::npos && text.find("实施") != std::string::npos;
  if (!days || supports < 4) return {};
  const auto named = std::find_if(lines.begin(), lines.end(), [](const Line& line) { return holds_any(lower_key(line.key), kClasses); });
  const std::size_t at = named == lines.end() ? 0 : static_cast<std::size_t>(named - lines.begin());
  return {{DocumentType::standard, static_cast<int>(at), std::min(0.97, 0.75 + 0.04 * supports), lines[at].text, false}};
}

// Everything behind the cover is the standard, until another document has a title of its own.
bool continues(const Page&, const std::vector<Line>&) { return true; }

void read(const std::vector<PagePart>& parts, Document& document) {
  // The body of a standard is long and says nothing of interest: cover, contents and foreword stand in the first pages.
  constexpr std::size_t kPagesOfInterest = 16;
  const std::vector<PagePart> front(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(std::min(parts.size(), kPagesOfInterest)));
  const Certificate certificate(front, {});
  const CertificatePart& cover = certificate.parts().front();
  auto number = read_number(cover);
  if (number && times_in_heads(certificate, number->value) > 0) add_proof(*number, ProofKind::cross_check, "page-head");
  add_field(document, std::move(number));
  add_field(document, read_title(cover));
  auto published = read_day(cover, "published", "发布");
  auto effective = read_day(cover, "effective", "实施");
  if (published && effective && effective->value < published->value) {
    cast_doubt(*published, "days-out-of-order");
    cast_doubt(*effective, "days-out-of-order");
  }
  add_field(document, std::move(published));
  add_field(document, std::move(effective));
  read_drafters(certificate, document);
}

}  // namespace

DocumentKind standard_kind() {
  return {.type = DocumentType::standard, .headings = headings, .read = read, .continues = continues};
}

}  // namespace dossier
