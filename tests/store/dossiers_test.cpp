#include "store/dossiers.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "models/error.h"
#include "store/page_index.h"
#include "store/quarantine.h"
#include "store/upkeep.h"
#include "store/words.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string hash(char digit) { return std::string(64, digit); }

DossierRecord record(const std::string& name, const std::string& report) {
  DossierRecord record;
  record.row.batch = "/b";
  record.row.path = record.row.name = name;
  record.row.applicant = "沈阳示例有限公司";
  record.row.known = {.state = "s", .settings = "p", .content = "c"};
  record.row.verdict = "undetermined";
  record.row.inconsistent = 2;
  record.report = report;
  record.files = {{.name = "1.pdf", .sha256 = hash('a'), .size = 5}};
  record.documents = {{.file = 0, .first_page = 1, .last_page = 2, .type = "income_statement", .fields = {}}};
  record.documents[0].fields.push_back({.name = "revenue",
                                        .year = 2023,
                                        .scope = "",
                                        .value = "12345000.00",
                                        .key = "12345000.00",
                                        .certain = true,
                                        .page = 2,
                                        .box = "[1,2,3,4]"});
  record.findings = {{.check = "bs.balance", .outcome = "inconsistent", .severity = "warning", .claim = ""}};
  record.scores = {{.criterion = "rd-ratio", .outcome = "met", .counts = true, .value = "0.06", .threshold = "0.05"}};
  record.claims = {{.pointer = "/patents/0/number", .kind = "patent", .key = "1", .number = "ZL1"}};
  return record;
}

TEST(Dossiers, GiveBackRowAndReport) {
  Store store(":memory:");
  Dossiers dossiers(store);
  EXPECT_EQ(dossiers.find("/b", "d1"), std::nullopt);
  dossiers.put(record("d1", "{\"a\": 1}"));
  const auto row = dossiers.find("/b", "d1");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->known, (DossierState{"s", "p", "c"}));
  EXPECT_EQ(row->inconsistent, 2);
  EXPECT_EQ(dossiers.report(row->id), "{\"a\": 1}");
  dossiers.set_state(row->id, "s2");
  EXPECT_EQ(dossiers.find("/b", "d1")->known.state, "s2");
}

TEST(Dossiers, ANewResultTakesThePlaceOfTheOldWithAllItsRows) {
  Store store(":memory:");
  Dossiers dossiers(store);
  dossiers.put(record("d1", "{}"));
  dossiers.put(record("d1", "{\"new\": true}"));
  Upkeep upkeep(store);
  EXPECT_EQ(upkeep.counts().dossiers, 1);
  for (const char* table : {"dossiers", "files", "documents", "fields", "findings", "scores", "claims"}) {
    ASSERT_THAT(Upkeep::tables(), testing::Contains(table));
    int rows = -1;  // the names of the columns come first
    upkeep.rows(table, [&](const std::vector<std::string>&) { ++rows; });
    EXPECT_EQ(rows, 1) << table;
  }
}

TEST(Dossiers, ForgetThoseThatAreGone) {
  Store store(":memory:");
  Dossiers dossiers(store);
  dossiers.put(record("d2", "{}"));
  dossiers.put(record("d1", "{}"));
  std::vector<std::string> names;
  dossiers.each("/b", [&](const DossierRow& row) { names.push_back(row.name); });
  EXPECT_THAT(names, ElementsAre("d1", "d2"));
  EXPECT_EQ(dossiers.forget("/b", [](const std::string& path) { return path == "d2"; }), 1);
  EXPECT_FALSE(dossiers.find("/b", "d1"));
  EXPECT_TRUE(dossiers.find("/b", "d2"));
  EXPECT_EQ(dossiers.forget("/other", [](const std::string&) { return false; }), 0);
}

TEST(Words, AChinesePhraseOfAnyLengthIsAQuery) {
  EXPECT_EQ(phrase_query("审计"), "\" 审  计 \"");
  EXPECT_EQ(phrase_query("  、。"), "\"  、。\"");
  EXPECT_EQ(phrase_query("-,."), "");
  EXPECT_EQ(phrase_query("a\"b"), "\"a b\"");
}

