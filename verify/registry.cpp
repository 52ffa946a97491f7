#include "verify/registry.h"

#include <algorithm>

#include "models/text.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

std::optional<RegistryKind> kind_of(DocumentType type) {
  switch (type) {
    case DocumentType::standard: return RegistryKind::standards;
    case DocumentType::patent_certificate: return RegistryKind::patents;
    case DocumentType::iso_certificate:
    case DocumentType::hightech_certificate: return RegistryKind::certificates;
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<RegistryKind> registry_kind_of(std::string_view name) {
  const auto it = std::find(kRegistryNames.begin(), kRegistryNames.end(), name);
  if (it == kRegistryNames.end()) return std::nullopt;
  return static_cast<RegistryKind>(it - kRegistryNames.begin());
}

RegistryStatus status_of(std::string_view status) {
  const std::string key = name_key(status);
  const auto holds = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return key.find(word) != std::string::npos; });
  };
  // 未失效 and 未缴年费 would need more than words; such states are unknown.
  if (key.empty() || holds({"未失效", "未终止"})) return RegistryStatus::unknown;
  if (holds({"废止", "作废", "被代替", "被替代", "失效", "终止", "届满", "放弃", "无效", "撤销", "注销", "暂停", "过期", "驳回", "撤回",
             "withdrawn", "expired", "revoked", "suspended", "superseded"})) {
    return RegistryStatus::ended;
  }
  if (holds({"即将实施", "公开", "实质审查", "实审", "受理", "计划", "征求意见", "报批", "送审", "published application", "pending"})) {
    return RegistryStatus::not_yet;
  }
  if (holds({"现行", "有效", "授权", "维持", "in force", "valid", "granted", "active"})) return RegistryStatus::in_force;
  return RegistryStatus::unknown;
}

std::string registry_key(RegistryKind kind, std::string_view number) {
  switch (kind) {
    case RegistryKind::standards: {
      const auto standard = parse_standard_number(number);
      if (!standard) return number_key(number);
      return standard->body + (standard->year ? "-" + std::to_string(*standard->year) : std::string());
    }
    case RegistryKind::patents: return patent_key(number);
    case RegistryKind::certificates: return number_key(number);
  }
  return {};
}

const RegistryEntry* RegistryExtract::find(RegistryKind kind, std::string_view number) const {
  const auto it = entries.find({kind, registry_key(kind, number)});
  return it == entries.end() ? nullptr : &it->second;
}

std::set<std::pair<RegistryKind, std::string>> registry_keys(const Declaration& declaration,
                                                             const std::vector<Document>& documents) {
  std::set<std::pair<RegistryKind, std::string>> keys;
  const auto add = [&](RegistryKind kind, std::string_view number) {
    if (std::string key = registry_key(kind, number); !key.empty()) keys.emplace(kind, std::move(key));
  };
  for (const DeclaredStandard& standard : declaration.standards) add(RegistryKind::standards, standard.number);
  for (const DeclaredPatent& patent : declaration.patents) add(RegistryKind::patents, patent.number);
  for (const DeclaredCertificate& certificate : declaration.certificates) add(RegistryKind::certificates, certificate.number);
  for (const Document& document : documents) {
    const auto kind = kind_of(document.type);
    if (!kind) continue;
    for (const Field& field : document.fields) {
      if (field.name == "number" && field.status == Status::certain) add(*kind, field.value);
    }
  }
  return keys;
}

}  // namespace dossier
