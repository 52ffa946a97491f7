#include "corpus/statement_lines.h"

namespace dossier::corpus {
namespace {

using Lines = std::vector<LineDef>;
using enum LineKind;

const std::string kLoss = "（损失以“-”号填列）";

LineDef head(std::string label) {
  return {.key = "",
          .prefix = "",
          .label = std::move(label),
          .field = "",
          .kind = heading,
          .indent = 0,
          .suffix = "",
          .row = 0,
          .negated = false};
}
LineDef item_of(std::string key, std::string label, std::string prefix = "", std::string suffix = "",
                std::string field = "") {
  return {.key = std::move(key),
          .prefix = std::move(prefix),
          .label = std::move(label),
          .field = std::move(field),
          .kind = item,
          .indent = 1,
          .suffix = std::move(suffix),
          .row = 0,
          .negated = false};
}
LineDef field_of(std::string key, std::string label, std::string prefix = "") {
  LineDef line = item_of(key, std::move(label), std::move(prefix));
  line.field = key;
  return line;
}
LineDef part_of(std::string key, std::string label, std::string prefix = "", std::string suffix = "") {
  LineDef line = item_of(std::move(key), std::move(label), std::move(prefix), std::move(suffix));
  line.kind = detail;
  line.indent = 2;
  return line;
}
LineDef total_of(std::string key, std::string label, std::string prefix = "", std::string field = "",
                 std::string suffix = "") {
  return {.key = std::move(key),
          .prefix = std::move(prefix),
          .label = std::move(label),
          .field = std::move(field),
          .kind = total,
          .indent = 0,
          .suffix = std::move(suffix),
          .row = 0,
          .negated = false};
}

void append(Lines& to, const Lines& from) { to.insert(to.end(), from.begin(), from.end()); }

Lines make_income(Form form, bool consolidated) {
  Lines out;
  if (consolidated) {
    append(out, {total_of("revenue", "营业总收入", "一、"), part_of("revenue", "营业收入", "其中："),
                 total_of("total_operating_cost", "营业总成本", "二、")});
    out[1].field = "revenue";
    LineDef cost = part_of("operating_cost", "营业成本", "其中：");
    cost.field = "operating_cost";
    out.push_back(cost);
  } else {
    append(out, {total_of("revenue", "营业收入", "一、", "revenue"), field_of("operating_cost", "营业成本", "减：")});
  }
  append(out, {field_of("taxes_and_surcharges", "税金及附加"), field_of("selling_expense", "销售费用"),
               field_of("admin_expense", "管理费用"), field_of("rd_expense", "研发费用"),
               field_of("finance_expense", "财务费用"), part_of("interest_expense", "利息费用", "其中："),
               part_of("interest_income", "利息收入")});
  if (form == Form::general_2018 && !consolidated) {
    LineDef asset = item_of("asset_impairment", "资产减值损失");
    LineDef credit = item_of("credit_impairment", "信用减值损失");
    asset.negated = true;
    credit.negated = true;
    append(out, {asset, credit});
  }
  append(out, {item_of("other_income", "其他收益", "加："), item_of("investment_income", "投资收益", "", kLoss),
               part_of("associates_income", "对联营企业和合营企业的投资收益", "其中：")});
  if (form == Form::general_2019) {
    append(out,
           {part_of("", "以摊余成本计量的金融资产终止确认收益", "", kLoss), item_of("", "净敞口套期收益", "", kLoss)});
  }
  out.push_back(item_of("fair_value_gain", "公允价值变动收益", "", kLoss));
  if (form == Form::general_2019 || consolidated) {
    append(out, {item_of("credit_impairment", "信用减值损失", "", kLoss),
                 item_of("asset_impairment", "资产减值损失", "", kLoss)});
  }
  append(out, {item_of("disposal_gain", "资产处置收益", "", kLoss)});
  const std::string a = consolidated ? "三、" : "二、";
  const std::string b = consolidated ? "四、" : "三、";
  const std::string c = consolidated ? "五、" : "四、";
  const std::string d = consolidated ? "六、" : "五、";
  const std::string e = consolidated ? "七、" : "六、";
  append(out,
         {total_of("operating_profit", "营业利润", a, "operating_profit", "（亏损以“-”号填列）"),
          item_of("nonoperating_income", "营业外收入", "加："), item_of("nonoperating_expense", "营业外支出", "减："),
          total_of("total_profit", "利润总额", b, "total_profit", "（亏损总额以“-”号填列）"),
          field_of("income_tax", "所得税费用", "减："),
          total_of("net_profit", "净利润", c, "net_profit", "（净亏损以“-”号填列）")});
  if (consolidated) {
    append(
        out,
        {head("（一）按经营持续性分类"), item_of("continuing_profit", "持续经营净利润", "1.", "（净亏损以“-”号填列）"),
         item_of("", "终止经营净利润", "2.", "（净亏损以“-”号填列）"), head("（二）按所有权归属分类"),
         item_of("parent_profit", "归属于母公司股东的净利润", "1."), item_of("minority_profit", "少数股东损益", "2.")});
  } else {
    append(out, {item_of("continuing_profit", "持续经营净利润", "（一）", "（净亏损以“-”号填列）"),
                 item_of("", "终止经营净利润", "（二）", "（净亏损以“-”号填列）")});
  }
  append(out,
         {total_of("", "其他综合收益的税后净额", d), item_of("", "不能重分类进损益的其他综合收益", "（一）"),
          item_of("", "将重分类进损益的其他综合收益", "（二）"), total_of("comprehensive_income", "综合收益总额", e)});
  if (consolidated) {
    append(out, {item_of("parent_comprehensive", "归属于母公司所有者的综合收益总额", "（一）"),
                 item_of("minority_comprehensive", "归属于少数股东的综合收益总额", "（二）")});
  }
  return out;
}

Lines make_small_income() {
  Lines out = {total_of("revenue", "营业收入", "一、", "revenue"),
               field_of("operating_cost", "营业成本", "减："),
               field_of("taxes_and_surcharges", "税金及附加"),
               part_of("", "消费税", "其中："),
               part_of("", "营业税"),
               part_of("city_tax", "城市维护建设税"),
               part_of("", "资源税"),
               part_of("", "土地增值税"),
               part_of("", "城镇土地使用税、房产税、车船税、印花税"),
               part_of("education_surcharge", "教育费附加、矿产资源补偿费、排污费"),
               field_of("selling_expense", "销售费用"),
               part_of("", "商品维修费", "其中："),
               part_of("advertising", "广告费和业务宣传费"),
               field_of("admin_with_research", "管理费用"),
               part_of("", "开办费", "其中："),
               part_of("entertainment", "业务招待费"),
               part_of("rd_expense", "研究费用"),
               field_of("finance_expense", "财务费用"),
               part_of("interest_expense", "利息费用", "其中：", "（收入以“-”号填列）"),
               item_of("investment_income", "投资收益", "加：", kLoss),
               total_of("operating_profit", "营业利润", "二、", "operating_profit", "（亏损以“-”号填列）"),
               item_of("nonoperating_income", "营业外收入", "加："),
               part_of("government_grants", "政府补助", "其中："),
               item_of("nonoperating_expense", "营业外支出", "减："),
               part_of("", "坏账损失", "其中："),
               part_of("", "无法收回的长期债券投资损失"),
               part_of("", "无法收回的长期股权投资损失"),
               part_of("", "自然灾害等不可抗力因素造成的损失"),
               part_of("late_fees", "税收滞纳金"),
               total_of("total_profit", "利润总额", "三、", "total_profit", "（亏损总额以“-”号填列）"),
               field_of("income_tax", "所得税费用", "减："),
               total_of("net_profit", "净利润", "四、", "net_profit", "（净亏损以“-”号填列）")};
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].row = static_cast<int>(i) + 1;
    if (out[i].key == "admin_with_research") {
      out[i].field = "admin_expense";
    }
  }
  return out;
}

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

