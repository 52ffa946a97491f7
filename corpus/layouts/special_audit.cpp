#include "corpus/layouts/special_audit.h"

#include <fmt/format.h>

#include "corpus/layouts/audit_report.h"
#include "corpus/layouts/form_lines.h"
#include "corpus/layouts/prose.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;
using Cell = Prose::Cell;

std::string percent(Fen part, Fen whole, int decimals) {
  if (whole == 0) {
    return "0.00%";
  }
  const double value = static_cast<double>(part) / static_cast<double>(whole) * 100;
  return fmt::format("{:.{}f}%", value, decimals);
}

Cell right(const std::string& text, bool want = false, bool bold = false) {
  return {.text = text, .align = Align::right, .bold = bold, .want = want};
}
Cell left(const std::string& text, bool bold = false) {
  return {.text = text, .align = Align::left, .bold = bold, .want = false};
}
Cell centre(const std::string& text, bool bold = false) {
  return {.text = text, .align = Align::center, .bold = bold, .want = false};
}

// Head, addressee and signature that all reports of an audit firm share.
class Report {
 public:
  Report(Sheet& sheet, const SpecialReport& report, const std::string& type, Random& random)
      : r_(report), random_(random), prose_(sheet, settings(random)) {
    truth_.type = type;
    truth_.first_page = sheet.pages.size();
  }

  static Prose::Settings settings(Random& random) {
    Prose::Settings s = make_prose(random.uniform(10.4, 11.8), random);
    s.margin = random.uniform(56, 76);
    s.leading = random.uniform(1.55, 1.8);
    return s;
  }

  void open(const std::string& title) {
    prose_.new_page();
    if (random_.chance(0.25)) {
      Canvas& page = prose_.page();
      const Style head = prose_.settings().look.head;
      field("entity", r_.entity, {},
            {.page = prose_.page_index(),
             .box = page.text(page.width() / 2, 250, r_.entity, head.sized(20), Align::center)});
      const ParagraphBoxes boxes =
          page.paragraph(90, 310, page.width() - 180, {{title, false}}, head.sized(26), 1.5, 0, false, Align::center);
      page.text(page.width() / 2, boxes.bottom + 30, r_.number, prose_.body(), Align::center);
      page.text(page.width() / 2, 660, r_.auditor, head.sized(16), Align::center);
      prose_.new_page();
    }
    prose_.title(title, measure(title, prose_.settings().look.head.sized(20)).width > prose_.width() ? 15.5 : 19);
    prose_.line(r_.number, prose_.body(), Align::right);
    prose_.skip(4);
    const Place place = prose_.line(r_.entity + random_.pick(List{"：", "全体股东：", "董事会："}),
                                    prose_.body().bolder(random_.chance(0.4)));
    Box box = place.box;
    box.width = measure(r_.entity, prose_.body()).width;
    field("entity", r_.entity, {}, {.page = place.page, .box = box});
  }

  void sign() {
    prose_.need(150);
    prose_.skip(16);
    Canvas& page = prose_.page();
    const Style body = prose_.body();
    const double y = prose_.y() + 8;
    const double x = page.width() - prose_.left() - 190;
    page.text(prose_.left(), y, r_.auditor, body);
    put_company_seal(page, prose_.left() + random_.uniform(60, 120), y + 14, r_.auditor, random_);
    for (int i = 0; i < 2; ++i) {
      page.text(x, y + 42.0 * i, "中国注册会计师：", body);
      put_signature(page, x + 94, y + 42.0 * i, 42, "甲乙", random_);
    }
    page.text(x, y + 88, random_.chance(0.4) ? chinese_numerals(r_.date) : chinese(r_.date), body);
    prose_.set_y(y + 100);
  }

  void field(const std::string& name, const std::string& value, std::optional<int> year, const Place& place) {
    for (const FieldTruth& f : truth_.fields) {
      if (f.name == name && f.year == year) {
        return;
      }
    }
    FieldTruth& f = truth_.field(name, value, place.page, place.box);
    f.year = year;
  }

  void close(Sheet& sheet, const std::string& variant) {
    truth_.last_page = prose_.page_index();
    truth_.variant = variant;
    sheet.documents.push_back(std::move(truth_));
  }

  Prose& prose() { return prose_; }

 private:
  const SpecialReport& r_;
  Random& random_;
  Prose prose_;
  DocumentTruth truth_;
};

const std::vector<std::string> kCategories = {"人员人工费用",     "直接投入费用", "折旧费用与长期待摊费用",
                                              "无形资产摊销费用", "设计费用",     "装备调试费用与试验费用",
                                              "其他费用"};