TEST(PageIndex, FindsWordsOfTwoCharactersAndNoOthers) {
  Store store(":memory:");
  Dossiers(store).put(record("d1", "{}"));
  PageIndex index(store);
  EXPECT_FALSE(index.holds(hash('a')));
  index.add(hash('a'),
            {{.page = 1, .picture_hash = ~0ull, .text = "辽宁中会会计师事务所\n审计报告 No.７", .numbers = "y700"},
             {.page = 2, .picture_hash = 0, .text = "营业收入 1,234.50", .numbers = "y123450"}});
  index.add(hash('a'), {{.page = 1, .picture_hash = 0, .text = "anything else", .numbers = ""}});  // known already
  EXPECT_TRUE(index.holds(hash('a')));
  const auto pages = [](const std::vector<PageHit>& hits) {
    std::vector<int> list;
    for (const PageHit& hit : hits) list.push_back(hit.page);
    return list;
  };
  EXPECT_THAT(pages(index.search("审计", 10)), ElementsAre(1));
  EXPECT_THAT(pages(index.search("计审", 10)), IsEmpty());
  EXPECT_THAT(pages(index.search("会计师事务所", 10)), ElementsAre(1));
  EXPECT_THAT(pages(index.search("no.7", 10)), ElementsAre(1));
  EXPECT_THAT(pages(index.search("收入 1,234", 10)), ElementsAre(2));
  EXPECT_THAT(pages(index.search("anything", 10)), IsEmpty());
  EXPECT_THAT(pages(index.search("\" OR body:", 10)), IsEmpty());
  EXPECT_THAT(pages(index.search_number("y123450", 10)), ElementsAre(2));
  EXPECT_THAT(index.search_values({"12345000.00", "x"}, 10), SizeIs(1));
  EXPECT_EQ(index.search("审计", 10)[0].applicant, "沈阳示例有限公司");
}

TEST(Quarantine, KeepsFilesUntilTheyAreToBeTriedAgain) {
  Store store(":memory:");
  Dossiers(store).put(record("d1", "{}"));
  Quarantine quarantine(store);
  EXPECT_EQ(quarantine.reading(hash('a'), "k"), std::nullopt);
  quarantine.put(hash('a'), "k", "reader.time", "bytes");
  EXPECT_EQ(quarantine.reading(hash('a'), "k"), "bytes");
  EXPECT_EQ(quarantine.reading(hash('a'), "other engine"), std::nullopt);
  EXPECT_THAT(quarantine.list("/b", "k"), ElementsAre(QuarantinedFile{"d1", "1.pdf", "reader.time"}));
  EXPECT_EQ(quarantine.clear(), 1);
  EXPECT_EQ(quarantine.reading(hash('a'), "k"), std::nullopt);
  EXPECT_EQ(Dossiers(store).find("/b", "d1")->known.state, "");
}

TEST(Upkeep, ASoundStoreHasNoProblems) {
  Store store(":memory:");
  store.put_reading(hash('a'), "k", "bytes");
  Dossiers(store).put(record("d1", "{}"));
  PageIndex(store).add(hash('a'), {{.page = 1, .picture_hash = 1, .text = "审计报告", .numbers = ""}});
  EXPECT_THAT(Upkeep(store).problems(), IsEmpty());
}

TEST(Upkeep, FindsDamagedBytesAndLostReferences) {
  const test::TempFolder folder;
  const std::string path = folder.file("s.sqlite");
  {
    Store store(path);
    store.put_reading(hash('a'), "k", "bytes");
    Dossiers(store).put(record("d1", "{}"));
  }
  {
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.exec("UPDATE readings SET reading_bytes = x'00'");
    database.exec("INSERT INTO scores VALUES (99, 0, 'c', 'met', 1, '', '')");
  }
  Store store(path);
  EXPECT_THAT(Upkeep(store).problems(), ElementsAre("scores: a row refers to one of dossiers that is not there",
                                                    "readings: the bytes of " + hash('a') + " are damaged"));
}

TEST(Upkeep, CopiesAStoreThatIsInUse) {
  const test::TempFolder folder;
  Store store(folder.file("s.sqlite"));
  Dossiers(store).put(record("d1", "{\"a\": 1}"));
  Upkeep(store).backup(folder.file("copy.sqlite"));
  Dossiers(store).put(record("d2", "{}"));
  struct stat status{};
  ASSERT_EQ(::stat(folder.file("copy.sqlite").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  Store copy(folder.file("copy.sqlite"));
  EXPECT_EQ(Upkeep(copy).counts().dossiers, 1);
  EXPECT_EQ(Dossiers(copy).report(Dossiers(copy).find("/b", "d1")->id), "{\"a\": 1}");
  EXPECT_THROW(Upkeep(store).backup(folder.file("no/folder/copy.sqlite")), Error);
}

TEST(Upkeep, GivesBackTheSpaceOfWhatIsGone) {
  const test::TempFolder folder;
  Store store(folder.file("s.sqlite"));
  for (int i = 0; i < 50; ++i) {
    std::string report;
    for (int k = 0; k < 4000; ++k) report += std::to_string(k * 7919 + i * 104729);
    Dossiers(store).put(record("d" + std::to_string(i), report));
  }
  Dossiers(store).forget("/b", [](const std::string&) { return false; });
  Upkeep(store).vacuum();
  EXPECT_LT(Upkeep(store).counts().bytes, 300'000u);
  EXPECT_THAT(Upkeep(store).problems(), IsEmpty());
}

}  // namespace
}  // namespace dossier
