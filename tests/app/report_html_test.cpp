#include "app/report_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <pugixml.hpp>
#include <set>

#include "app/safe_text.h"
#include "models/sha256.h"
#include "tests/support/sample_report.h"

namespace dossier {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Crop> fake_crops(const SourceFile&, std::span<const CropRequest> wanted) {
  return std::vector<Crop>(wanted.size(), Crop{test::sample_png()});
}

std::string html_of(const test::SampleRun& run, Language language = Language::zh) {
  return report_html(run.report, run.readings, ReportPictures(run.report, run.readings, fake_crops), language);
}

// The report with one hostile text in every place that evidence or a declaration can fill.
test::SampleRun hostile_run(const std::string& text) {
  test::SampleRun run = test::sample_run();
  Report& report = run.report;
  report.dossier = text;
  report.declaration->name = text;
  report.declaration->uscc = text;
  for (SourceFile& file : report.files) file.name += text;
  for (Document& document : report.documents) {
    document.title = text;
    for (Field& field : document.fields) {
      field.value = field.raw = field.label = field.doubt = field.scope = text;
      field.name = text;
      field.alternatives = {text};
      for (Proof& proof : field.proofs) proof.detail = text;
    }
    for (Identity& identity : document.identities) {
      identity.id = identity.formula = text;
      identity.state = Identity::State::violated;
    }
  }
  for (FileReading& reading : run.readings) {
    for (Page& page : reading.pages) {
      page.problems.push_back({"p", text, page.number});
      for (Word& word : page.words) {
        word.text = text;
        for (Reading& other : word.readings) other.text = text + "2";
      }
    }
  }
  for (Unreadable& part : report.unreadable) part.reason = text;
  report.problems.push_back({"p", text, 0});
  for (Finding& finding : report.findings) {
    finding.check = finding.formula = finding.rule = text;
    finding.claim = finding.declared = finding.found = text;
    finding.message = {text, text};
  }
  for (CriterionResult& criterion : report.score->criteria) {
    criterion.id = criterion.source = criterion.value = criterion.threshold = criterion.formula = text;
    criterion.title = criterion.explanation = {text, text + "en"};
  }
  report.score->notes = {{text, text}};
  report.score->profile = text;
  return run;
}

TEST(ReportHtml, HostileTextStaysText) {
  const std::string attack = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'\u202e";
  const std::string html = html_of(hostile_run(attack));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("\u202e")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(html, HasSubstr("[U+202E]"));
  // Apart from the hostile text the page has the same tags as the page of the harmless report has.
  const std::string harmless = html_of(hostile_run("x"));
  const auto tags = [](const std::string& page) {
    std::multiset<std::string> found;
    re2::StringPiece rest(page);
    std::string tag;
    static const RE2 pattern("<(/?[a-zA-Z]+)");
    while (RE2::FindAndConsume(&rest, pattern, &tag)) found.insert(tag);
    return found;
  };
  EXPECT_EQ(tags(html), tags(harmless));
}

TEST(ReportHtml, NeedsNothingFromOutside) {
  const std::string html = html_of(test::sample_run());
  for (const char* outside : {"http:", "https:", "//cdn", "@import", "url(", "<link", "<script", "<iframe", " style=", " on"}) {
    const std::size_t at = html.find(outside);
    // " on" begins event handlers, but words too.
    if (std::string_view(outside) == " on") {
      EXPECT_FALSE(RE2::PartialMatch(html, R"(\son[a-z]+=)"));
    } else {
      EXPECT_EQ(at, std::string::npos) << outside << " in: " << html.substr(at, 60);
    }
  }
}

TEST(ReportHtml, ThePolicyNamesTheStyleSheet) {
  const std::string html = html_of(test::sample_run());
  std::string policy;
  ASSERT_TRUE(RE2::PartialMatch(html, R"(Content-Security-Policy" content="([^"]*)\")", &policy));
  std::string style;
  ASSERT_TRUE(RE2::PartialMatch(html, "(?s)<style>(.*)</style>", &style));
  std::string digest;
  const std::string hex = sha256_hex(style);
  for (std::size_t i = 0; i < hex.size(); i += 2) digest += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  EXPECT_EQ(policy, "default-src 'none'; img-src data:; style-src 'sha256-" + base64(digest) +
                        "'; base-uri 'none'; form-action 'none'");
}