// Whole hundreds of yuan can be printed in 万元 with two decimals without loss.
bool in_hundreds(const Company& c, const std::vector<int>& years) {
  for (const int year : years) {
    const SpecialYear& s = c.special_year(year);
    if (s.rd_expense % 10000 != 0 || s.ai_revenue % 10000 != 0) {
      return false;
    }
  }
  return true;
}

std::string years_text(const std::vector<int>& years) {
  if (years.size() == 1) {
    return fmt::format("{}年度", years.front());
  }
  return fmt::format("{}年度至{}年度", years.front(), years.back());
}

}  // namespace

SpecialReport make_special_report(const Company& c, std::vector<int> years, const std::string& kind,
                                  const std::string& annual_number, Random& random) {
  SpecialReport r;
  r.years = std::move(years);
  r.auditor = c.auditor;
  r.entity = c.name;
  r.annual_number = annual_number;
  r.date = day(r.years.back() + 1, 5, static_cast<unsigned>(random.number(2, 28)));
  r.number = make_report_number(c.auditor, kind, r.date, random);
  return r;
}

void draw_rd_special_audit(Sheet& sheet, const SpecialReport& report, const Company& c, Random& random) {
  Report paper(sheet, report, "rd_special_audit", random);
  AmountStyle amounts;
  if (in_hundreds(c, report.years) && random.chance(0.7)) {
    amounts.unit = Unit::ten_thousand;
  }
  amounts.nil = random.pick(std::vector<NilStyle>{NilStyle::blank, NilStyle::dash, NilStyle::zeros});
  const std::string unit = name_of(amounts.unit);
  const auto print = [&](Fen value) { return print_amount(value, amounts); };
  const std::string income_word = random.pick(List{"销售收入", "营业收入", "同期销售收入总额", "营业收入总额"});
  paper.open(random.pick(List{"研究开发费用专项审计报告", "企业研究开发费用专项审计报告", "研发费用专项审计报告"}));
  Prose& prose = paper.prose();
  prose.paragraph(
      {{fmt::format("我们审计了后附的{}（以下简称“贵公司”）{}研究开发费用情况表（以下简称“情况表”）及其附注。",
                    report.entity, years_text(report.years)),
        false}});
  prose.heading("一、审计意见");
  prose.paragraph(
      {{"我们认为，上述情况表在所有重大方面按照《高新技术企业认定管理办法》和《高新技术企业认定管理工作指引》的规定编制"
        "，公允反映了贵公司上述期间的研究开发费用情况。",
        false}});
  const bool in_prose = random.chance(0.6);
  if (in_prose) {
    prose.heading("二、审计结果");
    for (const int year : report.years) {
      const SpecialYear& s = c.special_year(year);
      const PrintedAmount rd = print(s.rd_expense);
      const PrintedAmount revenue = print(s.revenue);
      const auto places = prose.paragraph(
          {{fmt::format("{}年度研究开发费用总额为", year), false},
           {rd.text, true},
           {unit + "，" + income_word + "为", false},
           {revenue.text, true},
           {fmt::format("{}，研究开发费用占{}的比例为{}。", unit, income_word, percent(s.rd_expense, s.revenue, 2)),
            false}});
      paper.field("rd_expense", rd.value, year, places[0]);
      paper.field("revenue", revenue.value, year, places[1]);
    }
  }
  prose.heading(in_prose ? "三、管理层的责任" : "二、管理层的责任");
  prose.paragraph(
      {{"贵公司管理层负责按照上述规定编制情况表，并设计、执行和维护必要的内部控制，以使情况表不存在由于舞弊或错误导致的"
        "重大错报。",
        false}});
  prose.heading(in_prose ? "四、其他事项" : "三、其他事项");
  prose.paragraph(
      {{"本报告仅供贵公司申请认定时使用，不适用于其他用途。因使用不当造成的后果，与执行本审计业务的注册会计师及会计师事"
        "务所无关。",
        false}});
  paper.sign();

  // Summary, unless the prose has said it all.
  const bool summary = !in_prose || random.chance(0.5);
  if (summary) {
    prose.new_page();
    prose.title(
        random.pick(List{"近三个会计年度研究开发费用情况表", "研究开发费用汇总表", "企业研究开发费用情况归集表"}), 15);
    const Place entity = prose.line("编制单位：" + report.entity, prose.body());
    paper.field("entity", report.entity, {}, entity);
    prose.line(random.pick(List{"单位：人民币", "金额单位："}) + unit, prose.body(), Align::right);
    std::vector<std::vector<Cell>> rows;
    for (const int year : report.years) {
      const SpecialYear& s = c.special_year(year);
      rows.push_back({centre(fmt::format("{}年度", year)), right(print(s.rd_expense).text, true),
                      right(print(s.revenue).text, true), right(percent(s.rd_expense, s.revenue, 2))});
    }
    Fen rd_sum = 0;
    Fen revenue_sum = 0;
    for (const int year : report.years) {
      rd_sum += c.special_year(year).rd_expense;
      revenue_sum += c.special_year(year).revenue;
    }
    if (report.years.size() > 1 && random.chance(0.6)) {
      rows.push_back({centre("合计", true), right(print(rd_sum).text), right(print(revenue_sum).text),
                      right(percent(rd_sum, revenue_sum, 2))});
    }
    const auto places = prose.table(
        {1.1, 1.6, 1.7, 1.1}, {"年度", random.pick(List{"研究开发费用", "研究开发费用总额"}), income_word, "占比"},
        rows, random.chance(0.75) ? Ruling::full : Ruling::horizontal, prose.body().size * 0.92, random);
    for (std::size_t i = 0; i < report.years.size(); ++i) {
      const SpecialYear& s = c.special_year(report.years[i]);
      paper.field("rd_expense", print(s.rd_expense).value, report.years[i], places[2 * i]);
      paper.field("revenue", print(s.revenue).value, report.years[i], places[2 * i + 1]);
    }
  }
  for (const int year : report.years) {
    const SpecialYear& s = c.special_year(year);
    prose.need(420);
    prose.title(random.chance(0.6) ? "企业年度研究开发费用结构明细表" : "研究开发费用结构明细表", 14);
    prose.line(fmt::format("{}（按近三年每年分别填报）",
                           random.chance(0.5) ? fmt::format("{}年度", year) : fmt::format("年度：{}年", year)),
               prose.body().sized(9.5), Align::center);
    prose.line("单位：" + std::string(amounts.unit == Unit::yuan ? "人民币元" : "人民币万元"), prose.body().sized(9.5),
               Align::right);
    List head = {"科目"};
    std::vector<double> shares = {3.0};
    for (const ResearchProject& p : s.projects) {
      head.push_back(p.id);
      shares.push_back(1.5);
    }
    head.emplace_back("合计");
    shares.push_back(1.6);
    std::vector<std::vector<Cell>> rows;
    const auto add_row = [&](const std::string& label, const std::vector<Fen>& values, bool bold) {
      std::vector<Cell> row = {left(label, bold)};
      Fen sum = 0;
      for (const Fen v : values) {
        row.push_back(right(print(v).text, false, bold));
        sum += v;
      }
      row.push_back(right(print(sum).text, false, bold));
      rows.push_back(std::move(row));
    };
    std::vector<Fen> inside(s.projects.size(), 0);
    std::vector<Fen> all(s.projects.size(), 0);
    for (std::size_t p = 0; p < s.projects.size(); ++p) {
      for (std::size_t k = 0; k < 8; ++k) {
        inside[p] += k < 7 ? s.projects[p].by_category[k] : 0;
        all[p] += s.projects[p].by_category[k];
      }
    }
    const auto category = [&](std::size_t k) {
      std::vector<Fen> out;
      for (const ResearchProject& p : s.projects) {
        out.push_back(p.by_category[k]);
      }
      return out;
    };
    add_row("内部研究开发投入额", inside, true);
    for (std::size_t k = 0; k < 7; ++k) {
      add_row((k == 0 ? "其中：" : "　　　") + kCategories[k], category(k), false);
    }
    add_row("委托外部研究开发费用", category(7), true);
    add_row("其中：境内的外部研发费", category(7), false);
    add_row("研究开发费用（内、外部）小计", all, true);
    const double size = s.projects.size() > 4 ? 7.2 : 8.2;
    prose.table(shares, head, rows, Ruling::full, size, random);
  }
  paper.close(sheet, in_prose ? "prose" : "table");
}

