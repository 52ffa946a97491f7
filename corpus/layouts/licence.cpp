#include "corpus/layouts/licence.h"

#include <fmt/format.h>

#include "corpus/layouts/form_lines.h"
#include "corpus/look.h"
#include "corpus/ornament.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

std::string without_prefix(const std::string& text, const std::string& prefix) {
  return text.rfind(prefix, 0) == 0 ? text.substr(prefix.size()) : text;
}

std::string capital_text(Fen capital, Random& random) {
  const std::string upper = uppercase_amount(capital);  // …元整
  switch (random.number(0, 4)) {
    case 0:
      return "人民币" + upper;
    case 1:
      return upper;
    case 2:
      return "（人民币）" + upper;
    case 3:
      return fmt::format("{}万元人民币", capital / 1000000);
    default:
      return fmt::format("人民币{}万元整", capital / 1000000);
  }
}

}  // namespace

void draw_licence(Sheet& sheet, const Company& c, const LicenceChanges& changes, Random& random) {
  const bool landscape = random.chance(0.6);
  Canvas& page = landscape ? sheet.add_page(841.89, 595.28) : sheet.add_page();
  DocumentTruth t;
  t.type = "business_license";
  t.first_page = t.last_page = sheet.last();
  t.variant = landscape ? "landscape" : "portrait";
  const std::size_t at = sheet.last();
  const std::string uscc = changes.uscc.empty() ? c.uscc : changes.uscc;

  const Box frame{.x = 40, .y = 36, .width = page.width() - 80, .height = page.height() - 86};
  const Color gold{.red = 0.72, .green = 0.64, .blue = 0.42};
  if (random.chance(0.4)) {
    put_tint(page, frame, {.red = 0.99, .green = 0.975, .blue = 0.93}, random.chance(0.5));
  }
  put_frame(page, frame, random.chance(0.75) ? Frame::meander : chance_frame(random), gold);
  const double cx = page.width() / 2;
  put_emblem(page, cx, frame.y + 66, 36, random.chance(0.5));
  const bool golden = random.chance(0.3);
  const Style title{.family = kHei,
                    .size = landscape ? 44.0 : 50.0,
                    .bold = true,
                    .spacing = landscape ? 22.0 : 30.0,
                    .color = golden ? Color{.red = 0.72, .green = 0.58, .blue = 0.15} : kBlack};
  const double title_y = frame.y + (landscape ? 158 : 180);
  page.text(cx + title.spacing / 2, title_y, "营业执照", title, Align::center);
  const bool duplicate = random.chance(0.7);
  if (duplicate) {
    page.text(cx, title_y + 30, random.pick(List{"（副　本）", "（副本）", "(副  本)"}),
              Style{.family = kHei, .size = 16, .bold = true}, Align::center);
  }
  const std::string face = random.pick(List{kSong, kHei, kMing, kKai, kSong});
  const Style label{.family = kHei, .size = landscape ? 11.5 : 12.5, .bold = true};
  const Style value{.family = random.chance(0.6) ? face : with_latin("Liberation Sans", kHei),
                    .size = landscape ? 11.5 : 12.5};

  // The code: beneath the title, or at the left in the layout of 2019.
  const bool code_left = landscape && random.chance(0.7);
  double y = title_y + (duplicate ? 56 : 40);
  if (code_left) {
    const double x = frame.x + 34;
    page.text(x, frame.y + 70, "统一社会信用代码", label);
    t.field("uscc", uscc, at, page.text(x, frame.y + 90, uscc, value.bolder(random.chance(0.5))));
    y = title_y + (duplicate ? 52 : 36);
  } else {
    const double x = landscape ? cx - 110 : cx - 60;
    const Box box = page.text(x, y, random.chance(0.5) ? "统一社会信用代码" : "统一社会信用代码：", label);
    const Box code = page.text(box.right() + 5, y, uscc + (random.chance(0.2) ? "" : ""), value);
    t.field("uscc", uscc, at, code);
    if (random.chance(0.4)) {
      const std::string copy = random.pick(List{"(1-1)", "（1/1）", "副本编号：1-1"});
      // Below the code where beside it the two would run into each other.
      constexpr double kRoom = 70;
      const bool beside = frame.right() - 30 - code.right() > kRoom;
      page.text(frame.right() - 30, beside ? y : y + 15, copy, value.sized(9), Align::right);
    }
    y += 38;
  }
  if (random.chance(0.5)) {
    page.text(frame.x + 34, frame.y + 36, fmt::format("编号 S{}{:09}", c.seat.code, random.number(1, 99999999)),
              value.sized(8.5));
  }

  const bool old_names = random.chance(0.2);
  const std::string legal_form = changes.legal_form.empty() ? c.legal_form : changes.legal_form;
  const Day until = plus_days(plus_years(c.established, random.pick(std::vector<int>{20, 30, 50})), -1);
  const std::string term =
      random.chance(0.5) ? chinese_padded(c.established) + "至" + (random.chance(0.5) ? "长期" : chinese_padded(until))
                         : "长期";
  const std::string capital = capital_text(c.registered_capital, random);
  const std::string founded = random.chance(0.6) ? chinese_padded(c.established) : chinese(c.established);
  const std::string representative_label = legal_form.find("分公司") != std::string::npos ? "负责人" : "法定代表人";
  const std::string address_label = legal_form.find("分公司") != std::string::npos ? "营业场所" : "住所";

  const auto capital_field = [&](Box box) {
    FieldTruth& f = t.field("registered_capital", contract_amount(c.registered_capital), at, box);
    f.accept = {capital};
  };
  const auto address_field = [&](Box box) {
    FieldTruth& f = t.field("address", c.address, at, box);
    f.accept = {without_prefix(c.address, c.seat.province)};
  };
  FormLines::Settings s;
  s.label = label;
  s.value = value;
  s.spread = true;
  s.colon = random.chance(0.25) ? "：" : "";
  s.label_width = label.size * 5.4;
  s.gap = 10;
  const bool two_columns = landscape && random.chance(0.75);
  if (two_columns) {
    s.x = frame.x + 34;
    s.y = y + 6;
    s.width = frame.width * 0.53;
    s.line = 26;
    FormLines left(page, s);
    t.field("name", c.name, at, left.add("名称", c.name));
    left.add("类型", legal_form);
    left.add(representative_label, c.representative);
    left.add("经营范围", c.scope);
    FormLines::Settings r = s;
    r.x = frame.x + frame.width * 0.6;
    r.width = frame.width * 0.37;
    FormLines right(page, r);
    capital_field(right.add("注册资本", capital));
    t.field("established", iso(c.established), at, right.add("成立日期", founded));
    if (old_names) {
      right.add("营业期限", term);
    }
    address_field(right.add(address_label, c.address));
  } else {
    s.x = frame.x + (landscape ? 90 : 56);
    s.y = y;
    s.width = frame.width - (landscape ? 170 : 100);
    s.line = landscape ? 24 : 29;
    FormLines lines(page, s);
    t.field("name", c.name, at, lines.add("名称", c.name));
    lines.add("类型", legal_form);
    const bool address_early = random.chance(0.5);
    if (address_early) {
      address_field(lines.add(address_label, c.address));
    }
    lines.add(representative_label, c.representative);
    capital_field(lines.add("注册资本", capital));
    t.field("established", iso(c.established), at, lines.add("成立日期", founded));
    lines.add("营业期限", term);
    if (!address_early) {
      address_field(lines.add(address_label, c.address));
    }
    lines.add("经营范围", landscape ? c.scope.substr(0, c.scope.find("；") == std::string::npos
                                                            ? c.scope.size()
                                                            : c.scope.find("；", c.scope.size() / 3))
                                    : c.scope);
  }

  const double base = frame.bottom() - (landscape ? 62 : 92);
  const double right = frame.right() - 120;
  const Style wide = label.spaced(6);
  page.text(right - 10, base, "登记机关", wide, Align::right);
  const std::string authority = c.seat.city + c.seat.name + "市场监督管理局";
  put_company_seal(page, right + 44, base + 6, authority, random);
  const Day issued = plus_days(c.established, random.number(0, 1500));
  page.text(right + 90, base + 42, random.chance(0.5) ? chinese_spaced(issued) : chinese_padded(issued), value,
            Align::right);
  if (random.chance(0.85)) {
    const double side = landscape ? 74 : 88;
    const Box code = landscape && !two_columns
                         ? Box{.x = frame.x + 30, .y = frame.bottom() - 30 - side, .width = side, .height = side}
                     : landscape
                         ? Box{.x = frame.right() - 34 - side, .y = frame.y + 44, .width = side, .height = side}
                         : Box{.x = frame.x + 44, .y = frame.bottom() - 40 - side, .width = side, .height = side};
    put_qr_code(page, code, fmt::format("http://www.gsxt.gov.cn/index.html?uniscid={}", uscc));
    if (landscape && two_columns) {
      page.text(code.x + side / 2, code.bottom() + 12, "扫描二维码登录“国家企业信用", value.sized(5.6), Align::center);
      page.text(code.x + side / 2, code.bottom() + 20, "信息公示系统”了解更多登记信息", value.sized(5.6),
                Align::center);
    }
  }
  const Style tiny = value.sized(8);
  page.text(frame.x + 4, frame.bottom() + 22, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", tiny);
  page.text(cx + 40, frame.bottom() + 36,
            random.chance(0.5) ? "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告" : "",
            tiny, Align::center);
  page.text(frame.right() - 4, frame.bottom() + 22, "国家市场监督管理总局监制", tiny, Align::right);
  sheet.documents.push_back(std::move(t));
}

}  // namespace dossier::corpus
