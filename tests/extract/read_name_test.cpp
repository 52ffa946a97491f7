#include "extract/read_name.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(CleanText, TakesLayoutAway) {
  EXPECT_EQ(clean_text("： 沈阳 示例 科技 有限公司 。"), "沈阳示例科技有限公司");
  EXPECT_EQ(clean_text("成都某某企业（有限合伙）"), "成都某某企业(有限合伙)");
  EXPECT_EQ(clean_text("（上海）有限公司"), "(上海)有限公司");
  EXPECT_EQ(clean_text("有限公司）"), "有限公司");
  EXPECT_EQ(clean_text("Shenyang Model Technology Co., Ltd."), "Shenyang Model Technology Co., Ltd.");
  EXPECT_EQ(clean_text("：；"), "");
  EXPECT_EQ(clean_text("视频结构化分析软件V3.5 /"), "视频结构化分析软件V3.5");
}

TEST(IsOrganisation, KnowsEndings) {
  for (const char* name : {"沈阳示例智能科技有限公司", "辽宁某某（集团）股份有限公司", "某某会计师事务所（特殊普通合伙）",
                           "成都某某合伙企业（有限合伙）", "东北大学", "Shenyang Model Co., Ltd.", "中国科学院沈阳自动化研究所"}) {
    EXPECT_TRUE(is_organisation(name)) << name;
  }
  for (const char* other : {"刘政", "计算机软件的开发", "有限公司", "2023年12月31日", "质量管理体系认证证书", "Quality Management"}) {
    EXPECT_FALSE(is_organisation(other)) << other;
  }
}

TEST(FindOrganisations, LeavesTheLeadIn) {
  const auto found = find_organisations("兹证明沈阳示例智能科技有限公司建立的质量管理体系符合标准");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "沈阳示例智能科技有限公司");
  EXPECT_EQ(found[0].begin, 3u);
  EXPECT_EQ(found[0].end, 15u);
  const auto audited = find_organisations("我们审计了辽宁示例（大连）软件股份有限公司（以下简称“示例”）财务报表");
  ASSERT_EQ(audited.size(), 1u);
  EXPECT_EQ(audited[0].name, "辽宁示例(大连)软件股份有限公司");
}

// A bracket is lost beside a seal, and one character of the firm's one designation.
TEST(FindOrganisations, SpellsFirmsOfAccountants) {
  EXPECT_EQ(find_organisations("辽宁某某会计师事务所特殊普通合伙)")[0].name, "辽宁某某会计师事务所(特殊普通合伙)");
  EXPECT_EQ(find_organisations("鞍山某某会计师事务所 普通合伙)")[0].name, "鞍山某某会计师事务所(普通合伙)");
  EXPECT_EQ(find_organisations("鞍山某某会计师事务所（普通合伙")[0].name, "鞍山某某会计师事务所(普通合伙)");
  const auto misread = find_organisations("锦州某某会许师事务所（普通合伙）");
  ASSERT_EQ(misread.size(), 1U);
  EXPECT_EQ(misread[0].name, "锦州某某会计师事务所(普通合伙)");
  EXPECT_EQ(misread[0].end, 16U);
  EXPECT_EQ(find_organisations("某某税务师事务所有限公司")[0].name, "某某税务师事务所有限公司");
  EXPECT_TRUE(find_organisations("会计师事务的规定").empty());
}

TEST(FindOrganisations, KeepsBracketsAndBranches) {
  EXPECT_EQ(find_organisations("某某会计师事务所（特殊普通合伙）")[0].name, "某某会计师事务所(特殊普通合伙)");
  EXPECT_EQ(find_organisations("北京示例科技有限公司沈阳分公司")[0].name, "北京示例科技有限公司沈阳分公司");
  EXPECT_EQ(find_organisations("甲乙丙丁科技有限公司、戊己庚辛软件有限公司").size(), 2u);
  // Of a name that lost a bracket the end was taken for a name of its own, 辽宁有限公司, and certain.
  EXPECT_EQ(find_organisations("编制单位：衡界信机器人（辽宁有限公司")[0].name, "衡界信机器人(辽宁有限公司");
  EXPECT_EQ(find_organisations("受托方（沈阳示例智能科技有限公司）")[0].name, "沈阳示例智能科技有限公司");
}

TEST(SplitNames, SeparatesOutsideBrackets) {
  const auto names = split_names("公安部第一研究所、浙江示例（杭州、宁波）有限公司；某某大学。");
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[1], "浙江示例(杭州、宁波)有限公司");
  EXPECT_EQ(names[2], "某某大学");
}

TEST(ReadName, RefusesNumbersAndMarks) {
  EXPECT_FALSE(read_name("2023-12-31"));
  EXPECT_FALSE(read_name("：——"));
  EXPECT_EQ(read_name("示例 公司"), "示例公司");
}

}  // namespace
}  // namespace dossier
