#include "extract/addressee.h"

#include <re2/re2.h>

#include <string>
#include <utility>
#include <vector>

#include "extract/read_name.h"
#include "models/text.h"

namespace dossier {
namespace {

std::optional<std::string> parse_addressee(std::string_view text) {
  const std::vector<NameFound> found = find_organisations(text);
  return found.empty() ? std::nullopt : std::optional(found.front().name);
}

}  // namespace

std::optional<Field> addressed_entity(const Certificate& report) {
  static const re2::RE2 kAddressee("^(.{4,60}?)(?:全体股东|全体合伙人|董事会|股东会|股东)?[:：]$");
  static const re2::RE2 kAudited("我们(?:审计了|接受委托[,，]?审计了?)(?:后附的)?([^,，。(（]{4,60}(?:\\([^)）]{1,12}\\)[^,，。(（]{2,40})?)");
  std::optional<Field> entity;
  for (const CertificatePart& part : report.parts()) {
    for (const Row& row : part.rows) {
      const std::string key = key_of(row);
      const bool shareholders = key.find("全体股东") != std::string::npos || key.find("全体合伙人") != std::string::npos;
      if (!shareholders && !re2::RE2::FullMatch(key, kAddressee)) continue;
      if (key.find("会计师") != std::string::npos) continue;
      const std::vector<NameFound> found = find_organisations(key);
      if (found.empty()) continue;
      entity = settled_field("entity", ValueKind::name, snippet_of(row, found[0].begin, found[0].end), {}, parse_addressee);
      if (entity) break;
    }
    if (entity) break;
  }
  std::optional<Field> audited;
  for (const CertificatePart& part : report.parts()) {
    for (const Match& match : find_pattern(part.flow, kAudited)) {
      const Match::Range range = match.groups.front();
      audited = settled_field("entity", ValueKind::name, snippet_of(part.flow, range.begin, range.end), {}, parse_addressee);
      if (audited) break;
    }
    if (audited) break;
  }
  if (!entity) return audited;
  if (audited && content_key(audited->value) == content_key(entity->value)) {
    confirm_elsewhere(*entity, *audited);
  } else if (audited && entity->status == Status::uncertain) {
    entity->alternatives.push_back(audited->value);
    if (audited->status == Status::certain) return audited;
  }
  return entity;
}

}  // namespace dossier
