#include "ingest/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <vector>

#include "ingest/ingest.h"
#include "models/error.h"
#include "models/sha256.h"
#include "models/text.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

enum class Form { zip, tar_gz };

struct Member {
  std::string path;
  std::string bytes;
  std::string link = {};     // a symbolic link to it
  std::string hardlink = {};
};

void write_archive(const std::string& path, Form form, const std::vector<Member>& members) {
  const std::unique_ptr<struct archive, decltype(&archive_write_free)> out(archive_write_new(), archive_write_free);
  if (form == Form::zip) {
    archive_write_set_format_zip(out.get());
  } else {
    archive_write_add_filter_gzip(out.get());
    archive_write_set_format_gnutar(out.get());  // takes names as bytes, in any locale
  }
  ASSERT_EQ(archive_write_open_filename(out.get(), path.c_str()), ARCHIVE_OK);
  for (const Member& member : members) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
    if (form == Form::zip && is_utf8(member.path)) {
      archive_entry_set_pathname_utf8(entry.get(), member.path.c_str());
    } else {
      archive_entry_set_pathname(entry.get(), member.path.c_str());
    }
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_filetype(entry.get(), member.link.empty() ? AE_IFREG : AE_IFLNK);
    if (!member.link.empty()) archive_entry_set_symlink(entry.get(), member.link.c_str());
    if (!member.hardlink.empty()) archive_entry_set_hardlink(entry.get(), member.hardlink.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.bytes.size()));
    // A warning is about the locale, which knows no Chinese here.
    ASSERT_GE(archive_write_header(out.get(), entry.get()), ARCHIVE_WARN) << archive_error_string(out.get());
    archive_write_data(out.get(), member.bytes.data(), member.bytes.size());
  }
  ASSERT_EQ(archive_write_close(out.get()), ARCHIVE_OK);
}

class Archive : public ::testing::TestWithParam<Form> {
 protected:
  std::string pack(const std::vector<Member>& members) {
    const std::string path = folder_.file(GetParam() == Form::zip ? "h07.zip" : "h07.tar.gz");
    write_archive(path, GetParam(), members);
    return path;
  }
  Dossier unpacked(const std::vector<Member>& members, const Limits& limits = {}) {
    return open_dossier(pack(members), limits, scratch());
  }
  std::string scratch() const { return folder_.file("scratch"); }
  // Everything below the scratch folder, by name.
  std::vector<std::string> on_disk() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch())) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  static std::vector<std::string> names(const Dossier& dossier) {
    std::vector<std::string> result;
    for (const SourceFile& file : dossier.files) result.push_back(file.name);
    return result;
  }

  test::TempFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(Forms, Archive, ::testing::Values(Form::zip, Form::tar_gz),
                         [](const auto& form) { return form.param == Form::zip ? "Zip" : "TarGz"; });

TEST_P(Archive, IsADossierLikeAFolder) {
  const Dossier dossier = unpacked({{"declaration.json", "{}"}, {"b/审计.pdf", "%PDF-1.4 b"}, {"a.png", "\x89PNG\r\n\x1a\n"}, {"empty.pdf", ""}});
  EXPECT_EQ(dossier.declaration, "{}");
  EXPECT_THAT(names(dossier), ElementsAre("a.png", "b/审计.pdf", "empty.pdf"));
  EXPECT_EQ(dossier.files[1].sha256, sha256_hex("%PDF-1.4 b"));
  EXPECT_EQ(dossier.files[1].kind, FileKind::pdf);
  EXPECT_EQ(dossier.files[2].problems.front().code, "file.empty");
  EXPECT_TRUE(dossier.problems.empty());
}

TEST_P(Archive, TakesOffTheOneFolderAroundEverything) {
  const Dossier dossier = unpacked({{"申报/declaration.json", "{}"}, {"申报/a.pdf", "%PDF-1.4"}, {"__MACOSX/申报/._a.pdf", "x"}});
  EXPECT_EQ(dossier.declaration, "{}");
  EXPECT_THAT(names(dossier), ElementsAre("a.pdf"));
  ASSERT_THAT(dossier.problems, SizeIs(1));
  EXPECT_EQ(dossier.problems.front().code, "file.ignored");
}

