#include "store/decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/dossiers.h"
#include "store/upkeep.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Decision decision(const std::string& path, const std::string& finding, const std::string& word) {
  return {.batch = "/b",
          .path = path,
          .finding = finding,
          .check = finding.empty() ? "" : "bs.balance",
          .claim = "",
          .content = finding.empty() ? "c" : "",
          .decision = word,
          .note = "已电话核实",
          .reviewer = "王"};
}

TEST(Decisions, TheNewestOnEachThingStands) {
  Store store(":memory:");
  Decisions decisions(store);
  decisions.add(decision("d1", "", "undetermined"));
  decisions.add(decision("d1", "aaa", "confirmed"));
  decisions.add(decision("d1", "", "qualified"));
  decisions.add(decision("", "bbb", "dismissed"));
  EXPECT_THAT(decisions.standing("/b"), ElementsAre(decision("", "bbb", "dismissed"), decision("d1", "", "qualified"),
                                                    decision("d1", "aaa", "confirmed")));
  EXPECT_THAT(decisions.standing("/other"), IsEmpty());
  EXPECT_THAT(decisions.history("/b", "d1"), SizeIs(3));
}

TEST(Decisions, WhatIsWithdrawnIsKeptAsHistoryOnly) {
  Store store(":memory:");
  Decisions decisions(store);
  decisions.add(decision("d1", "", "qualified"));
  decisions.add(decision("d1", "", "withdrawn"));
  EXPECT_THAT(decisions.standing("/b"), IsEmpty());
  EXPECT_THAT(decisions.history("/b", "d1"), SizeIs(2));
}

TEST(Decisions, OutlastTheDossiersRowAndAreInTheBackup) {
  const test::TempFolder folder;
  Store store(folder.file("s.sqlite"));
  Dossiers dossiers(store);
  DossierRecord record;
  record.row.batch = "/b";
  record.row.path = record.row.name = "d1";
  dossiers.put(record);
  Decisions(store).add(decision("d1", "", "qualified"));
  dossiers.put(record);
  EXPECT_EQ(dossiers.forget("/b", [](const std::string&) { return false; }), 1);
  EXPECT_THAT(Decisions(store).standing("/b"), SizeIs(1));
  EXPECT_EQ(Upkeep(store).counts().decisions, 1);
  Upkeep(store).vacuum();
  EXPECT_THAT(Upkeep(store).problems(), IsEmpty());
  Upkeep(store).backup(folder.file("copy.sqlite"));
  Store copy(folder.file("copy.sqlite"));
  EXPECT_THAT(Decisions(copy).standing("/b"), SizeIs(1));
  std::vector<std::string> cells;
  Upkeep(store).rows("decisions", [&](const std::vector<std::string>& row) { cells = row; });
  EXPECT_THAT(cells, testing::Contains("已电话核实"));
}

}  // namespace
}  // namespace dossier
