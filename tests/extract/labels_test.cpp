#include "extract/labels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace dossier {
namespace {

std::string_view id_of(DocumentType type, std::string_view text, bool tolerant = false, std::string_view parent = {}) {
  const LabelMatch match = labels_of(type).find(parse_label(text).key, tolerant, parent);
  return match.row == nullptr ? std::string_view("-") : match.row->id;
}

constexpr auto kBalance = DocumentType::balance_sheet;
constexpr auto kIncome = DocumentType::income_statement;
constexpr auto kCash = DocumentType::cash_flow_statement;

TEST(Labels, AreTakenApart) {
  EXPECT_EQ(parse_label("一、营业收入").key, "营业收入");
  EXPECT_TRUE(parse_label("一、营业收入").numbered);
  EXPECT_EQ(parse_label("减：营业成本").key, "营业成本");
  EXPECT_TRUE(parse_label("减：营业成本").subtract);
  EXPECT_EQ(parse_label("加:投资收益（损失以“－”号填列）").key, "投资收益");
  EXPECT_TRUE(parse_label("加:投资收益（损失以“－”号填列）").add);
  EXPECT_EQ(parse_label("其中：利息费用").key, "利息费用");
  EXPECT_TRUE(parse_label("其中：利息费用").of_which);
  EXPECT_EQ(parse_label("△结算备付金").key, "结算备付金");
  EXPECT_EQ(parse_label("（一）基本每股收益（元/股）").key, "基本每股收益");
  EXPECT_EQ(parse_label("1.持续经营净利润（净亏损以“-”号填列）").key, "持续经营净利润");
  EXPECT_EQ(parse_label("负债和所有者权益（或股东权益）总计").key, "负债和所有者权益总计");
  EXPECT_EQ(parse_label("实收资本 (或股本)").key, "实收资本");
  EXPECT_EQ(parse_label("流 动 资 产 ：").key, "流动资产");
  EXPECT_TRUE(parse_label("流动资产：").heading);
  EXPECT_EQ(parse_label("应收帐款").key, "应收账款");
  EXPECT_EQ(parse_label("其它应收款").key, "其他应收款");
  EXPECT_EQ(parse_label("十二、其他").key, "其他");
  EXPECT_EQ(parse_label("公允价值变动收益（损失以“－”号填").key, "公允价值变动收益");
  EXPECT_TRUE(parse_label("公允价值变动收益（损失以“－”号填").open_bracket);
  EXPECT_EQ(parse_label("列）").key, "");
  EXPECT_EQ(parse_label("减值准备").key, "减值准备");
  EXPECT_FALSE(parse_label("减值准备").subtract);
  EXPECT_EQ(parse_label("减：固定资产减值准备").key, "固定资产减值准备");
  EXPECT_EQ(parse_label("三、利润总额（亏损总额以“-”号填列）").key, "利润总额");
  EXPECT_EQ(parse_label("其中：营业收入").key, "营业收入");
  EXPECT_EQ(parse_label("九、本年研发费用加计扣除总额（47-48-49）×50").key, "本年研发费用加计扣除总额");
  EXPECT_EQ(parse_label("减：营业成本（填写A102010\\102020\\103000）").key, "营业成本");
}

TEST(Labels, OfTheLegalFormsAreKnown) {
  EXPECT_EQ(id_of(kBalance, "货币资金"), "monetary_funds");
  EXPECT_EQ(id_of(kBalance, "非流动资产合计"), "noncurrent_assets");
  EXPECT_EQ(id_of(kBalance, "流动资产合计"), "current_assets");
  EXPECT_EQ(id_of(kBalance, "所有者权益（或股东权益）合计"), "total_equity");
  EXPECT_EQ(id_of(kBalance, "归属于母公司所有者权益（或股东权益）合计"), "equity_attributable_to_parent");
  EXPECT_EQ(id_of(kBalance, "减：库存股"), "treasury_shares");
  EXPECT_EQ(id_of(kBalance, "固定资产账面价值"), "fixed_assets");
  EXPECT_EQ(id_of(kIncome, "减：所得税费用"), "income_tax");
  EXPECT_EQ(id_of(kIncome, "四、净利润（净亏损以“-”号填列）"), "net_profit");
  EXPECT_EQ(id_of(kIncome, "三、利润总额（亏损总额以“-”号填列）"), "total_profit");
  EXPECT_EQ(id_of(kIncome, "城镇土地使用税、房产税、车船税、印花税"), "land_property_vehicle_stamp_taxes");
  EXPECT_EQ(id_of(kCash, "收到其他与经营活动有关的现金"), "other_operating_receipts");
  EXPECT_EQ(id_of(kCash, "六、期末现金及现金等价物余额"), "closing_cash");
  EXPECT_EQ(id_of(kBalance, "审计"), "-");
}

TEST(Labels, ThatStandTwiceAreToldApartByTheRowAbove) {
  EXPECT_EQ(id_of(kBalance, "应收利息"), "interest_receivable");
  EXPECT_EQ(id_of(kBalance, "其中：应收利息", false, "other_receivables"), "interest_in_other_receivables");
  EXPECT_EQ(id_of(kBalance, "永续债", false, "other_equity_instruments"), "perpetual_bonds_in_equity");
  EXPECT_EQ(id_of(kBalance, "永续债", false, "bonds_payable"), "perpetual_bonds_in_bonds");
  EXPECT_EQ(id_of(kIncome, "利息收入"), "interest_income");
  EXPECT_EQ(id_of(kIncome, "利息收入", false, "finance_expense"), "finance_interest_income");
}

TEST(Labels, MayHaveAMisreadCharacterWhereOnlyOneRowIsNear) {
  EXPECT_EQ(id_of(kBalance, "货币资余", true), "monetary_funds");
  EXPECT_EQ(id_of(kBalance, "货币资余", false), "-");
  EXPECT_EQ(id_of(kIncome, "营业外收人", true), "non_operating_income");
  EXPECT_EQ(id_of(kIncome, "研友费用", true), "rd_expense");
  EXPECT_EQ(id_of(kBalance, "末分配利润", true), "retained_earnings");
  EXPECT_EQ(id_of(kCash, "经营话动产生的现佥流量净额", true), "net_operating_cash");
  // 应收 or 应付: nobody knows.
  EXPECT_EQ(id_of(kBalance, "应仅票据", true), "-");
  EXPECT_EQ(id_of(kBalance, "商营", true), "-");
}

TEST(Labels, SurviveWhatReadingDoesToTheirMarks) {
  EXPECT_EQ(parse_label("二丶营业利润（亏损以“\"号填列)").key, "营业利润");
  EXPECT_TRUE(parse_label("二丶营业利润").numbered);
  EXPECT_EQ(parse_label("·三、营业利润").key, "营业利润");
  EXPECT_EQ(parse_label("、营业收入").key, "营业收入");
  EXPECT_EQ(parse_label("力口:其他收益").key, "其他收益");
  EXPECT_TRUE(parse_label("力口:其他收益").add);
  EXPECT_EQ(parse_label("资产减值损失损失以“_”号填列)").key, "资产减值损失");
  EXPECT_EQ(parse_label("利润总额亏损总额以号填列").key, "利润总额");
  EXPECT_EQ(parse_label("D应收账款").key, "应收账款");
  EXPECT_EQ(parse_label("五、现金及现金等价物净(减少)/增加额").key, "现金及现金等价物净增加额");
  EXPECT_EQ(id_of(kCash, "亚、现金及现金等价物净增加额", true), "net_increase_in_cash");
}

TEST(Labels, TooBadlyReadHaveRowsNear) {
  std::vector<std::string_view> near;
  for (const LabelMatch& match : labels_of(kCash).near("等盗活动产生的现金流工净额")) near.push_back(match.row->id);
  EXPECT_NE(std::find(near.begin(), near.end(), "net_financing_cash"), near.end());
  EXPECT_TRUE(labels_of(kCash).near("合计").empty());
}

TEST(Labels, BeginLongerOnes) {
  EXPECT_TRUE(labels_of(kCash).begins_label("处置固定资产、无形资产和其他长期资产收"));
  EXPECT_FALSE(labels_of(kCash).begins_label("期末现金余额"));
}

// A wording that two rows share must be told apart by a parent, or a statement could name one line by another's id.
TEST(Labels, WordingsAreUniqueButForParents) {
  for (const DocumentType type : {kBalance, kIncome, kCash, DocumentType::tax_return, DocumentType::rd_special_audit}) {
    std::map<std::string, std::vector<std::string_view>> owners;
    std::set<std::string_view> ids;
    const auto rows = type == kBalance  ? balance_sheet_rows()
                      : type == kIncome ? income_statement_rows()
                      : type == kCash   ? cash_flow_rows()
                      : type == DocumentType::tax_return ? tax_return_rows()
                                                         : rd_audit_rows();
    for (const LabelRow& row : rows) {
      EXPECT_TRUE(ids.insert(row.id).second) << row.id;
      for (std::size_t start = 0; start <= row.names.size();) {
        const std::size_t end = std::min(row.names.find('|', start), row.names.size());
        const std::string name(row.names.substr(start, end - start));
        EXPECT_EQ(parse_label(name).key, name) << row.id;
        owners[name].push_back(row.parent);
        start = end + 1;
      }
    }
    for (const auto& [name, parents] : owners) {
      EXPECT_EQ(std::set<std::string_view>(parents.begin(), parents.end()).size(), parents.size()) << name;
    }
  }
}

}  // namespace
}  // namespace dossier
