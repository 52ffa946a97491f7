#include "corpus/line_builders.h"
#include "corpus/statement_lines.h"

namespace dossier::corpus {
namespace {

Lines make_assets(Form form) {
  const bool new_rules = form == Form::general_2019;
  Lines out = {head("流动资产："), item_of("cash", "货币资金")};
  append(out, new_rules ? Lines{item_of("trading_assets", "交易性金融资产")}
                        : Lines{item_of("trading_assets", "以公允价值计量且其变动计入当期损益的金融资产")});
  append(out,
         {item_of("", "衍生金融资产"), item_of("notes_receivable", "应收票据"), item_of("receivables", "应收账款")});
  if (new_rules) {
    out.push_back(item_of("receivables_financing", "应收款项融资"));
  }
  append(out, {item_of("prepayments", "预付款项"), item_of("other_receivables", "其他应收款"),
               part_of("", "应收利息", "其中："), part_of("", "应收股利"), item_of("inventory", "存货")});
  if (new_rules) {
    out.push_back(item_of("contract_assets", "合同资产"));
  }
  append(out, {item_of("", "持有待售资产"), item_of("noncurrent_due", "一年内到期的非流动资产"),
               item_of("other_current_assets", "其他流动资产"),
               total_of("current_assets", "流动资产合计", "", "current_assets"), head("非流动资产：")});
  append(out, new_rules
                  ? Lines{item_of("", "债权投资"), item_of("", "其他债权投资"), item_of("", "长期应收款"),
                          item_of("longterm_equity", "长期股权投资"),
                          item_of("other_equity_investments", "其他权益工具投资"), item_of("", "其他非流动金融资产")}
                  : Lines{item_of("other_equity_investments", "可供出售金融资产"), item_of("", "持有至到期投资"),
                          item_of("", "长期应收款"), item_of("longterm_equity", "长期股权投资")});
  append(out, {item_of("", "投资性房地产"), item_of("fixed_assets", "固定资产"), item_of("construction", "在建工程"),
               item_of("", "生产性生物资产"), item_of("", "油气资产")});
  if (new_rules) {
    out.push_back(item_of("right_of_use", "使用权资产"));
  }
  append(out, {item_of("intangible_assets", "无形资产"), item_of("development_costs", "开发支出"), item_of("", "商誉"),
               item_of("longterm_prepaid", "长期待摊费用"), item_of("deferred_tax_assets", "递延所得税资产"),
               item_of("", "其他非流动资产"), total_of("noncurrent_assets", "非流动资产合计", "", "noncurrent_assets"),
               total_of("total_assets", "资产总计", "", "total_assets")});
  return out;
}

Lines make_equity(Form form, bool consolidated) {
  const bool new_rules = form == Form::general_2019;
  Lines out = {head("流动负债："), item_of("short_loans", "短期借款")};
  append(out, new_rules ? Lines{item_of("", "交易性金融负债")}
                        : Lines{item_of("", "以公允价值计量且其变动计入当期损益的金融负债")});
  append(out, {item_of("", "衍生金融负债"), item_of("notes_payable", "应付票据"), item_of("payables", "应付账款"),
               item_of("advances", "预收款项")});
  out.push_back(item_of("contract_liabilities", "合同负债"));
  append(out, {item_of("payroll_payable", "应付职工薪酬"), item_of("taxes_payable", "应交税费"),
               item_of("other_payables", "其他应付款"), part_of("", "应付利息", "其中："), part_of("", "应付股利"),
               item_of("", "持有待售负债"), item_of("liabilities_due", "一年内到期的非流动负债"),
               item_of("other_current_liabilities", "其他流动负债"),
               total_of("current_liabilities", "流动负债合计", "", "current_liabilities"), head("非流动负债："),
               item_of("long_loans", "长期借款"), item_of("", "应付债券"), part_of("", "优先股", "其中："),
               part_of("", "永续债")});
  if (new_rules) {
    out.push_back(item_of("lease_liabilities", "租赁负债"));
  }
  append(out, {item_of("", "长期应付款"), item_of("", "预计负债"), item_of("deferred_income", "递延收益"),
               item_of("deferred_tax_liabilities", "递延所得税负债"), item_of("", "其他非流动负债"),
               total_of("noncurrent_liabilities", "非流动负债合计", "", "noncurrent_liabilities"),
               total_of("total_liabilities", "负债合计", "", "total_liabilities"), head("所有者权益（或股东权益）："),
               item_of("paid_in_capital", "实收资本（或股本）"), item_of("", "其他权益工具"),
               part_of("", "优先股", "其中："), part_of("", "永续债"), item_of("capital_reserve", "资本公积"),
               item_of("", "库存股", "减："), item_of("", "其他综合收益"), item_of("", "专项储备"),
               item_of("surplus_reserve", "盈余公积"), item_of("undistributed_profit", "未分配利润")});
  if (consolidated) {
    append(out,
           {total_of("parent_equity", "归属于母公司所有者权益合计"), item_of("minority_interest", "少数股东权益")});
  }
  append(out, {total_of("total_equity", "所有者权益（或股东权益）合计", "", "total_equity"),
               total_of("liabilities_and_equity", "负债和所有者权益（或股东权益）总计")});
  return out;
}

Lines make_small_assets() {
  Lines out = {head("流动资产："),
               item_of("cash", "货币资金"),
               item_of("short_investments", "短期投资"),
               item_of("notes_receivable", "应收票据"),
               item_of("receivables", "应收账款"),
               item_of("prepayments", "预付账款"),
               item_of("", "应收股利"),
               item_of("", "应收利息"),
               item_of("other_receivables", "其他应收款"),
               item_of("inventory", "存货"),
               part_of("raw_materials", "原材料", "其中："),
               part_of("", "在产品"),
               part_of("goods_in_stock", "库存商品"),
               part_of("", "周转材料"),
               item_of("other_current_assets", "其他流动资产"),
               total_of("current_assets", "流动资产合计", "", "current_assets"),
               head("非流动资产："),
               item_of("", "长期债券投资"),
               item_of("longterm_equity", "长期股权投资"),
               item_of("fixed_assets_cost", "固定资产原价"),
               item_of("depreciation", "累计折旧", "减："),
               item_of("fixed_assets", "固定资产账面价值"),
               item_of("construction", "在建工程"),
               item_of("", "工程物资"),
               item_of("", "固定资产清理"),
               item_of("", "生产性生物资产"),
               item_of("intangible_assets", "无形资产"),
               item_of("development_costs", "开发支出"),
               item_of("longterm_prepaid", "长期待摊费用"),
               item_of("", "其他非流动资产"),
               total_of("noncurrent_assets", "非流动资产合计", "", "noncurrent_assets"),
               total_of("total_assets", "资产总计", "", "total_assets")};
  number(out, 1);
  return out;
}

Lines make_small_equity() {
  Lines out = {head("流动负债："),
               item_of("short_loans", "短期借款"),
               item_of("notes_payable", "应付票据"),
               item_of("payables", "应付账款"),
               item_of("advances", "预收账款"),
               item_of("payroll_payable", "应付职工薪酬"),
               item_of("taxes_payable", "应交税费"),
               item_of("interest_payable", "应付利息"),
               item_of("", "应付利润"),
               item_of("other_payables", "其他应付款"),
               item_of("", "其他流动负债"),
               total_of("current_liabilities", "流动负债合计", "", "current_liabilities"),
               head("非流动负债："),
               item_of("long_loans", "长期借款"),
               item_of("", "长期应付款"),
               item_of("deferred_income", "递延收益"),
               item_of("", "其他非流动负债"),
               total_of("noncurrent_liabilities", "非流动负债合计", "", "noncurrent_liabilities"),
               total_of("total_liabilities", "负债合计", "", "total_liabilities"),
               head("所有者权益（或股东权益）："),
               item_of("paid_in_capital", "实收资本（或股本）"),
               item_of("capital_reserve", "资本公积"),
               item_of("surplus_reserve", "盈余公积"),
               item_of("undistributed_profit", "未分配利润"),
               total_of("total_equity", "所有者权益（或股东权益）合计", "", "total_equity"),
               total_of("liabilities_and_equity", "负债和所有者权益（或股东权益）总计")};
  number(out, 31);
  return out;
}

}  // namespace

const std::vector<LineDef>& asset_lines(Form form) {
  static const Lines kNew = make_assets(Form::general_2019);
  static const Lines kOld = make_assets(Form::general_2018);
  static const Lines kSmall = make_small_assets();
  return form == Form::small_enterprise ? kSmall : form == Form::general_2019 ? kNew : kOld;
}

const std::vector<LineDef>& equity_lines(Form form, bool consolidated) {
  static const Lines kNew = make_equity(Form::general_2019, false);
  static const Lines kOld = make_equity(Form::general_2018, false);
  static const Lines kNewGroup = make_equity(Form::general_2019, true);
  static const Lines kOldGroup = make_equity(Form::general_2018, true);
  static const Lines kSmall = make_small_equity();
  if (form == Form::small_enterprise) {
    return kSmall;
  }
  const bool recent = form == Form::general_2019;
  return consolidated ? (recent ? kNewGroup : kOldGroup) : (recent ? kNew : kOld);
}

}  // namespace dossier::corpus
