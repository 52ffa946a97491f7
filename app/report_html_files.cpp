// The list of files with what became of each.
#include <fmt/format.h>

#include <algorithm>

#include "app/labels.h"
#include "app/report_html_parts.h"

namespace dossier {
namespace {

std::string size_for_people(std::uint64_t bytes) {
  if (bytes < 1024) return fmt::format("{} B", bytes);
  if (bytes < 1024 * 1024) return fmt::format("{} KB", (bytes + 512) / 1024);
  return fmt::format("{}.{} MB", bytes / (1024 * 1024), bytes % (1024 * 1024) * 10 / (1024 * 1024));
}

void write_pages(HtmlWriter& html, std::int64_t first, std::int64_t last) {
  html.raw("<span class=\"range\">").number(first);
  if (last != first) html.raw("–").number(last);
  html.raw("</span> ");
}

void write_contents(HtmlWriter& html, const HtmlReport& page, std::size_t index) {
  const Report& report = page.report;
  html.raw("<ul class=\"contents\">");
  for (const Document& document : report.documents) {
    if (document.file != index) continue;
    html.raw(document.type == DocumentType::other ? Literal("<li class=\"other\">") : Literal("<li>"));
    write_pages(html, document.first_page, document.last_page);
    html.both(label_of(document.type)).raw("</li>");
  }
  for (const Unreadable& part : report.unreadable) {
    if (part.file != index) continue;
    html.raw("<li class=\"bad\">");
    write_mark(html, Mark::bad);
    if (part.page > 0) write_pages(html, part.page, part.page);
    html.both("无法读取", "Unreadable").raw(": ").both(explain_problem(part.code, part.reason)).raw("</li>");
  }
  if (index < page.readings.size()) {
    const FileReading& reading = page.readings[index];
    const auto glanced = std::ranges::count(reading.pages, false, &Page::fully_read);
    if (glanced > 0) {
      html.raw("<li class=\"other\"><span lang=\"zh\">").number(glanced).raw(" 页只看了标题，不含需要的数据");
      html.raw("</span><span lang=\"en\">").number(glanced).raw(" pages: only the title was looked at</span></li>");
    }
    for (const Page& one : reading.pages) {
      for (const Problem& problem : one.problems) {
        html.raw("<li class=\"problem\">");
        write_pages(html, one.number, one.number);
        html.both(explain_problem(problem.code, problem.message)).raw("</li>");
      }
    }
  }
  html.raw("</ul>");
}

}  // namespace

void write_files(HtmlWriter& html, const HtmlReport& page) {
  const Report& report = page.report;
  html.raw("<section id=\"files\"><h2>").both("材料清单", "Files").raw("</h2>\n<table class=\"files\"><thead><tr><th>");
  html.both("文件", "File").raw("</th><th>").both("页数", "Pages").raw("</th><th>").both("内容", "What became of it");
  html.raw("</th></tr></thead>\n<tbody>\n");
  for (std::size_t i = 0; i < report.files.size(); ++i) {
    const SourceFile& file = report.files[i];
    const bool bad = i >= report.page_sizes.size() || report.page_sizes[i].empty();
    html.raw(bad ? Literal("<tr class=\"bad\">") : Literal("<tr>")).raw("<th scope=\"row\">").text(file.name);
    html.raw("<small>").both(label_of(file.kind)).raw(" · ").text(size_for_people(file.size));
    if (!file.sha256.empty()) html.raw("</small><small class=\"hash\">").text(file.sha256);
    html.raw("</small></th><td class=\"page\">");
    if (i < report.page_sizes.size() && !report.page_sizes[i].empty()) {
      html.number(static_cast<std::int64_t>(report.page_sizes[i].size()));
    } else {
      html.raw("—");
    }
    html.raw("</td><td>");
    write_contents(html, page, i);
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody></table>\n");
  if (!report.problems.empty()) {
    html.raw("<ul class=\"notes\">\n");
    for (const Problem& problem : report.problems) {
      html.raw("<li>").both(explain_problem(problem.code, problem.message)).raw("</li>\n");
    }
    html.raw("</ul>\n");
  }
  html.raw("</section>\n");
}

}  // namespace dossier
