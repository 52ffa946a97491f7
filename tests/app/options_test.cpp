#include "app/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "app/commands.h"
#include "app/version.h"

namespace dossier {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class OptionsTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
  }
};

Options parsed(const std::vector<std::string>& arguments) {
  const ParsedArguments result = parse_arguments(arguments);
  EXPECT_TRUE(result.options.has_value()) << result.text;
  return result.options.value_or(Options{});
}

std::string refused(const std::vector<std::string>& arguments) {
  const ParsedArguments result = parse_arguments(arguments);
  EXPECT_FALSE(result.options.has_value());
  EXPECT_TRUE(result.wrong);
  return result.text;
}

TEST_F(OptionsTest, ReadTakesFiles) {
  const Options options = parsed({"read", "a.pdf", "审计/b.png", "--json", "-"});
  EXPECT_EQ(options.verb, "read");
  EXPECT_THAT(options.arguments, ElementsAre("a.pdf", "审计/b.png"));
  EXPECT_EQ(options.json, "-");
  EXPECT_EQ(options.jobs, 0);
  EXPECT_EQ(options.format, PageFormat::none);
}

TEST_F(OptionsTest, FilesMayLookLikeOptionsAfterTwoDashes) {
  EXPECT_THAT(parsed({"read", "--quiet", "--", "--json", "-x.pdf"}).arguments, ElementsAre("--json", "-x.pdf"));
}

TEST_F(OptionsTest, ReadingOptionsReachTheirPlaces) {
  const Options options =
      parsed({"read", "a.pdf", "--force-ocr", "--all-pages", "-j", "3", "--max-pages", "12", "--max-file-size", "5M",
              "--max-memory", "1G", "--max-page-pixels", "1000", "--max-page-seconds", "7"});
  EXPECT_TRUE(options.force_ocr);
  EXPECT_TRUE(options.all_pages);
  EXPECT_EQ(options.jobs, 3);
  EXPECT_EQ(options.limits.max_pages, 12u);
  EXPECT_EQ(options.limits.max_file_bytes, 5u << 20);
  EXPECT_EQ(options.limits.reader_memory_bytes, 1u << 30);
  EXPECT_EQ(options.limits.max_page_pixels, 1000u);
  EXPECT_EQ(options.limits.page_wall_seconds, 7u);
}

TEST_F(OptionsTest, TextIsAFormat) {
  EXPECT_EQ(parsed({"read", "a", "--text"}).format, PageFormat::text);
  EXPECT_EQ(parsed({"read", "a", "--format", "hocr"}).format, PageFormat::hocr);
  EXPECT_EQ(parsed({"read", "a", "--format=alto"}).format, PageFormat::alto);
  refused({"read", "a", "--format", "pdf"});
  refused({"read", "a", "--text", "--format", "alto"});
}

TEST_F(OptionsTest, CheckTakesOneDossier) {
  const Options options = parsed({"check", "dossier.zip", "--profile", "wuhan", "--out", "r", "--option", "a=b", "--option", "c=d"});
  EXPECT_EQ(options.profile, "wuhan");
  EXPECT_EQ(options.out, "r");
  EXPECT_THAT(options.rule_options, ElementsAre("a=b", "c=d"));
  EXPECT_THAT(options.arguments, ElementsAre("dossier.zip"));
  refused({"check"});
  refused({"check", "a", "b"});
}

TEST_F(OptionsTest, AStoreAndNoStoreExcludeEachOther) {
  EXPECT_EQ(parsed({"read", "a", "--store", "s"}).store, "s");
  EXPECT_TRUE(parsed({"read", "a", "--no-store"}).no_store);
  refused({"read", "a", "--no-store", "--store", "s"});
}

TEST_F(OptionsTest, MessageOptionsStandBeforeOrAfterTheVerb) {
  EXPECT_TRUE(parsed({"-q", "read", "a"}).quiet);
  EXPECT_TRUE(parsed({"read", "a", "-q"}).quiet);
  EXPECT_EQ(parsed({"read", "a", "--log-level", "debug"}).log_level, "debug");
  refused({"read", "a", "--log-level", "loud"});
}

TEST_F(OptionsTest, TheLanguageIsTheOptionsElseTheLocales) {
  EXPECT_EQ(parsed({"read", "a"}).language, Language::zh);
  EXPECT_EQ(parsed({"read", "a", "--lang", "en"}).language, Language::en);
  setenv("LANG", "en_US.UTF-8", 1);
  EXPECT_EQ(parsed({"read", "a"}).language, Language::en);
  EXPECT_EQ(parsed({"--lang=zh", "read", "a"}).language, Language::zh);
  refused({"read", "a", "--lang", "fr"});
}

TEST_F(OptionsTest, HelpIsInTheLanguageAndListsTheVerbs) {
  for (const char* language : {"zh", "en"}) {
    const ParsedArguments help = parse_arguments({"--lang", language, "--help"});
    EXPECT_FALSE(help.options.has_value());
    EXPECT_FALSE(help.wrong);
    for (const Command& command : commands()) {
      EXPECT_THAT(help.text, HasSubstr(std::string(command.name)));
      EXPECT_THAT(help.text, HasSubstr(in(*language_of(language), command.summary)));
    }
  }
  EXPECT_THAT(parse_arguments({"check", "--help"}).text, HasSubstr("--profile"));
  EXPECT_EQ(parse_arguments({}).text, parse_arguments({"--help"}).text);
}

TEST_F(OptionsTest, TheVersionIsAResult) {
  const ParsedArguments version = parse_arguments({"--version"});
  EXPECT_EQ(version.text, std::string("dossier ") + program_version() + "\n");
  EXPECT_FALSE(version.wrong);
}

TEST_F(OptionsTest, WrongArgumentsAreToldAndRefused) {
  EXPECT_THAT(refused({"chekc", "a"}), HasSubstr("chekc"));
  EXPECT_THAT(refused({"read", "a", "--no-such"}), HasSubstr("--no-such"));
  EXPECT_THAT(refused({"read"}), HasSubstr("FILE"));
  refused({"read", "a", "--jobs", "0"});
  refused({"read", "a", "--jobs", "many"});
  refused({"read", "a", "--max-pages", "-5"});
  refused({"read", "a", "--max-file-size", "big"});
}

}  // namespace
}  // namespace dossier
