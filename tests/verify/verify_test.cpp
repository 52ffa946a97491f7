#include "verify/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/verify/case_file.h"
#include "verify/facts.h"
#include "verify/score.h"

namespace dossier::test {
namespace {

// A sound applicant; every line may be replaced by the tests.
constexpr std::string_view kPapers = R"(
document: business_license
  name = 沈阳示例智能科技有限公司
  uscc = 91210112MA0XLF7K07
  established = 2016-03-15
  address = 辽宁省沈阳市浑南区创新路1号
document: income_statement
  entity = 沈阳示例智能科技有限公司
  revenue@2023 = 100000000.00
  operating_profit@2023 = 12000000.00
  total_profit@2023 = 12000000.00
  net_profit@2023 = 11000000.00
  revenue@2022 = 90000000.00
  operating_profit@2022 = 10000000.00
  total_profit@2022 = 10000000.00
  net_profit@2022 = 9000000.00
document: rd_special_audit
  entity = 沈阳示例智能科技有限公司
  rd_expense@2023 = 6170000.00
document: ai_revenue_special_audit
  entity = 沈阳示例智能科技有限公司
  ai_revenue@2023 = 45000000.00
  ai_revenue@2022 = 40000000.00
document: patent_certificate
  number = ZL202010123456.2
  kind = invention
  holder = 沈阳示例智能科技有限公司
  filed = 2020-02-11
  granted = 2022-07-05
document: iso_certificate
  standard = ISO 9001:2015
  number = 00123Q30001R0M
  holder = 沈阳示例智能科技有限公司
  issued = 2023-01-11
  valid_until = 2026-01-10
)";

Declaration applicant() {
  const auto declaration = parse_declaration(R"({"reference_date": "2024-06-30", "reporting_year": 2023,
    "applicant": {"name": "沈阳示例智能科技有限公司", "employees": 86, "industry": "software-it"}})");
  return *declaration;
}

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(kPapers);
  const std::size_t at = text.find(from);
  EXPECT_NE(std::string::npos, at) << from;
  return text.replace(at, from.size(), to);
}

Score scored(const std::string& papers, const Declaration& declaration = applicant()) {
  return verify(declaration, documents_of(papers), {}, find_profile("liaoning-2024")).score;
}

const CriterionResult& criterion(const Score& score, std::string_view id) {
  return *std::find_if(score.criteria.begin(), score.criteria.end(), [&](const CriterionResult& c) { return c.id == id; });
}

TEST(Score, SoundApplicantQualifies) {
  const Score score = scored(std::string(kPapers));
  for (const CriterionResult& c : score.criteria) {
    if (c.counts) {
      EXPECT_EQ(CriterionOutcome::met, c.outcome) << c.id << ": " << c.explanation.en;
    }
  }
  EXPECT_EQ(Verdict::qualified, score.verdict);
  EXPECT_EQ("0.0617", criterion(score, "rd-ratio").value);
  EXPECT_EQ("0.05", criterion(score, "rd-ratio").threshold);
  EXPECT_EQ("0.4500", criterion(score, "ai-revenue").value);
  EXPECT_FALSE(criterion(score, "rd-ratio").basis.empty());
  EXPECT_THAT(criterion(score, "rd-ratio").explanation.en, testing::HasSubstr("+1.17"));
  EXPECT_FALSE(criterion(score, "layers").counts);
}

TEST(Score, OneCriterionThatFailsDisqualifies) {
  const Score score = scored(replaced("rd_expense@2023 = 6170000.00", "rd_expense@2023 = 4999999.99"));
  EXPECT_EQ(CriterionOutcome::not_met, criterion(score, "rd-ratio").outcome);
  EXPECT_EQ(Verdict::not_qualified, score.verdict);
}

TEST(Score, DeclaredValuesCountForNothing) {
  Declaration declaration = applicant();
  declaration.financials[2023]["rd_expense"] = {.pointer = "/financials/2023/rd_expense", .text = "6170000", .amount = {617'000'000}};
  const Score score = scored(replaced("rd_expense@2023 = 6170000.00", "rd_expense@2021 = 6170000.00"), declaration);
  EXPECT_EQ(CriterionOutcome::undetermined, criterion(score, "rd-ratio").outcome);
  EXPECT_EQ(Verdict::undetermined, score.verdict);
}

