#include "corpus/layouts/tax_return.h"

#include <fmt/format.h>

#include "corpus/layouts/prose.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;
using Cell = Prose::Cell;

struct Row {
  std::string group;
  std::string label;
  Fen amount = 0;
  std::string field;
  bool percent = false;
  std::string text;  // instead of an amount
};

Fen magnitude(Fen v) { return v < 0 ? -v : v; }

std::vector<Row> rows_of_main(const TaxReturn& tax, const Company& c, Fen deduction) {
  const Figures& f = c.book(tax.year).figures;
  const auto v = [&](const char* key) { return value_of(f, key); };
  const bool recent = tax.year >= 2024;
  const Fen revenue = v("revenue") + tax.revenue_difference;
  const Fen admin = recent ? v("admin_expense") : v("admin_expense") + v("rd_expense");
  std::vector<Row> rows;
  const std::string profit = "利润总额计算";
  rows.push_back({profit, "一、营业收入（填写A101010\\101020\\103000）", revenue, "revenue", false, ""});
  rows.push_back({profit, "减：营业成本（填写A102010\\102020\\103000）", v("operating_cost") + tax.revenue_difference,
                  "", false, ""});
  rows.push_back({profit, "减：税金及附加", v("taxes_and_surcharges"), "", false, ""});
  rows.push_back({profit, "减：销售费用（填写A104000）", v("selling_expense"), "", false, ""});
  rows.push_back({profit, "减：管理费用（填写A104000）", admin, "", false, ""});
  if (recent) {
    rows.push_back({profit, "减：研发费用（填写A104000）", v("rd_expense"), "", false, ""});
  }
  rows.push_back({profit, "减：财务费用（填写A104000）", v("finance_expense"), "", false, ""});
  if (recent) {
    rows.push_back({profit, "加：其他收益", v("other_income"), "", false, ""});
    rows.push_back({profit, "加：投资收益（损失以“-”号填列）", v("investment_income"), "", false, ""});
    rows.push_back({profit, "加：净敞口套期收益（损失以“-”号填列）", 0, "", false, ""});
    rows.push_back({profit, "加：公允价值变动收益（损失以“-”号填列）", v("fair_value_gain"), "", false, ""});
    rows.push_back({profit, "加：信用减值损失（损失以“-”号填列）", v("credit_impairment"), "", false, ""});
    rows.push_back({profit, "加：资产减值损失（损失以“-”号填列）", v("asset_impairment"), "", false, ""});
    rows.push_back({profit, "加：资产处置收益（损失以“-”号填列）", v("disposal_gain"), "", false, ""});
  } else {
    rows.push_back(
        {profit, "减：资产减值损失", magnitude(v("credit_impairment") + v("asset_impairment")), "", false, ""});
    rows.push_back({profit, "加：公允价值变动收益", v("fair_value_gain"), "", false, ""});
    rows.push_back({profit, "加：投资收益", v("investment_income"), "", false, ""});
  }
  rows.push_back({profit, recent ? "二、营业利润（亏损以“-”号填列）" : "二、营业利润(1-2-3-4-5-6-7+8+9)",
                  v("operating_profit"), "", false, ""});
  rows.push_back({profit, "加：营业外收入（填写A101010\\101020\\103000）", v("nonoperating_income"), "", false, ""});
  rows.push_back({profit, "减：营业外支出（填写A102010\\102020\\103000）", v("nonoperating_expense"), "", false, ""});
  const Fen total = v("total_profit");
  rows.push_back(
      {profit, recent ? "三、利润总额（15+16-17）" : "三、利润总额（10+11-12）", total, "total_profit", false, ""});
  const std::string income = "应纳税所得额计算";
  const Fen up = magnitude(total) / 37;
  rows.push_back({income, "减：境外所得（填写A108010）", 0, "", false, ""});
  rows.push_back({income, "加：纳税调整增加额（填写A105000）", up, "", false, ""});
  rows.push_back({income, "减：纳税调整减少额（填写A105000）", 0, "", false, ""});
  rows.push_back({income, "减：免税、减计收入及加计扣除（填写A107010）", deduction, "", false, ""});
  rows.push_back({income, "加：境外应税所得抵减境内亏损（填写A108000）", 0, "", false, ""});
  const Fen adjusted = total + up - deduction;
  rows.push_back({income, "四、纳税调整后所得", adjusted, "", false, ""});
  rows.push_back({income, "减：所得减免（填写A107020）", 0, "", false, ""});
  rows.push_back({income, "减：弥补以前年度亏损（填写A106000）", 0, "", false, ""});
  rows.push_back({income, "减：抵扣应纳税所得额（填写A107030）", 0, "", false, ""});
  const Fen taxable = adjusted > 0 ? adjusted : 0;
  rows.push_back({income, "五、应纳税所得额", taxable, "", false, ""});
  const std::string due = "应纳税额计算";
  rows.push_back({due, "税率（25%）", 0, "", true, "25%"});
  rows.push_back({due, "六、应纳所得税额", taxable / 4, "", false, ""});
  rows.push_back({due, "减：减免所得税额（填写A107040）", taxable / 10, "", false, ""});
  rows.push_back({due, "七、应纳税额", taxable / 4 - taxable / 10, "", false, ""});
  rows.push_back({due, "八、实际应纳所得税额", taxable / 4 - taxable / 10, "", false, ""});
  rows.push_back({due, "减：本年累计实际已缴纳的所得税额", taxable / 4 - taxable / 10, "", false, ""});
  rows.push_back({due, "九、本年应补（退）所得税额", 0, "", false, ""});
  return rows;
}