TEST(ReportHtml, HoldsBothLanguages) {
  const std::string html = html_of(test::sample_run());
  EXPECT_THAT(html, HasSubstr("<span lang=\"zh\">不符合认定条件</span><span lang=\"en\">Not qualified</span>"));
  EXPECT_THAT(html, HasSubstr("id=\"show-zh\" checked"));
  EXPECT_THAT(html_of(test::sample_run(), Language::en), HasSubstr("id=\"show-en\" checked"));
}

TEST(ReportHtml, ShowsEveryFindingCriterionFigureAndFile) {
  const test::SampleRun run = test::sample_run();
  const std::string html = html_of(run);
  for (std::size_t i = 0; i < run.report.findings.size(); ++i) {
    EXPECT_THAT(html, HasSubstr("id=\"finding-" + std::to_string(i + 1) + "\""));
    EXPECT_THAT(html, HasSubstr(markup(run.report.findings[i].message.zh)));
  }
  for (const CriterionResult& criterion : run.report.score->criteria) EXPECT_THAT(html, HasSubstr(criterion.source));
  for (const SourceFile& file : run.report.files) {
    EXPECT_THAT(html, HasSubstr(file.name));
    EXPECT_THAT(html, HasSubstr(file.sha256));
  }
  EXPECT_THAT(html, HasSubstr("The PDF is encrypted and needs a password."));
  EXPECT_THAT(html, HasSubstr("49,012,345.67"));
  EXPECT_THAT(html, HasSubstr("-1,284,567.80"));  // an alternative of the uncertain figure
}

TEST(ReportHtml, EveryPictureThatIsShownIsThere) {
  const std::string html = html_of(test::sample_run());
  re2::StringPiece rest(html);
  std::string name;
  std::set<std::string> used;
  std::set<std::string> defined;
  static const RE2 use("<use href=\"#([^\"]+)\"");
  while (RE2::FindAndConsume(&rest, use, &name)) used.insert(name);
  rest = html;
  static const RE2 definition("<(?:image|symbol) id=\"([^\"]+)\"");
  while (RE2::FindAndConsume(&rest, definition, &name)) defined.insert(name);
  EXPECT_EQ(used, defined);
  EXPECT_GT(used.size(), 6u);
}

TEST(ReportHtml, EveryLinkLeadsSomewhere) {
  const std::string html = html_of(test::sample_run());
  re2::StringPiece rest(html);
  std::string target;
  static const RE2 link("<a [^>]*href=\"#([^\"]+)\"");
  int links = 0;
  while (RE2::FindAndConsume(&rest, link, &target)) {
    ++links;
    EXPECT_THAT(html, HasSubstr("id=\"" + target + "\""));
  }
  EXPECT_EQ(links, 6);
}

// The page is written as well-formed XML but for the void elements of HTML, so that nesting can be checked.
TEST(ReportHtml, IsWellFormed) {
  for (test::SampleRun run : {test::sample_run(), test::sample_reading_run(), hostile_run("<b>&amp;\"'")}) {
    std::string html = html_of(run);
    RE2::GlobalReplace(&html, R"((<(?:meta|input)[^>]*)>)", R"(\1/>)");
    RE2::GlobalReplace(&html, R"( checked/>)", R"( checked=""/>)");
    RE2::Replace(&html, "<!DOCTYPE html>", "");
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_string(html.c_str());
    EXPECT_TRUE(parsed) << parsed.description() << " near " << html.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset - 80)), 160);
  }
}

TEST(ReportHtml, IsAFunctionOfTheReport) { EXPECT_EQ(html_of(test::sample_run()), html_of(test::sample_run())); }

TEST(ReportHtml, AReadingHasNoVerdictAndNoFindings) {
  const std::string html = html_of(test::sample_reading_run());
  EXPECT_THAT(html, Not(HasSubstr("id=\"findings\"")));
  EXPECT_THAT(html, Not(HasSubstr("class=\"verdict")));
  EXPECT_THAT(html, HasSubstr("id=\"figures\""));
}

TEST(ReportHtml, AnEmptyRunIsAPage) {
  const Report report;
  EXPECT_THAT(report_html(report, {}, {}, Language::zh), HasSubstr("</html>"));
}

}  // namespace
}  // namespace dossier
