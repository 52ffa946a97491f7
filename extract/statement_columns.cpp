#include "extract/statement_columns.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <string_view>

#include <re2/re2.h>

#include "extract/lines.h"
#include "extract/read_date.h"
#include "extract/table_pieces.h"
#include "models/text.h"

namespace dossier {
namespace {

using Role = StatementColumn::Role;

constexpr int kFirstYear = 1990;   // no statement is older, none is of the far future
constexpr int kLastYear = 2060;
constexpr std::size_t kHeadLines = 14;

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool has_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has(text, word); });
}

// A year that a text names, with whether more than its own reader says so.
struct Sighting {
  int year = 0;
  std::optional<Date> day;
  bool month_only = false;   // 2023年12月: may be a month's figures
  bool proven = false;
};

// 单位：下元: something stands before 元 that no unit has; 千 or 万 was misread. It is never proven.
std::optional<Unit> misread_unit(std::string_view key) {
  static const re2::RE2 kUnit("单位[:：]?(?:人民币)?(?:([下干于子午手])|[方力])元");
  std::string thousand;
  if (!re2::RE2::PartialMatch(key, kUnit, &thousand)) return std::nullopt;
  return thousand.empty() ? kTenThousandYuan : kThousandYuan;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char32_t c : to_u32(nfkc(text))) {
    if (c >= U'0' && c <= U'9') digits += static_cast<char>(c);
  }
  return digits;
}

// A trusted text layer, or a second reader who has the same four digits, in one word or in the pieces of it.
bool year_confirmed(const Page& page, std::span<const int> words, int year) {
  const std::string wanted = std::to_string(year);
  const auto word_of = [&](int index) -> const Word& { return page.words[static_cast<std::size_t>(index)]; };
  if (std::all_of(words.begin(), words.end(), [&](int index) { return word_of(index).reader == Reader::text_layer; })) return true;
  std::map<Reader, std::string> by_reader;
  for (const int index : words) {
    for (const Reading& reading : word_of(index).readings) by_reader[reading.reader] += reading.text;
  }
  return std::any_of(by_reader.begin(), by_reader.end(), [&](const auto& entry) {
    return has(digits_of(entry.second), wanted) || read_year(entry.second) == year;
  });
}

std::optional<Sighting> sighting_in(const Page& page, std::span<const int> words, std::string_view text) {
  Sighting sighting;
  const std::vector<DateFound> days = find_dates(text);
  if (!days.empty()) {
    sighting.day = days.back().date;
    sighting.year = static_cast<int>(days.back().date.year());
  } else if (const std::optional<int> year = read_year(text)) {
    sighting.year = *year;
    const std::string key = squeezed(text);
    const bool span = has(key, "-") || has(key, "至") || has(key, "—") || has(key, "~") || has(key, "度") || has(key, "季");
    sighting.month_only = has(key, "月") && !span;
  } else {
    return std::nullopt;
  }
  if (sighting.year < kFirstYear || sighting.year > kLastYear) return std::nullopt;
  sighting.proven = year_confirmed(page, words, sighting.year);
  return sighting;
}

// 024年度: a seal or the edge of the sheet took the first digits of the year. Never proven by itself.
std::vector<Sighting> torn_years(const std::vector<PagePart>& parts) {
  static const re2::RE2 kTorn("^[^0-9]{0,12}[0OoC]?([0-3][0-9])年(?:度|12月31日|1-12月)");
  std::vector<Sighting> found;
  for (const PagePart& part : parts) {
    std::size_t seen = 0;
    for (const Line& line : part.lines) {
      if (++seen > kHeadLines) break;
      for (const Line& segment : segments_of(*part.page, line)) {
        std::string digits;
        if (!re2::RE2::PartialMatch(segment.key, kTorn, &digits)) continue;
        found.push_back({.year = 2000 + (digits[0] - '0') * 10 + (digits[1] - '0')});
      }
    }
  }
  const bool one = std::all_of(found.begin(), found.end(), [&](const Sighting& s) { return s.year == found.front().year; });
  return one && !found.empty() ? std::vector<Sighting>{found.front()} : std::vector<Sighting>{};
}

bool other_day(std::string_view key) {
  static constexpr std::array<std::string_view, 9> kWords = {"编制日期", "填报日期", "填表日期", "报送日期", "打印", "申报日期",
                                                             "审计报告", "出具", "签发"};
  return has_any(key, kWords);
}

Role role_of(std::string_view key) {
  static constexpr std::array<std::string_view, 8> kOther = {"变动", "增减", "比例", "调整", "占比", "%", "差异", "备注"};
  static constexpr std::array<std::string_view, 3> kMonth = {"本月", "当月", "本季"};
  static constexpr std::array<std::string_view, 13> kPrior = {"上年", "上期", "去年", "同期", "年初", "期初", "上一年", "前期", "前一年",
                                                              "上年年末", "年初数", "上季", "期初数"};
  static constexpr std::array<std::string_view, 9> kCurrent = {"期末", "年末", "本年", "本期", "当期", "累计", "本报告期", "报告期", "当年"};
  if (has_any(key, kOther)) return Role::other;
  if (has_any(key, kMonth) && !has(key, "上")) return Role::month;
  if (has_any(key, kPrior)) return Role::prior;
  if (has_any(key, kCurrent)) return Role::current;
  return Role::unknown;
}

