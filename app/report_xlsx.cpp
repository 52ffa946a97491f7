#include "app/report_xlsx.h"

#include <fmt/format.h>
#include <string_view>

#include "app/labels.h"
#include "app/quantities.h"
#include "app/xlsx_sheet.h"

namespace dossier {
namespace {

lxw_format* format_of(const XlsxFormats& formats, Outcome outcome) {
  return outcome == Outcome::consistent ? formats.good : outcome == Outcome::inconsistent ? formats.bad : formats.open;
}

lxw_format* format_of(const XlsxFormats& formats, CriterionOutcome outcome) {
  return outcome == CriterionOutcome::met ? formats.good : outcome == CriterionOutcome::not_met ? formats.bad : formats.open;
}

std::string places_of(const Report& report, const std::vector<Evidence>& evidence) {
  std::string text;
  for (const Evidence& place : evidence) {
    text += fmt::format("{}{} p.{}", text.empty() ? "" : "\n", report.files.at(place.file).name, place.page);
  }
  return text;
}

void add_score(lxw_workbook* book, const XlsxFormats& formats, const Report& report, Language language) {
  XlsxSheet sheet(book, formats, language, {"结论", "Score"},
              {{{"条件", "Criterion"}, 34}, {{"编号", "Id"}, 18}, {{"计入结论", "Counts"}, 10}, {{"结果", "Outcome"}, 14},
               {{"数值", "Value"}, 16}, {{"门槛", "Threshold"}, 16}, {{"算式", "Formula"}, 44}, {{"说明", "Explanation"}, 50},
               {{"依据", "Rule"}, 50}, {{"证据", "Evidence"}, 40}});
  sheet.row();
  const CriterionOutcome verdict = report.score->verdict == Verdict::qualified       ? CriterionOutcome::met
                                   : report.score->verdict == Verdict::not_qualified ? CriterionOutcome::not_met
                                                                                     : CriterionOutcome::undetermined;
  sheet.text(Message{"结论", "Verdict"}).text(report.score->profile).blank();
  sheet.text(label_of(report.score->verdict), format_of(formats, verdict));
  for (const CriterionResult& criterion : report.score->criteria) {
    sheet.row();
    sheet.text(criterion.title).text(criterion.id);
    sheet.text(criterion.counts ? Message{"是", "yes"} : Message{"否", "no"});
    sheet.text(label_of(criterion.outcome), format_of(formats, criterion.outcome));
    const ShownCriterion quantity = shown(criterion);
    sheet.text(quantity.value).text(quantity.threshold).text(criterion.formula).text(criterion.explanation);
    sheet.text(criterion.source).text(places_of(report, criterion.basis));
  }
  sheet.finish();
}

void add_findings(lxw_workbook* book, const XlsxFormats& formats, const Report& report, Language language) {
  XlsxSheet sheet(book, formats, language, {"核查发现", "Findings"},
              {{{"序号", "No."}, 6}, {{"结果", "Outcome"}, 12}, {{"程度", "Severity"}, 10}, {{"检查", "Check"}, 32},
               {{"申报项", "Claim"}, 32}, {{"申报", "Declared"}, 20}, {{"证据", "Found"}, 20}, {{"说明", "Message"}, 56},
               {{"算式", "Formula"}, 40}, {{"依据", "Rule"}, 44}, {{"位置", "Evidence"}, 40}});
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    sheet.row();
    sheet.number(static_cast<double>(i + 1)).text(label_of(finding.outcome), format_of(formats, finding.outcome));
    sheet.text(label_of(finding.severity)).text(finding.check).text(finding.claim.value_or(""));
    sheet.value(finding.declared.value_or("")).value(finding.found.value_or(""));
    sheet.text(finding.message).text(finding.formula).text(finding.rule).text(places_of(report, finding.evidence));
  }
  sheet.finish();
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " / ") + part;
  return text;
}