struct RdRow {
  std::string label;
  Fen amount;
  std::string text;
  bool wanted = false;
};

// Rows of A107012; the deduction base is a part of the R&D expense (the narrowest of its definitions).
std::vector<RdRow> rows_of_rd(Fen rd, int projects, Fen& deduction) {
  const Fen wages = rd * 62 / 100;
  const Fen material = rd * 13 / 100;
  const Fen wear = rd * 6 / 100;
  const Fen intangible = rd * 2 / 100;
  const Fen design = rd / 100;
  const Fen other = rd * 5 / 100;
  const Fen limit = (wages + material + wear + intangible + design) * 10 / 90;
  const Fen counted = other < limit ? other : limit;
  const Fen own = wages + material + wear + intangible + design + counted;
  deduction = own;  // 100 %
  return {{"本年可享受研发费用加计扣除项目数量", 0, std::to_string(projects), false},
          {"一、自主研发、合作研发、集中研发（3+7+16+19+23+34）", own, "", false},
          {"（一）人员人工费用（4+5+6）", wages, "", false},
          {"1.直接从事研发活动人员工资薪金", wages * 83 / 100, "", false},
          {"2.直接从事研发活动人员五险一金", wages - wages * 83 / 100, "", false},
          {"3.外聘研发人员的劳务费用", 0, "", false},
          {"（二）直接投入费用（8+9+10+11+12+13+14+15）", material, "", false},
          {"1.研发活动直接消耗材料费用", material * 70 / 100, "", false},
          {"2.研发活动直接消耗燃料费用", 0, "", false},
          {"3.研发活动直接消耗动力费用", material - material * 70 / 100, "", false},
          {"4.用于中间试验和产品试制的模具、工艺装备开发及制造费", 0, "", false},
          {"5.用于不构成固定资产的样品、样机及一般测试手段购置费", 0, "", false},
          {"6.用于试制产品的检验费", 0, "", false},
          {"7.用于研发活动的仪器、设备的运行维护、调整、检验、维修等费用", 0, "", false},
          {"8.通过经营租赁方式租入的用于研发活动的仪器、设备租赁费", 0, "", false},
          {"（三）折旧费用（17+18）", wear, "", false},
          {"1.用于研发活动的仪器的折旧费", wear / 3, "", false},
          {"2.用于研发活动的设备的折旧费", wear - wear / 3, "", false},
          {"（四）无形资产摊销（20+21+22）", intangible, "", false},
          {"1.用于研发活动的软件的摊销费用", intangible, "", false},
          {"2.用于研发活动的专利权的摊销费用", 0, "", false},
          {"3.用于研发活动的非专利技术的摊销费用", 0, "", false},
          {"（五）新产品设计费等（24+25+26+27）", design, "", false},
          {"1.新产品设计费", design, "", false},
          {"2.新工艺规程制定费", 0, "", false},
          {"3.新药研制的临床试验费", 0, "", false},
          {"4.勘探开发技术的现场试验费", 0, "", false},
          {"（六）其他相关费用（29+30+31+32+33）", other, "", false},
          {"1.技术图书资料费、资料翻译费、专家咨询费、高新科技研发保险费", other, "", false},
          {"2.研发成果的检索、分析、评议、论证、鉴定、评审、评估、验收费用", 0, "", false},
          {"3.知识产权的申请费、注册费、代理费", 0, "", false},
          {"4.职工福利费、补充养老保险费、补充医疗保险费", 0, "", false},
          {"5.差旅费、会议费", 0, "", false},
          {"（七）经限额调整后的其他相关费用", counted, "", false},
          {"二、委托研发（36+37+39）", 0, "", false},
          {"（一）委托境内机构或个人进行研发活动所发生的费用", 0, "", false},
          {"（二）委托境外机构进行研发活动发生的费用", 0, "", false},
          {"其中：允许加计扣除的委托境外机构进行研发活动发生的费用", 0, "", false},
          {"（三）委托境外个人进行研发活动发生的费用", 0, "", false},
          {"三、年度研发费用小计（2+36×80%+38）", own, "", false},
          {"（一）本年费用化金额", own, "", false},
          {"（二）本年资本化金额", 0, "", false},
          {"四、本年形成无形资产摊销额", 0, "", false},
          {"五、以前年度形成无形资产本年摊销额", 0, "", false},
          {"六、允许扣除的研发费用合计（41+43+44）", own, "", false},
          {"减：特殊收入部分", 0, "", false},
          {"七、允许扣除的研发费用抵减特殊收入后的金额（45-46）", own, "", false},
          {"减：当年销售研发活动直接形成产品（包括组成部分）对应的材料部分", 0, "", false},
          {"减：以前年度销售研发活动直接形成产品（包括组成部分）对应材料部分结转金额", 0, "", false},
          {"八、加计扣除比例（%）", 0, "100%", false},
          {"九、本年研发费用加计扣除总额（47-48-49）×50", own, "", true},
          {"十、销售研发活动直接形成产品（包括组成部分）对应材料部分结转以后年度扣减金额", 0, "", false}};
}

}  // namespace

