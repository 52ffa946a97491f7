#include "app/report_xlsx.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "models/error.h"
#include "tests/support/sample_report.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using test::TempFolder;
using testing::HasSubstr;
using testing::Not;

std::map<std::string, std::string> parts_of(const std::string& path) {
  std::map<std::string, std::string> parts;
  archive* zip = archive_read_new();
  archive_read_support_format_zip(zip);
  EXPECT_EQ(archive_read_open_filename(zip, path.c_str(), 65536), ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(zip, &entry) == ARCHIVE_OK) {
    std::string bytes;
    char buffer[65536];
    for (la_ssize_t count = 0; (count = archive_read_data(zip, buffer, sizeof buffer)) > 0;) {
      bytes.append(buffer, static_cast<std::size_t>(count));
    }
    parts[archive_entry_pathname(entry)] = bytes;
  }
  archive_read_free(zip);
  return parts;
}

struct Cell {
  std::string type;  // "s" shared string, "n" or "" number
  std::string value;
};

// The cells of a sheet by their names, strings looked up.
std::map<std::string, Cell> cells_of(std::map<std::string, std::string>& parts, int sheet) {
  pugi::xml_document strings;
  strings.load_string(parts["xl/sharedStrings.xml"].c_str());
  std::vector<std::string> shared;
  for (const pugi::xml_node item : strings.child("sst").children("si")) shared.push_back(item.child("t").text().as_string());
  pugi::xml_document document;
  document.load_string(parts["xl/worksheets/sheet" + std::to_string(sheet) + ".xml"].c_str());
  std::map<std::string, Cell> cells;
  for (const pugi::xml_node row : document.child("worksheet").child("sheetData").children("row")) {
    for (const pugi::xml_node cell : row.children("c")) {
      Cell found{cell.attribute("t").as_string(), cell.child("v").text().as_string()};
      if (found.type == "s") found.value = shared.at(static_cast<std::size_t>(std::stoul(found.value)));
      cells[cell.attribute("r").as_string()] = found;
    }
  }
  return cells;
}

TEST(ReportXlsx, WritesNumbersAsNumbersAndDaysAsDays) {
  TempFolder folder;
  const std::string path = folder.file("r.xlsx");
  write_report_xlsx(path, test::sample_run().report, Language::zh);
  auto parts = parts_of(path);
  EXPECT_THAT(parts["xl/workbook.xml"], HasSubstr("核查发现"));

  const auto findings = cells_of(parts, 2);
  EXPECT_EQ(findings.at("F2").value, "61789012.34");
  EXPECT_NE(findings.at("F2").type, "s");
  EXPECT_EQ(findings.at("F4").value, "ZL202010123456.7");
  EXPECT_EQ(findings.at("F4").type, "s");
  EXPECT_NE(findings.at("F5").type, "s");
  EXPECT_EQ(findings.at("F5").value, "46032");  // 2026-01-10

  const auto figures = cells_of(parts, 3);
  bool loss = false;
  for (const auto& [name, cell] : figures) {
    if (cell.value == "-1234567.8" && name.starts_with("F")) loss = cell.type != "s";
  }
  EXPECT_TRUE(loss) << "a negative amount must stay a number";
}

TEST(ReportXlsx, NeverWritesAFormulaOrALink) {
  TempFolder folder;
  test::SampleRun run = test::sample_run();
  for (const char* attack : {"=HYPERLINK(\"http://x\",\"y\")", "+1+cmd|' /C calc'!A0", "@SUM(1)", "-1+1", "\t=1", "http://example.com"}) {
    run.report.findings[0].declared = attack;
    run.report.findings[0].message = {attack, attack};
    run.report.documents[0].fields[0].value = run.report.documents[0].fields[0].raw = attack;
    run.report.files[0].name = attack;
    const std::string path = folder.file("r.xlsx");
    write_report_xlsx(path, run.report, Language::zh);
    for (const auto& [name, bytes] : parts_of(path)) {
      EXPECT_THAT(bytes, Not(HasSubstr("<f>"))) << name << ": " << attack;
      EXPECT_THAT(bytes, Not(HasSubstr("hyperlink"))) << name << ": " << attack;
    }
  }
}

TEST(ReportXlsx, AnAmountTooLargeForADoubleStaysText) {
  TempFolder folder;
  test::SampleRun run = test::sample_run();
  run.report.findings[0].declared = "90071992547409.93";
  const std::string path = folder.file("r.xlsx");
  write_report_xlsx(path, run.report, Language::en);
  auto parts = parts_of(path);
  const auto findings = cells_of(parts, 2);
  EXPECT_EQ(findings.at("F2").type, "s");
  EXPECT_EQ(findings.at("F2").value, "90071992547409.93");
}

TEST(ReportXlsx, IsAFunctionOfTheReport) {
  TempFolder folder;
  write_report_xlsx(folder.file("a"), test::sample_run().report, Language::zh);
  write_report_xlsx(folder.file("b"), test::sample_run().report, Language::zh);
  EXPECT_EQ(test::bytes_of(folder.file("a")), test::bytes_of(folder.file("b")));
}

TEST(ReportXlsx, APlaceThatCannotBeWrittenIsAnError) {
  EXPECT_THROW(write_report_xlsx("/proc/no/r.xlsx", test::sample_run().report, Language::zh), Error);
  EXPECT_THROW(write_report_xlsx("/dev/full", test::sample_run().report, Language::zh), Error);
}

}  // namespace
}  // namespace dossier
