#include "corpus/layouts/statement_style.h"

#include <fmt/format.h>

namespace dossier::corpus {

StatementStyle make_statement_style(const Company& company, Random& random) {
  using List = std::vector<std::string>;
  StatementStyle s;
  const bool small = company.form == Form::small_enterprise;
  s.look = make_look(random.uniform(8.2, 10.5), random);
  // A printed minus is half or full width; brackets come with figures in thousands more often.
  s.amount.negative = random.pick(std::vector<NegativeStyle>{
      NegativeStyle::minus, NegativeStyle::minus, NegativeStyle::minus, NegativeStyle::parentheses,
      NegativeStyle::full_parentheses, NegativeStyle::full_minus});
  s.amount.nil = random.pick(std::vector<NilStyle>{NilStyle::blank, NilStyle::blank, NilStyle::blank, NilStyle::dash,
                                                   NilStyle::long_dash, NilStyle::zeros});
  s.amount.grouped = !random.chance(0.06);
  if (!small && random.chance(0.14)) {
    s.amount.unit =
        random.pick(std::vector<Unit>{Unit::ten_thousand, Unit::ten_thousand, Unit::thousand, Unit::million});
    if (s.amount.unit == Unit::million && value_of(company.books.back().figures, "revenue") < 30000000000) {
      s.amount.unit = Unit::ten_thousand;
    }
    s.amount.decimals = s.amount.unit == Unit::thousand ? 0 : 2;
  }
  if (s.amount.unit == Unit::yuan && !small && random.chance(0.05)) {
    s.amount.decimals = 0;
  }
  if (random.chance(0.07)) {
    s.watermark =
        random.pick(List{"仅供申报使用", "仅供本次认定使用 复印无效", company.auditor.substr(0, 12) + "事务所"});
  }
  s.continuous = random.chance(0.12);
  s.ruling = random.pick(std::vector<Ruling>{Ruling::full, Ruling::full, Ruling::full, Ruling::horizontal,
                                             Ruling::three_lines, Ruling::outer, Ruling::none});
  s.notes = !small && random.chance(0.55);
  s.row_numbers = small || random.chance(0.15);
  s.prior_first = random.chance(0.1);
  s.two_sided = random.chance(small ? 0.75 : 0.35);
  s.separate_parent = random.chance(0.6);
  s.landscape = random.chance(s.two_sided ? 0.6 : 0.1);
  s.short_form = !small && random.chance(0.45);
  s.suffixes = random.chance(0.75);
  s.shaded_head = random.chance(0.25);
  s.bold_totals = random.chance(0.7);
  s.spaced_title = random.chance(0.35);
  s.form_code = small || random.chance(0.45);
  s.monthly = small && random.chance(0.3);
  s.sealed = random.chance(0.45);
  s.signed_foot = random.chance(0.85);
  s.row_height = s.look.body.size * random.uniform(1.55, 2.0);
  s.margin = random.uniform(42, 66);
  s.closing_head = random.pick(
      List{"期末余额", "期末余额", "期末余额", "期末数", fmt::format("{}年12月31日", company.reporting_year)});
  s.opening_head = s.closing_head == "期末数" ? random.pick(List{"年初数", "期初数"})
                   : s.closing_head == "期末余额"
                       ? random.pick(List{"年初余额", "上年年末余额", "上年年末余额", "期初余额"})
                       : "";
  const int flow = s.closing_head == "期末数" ? 2 : s.opening_head.empty() ? 3 : random.number(0, 2);
  switch (flow) {
    case 0:
      s.current_head = "本期金额";
      s.prior_head = "上期金额";
      break;
    case 1:
      s.current_head = "本期发生额";
      s.prior_head = "上期发生额";
      break;
    case 2:
      s.current_head = random.pick(List{"本年数", "本年金额"});
      s.prior_head = s.current_head == "本年数" ? "上年数" : "上年金额";
      break;
    default:
      break;
  }
  if (small) {
    s.current_head = "本年累计金额";
    s.prior_head = s.monthly ? "本月金额" : random.pick(List{"上年金额", "上年同期累计金额"});
    s.closing_head = "期末余额";
    s.opening_head = "年初余额";
  } else if (random.chance(0.12) && flow != 3) {
    s.current_head = "本年累计数";
    s.prior_head = "上年同期数";
  }
  s.entity_label = random.pick(List{"编制单位：", "编制单位：", "编制单位: ", "单位名称：", "公司名称：", ""});
  s.page_number_style = random.number(0, 4);
  s.first_page_number = random.number(1, 9);
  if (random.chance(0.3)) {
    s.running_head = random.pick(
        List{company.name, fmt::format("{}年度财务报表", company.reporting_year), company.auditor + "审计报告附件"});
  }
  return s;
}

void put_page_furniture(Canvas& page, const StatementStyle& style, int number, int total) {
  const Style small = style.look.body.sized(style.look.body.size * 0.88);
  if (!style.running_head.empty()) {
    page.text(page.width() / 2, 32, style.running_head, small, Align::center);
    page.line(style.margin, 37, page.width() - style.margin, 37, 0.4);
  }
  const double y = page.height() - 26;
  switch (style.page_number_style) {
    case 1:
      page.text(page.width() / 2, y, std::to_string(number), small, Align::center);
      break;
    case 2:
      page.text(page.width() / 2, y, fmt::format("- {} -", number), small, Align::center);
      break;
    case 3:
      page.text(page.width() / 2, y, fmt::format("第{}页 共{}页", number, total), small, Align::center);
      break;
    case 4:
      page.text(page.width() - style.margin, y, fmt::format("{} / {}", number, total), small, Align::right);
      break;
    default:
      break;
  }
}

}  // namespace dossier::corpus