std::string scope_of(std::string_view key) {
  const bool parent = has(key, "母公司") || has(key, "本公司") || has(key, "本行") || has(key, "银行") || key.ends_with("公司") ||
                      key.starts_with("公司");
  if (has(key, "合并") || has(key, "集团")) return parent ? "" : "consolidated";
  return parent ? "parent" : "";
}

// 含并期末余额 beside 合并期初余额, 公司期末余额 and 公司期初余额: what a misread head leaves open is what the others leave over. Where
// that does not tell it for sure the column is a guess; without a scope its figures would pass for those of either.
void tell_scopes_apart(std::vector<StatementColumn>& columns) {
  const auto of_period = [](const StatementColumn& column) { return column.role == Role::current || column.role == Role::prior; };
  const auto may_be = [&](const StatementColumn& column) { return of_period(column) || column.role == Role::unknown; };
  if (std::none_of(columns.begin(), columns.end(), [&](const StatementColumn& c) { return may_be(c) && !c.scope.empty(); })) return;
  const auto values = static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), may_be));
  const auto open = static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), [&](const StatementColumn& c) {
    return may_be(c) && c.scope.empty();
  }));
  if (open == 0) return;
  for (StatementColumn& column : columns) {
    if (!may_be(column) || !column.scope.empty()) continue;
    std::vector<std::pair<std::string, Role>> free;
    for (const std::string scope : {"consolidated", "parent"}) {
      for (const Role role : {Role::current, Role::prior}) {
        if (of_period(column) && role != column.role) continue;
        const bool taken = std::any_of(columns.begin(), columns.end(), [&](const StatementColumn& other) {
          return other.scope == scope && other.role == role && (!of_period(column) || other.year == column.year);
        });
        if (!taken) free.emplace_back(scope, role);
      }
    }
    if (free.size() == 1) std::tie(column.scope, column.role) = free.front();
    column.guessed = free.size() != 1 || values != 4 || open != 1;
  }
}

}  // namespace

StatementHead read_statement_head(const std::vector<PagePart>& parts, const std::vector<Table>& tables, std::string_view title) {
  StatementHead head;
  std::vector<Sighting> sightings;
  std::vector<bool> unit_reads;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const Page& page = *parts[p].page;
    double first_row = parts[p].region.bottom() + 1000;
    if (p < tables.size()) {
      for (const TableBlock& block : tables[p].blocks) {
        for (const TableRow& row : block.rows) {
          if (row.filled()) first_row = std::min(first_row, row.label_box.empty() ? first_row : row.label_box.y);
        }
      }
    }
    std::size_t seen = 0;
    for (const Line& line : parts[p].lines) {
      if (line.box.center_y() > first_row || ++seen > kHeadLines) break;
      head.small_form = head.small_form || has(line.key, "会小企");
      if (const std::optional<Unit> unit = unit_stated(line.key)) {
        const bool trusted = std::any_of(line.words.begin(), line.words.end(), [&](int i) {
          const Word& word = page.words[static_cast<std::size_t>(i)];
          if (!unit_stated(word.text) && !has(squeezed(word.text), name_of(*unit))) return false;
          if (word.reader == Reader::text_layer) return true;
          return std::any_of(word.readings.begin(), word.readings.end(), [&](const Reading& reading) {
            return unit_stated(reading.text) == unit || has(squeezed(reading.text), name_of(*unit));
          });
        });
        if (!head.unit) {
          head.unit = unit;
          head.unit_proven = trusted;
        } else if (*head.unit == *unit) {
          head.unit_proven = true;  // a second place says the same
        }
      }
      if (!head.unit && page.source != PageSource::text) head.unit = misread_unit(line.key);
      for (const Line& segment : segments_of(page, line)) {
        if (other_day(segment.key) || looks_like_amount(segment.text)) continue;
        if (const auto sighting = sighting_in(page, segment.words, segment.text)) sightings.push_back(*sighting);
      }
    }
  }
  const std::string title_key = squeezed(title);
  if (has(title_key, "合并") && !has(title_key, "公司") && !has(title_key, "银行")) {
    head.scope = "consolidated";
  } else if (!has(title_key, "合并") && (has(title_key, "母公司") || title_key.starts_with("公司") || title_key.starts_with("银行"))) {
    head.scope = "parent";
  }
  if (sightings.empty()) sightings = torn_years(parts);
  if (sightings.empty()) return head;
  // The latest year is the statement's own; the columns' heads may name it and the one before.
  const auto latest = std::max_element(sightings.begin(), sightings.end(), [](const Sighting& a, const Sighting& b) { return a.year < b.year; });
  head.year = latest->year;
  std::size_t places = 0;
  bool month_only = true;
  for (const Sighting& sighting : sightings) {
    if (sighting.year != latest->year) continue;
    ++places;
    head.year_proven = head.year_proven || sighting.proven;
    month_only = month_only && sighting.month_only;
    if (sighting.day && to_string(*sighting.day) > head.period_end) head.period_end = to_string(*sighting.day);
  }
  head.year_proven = head.year_proven || places >= 2;
  head.month_only = month_only;
  return head;
}