TEST_P(Archive, UsesNoPathOfTheArchiveOnDisk) {
  const Dossier dossier = unpacked({{"../../escape.pdf", "%PDF-1.4 1"}, {"/etc/absolute.pdf", "%PDF-1.4 2"}, {"x/../../y.pdf", "%PDF-1.4 3"},
                                    {"C:\\windows\\a.pdf", "%PDF-1.4 4"}, {"good.pdf", "%PDF-1.4 5"}});
  ASSERT_THAT(dossier.files, SizeIs(5));
  for (const SourceFile& file : dossier.files) {
    if (file.name == "good.pdf") {
      EXPECT_TRUE(file.problems.empty());
      EXPECT_EQ(file.path, scratch() + "/" + sha256_hex("%PDF-1.4 5"));
    } else {
      ASSERT_THAT(file.problems, SizeIs(1)) << file.name;
      EXPECT_EQ(file.problems.front().code, "archive.path") << file.name;
    }
  }
  EXPECT_THAT(on_disk(), ElementsAre(sha256_hex("%PDF-1.4 5")));
  struct stat status{};
  ASSERT_EQ(stat(scratch().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
}

TEST_P(Archive, FollowsNoLink) {
  const Dossier dossier = unpacked({{.path = "link.pdf", .bytes = "", .link = "/etc/passwd"}, {"a.pdf", "%PDF-1.4"}});
  EXPECT_THAT(names(dossier), ElementsAre("a.pdf", "link.pdf"));
  EXPECT_EQ(dossier.files[1].problems.front().code, "archive.link");
}

TEST_P(Archive, CountsRealBytesAgainstABomb) {
  // 64 MiB of zeros pack to some 64 KiB: a thousandfold.
  const Dossier dossier = unpacked({{"a.pdf", "%PDF-1.4"}, {"bomb.pdf", std::string(64u << 20, '\0')}, {"z.pdf", "%PDF-1.4 z"}});
  ASSERT_THAT(dossier.problems, SizeIs(1));
  EXPECT_EQ(dossier.problems.front().code, "limit.compression-ratio");
  ASSERT_THAT(names(dossier), ElementsAre("a.pdf", "bomb.pdf"));
  EXPECT_TRUE(dossier.files[0].problems.empty());
  EXPECT_EQ(dossier.files[1].problems.front().code, "limit.compression-ratio");
  EXPECT_THAT(on_disk(), SizeIs(1));
}

TEST_P(Archive, KeepsItsLimits) {
  std::vector<Member> members;
  for (int i = 0; i < 5; ++i) members.push_back({std::to_string(i) + ".pdf", "%PDF-1.4 " + std::string(1000, static_cast<char>('a' + i))});
  Limits limits;
  limits.max_entries = 3;
  Dossier dossier = unpacked(members, limits);
  EXPECT_THAT(dossier.files, SizeIs(3));
  EXPECT_EQ(dossier.problems.front().code, "limit.entries");

  limits = {};
  limits.max_total_bytes = 2500;
  dossier = unpacked(members, limits);
  EXPECT_EQ(dossier.problems.front().code, "limit.total-bytes");
  EXPECT_EQ(dossier.files.back().problems.front().code, "limit.total-bytes");

  limits = {};
  limits.max_file_bytes = 500;
  dossier = unpacked(members, limits);
  EXPECT_THAT(dossier.files, SizeIs(5));
  EXPECT_EQ(dossier.files.front().problems.front().code, "limit.file-bytes");

  limits = {};
  limits.max_folder_depth = 2;
  dossier = unpacked({{"a/b/ok.pdf", "%PDF-1.4"}, {"a/b/c/deep.pdf", "%PDF-1.4"}, {"r.pdf", "%PDF-1.4"}}, limits);
  ASSERT_EQ(dossier.files[0].name, "a/b/c/deep.pdf");
  ASSERT_THAT(dossier.files[0].problems, SizeIs(1));
  EXPECT_EQ(dossier.files[0].problems.front().code, "limit.folder-depth");
}

TEST_P(Archive, KeepsWhatCameBeforeTheDamage) {
  std::vector<Member> members = {{"a.pdf", "%PDF-1.4 a"}};
  std::string noise;
  for (unsigned i = 0, state = 1; i < 200'000; ++i) noise.push_back(static_cast<char>((state = state * 1664525 + 1013904223) >> 24));
  members.push_back({"b.pdf", "%PDF-1.4" + noise});
  const std::string path = pack(members);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  const Dossier dossier = open_dossier(path, {}, scratch());
  ASSERT_FALSE(dossier.files.empty());
  EXPECT_EQ(dossier.files.front().name, "a.pdf");
  EXPECT_TRUE(dossier.files.front().problems.empty());
  ASSERT_FALSE(dossier.problems.empty());
  EXPECT_EQ(dossier.problems.front().code, "archive.damaged");
}

TEST_P(Archive, TwoEntriesOfOneNameAreBothKept) {
  const Dossier dossier = unpacked({{"a.pdf", "%PDF-1.4 one"}, {"a.pdf", "%PDF-1.4 two"}});
  ASSERT_THAT(dossier.files, SizeIs(2));
  EXPECT_NE(dossier.files[0].sha256, dossier.files[1].sha256);
}

TEST(ArchiveNames, ReadsTheNamesThatWindowsPacksInGbk) {
  const test::TempFolder folder;
  write_archive(folder.file("d.zip"), Form::zip, {{"\xc9\xf3\xbc\xc6.pdf", "%PDF-1.4"}, {"x.pdf", "%PDF-1.4 x"}});
  const Dossier dossier = open_dossier(folder.file("d.zip"), {}, folder.file("scratch"));
  ASSERT_THAT(dossier.files, SizeIs(2));
  EXPECT_EQ(dossier.files[1].name, "审计.pdf");
}

TEST(ArchiveNames, AGzipThatHoldsNoTarIsNoDossier) {
  const test::TempFolder folder;
  folder.write("x.gz", "\x1f\x8b\x08 and then nothing of use");
  EXPECT_THROW(open_dossier(folder.file("x.gz"), {}, folder.file("scratch")), Error);
}

}  // namespace
}  // namespace dossier
