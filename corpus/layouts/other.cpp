#include "corpus/layouts/other.h"

#include <fmt/format.h>

#include "corpus/layouts/hightech.h"
#include "corpus/layouts/iso.h"
#include "corpus/layouts/licence.h"
#include "corpus/layouts/patent.h"
#include "corpus/layouts/prose.h"
#include "corpus/layouts/software.h"
#include "corpus/ornament.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

DocumentTruth other(const Sheet& sheet, const std::string& variant) {
  DocumentTruth t;
  t.type = "other";
  t.variant = variant;
  t.first_page = sheet.pages.size();
  return t;
}

}  // namespace

void draw_contract(Sheet& sheet, const Company& c, Random& random) {
  DocumentTruth t = other(sheet, "contract");
  Prose prose(sheet, make_prose(11, random));
  prose.new_page();
  prose.line(fmt::format("合同编号：HT{}-{:03}", c.reporting_year, random.number(1, 300)), prose.body(), Align::right);
  prose.title(random.pick(List{"技术开发合同", "软件开发服务合同", "人工智能平台采购合同"}), 21, 4);
  const std::string buyer = make_company_name(random.pick(liaoning_districts()), make_brand(random), random);
  prose.line("甲方（委托方）：" + buyer, prose.body());
  prose.line("乙方（受托方）：" + c.name, prose.body());
  const Fen price = static_cast<Fen>(random.number(20, 400)) * 1000000;
  prose.paragraph(
      {{fmt::format("甲乙双方经协商一致，就{}项目的开发事宜订立本合同，共同遵守。", make_ai_product(random)), false}});
  prose.heading("第一条　项目内容");
  prose.paragraph(
      {{"乙方按照甲方提出的技术要求完成软件的设计、开发、测试、部署和培训，并提供一年的免费维护服务。", false}});
  prose.heading("第二条　合同金额及支付");
  prose.paragraph(
      {{fmt::format("合同总金额（含税）为人民币{}元（大写：{}）。签订后支付30%，验收合格后支付60%，质保期满支付10%。",
                    print_amount(price, {}).text, uppercase_amount(price)),
        false}});
  prose.heading("第三条　知识产权");
  prose.paragraph({{"本项目产生的软件著作权及专利申请权归乙方所有，甲方享有使用权。", false}});
  prose.heading("第四条　违约责任");
  prose.paragraph({{"任何一方违反本合同约定，应当赔偿对方因此受到的损失。", false}});
  prose.skip(30);
  Canvas& page = prose.page();
  const double y = prose.y();
  page.text(prose.left(), y, "甲方（盖章）：", prose.body());
  page.text(page.width() / 2 + 10, y, "乙方（盖章）：", prose.body());
  put_company_seal(page, prose.left() + 120, y + 20, buyer, random);
  put_company_seal(page, page.width() / 2 + 130, y + 20, c.name, random);
  page.text(prose.left(), y + 60,
            "签订日期：" + chinese(day(c.reporting_year, static_cast<unsigned>(random.number(1, 12)), 8)),
            prose.body());
  t.last_page = sheet.last();
  sheet.documents.push_back(std::move(t));
}

void draw_bank_letter(Sheet& sheet, const Company& c, Random& random) {
  DocumentTruth t = other(sheet, "bank-letter");
  Prose prose(sheet, make_prose(11.5, random));
  prose.new_page();
  prose.title(random.pick(List{"银行询证函", "存款证明", "银行资信证明"}), 22, 6);
  prose.line(fmt::format("编号：{}", random.number(100000, 999999)), prose.body(), Align::right);
  prose.line(fmt::format("{}银行股份有限公司{}分行：", c.seat.city.substr(0, 6), c.seat.city), prose.body());
  prose.paragraph({{fmt::format("{}聘请的会计师事务所正在对本公司{}年度财务报表进行审计。下列信息出自本公司的记录：",
                                c.name, c.reporting_year),
                    false}});
  const Fen cash = value_of(c.book(c.reporting_year).figures, "cash");
  prose.table({1.4, 2, 1.4, 1.8}, {"账户名称", "银行账号", "币种", "余额"},
              {{{.text = "基本户"},
                {.text = fmt::format("2102{:012}", random.number(1, 999999999))},
                {.text = "人民币"},
                {.text = print_amount(cash * 8 / 10, {}).text, .align = Align::right}},
               {{.text = "一般户"},
                {.text = fmt::format("2103{:012}", random.number(1, 999999999))},
                {.text = "人民币"},
                {.text = print_amount(cash - cash * 8 / 10, {}).text, .align = Align::right}}},
              Ruling::full, 10, random);
  prose.paragraph({{"除上述列示的银行存款外，本公司并无在贵行的其他存款。", false}});
  prose.skip(40);
  Canvas& page = prose.page();
  page.text(page.width() - 220, prose.y(), "（银行盖章）", prose.body());
  put_oval_seal(page, page.width() - 180, prose.y() + 20, c.seat.city + "商业银行", "业务专用章", random);
  page.text(page.width() - 240, prose.y() + 50, chinese(day(c.reporting_year + 1, 2, 18)), prose.body());
  t.last_page = sheet.last();
  sheet.documents.push_back(std::move(t));
}

