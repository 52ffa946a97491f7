#include "corpus/statement_lines.h"

#include "corpus/line_builders.h"

namespace dossier::corpus {
namespace {

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

const std::vector<LineDef>& cash_flow_lines(Form form) {
  static const Lines kGeneral = make_cash_flow();
  static const Lines kSmall = make_small_cash_flow();
  return form == Form::small_enterprise ? kSmall : kGeneral;
}

}  // namespace dossier::corpus
