#include "app/labels.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

namespace dossier {
namespace {

TEST(Labels, EveryDocumentTypeHasItsOwnName) {
  std::set<std::string> zh;
  std::set<std::string> en;
  for (std::size_t i = 0; i < kDocumentTypeNames.size(); ++i) {
    const Message label = label_of(static_cast<DocumentType>(i));
    EXPECT_FALSE(label.zh.empty());
    EXPECT_FALSE(label.en.empty());
    zh.insert(label.zh);
    en.insert(label.en);
  }
  EXPECT_EQ(zh.size(), kDocumentTypeNames.size());
  EXPECT_EQ(en.size(), kDocumentTypeNames.size());
}

TEST(Labels, FieldsOfTheContractHaveNamesOthersTheirPrintedLabel) {
  Field field;
  field.name = "revenue";
  field.label = "一、营业收入";
  EXPECT_EQ(label_of(field).zh, "营业收入");
  EXPECT_EQ(label_of(field).en, "Revenue");
  field.name = "line";
  EXPECT_EQ(label_of(field).zh, "一、营业收入");
  field.label.clear();
  EXPECT_EQ(label_of(field).en, "line");
}

TEST(Labels, ADoubtIsASentenceWithItsDetail) {
  EXPECT_EQ(explain_doubt("readers-differ").en, "the readers disagree");
  EXPECT_EQ(explain_doubt("identity-open: is.net-profit").zh, "所在勾稽关系未能成立（is.net-profit）");
  EXPECT_EQ(explain_doubt("some-new-code: x").zh, "some-new-code: x");
  EXPECT_EQ(explain_doubt("").zh, "");
}

TEST(Labels, AProofSaysWhatItRestsOn) {
  EXPECT_EQ(describe({ProofKind::two_readings, "look"}).zh, "独立识别一致：逐字核对字形");
  EXPECT_EQ(describe({ProofKind::two_readings, ""}).en, "independent readings agree");
  EXPECT_EQ(describe({ProofKind::arithmetic, "is.net-profit"}).en, "arithmetic closes: is.net-profit");
}

// docs/reading.md lists every doubt in a table: "| `code`, `code` | meaning |".
TEST(Labels, EveryDoubtOfTheManualIsASentence) {
  std::ifstream manual(std::string(DOSSIER_SOURCE_DIR) + "/docs/reading.md");
  std::string line;
  while (std::getline(manual, line) && line != "## Doubts") {
  }
  std::set<std::string> codes;
  while (std::getline(manual, line) && !line.starts_with("## ")) {
    if (!line.starts_with("| `")) continue;
    const std::string cell = line.substr(0, line.find(" | ", 2));
    for (std::size_t open = cell.find('`'); open != std::string::npos; open = cell.find('`', open + 1)) {
      const std::size_t close = cell.find('`', open + 1);
      const std::string code = cell.substr(open + 1, close - open - 1);
      if (code != "doubt") codes.insert(code.substr(0, code.find(':')));
      open = close;
    }
  }
  EXPECT_GE(codes.size(), 30U);
  for (const std::string& code : codes) {
    EXPECT_NE(explain_doubt(code).zh, code);
    EXPECT_NE(explain_doubt(code).en, code);
  }
}

TEST(Labels, OnlyChoicesAreTranslated) {
  Field field;
  field.value = "qualified";
  field.kind = ValueKind::choice;
  EXPECT_EQ(label_of_value(field).zh, "保留意见");
  field.kind = ValueKind::name;
  EXPECT_EQ(label_of_value(field).zh, "qualified");
}

}  // namespace
}  // namespace dossier
