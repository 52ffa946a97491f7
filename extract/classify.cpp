#include "extract/classify.h"

#include <algorithm>

#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kFuzzyTitle = 5;    // characters from which one may be misread
constexpr std::size_t kLongTitle = 20;
constexpr std::size_t kMostBesidesLong = 45;
constexpr std::size_t kMostBesides = 8;   // characters that a title line may hold besides its title
constexpr std::size_t kMostLinesOfSheet = 60;
constexpr std::size_t kLinesOfVeto = 6;   // lines around a title in which a veto counts

// The letters, digits and Chinese characters alone: ornaments around a title do not count.
std::u32string bare(std::string_view key) {
  std::u32string text = to_u32(key);
  std::erase_if(text, [](char32_t c) {
    return !is_cjk(c) && !(c >= U'a' && c <= U'z') && !(c >= U'A' && c <= U'Z') && !(c >= U'0' && c <= U'9');
  });
  return text;
}

bool near(std::u32string_view text, std::u32string_view title) {
  if (text == title) return true;
  return title.size() >= kFuzzyTitle && text.size() + 1 >= title.size() && text.size() <= title.size() + 1 &&
         edit_distance(text, title) <= 1;
}

struct Title {
  std::size_t line = 0, last = 0;
  std::string text;
  bool exact = true;
  std::size_t length = 0;  // of the title looked for
};

bool titled(std::u32string_view text, std::u32string_view wanted) {
  if (near(text, wanted)) return true;
  // English titles name the system before what all of them end with.
  const std::size_t besides = wanted.size() >= kLongTitle ? kMostBesidesLong : std::min(kMostBesides, wanted.size() + 2);
  return text.size() >= wanted.size() && text.size() - wanted.size() <= besides && text.find(wanted) != std::u32string_view::npos;
}

std::vector<Title> titles_in(const std::vector<Line>& lines, std::span<const std::string_view> titles) {
  // Every page of a long report passes here for every kind of certificate.
  std::vector<std::u32string> wanted;
  std::size_t longest = 0;
  for (const std::string_view title : titles) {
    wanted.push_back(bare(lower_key(title)));
    longest = std::max(longest, wanted.back().size() + kMostBesidesLong);
  }
  std::vector<std::u32string> texts;
  for (const Line& line : lines) texts.push_back(bare(lower_key(line.key)));
  std::vector<Title> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (texts[i].empty() || texts[i].size() > longest || is_contents_line(lines[i])) continue;
    for (std::size_t t = 0; t < titles.size(); ++t) {
      if (titled(texts[i], wanted[t])) {
        found.push_back({i, i, lines[i].text, lower_key(lines[i].key).find(titles[t]) != std::string::npos, wanted[t].size()});
        break;
      }
      // 高新技术企业 / 证书
      const bool split = i + 1 < lines.size() && texts[i].size() >= 2 && texts[i + 1].size() >= 2 && texts[i] + texts[i + 1] == wanted[t];
      if (split) {
        found.push_back({i, i + 1, lines[i].text + lines[i + 1].text, true, wanted[t].size()});
        break;
      }
    }
  }
  return found;
}

}  // namespace

bool is_title(std::string_view line_key, std::string_view title) {
  return titled(bare(lower_key(line_key)), bare(lower_key(title)));
}

std::vector<Heading> certificate_headings(const std::vector<Line>& lines, const CertificateSigns& signs) {
  std::vector<Heading> headings;
  const std::vector<Title> titles = titles_in(lines, signs.titles);
  for (std::size_t t = 0; t < titles.size(); ++t) {
    const std::size_t end = t + 1 < titles.size() ? titles[t + 1].line : lines.size();
    // Labels may stand above the title (证书号 on a patent), but not above the title before.
    const std::size_t begin = t == 0 ? 0 : titles[t].line;
    const std::size_t veto_from = titles[t].line < kLinesOfVeto ? 0 : titles[t].line - kLinesOfVeto;
    const std::size_t veto_to = std::min(end, titles[t].last + 1 + kLinesOfVeto);
    if (count_wordings(lines, veto_from, veto_to, signs.vetoes) > 0) continue;
    const int supports = count_wordings(lines, begin, end, signs.supports);
    const bool strong = titles.size() == 1 && titles[t].length >= signs.strong_title && lines.size() <= kMostLinesOfSheet;
    if (supports < signs.with_title && !strong) continue;
    const int surplus = std::max(0, supports - signs.with_title);
    const double confidence = std::min(0.99, (titles[t].exact ? 0.9 : 0.8) + 0.03 * surplus);
    headings.push_back({signs.type, static_cast<int>(titles[t].line), confidence, titles[t].text, false});
  }
  if (!headings.empty() || lines.empty()) return headings;
  if (count_wordings(lines, 0, lines.size(), signs.vetoes) > 0) return headings;
  const int supports = count_wordings(lines, 0, lines.size(), signs.supports);
  if (supports >= signs.without_title) headings.push_back({signs.type, 0, 0.75, lines.front().text, false});
  return headings;
}

int count_wordings(const std::vector<Line>& lines, std::size_t from, std::size_t to,
                   std::span<const std::string_view> wordings) {
  std::string text;
  for (std::size_t i = from; i < std::min(to, lines.size()); ++i) {
    text += lower_key(lines[i].key);
    text += '\n';
  }
  return static_cast<int>(std::count_if(wordings.begin(), wordings.end(), [&](std::string_view wording) {
    return text.find(wording) != std::string::npos;
  }));
}

bool holds_any(std::string_view key, std::span<const std::string_view> wordings) {
  return std::any_of(wordings.begin(), wordings.end(),
                     [&](std::string_view wording) { return key.find(wording) != std::string_view::npos; });
}

std::string lower_key(std::string_view key) {
  std::string lower(key);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

bool is_contents_line(const Line& line) {
  const std::u32string key = to_u32(line.key);
  std::size_t digits = 0, dots = 0;
  std::size_t i = key.size();
  while (i > 0 && ((key[i - 1] >= U'0' && key[i - 1] <= U'9') || key[i - 1] == U'-')) {
    --i;
    ++digits;
  }
  while (i > 0 && (key[i - 1] == U'.' || key[i - 1] == U'…' || key[i - 1] == U'·' || key[i - 1] == U'-')) {
    --i;
    ++dots;
  }
  return digits > 0 && dots >= 3 && i > 0;
}

double chinese_share(const std::vector<Line>& lines) {
  std::size_t chinese = 0, latin = 0;
  for (const Line& line : lines) {
    for (const char32_t c : to_u32(line.key)) {
      if (is_cjk(c)) ++chinese;
      if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) ++latin;
    }
  }
  // A Chinese character says as much as three letters.
  return chinese + latin == 0 ? 0 : 3.0 * static_cast<double>(chinese) / static_cast<double>(3 * chinese + latin);
}

}  // namespace dossier
