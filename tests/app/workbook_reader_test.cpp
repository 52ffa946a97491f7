#include "app/workbook_reader.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <string>

#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;

std::string workbook_in(const TempFolder& folder) {
  const std::string path = folder.file("book.xlsx");
  lxw_workbook* book = workbook_new(path.c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, "财务");
  lxw_format* day = workbook_add_format(book);
  format_set_num_format(day, "yyyy\"年\"m\"月\"d\"日\"");
  lxw_format* amount = workbook_add_format(book);
  format_set_num_format(amount, "#,##0.00_ ;[Red]\\-#,##0.00");
  worksheet_write_string(sheet, 0, 0, "项目", nullptr);
  worksheet_write_string(sheet, 0, 2, "说明\n两行", nullptr);
  worksheet_write_number(sheet, 2, 0, 56789012.34, amount);
  worksheet_write_number(sheet, 2, 1, -0.07, nullptr);
  worksheet_write_number(sheet, 2, 2, 45296, day);  // 2024-01-05
  worksheet_write_boolean(sheet, 2, 3, 1, nullptr);
  worksheet_write_formula_num(sheet, 2, 4, "=1+1", nullptr, 2);
  workbook_add_worksheet(book, "空");
  workbook_close(book);
  return path;
}

TEST(Workbook, GivesCellsAsTheyWereMeant) {
  TempFolder folder;
  const auto sheets = read_workbook(workbook_in(folder));
  ASSERT_TRUE(sheets.has_value()) << sheets.error().message;
  ASSERT_EQ(2u, sheets->size());
  const WorkbookSheet& sheet = sheets->front();
  EXPECT_EQ("财务", sheet.name);
  ASSERT_EQ(3u, sheet.rows.size());
  EXPECT_THAT(sheet.rows[0], ElementsAre("项目", "", "说明\n两行"));
  EXPECT_TRUE(sheet.rows[1].empty());
  EXPECT_THAT(sheet.rows[2], ElementsAre("56789012.34", "-0.07", "2024-01-05", "TRUE", "2"));
  EXPECT_EQ("", sheet.cell(99, 99));
  EXPECT_TRUE(sheets->back().rows.empty());
}

TEST(Workbook, RefusesWhatIsNoneAndWhatIsBeyondTheLimits) {
  TempFolder folder;
  const std::string path = workbook_in(folder);
  EXPECT_FALSE(read_workbook(folder.file("none.xlsx")).has_value());
  std::string bytes = test::bytes_of(path);
  EXPECT_FALSE(read_workbook(folder.write("cut.xlsx", bytes.substr(0, bytes.size() / 2))).has_value());
  EXPECT_FALSE(read_workbook(folder.write("zip.xlsx", "PK\x03\x04 and nothing more")).has_value());
  const auto complaint = [&](const WorkbookLimits& limits) {
    const auto sheets = read_workbook(path, limits);
    return sheets.has_value() ? std::string() : sheets.error().message;
  };
  EXPECT_THAT(complaint({.packed_bytes = 100}), HasSubstr("too large"));
  EXPECT_THAT(complaint({.part_bytes = 200}), HasSubstr("cannot be read"));
  EXPECT_THAT(complaint({.cells = 3}), HasSubstr("too many"));
  EXPECT_THAT(complaint({.columns = 2}), HasSubstr("columns"));
  EXPECT_THAT(complaint({.sheets = 1}), HasSubstr("sheets"));
  EXPECT_THAT(complaint({.parts = 2}), HasSubstr("parts"));
}

// Any byte of a workbook changed: an answer or a refusal, never a crash of the program.
TEST(Workbook, SurvivesDamage) {
  TempFolder folder;
  const std::string bytes = test::bytes_of(workbook_in(folder));
  for (std::size_t i = 0; i < bytes.size(); i += 97) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
    const int fd = open(folder.write("damaged.xlsx", damaged).c_str(), O_RDONLY | O_CLOEXEC);
    (void)decode_xlsx(fd, {}).has_value();
    close(fd);
  }
}

std::vector<std::vector<std::string>> csv(std::string_view bytes) {
  const auto sheets = decode_csv(bytes, {});
  return sheets.has_value() ? sheets->front().rows : std::vector<std::vector<std::string>>{{sheets.error().message}};
}

TEST(Workbook, ReadsCsvInAllItsForms) {
  EXPECT_THAT(csv("a,b\n1,\"2,3\"\n"), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2,3")));
  EXPECT_THAT(csv("\xEF\xBB\xBF\x61;b\r\n\"x\"\"y\";\"two\nlines\""), ElementsAre(ElementsAre("a", "b"), ElementsAre("x\"y", "two\nlines")));
  EXPECT_THAT(csv("a\tb\n,\n"), ElementsAre(ElementsAre("a", "b"), ElementsAre(",")));
  // GBK, as spreadsheets in China write it: 标准号
  EXPECT_THAT(csv("\xB1\xEA\xD7\xBC\xBA\xC5,b\n"), ElementsAre(ElementsAre("标准号", "b")));
  EXPECT_THAT(csv("a,\"b\n")[0][0], HasSubstr("not closed"));
  EXPECT_THAT(csv(std::string("a\0b", 3))[0][0], HasSubstr("no table"));
}

}  // namespace
}  // namespace dossier
