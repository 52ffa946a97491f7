#include "corpus/layouts/hightech.h"

#include <fmt/format.h>

#include "corpus/layouts/form_lines.h"
#include "corpus/look.h"
#include "corpus/ornament.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

Canvas& ground(Sheet& sheet, Random& random) {
  Canvas& page = sheet.add_page(841.89, 595.28);
  const Box area{.x = 30, .y = 30, .width = page.width() - 60, .height = page.height() - 60};
  if (random.chance(0.6)) {
    put_tint(page, area, {.red = 0.99, .green = 0.97, .blue = 0.9}, random.chance(0.6));
  }
  put_frame(page, area, chance_frame(random), {.red = 0.7, .green = 0.6, .blue = 0.3});
  return page;
}

}  // namespace

void draw_hightech(Sheet& sheet, const HightechCertificate& h, Random& random) {
  Canvas& page = ground(sheet, random);
  const std::size_t at = sheet.last();
  DocumentTruth t;
  t.type = "hightech_certificate";
  t.first_page = t.last_page = at;
  const double cx = page.width() / 2;
  put_logo(page, cx, 98, 30, "HT", random);
  const Style head{.family = random.pick(List{kHei, kSong, kKai}),
                   .size = 42,
                   .bold = true,
                   .spacing = random.uniform(4, 14),
                   .color = random.chance(0.5) ? Color{.red = 0.7, .green = 0.52, .blue = 0.12}
                                               : Color{.red = 0.75, .green = 0.1, .blue = 0.1}};
  page.text(cx, 188, "高新技术企业", head, Align::center);
  page.text(cx, 236, "证　书", head.sized(32), Align::center);
  const Style body{.family = random.pick(List{kSong, kHei, kKai, kMing}), .size = random.uniform(15, 17.5)};
  const int manner = random.number(0, 2);
  const auto date = [&](Day d) {
    return manner == 0 ? chinese(d) : manner == 1 ? chinese_padded(d) : chinese_spaced(d);
  };
  const std::string term = random.pick(List{"三年", "三年", "叁年", "3年"});
  FormLines::Settings s;
  s.x = 110;
  s.y = 300;
  s.width = page.width() - 200;
  s.label = body.bolder(random.chance(0.5));
  s.value = body;
  s.line = 42;
  s.gap = 4;
  if (random.chance(0.6)) {
    FormLines lines(page, s);
    t.field("holder", h.holder, at, lines.add("企业名称", h.holder));
    const double right = std::max(520.0, t.fields.back().box.right() + 20);
    t.field("number", h.number, at, lines.beside(right, "证书编号", h.number));
    t.field("issued", iso(h.issued), at, lines.add("发证时间", date(h.issued)));
    lines.beside(right, "有效期", term);
    lines.add("批准机关", "");
    t.variant = "two-columns";
  } else {
    s.line = 34;
    s.y = 284;
    FormLines lines(page, s);
    t.field("holder", h.holder, at, lines.add("企业名称", h.holder));
    t.field("number", h.number, at, lines.add("证书编号", h.number));
    t.field("issued", iso(h.issued), at, lines.add(random.pick(List{"发证时间", "发证日期"}), date(h.issued)));
    lines.add("有效期", term);
    lines.add("批准机关", "");
    t.variant = "one-column";
  }
  // Three years printed as words: the end is derived.
  FieldTruth& until = t.field("valid_until", iso(h.valid_until), at, {});
  until.accept = {iso(plus_years(h.issued, 3))};
  until.optional = true;
  const List bodies = {h.province + "科学技术厅", h.province + "财政厅", "国家税务总局" + h.province + "税务局"};
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    put_company_seal(page, 240 + 180.0 * static_cast<double>(i), 480, bodies[i], random);
  }
  sheet.documents.push_back(std::move(t));
}

void draw_product_certificate(Sheet& sheet, const Company& c, Random& random) {
  Canvas& page = ground(sheet, random);
  DocumentTruth t;
  t.type = "other";
  t.variant = "product-certificate";
  t.first_page = t.last_page = sheet.last();
  const double cx = page.width() / 2;
  put_logo(page, cx, 98, 30, "HT", random);
  page.text(cx, 200, random.pick(List{"高新技术产品认定证书", "软件产品证书", "新产品证书"}),
            Style{.family = kKai, .size = 38, .bold = true}, Align::center);
  const Style body{.family = kSong, .size = 17};
  page.text(120, 280, "产品名称：" + make_ai_product(random) + "软件V1.0", body);
  page.text(120, 322, fmt::format("产品编号：{:06}G{:04}N", random.number(10000, 230000), random.number(1, 9999)),
            body);
  page.text(120, 364, "承担单位：" + c.name, body);
  page.text(120, 480, "有效期伍年", body);
  page.text(page.width() - 200, 470, c.seat.province + "科学技术厅", body, Align::center);
  put_company_seal(page, page.width() - 200, 466, c.seat.province + "科学技术厅", random);
  page.text(page.width() - 200, 502, chinese(day(c.reporting_year, 12, 5)), body, Align::center);
  sheet.documents.push_back(std::move(t));
}

void draw_software_enterprise_certificate(Sheet& sheet, const Company& c, Random& random) {
  Canvas& page = ground(sheet, random);
  DocumentTruth t;
  t.type = "other";
  t.variant = "software-enterprise";
  t.first_page = t.last_page = sheet.last();
  const double cx = page.width() / 2;
  page.text(cx, 180, "软件企业证书", Style{.family = kHei, .size = 38, .bold = true}, Align::center);
  const Style body{.family = kSong, .size = 16};
  page.paragraph(110, 230, page.width() - 220,
                 {{fmt::format("经评估，{}"
                               "符合《进一步鼓励软件产业和集成电路产业发展的若干政策》和《软件企业评估标准》的有关规定"
                               "，评估为软件企业，特发此证。",
                               c.name),
                   false}},
                 body, 1.9, 32, true);
  page.text(110, 400, fmt::format("证书编号：辽RQ-{}-{:04}", c.reporting_year, random.number(1, 900)), body);
  page.text(110, 434, "有 效 期：一年", body);
  page.text(page.width() - 260, 450, "评估机构：" + c.seat.province + "软件行业协会", body);
  put_company_seal(page, page.width() - 190, 470, c.seat.province + "软件行业协会", random);
  page.text(page.width() - 250, 500, chinese_numerals(day(c.reporting_year, 5, 27)), body);
  sheet.documents.push_back(std::move(t));
}

}  // namespace dossier::corpus
