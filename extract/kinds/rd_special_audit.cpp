// 研究开发费用专项审计报告 (domain: evidence types, section 1.5).
#include <re2/re2.h>

#include "extract/kinds/kinds.h"
#include "extract/special_figures.h"
#include "extract/special_headings.h"
#include "extract/special_prose.h"

namespace dossier {
namespace {

using re2::RE2;

const SpecialTitles& titles() {
  static const RE2 kReport(
      "(?:关于)?(?:[\\p{Han}()]{0,40}?(?:的|公司))?(?:20[0-9]{2}(?:年度?)?[-至、]?(?:20[0-9]{2}年度?)?)?(?:近三个?(?:会计)?年度?)?"
      "(?:高新技术企业(?:认定)?)?(?:企业)?(?:年度)?(?:研究开发|研究与开发|研发)(?:费用?|投入|支出|经费|活动)[\\p{Han}()]{0,12}?"
      "(?:专项审计报告|专项审计|专项审核报告|专项鉴证报告|鉴证报告|专项报告|专项说明|审计报告|审核报告)(?:书)?");
  static const RE2 kTable(
      "(?:附件?[0-9一二三四五六七八九]{0,2}[:：]?)?(?:20[0-9]{2}年?度?[-至]?)*(?:企业|近三个?(?:会计)?)*(?:年度)?(?:研究开发|研发)(?:费用?|投入|支出|经费)"
      "(?:(?:结构)?(?:明细|归集|汇总|情况)|情况归集|投入情况|支出明细|情况汇总)表(?:\\([\\p{Han}0-9]{1,12}\\))?");
  static const SpecialTitles kTitles{DocumentType::rd_special_audit, &kReport, &kTable};
  return kTitles;
}

const SpecialForm& form() {
  static const RE2 kExpense(
      "(?:其中:)?[一二三四五六七八九十、.()]{0,4}(?:企业|年度|本年度?|累计){0,3}(?:研究开发|研究与开发|研发)(?:费用?|投入|支出|经费)(?:\\(内、?外部\\)|内、?外部)?"
      "(?:小计|合计|总计|总额|总和|金额|发生额)*(?:\\([^)]{0,12}\\))?");
  static const RE2 kExpenseProse(prose_pattern("(?:研究开发|研究与开发|研发)(?:费用?|投入|支出|经费)(?:总额|合计|支出|发生额|金额|总计)*"));
  static const RE2 kRevenue(
      "(?:其中:)?(?:企业|同期|本年度?|年度|当年|全部){0,3}(?:营业收入|销售收入|主营业务收入|营业总收入|总收入|业务收入)(?:总额|合计|总计|金额)?(?:\\([^)]{0,12}\\)){0,2}");
  static const RE2 kRevenueProse(prose_pattern("(?:营业收入|销售收入|主营业务收入|营业总收入|总收入)(?:总额|合计|金额)*"));
  static const RE2 kTotal("(?:研究开发|研发)(?:费用?|投入|支出|经费)(?:\\(内、?外部\\)|内、?外部)?(?:小计|合计|总计|总额)");
  static const RE2 kColumn("合计|总计|小计|审定|累计|本[年期]");
  static const RE2 kDetail("(?:结构|明细|归集|研究开发|研发|年)");
  static const SpecialForm kForm{.quantities = {{"rd_expense", &kExpense, &kExpenseProse}, {"revenue", &kRevenue, &kRevenueProse}},
                                 .total = &kTotal,
                                 .detail_title = &kDetail,
                                 .column = &kColumn,
                                 .column_sum = {},
                                 .row_sum = "rd.table-cols"};
  return kForm;
}

std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) { return special_headings(lines, titles()); }

void read(const std::vector<PagePart>& parts, Document& document) { read_special_audit(parts, form(), document); }

}  // namespace

DocumentKind rd_special_audit_kind() {
  return {.type = DocumentType::rd_special_audit, .headings = headings, .read = read, .continues = special_continues, .joins = special_joins};
}

}  // namespace dossier
