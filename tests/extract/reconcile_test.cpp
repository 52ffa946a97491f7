#include "extract/reconcile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier {
namespace {

using State = Reconciled::Outcome::State;
using testing::ElementsAre;

// a + b = c
Equation sum_of(std::size_t a, std::size_t b, std::size_t c, std::int64_t tolerance = 0) {
  return {"sum", {{{a, 1}, {b, 1}, {c, -1}}}, tolerance};
}

TEST(Reconcile, AnIdentityThatClosesProvesItsFigures) {
  const std::vector<Quantity> quantities = {{{500}}, {{700}}, {{1200}}, {{9}}};
  const std::vector<Equation> equations = {sum_of(0, 1, 2)};
  const Reconciled result = reconcile(quantities, equations);
  EXPECT_EQ(result.equations[0].state, State::closes);
  EXPECT_TRUE(result.equations[0].proves);
  EXPECT_THAT(result.proven, ElementsAre(true, true, true, false));
  EXPECT_THAT(result.chosen, ElementsAre(false, false, false, false));
}

TEST(Reconcile, TheOnlyObservedReadingThatClosesIsChosen) {
  const std::vector<Quantity> quantities = {{{500, 900}}, {{700}}, {{1600}}};
  const std::vector<Equation> equations = {sum_of(0, 1, 2)};
  const Reconciled result = reconcile(quantities, equations);
  EXPECT_EQ(result.equations[0].state, State::closes);
  EXPECT_THAT(result.values, ElementsAre(900, 700, 1600));
  EXPECT_THAT(result.chosen, ElementsAre(true, false, false));
  EXPECT_THAT(result.proven, ElementsAre(true, true, true));
}

TEST(Reconcile, ContradictionIsReportedAndNothingRepaired) {
  const std::vector<Quantity> quantities = {{{500, 501}}, {{700}}, {{1600}}};
  const std::vector<Equation> equations = {sum_of(0, 1, 2)};
  const Reconciled result = reconcile(quantities, equations);
  EXPECT_EQ(result.equations[0].state, State::violated);
  EXPECT_EQ(result.equations[0].difference, -400);
  EXPECT_THAT(result.values, ElementsAre(500, 700, 1600));
  EXPECT_THAT(result.proven, ElementsAre(false, false, false));
}

TEST(Reconcile, TwoWaysToCloseSettleNothing) {
  // 500 + 900 or 600 + 800 = 1400.
  const std::vector<Quantity> quantities = {{{501, 500, 600}}, {{901, 900, 800}}, {{1400}}};
  const std::vector<Equation> equations = {sum_of(0, 1, 2)};
  const Reconciled result = reconcile(quantities, equations);
  EXPECT_EQ(result.equations[0].state, State::unread);
  EXPECT_THAT(result.chosen, ElementsAre(false, false, false));
}

TEST(Reconcile, AnotherIdentitySettlesWhatOneLeavesOpen) {
  const std::vector<Quantity> quantities = {{{501, 500, 600}}, {{901, 900, 800}}, {{1400}}, {{100}}, {{600}}};
  // The first figure also stands in 500 + 100 = 600.
  const std::vector<Equation> equations = {sum_of(0, 1, 2), sum_of(0, 3, 4)};
  const Reconciled result = reconcile(quantities, equations);
  EXPECT_THAT(result.values, ElementsAre(500, 900, 1400, 100, 600));
  EXPECT_EQ(result.equations[0].state, State::closes);
  EXPECT_EQ(result.equations[1].state, State::closes);
}

TEST(Reconcile, AChoiceMustNotOpenAnotherIdentity) {
  // 900 would close the second, but the first closes with 500: the second is what is wrong.
  const std::vector<Quantity> quantities = {{{500, 900}}, {{700}}, {{1200}}, {{100}}, {{1000}}};
  const std::vector<Equation> equations = {sum_of(0, 1, 2), sum_of(0, 3, 4)};
  const Reconciled result = reconcile(quantities, equations);
  EXPECT_THAT(result.values, ElementsAre(500, 700, 1200, 100, 1000));
  EXPECT_EQ(result.equations[0].state, State::closes);
  EXPECT_EQ(result.equations[1].state, State::violated);
  EXPECT_THAT(result.proven, ElementsAre(true, true, true, false, false));
}

TEST(Reconcile, ALostMinusIsFoundWhenTheInkLeavesBothSigns) {
  const std::vector<Quantity> quantities = {{{1000}}, {{300, -300}}, {{700}}};
  const std::vector<Equation> equations = {sum_of(0, 1, 2)};
  const Reconciled result = reconcile(quantities, equations);
  EXPECT_THAT(result.values, ElementsAre(1000, -300, 700));
  EXPECT_THAT(result.chosen, ElementsAre(false, true, false));
}

TEST(Reconcile, AnEquationMayHaveTwoForms) {
  const Equation equation{"profit", {{{0, 1}, {1, 1}, {2, -1}}, {{0, 1}, {1, -1}, {2, -1}}}, 0};
  const std::vector<Equation> equations = {equation};
  const Reconciled added = reconcile(std::vector<Quantity>{{{1000}}, {{-300}}, {{700}}}, equations);
  EXPECT_EQ(added.equations[0].form, 0U);
  EXPECT_TRUE(added.equations[0].proves);
  const Reconciled subtracted = reconcile(std::vector<Quantity>{{{1000}}, {{300}}, {{700}}}, equations);
  EXPECT_EQ(subtracted.equations[0].form, 1U);
  EXPECT_TRUE(subtracted.equations[0].proves);
  // It may be -300 with its minus lost.
  EXPECT_THAT(subtracted.proven, ElementsAre(true, false, true));
  const Reconciled neither = reconcile(std::vector<Quantity>{{{1000}}, {{300}}, {{800}}}, equations);
  EXPECT_EQ(neither.equations[0].state, State::violated);
}

TEST(Reconcile, TheUsualFormIsTriedWithAllReadingsBeforeAnother) {
  // 1000 - 300 = 700: a loss printed negative whose minus only the ink shows, rather than one printed positive and subtracted.
  const Equation equation{"profit", {{{0, 1}, {1, 1}, {2, -1}}, {{0, 1}, {1, -1}, {2, -1}}}, 0};
  const Reconciled result = reconcile(std::vector<Quantity>{{{1000}}, {{300, -300}}, {{700}}}, std::vector<Equation>{equation});
  EXPECT_EQ(result.equations[0].form, 0U);
  EXPECT_THAT(result.values, ElementsAre(1000, -300, 700));
  EXPECT_THAT(result.proven, ElementsAre(true, true, true));
}

TEST(Reconcile, WhatNobodyCouldReadLeavesItsIdentityUnread) {
  const std::vector<Quantity> quantities = {{{}}, {{700}}, {{1600}}};
  const std::vector<Equation> equations = {sum_of(0, 1, 2)};
  const Reconciled result = reconcile(quantities, equations);
  EXPECT_EQ(result.equations[0].state, State::unread);
}

TEST(Reconcile, RoundingClosesButProvesNothing) {
  const std::vector<Quantity> quantities = {{{500}}, {{700}}, {{1201}}};
  const Reconciled result = reconcile(quantities, std::vector<Equation>{sum_of(0, 1, 2, 2)});
  EXPECT_EQ(result.equations[0].state, State::closes);
  EXPECT_EQ(result.equations[0].difference, -1);
  EXPECT_FALSE(result.equations[0].proves);
  EXPECT_THAT(result.proven, ElementsAre(false, false, false));
}

TEST(Reconcile, ZerosAloneProveNothing) {
  const Reconciled result = reconcile(std::vector<Quantity>{{{0}}, {{0}}, {{0}}}, std::vector<Equation>{sum_of(0, 1, 2)});
  EXPECT_EQ(result.equations[0].state, State::closes);
  EXPECT_FALSE(result.equations[0].proves);
}

TEST(Reconcile, AFigurePrintedTwiceDoesNotProveWhatAnotherIdentityLeavesOpen) {
  // Total = only row (both misread alike), but the total does not fit into the sum above it.
  const std::vector<Quantity> quantities = {{{800}}, {{800}}, {{700}}, {{1400}}};
  const std::vector<Equation> equations = {{"copy", {{{0, 1}, {1, -1}}}, 0}, sum_of(1, 2, 3)};
  const Reconciled result = reconcile(quantities, equations);
  EXPECT_EQ(result.equations[0].state, State::closes);
  EXPECT_EQ(result.equations[1].state, State::violated);
  EXPECT_THAT(result.proven, ElementsAre(false, false, false, false));
  const Reconciled alone = reconcile(quantities, std::vector<Equation>{equations[0]});
  EXPECT_THAT(alone.proven, ElementsAre(true, true, false, false));
}

TEST(Reconcile, ManyDoubtfulFiguresDoNotStopTheProgram) {
  std::vector<Quantity> quantities(60, Quantity{{1, 2, 3}});
  Equation equation{"sum", {{}}, 0};
  for (std::size_t i = 0; i < quantities.size(); ++i) equation.forms[0].push_back({i, 1});
  const Reconciled result = reconcile(quantities, std::vector<Equation>{equation});
  EXPECT_EQ(result.equations[0].state, State::unread);
}

}  // namespace
}  // namespace dossier