TEST(Score, AnUncertainValueLeavesTheCriterionOpen) {
  const Score score = scored(replaced("rd_expense@2023 = 6170000.00", "rd_expense@2023 ~ 6170000.00"));
  EXPECT_EQ(CriterionOutcome::undetermined, criterion(score, "rd-ratio").outcome);
}

TEST(Score, ADoubtThatCannotMatterDoesNot) {
  // Both readings of the last digit give the same outcome.
  EXPECT_EQ(CriterionOutcome::met,
            criterion(scored(replaced("rd_expense@2023 = 6170000.00", "rd_expense@2023 ~ 6170000.00 | 6170000.08")), "rd-ratio").outcome);
  // These do not.
  EXPECT_EQ(CriterionOutcome::undetermined,
            criterion(scored(replaced("rd_expense@2023 = 6170000.00", "rd_expense@2023 ~ 6170000.00 | 1170000.00")), "rd-ratio").outcome);
  // AI revenue grows; that profit cannot be read changes nothing.
  EXPECT_EQ(CriterionOutcome::met,
            criterion(scored(replaced("operating_profit@2022 = 10000000.00", "operating_profit@2022 ~ 10000000.00")), "growth").outcome);
  // Head count unknown: a share of 45 % is enough for every size.
  Declaration declaration = applicant();
  declaration.employees.reset();
  EXPECT_EQ(CriterionOutcome::met, criterion(scored(std::string(kPapers), declaration), "ai-revenue").outcome);
}

// Where every reading of a figure gives the same outcome it is given, and where they differ nothing is decided: for every
// figure of the papers and readings near and far.
TEST(Score, AFigureReadInTwoWaysDecidesExactlyWhereBothReadingsDo) {
  struct Doubt {
    std::string_view line;  // without the amount
    std::int64_t yuan;
  };
  const Doubt doubts[] = {{"  revenue@2023 = ", 100000000},     {"  rd_expense@2023 = ", 6170000},      {"  ai_revenue@2023 = ", 45000000},
                          {"  ai_revenue@2022 = ", 40000000},   {"  net_profit@2022 = ", 9000000},      {"  total_profit@2023 = ", 12000000},
                          {"  operating_profit@2023 = ", 12000000}};
  const auto with = [](std::string_view line, const std::string& rest) {
    const std::size_t at = kPapers.find(line);
    std::string text(kPapers);
    return text.replace(at, kPapers.find('\n', at) - at, std::string(line.substr(0, line.find('='))) + rest);
  };
  int decided = 0, open = 0;
  for (const Doubt& doubt : doubts) {
    for (const std::int64_t other : {doubt.yuan + 8, doubt.yuan * 10, doubt.yuan / 10, doubt.yuan * 4 / 5, doubt.yuan * 21 / 20}) {
      const std::string one = to_string(Amount{doubt.yuan * 100});
      const std::string two = to_string(Amount{other * 100});
      SCOPED_TRACE(std::string(doubt.line) + one + " | " + two);
      const Score first = scored(with(doubt.line, "= " + one));
      const Score second = scored(with(doubt.line, "= " + two));
      const Score either_way = scored(with(doubt.line, "~ " + one + " | " + two));
      for (std::size_t i = 0; i < first.criteria.size(); ++i) {
        if (!first.criteria[i].counts) continue;
        const bool same = first.criteria[i].outcome == second.criteria[i].outcome;
        EXPECT_EQ(same ? first.criteria[i].outcome : CriterionOutcome::undetermined, either_way.criteria[i].outcome) << first.criteria[i].id;
        (same ? decided : open) += 1;
      }
      EXPECT_EQ(first.verdict == second.verdict ? first.verdict : Verdict::undetermined, either_way.verdict);
    }
  }
  EXPECT_GT(decided, 100);
  EXPECT_GT(open, 5);
}

