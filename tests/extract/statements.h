// Looking into whole statements, for their tests.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"
#include "tests/support/page_text.h"

namespace dossier::test {

inline Document read(const std::vector<Page>& pages, DocumentType type) {
  for (const Document& document : extract(pages)) {
    if (document.type == type) return document;
  }
  ADD_FAILURE() << "no " << name_of(type);
  return {};
}

inline const Field& field(const Document& document, std::string_view name, std::optional<int> year, std::string_view scope = "") {
  static const Field kNone;
  const auto at = std::find_if(document.fields.begin(), document.fields.end(), [&](const Field& f) {
    return f.name == name && f.year == year && f.scope == scope;
  });
  if (at == document.fields.end()) {
    ADD_FAILURE() << "no field " << name << " " << year.value_or(0) << " " << scope;
    return kNone;
  }
  return *at;
}

inline bool has_field(const Document& document, std::string_view name) {
  return std::any_of(document.fields.begin(), document.fields.end(), [&](const Field& f) { return f.name == name; });
}

inline std::vector<std::string> uncertain(const Document& document) {
  std::vector<std::string> result;
  for (const Field& f : document.fields) {
    if (f.status == Status::uncertain) result.push_back(f.name + " " + std::to_string(f.year.value_or(0)) + ": " + f.doubt);
  }
  return result;
}

inline std::vector<std::string> not_closing(const Document& document) {
  std::vector<std::string> result;
  for (const Identity& identity : document.identities) {
    if (identity.state == Identity::State::closes) continue;
    result.push_back(identity.id + " " + std::to_string(identity.year.value_or(0)) +
                     (identity.state == Identity::State::violated ? " violated" : " unread"));
  }
  return result;
}

inline bool proven_by(const Field& f, ProofKind kind) {
  return std::any_of(f.proofs.begin(), f.proofs.end(), [&](const Proof& proof) { return proof.kind == kind; });
}

inline PageStyle scanned() {
  PageStyle style;
  style.ocr = true;
  return style;
}

// The year stands in two readings, as second looks give them.
inline void confirm_day(Page& page, std::string_view text) { reread(page, text, Reader::tesseract_chinese, text); }

inline constexpr std::string_view kIncome = R"(
                            利润表
                           2023年度
  编制单位：示例智能科技有限公司                          单位：元
      项目                            本期金额          上期金额
  一、营业收入                    1,000,000.00        900,000.00
  减：营业成本                      600,000.00        550,000.00
      税金及附加                     10,000.00          9,000.00
      销售费用                       50,000.00         45,000.00
      管理费用                       80,000.00         70,000.00
      研发费用                      120,000.00        100,000.00
      财务费用                       -5,000.00          4,000.00
        其中：利息费用                1,000.00          5,000.00
              利息收入                6,000.00          1,000.00
  加：其他收益                        2,000.00          1,000.00
      信用减值损失（损失以“-”号填列）  -3,000.00         -2,000.00
  二、营业利润                      144,000.00        121,000.00
  加：营业外收入                      1,000.00            500.00
  减：营业外支出                      2,000.00          1,500.00
  三、利润总额                      143,000.00        120,000.00
  减：所得税费用                     21,450.00         18,000.00
  四、净利润                        121,550.00        102,000.00
  法定代表人：张三      主管会计工作负责人：李四      会计机构负责人：王五
)";

}  // namespace dossier::test
