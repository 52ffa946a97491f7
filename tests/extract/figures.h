// The figures of a document by their year, for tests of extraction.
#pragma once

#include <string>
#include <string_view>

#include "models/document.h"

namespace dossier::test {

inline const Field* figure(const Document& document, std::string_view name, int year) {
  for (const Field& field : document.fields) {
    if (field.name == name && field.year == year) return &field;
  }
  return nullptr;
}

inline std::string figure_value(const Document& document, std::string_view name, int year) {
  const Field* field = figure(document, name, year);
  return field == nullptr ? "missing" : field->value;
}

inline const Identity* sum_of(const Document& document, std::string_view id) {
  for (const Identity& identity : document.identities) {
    if (identity.id == id) return &identity;
  }
  return nullptr;
}

inline constexpr std::string_view kAiTable = R"(
                     2023年度人工智能产品（服务）收入明细表
  编制单位：沈阳示例智能科技有限公司
                                                   金额单位：人民币元
  序号   产品（服务）名称        技术领域      收入金额          占营业收入比例
   1     智能质检平台            计算机视觉    12,000,000.00     24.00%
   2     语音客服系统            语音处理       8,000,000.50     16.00%
         人工智能收入合计                      20,000,000.50     40.00%
         营业收入                              50,000,001.25
)";

}  // namespace dossier::test
