#include "app/batch_findings.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/batch_record.h"
#include "store/dossiers.h"
#include "store/page_index.h"

namespace dossier {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string hash(char digit) { return std::string(64, digit); }

DossierRecord dossier_of(const std::string& name, const std::string& applicant, const std::string& uscc) {
  DossierRecord record;
  record.row.batch = "/b";
  record.row.path = record.row.name = name;
  record.row.applicant = applicant;
  record.row.uscc = uscc;
  return record;
}

DossierRecord first() { return dossier_of("h04", "沈阳远垣软件有限公司", "91210112MA3QTJX22J"); }
DossierRecord second() { return dossier_of("h17", "大连澄宸科技有限公司", "91210113227159120D"); }

void claim(DossierRecord& record, const std::string& kind, const std::string& number) {
  const std::string list = kind == "patent" ? "patents" : kind == "standard" ? "standards" : "certificates";
  record.claims.push_back({.pointer = fmt::format("/{}/{}/number", list, record.claims.size()),
                           .kind = kind,
                           .key = comparison_key(kind == "patent" ? "patent_certificate" : "", "number", number),
                           .number = number});
}

int add_file(DossierRecord& record, const std::string& name, const std::string& sha256) {
  record.files.push_back({.name = name, .sha256 = sha256, .size = 10});
  return static_cast<int>(record.files.size()) - 1;
}

struct Value {
  std::string name, value;
  int year = 0;
  bool certain = true;
};

void add_document(DossierRecord& record, int file, const std::string& type, const std::vector<Value>& values) {
  DossierDocument document{.file = file, .first_page = 1, .last_page = 1, .type = type, .fields = {}};
  for (const Value& value : values) {
    document.fields.push_back({.name = value.name,
                               .year = value.year,
                               .scope = "",
                               .value = value.value,
                               .key = comparison_key(type, value.name, value.value),
                               .certain = value.certain,
                               .page = 1,
                               .box = "[1.0,2.0,3.0,4.0]"});
  }
  record.documents.push_back(std::move(document));
}

class BatchFindings : public testing::Test {
 protected:
  std::vector<BatchFinding> found(const std::vector<DossierRecord>& records) {
    Dossiers dossiers(store_);
    for (const DossierRecord& record : records) dossiers.put(record);
    return batch_findings(store_, "/b");
  }
  void picture(const std::string& sha256, std::uint64_t picture_hash) {
    PageIndex(store_).add(sha256, {{.page = 1, .picture_hash = picture_hash, .text = "", .numbers = ""}});
  }

