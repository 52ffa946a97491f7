// Whose statement it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "tests/extract/statements.h"

namespace dossier {
namespace {

using test::page_of;
using test::read;

// 责任公司 above a statement, the rest of whose name was read apart, was the company, certain.
TEST(StatementEntity, TheEndOfANameIsNoCompany) {
  const auto entities = [](const std::string& name) {
    const Document document = read({page_of("\n                 " + name + R"(
                         资产负债表
                        2023年12月31日                         单位：元
      项目              附注          期末余额      上年年末余额
    货币资金            五、1         1,500.00          2,400.00
  流动资产合计                        1,500.00          2,400.00
    固定资产            五、3         3,000.00          2,600.00
  非流动资产合计                      3,000.00          2,600.00
  资产总计                            4,500.00          5,000.00
)")},
                                   DocumentType::balance_sheet);
    std::vector<std::string> found;
    for (const Field& field : document.fields) {
      if (field.name == "entity") found.push_back(field.value);
    }
    return found;
  };
  EXPECT_THAT(entities("沈阳示例智能科技有限公司"), testing::ElementsAre("沈阳示例智能科技有限公司"));
  EXPECT_THAT(entities("责任公司"), testing::IsEmpty());
  EXPECT_THAT(entities("有限责任公司"), testing::IsEmpty());
}

// The head of all pages named the applicant, and the statement was another company's.
TEST(StatementEntity, TheNameAtTheTableIsTheStatements) {
  const Document document = read({page_of(R"(
                     沈阳申报智能科技有限公司
                         资产负债表
                        2023年12月31日
  沈阳旁人软件股份有限公司                               单位：元
      项目              附注          期末余额      上年年末余额
    货币资金            五、1         1,500.00          2,400.00
  流动资产合计                        1,500.00          2,400.00
    固定资产            五、3         3,000.00          2,600.00
  非流动资产合计                      3,000.00          2,600.00
  资产总计                            4,500.00          5,000.00
)")},
                                 DocumentType::balance_sheet);
  EXPECT_EQ(test::field(document, "entity", std::nullopt).value, "沈阳旁人软件股份有限公司");
}

}  // namespace
}  // namespace dossier