TEST(Score, SaysHowFarItIsFromAnotherOutcome) {
  const Score score = scored(std::string(kPapers));
  EXPECT_EQ("+1.17", criterion(score, "rd-ratio").margin);
  EXPECT_THAT(criterion(score, "rd-ratio").what_if.en, testing::HasSubstr("5,000,000.00 yuan, 1,170,000.00 less"));
  const Score lacking = scored(replaced("rd_expense@2023 = 6170000.00", "rd_expense@2023 = 4999999.99"));
  EXPECT_THAT(criterion(lacking, "rd-ratio").what_if.en, testing::HasSubstr("must reach 5,000,000.00 yuan, 0.01 more"));
  const Score unknown = scored(replaced("rd_expense@2023 = 6170000.00", "rd_expense@2021 = 6170000.00"));
  EXPECT_THAT(criterion(unknown, "rd-ratio").what_if.en, testing::HasSubstr("must reach 5,000,000.00 yuan"));
  EXPECT_THAT(criterion(unknown, "rd-ratio").formula, testing::HasSubstr("? / 100,000,000.00 ≥ 0.05 ?"));
}

TEST(Score, AnAssumptionCountsAndIsNamed) {
  const Declaration declaration = applicant();
  const auto documents = documents_of(replaced("rd_expense@2023 = 6170000.00", "rd_expense@2021 = 6170000.00"));
  const Facts facts(declaration, documents, {});
  const Score assumed = score(facts, find_profile(""), {{{"rd_expense", 2023}, Amount{500'000'000}}});
  EXPECT_EQ(CriterionOutcome::met, criterion(assumed, "rd-ratio").outcome);
  EXPECT_TRUE(criterion(assumed, "rd-ratio").formula.starts_with("5,000,000.00 / 100,000,000.00"));
  EXPECT_TRUE(std::any_of(assumed.notes.begin(), assumed.notes.end(), [](const Message& note) { return note.en.find("Assumed") != std::string::npos; }));
  // The size follows from assumed revenue, too.
  const Score tiny = score(facts, find_profile(""), {{{"revenue", 2023}, Amount{40'000'000}}});
  EXPECT_THAT(criterion(tiny, "ai-revenue").explanation.en, testing::HasSubstr("micro"));
}

TEST(Score, ARegistryThatKnowsBetterDecides) {
  RegistryExtract registry;
  registry.present.insert(RegistryKind::patents);
  const auto with = [&](std::string status, std::optional<Date> until) {
    registry.entries[{RegistryKind::patents, registry_key(RegistryKind::patents, "ZL202010123456.2")}] = {.number = "ZL202010123456.2", .title = {}, .status = std::move(status), .owner = {}, .drafters = {}, .valid_from = {}, .valid_until = until};
    return verify(applicant(), documents_of(kPapers), {}, find_profile(""), registry).score;
  };
  EXPECT_EQ(CriterionOutcome::met, criterion(with("专利权维持", {}), "ip").outcome);
  EXPECT_EQ(CriterionOutcome::not_met, criterion(with("未缴年费终止失效", make_date(2023, 2, 11)), "ip").outcome);
  EXPECT_EQ(CriterionOutcome::undetermined, criterion(with("失效", {}), "ip").outcome);
  EXPECT_EQ(CriterionOutcome::met, criterion(with("届满", make_date(2024, 7, 1)), "ip").outcome);
}

TEST(Score, TheStatementAloneIsALowerBoundForResearch) {
  std::string papers = replaced("document: rd_special_audit\n  entity = 沈阳示例智能科技有限公司\n  rd_expense@2023 = 6170000.00\n", "");
  const auto with = [&](std::string_view amount) {
    std::string text = papers;
    const std::string_view anchor = "  revenue@2023 = 100000000.00\n";
    return text.insert(text.find(anchor) + anchor.size(), "  rd_expense@2023 = " + std::string(amount) + "\n");
  };
  EXPECT_EQ(CriterionOutcome::met, criterion(scored(with("5000000.00")), "rd-ratio").outcome);
  const Score open = scored(with("4000000.00"));
  EXPECT_EQ(CriterionOutcome::undetermined, criterion(open, "rd-ratio").outcome);
  // The open question is named, with what the other answer would give.
  EXPECT_TRUE(std::any_of(open.notes.begin(), open.notes.end(), [](const Message& note) {
    return note.en.find("rd-from-statement") != std::string::npos && note.en.find("not met") != std::string::npos;
  }));
}