void draw_ai_special_audit(Sheet& sheet, const SpecialReport& report, const Company& c, Fen wrong_sum, Random& random) {
  Report paper(sheet, report, "ai_revenue_special_audit", random);
  AmountStyle amounts;
  const std::string unit = name_of(amounts.unit);
  const auto print = [&](Fen value) { return print_amount(value, amounts); };
  paper.open(random.pick(List{"人工智能产品（服务）收入专项审计报告", "人工智能业务收入专项审计报告",
                              "关于人工智能业务收入的专项审计报告"}));
  Prose& prose = paper.prose();
  prose.paragraph({{fmt::format("我们接受委托，对{}（以下简称“贵公司”）{}人工智能产品（服务）收入情况进行了专项审计。",
                                report.entity, years_text(report.years)),
                    false}});
  prose.heading("一、编制基础");
  const std::string basis = report.annual_number.empty()
                                ? ""
                                : fmt::format("，贵公司{}年度财务报表业经本所审计并出具{}审计报告", report.years.back(),
                                              report.annual_number);
  prose.paragraph(
      {{fmt::format("本情况表以贵公司经审计的财务报表及账簿记录为基础编制{}。收入均为不含税金额。", basis), false}});
  prose.heading("二、审计意见");
  prose.paragraph(
      {{"我们认为，贵公司人工智能产品（服务）收入情况表在所有重大方面公允反映了上述期间人工智能业务收入的实际情况。",
        false}});
  const bool in_prose = random.chance(0.5);
  if (in_prose) {
    for (const int year : report.years) {
      const SpecialYear& s = c.special_year(year);
      const PrintedAmount ai = print(s.ai_revenue + (year == report.years.back() ? wrong_sum : 0));
      const PrintedAmount revenue = print(s.revenue);
      const auto places = prose.paragraph(
          {{fmt::format("{}年度，贵公司人工智能业务收入为", year), false},
           {ai.text, true},
           {"元，营业收入总额为", false},
           {revenue.text, true},
           {fmt::format("元，人工智能业务收入占营业收入的比例为{}。", percent(s.ai_revenue, s.revenue, 2)), false}});
      paper.field("ai_revenue", ai.value, year, places[0]);
      paper.field("revenue", revenue.value, year, places[1]);
    }
  }
  prose.heading("三、管理层的责任");
  prose.paragraph(
      {{"贵公司管理层的责任是按照相关规定编制人工智能产品（服务）收入情况表，并保证其真实、准确、完整。", false}});
  paper.sign();

  const bool full = random.chance(0.5);  // with contracts and customers
  for (const int year : report.years) {
    const SpecialYear& s = c.special_year(year);
    prose.need(300);
    prose.title(random.pick(List{fmt::format("{}年度人工智能产品（服务）收入明细表", year),
                                 fmt::format("人工智能业务收入情况表（{}年度）", year)}),
                13.5);
    const Place entity = prose.line("编制单位：" + report.entity, prose.body().sized(9.5));
    paper.field("entity", report.entity, {}, entity);
    prose.line("金额单位：人民币元", prose.body().sized(9.5), Align::right);
    List head = {"序号", "产品（服务）名称", "技术领域"};
    std::vector<double> shares = {0.6, 2.6, 1.4};
    if (full) {
      head.insert(head.end(), {"合同编号", "客户名称"});
      shares.insert(shares.end(), {1.7, 1.9});
    }
    head.insert(head.end(), {"收入金额", "占营业收入比例"});
    shares.insert(shares.end(), {1.9, 1.2});
    std::vector<std::vector<Cell>> rows;
    int n = 1;
    for (const Product& p : s.products) {
      if (!p.ai) {
        continue;
      }
      std::vector<Cell> row = {centre(std::to_string(n)), left(p.name), left(p.field)};
      if (full) {
        row.push_back(left(fmt::format("HT{}-{:03}", year, n * 7 + year % 10)));
        row.push_back(left(
            random.pick(List{"辽宁某能源集团", "沈阳某装备公司", "东北某钢铁公司", "大连某港口公司", "某市公安局"})));
      }
      row.push_back(right(print(p.revenue).text));
      row.push_back(right(percent(p.revenue, s.revenue, 2)));
      rows.push_back(std::move(row));
      ++n;
    }
    const auto total = [&](const std::string& label, const std::string& amount, const std::string& share) {
      std::vector<Cell> row = {centre(""), left(label, true), left("")};
      if (full) {
        row.push_back(left(""));
        row.push_back(left(""));
      }
      row.push_back(right(amount, true, true));
      row.push_back(right(share));
      rows.push_back(std::move(row));
    };
    const PrintedAmount ai = print(s.ai_revenue + (year == report.years.back() ? wrong_sum : 0));
    total(random.pick(List{"人工智能收入合计", "AI收入合计", "人工智能产品（服务）收入合计"}), ai.text,
          percent(s.ai_revenue, s.revenue, 2));
    total(random.pick(List{"营业收入", "营业收入总额", "企业总收入"}), print(s.revenue).text, "");
    const auto places = prose.table(shares, head, rows, Ruling::full, full ? 7.6 : 8.8, random);
    paper.field("ai_revenue", ai.value, year, places[0]);
    paper.field("revenue", print(s.revenue).value, year, places[1]);
  }
  paper.close(sheet, in_prose ? "prose" : "table");
}

}  // namespace dossier::corpus