void add_field(XlsxSheet& sheet, const XlsxFormats& formats, const Report& report, const Document& document, const Field& field,
               Language language) {
  sheet.row();
  sheet.text(label_of(document.type)).text(label_of(field)).text(field.name);
  if (field.year) {
    sheet.number(*field.year);
  } else {
    sheet.blank();
  }
  sheet.text(label_of_scope(field.scope));
  if (field.kind == ValueKind::level && !field.value.empty() && field.value.size() < 4 &&
      field.value.find_first_not_of("0123456789") == std::string::npos) {
    sheet.number(std::stoi(field.value));
  } else if (field.kind == ValueKind::amount || field.kind == ValueKind::date) {
    sheet.value(field.value);
  } else {
    sheet.text(field.value);
  }
  sheet.text(field.raw);
  sheet.text(label_of(field.status), field.status == Status::certain ? formats.good : formats.open);
  sheet.number(field.confidence, formats.percent);
  std::vector<std::string> proofs;
  for (const Proof& proof : field.proofs) proofs.push_back(in(language, describe(proof)));
  sheet.text(joined(proofs)).text(explain_doubt(field.doubt)).text(joined(field.alternatives));
  const SourceFile& file = report.files.at(document.file);
  sheet.text(file.name).number(field.page);
  sheet.text(fmt::format("{:.1f}, {:.1f}, {:.1f}, {:.1f}", field.box.x, field.box.y, field.box.width, field.box.height));
  sheet.text(file.sha256);
}

void add_figures(lxw_workbook* book, const XlsxFormats& formats, const Report& report, Language language) {
  XlsxSheet sheet(book, formats, language, {"数据", "Figures"},
              {{{"文件类型", "Document"}, 20}, {{"项目", "Item"}, 26}, {{"字段", "Field"}, 22}, {{"年度", "Year"}, 8},
               {{"范围", "Scope"}, 10}, {{"值", "Value"}, 24}, {{"原文", "As printed"}, 24}, {{"状态", "Status"}, 10},
               {{"置信度", "Confidence"}, 10}, {{"证明", "Proof"}, 34}, {{"疑点", "Doubt"}, 28}, {{"其他可能", "Alternatives"}, 24},
               {{"文件", "File"}, 34}, {{"页", "Page"}, 6}, {{"位置（1/72 英寸）", "Box (1/72 inch)"}, 24}, {{"SHA-256", "SHA-256"}, 20}});
  for (const Document& document : report.documents) {
    for (const Field& field : document.fields) add_field(sheet, formats, report, document, field, language);
  }
  sheet.finish();
}

void add_files(lxw_workbook* book, const XlsxFormats& formats, const Report& report, Language language) {
  XlsxSheet sheet(book, formats, language, {"材料", "Files"},
              {{{"文件", "File"}, 44}, {{"类型", "Kind"}, 10}, {{"字节", "Bytes"}, 12}, {{"页数", "Pages"}, 8},
               {{"内容", "Contents"}, 50}, {{"无法读取", "Unreadable"}, 44}, {{"SHA-256", "SHA-256"}, 66}});
  for (std::size_t i = 0; i < report.files.size(); ++i) {
    const SourceFile& file = report.files[i];
    std::string contents;
    for (const Document& document : report.documents) {
      if (document.file != i) continue;
      contents += fmt::format("{}{}–{} {}", contents.empty() ? "" : "\n", document.first_page, document.last_page,
                              in(language, label_of(document.type)));
    }
    std::string trouble;
    for (const Unreadable& part : report.unreadable) {
      if (part.file != i) continue;
      trouble += (trouble.empty() ? "" : "\n") + (part.page > 0 ? fmt::format("p.{} ", part.page) : "") +
                 in(language, explain_problem(part.code, part.reason));
    }
    sheet.row();
    sheet.text(file.name).text(label_of(file.kind)).number(static_cast<double>(file.size));
    sheet.number(i < report.page_sizes.size() ? static_cast<double>(report.page_sizes[i].size()) : 0);
    sheet.text(contents).text(trouble, trouble.empty() ? nullptr : formats.bad).text(file.sha256);
  }
  sheet.finish();
}

}  // namespace

void write_report_xlsx(const std::string& path, const Report& report, Language language) {
  write_workbook(path, false, [&](lxw_workbook* book, const XlsxFormats& formats) {
    if (report.score) add_score(book, formats, report, language);
    if (report.score || !report.findings.empty()) add_findings(book, formats, report, language);
    add_figures(book, formats, report, language);
    add_files(book, formats, report, language);
  });
}

}  // namespace dossier