void draw_tax_return(Sheet& sheet, const TaxReturn& tax, const Company& c, Random& random) {
  Prose::Settings settings = make_prose(9.4, random);
  settings.margin = random.uniform(44, 60);
  settings.page_numbers = 0;
  settings.top = 54;
  settings.bottom = 34;
  Prose prose(sheet, settings);
  DocumentTruth truth;
  truth.type = "tax_return";
  truth.first_page = sheet.pages.size();
  truth.variant = tax.year >= 2024 ? "2024" : "2017";
  AmountStyle amounts;
  amounts.nil = random.pick(std::vector<NilStyle>{NilStyle::zeros, NilStyle::zeros, NilStyle::blank});
  const auto print = [&](Fen v) { return print_amount(v, amounts); };

  Fen deduction = 0;
  const std::vector<RdRow> rd = rows_of_rd(value_of(c.book(tax.year).figures, "rd_expense"),
                                           static_cast<int>(c.special_year(tax.year).projects.size()), deduction);
  if (!tax.with_rd) {
    deduction = 0;
  }
  // Cover.
  prose.new_page();
  Canvas& cover = prose.page();
  const double cx = cover.width() / 2;
  const Style head = settings.look.head;
  cover.text(cx, 120, "中华人民共和国企业所得税年度纳税申报表", head.sized(20), Align::center);
  cover.text(cx, 148, fmt::format("（A类，{}年版）", tax.year >= 2024 ? 2025 : 2017), settings.look.body.sized(13),
             Align::center);
  const Style form = settings.look.body.sized(12);
  double y = 230;
  cover.text(80, y, fmt::format("税款所属期间：{}年01月01日至{}年12月31日", tax.year, tax.year), form);
  y += 40;
  const Box code_label = cover.text(80, y, "纳税人识别号（统一社会信用代码）：", form);
  truth.field("uscc", c.uscc, prose.page_index(), cover.text(code_label.right() + 4, y, c.uscc, form));
  y += 40;
  const Box name_label = cover.text(80, y, "纳税人名称：", form);
  truth.field("entity", c.name, prose.page_index(), cover.text(name_label.right() + 4, y, c.name, form));
  y += 40;
  cover.text(80, y, "金额单位：人民币元（列至角分）", form);
  y += 60;
  cover.paragraph(80, y, cover.width() - 160,
                  {{"谨声明：本纳税申报表是根据国家税收法律法规及相关规定填报的，是真实的、可靠的、完整的。", false}},
                  form, 1.7, 24, true);
  cover.text(cover.width() - 250, y + 90, "纳税人（签章）：", form);
  put_company_seal(cover, cover.width() - 130, y + 90, c.name, random);
  cover.text(cover.width() - 250, y + 130, chinese(day(tax.year + 1, 5, 20)), form);
  cover.text(80, y + 190, "经办人：", form);
  cover.text(cx, y + 190, "受理人：", form);

  // A100000.
  prose.new_page();
  prose.line("A100000", prose.body());
  prose.title(tax.year >= 2024 ? "企业所得税年度纳税申报主表" : "中华人民共和国企业所得税年度纳税申报表（A类）", 14);
  std::vector<std::vector<Cell>> rows;
  std::vector<Row> main = rows_of_main(tax, c, deduction);
  int n = 1;
  std::string group;
  for (const Row& row : main) {
    const bool first = row.group != group;
    group = row.group;
    rows.push_back({{.text = std::to_string(n++), .align = Align::center},
                    {.text = first ? row.group : "", .align = Align::center},
                    {.text = row.label},
                    {.text = row.percent ? row.text : print(row.amount).text,
                     .align = Align::right,
                     .bold = false,
                     .want = !row.field.empty()}});
  }
  std::vector<Place> places =
      prose.table({0.6, 1.0, 4.2, 1.9}, {"行次", "类别", "项目", "金额"}, rows, Ruling::full, 8.8, random);
  std::size_t at = 0;
  for (const Row& row : main) {
    if (!row.field.empty()) {
      FieldTruth& f = truth.field(row.field, print(row.amount).value, places[at].page, places[at].box);
      f.year = tax.year;
      ++at;
    }
  }
  if (tax.with_rd) {
    prose.new_page();
    prose.line("A107012", prose.body());
    prose.title("研发费用加计扣除优惠明细表", 14);
    rows.clear();
    n = 1;
    PrintedAmount total;
    for (const RdRow& row : rd) {
      const PrintedAmount printed = print(row.amount);
      if (row.wanted) {
        total = printed;
      }
      rows.push_back({{.text = std::to_string(n++), .align = Align::center},
                      {.text = row.label},
                      {.text = row.text.empty() ? printed.text : row.text,
                       .align = Align::right,
                       .bold = false,
                       .want = row.wanted}});
    }
    places = prose.table({0.6, 5.2, 1.8}, {"行次", "项目", "金额（数量）"}, rows, Ruling::full, 7.2, random);
    FieldTruth& f = truth.field("rd_deduction", total.value, places[0].page, places[0].box);
    f.year = tax.year;
  }
  truth.last_page = sheet.last();
  sheet.documents.push_back(std::move(truth));
}

}  // namespace dossier::corpus
