// 人工智能产品（服务）收入专项审计报告 (domain: evidence types, section 1.8).
#include <re2/re2.h>

#include "extract/kinds/kinds.h"
#include "extract/special_figures.h"
#include "extract/special_headings.h"
#include "extract/special_prose.h"

namespace dossier {
namespace {

using re2::RE2;

// 人工智能业务, AI产品, 人工智能产品(服务), 人工智能相关产品及服务 …
#define DOSSIER_AI "(?:人工智能|A[I1l]?)(?:相关|主营|业务|产品|软件|技术|\\(?服务\\)?|及|和|与|、){0,5}"

const SpecialTitles& titles() {
  static const RE2 kReport(
      "(?:关于)?(?:[\\p{Han}()]{0,40}?(?:的|公司))?(?:20[0-9]{2}年?度?[-至、]?(?:20[0-9]{2}年度?)?)?(?:近三个?(?:会计)?年度?)?" DOSSIER_AI
      "(?:销售|营业)?收入[\\p{Han}()]{0,12}?(?:专项审计报告|专项审计|专项审核报告|专项鉴证报告|鉴证报告|专项报告|专项说明|审计报告|审核报告)");
  static const RE2 kTable("(?:附件?[0-9一二三四五六七八九]{0,2}[:：]?)?(?:20[0-9]{2}年?度?[-至]?)*(?:企业)?" DOSSIER_AI
                          "(?:销售|营业)?收入(?:明细|情况|汇总|统计|归集|明细情况)表(?:\\([\\p{Han}0-9]{1,12}\\))?");
  static const SpecialTitles kTitles{DocumentType::ai_revenue_special_audit, &kReport, &kTable};
  return kTitles;
}

const SpecialForm& form() {
  static const RE2 kAi("(?:其中:)?" DOSSIER_AI "(?:销售|营业)?收入(?:总额|合计|小计|总计|金额)?(?:\\([^)]{0,12}\\))?");
  static const RE2 kAiProse(prose_pattern(DOSSIER_AI "(?:销售|营业)?收入(?:总额|合计|金额|总计)*"));
  static const RE2 kRevenue(
      "(?:其中:)?(?:企业|同期|本年度?|年度|当年|全部){0,3}(?:营业收入|销售收入|主营业务收入|营业总收入|总收入|总业务收入|业务总收入)(?:总额|合计|总计|金额)?"
      "(?:\\([^)]{0,12}\\))?");
  static const RE2 kRevenueProse(prose_pattern("(?:营业收入|销售收入|主营业务收入|营业总收入|总收入|总业务收入)(?:总额|合计|金额)*"));
  static const RE2 kTotal("(?:" DOSSIER_AI "(?:销售|营业)?收入)?(?:合计|小计|总计|总额)");
  static const RE2 kColumn("收入|本[年期]");
  static const RE2 kDetail("(?:人工智能|AI)");
  static const SpecialForm kForm{.quantities = {{"ai_revenue", &kAi, &kAiProse}, {"revenue", &kRevenue, &kRevenueProse}},
                                 .total = &kTotal,
                                 .detail_title = &kDetail,
                                 .column = &kColumn,
                                 .column_sum = "ai.table-sum",
                                 .row_sum = {}};
  return kForm;
}

#undef DOSSIER_AI

std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) { return special_headings(lines, titles()); }

void read(const std::vector<PagePart>& parts, Document& document) { read_special_audit(parts, form(), document); }

}  // namespace

DocumentKind ai_revenue_special_audit_kind() {
  return {.type = DocumentType::ai_revenue_special_audit, .headings = headings, .read = read, .continues = special_continues, .joins = special_joins};
}

}  // namespace dossier
