#include "app/report_html.h"

#include "app/html_page.h"
#include "app/html_writer.h"
#include "app/labels.h"
#include "app/report_html_parts.h"
#include "models/date.h"

namespace dossier {
namespace {

std::string title_of(const Report& report) {
  if (report.declaration && !report.declaration->name.empty()) return report.declaration->name;
  if (!report.dossier.empty()) return report.dossier;
  return report.files.size() == 1 ? report.files.front().name : std::string();
}

void write_facts(HtmlWriter& html, const Report& report) {
  html.raw("<dl class=\"facts\">");
  const auto fact = [&](Literal zh, Literal en, std::string_view value) {
    if (value.empty()) return;
    html.raw("<div><dt>").both(zh, en).raw("</dt><dd>").text(value).raw("</dd></div>");
  };
  if (report.declaration) {
    const Declaration& declaration = *report.declaration;
    fact("统一社会信用代码", "Credit code", declaration.uscc);
    fact("报告年度", "Reporting year",
         declaration.reporting_year ? std::to_string(*declaration.reporting_year) : std::string());
    fact("基准日", "Reference date", declaration.reference_date ? to_string(*declaration.reference_date) : std::string());
  }
  if (report.score) fact("认定规则", "Rule profile", report.score->profile);
  fact("材料", "Dossier", report.dossier);
  html.raw("</dl>\n");
}

void write_header(HtmlWriter& html, const Report& report) {
  html.raw("<header class=\"top\">\n<div class=\"bar\"><p class=\"kicker\">");
  if (report.score) {
    html.both("人工智能企业认定 · 材料核验报告", "AI enterprise recognition · evidence report");
  } else {
    html.both("材料读取报告", "Reading report");
  }
  html.raw("</p><p class=\"language\" aria-label=\"Language\"><label for=\"show-zh\">中文</label>"
           "<label for=\"show-en\">English</label></p></div>\n");
  html.raw("<h1>").text(title_of(report)).raw("</h1>\n");
  write_facts(html, report);
  html.raw("</header>\n");
}

void write_explanation(HtmlWriter& html, const HtmlReport& page) {
  html.raw("<section id=\"about\"><h2>").both("怎样阅读本报告", "How to read this report").raw("</h2>\n<ul class=\"notes\">\n");
  html.raw("<li>")
      .both("「确定」是程序的承诺：该值有独立的证明（可信文字层、两个独立识别器一致、勾稽关系成立、校验码相符等）。"
            "凡可能有误的都标为「待核」，由人判断。",
            "\"Certain\" is a promise: the value has independent proof (a trusted text layer, two independent readers that "
            "agree, arithmetic that closes, a check digit …). Whatever may be wrong is marked \"uncertain\" and left to a person.")
      .raw("</li>\n");
  if (page.report.score) {
    html.raw("<li>")
        .both("评分只使用核实过的数值，从不使用申报值。证据不足时结论是「无法判定」，不是「不满足」。",
              "The score uses verified values only, never declared ones. Where evidence is missing the outcome is "
              "\"undetermined\", not \"not met\".")
        .raw("</li>\n<li>")
        .both("「不一致」：证据与申报、规则或自身矛盾。「缺少证据」：申报了，但材料里没有找到。「无法判定」：有证据，但不能确定地读出。",
              "\"Inconsistent\": the evidence contradicts the declaration, the rules or itself. \"Unsupported\": claimed, but "
              "nothing in the dossier shows it. \"Undetermined\": the evidence is there but cannot be read with certainty.")
        .raw("</li>\n");
  }
  html.raw("<li>")
      .both("每张图片都取自材料原件，红框是读取的位置。页码按文件计，从 1 开始。SHA-256 是文件内容的指纹，可据此核对原件。",
            "Every picture is cut from the evidence itself; the red frame is the place that was read. Pages are counted within "
            "the file, from 1. SHA-256 identifies a file's content, so that the original can be compared.")
      .raw("</li>\n</ul>\n</section>\n");
}

// The pictures once each; the sections show them through windows.
void write_stock(HtmlWriter& html, const ReportPictures& pictures) {
  html.raw("<svg class=\"stock\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n");
  std::int64_t index = 0;
  for (const PagePicture& picture : pictures.all()) {
    if (!picture.bytes.empty()) {
      html.raw("<image id=\"picture-").number(index).raw("\" width=\"").number(picture.width(), 2).raw("\" height=\"");
      html.number(picture.height(), 2).raw("\" preserveAspectRatio=\"none\" href=\"");
      html.image_uri(picture.media_type(), picture.bytes).raw("\"/>\n");
    }
    ++index;
  }
  html.raw("</defs></svg>\n");
}

}  // namespace

std::string report_html(const Report& report, std::span<const FileReading> readings, const ReportPictures& pictures,
                        Language language) {
  const HtmlReport page{report, readings, pictures};
  HtmlWriter html;
  std::string title = title_of(report);
  if (report.score) title += " · " + in(language, label_of(report.score->verdict));
  write_page_head(html, title, language, {embedded_web_file("report.css")}, {});
  html.raw("<main>\n");
  write_header(html, report);
  if (report.score) write_score(html, page);
  if (report.score || !report.findings.empty()) write_findings(html, page);
  write_figures(html, page);
  write_files(html, page);
  write_explanation(html, page);
  html.raw("<footer><p>").both("由 dossier 生成；相同的材料、规则与程序得到相同的报告。",
                               "Made by dossier; the same evidence, rules and program give the same report.");
  html.raw("</p></footer>\n</main>\n");
  write_stock(html, pictures);
  html.raw("</body>\n</html>\n");
  return html.take();
}

}  // namespace dossier
