#include "verify/legal_person.h"

#include <algorithm>
#include <array>

#include "verify/embedded.h"
#include "models/text.h"
#include "verify/numbers.h"
#include "verify/reading.h"

namespace dossier {
namespace {

struct Province {
  std::string_view code;
  std::string_view name;
  std::vector<std::string_view> prefectures;
};

std::vector<Province> read_provinces(std::string_view text) {
  std::vector<Province> provinces;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    Province province;
    std::vector<std::string_view> words;
    while (!line.empty()) {
      const std::size_t space = line.find(' ');
      if (space != 0) words.push_back(line.substr(0, space));
      line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
    }
    if (words.size() < 3) continue;
    province.code = words[0];
    province.name = words[1];
    province.prefectures.assign(words.begin() + 3, words.end());
    provinces.push_back(std::move(province));
  }
  return provinces;
}

const std::vector<Province>& provinces() {
  static const std::vector<Province> kProvinces = read_provinces(verify_regions().front().bytes);
  return kProvinces;
}

bool strip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// The prefecture that the rest of an address names: at its start, or later where it cannot be a street (南京街).
std::string prefecture_in(const Province& province, std::string_view rest) {
  std::size_t best = std::string_view::npos;
  std::string found;
  for (const std::string_view name : province.prefectures) {
    for (std::size_t at = rest.find(name); at != std::string_view::npos; at = rest.find(name, at + 1)) {
      const std::string_view after = rest.substr(at + name.size());
      const bool named = at == 0 || after.starts_with("市") || after.starts_with("片区") || after.starts_with("地区");
      if (named && at < best) {
        best = at;
        found = name;
      }
    }
  }
  return found;
}

}  // namespace

std::optional<Seat> seat_of(std::string_view address) {
  const std::string key = name_key(address);
  std::string_view text = key;
  strip(text, "中华人民共和国") || strip(text, "中国");
  strip(text, "(");
  for (const Province& province : provinces()) {
    if (!text.starts_with(province.name)) continue;
    text.remove_prefix(province.name.size());
    strip(text, "壮族自治区") || strip(text, "回族自治区") || strip(text, "维吾尔自治区") || strip(text, "自治区") ||
        strip(text, "省") || strip(text, "市");
    return Seat{std::string(province.name), prefecture_in(province, text)};
  }
  for (const Province& province : provinces()) {
    for (const std::string_view name : province.prefectures) {
      if (text.starts_with(name)) return Seat{std::string(province.name), std::string(name)};
    }
  }
  return std::nullopt;
}

std::string province_of_code(std::string_view two_digits) {
  const auto it = std::find_if(provinces().begin(), provinces().end(),
                               [&](const Province& province) { return province.code == two_digits; });
  return it == provinces().end() ? std::string() : std::string(it->name);
}

LegalPersonState legal_person_state(const Facts& facts, int licence) {
  const Place name_place = facts.find(licence, "name");
  const Place type_place = facts.find(licence, "type");
  const auto certain_text = [&](Place place) {
    return !place.none() && facts.field(place).status == Status::certain ? name_key(facts.field(place).value) : std::string();
  };
  const std::string name = certain_text(name_place);
  const std::string type = certain_text(type_place);
  constexpr std::array<std::string_view, 9> kNoPerson = {"分公司", "分支机构", "分店",     "办事处",  "代表处",
                                                         "营业部", "个体工商户", "合伙企业", "个人独资"};
  for (const std::string& text : {type, name}) {
    for (const std::string_view word : kNoPerson) {
      if (text.find(word) != std::string::npos) {
        return {CriterionOutcome::not_met, say("legal-person.no", {{"word", word}})};
      }
    }
  }
  if (name.ends_with("(有限合伙)") || name.ends_with("(普通合伙)") || name.ends_with("(特殊普通合伙)")) {
    return {CriterionOutcome::not_met, say("legal-person.no", {{"word", "合伙"}})};
  }
  const Place code_place = facts.find(licence, "uscc");
  if (!code_place.none() && facts.field(code_place).status == Status::certain &&
      uscc_key(facts.field(code_place).value).starts_with("92")) {
    return {CriterionOutcome::not_met, say("legal-person.no", {{"word", "个体工商户"}})};
  }
  // A legal form that was read without certainty as another one leaves the question open.
  if (!type_place.none()) {
    for (const std::string& reading : readings_of(facts.field(type_place))) {
      for (const std::string_view word : kNoPerson) {
        if (name_key(reading).find(word) != std::string::npos) return {CriterionOutcome::undetermined, say("legal-person.unknown")};
      }
    }
  }
  if (type.find("公司") != std::string::npos || name.ends_with("公司")) {
    return {CriterionOutcome::met, say("legal-person.yes", {{"name", name.empty() ? type : name}})};
  }
  return {CriterionOutcome::undetermined, say("legal-person.unknown")};
}

}  // namespace dossier
