#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

#include "app/batch_overview.h"
#include "app/error_text.h"
#include "app/html_page.h"
#include "app/labels.h"
#include "app/report_html_parts.h"
#include "app/safe_text.h"
#include "models/amount.h"
#include "verify/check.h"

namespace dossier {
namespace {

constexpr std::size_t kRows = 2'000;  // of the queue; a page of more is no overview, the workbook has all
constexpr std::size_t kFindings = 500;

void write_tile(HtmlWriter& html, Mark mark, int number, const Message& name) {
  html.raw("<div class=\"tile ")
      .raw(number == 0 ? Literal("none") : class_of(mark))
      .raw("\"><b>")
      .number(std::int64_t{number});
  html.raw("</b><span>").both(name).raw("</span></div>\n");
}

void write_verdicts(HtmlWriter& html, const VerdictCounts& counts) {
  html.raw("<section><div class=\"tiles four\">\n");
  write_tile(html, Mark::good, counts.qualified, label_of(Verdict::qualified));
  write_tile(html, Mark::bad, counts.not_qualified, label_of(Verdict::not_qualified));
  write_tile(html, Mark::open, counts.undetermined, label_of(Verdict::undetermined));
  write_tile(html, Mark::missing, counts.failed, {"无法处理", "not processed"});
  html.raw("</div></section>\n");
}

// Shares of a whole as one bar. Widths are attributes: the page's policy lets no inline style in.
void write_bar(HtmlWriter& html, const std::vector<std::pair<Mark, int>>& parts, int whole) {
  html.raw("<svg class=\"bars\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
  double x = 0;
  for (const auto& [mark, number] : parts) {
    const double width = whole > 0 ? 100.0 * number / whole : 0;
    if (number > 0) {
      html.raw("<rect class=\"")
          .raw(class_of(mark))
          .raw("\" y=\"0\" height=\"10\" x=\"")
          .number(x, 2)
          .raw("\" width=\"")
          .number(width, 2)
          .raw("\"/>");
    }
    x += width;
  }
  html.raw("</svg>");
}

void write_legend(HtmlWriter& html) {
  const auto entry = [&](Mark mark, const Message& name) {
    html.raw("<span><svg class=\"bars\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"").raw(class_of(mark));
    html.raw("\" width=\"10\" height=\"10\"/></svg>").both(name).raw("</span>");
  };
  html.raw("<p class=\"legend\">");
  entry(Mark::good, label_of(Verdict::qualified));
  entry(Mark::bad, label_of(Verdict::not_qualified));
  entry(Mark::open, label_of(Verdict::undetermined));
  entry(Mark::missing, {"无法处理", "not processed"});
  html.raw("</p>\n");
}

void write_groups(HtmlWriter& html, const Message& title, const std::map<std::string, VerdictCounts>& groups) {
  int most = 0;
  for (const auto& [name, counts] : groups) most = std::max(most, counts.all());
  html.raw("<div><h3>").both(title).raw("</h3>\n<div class=\"wide\"><table>\n");
  for (const auto& [name, counts] : groups) {
    html.raw("<tr><td>");
    if (name.empty()) {
      html.both("未申报", "not declared");
    } else {
      html.text(name);
    }
    html.raw("</td><td class=\"n\">").number(std::int64_t{counts.all()}).raw("</td><td>");
    write_bar(html,
              {{Mark::good, counts.qualified},
               {Mark::bad, counts.not_qualified},
               {Mark::open, counts.undetermined},
               {Mark::missing, counts.failed}},
              most);
    html.raw("</td></tr>\n");
  }
  html.raw("</table></div></div>\n");
}

Message title_of_check(const std::string& id) {
  const Check* check = find_check(id);
  return check == nullptr ? Message{id, id}
                          : Message{std::string(check->info.title_zh), std::string(check->info.title_en)};
}

void write_checks(HtmlWriter& html, const BatchOverview& overview) {
  struct Counts {
    int inconsistent = 0, unsupported = 0, undetermined = 0;
  };
  std::map<std::string, Counts> checks;
  for (const auto& [key, number] : overview.findings) {
    Counts& counts = checks[key.first];
    (key.second == "inconsistent"  ? counts.inconsistent
     : key.second == "unsupported" ? counts.unsupported
                                   : counts.undetermined) += number;
  }
  std::vector<std::pair<std::string, Counts>> rows(checks.begin(), checks.end());
  std::ranges::stable_sort(rows, [](const auto& a, const auto& b) {
    return std::tie(b.second.inconsistent, b.second.undetermined, b.second.unsupported) <
           std::tie(a.second.inconsistent, a.second.undetermined, a.second.unsupported);
  });
  int most = 1;
  for (const auto& [id, counts] : rows)
    most = std::max(most, counts.inconsistent + counts.undetermined + counts.unsupported);
  html.raw("<section><h2>").both("按检查的发现（份数）", "Findings by check (dossiers)").raw("</h2>\n");
  html.raw("<div class=\"wide\"><table>\n<tr><th>")
      .both("检查", "Check")
      .raw("</th><th class=\"n\">")
      .both(label_of(Outcome::inconsistent));
  html.raw("</th><th class=\"n\">")
      .both(label_of(Outcome::undetermined))
      .raw("</th><th class=\"n\">")
      .both(label_of(Outcome::unsupported));
  html.raw("</th><th></th></tr>\n");
  for (const auto& [id, counts] : rows) {
    html.raw("<tr><td>").both(title_of_check(id)).raw(" <code>").text(id).raw("</code></td>");
    for (const int number : {counts.inconsistent, counts.undetermined, counts.unsupported}) {
      html.raw(number == 0 ? Literal("<td class=\"n zero\">") : Literal("<td class=\"n\">"))
          .number(std::int64_t{number})
          .raw("</td>");
    }
    html.raw("<td>");
    write_bar(
        html,
        {{Mark::bad, counts.inconsistent}, {Mark::open, counts.undetermined}, {Mark::missing, counts.unsupported}},
        most);
    html.raw("</td></tr>\n");
  }
  html.raw("</table></div></section>\n");
}

void write_findings(HtmlWriter& html, const BatchResults& results) {
  if (!results.compared) return;
  html.raw("<section><h2>").both("多份材料对照的发现", "What several dossiers together show").raw("</h2>\n");
  if (results.findings.empty()) html.raw("<p class=\"empty\">").both("没有。", "Nothing.").raw("</p>\n");
  for (std::size_t i = 0; i < results.findings.size() && i < kFindings; ++i) {
    const BatchFinding& finding = results.findings[i];
    const Mark mark = mark_of(finding.outcome);
    html.raw("<article class=\"finding ").raw(class_of(mark)).raw("\"><header>");
    write_mark(html, mark);
    html.raw("<h3>")
        .both(finding.message)
        .raw("</h3><p class=\"outcome\">")
        .both(label_of(finding.outcome))
        .raw("</p></header>\n<p class=\"about\"><code>");
    html.text(finding.check).raw("</code></p>\n");
    for (const BatchPlace& place : finding.evidence) {
      html.raw("<p class=\"about\"><b>").text(place.dossier).raw("</b> ").text(place.file);
      if (place.page > 0) {
        html.raw(" <span lang=\"zh\">第 ").number(std::int64_t{place.page}).raw(" 页</span><span lang=\"en\">page ");
        html.number(std::int64_t{place.page}).raw("</span>");
      }
      if (!place.claim.empty()) html.raw(" <code>").text(place.claim).raw("</code>");
      html.raw("</p>\n");
    }
    if (const Decided* decided = decision_on(results, finding))
      html.raw("<p class=\"about\">→ ").both(text_of(*decided)).raw("</p>\n");
    html.raw("</article>\n");
  }
  if (results.findings.size() > kFindings) {
    html.raw("<p class=\"notes\">")
        .both("此处只列前 500 条，其余见 summary.xlsx 与 batch.json。",
              "The first 500; summary.xlsx and batch.json have all.")
        .raw("</p>\n");
  }
  html.raw("</section>\n");
}

void write_number(HtmlWriter& html, int number) {
  html.raw(number == 0 ? Literal("<td class=\"n zero\">") : Literal("<td class=\"n\">"))
      .number(std::int64_t{number})
      .raw("</td>");
}

void write_queue(HtmlWriter& html, const BatchOverview& overview, bool reports) {
  html.raw("<section><h2>").both("复核顺序", "Review queue").raw("</h2>\n<p class=\"notes\">");
  html.both(
      "人看一眼最能改变结论的排在前面：结论只差少数条件的，其次是符合条件但有矛盾的，再次是程序未能读取的。",
      "First what a person's look would change most: verdicts that hang on few criteria, then qualified dossiers with "
      "contradictions, then what the program could not read.");
  html.raw("</p>\n<div class=\"wide\"><table>\n<tr><th>")
      .both("编号", "Id")
      .raw("</th><th>")
      .both("申请单位", "Applicant");
  html.raw("</th><th>")
      .both("结论", "Verdict")
      .raw("</th><th>")
      .both("先看理由", "Why look")
      .raw("</th><th class=\"n\">");
  html.both(label_of(Outcome::inconsistent))
      .raw("</th><th class=\"n\">")
      .both(label_of(Outcome::undetermined))
      .raw("</th><th class=\"n\">");
  html.both(label_of(Outcome::unsupported))
      .raw("</th><th class=\"n\">")
      .both("待核字段", "Uncertain")
      .raw("</th><th class=\"n\">");
  html.both("跨卷", "Between").raw("</th></tr>\n");
  for (std::size_t i = 0; i < overview.dossiers.size() && i < kRows; ++i) {
    const OverviewDossier& dossier = overview.dossiers[i];
    const DossierRow& row = dossier.row;
    html.raw("<tr><td>");
    if (reports && row.error.empty()) {
      html.raw("<a href=\"").text(uri_path(row.name + "/report.json")).raw("\">").text(row.name).raw("</a>");
    } else {
      html.text(row.name);
    }
    html.raw("</td><td>").text(row.applicant).raw("</td><td>");
    const bool good = row.verdict == name_of(Verdict::qualified);
    const bool bad = row.verdict == name_of(Verdict::not_qualified);
    write_mark(html, !row.error.empty() ? Mark::missing : good ? Mark::good : bad ? Mark::bad : Mark::open);
    html.raw(" ")
        .both(row.error.empty() ? label_of_verdict(row.verdict) : Message{"无法处理", "not processed"})
        .raw("</td><td>");
    html.both(dossier.reason);
    if (!dossier.decision.zh.empty()) html.raw("<br><small>").both(dossier.decision).raw("</small>");
    if (!row.error.empty()) html.raw("<br><small>").both(explain_error(row.error)).raw("</small>");
    html.raw("</td>");
    for (const int number : {row.inconsistent, row.undetermined, row.unsupported, row.uncertain_fields, dossier.across})
      write_number(html, number);
    html.raw("</tr>\n");
  }
  html.raw("</table></div>\n");
  if (overview.dossiers.size() > kRows) {
    html.raw("<p class=\"notes\">")
        .both("此处只列前 2000 份，其余见 summary.xlsx。", "The first 2000; summary.xlsx has all.")
        .raw("</p>\n");
  }
  html.raw("</section>\n");
}

// The verified figures for the plots. For drawing alone, so floating point is good enough.
std::string plot_data(const BatchOverview& overview) {
  nlohmann::json points = nlohmann::json::array();
  for (const OverviewDossier& dossier : overview.dossiers) {
    const auto revenue = parse_amount(dossier.revenue);
    const auto ai = parse_amount(dossier.ai_revenue);
    const auto rd = parse_amount(dossier.rd_expense);
    if (!ai && !(revenue && rd)) continue;
    nlohmann::json point = {
        {"id", neutral(dossier.row.name)}, {"verdict", dossier.row.verdict}, {"ai", 0}, {"rd", nullptr}};
    if (ai) point["ai"] = std::round(static_cast<double>(ai->fen) / 1e4) / 100;  // 10,000 yuan
    if (revenue && rd && revenue->fen > 0) {
      point["rd"] = std::round(1e4 * static_cast<double>(rd->fen) / static_cast<double>(revenue->fen)) / 100;
    }
    points.push_back(std::move(point));
  }
  std::string text =
      nlohmann::json{{"points", std::move(points)}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  // Nothing in it may end the script element.
  std::string safe;
  for (const char c : text) safe += c == '<' ? "\\u003c" : std::string(1, c);
  return safe;
}

void write_plots(HtmlWriter& html) {
  html.raw("<section><h2>").both("核实的数值", "Verified figures").raw("</h2>\n<div class=\"plots\">\n");
  html.raw("<div class=\"plot\"><h3>")
      .both("人工智能收入与研发强度", "AI revenue and R&D ratio")
      .raw("</h3><div id=\"plot-scatter\"></div></div>\n");
  html.raw("<div class=\"plot\"><h3>")
      .both("研发强度的分布", "R&D ratio")
      .raw("</h3><div id=\"plot-rd\"></div></div>\n");
  html.raw("<div class=\"plot\"><h3>")
      .both("人工智能收入的分布", "AI revenue")
      .raw("</h3><div id=\"plot-ai\"></div></div>\n");
  html.raw("</div><p class=\"notes\">");
  html.both(
      "报告年度的数值，只含证据确凿的；研发强度为研发专项审计的研发费用与利润表营业收入之比，超过 50 % 的画在 50 %。",
      "Values of the reporting year that the evidence shows with certainty; the R&D ratio is the R&D expense of the "
      "special audit over the "
      "revenue of the income statement, drawn at 50 % where it is more.");
  html.raw("</p></section>\n");
}

}  // namespace

std::string batch_html(const BatchOverview& overview, const BatchResults& results, Language language) {
  const std::string_view plot_library = embedded_web_file("uPlot.iife.min.js");
  const std::string_view plot_script = embedded_web_file("batch.js");
  std::vector<std::string_view> styles = {embedded_web_file("report.css"), embedded_web_file("batch.css")};
  std::vector<std::string_view> scripts;
  if (!plot_library.empty()) {
    styles.push_back(embedded_web_file("uPlot.min.css"));
    scripts = {plot_library, plot_script};
  }
  HtmlWriter html;
  write_page_head(html, in(language, {"批量核验", "Batch"}), language, styles, scripts);
  html.raw("<main>\n<header class=\"top\">\n<div class=\"bar\"><p class=\"kicker\">");
  html.both("人工智能企业认定 · 批量核验", "AI enterprise recognition · batch");
  html.raw(
      "</p><p class=\"language\" aria-label=\"Language\"><label for=\"show-zh\">中文</label><label "
      "for=\"show-en\">English</label></p></div>\n<h1>");
  html.number(std::int64_t{overview.verdicts.all()}).raw(" ").both("份申报材料", "dossiers").raw("</h1>\n</header>\n");
  write_verdicts(html, overview.verdicts);
  html.raw("<section><h2>").both("按地区与行业（申报）", "By region and industry (declared)").raw("</h2>\n");
  write_legend(html);
  html.raw("<div class=\"two\">\n");
  write_groups(html, {"地区", "Region"}, overview.by_region);
  write_groups(html, {"行业", "Industry"}, overview.by_industry);
  html.raw("</div></section>\n");
  if (!plot_library.empty()) {
    write_plots(html);
  } else {
    html.raw("<p class=\"notes\">")
        .both("本程序编译时没有 uPlot，故无图；数值见 dossier stats。",
              "The program was built without uPlot, so there are no plots; `dossier stats` has the figures.")
        .raw("</p>\n");
  }
  write_queue(html, overview, results.reports);
  write_findings(html, results);
  write_checks(html, overview);
  html.raw("<footer><p>").both("由 dossier 生成。", "Made by dossier.").raw("</p></footer>\n</main>\n");
  if (!plot_library.empty()) {
    html.raw("<script type=\"application/json\" id=\"data\">").embedded(plot_data(overview)).raw("</script>\n");
    write_script(html, plot_library);
    write_script(html, plot_script);
  }
  html.raw("</body>\n</html>\n");
  return html.take();
}

}  // namespace dossier
