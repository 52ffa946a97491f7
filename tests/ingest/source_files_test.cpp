#include "ingest/source_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ingest/ingest.h"
#include "models/error.h"
#include "models/sha256.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::vector<std::string> names(const Dossier& dossier) {
  std::vector<std::string> result;
  for (const SourceFile& file : dossier.files) result.push_back(file.name);
  return result;
}

const SourceFile& named(const Dossier& dossier, std::string_view name) {
  for (const SourceFile& file : dossier.files) {
    if (file.name == name) return file;
  }
  throw std::runtime_error("no such file");
}

TEST(SourceFiles, WalksAllDepthsAndSortsBytewise) {
  const test::TempFolder folder;
  folder.write("b.pdf", "%PDF-1.4");
  folder.write("a/z.png", "\x89PNG\r\n\x1a\n");
  folder.write("a/B.pdf", "%PDF-1.4 other");
  folder.write("扫描件0003.jpg", "\xff\xd8\xff\xe0");
  const Dossier dossier = open_dossier(folder.path(), {}, "");
  EXPECT_THAT(names(dossier), ElementsAre("a/B.pdf", "a/z.png", "b.pdf", "扫描件0003.jpg"));
  EXPECT_EQ(named(dossier, "b.pdf").kind, FileKind::pdf);
  EXPECT_EQ(named(dossier, "b.pdf").size, 8u);
  EXPECT_EQ(named(dossier, "b.pdf").sha256, sha256_hex("%PDF-1.4"));
}

TEST(SourceFiles, TakesTheDeclarationAtTheRootOnly) {
  const test::TempFolder folder;
  folder.write("declaration.json", "{\"schema\":\"x\"}");
  folder.write("sub/declaration.json", "{}");
  const Dossier dossier = open_dossier(folder.path(), {}, "");
  EXPECT_EQ(dossier.declaration, "{\"schema\":\"x\"}");
  EXPECT_EQ(dossier.declaration_name, "declaration.json");
  EXPECT_THAT(names(dossier), ElementsAre("sub/declaration.json"));
}

TEST(SourceFiles, NamesWhatSystemsLeaveBehindAndDoesNotTakeItForEvidence) {
  const test::TempFolder folder;
  folder.write(".DS_Store", "x");
  folder.write("__MACOSX/._a.pdf", "x");
  folder.write("sub/Thumbs.db", "x");
  folder.write("~$表.docx", "x");
  folder.write("a.pdf", "%PDF-1.4");
  const Dossier dossier = open_dossier(folder.path(), {}, "");
  EXPECT_THAT(names(dossier), ElementsAre("a.pdf"));
  ASSERT_THAT(dossier.problems, SizeIs(4));
  for (const Problem& problem : dossier.problems) EXPECT_EQ(problem.code, "file.ignored");
}

TEST(SourceFiles, FollowsNoLink) {
  const test::TempFolder folder, outside;
  outside.write("secret.pdf", "%PDF-1.4");
  folder.write("a.pdf", "%PDF-1.4");
  ASSERT_EQ(symlink(outside.file("secret.pdf").c_str(), folder.file("link.pdf").c_str()), 0);
  ASSERT_EQ(symlink(outside.path().c_str(), folder.file("linked").c_str()), 0);
  const Dossier dossier = open_dossier(folder.path(), {}, "");
  EXPECT_THAT(names(dossier), ElementsAre("a.pdf", "link.pdf", "linked"));
  for (const char* link : {"link.pdf", "linked"}) {
    ASSERT_THAT(named(dossier, link).problems, SizeIs(1)) << link;
    EXPECT_EQ(named(dossier, link).problems.front().code, "file.link");
  }
}

TEST(SourceFiles, NeverWaitsForAPipe) {
  const test::TempFolder folder;
  ASSERT_EQ(mkfifo(folder.file("pipe.pdf").c_str(), 0600), 0);
  const Dossier dossier = open_dossier(folder.path(), {}, "");
  ASSERT_THAT(dossier.files, SizeIs(1));
  EXPECT_EQ(dossier.files.front().problems.front().code, "file.not-regular");
}

TEST(SourceFiles, SaysWhyAFileCannotBeRead) {
  const test::TempFolder folder;
  folder.write("empty.pdf", "");
  folder.write("text.pdf", "hello");
  const Dossier dossier = open_dossier(folder.path(), {}, "");
  EXPECT_EQ(named(dossier, "empty.pdf").problems.front().code, "file.empty");
  EXPECT_EQ(named(dossier, "text.pdf").problems.front().code, "file.unsupported");
  EXPECT_THAT(named(dossier, "text.pdf").problems.front().message, HasSubstr("plain text"));
}

TEST(SourceFiles, KeepsItsLimits) {
  const test::TempFolder folder;
  folder.write("1.pdf", "%PDF-1.4");
  folder.write("2.pdf", "%PDF-1.4 and more than that");
  folder.write("a/b/c/deep.pdf", "%PDF-1.4");
  Limits limits;
  limits.max_file_bytes = 10;
  limits.max_folder_depth = 2;
  const Dossier small = open_dossier(folder.path(), limits, "");
  EXPECT_THAT(names(small), ElementsAre("1.pdf", "2.pdf"));
  EXPECT_EQ(named(small, "2.pdf").problems.front().code, "limit.file-bytes");
  ASSERT_THAT(small.problems, SizeIs(1));
  EXPECT_EQ(small.problems.front().code, "limit.folder-depth");

  limits = {};
  limits.max_entries = 1;
  const Dossier few = open_dossier(folder.path(), limits, "");
  EXPECT_THAT(few.files, SizeIs(1));
  EXPECT_EQ(few.problems.front().code, "limit.entries");

  limits = {};
  limits.max_total_bytes = 20;
  EXPECT_EQ(named(open_dossier(folder.path(), limits, ""), "2.pdf").problems.front().code, "limit.total-bytes");
}

TEST(SourceFiles, ReadsNamesThatWindowsWroteInGbk) {
  EXPECT_EQ(name_of_bytes("\xc9\xf3\xbc\xc6\xb1\xa8\xb8\xe6.pdf"), "审计报告.pdf");
  EXPECT_EQ(name_of_bytes("审计报告.pdf"), "审计报告.pdf");
  EXPECT_EQ(name_of_bytes("a\x1b[31m\n.pdf"), "a [31m .pdf");
}

TEST(SourceFiles, GivesAFileByItself) {
  const test::TempFolder folder;
  const std::string path = folder.write("a.pdf", "%PDF-1.4");
  const SourceFile file = open_file(path, {});
  EXPECT_TRUE(file.problems.empty());
  EXPECT_EQ(file.name, path);
  EXPECT_EQ(open_file(folder.file("none.pdf"), {}).problems.front().code, "file.missing");
  EXPECT_EQ(open_file(folder.path(), {}).problems.front().code, "file.not-regular");
}

TEST(SourceFiles, ThrowsWhereThereIsNoDossier) {
  const test::TempFolder folder;
  EXPECT_THROW(open_dossier(folder.file("none"), {}, ""), Error);
  EXPECT_THROW(open_dossier(folder.write("a.pdf", "%PDF-1.4"), {}, ""), Error);
}

TEST(SourceFiles, NamesTheDossierByItsLastComponent) {
  const test::TempFolder folder;
  folder.write("h04/a.pdf", "%PDF-1.4");
  EXPECT_EQ(open_dossier(folder.file("h04"), {}, "").name, "h04");
  EXPECT_EQ(open_dossier(folder.file("h04") + "/", {}, "").name, "h04");
}

}  // namespace
}  // namespace dossier