TEST(Score, ConsolidatedFiguresCountUnlessTheOptionSaysOtherwise) {
  const std::string papers = replaced("  revenue@2023 = 100000000.00\n", "  revenue@2023/consolidated = 200000000.00\n  revenue@2023/parent = 100000000.00\n");
  EXPECT_EQ(CriterionOutcome::not_met, criterion(scored(papers), "rd-ratio").outcome);
  const Score score = scored(papers);
  EXPECT_TRUE(std::any_of(score.notes.begin(), score.notes.end(), [](const Message& note) { return note.en.find("\"scope\"") != std::string::npos; }));
}

TEST(Score, ExpiredCertificatesDisproveAndMissingOnesDoNot) {
  EXPECT_EQ(CriterionOutcome::not_met, criterion(scored(replaced("valid_until = 2026-01-10", "valid_until = 2024-01-10")), "quality-system").outcome);
  const std::size_t at = kPapers.find("document: iso_certificate");
  EXPECT_EQ(CriterionOutcome::undetermined, criterion(scored(std::string(kPapers.substr(0, at))), "quality-system").outcome);
}

TEST(Score, ASisterCompanysPatentIsNotTheApplicants) {
  EXPECT_EQ(CriterionOutcome::not_met,
            criterion(scored(replaced("kind = invention\n  holder = 沈阳示例智能科技有限公司", "kind = invention\n  holder = 大连他山软件股份有限公司")), "ip").outcome);
}

TEST(Score, ASeatElsewhereDisqualifies) {
  const Score score = scored(replaced("address = 辽宁省沈阳市浑南区创新路1号", "address = 吉林省长春市高新区硅谷大街1号"));
  EXPECT_EQ(CriterionOutcome::not_met, criterion(score, "legal-person-region").outcome);
}

TEST(Score, APartOfAYearIsNotGrownFrom) {
  // Founded in the middle of 2022: the growth from that year's part says nothing.
  const Score score = scored(replaced("established = 2016-03-15", "established = 2022-06-15"));
  EXPECT_EQ(CriterionOutcome::undetermined, criterion(score, "growth").outcome);
}

TEST(Verify, IsAFunctionOfItsArguments) {
  const Declaration declaration = applicant();
  const auto documents = documents_of(kPapers);
  const Verification first = verify(declaration, documents, {}, find_profile(""));
  const Verification second = verify(declaration, documents, {}, find_profile(""));
  EXPECT_EQ(first.findings, second.findings);
  EXPECT_EQ(first.score, second.score);
}

TEST(Verify, AnEmptyDossierSupportsNothingAndContradictsNothing) {
  const auto declaration = parse_declaration(R"({"reference_date": "2024-06-30", "reporting_year": 2023, "applicant":
    {"name": "甲公司", "uscc": "91210112MA0XLF7K07", "region": "辽宁省", "established": "2016-03-15", "size": "small"},
    "financials": {"2023": {"revenue": "1万元", "rd_expense": "1元"}}, "patents": [{"number": "ZL202010123456.2", "holder": "甲公司"}],
    "software_copyrights": [{"number": "2023SR0123456"}], "certificates": [{"kind": "cmmi", "level": 3}], "standards": [{"number": "GB/T 1-2020"}]})");
  const Verification result = verify(*declaration, {}, {}, find_profile(""));
  for (const Finding& finding : result.findings) EXPECT_EQ(Outcome::unsupported, finding.outcome) << finding.check << " " << finding.claim.value_or("-");
  std::vector<std::string> claims;
  for (const Finding& finding : result.findings) claims.push_back(finding.claim.value_or("-"));
  EXPECT_THAT(claims, testing::UnorderedElementsAre("/applicant/name", "/applicant/uscc", "/applicant/region", "/applicant/established", "/applicant/size",
                                                    "/financials/2023/revenue", "/financials/2023/rd_expense", "/patents/0/number",
                                                    "/software_copyrights/0/number", "/certificates/0", "/standards/0/number"));
  EXPECT_EQ(Verdict::undetermined, result.score.verdict);
}

TEST(Verify, ManyDocumentsTakeMilliseconds) {
  auto documents = documents_of(kPapers);
  const auto papers = documents;
  for (int i = 0; i < 60; ++i) documents.insert(documents.end(), papers.begin(), papers.end());
  const Verification result = verify(applicant(), documents, {}, find_profile(""));
  EXPECT_EQ(Verdict::qualified, result.score.verdict);
}

}  // namespace
}  // namespace dossier::test
