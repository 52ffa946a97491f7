// Names that several documents of a dossier print.
#include <gtest/gtest.h>

#include "extract/extract.h"

namespace dossier {
namespace {

Document document_with(std::size_t file, std::string name, std::string value, std::string doubt) {
  Document document{.file = file};
  Field field{.name = std::move(name), .kind = ValueKind::name, .value = std::move(value)};
  field.status = doubt.empty() ? Status::certain : Status::uncertain;
  field.doubt = std::move(doubt);
  document.fields.push_back(std::move(field));
  return document;
}

TEST(NameAgreement, ACertainNameConfirmsTheSameNameElsewhere) {
  std::vector<Document> documents = {document_with(0, "holder", "沈阳示例智能科技有限公司", "readers-differ"),
                                     document_with(1, "entity", "沈阳示例智能科技有限公司", ""),
                                     document_with(2, "holder", "沈阳示列智能科技有限公司", "readers-differ")};
  agree_on_names(documents);
  EXPECT_EQ(documents[0].fields[0].status, Status::certain);
  EXPECT_EQ(documents[2].fields[0].status, Status::uncertain) << "another name by one character";
}

TEST(NameAgreement, OneReaderTwiceProvesNothing) {
  std::vector<Document> documents = {document_with(0, "holder", "沈阳示例智能科技有限公司", "one-reading"),
                                     document_with(1, "entity", "沈阳示例智能科技有限公司", "one-reading")};
  agree_on_names(documents);
  EXPECT_EQ(documents[0].fields[0].status, Status::uncertain);
}

// The networks lose 垚: a name without it was certain on one page and uncertain on the next.
TEST(NameAgreement, ALostCharacterIsFilledFromTheWholeNameInDoubt) {
  std::vector<Document> documents = {document_with(0, "holder", "沈阳鑫数智科技有限公司", "character-lost"),
                                     document_with(1, "entity", "沈阳垚鑫数智科技有限公司", "page-reader-differs")};
  agree_on_names(documents);
  EXPECT_EQ(documents[0].fields[0].value, "沈阳垚鑫数智科技有限公司");
  EXPECT_EQ(documents[0].fields[0].doubt, "character-lost");
  documents.push_back(document_with(2, "entity", "沈阳犇鑫数智科技有限公司", ""));
  documents[0].fields[0].value = "沈阳鑫数智科技有限公司";
  agree_on_names(documents);
  EXPECT_EQ(documents[0].fields[0].value, "沈阳鑫数智科技有限公司") << "two names have all the others";
}

// 甪 is in no reader's alphabet: all three read 用, and the name was certain beside the text layer that prints it.
TEST(NameAgreement, ATextLayerCastsDoubtOnWhatIsSeenInsteadOfItsCharacter) {
  std::vector<Document> documents = {document_with(0, "entity", "广州用端智能科技有限公司", ""),
                                     document_with(1, "entity", "广州甪端智能科技有限公司", ""),
                                     document_with(2, "entity", "广州田端智能科技有限公司", "")};
  documents[0].fields[0].proofs.push_back({ProofKind::two_readings, ""});
  documents[1].fields[0].proofs.push_back({ProofKind::text_layer, ""});
  documents[2].fields[0].proofs.push_back({ProofKind::two_readings, ""});
  agree_on_names(documents);
  EXPECT_EQ(documents[0].fields[0].doubt, "misread-alike");
  EXPECT_EQ(documents[0].fields[0].value, "广州甪端智能科技有限公司");
  EXPECT_EQ(documents[2].fields[0].status, Status::certain) << "another name: nobody reads 甪 so";
}

// Both networks read 焱 for 燚 on one page and lost it on the next.
TEST(NameAgreement, ARareCharacterLostElsewhereIsUnsure) {
  std::vector<Document> documents = {document_with(0, "entity", "锦州焱云智能科技有限公司", ""),
                                     document_with(1, "entity", "锦州云智能科技有限公司", "character-lost")};
  documents[0].fields[0].proofs.push_back({ProofKind::two_readings, ""});
  agree_on_names(documents);
  EXPECT_EQ(documents[0].fields[0].doubt, "misread-alike");
}

// 槿 is what some take other characters for by bad print; read in three places alike it is 槿. 娇 both take 峤 for, wherever it stands.
TEST(NameAgreement, ReadAlikeInManyPlacesIsPrinted) {
  const auto thrice = [](const std::string& name) {
    std::vector<Document> documents;
    for (std::size_t i = 0; i < 3; ++i) documents.push_back(document_with(i, "entity", name, "misread-alike"));
    agree_on_names(documents);
    return documents[1].fields[0].status;
  };
  EXPECT_EQ(thrice("营口槿谷信息工程有限公司"), Status::certain);
  EXPECT_EQ(thrice("大连娇图智能科技有限公司"), Status::uncertain);
}

// 信 is what both networks take 倌 for, but the third reader, who is of another family, reads 信: the name was
// uncertain in eleven places.
TEST(NameAgreement, WhatTheThirdReaderHasIsNoCommonError) {
  const auto thrice = [](const std::string& third) {
    std::vector<Document> documents;
    for (std::size_t i = 0; i < 3; ++i) {
      documents.push_back(document_with(i, "entity", "海宸信云计算技术股份有限公司", "misread-alike"));
      documents.back().fields[0].proofs.push_back({ProofKind::two_readings, ""});
      documents.back().fields[0].alternatives.push_back(third);
    }
    agree_on_names(documents);
    return documents[1].fields[0].status;
  };
  EXPECT_EQ(thrice("海宕信云计算技术股份有限公司"), Status::certain);
  EXPECT_EQ(thrice("海宸倍云计算技术股份有限公司"), Status::uncertain);
}

// All readers lost the 燚 of 燚云大模型平台, and the title was certain beside a holder in which one of them had it.
TEST(NameAgreement, ATitleMayHaveLostTheNamesRareCharacter) {
  const auto title_beside = [](const std::string& other) {
    std::vector<Document> documents = {document_with(0, "holder", "锦州市燚云智能科技有限公司", "page-reader-differs"),
                                       document_with(0, "title", "云大模型微调训练平台V2.0", "")};
    documents[0].fields[0].alternatives.push_back(other);
    agree_on_names(documents);
    return documents[1].fields[0].doubt;
  };
  EXPECT_EQ(title_beside("锦州市云智能科技有限公司"), "character-lost");
  EXPECT_EQ(title_beside("锦州市炮云智能科技有限公司"), "") << "nobody lost it";
}

// The page reader had 峤 on two pages and 娇 on all others, as it does for 峤: fifteen right names were uncertain.
TEST(NameAgreement, AHardlyKnownCharacterReadTwiceExplainsTheOthers) {
  const auto status_with = [](int pages, const std::string& also) {
    std::vector<Document> documents;
    for (std::size_t i = 0; i < 5; ++i) {
      const bool well = static_cast<int>(i) < pages;
      documents.push_back(document_with(i, "entity", well ? "大连峤元数据科技有限公司" : "大连娇元数据科技有限公司", well ? "readers-differ" : "misread-alike"));
    }
    if (!also.empty()) documents.push_back(document_with(5, "entity", also, "readers-differ"));
    agree_on_names(documents);
    EXPECT_EQ(documents[4].fields[0].value, also.empty() || pages > 0 ? "大连峤元数据科技有限公司" : documents[4].fields[0].value);
    return documents[4].fields[0].status;
  };
  EXPECT_EQ(status_with(2, ""), Status::certain);
  EXPECT_EQ(status_with(1, ""), Status::uncertain);
  EXPECT_EQ(status_with(2, "大连峤云数据科技有限公司"), Status::uncertain) << "something else is disputed";
}

// All readers took the 穹 of one paper for 弯, and that was certain beside two papers with 穹.
TEST(NameAgreement, ARarerCharacterReadElsewhereCastsDoubt) {
  const auto doubt_beside = [](const std::vector<std::string>& others, const std::string& alternative) {
    std::vector<Document> documents = {document_with(0, "entity", "鞍山弯谷智能装备有限公司", "")};
    for (const std::string& other : others) {
      documents.push_back(document_with(documents.size(), "holder", other, alternative.empty() ? "" : "readers-differ"));
      if (!alternative.empty()) documents.back().fields[0].alternatives.push_back(alternative);
    }
    agree_on_names(documents);
    return documents[0].fields[0].doubt;
  };
  const std::string rare = "鞍山穹谷智能装备有限公司", usual = "鞍山弯谷智能装备有限公司";
  EXPECT_EQ(doubt_beside({rare, rare}, ""), "misread-alike");
  EXPECT_EQ(doubt_beside({rare, rare}, usual), "misread-alike");
  EXPECT_EQ(doubt_beside({rare, rare, rare}, "鞍山窜谷智能装备有限公司"), "misread-alike") << "never for sure, but often";
  EXPECT_EQ(doubt_beside({rare}, ""), "") << "a paper may name another";
  EXPECT_EQ(doubt_beside({"鞍山湾谷智能装备有限公司", "鞍山湾谷智能装备有限公司"}, ""), "") << "湾 is in use";
}

// Half hidden by a seal the applicant's name on a statement was another: 阳凌谷胃馆装备股份有公司.
TEST(NameAgreement, ABadlyReadNameIsLikelyTheOneItResembles) {
  std::vector<Document> documents = {document_with(0, "entity", "沈阳凌谷智能装备股份有限公司", ""),
                                     document_with(1, "entity", "阳凌谷胃馆装备股份有公司", "readers-differ"),
                                     document_with(2, "entity", "沈阳远宸机器人股份有限公司", "readers-differ"),
                                     document_with(3, "issuer", "沈阳凌谷智能装各股份有限公同", "readers-differ")};
  agree_on_names(documents);
  EXPECT_EQ(documents[1].fields[0].value, "沈阳凌谷智能装备股份有限公司");
  EXPECT_EQ(documents[1].fields[0].status, Status::uncertain);
  EXPECT_EQ(documents[1].fields[0].alternatives[0], "阳凌谷胃馆装备股份有公司");
  EXPECT_EQ(documents[2].fields[0].value, "沈阳远宸机器人股份有限公司") << "another company";
  const auto with_behind = [&](const std::string& behind) {
    std::vector<Document> two = {document_with(0, "entity", "沈阳凌谷智能装备股份有限公司", ""),
                                 document_with(1, "holder", "沈阳凌谷智能装备股份有限公司" + behind, "readers-differ")};
    agree_on_names(two);
    return two[1].fields[0].value;
  };
  EXPECT_EQ(with_behind("民)人器用免动") , "沈阳凌谷智能装备股份有限公司") << "words that shine through";
  EXPECT_EQ(with_behind(";东北示例研究院"), "沈阳凌谷智能装备股份有限公司;东北示例研究院") << "held jointly";
  EXPECT_EQ(with_behind("东北示例大学"), "沈阳凌谷智能装备股份有限公司东北示例大学") << "held jointly";
  EXPECT_EQ(documents[3].fields[0].value, "沈阳凌谷智能装各股份有限公同") << "not a name of the applicant";
  documents[1].fields[0].value = "阳凌谷胃馆装备股份有公司";
  documents.push_back(document_with(4, "holder", "沈阳凌谷智慧装备股份有限公司", ""));
  agree_on_names(documents);
  EXPECT_EQ(documents[1].fields[0].value, "阳凌谷胃馆装备股份有公司") << "it resembles two";
}

// 龘 is in no reader's alphabet: the name without it was certain on three pages, while others had 鑫, 晓 or 几 in its place.
// 工程瓜沈阳) and 工程呈(沈阳): a misread bracket, and the name was in doubt on eight papers that print it well.
TEST(NameAgreement, AMisreadBracketIsNoLostCharacter) {
  std::vector<Document> documents = {document_with(0, "entity", "智屿信息工程(沈阳)有限公司", ""),
                                     document_with(1, "entity", "智屿信息工程瓜沈阳)有限公司", "readers-differ"),
                                     document_with(2, "entity", "智屿信息工程呈(沈阳)有限公司", "readers-differ")};
  agree_on_names(documents);
  EXPECT_EQ(documents[0].fields[0].status, Status::certain) << documents[0].fields[0].doubt;
}

TEST(NameAgreement, ANameThatOthersReadLongerHasLostACharacter) {
  std::vector<Document> documents = {document_with(0, "entity", "辽宁骁信息工程有限公司", ""), document_with(0, "entity", "辽宁骁信息工程有限公司", ""),
                                     document_with(1, "holder", "辽宁骁鑫信息工程有限公司", "readers-differ")};
  agree_on_names(documents);
  EXPECT_EQ(documents[0].fields[0].status, Status::certain) << "one reader may have seen a speck";
  documents.push_back(document_with(2, "holder", "辽宁骁几信息工程有限公司", "readers-differ"));
  documents.push_back(document_with(3, "title", "骁工业视觉软件V2.0", ""));
  agree_on_names(documents);
  EXPECT_EQ(documents[0].fields[0].doubt, "character-lost");
  EXPECT_EQ(documents[1].fields[0].doubt, "character-lost");
  EXPECT_EQ(documents[4].fields[0].doubt, "character-lost") << "a title that begins with the same name";
}

}  // namespace
}  // namespace dossier
