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
  static const re2::RE2 kWords("注册会计师|业务|执行|委托|我们|承担|其他|及会计师|和会计师|或会计师|的会计师|与会计师");
  return re2::RE2::PartialMatch(name, kWords);
}

// 武汉大信遇事结殊替通合伙: a row of its own that speaks of a partnership says that the firm's name goes on with its form.
bool speaks_of_form(const Row& row) {
  constexpr std::size_t kLongestRow = 40;
  static const re2::RE2 kForm("普通合|殊普通|通合伙|有限合伙|合伙[)）]|[(（]特殊");
  return row.key.size() <= kLongestRow && row.key.find(U"合伙人") == std::u32string::npos && row.key.find(U"合伙企业") == std::u32string::npos &&
         !find_pattern(row, kForm).empty();
}

}  // namespace

// The firm's name may stand in the letterhead, on the cover and above its seal; its form may stand in the next row.
std::optional<Field> audit_firm(const Certificate& certificate, std::span<const std::string_view> kinds) {
  static const re2::RE2 kForm("^((?:\\((?:特殊的?普通合伙|普通合伙|有限合伙)\\)|有限责任公司|有限公司)(?:\\p{Han}{2,5}分所)?|\\p{Han}{2,5}分所)");
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
