#include "extract/labels.h"

namespace dossier {
namespace {

using enum RowRole;

// 财会〔2019〕6号 with the consolidated and financial rows, and 会小企03表.
constexpr LabelRow kRows[] = {
    {"operating_heading", "经营活动产生的现金流量|经营活动现金流量", heading},
    {"cash_from_sales",
     "销售商品、提供劳务收到的现金|销售商品提供劳务收到的现金|销售产成品、商品、提供劳务收到的现金|销售产成品商品提供劳务收到的现金"},
    {"net_increase_in_deposits", "客户存款和同业存放款项净增加额"},
    {"net_increase_in_central_bank_borrowings", "向中央银行借款净增加额"},
    {"net_increase_in_bank_borrowings", "向其他金融机构拆入资金净增加额"},
    {"cash_from_premiums", "收到原保险合同保费取得的现金"},
    {"net_cash_from_reinsurance", "收到再保业务现金净额|收到再保险业务现金净额"},
    {"net_increase_in_policyholder_deposits", "保户储金及投资款净增加额"},
    {"cash_from_interest_and_fees", "收取利息、手续费及佣金的现金|收取利息手续费及佣金的现金"},
    {"net_increase_in_lendings", "拆入资金净增加额"},
    {"net_increase_in_repos", "回购业务资金净增加额"},
    {"net_cash_from_agency_trading", "代理买卖证券收到的现金净额"},
    {"tax_refunds", "收到的税费返还"},
    {"other_operating_receipts", "收到其他与经营活动有关的现金|收到的其他与经营活动有关的现金"},
    {"operating_inflows", "经营活动现金流入小计|经营活动现金流入合计|经营活动产生的现金流入小计|现金流入小计", subtotal},
    {"cash_for_purchases",
     "购买商品、接受劳务支付的现金|购买商品接受劳务支付的现金|购买原材料、商品、接受劳务支付的现金|购买原材料商品接受劳务支付的现金", item,
     '-'},
    {"net_increase_in_loans", "客户贷款及垫款净增加额", item, '-'},
    {"net_increase_in_central_bank_deposits", "存放中央银行和同业款项净增加额", item, '-'},
    {"cash_for_claims", "支付原保险合同赔付款项的现金", item, '-'},
    {"net_increase_in_lent_funds", "拆出资金净增加额", item, '-'},
    {"cash_for_interest_and_fees", "支付利息、手续费及佣金的现金|支付利息手续费及佣金的现金", item, '-'},
    {"cash_for_policy_dividends", "支付保单红利的现金", item, '-'},
    {"cash_for_employees",
     "支付给职工以及为职工支付的现金|支付给职工及为职工支付的现金|支付的职工薪酬|支付职工薪酬|支付给职工的现金", item, '-'},
    {"cash_for_taxes", "支付的各项税费|支付的税费|支付税费", item, '-'},
    {"other_operating_payments", "支付其他与经营活动有关的现金|支付的其他与经营活动有关的现金", item, '-'},
    {"operating_outflows", "经营活动现金流出小计|经营活动现金流出合计|经营活动产生的现金流出小计", subtotal},
    {"net_operating_cash", "经营活动产生的现金流量净额|经营活动现金流量净额|经营活动使用的现金流量净额|经营活动产生现金流量净额|经营活动产生的现金净额", subtotal},

    {"investing_heading", "投资活动产生的现金流量|投资活动现金流量", heading},
    {"cash_from_investments_sold",
     "收回投资收到的现金|收回投资所收到的现金|收回短期投资、长期债券投资和长期股权投资收到的现金|收回短期投资长期债券投资和长期股权投资收到的现金"},
    {"cash_from_investment_income", "取得投资收益收到的现金|取得投资收益所收到的现金"},
    {"cash_from_disposals",
     "处置固定资产、无形资产和其他长期资产收回的现金净额|处置固定资产无形资产和其他长期资产收回的现金净额|"
     "处置固定资产、无形资产和其他非流动资产收回的现金净额|处置固定资产无形资产和其他非流动资产收回的现金净额|"
     "处置固定资产、无形资产和其他长期资产而收回的现金净额|处置固定资产、无形资产和其他长期资产收回的现金|"
     "处置固定资产、无形资产及其他长期资产收回的现金净额"},
    {"cash_from_subsidiaries_sold", "处置子公司及其他营业单位收到的现金净额"},
    {"other_investing_receipts", "收到其他与投资活动有关的现金|收到的其他与投资活动有关的现金"},
    {"investing_inflows", "投资活动现金流入小计|投资活动现金流入合计|投资活动产生的现金流入小计", subtotal},
    {"cash_for_fixed_assets",
     "购建固定资产、无形资产和其他长期资产支付的现金|购建固定资产无形资产和其他长期资产支付的现金|"
     "购建固定资产、无形资产和其他非流动资产支付的现金|购建固定资产无形资产和其他非流动资产支付的现金|"
     "购建固定资产、无形资产和其他长期资产所支付的现金|购建固定资产、无形资产及其他长期资产支付的现金",
     item, '-'},
    {"cash_for_investments",
     "投资支付的现金|投资所支付的现金|短期投资、长期债券投资和长期股权投资支付的现金|短期投资长期债券投资和长期股权投资支付的现金", item, '-'},
    {"net_increase_in_pledged_loans", "质押贷款净增加额", item, '-'},
    {"cash_for_subsidiaries", "取得子公司及其他营业单位支付的现金净额", item, '-'},
    {"other_investing_payments", "支付其他与投资活动有关的现金|支付的其他与投资活动有关的现金", item, '-'},
    {"investing_outflows", "投资活动现金流出小计|投资活动现金流出合计|投资活动产生的现金流出小计", subtotal},
    {"net_investing_cash", "投资活动产生的现金流量净额|投资活动现金流量净额|投资活动使用的现金流量净额|投资活动产生现金流量净额|投资活动产生的现金净额", subtotal},

    {"financing_heading", "筹资活动产生的现金流量|筹资活动现金流量", heading},
    {"cash_from_capital", "吸收投资收到的现金|吸收投资所收到的现金|吸收投资者投资收到的现金"},
    {"cash_from_minority_capital", "子公司吸收少数股东投资收到的现金", part, '+', "cash_from_capital"},
    {"cash_from_borrowings", "取得借款收到的现金|取得借款所收到的现金|借款收到的现金"},
    {"cash_from_bonds", "发行债券收到的现金|发行债务证券及其他权益工具收到的现金"},
    {"other_financing_receipts", "收到其他与筹资活动有关的现金|收到的其他与筹资活动有关的现金"},
    {"financing_inflows", "筹资活动现金流入小计|筹资活动现金流入合计|筹资活动产生的现金流入小计", subtotal},
    {"cash_for_debt", "偿还债务支付的现金|偿还债务所支付的现金|偿还借款本金支付的现金|偿还债务证券本金支付的现金", item, '-'},
    {"cash_for_borrowing_interest", "偿还借款利息支付的现金", item, '-'},
    {"cash_for_dividends_and_interest",
     "分配股利、利润或偿付利息支付的现金|分配股利利润或偿付利息支付的现金|分配利润支付的现金|分配股利、利润或偿付利息所支付的现金", item, '-'},
    {"dividends_to_minority",
     "子公司支付给少数股东的股利、利润|子公司支付给少数股东的股利利润|子公司支付少数股东的股利、利润", part, '+',
     "cash_for_dividends_and_interest"},
    {"other_financing_payments", "支付其他与筹资活动有关的现金|支付的其他与筹资活动有关的现金", item, '-'},
    {"financing_outflows", "筹资活动现金流出小计|筹资活动现金流出合计|筹资活动产生的现金流出小计", subtotal},
    {"net_financing_cash", "筹资活动产生的现金流量净额|筹资活动现金流量净额|筹资活动使用的现金流量净额|筹资活动产生现金流量净额|筹资活动产生的现金净额", subtotal},

    {"exchange_effect", "汇率变动对现金及现金等价物的影响|汇率变动对现金的影响|汇率变动对现金的影响额|汇率变动对现金及现金等价物的影响额"},
    {"net_increase_in_cash", "现金及现金等价物净增加额|现金净增加额|现金及现金等价物净变动额|现金及现金等价物净增加|现金及现金等价物的净增加额",
     subtotal},
    {"opening_cash",
     "期初现金及现金等价物余额|期初现金余额|年初现金及现金等价物余额|期初现金及现金等价物的余额|现金及现金等价物期初余额"},
    {"closing_cash",
     "期末现金及现金等价物余额|期末现金余额|年末现金及现金等价物余额|期末现金及现金等价物的余额|现金及现金等价物期末余额", subtotal},
    {"supplement_heading", "补充资料|现金流量表补充资料|将净利润调节为经营活动现金流量|将净利润调节为经营活动的现金流量", heading},
};

}  // namespace

std::span<const LabelRow> cash_flow_rows() { return kRows; }

}  // namespace dossier
