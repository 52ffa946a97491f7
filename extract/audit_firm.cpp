#include "extract/audit_firm.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <re2/re2.h>

#include "extract/classify.h"
#include "extract/organisations.h"
#include "models/text.h"

namespace dossier {
namespace {

// 执行本审计业务的注册会计师及会计师事务所: the end of a sentence that speaks of firms.
bool is_sentence(std::string_view name) {
  // 正源中和会计师事务所 is one, 管理层和会计师事务所 is none.
  static const re2::RE2 kWords("注册会计师|业务|执行|委托|我们|承担|其他|或会计师|的会计师|(?:^|层|会|者|股东|双方|企业|公司|单位|机构|部门|人员|师)(?:及|和|与)会计师");
  return re2::RE2::PartialMatch(name, kWords);
}

// 武汉大信遇事结殊替通合伙: a row of its own that speaks of a partnership says that the firm's name goes on with its form.
bool speaks_of_form(const Row& row) {
  constexpr std::size_t kLongestRow = 40;
  static const re2::RE2 kForm("普通合|殊普通|通合伙|有限合伙|合伙[)）]|[(（]特殊");
  return row.key.size() <= kLongestRow && row.key.find(U"合伙人") == std::u32string::npos && row.key.find(U"合伙企业") == std::u32string::npos &&
         !find_pattern(row, kForm).empty();
}

// …会计师事务所（特殊普通合伙）鞍山 with 分所 below it: where the town of the branch ends in the row; 0 where no branch stands so.
std::size_t end_of_branch_town(const Row& row, const Row& below, const std::string& name) {
  constexpr std::size_t kLongestTown = 5;
  const std::u32string key = to_u32(name);
  const std::size_t at = row.key.find(key);
  if (at == std::u32string::npos || !below.key.starts_with(U"分所")) return 0;
  std::size_t end = at + key.size();
  const std::size_t begin = end;
  while (end < row.key.size() && is_cjk(row.key[end]) && row.places[end].word == row.places[begin - 1].word) ++end;
  return end >= begin + 2 && end <= begin + kLongestTown ? end : 0;
}

}  // namespace

// The firm's name may stand in the letterhead, on the cover and above its seal; its form may stand in the next row.
std::optional<Field> audit_firm(const Certificate& certificate, std::span<const std::string_view> kinds) {
  static const re2::RE2 kForm("^((?:\\(?(?:特殊的?普通合伙|普通合伙|有限合伙)\\)|有限责任公司|有限公司)(?:\\p{Han}{2,5}分所)?|\\p{Han}{2,5}分所)");
  std::optional<Field> best;
  const auto offer = [&](std::optional<Field> field) {
    if (!field || !holds_any(field->value, kinds) || is_sentence(field->value)) return;
    if (!best) {
      best = std::move(field);
    } else if (content_key(best->value) == content_key(field->value)) {
      confirm_elsewhere(*best, *field);
    } else if (content_key(field->value).size() > content_key(best->value).size() &&
               content_key(field->value).find(content_key(best->value)) == 0) {
      best = std::move(field);  // with its legal form
    }
  };
  for (const CertificatePart& part : certificate.parts()) {
    const std::vector<NamedPlace> places = organisations_in(part.rows);
    for (const NamedPlace& place : places) {
      if (!holds_any(place.name, kinds)) continue;
      const Row& row = part.rows[place.row];
      if (row.key.size() > 3 * to_u32(place.name).size()) continue;  // running text
      Snippet snippet = place.snippet;
      const std::size_t town = place.row + 1 < part.rows.size() ? end_of_branch_town(row, part.rows[place.row + 1], place.name) : 0;
      if (town > 0) {
        snippet = joined(snippet_of(row, row.key.find(to_u32(place.name)), town), snippet_of(part.rows[place.row + 1], 0, 2));
      }
      // Its form and its branch may stand in the rows below.
      for (std::size_t below = place.row + 1; below <= place.row + 2 && below < part.rows.size(); ++below) {
        const Row& next = part.rows[below];
        const std::vector<Match> form = find_pattern(next, kForm);
        if (form.empty()) break;
        snippet = joined(std::move(snippet), snippet_of(next, form[0].groups[0].begin, form[0].groups[0].end));
      }
      offer(settled_field("auditor", ValueKind::name, snippet, {}, parse_named));
    }
  }
  const bool formless = best && best->value.ends_with("事务所");
  for (const CertificatePart& part : certificate.parts()) {
    if (!formless || best->status == Status::uncertain || std::none_of(part.rows.begin(), part.rows.end(), speaks_of_form)) continue;
    best->alternatives.push_back(best->value + "(特殊普通合伙)");
    cast_doubt(*best, "character-lost");
  }
  return best;
}

}  // namespace dossier
