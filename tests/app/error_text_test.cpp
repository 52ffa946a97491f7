#include "app/error_text.h"

#include <gtest/gtest.h>

#include "app/batch_folder.h"
#include "ingest/ingest.h"
#include "models/error.h"
#include "store/store.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

template <typename Work>
Message error_of(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    return explain_error(error.what());
  }
  return {};
}

// What the program really throws has its Chinese: a changed sentence would lose it.
TEST(ErrorText, OfThrownErrorsIsInBothLanguages) {
  const test::TempFolder folder;
  const std::string broken = folder.write("broken.sqlite", std::string(4096, 'x'));
  EXPECT_EQ(error_of([&] { Store store(broken); }).zh,
            broken + "：存储已损坏，或不是本程序的存储；请删除该文件（读取结果会重新生成），或用 --store 另指文件");
  EXPECT_EQ(error_of([&] { (void)find_dossiers(folder.file("none"), {}); }).zh,
            folder.file("none") + "：没有这个文件夹");
  EXPECT_EQ(error_of([&] { (void)open_dossier(folder.file("none"), Limits{}, folder.file("s")); }).zh,
            folder.file("none") + "：没有这个文件或文件夹");
  EXPECT_EQ(error_of([&] { (void)open_dossier(broken, Limits{}, folder.file("s")); }).en,
            broken + ": is neither a folder nor a .zip, .tar or .tar.gz archive");
}

TEST(ErrorText, KeepsPlaceAndDetails) {
  EXPECT_EQ(
      explain_error("/a: b: the store has version 9, this program knows versions up to 3; use the newer program, or "
                    "another file with --store")
          .zh,
      "/a: b：存储的版本为 9，本程序只认识到版本 3；请使用较新的程序，或用 --store 另指文件");
  EXPECT_EQ(explain_error("/a: the store failed: no such table: x (SQLite 1)").zh,
            "/a：存储出错：no such table: x（SQLite 1）");
  EXPECT_EQ(explain_error("something else").zh, "something else");
  EXPECT_EQ(explain_error("没有这个存储").en, "没有这个存储");
}

}  // namespace
}  // namespace dossier
