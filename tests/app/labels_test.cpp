#include "app/labels.h"

#include <gtest/gtest.h>

#include <set>

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
