#include "app/registry_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "models/error.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using test::TempFolder;
using testing::ElementsAre;

ImportedRegistry imported(RegistryKind kind, std::string_view csv) {
  const auto sheets = decode_csv(csv, {});
  auto result = import_registry(kind, *sheets);
  EXPECT_TRUE(result.has_value()) << result.error().message;
  return result.has_value() ? *std::move(result) : ImportedRegistry{};
}

TEST(RegistryStore, TakesTheColumnsThatItKnows) {
  TempFolder folder;
  const ImportedRegistry registry = imported(RegistryKind::standards,
                                             "国家标准导出,,,\n序号,标准号,标准名称,标准状态,主要起草单位,废止日期\n"
                                             "1,GB/T 45288.1-2025,人工智能 大模型,现行,甲公司；乙公司,\n"
                                             "2,GB/T 5271.31—2006,信息技术 词汇,废止,,2024年1月1日\n3,,空,现行,,\n");
  EXPECT_EQ(2u, registry.entries);
  EXPECT_EQ(1u, registry.skipped_rows);
  EXPECT_THAT(registry.skipped, ElementsAre("CSV!5"));
  save_registry(folder.path() + "/r", RegistryKind::standards, registry.table);
  const RegistryExtract extract = look_up(folder.path() + "/r", {{RegistryKind::standards, registry_key(RegistryKind::standards, "GB/T45288.1-2025")},
                                                                 {RegistryKind::standards, registry_key(RegistryKind::standards, "GB/T 5271.31-2006")},
                                                                 {RegistryKind::patents, "2020101234562"}});
  EXPECT_THAT(extract.present, ElementsAre(RegistryKind::standards));
  ASSERT_EQ(2u, extract.entries.size());
  const RegistryEntry* entry = extract.find(RegistryKind::standards, "GB/T 5271.31-2006");
  ASSERT_NE(nullptr, entry);
  EXPECT_EQ("废止", entry->status);
  EXPECT_EQ(make_date(2024, 1, 1), entry->valid_until);
  EXPECT_EQ("甲公司；乙公司", extract.find(RegistryKind::standards, "GB/T 45288.1-2025")->drafters);
}

TEST(RegistryStore, FindsEveryEntryOfALargeTableAndNoOther) {
  TempFolder folder;
  std::string csv = "证书编号,获证组织名称,证书状态,有效期至\n";
  for (int i = 0; i < 2000; i += 2) csv += fmt::format("{:05}Q3{:04}R0M,公司{},有效,2026-01-10\n", i % 997, i, i);
  save_registry(folder.path(), RegistryKind::certificates, imported(RegistryKind::certificates, csv).table);
  std::set<std::pair<RegistryKind, std::string>> keys;
  for (int i = 0; i < 2000; ++i) keys.emplace(RegistryKind::certificates, registry_key(RegistryKind::certificates, fmt::format("{:05}Q3{:04}R0M", i % 997, i)));
  const RegistryExtract extract = look_up(folder.path(), keys);
  EXPECT_EQ(1000u, extract.entries.size());
  EXPECT_EQ("公司1998", extract.find(RegistryKind::certificates, fmt::format("{:05}Q3{:04}R0M", 1998 % 997, 1998))->owner);
  ASSERT_EQ(1u, registries_in(folder.path()).size());
  EXPECT_EQ(1000u, registries_in(folder.path())[0].entries);
}

TEST(RegistryStore, RefusesATableWithoutNumbersAndADamagedSnapshot) {
  EXPECT_FALSE(import_registry(RegistryKind::patents, *decode_csv("甲,乙\n1,2\n", {})).has_value());
  TempFolder folder;
  folder.write("patents.tsv", "something else\n");
  EXPECT_THROW((void)look_up(folder.path(), {}), Error);
  EXPECT_THROW((void)registries_in(folder.path()), Error);
  EXPECT_TRUE(look_up("", {}).present.empty());
  EXPECT_TRUE(look_up(folder.path() + "/none", {}).present.empty());
}

}  // namespace
}  // namespace dossier