  Store store_{":memory:"};
};

std::vector<std::string> checks(const std::vector<BatchFinding>& findings) {
  std::vector<std::string> list;
  for (const BatchFinding& finding : findings)
    list.push_back(finding.check + " " + std::string(name_of(finding.outcome)));
  return list;
}

TEST_F(BatchFindings, APatentClaimedByTwoApplicants) {
  DossierRecord a = first();
  DossierRecord b = second();
  claim(a, "patent", "ZL202020327363.2");
  claim(b, "patent", "2020 2 0327363.2");  // the spelling does not matter
  add_document(b, add_file(b, "专利.pdf", hash('b')), "patent_certificate",
               {{.name = "number", .value = "ZL202020327363.2"}});
  const auto findings = found({b, a});
  ASSERT_THAT(checks(findings), ElementsAre("dup.patent inconsistent"));
  EXPECT_THAT(findings[0].evidence,
              ElementsAre(BatchPlace{.dossier = "h04", .claim = "/patents/0/number", .file = "", .page = 0, .box = ""},
                          BatchPlace{.dossier = "h17",
                                     .claim = "/patents/0/number",
                                     .file = "专利.pdf",
                                     .page = 1,
                                     .box = "[1.0,2.0,3.0,4.0]"}));
  EXPECT_THAT(findings[0].message.zh, HasSubstr("沈阳远垣软件有限公司（h04）、大连澄宸科技有限公司（h17）"));
}

TEST_F(BatchFindings, TwoDossiersOfOneApplicantShareTheirOwnRights) {
  DossierRecord a = first();
  DossierRecord b = second();
  b.row.uscc = a.row.uscc;  // renamed meanwhile
  claim(a, "patent", "ZL202020327363.2");
  claim(b, "patent", "ZL202020327363.2");
  EXPECT_THAT(found({a, b}), IsEmpty());
}

TEST_F(BatchFindings, JointHoldersArePresentedAsSuch) {
  DossierRecord a = first();
  DossierRecord b = second();
  claim(a, "patent", "ZL202020327363.2");
  claim(b, "patent", "ZL202020327363.2");
  add_document(b, add_file(b, "专利.pdf", hash('b')), "patent_certificate",
               {{.name = "number", .value = "ZL202020327363.2"},
                {.name = "holder", .value = "沈阳远垣软件有限公司;大连澄宸科技有限公司"}});
  EXPECT_THAT(checks(found({a, b})), ElementsAre("dup.patent consistent"));
}

TEST_F(BatchFindings, WhatPeopleWriteForNoNumberIsNone) {
  DossierRecord a = first();
  DossierRecord b = second();
  for (const char* nothing : {"无", "-", "000000", "N/A", "1"}) {
    claim(a, "certificate", nothing);
    claim(b, "certificate", nothing);
  }
  EXPECT_THAT(found({a, b}), IsEmpty());
}

TEST_F(BatchFindings, AStandardMayHaveSeveralDrafters) {
  DossierRecord a = first();
  DossierRecord b = second();
  claim(a, "standard", "GB/T 45288.1-2025");
  claim(b, "standard", "GB/T45288.1-2025");
  add_document(b, add_file(b, "标准.pdf", hash('b')), "standard", {{.name = "number", .value = "GB/T 45288.1-2025"}});
  const std::vector<BatchFinding> findings = found({a, b});
  ASSERT_THAT(checks(findings), ElementsAre("dup.standard undetermined"));
  ASSERT_THAT(findings[0].evidence, SizeIs(2));
  EXPECT_EQ(findings[0].evidence[0].file, "");
  EXPECT_EQ(findings[0].evidence[1].file, "标准.pdf");
}

TEST_F(BatchFindings, APublishedStandardMayLieInEveryDossier) {
  DossierRecord a = first();
  DossierRecord b = second();
  claim(a, "standard", "GB/T 45288.1-2025");
  for (DossierRecord* dossier : {&a, &b})
    add_document(*dossier, add_file(*dossier, "标准.pdf", hash('b')), "standard",
                 {{.name = "number", .value = "GB/T 45288.1-2025"}});
  EXPECT_THAT(found({a, b}), IsEmpty());
}

TEST_F(BatchFindings, AnUnclaimedPatentInBothDossiersIsForAPerson) {
  DossierRecord a = first();
  DossierRecord b = second();
  claim(a, "patent", "ZL202020327363.2");
  add_document(b, add_file(b, "1.pdf", hash('b')), "patent_certificate",
               {{.name = "number", .value = "ZL202020327363.2"}});
  EXPECT_THAT(checks(found({a, b})), ElementsAre("dup.patent undetermined"));
}

TEST_F(BatchFindings, TheSameFileUnlessItIsPublished) {
  DossierRecord a = first();
  DossierRecord b = second();
  add_document(a, add_file(a, "1.pdf", hash('c')), "audit_report", {});
  add_document(b, add_file(b, "2.pdf", hash('c')), "audit_report", {});
  add_document(a, add_file(a, "标准.pdf", hash('d')), "standard", {});
  add_document(b, add_file(b, "标准.pdf", hash('d')), "standard", {});
  const auto findings = found({a, b});
  ASSERT_THAT(checks(findings), ElementsAre("dup.file inconsistent"));
  EXPECT_THAT(findings[0].evidence,
              ElementsAre(BatchPlace{.dossier = "h04", .claim = "", .file = "1.pdf", .page = 0, .box = ""},
                          BatchPlace{.dossier = "h17", .claim = "", .file = "2.pdf", .page = 0, .box = ""}));
}

TEST_F(BatchFindings, OneReportNumberWithDifferentFigures) {
  DossierRecord a = first();
  DossierRecord b = second();
  const int file_a = add_file(a, "1.pdf", hash('a'));
  const int file_b = add_file(b, "2.pdf", hash('b'));
  add_document(a, file_a, "audit_report", {{.name = "report_number", .value = "辽中审字〔2024〕第0123号"}});
  add_document(a, file_a, "income_statement", {{.name = "revenue", .value = "56789012.34", .year = 2023}});
  add_document(b, file_b, "audit_report", {{.name = "report_number", .value = "辽中审字[2024]第0123号"}});
  add_document(b, file_b, "income_statement", {{.name = "revenue", .value = "61789012.34", .year = 2023}});
  const auto findings = found({a, b});
  ASSERT_THAT(checks(findings), ElementsAre("dup.report-number inconsistent"));
  EXPECT_THAT(findings[0].message.zh, HasSubstr("56789012.34 ≠ 61789012.34"));
}

TEST_F(BatchFindings, OneApplicantsReportWithAlteredFigures) {
  DossierRecord a = first();
  DossierRecord b = first();
  b.row.path = b.row.name = "h17";
  for (DossierRecord* record : {&a, &b}) {
    const bool is_a = record == &a;
    const int file = add_file(*record, "1.pdf", hash(is_a ? 'a' : 'b'));
    add_document(*record, file, "audit_report", {{.name = "report_number", .value = "辽中审字〔2024〕第0123号"}});
    add_document(*record, file, "income_statement",
                 {{.name = "revenue", .value = is_a ? "56789012.34" : "66789012.34", .year = 2023}});
  }
  EXPECT_THAT(checks(found({a, b})), ElementsAre("dup.report-number inconsistent"));
}

TEST_F(BatchFindings, TwoFirmsMayNumberAlike) {
  DossierRecord a = first();
  DossierRecord b = second();
  add_document(
      a, add_file(a, "1.pdf", hash('a')), "audit_report",
      {{.name = "report_number", .value = "审字〔2024〕第0123号"}, {.name = "auditor", .value = "辽宁中会计师事务所"}});
  add_document(b, add_file(b, "2.pdf", hash('b')), "audit_report",
               {{.name = "report_number", .value = "审字〔2024〕第0123号"},
                {.name = "auditor", .value = "大连信达会计师事务所"}});
  EXPECT_THAT(found({a, b}), IsEmpty());
}

void add_statement(DossierRecord& record, char file, const std::string& entity,
                   const std::vector<std::string>& amounts) {
  std::vector<Value> values = {{.name = "entity", .value = entity}};
  const std::vector<std::string> names = {"revenue", "operating_cost", "net_profit", "total_profit"};
  for (std::size_t i = 0; i < amounts.size(); ++i)
    values.push_back({.name = names[i], .value = amounts[i], .year = 2023});
  add_document(record, add_file(record, "表.pdf", hash(file)), "income_statement", values);
}

TEST_F(BatchFindings, TheSameFiguresUnderTwoNames) {
  DossierRecord a = first();
  DossierRecord b = second();
  add_statement(a, 'a', "沈阳远垣软件有限公司", {"56789012.34", "31234567.89", "4567890.12"});
  add_statement(b, 'b', "大连澄宸科技有限公司", {"56789012.34", "31234567.89", "4567890.12"});
  const auto findings = found({b, a});  // the order in which they are finished does not show
  ASSERT_THAT(checks(findings), ElementsAre("dup.figures inconsistent"));
  EXPECT_THAT(findings[0].evidence, SizeIs(6));
  EXPECT_EQ(findings[0].evidence[0].dossier, "h04");
}

TEST_F(BatchFindings, RoundOrFewSharedFiguresAreChance) {
  DossierRecord a = first();
  DossierRecord b = second();
  add_statement(a, 'a', "沈阳远垣软件有限公司", {"50000000.00", "31200000.00", "4000000.00", "123456.78"});
  add_statement(b, 'b', "大连澄宸科技有限公司", {"50000000.00", "31200000.00", "4000000.00", "123456.78"});
  EXPECT_THAT(found({a, b}), IsEmpty());
}

TEST_F(BatchFindings, OnePictureWithAChangedHolder) {
  DossierRecord a = first();
  DossierRecord b = second();
  const std::vector<Value> shared = {{.name = "title", .value = "一种基于点云分割的裂纹识别系统"},
                                     {.name = "filed", .value = "2021-06-23"},
                                     {.name = "granted", .value = "2023-02-24"}};
  for (DossierRecord* record : {&a, &b}) {
    std::vector<Value> values = shared;
    values.push_back({.name = "holder", .value = record->row.applicant});
    values.push_back({.name = "number", .value = record == &a ? "ZL202111245648.1" : "ZL202111245649.X"});
    add_document(*record, add_file(*record, "专利.jpg", hash(record == &a ? 'a' : 'b')), "patent_certificate", values);
  }
  picture(hash('a'), 0x0F0F0F0F12345678);
  picture(hash('b'), 0x0F0F0F0F12345679);
  const auto findings = found({a, b});
  ASSERT_THAT(checks(findings), ElementsAre("dup.image-hash inconsistent"));
  EXPECT_THAT(findings[0].message.zh, HasSubstr("ZL202111245648.1 ≠ ZL202111245649.X"));
  EXPECT_THAT(findings[0].message.zh, HasSubstr("相差 1/64 位"));
}

TEST_F(BatchFindings, TwoPapersOfOneFormLookAlike) {
  DossierRecord a = first();
  DossierRecord b = second();
  for (DossierRecord* record : {&a, &b}) {
    const bool is_a = record == &a;
    add_document(*record, add_file(*record, "软著.jpg", hash(is_a ? 'a' : 'b')), "software_copyright",
                 {{.name = "title", .value = "智能巡检管理软件V1.0"},
                  {.name = "number", .value = is_a ? "2023SR0672920" : "2022SR0111222"},
                  {.name = "certificate_number", .value = is_a ? "11899352" : "10899351"},
                  {.name = "holder", .value = record->row.applicant},
                  {.name = "first_published", .value = is_a ? "2023-02-02" : "2022-01-03"}});
  }
  picture(hash('a'), 0x0F0F0F0F12345678);
  picture(hash('b'), 0x0F0F0F0F12345678);
  EXPECT_THAT(found({a, b}), IsEmpty());
}

}  // namespace
}  // namespace dossier
