#include "verify/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "models/error.h"
#include "tests/support/temp_folder.h"
#include "verify/exact.h"
#include "verify/growth.h"
#include "verify/legal_person.h"
#include "verify/messages.h"
#include "verify/profile.h"
#include "verify/size_class.h"

namespace dossier::test {
namespace {

constexpr Truth kAll[] = {Truth::met, Truth::not_met, Truth::undetermined};

RuleFigure exactly(std::int64_t fen) { return {.low = fen, .high = fen, .shown = to_string(Amount{fen}), .basis = {}, .gap = {}}; }
RuleFigure between(std::int64_t low, std::int64_t high) {
  return {.low = low, .high = high, .shown = to_string(Amount{low}), .basis = {}, .gap = {}};
}

TEST(Kleene, FollowsTheTables) {
  for (const Truth a : kAll) {
    EXPECT_EQ(Truth::met, either(a, Truth::met));
    EXPECT_EQ(Truth::not_met, both(a, Truth::not_met));
    EXPECT_EQ(a, either(a, Truth::not_met));
    EXPECT_EQ(a, both(a, Truth::met));
    for (const Truth b : kAll) {
      EXPECT_EQ(either(a, b), either(b, a));
      EXPECT_EQ(both(a, b), both(b, a));
    }
  }
}

// An outcome that was decided on an interval must hold for every value in it, and an undetermined one for no single outcome.
TEST(Share, DecidesIntervalsAsItsPointsDo) {
  const Fraction five_percent{5, 100};
  for (std::int64_t part = 3; part <= 8; ++part) {
    for (std::int64_t spread = 0; spread <= 3; ++spread) {
      for (std::int64_t whole = 90; whole <= 130; whole += 10) {
        const Truth decided = share_at_least(between(part, part + spread), between(whole, whole + 10), five_percent);
        bool some_met = false, some_not = false;
        for (std::int64_t p = part; p <= part + spread; ++p) {
          for (std::int64_t w = whole; w <= whole + 10; ++w) (p * 100 >= w * 5 ? some_met : some_not) = true;
        }
        EXPECT_EQ(some_met && some_not ? Truth::undetermined : some_met ? Truth::met : Truth::not_met, decided) << part << "+" << spread << "/" << whole;
      }
    }
  }
}

TEST(Share, NearlyIsNotEnough) {
  const RuleFigure revenue = exactly(10'000'000'000);
  EXPECT_EQ(Truth::met, share_at_least(exactly(500'000'000), revenue, {5, 100}));
  EXPECT_EQ(Truth::not_met, share_at_least(exactly(499'999'999), revenue, {5, 100}));
  // 39.996 % is below 40 %, and is not shown as 40 %.
  EXPECT_EQ(Truth::not_met, share_at_least(exactly(3'999'600'000), revenue, {40, 100}));
  EXPECT_EQ("0.399960", share_text(3'999'600'000, 10'000'000'000, {40, 100}));
  EXPECT_EQ("0.0617", share_text(617, 10000, {5, 100}));
  EXPECT_EQ("0.0617", share_text(61749, 1000000, {5, 100}));
  EXPECT_EQ("0.0618", share_text(61750, 1000000, {5, 100}));
  EXPECT_EQ("-0.0500", share_text(-5, 100, {5, 100}));
}

TEST(Share, UnknownsDecideOnlyWhereTheyCannotMatter) {
  EXPECT_EQ(Truth::undetermined, share_at_least({}, exactly(100), {5, 100}));
  EXPECT_EQ(Truth::undetermined, share_at_least(exactly(5), {}, {5, 100}));
  EXPECT_EQ(Truth::met, share_at_least(between(5, kUnbounded), exactly(100), {5, 100}));
  EXPECT_EQ(Truth::undetermined, share_at_least(between(4, kUnbounded), exactly(100), {5, 100}));
  EXPECT_EQ(Truth::undetermined, share_at_least(exactly(5), exactly(0), {5, 100}));
  EXPECT_EQ(Truth::undetermined, share_at_least(exactly(5), between(-1, 100), {5, 100}));
  EXPECT_EQ(Truth::not_met, share_at_least(exactly(-5), exactly(100), {5, 100}));
}

TEST(Share, LargestFiguresDoNotOverflow) {
  const std::int64_t most = kUnbounded - 1;
  EXPECT_EQ(Truth::met, share_at_least(exactly(most), exactly(most), {99, 100}));
  EXPECT_EQ(Truth::not_met, share_at_least(exactly(1), exactly(most), {1, 100}));
}

TEST(Fractions, AreShownExactly) {
  EXPECT_EQ("0.05", fraction_text({5, 100}));
  EXPECT_EQ("0.4", fraction_text({40, 100}));
  EXPECT_EQ("1", fraction_text({1, 1}));
  EXPECT_EQ("5 %", percent_text({5, 100}));
  EXPECT_EQ("12.5 %", percent_text({125, 1000}));
  EXPECT_EQ("+1.17", margin_in_points(617, 10000, {5, 100}));
  EXPECT_EQ("-0.01", margin_in_points(49889, 1000000, {5, 100}));
}

struct GrowthCase {
  const char* name;
  std::vector<std::int64_t> years;
  Truth agree, arithmetic, compound;
};

TEST(Growth, ByAllDefinitions) {
  const Truth yes = Truth::met, no = Truth::not_met, open = Truth::undetermined;
  for (const GrowthCase& c : {GrowthCase{"exactly five per cent twice", {10000, 10500, 11025}, yes, yes, yes},
                              {"one year, exactly", {10000, 10500}, yes, yes, yes},
                              {"one year, a little less", {10000, 10499}, no, no, no},
                              {"up and down: the mean is above, the compound rate below", {10000, 15000, 10200}, open, yes, no},
                              {"falling", {10000, 9000, 8000}, no, no, no},
                              {"four years", {10000, 10500, 11025, 11577}, open, open, open},
                              {"first year nothing", {0, 10000, 10600}, yes, yes, yes},
                              {"year in between nothing", {10000, 0, 20000}, open, open, yes},
                              {"from loss to profit", {-100, 50, 100}, open, open, open},
                              {"from profit to loss", {100, 50, -10}, no, no, no},
                              {"last year nothing", {100, 50, 0}, no, no, no},
                              {"only one year", {100}, open, open, open},
                              {"no year", {}, open, open, open}}) {
    std::vector<RuleFigure> years;
    for (const std::int64_t fen : c.years) years.push_back(exactly(fen));
    if (c.years.size() == 4) continue;  // below: the last figure is cut, so the exact rate is just below
    EXPECT_EQ(c.agree, average_growth(years, {5, 100}, "agree", true).truth) << c.name;
    EXPECT_EQ(c.arithmetic, average_growth(years, {5, 100}, "arithmetic", true).truth) << c.name;
    EXPECT_EQ(c.compound, average_growth(years, {5, 100}, "compound", true).truth) << c.name;
  }
}

TEST(Growth, IsExactOverThreePeriods) {
  // 10000 × 1.05³ = 11576.25: 1157625 fen exactly, and one fen less.
  EXPECT_EQ(Truth::met, average_growth({exactly(1000000), exactly(1050000), exactly(1102500), exactly(1157625)}, {5, 100}, "compound", true).truth);
  EXPECT_EQ(Truth::not_met, average_growth({exactly(1000000), exactly(1050000), exactly(1102500), exactly(1157624)}, {5, 100}, "compound", true).truth);
}

TEST(Growth, AnUnknownYearInBetweenDoesNotHideAHighCompoundRate) {
  const RuleFigure unknown;
  EXPECT_EQ(Truth::met, average_growth({exactly(100), unknown, exactly(200)}, {5, 100}, "agree", true).truth);
  // A profit in between may have been a loss: then no rate is defined.
  EXPECT_EQ(Truth::undetermined, average_growth({exactly(100), unknown, exactly(200)}, {5, 100}, "agree", false).truth);
  EXPECT_EQ(Truth::undetermined, average_growth({unknown, exactly(100), exactly(200)}, {5, 100}, "agree", true).truth);
}

TEST(Growth, RoundedFiguresDecideOnlyWhereBothEndsDo) {
  EXPECT_EQ(Truth::undetermined, average_growth({between(9950, 10050), exactly(10500)}, {5, 100}, "agree", true).truth);
  EXPECT_EQ(Truth::met, average_growth({between(9950, 10000), exactly(10500)}, {5, 100}, "agree", true).truth);
}

TEST(Size, FollowsTheWorkedExamples) {
  const SizeRow& software = *size_row_of("software-it");
  const auto size = [&](std::int64_t employees, std::int64_t wan) {
    const auto sizes = possible_sizes(software, {employees, employees}, {wan * 1'000'000, wan * 1'000'000}, {});
    return sizes.size() == 1 ? std::string(name_of(sizes.front())) : "?";
  };
  EXPECT_EQ("medium", size(350, 9000));
  EXPECT_EQ("small", size(80, 12000));
  EXPECT_EQ("small", size(120, 900));
  EXPECT_EQ("micro", size(9, 5000));
  EXPECT_EQ("small", size(10, 50));
  EXPECT_EQ("large", size(300, 10000));
}

TEST(Size, TableIsComplete) {
  EXPECT_EQ(16u, size_table().size());
  for (const SizeRow& row : size_table()) {
    for (const SizeLimits& limits : {row.employees, row.revenue, row.assets}) {
      EXPECT_TRUE(limits.large == 0 ? limits.medium == 0 && limits.small == 0 : limits.large > limits.medium && limits.medium > limits.small) << row.id;
    }
    EXPECT_EQ(&row, size_row_of(row.id));
  }
  EXPECT_EQ("industry", size_row_of("C39")->id);
  EXPECT_EQ("industry", size_row_of("3911")->id);
  EXPECT_EQ("software-it", size_row_of("I6513")->id);
  EXPECT_EQ("software-it", size_row_of("软件和信息技术服务业")->id);
  EXPECT_EQ("real-estate", size_row_of("7010")->id);
  EXPECT_EQ("information-transmission", size_row_of("64")->id);
  EXPECT_EQ("other", size_row_of("73")->id);
  EXPECT_EQ(nullptr, size_row_of("magic"));
}

TEST(Size, UnknownIndicatorsLeaveARange) {
  const SizeRow& software = *size_row_of("software-it");
  EXPECT_EQ((std::vector{SizeClass::micro, SizeClass::small}), possible_sizes(software, {}, {900'000'000, 900'000'000}, {}));
  EXPECT_EQ((std::vector{SizeClass::micro, SizeClass::small, SizeClass::medium}), possible_sizes(software, {120, 120}, {}, {}));
}

TEST(Seat, IsReadFromTheBeginningOfAnAddress) {
  EXPECT_EQ((Seat{"辽宁", "沈阳"}), seat_of("辽宁省沈阳市浑南区创新路1号"));
  EXPECT_EQ((Seat{"辽宁", "大连"}), seat_of("大连高新技术产业园区"));
  EXPECT_EQ((Seat{"北京", ""}), seat_of("北京市朝阳区建国路1号"));
  EXPECT_EQ((Seat{"吉林", "吉林"}).province, seat_of("吉林省吉林市昌邑区")->province);
  EXPECT_EQ((Seat{"内蒙古", "赤峰"}), seat_of("内蒙古自治区赤峰市"));
  EXPECT_EQ((Seat{"广西", "南宁"}), seat_of("广西壮族自治区南宁市"));
  EXPECT_FALSE(seat_of("浑南区创新路1号"));
  EXPECT_EQ("辽宁", province_of_code("21"));
}

TEST(Profiles, ExamplesOfAllShippedOnesHold) {
  EXPECT_THAT(shipped_profiles(), testing::ElementsAre("liaoning-2024", "shenzhen", "dalian", "hubei", "guangdong", "shandong", "wuhan"));
  for (const std::string& id : shipped_profiles()) {
    const auto results = test_profile(find_profile(id));
    EXPECT_FALSE(results.empty());
    for (const ProfileTestResult& result : results) EXPECT_TRUE(result.passed) << id << " " << result.criterion << ": " << result.message;
  }
}

TEST(Profiles, LiaoningHasTheContractsCriteria) {
  const Profile profile = find_profile("");
  EXPECT_EQ("liaoning-2024", profile.id);
  std::vector<std::string> counting, others;
  for (const Criterion& criterion : profile.criteria) (criterion.counts ? counting : others).push_back(criterion.id);
  EXPECT_THAT(counting, testing::ElementsAre("legal-person-region", "rd-ratio", "ai-revenue", "growth", "ip", "quality-system"));
  EXPECT_FALSE(others.empty());
}

std::string profile_with(const std::string& rule, const std::string& examples) {
  return "schema: dossier/profile/1\nid: mine\ntitle: Mine\nsource: s\ncriteria:\n  - id: one\n    title: One\n    source: s\n    rule: " + rule +
         "\n    examples: " + examples + "\n";
}

TEST(Profiles, RefuseACriterionThatCannotFail) {
  const auto profile = parse_profile(profile_with("{amount: {of: rd_expense, at-least: 5}}",
                                                  "{meets: {figures: {rd_expense: 7}}, undetermined: {}}"));
  ASSERT_TRUE(profile.has_value()) << profile.error().message;
  const auto results = test_profile(*profile);
  EXPECT_TRUE(std::any_of(results.begin(), results.end(), [](const ProfileTestResult& r) { return !r.passed && r.message.find("fail") != std::string::npos; }));
  // An example that is said to fail and does not.
  const auto wrong = parse_profile(profile_with("{amount: {of: rd_expense, at-least: 5}}",
                                                "{meets: {figures: {rd_expense: 7}}, fails: {figures: {rd_expense: 6}}, undetermined: {}}"));
  const auto wrong_results = test_profile(*wrong);
  EXPECT_TRUE(std::any_of(wrong_results.begin(), wrong_results.end(), [](const ProfileTestResult& r) { return !r.passed; }));
}

TEST(Profiles, SayWhereTheyAreWrong) {
  const auto complaint = [](const std::string& yaml) {
    const auto profile = parse_profile(yaml);
    return profile.has_value() ? std::string() : profile.error().message;
  };
  EXPECT_THAT(complaint("a: ["), testing::HasSubstr("line"));
  EXPECT_THAT(complaint("schema: other"), testing::HasSubstr("dossier/profile/1"));
  EXPECT_THAT(complaint(profile_with("{ratio: {of: a, to: b}}", "{}")), testing::HasSubstr("at-least"));
  EXPECT_THAT(complaint(profile_with("{ratio: {of: a, to: b, at-least: 0%}}", "{}")), testing::HasSubstr("cannot fail"));
  EXPECT_THAT(complaint(profile_with("{ratio: {of: a, to: b, at-leest: 5%}}", "{}")), testing::HasSubstr("at-leest"));
  EXPECT_THAT(complaint(profile_with("{guess: {}}", "{}")), testing::HasSubstr("guess"));
  EXPECT_THAT(complaint(profile_with("{by-option: {option: x, values: {a: {person: {shows: y}}}}}", "{}")), testing::HasSubstr("option"));
}

TEST(Profiles, BandsGivePointsWhenFilledIn) {
  const auto profile = parse_profile(profile_with(
      "{points: {of: ai_revenue, to: revenue, at-least: 10, bands: [{from: 30%, points: 5}, {from: 50%, points: 10}, {from: 70%, points: 20}]}}",
      "{meets: {figures: {ai_revenue: 50, revenue: 100}}, fails: {figures: {ai_revenue: 49.99, revenue: 100}}, undetermined: {figures: {ai_revenue: 49..51, revenue: 100}}}"));
  ASSERT_TRUE(profile.has_value()) << profile.error().message;
  for (const ProfileTestResult& result : test_profile(*profile)) EXPECT_TRUE(result.passed) << result.message;
}

TEST(Profiles, OptionsAnswerOpenQuestions) {
  const auto all = with_options(find_profile("liaoning-2024"), {{"ip-all-types", "all"}});
  ASSERT_TRUE(all.has_value());
  RuleInputs inputs{.year = 2023};
  inputs.counts["patent"].proven = 1;
  const auto& criteria = all->criteria;
  const auto ip = std::find_if(criteria.begin(), criteria.end(), [](const Criterion& c) { return c.id == "ip"; });
  EXPECT_EQ(Truth::undetermined, evaluate(ip->rule, *all, inputs).truth);
  EXPECT_EQ(Truth::met, evaluate(ip->rule, find_profile("liaoning-2024"), inputs).truth);
  EXPECT_FALSE(with_options(find_profile("liaoning-2024"), {{"ip-all-types", "some"}}).has_value());
  EXPECT_FALSE(with_options(find_profile("liaoning-2024"), {{"weather", "good"}}).has_value());
}

TEST(Profiles, ADeclarationNamesShippedOnesOnly) {
  TempFolder folder;
  const std::string path = folder.write("mine.yaml", profile_with("{amount: {of: rd_expense, at-least: 5}}", "{}"));
  EXPECT_THROW((void)find_profile(path), Error);
  EXPECT_THROW((void)find_profile("atlantis"), Error);
  EXPECT_EQ("mine", load_profile(path).id);
  EXPECT_EQ("dalian", load_profile("dalian").id);
  EXPECT_THROW((void)load_profile(path + ".none"), Error);
}

TEST(Rules, TheTwentyMillionAreForMediumAndLargeOnly) {
  const Profile profile = find_profile("liaoning-2024");
  const auto rule = std::find_if(profile.criteria.begin(), profile.criteria.end(), [](const Criterion& c) { return c.id == "ai-revenue"; })->rule;
  RuleInputs inputs{.year = 2023};
  inputs.figures[{"ai_revenue", 2023}] = exactly(2'500'000'000);
  inputs.figures[{"revenue", 2023}] = exactly(10'000'000'000);
  inputs.sizes = {SizeClass::small};
  EXPECT_EQ(Truth::not_met, evaluate(rule, profile, inputs).truth);
  inputs.sizes = {SizeClass::medium};
  EXPECT_EQ(Truth::met, evaluate(rule, profile, inputs).truth);
  inputs.sizes = {SizeClass::small, SizeClass::medium};
  EXPECT_EQ(Truth::undetermined, evaluate(rule, profile, inputs).truth);
  // Decision invariance: a share of 40 % is enough whatever the size.
  inputs.figures[{"ai_revenue", 2023}] = exactly(4'000'000'000);
  inputs.sizes = {};
  EXPECT_EQ(Truth::met, evaluate(rule, profile, inputs).truth);
  // Revenue unread, 20 million certain, a large company.
  inputs.figures[{"ai_revenue", 2023}] = exactly(2'000'000'000);
  inputs.figures[{"revenue", 2023}] = {};
  inputs.sizes = {SizeClass::large};
  EXPECT_EQ(Truth::met, evaluate(rule, profile, inputs).truth);
}

}  // namespace
}  // namespace dossier::test
