// Terms of the field that readers misread, and words like them that there are.
#include <gtest/gtest.h>

#include "extract/terms.h"

namespace dossier {
namespace {

TEST(Terms, WordsThatThereAreStay) {
  for (const char* text : {"精密钢管裁剪技术", "优惠券积分系统", "经典情感分析", "阀值守护系统", "运输人员管理", "土壤信息墒情监测"}) EXPECT_EQ(with_terms(text), text);
  EXPECT_EQ(with_terms("基于李生网络的闽值方法"), "基于孪生网络的阈值方法");
}

}  // namespace
}  // namespace dossier
