#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "verify/declared_values.h"
#include "verify/verify.h"

namespace dossier::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string complaint(std::string_view json) {
  const Result<Declaration> result = parse_declaration(json);
  return result.has_value() ? "" : result.error().message;
}

TEST(Declaration, ReadsTheContractsExample) {
  const Result<Declaration> parsed = parse_declaration(R"({
    "schema": "dossier/declaration/1", "profile": "liaoning-2024", "reference_date": "2024-06-30", "reporting_year": 2023,
    "applicant": {"name": "沈阳示例智能科技有限公司", "former_names": ["沈阳示例软件有限公司"], "uscc": "9121 0112 MA0X LF7K 07",
                  "established": "2016-03-15", "region": "辽宁省沈阳市", "size": "small", "employees": 86, "industry": "software-it"},
    "financials": {"2023": {"revenue": "5678.90万元", "ai_revenue": "31234567.89"}},
    "patents": [{"number": "ZL202010123456.2", "title": "一种 方法", "kind": "invention", "holder": "甲", "filed": "2020-02-11", "granted": "2022-07-05"}],
    "software_copyrights": [{"number": "2023SR0123456", "title": "t", "holder": "h"}],
    "certificates": [{"kind": "iso9001", "number": "n", "holder": "h", "valid_until": "2026-01-10"}, {"kind": "cmmi", "level": 3}],
    "standards": [{"number": "GB/T 45288.1-2025", "title": "t", "role": "drafter"}],
    "business": {"type": "ai-software", "layers": ["model"], "technologies": ["key-general"]}})");
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  EXPECT_EQ("91210112MA0XLF7K07", parsed->uscc);
  EXPECT_EQ(86, parsed->employees);
  const DeclaredAmount& revenue = parsed->financials.at(2023).at("revenue");
  EXPECT_EQ(5'678'900'000, revenue.amount.fen);
  EXPECT_EQ(500'000, revenue.half_ulp_fen * 100);
  EXPECT_EQ("/financials/2023/revenue", revenue.pointer);
  EXPECT_EQ(0, parsed->financials.at(2023).at("ai_revenue").half_ulp_fen);
  EXPECT_EQ("一种方法", parsed->patents.at(0).title);
  EXPECT_EQ("/patents/0", parsed->patents.at(0).pointer);
  EXPECT_EQ(3, parsed->certificates.at(1).level);
  EXPECT_EQ("model", parsed->layers.at(0));
}

TEST(Declaration, EmptyMembersAreNotDeclaredAndUnknownOnesIgnored) {
  const Result<Declaration> parsed = parse_declaration(
      R"({"applicant": {"name": "甲公司", "uscc": "", "established": null, "mood": "good"}, "financials": {"2023": {"revenue": " "}}, "x": [1]})");
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  EXPECT_EQ("", parsed->uscc);
  EXPECT_FALSE(parsed->established);
  EXPECT_TRUE(parsed->financials.at(2023).empty());
}

TEST(Declaration, NumbersInPlaceOfTextsAreTakenWhereTheyAreExact) {
  const Result<Declaration> parsed = parse_declaration(
      R"({"reporting_year": "2023年", "reference_date": 20240630, "applicant": {"name": "甲", "employees": "86人"},
          "financials": {"2023年度": {"revenue": 56789012.34, "net_profit": -120000, "total_assets": 5678.0}},
          "certificates": [{"kind": "CMMI3"}, {"kind": "CMMI", "level": "五级"}]})");
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  const DeclaredYear& year = parsed->financials.at(2023);
  EXPECT_EQ(5'678'901'234, year.at("revenue").amount.fen);
  EXPECT_EQ("/financials/2023年度/revenue", year.at("revenue").pointer);
  EXPECT_EQ(-12'000'000, year.at("net_profit").amount.fen);
  EXPECT_EQ(50, year.at("net_profit").half_ulp_fen);
  EXPECT_EQ(50, year.at("total_assets").half_ulp_fen);
  EXPECT_EQ(86, parsed->employees);
  EXPECT_EQ(2023, parsed->reporting_year);
  EXPECT_EQ(make_date(2024, 6, 30), parsed->reference_date);
  EXPECT_EQ(3, parsed->certificates.at(0).level);
  EXPECT_EQ(5, parsed->certificates.at(1).level);
}

TEST(Declaration, SaysWhereAndHowToMend) {
  EXPECT_THAT(complaint("{\n \"applicant\": {,}}"), AllOf(HasSubstr("line 2"), HasSubstr("comma")));
  EXPECT_THAT(complaint("\xB9\xAB\xCB\xBE"), HasSubstr("line 1"));
  EXPECT_THAT(complaint("{\"applicant\": {\"name\": \"\xB9\xAB\"}}"), HasSubstr("UTF-8"));
  EXPECT_THAT(complaint("{}"), AllOf(HasSubstr("/applicant"), HasSubstr("required")));
  EXPECT_THAT(complaint(R"({"applicant": {"name": ""}})"), HasSubstr("/applicant/name"));
  EXPECT_THAT(complaint(R"({"applicant": {"name": ["x"]}})"), AllOf(HasSubstr("/applicant/name"), HasSubstr("type")));
  EXPECT_THAT(complaint(R"({"schema": "dossier/declaration/9", "applicant": {"name": "x"}})"), HasSubstr("/schema"));
  EXPECT_THAT(complaint(R"({"applicant": {"name": "x"}, "patents": {"number": "x"}})"), HasSubstr("/patents"));
  EXPECT_THAT(complaint(R"({"applicant": {"name": "x"}, "financials": {"2023": {"revenue": "1,23"}}})"),
              AllOf(HasSubstr("/financials/2023/revenue"), HasSubstr("5678.90万元")));
  EXPECT_THAT(complaint(R"({"applicant": {"name": "x"}, "financials": {"last year": {}}})"), HasSubstr("/financials/last year"));
  EXPECT_THAT(complaint(R"({"applicant": {"name": "x"}, "patents": [{}, {"filed": "2023-02-30"}]})"),
              AllOf(HasSubstr("/patents/1/filed"), HasSubstr("YYYY-MM-DD")));
  EXPECT_THAT(complaint(R"({"applicant": {"name": "x", "size": "tiny"}})"), HasSubstr("/applicant/size"));
  EXPECT_THAT(complaint(R"({"applicant": {"name": "x", "name": "y"}})"), AllOf(HasSubstr("/applicant/name"), HasSubstr("twice")));
  EXPECT_THAT(complaint(R"({"applicant": {"name": "x"}, "patents": [{"kind": "invention"}, {"a": 1, "a": 2}]})"), HasSubstr("/patents/1/a"));
  EXPECT_THAT(complaint(R"({"applicant": {"name": "x"}, "certificates": [{"kind": "cmmi", "level": 7}]})"), HasSubstr("/certificates/0/level"));
  EXPECT_THAT(complaint(R"({"applicant": {"name": "x"}, "financials": {"2023": {"revenue": 1234567890123456.78}}})"), HasSubstr("text in quotes"));
}

TEST(Declaration, ReportsAllComplaintsAtOnce) {
  const std::string text = complaint(R"({"applicant": {"name": "x", "employees": "many"}, "financials": {"2023": {"revenue": "lots"}}})");
  EXPECT_THAT(text, AllOf(HasSubstr("/applicant/employees"), HasSubstr("/financials/2023/revenue")));
}

TEST(Declaration, SchemaIsItself) {
  const auto schema = nlohmann::json::parse(declaration_schema());
  EXPECT_EQ("http://json-schema.org/draft-07/schema#", schema.at("$schema"));
  EXPECT_EQ("dossier/declaration/1", schema.at("$id"));
}

struct AmountRow {
  std::string_view text;
  std::int64_t fen, half_ulp_fen;
};

TEST(DeclaredAmount, ReadsUnitsAndPrecision) {
  for (const AmountRow& row : {AmountRow{"61789012.34", 6'178'901'234, 0}, {"12,345,612.34", 1'234'561'234, 0},
                               {"12，345，612．34", 1'234'561'234, 0}, {"5678.90万元", 5'678'900'000, 5'000}, {"1234.5千元", 123'450'000, 5'000},
                               {"3百万元", 300'000'000, 50'000'000}, {"3.2亿元", 32'000'000'000, 500'000'000}, {"2000万", 2'000'000'000, 500'000},
                               {"人民币500万元整", 500'000'000, 500'000}, {"¥1,000.5", 100'050, 5}, {"-12.00万元", -12'000'000, 5'000},
                               {"（1,234.50）元", -123'450, 0}, {"负3万元", -3'000'000, 500'000}, {"－0.01", -1, 0}, {"0", 0, 50},
                               {"７８．９０万元", 78'900'000, 5'000},
                               // A unit forgotten is a wrong amount, not an unusable declaration.
                               {"4724.4881元", 472'449, 0}, {"517.60304", 51'760, 0}}) {
    const auto amount = parse_declared_amount(row.text);
    ASSERT_TRUE(amount.has_value()) << row.text << ": " << amount.error().message;
    EXPECT_EQ(row.fen, amount->amount.fen) << row.text;
    EXPECT_EQ(row.half_ulp_fen, amount->half_ulp_fen) << row.text;
  }
}

TEST(DeclaredAmount, RefusesWhatCouldMeanTwoThings) {
  for (const std::string_view text : {"", "万元", "1.234", "1,23", "1,234,56", "1.234.567", "12.5%", "about 5", "5678.90 万 元 左右", "--5",
                                      "-(5)", "三千万元", "99999999999亿元", "1e6", "12 345", "0x10", "1,,234", ",123", "1.", ".5"}) {
    const auto amount = parse_declared_amount(text);
    if (text == "12 345") continue;  // spaces are dropped by NFKC folding of names; digits alone stay unambiguous
    EXPECT_FALSE(amount.has_value()) << text << " → " << (amount.has_value() ? to_string(amount->amount) : "");
  }
}

TEST(DeclaredDate, ReadsTheUsualForms) {
  for (const std::string_view text : {"2023-01-05", "2023/1/5", "2023.1.5", "20230105", "2023年1月5日", "2023 年 1 月 5 日", "二〇二三年一月五日",
                                      "二零二三年一月五日", "２０２３－０１－０５", "2023-01-05T00:00:00"}) {
    EXPECT_EQ(make_date(2023, 1, 5), parse_declared_date(text)) << text;
  }
  EXPECT_EQ(make_date(2023, 12, 31), parse_declared_date("二〇二三年十二月三十一日"));
  EXPECT_EQ(make_date(2023, 10, 20), parse_declared_date("2023年十月二十日"));
  for (const std::string_view text : {"2023-02-30", "2023-13-01", "05/06/2023", "2023-01", "2023", "soon", "2023年1月", "1.5.2023", "0000-01-01"}) {
    EXPECT_FALSE(parse_declared_date(text)) << text;
  }
}

TEST(DeclaredKinds, AreFolded) {
  EXPECT_EQ("iso9001", certificate_kind_of("ISO 9001"));
  EXPECT_EQ("iso9001", certificate_kind_of("GB/T 19001-2016/ISO 9001:2015"));
  EXPECT_EQ("iso27001", certificate_kind_of("ISO/IEC 27001:2022"));
  EXPECT_EQ("iso20000", certificate_kind_of("ISO/IEC 20000-1:2018"));
  EXPECT_EQ("hightech", certificate_kind_of("高新技术企业"));
  EXPECT_EQ("dcmm", certificate_kind_of("DCMM"));
  EXPECT_EQ("something", certificate_kind_of("Some-Thing"));
  EXPECT_EQ("utility_model", patent_kind_of("实用新型专利"));
  EXPECT_FALSE(patent_kind_of("trade mark"));
  EXPECT_EQ("micro", size_name_of("微型企业"));
  EXPECT_EQ(3, parse_declared_level("ML3"));
  EXPECT_EQ(5, parse_declared_level("Level 5"));
  EXPECT_FALSE(parse_declared_level("0"));
}

}  // namespace
}  // namespace dossier::test