std::vector<StatementColumn> read_statement_columns(const Page& page, const TableBlock& block, const StatementHead& head, bool instant) {
  std::vector<StatementColumn> columns;
  std::vector<bool> named;  // the head names a year
  bool cumulative = false;
  for (const TableColumn& column : block.columns) {
    for (const std::string& text : column.head) cumulative = cumulative || has(text, "累计");
  }
  for (const TableColumn& column : block.columns) {
    StatementColumn result;
    std::string key;
    for (const std::string& text : column.head) {
      key += text;
      if (result.scope.empty()) result.scope = scope_of(text);
      if (!result.unit) result.unit = unit_stated(text);
    }
    if (const std::size_t open = key.rfind('('); !result.unit && open != std::string::npos && key.ends_with(")")) {
      result.unit = unit_named(key.substr(open + 1, key.size() - open - 2));
    }
    result.role = role_of(key);
    if (result.scope.empty()) result.scope = head.scope;
    // 本期金额 beside 本年累计金额 is one month or quarter.
    if (cumulative && result.role == Role::current && !has(key, "累计") && !instant) result.role = Role::month;
    std::optional<Sighting> sighting;
    for (const std::string& text : column.head) {
      if (const auto seen = sighting_in(page, column.head_words, text)) sighting = seen;
    }
    named.push_back(sighting.has_value());
    if (sighting && result.role != Role::other && result.role != Role::month) {
      result.year = sighting->year;
      result.year_proven = sighting->proven || sighting->year == head.year;
      // The first of January is the closing of the year before.
      const bool new_year = sighting->day && static_cast<unsigned>(sighting->day->month()) == 1 &&
                            static_cast<unsigned>(sighting->day->day()) == 1;
      if (instant && new_year) result.year = *result.year - 1;
      if (head.year) result.role = *result.year >= *head.year ? Role::current : Role::prior;
    }
    columns.push_back(std::move(result));
  }

  tell_scopes_apart(columns);

  // Columns of one period: a head was misread or stands over the wrong column. What they hold nobody can say.
  std::vector<bool> doubled(columns.size());
  for (std::size_t a = 0; a < columns.size(); ++a) {
    for (std::size_t b = 0; b < columns.size(); ++b) {
      const bool same = a != b && columns[a].scope == columns[b].scope && columns[a].role == columns[b].role && columns[a].year == columns[b].year;
      if (same && (columns[a].role == Role::current || columns[a].role == Role::prior)) doubled[a] = true;
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!doubled[i]) continue;
    columns[i].role = Role::unknown;
    columns[i].year.reset();
    columns[i].year_proven = false;
    named[i] = false;
  }

  // Two named years that follow one another confirm each other.
  for (std::size_t a = 0; a < columns.size(); ++a) {
    for (std::size_t b = 0; b < columns.size(); ++b) {
      if (named[a] && named[b] && columns[a].year && columns[b].year && *columns[a].year - *columns[b].year == 1) {
        columns[a].year_proven = columns[b].year_proven = true;
      }
    }
  }

  // What no head tells, place and exclusion may: of two columns of one scope, if one is the period the other is the one before.
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role != Role::unknown || columns[i].year) continue;
    std::vector<std::size_t> fellows;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const bool fellow = j != i && columns[j].scope == columns[i].scope && columns[j].role != Role::other && columns[j].role != Role::month;
      if (fellow) fellows.push_back(j);
    }
    if (fellows.empty()) {
      columns[i].role = Role::current;
    } else if (fellows.size() == 1 && (columns[fellows[0]].role == Role::current || columns[fellows[0]].role == Role::prior)) {
      columns[i].role = columns[fellows[0]].role == Role::current ? Role::prior : Role::current;
    } else {
      open.push_back(i);
    }
  }
  for (std::size_t k = 0; k < open.size(); ++k) columns[open[k]].role = k % 2 == 0 ? Role::current : Role::prior;

  for (std::size_t i = 0; i < columns.size(); ++i) {
    StatementColumn& column = columns[i];
    if (column.year || !head.year || column.role == Role::other || column.role == Role::month) continue;
    column.year = column.role == Role::prior ? *head.year - 1 : *head.year;
    const bool guessed = std::find(open.begin(), open.end(), i) != open.end();
    column.guessed = column.guessed || guessed;
    column.year_proven = head.year_proven && (instant || !head.month_only);
  }
  return columns;
}

}  // namespace dossier
