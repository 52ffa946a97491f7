#include <fmt/format.h>

#include "app/batch_overview.h"
#include "app/error_text.h"
#include "app/labels.h"
#include "app/xlsx_sheet.h"

namespace dossier {
namespace {

lxw_format* format_of(const XlsxFormats& formats, const std::string& verdict) {
  return verdict == name_of(Verdict::qualified)       ? formats.good
         : verdict == name_of(Verdict::not_qualified) ? formats.bad
                                                      : formats.open;
}

lxw_format* format_of(const XlsxFormats& formats, Outcome outcome) {
  return outcome == Outcome::consistent ? formats.good : outcome == Outcome::inconsistent ? formats.bad : formats.open;
}

void add_dossiers(lxw_workbook* book, const XlsxFormats& formats, const BatchOverview& overview, Language language) {
  XlsxSheet sheet(book, formats, language, {"材料", "Dossiers"},
                  {{{"编号", "Id"}, 22},
                   {{"申请单位", "Applicant"}, 36},
                   {{"结论", "Verdict"}, 16},
                   {{"先看理由", "Why look"}, 34},
                   {{"不一致", "Inconsistent"}, 10},
                   {{"缺少证据", "Unsupported"}, 10},
                   {{"无法判定", "Undetermined"}, 10},
                   {{"待核字段", "Uncertain fields"}, 10},
                   {{"无法读取", "Unreadable"}, 10},
                   {{"跨卷发现", "Between dossiers"}, 10},
                   {{"页数", "Pages"}, 8},
                   {{"地区", "Region"}, 18},
                   {{"行业", "Industry"}, 16},
                   {{"规模（申报）", "Size (declared)"}, 12},
                   {{"年度", "Year"}, 8},
                   {{"营业收入（核实）", "Revenue (verified)"}, 18},
                   {{"人工智能收入（核实）", "AI revenue (verified)"}, 18},
                   {{"研发费用（核实）", "R&D expense (verified)"}, 18},
                   {{"统一社会信用代码", "Credit code"}, 22},
                   {{"路径", "Path"}, 26},
                   {{"错误", "Error"}, 40},
                   {{"复核决定", "Decision"}, 40}});
  for (const OverviewDossier& dossier : overview.dossiers) {
    const DossierRow& row = dossier.row;
    sheet.row();
    sheet.text(row.name).text(row.applicant);
    if (row.verdict.empty()) {
      sheet.text(Message{"无法处理", "not processed"}, formats.open);
    } else {
      sheet.text(label_of_verdict(row.verdict), format_of(formats, row.verdict));
    }
    sheet.text(dossier.reason);
    for (const int number : {row.inconsistent, row.unsupported, row.undetermined, row.uncertain_fields, row.unreadable,
                             dossier.across, row.pages}) {
      sheet.number(number);
    }
    sheet.text(row.region).text(row.industry).text(row.size);
    if (row.reporting_year > 0) {
      sheet.number(row.reporting_year);
    } else {
      sheet.blank();
    }
    sheet.value(dossier.revenue).value(dossier.ai_revenue).value(dossier.rd_expense);
    sheet.text(row.uscc).text(row.path).text(explain_error(row.error)).text(dossier.decision);
  }
  sheet.finish();
}

void add_findings(lxw_workbook* book, const XlsxFormats& formats, const BatchResults& results, Language language) {
  XlsxSheet sheet(book, formats, language, {"跨卷发现", "Between dossiers"},
                  {{{"结果", "Outcome"}, 12},
                   {{"检查", "Check"}, 24},
                   {{"说明", "Message"}, 80},
                   {{"材料", "Dossier"}, 22},
                   {{"申报项", "Claim"}, 26},
                   {{"文件", "File"}, 34},
                   {{"页", "Page"}, 6},
                   {{"复核决定", "Decision"}, 40}});
  for (const BatchFinding& finding : results.findings) {
    const Decided* decided = decision_on(results, finding);
    for (const BatchPlace& place : finding.evidence) {
      sheet.row();
      sheet.text(label_of(finding.outcome), format_of(formats, finding.outcome))
          .text(finding.check)
          .text(finding.message);
      sheet.text(place.dossier).text(place.claim).text(place.file);
      if (place.page > 0) {
        sheet.number(place.page);
      } else {
        sheet.blank();
      }
      sheet.text(decided == nullptr ? Message{} : text_of(*decided));
    }
  }
  sheet.finish();
}

void add_checks(lxw_workbook* book, const XlsxFormats& formats, const BatchOverview& overview, Language language) {
  XlsxSheet sheet(book, formats, language, {"按检查", "By check"},
                  {{{"检查", "Check"}, 36}, {{"结果", "Outcome"}, 16}, {{"材料份数", "Dossiers"}, 12}});
  for (const auto& [key, number] : overview.findings) {
    sheet.row();
    sheet.text(key.first).text(label_of_outcome(key.second)).number(number);
  }
  sheet.finish();
}

}  // namespace

void write_batch_xlsx(const std::string& path, const BatchOverview& overview, const BatchResults& results,
                      Language language) {
  write_workbook(path, true, [&](lxw_workbook* book, const XlsxFormats& formats) {
    add_dossiers(book, formats, overview, language);
    if (results.compared) add_findings(book, formats, results, language);
    add_checks(book, formats, overview, language);
  });
}

}  // namespace dossier