void draw_credit_certificate(Sheet& sheet, const Company& c, Random& random) {
  DocumentTruth t = other(sheet, "credit-certificate");
  Canvas& page = sheet.add_page(841.89, 595.28);
  put_frame(page, {.x = 30, .y = 30, .width = page.width() - 60, .height = page.height() - 60}, chance_frame(random),
            {.red = 0.7, .green = 0.55, .blue = 0.2});
  const double cx = page.width() / 2;
  page.text(cx, 160, random.pick(List{"企业信用等级证书", "重合同守信用企业", "AAA级信用企业"}),
            Style{.family = kHei, .size = 40, .bold = true}, Align::center);
  const Style body{.family = kKai, .size = 19};
  page.text(cx, 250, c.name, body.bolder(), Align::center);
  page.paragraph(140, 280, page.width() - 280,
                 {{"经综合评价，该企业信用等级被评定为AAA级，特发此证。本证书有效期一年，请于期满前办理年检。", false}},
                 body, 1.9, 38, true);
  page.text(150, 430, fmt::format("证书编号：XY{}{:05}", c.reporting_year, random.number(1, 99999)), body.sized(14));
  page.text(150, 460, "统一社会信用代码：" + c.uscc, body.sized(14));
  page.text(page.width() - 240, 450, "信用评价中心", body, Align::center);
  put_company_seal(page, page.width() - 240, 450, "东北企业信用评价中心", random);
  page.text(page.width() - 240, 490, chinese(day(c.reporting_year, 9, 9)), body.sized(14), Align::center);
  t.last_page = t.first_page;
  sheet.documents.push_back(std::move(t));
}

void draw_collage(Sheet& sheet, const Company& c, Random& random) {
  DocumentTruth t = other(sheet, "collage");
  t.accept_types = {"software_copyright", "patent_certificate", "iso_certificate", "business_license",
                    "hightech_certificate"};
  Sheet small;
  for (int i = 0; i < 12; ++i) {
    switch (random.number(0, 2)) {
      case 0:
        draw_software(small, c.software.front(), random);
        break;
      case 1:
        draw_patent(small, c.patents.front(), c.address, {}, random);
        break;
      default:
        draw_iso(small, c, c.iso.front(), Language::chinese, random);
        break;
    }
  }
  Canvas& page = sheet.add_page(595.28, 420);
  const double factor = 0.13;
  for (std::size_t i = 0; i < small.pages.size() && i < 18; ++i) {
    Canvas silent(small.pages[i].width(), small.pages[i].height());
    silent.place(small.pages[i], 0, 0, 1);
    page.place(silent, 14 + static_cast<double>(i % 6) * 96, 16 + static_cast<double>(i / 6) * 132, factor);
  }
  t.last_page = t.first_page;
  sheet.documents.push_back(std::move(t));
}

void draw_look_alike(Sheet& sheet, const Company& c, Random& random) {
  switch (random.number(0, 6)) {
    case 0:
      draw_contract(sheet, c, random);
      break;
    case 1:
      draw_bank_letter(sheet, c, random);
      break;
    case 2:
      draw_credit_certificate(sheet, c, random);
      break;
    case 3:
      draw_collage(sheet, c, random);
      break;
    case 4:
      draw_product_certificate(sheet, c, random);
      break;
    case 5:
      draw_software_enterprise_certificate(sheet, c, random);
      break;
    default:
      draw_patent_application_notice(sheet, c.patents.front(), c.address, random);
      break;
  }
}

}  // namespace dossier::corpus
