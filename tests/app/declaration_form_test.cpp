#include "app/declaration_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <fstream>

#include "models/error.h"
#include "tests/support/temp_folder.h"
#include "verify/profile.h"
#include "verify/verify.h"

namespace dossier {
namespace {

using test::TempFolder;
using testing::HasSubstr;

nlohmann::json example() {
  std::ifstream stream(std::string(DOSSIER_SOURCE_DIR) + "/corpus/demo/declaration.json");
  return nlohmann::json::parse(stream);
}

Result<FormDeclaration> read_back(const std::string& path) {
  const auto sheets = read_workbook(path);
  EXPECT_TRUE(sheets.has_value());
  return declaration_of_form(*sheets);
}

// Every claim of a declaration as one text, for comparing two.
std::string claims_of(const Declaration& d) {
  std::string text = d.profile + "|" + d.name + "|" + d.uscc + "|" + d.region + "|" + d.size + "|" + d.industry + "|" +
                     std::to_string(d.employees.value_or(-1)) + "|" + std::to_string(d.reporting_year.value_or(-1)) + "|" +
                     (d.reference_date ? to_string(*d.reference_date) : "") + (d.established ? to_string(*d.established) : "") + "\n";
  for (const auto& [year, figures] : d.financials) {
    for (const auto& [name, claim] : figures) text += std::to_string(year) + name + to_string(claim.amount) + "±" + std::to_string(claim.half_ulp_fen) + claim.pointer + "\n";
  }
  for (const auto& p : d.patents) text += p.pointer + p.number + p.title + p.kind + p.holder + (p.filed ? to_string(*p.filed) : "") + (p.granted ? to_string(*p.granted) : "") + "\n";
  for (const auto& s : d.software) text += s.pointer + s.number + s.title + s.holder + "\n";
  for (const auto& c : d.certificates) text += c.pointer + c.kind + c.number + c.holder + std::to_string(c.level.value_or(0)) + (c.valid_until ? to_string(*c.valid_until) : "") + "\n";
  for (const auto& s : d.standards) text += s.pointer + s.number + s.title + s.role + "\n";
  text += d.business_type;
  for (const auto& layer : d.layers) text += "," + layer;
  for (const auto& technology : d.technologies) text += ";" + technology;
  return text;
}

TEST(DeclarationForm, FilledInItSaysWhatTheJsonSays) {
  TempFolder folder;
  const nlohmann::json json = example();
  write_declaration_form(folder.file("declaration.xlsx"), find_profile("liaoning-2024"), 0, json);
  const auto form = read_back(folder.file("declaration.xlsx"));
  ASSERT_TRUE(form.has_value()) << form.error().message;
  const auto before = parse_declaration(json.dump());
  const auto after = parse_declaration(form->json.dump());
  ASSERT_TRUE(before.has_value());
  ASSERT_TRUE(after.has_value()) << after.error().message;
  EXPECT_EQ(claims_of(*before), claims_of(*after));
}

TEST(DeclarationForm, TheSameFormIsTheSameBytes) {
  TempFolder folder;
  for (const char* name : {"a.xlsx", "b.xlsx"}) write_declaration_form(folder.file(name), find_profile(""), 2023, {});
  EXPECT_EQ(test::bytes_of(folder.file("a.xlsx")), test::bytes_of(folder.file("b.xlsx")));
}

TEST(DeclarationForm, EmptyItClaimsNothingAndNamesItsProfile) {
  for (const std::string& id : shipped_profiles()) {
    TempFolder folder;
    write_declaration_form(folder.file("f.xlsx"), find_profile(id), 2023, {});
    const auto form = read_back(folder.file("f.xlsx"));
    ASSERT_TRUE(form.has_value());
    EXPECT_EQ(id, form->json["profile"]);
    EXPECT_EQ("2023", form->json["reporting_year"]);
    EXPECT_FALSE(form->json.contains("financials"));
    EXPECT_FALSE(form->json.contains("patents"));
  }
}

// People move rows, add rows, choose a unit for the row or write it behind the number.
TEST(DeclarationForm, UnderstandsWhatPeopleDo) {
  WorkbookSheet company{.name = "企业", .rows = {{"", "项目", "填写"}, {"/applicant/former_names", "曾用名", "甲公司；乙公司、"}, {}, {"/applicant/name", "名称", " 沈阳示例公司 "}, {"/applicant/size", "规模", "小型"}}};
  WorkbookSheet figures{.name = "财务", .rows = {{"", "项目", "单位"}, {"/financials/*", "年度", "", "2023", "2022年"}, {"/financials/*/revenue", "营业收入", "万元", "5678.90", "1234.50亿元"}, {"/financials/*/net_profit", "净利润", "元", "-12.00", "(5.00)"}}};
  WorkbookSheet patents{.name = "专利", .rows = {{"", "专利号"}, {"#list/patents", "number", "kind"}, {}, {"", "ZL202010566088.9", "发明专利"}, {}, {"", "ZL201930123456.1"}}};
  const auto form = declaration_of_form({company, figures, patents});
  ASSERT_TRUE(form.has_value());
  const auto declaration = parse_declaration(form->json.dump());
  ASSERT_TRUE(declaration.has_value()) << declaration.error().message;
  EXPECT_EQ("沈阳示例公司", declaration->name);
  EXPECT_EQ("small", declaration->size);
  EXPECT_EQ(2u, declaration->former_names.size());
  EXPECT_EQ("56789000.00", to_string(declaration->financials.at(2023).at("revenue").amount));
  EXPECT_EQ(5000, declaration->financials.at(2023).at("revenue").half_ulp_fen);
  EXPECT_EQ("123450000000.00", to_string(declaration->financials.at(2022).at("revenue").amount));
  EXPECT_EQ("-5.00", to_string(declaration->financials.at(2022).at("net_profit").amount));
  ASSERT_EQ(2u, declaration->patents.size());
  EXPECT_EQ("invention", declaration->patents[0].kind);
  EXPECT_EQ("财务!D3", form->places.at("/financials/2023/revenue"));
  EXPECT_EQ("专利!B6", form->places.at("/patents/1/number"));
}

TEST(DeclarationForm, ErrorsNameTheCell) {
  WorkbookSheet company{.name = "企业", .rows = {{"/applicant/name", "名称", "甲"}, {"/applicant/employees", "从业人数", "很多"}}};
  const auto form = declaration_of_form({company});
  const auto declaration = parse_declaration(form->json.dump());
  ASSERT_FALSE(declaration.has_value());
  EXPECT_THAT(with_places(declaration.error().message, form->places), HasSubstr("企业!C2 /applicant/employees"));
  EXPECT_FALSE(declaration_of_form({{.name = "Sheet1", .rows = {{"a", "b"}}}}).has_value());
}

TEST(DeclarationForm, TakesThePlaceOfTheJsonAndIsNoEvidence) {
  TempFolder folder;
  write_declaration_form(folder.file("declaration.xlsx"), find_profile(""), 0, example());
  Dossier dossier;
  dossier.files.push_back({.name = "declaration.xlsx", .path = folder.file("declaration.xlsx")});
  dossier.files.push_back({.name = "a.pdf", .path = folder.file("a.pdf")});
  const auto places = take_declaration_form(dossier);
  EXPECT_FALSE(places.empty());
  EXPECT_EQ("declaration.xlsx", dossier.declaration_name);
  ASSERT_EQ(1u, dossier.files.size());
  EXPECT_TRUE(parse_declaration(dossier.declaration).has_value());
  // Where both are there, the JSON counts, and that is said.
  dossier.files.push_back({.name = "declaration.xlsx", .path = folder.file("declaration.xlsx")});
  EXPECT_TRUE(take_declaration_form(dossier).empty());
  EXPECT_EQ(1u, dossier.problems.size());
  EXPECT_EQ(1u, dossier.files.size());
  Dossier broken;
  broken.files.push_back({.name = "申报表.xlsx", .path = folder.write("x.xlsx", "no workbook at all")});
  EXPECT_THROW(take_declaration_form(broken), Error);
}

}  // namespace
}  // namespace dossier