void number(Lines& lines, int first) {
  int row = first;
  for (LineDef& line : lines) {
    if (line.kind != heading) {
      line.row = row++;
    }
  }
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

Lines make_cash_flow() {
  return {head("一、经营活动产生的现金流量："),
          item_of("sales_received", "销售商品、提供劳务收到的现金"),
          item_of("tax_refunds", "收到的税费返还"),
          item_of("other_operating_received", "收到其他与经营活动有关的现金"),
          total_of("operating_inflow", "经营活动现金流入小计"),
          item_of("goods_paid", "购买商品、接受劳务支付的现金"),
          item_of("payroll_paid", "支付给职工以及为职工支付的现金"),
          item_of("taxes_paid", "支付的各项税费"),
          item_of("other_operating_paid", "支付其他与经营活动有关的现金"),
          total_of("operating_outflow", "经营活动现金流出小计"),
          total_of("net_operating_cash", "经营活动产生的现金流量净额", "", "net_operating_cash"),
          head("二、投资活动产生的现金流量："),
          item_of("", "收回投资收到的现金"),
          item_of("investment_income_received", "取得投资收益收到的现金"),
          item_of("disposals_received", "处置固定资产、无形资产和其他长期资产收回的现金净额"),
          item_of("", "处置子公司及其他营业单位收到的现金净额"),
          item_of("", "收到其他与投资活动有关的现金"),
          total_of("investing_inflow", "投资活动现金流入小计"),
          item_of("capex_paid", "购建固定资产、无形资产和其他长期资产支付的现金"),
          item_of("", "投资支付的现金"),
          item_of("", "取得子公司及其他营业单位支付的现金净额"),
          item_of("", "支付其他与投资活动有关的现金"),
          total_of("investing_outflow", "投资活动现金流出小计"),
          total_of("net_investing_cash", "投资活动产生的现金流量净额", "", "net_investing_cash"),
          head("三、筹资活动产生的现金流量："),
          item_of("", "吸收投资收到的现金"),
          item_of("loans_received", "取得借款收到的现金"),
          item_of("", "收到其他与筹资活动有关的现金"),
          total_of("financing_inflow", "筹资活动现金流入小计"),
          item_of("loans_repaid", "偿还债务支付的现金"),
          item_of("interest_and_dividends_paid", "分配股利、利润或偿付利息支付的现金"),
          item_of("", "支付其他与筹资活动有关的现金"),
          total_of("financing_outflow", "筹资活动现金流出小计"),
          total_of("net_financing_cash", "筹资活动产生的现金流量净额", "", "net_financing_cash"),
          total_of("", "汇率变动对现金及现金等价物的影响", "四、"),
          total_of("net_increase_in_cash", "现金及现金等价物净增加额", "五、", "net_increase_in_cash"),
          item_of("opening_cash", "期初现金及现金等价物余额", "加：", "", "opening_cash"),
          total_of("closing_cash", "期末现金及现金等价物余额", "六、", "closing_cash")};
}

Lines make_small_cash_flow() {
  Lines out = {head("一、经营活动产生的现金流量："),
               item_of("sales_received", "销售产成品、商品、提供劳务收到的现金"),
               item_of("small_other_received", "收到其他与经营活动有关的现金"),
               item_of("goods_paid", "购买原材料、商品、接受劳务支付的现金"),
               item_of("payroll_paid", "支付的职工薪酬"),
               item_of("taxes_paid", "支付的税费"),
               item_of("other_operating_paid", "支付其他与经营活动有关的现金"),
               total_of("net_operating_cash", "经营活动产生的现金流量净额", "", "net_operating_cash"),
               head("二、投资活动产生的现金流量："),
               item_of("", "收回短期投资、长期债券投资和长期股权投资收到的现金"),
               item_of("investment_income_received", "取得投资收益收到的现金"),
               item_of("disposals_received", "处置固定资产、无形资产和其他非流动资产收回的现金净额"),
               item_of("", "短期投资、长期债券投资和长期股权投资支付的现金"),
               item_of("capex_paid", "购建固定资产、无形资产和其他非流动资产支付的现金"),
               total_of("net_investing_cash", "投资活动产生的现金流量净额", "", "net_investing_cash"),
               head("三、筹资活动产生的现金流量："),
               item_of("loans_received", "取得借款收到的现金"),
               item_of("", "吸收投资者投资收到的现金"),
               item_of("loans_repaid", "偿还借款本金支付的现金"),
               item_of("interest_and_dividends_paid", "偿还借款利息支付的现金"),
               item_of("", "分配利润支付的现金"),
               total_of("net_financing_cash", "筹资活动产生的现金流量净额", "", "net_financing_cash"),
               total_of("net_increase_in_cash", "现金净增加额", "四、", "net_increase_in_cash"),
               item_of("opening_cash", "期初现金余额", "加：", "", "opening_cash"),
               total_of("closing_cash", "期末现金余额", "五、", "closing_cash")};
  number(out, 1);
  return out;
}

}  // namespace

const std::vector<LineDef>& income_lines(Form form, bool consolidated) {
  static const Lines kNew = make_income(Form::general_2019, false);
  static const Lines kOld = make_income(Form::general_2018, false);
  static const Lines kNewGroup = make_income(Form::general_2019, true);
  static const Lines kOldGroup = make_income(Form::general_2018, true);
  static const Lines kSmall = make_small_income();
  if (form == Form::small_enterprise) {
    return kSmall;
  }
  const bool recent = form == Form::general_2019;
  return consolidated ? (recent ? kNewGroup : kOldGroup) : (recent ? kNew : kOld);
}

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

const std::vector<LineDef>& cash_flow_lines(Form form) {
  static const Lines kGeneral = make_cash_flow();
  static const Lines kSmall = make_small_cash_flow();
  return form == Form::small_enterprise ? kSmall : kGeneral;
}

}  // namespace dossier::corpus
