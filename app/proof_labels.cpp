// What proves a figure, and what speaks against it, in the words of the reports.
#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "app/labels.h"

namespace dossier {
namespace {

struct Entry {
  std::string_view name;
  const char* zh;
  const char* en;
};

// What Field::doubt says, by the part of the code before ": ".
constexpr std::array kDoubts = {
    Entry{"as-sum-wants", "按合计推定，与识别结果相近", "what a sum requires, close to what was read"},
    Entry{"begin-of-validity", "可能是有效期的起始日", "it may be the day on which the validity begins"},
    Entry{"beginning-lost", "数字开头可能缺失", "its first digits may be lost"},
    Entry{"cell-crowded", "与其他数字或标记挨得太近，可能不完整",
          "figures or marks stand so close that it may be incomplete"},
    Entry{"character-lost", "可能漏读了字", "a character may be lost"},
    Entry{"check-digit-open", "校验码不符", "the check digit does not close"},
    Entry{"column-unsure", "所在栏次（期间或口径）不确定", "the period or scope of its column is not sure"},
    Entry{"days-out-of-order", "日期先后不合", "the days are out of order"},
    Entry{"decimals", "小数位数与所在栏不符", "its decimals are not those of its column"},
    Entry{"ends-oddly", "首尾有不属于它的字", "what stands at its beginning or end may be none of it"},
    Entry{"identity-open", "所在勾稽关系未能成立", "an identity that it takes part in does not close"},
    Entry{"in-words-differ", "与大写金额不一致", "the amount in words differs"},
    Entry{"label-misread", "项目名称可能误读", "the label may be misread"},
    Entry{"look-alone", "仅凭字形认出，各识别器都不认识此字", "told by the look of a character that no reader knows"},
    Entry{"misread-alike", "含各识别器都容易认错的字",
          "it holds a character that the readers are known to misread alike"},
    Entry{"no-label", "没有读出项目名称", "it has no label"},
    Entry{"one-reading", "只有一个识别结果，未获印证", "only one reader saw it, nothing confirms it"},
    Entry{"page-reader-differs", "复读与初读不一致", "the second readings differ from the first"},
    Entry{"places-differ", "同一文件各处的内容不一致", "the places of the document that say it differ"},
    Entry{"readers-differ", "各识别结果不一致", "the readers disagree"},
    Entry{"repaired", "由勾稽关系推断，未获直接印证", "inferred by arithmetic, not confirmed by a reading"},
    Entry{"role-unclear", "单位的身份不明确", "the role of the organisation is not clear"},
    Entry{"row-unsure", "项目与金额的对应不确定", "the row that it belongs to is not sure"},
    Entry{"sign", "正负号不确定", "the sign is not sure"},
    Entry{"small-print", "字太小，识别不可靠", "too small to be read reliably"},
    Entry{"too-short", "位数不足", "it has too few digits"},
    Entry{"type-doubtful", "文件类型不确定", "the type of the document is not sure"},
    Entry{"under-seal", "被印章遮盖", "a seal covers it"},
    Entry{"unit-unsure", "金额单位不确定", "the unit is not sure"},
    Entry{"unreadable", "无法读出", "it cannot be read"},
    Entry{"version-unread", "版本没有读出", "the version could not be read"},
    Entry{"wording-incomplete", "固定措辞不完整", "the fixed wording is not complete"},
    Entry{"year-of-neighbour", "年度由相邻报表推定", "its year is that of the statements beside it"},
    Entry{"year-of-number-differs", "号码中的年份与日期不符", "the year in the number is not that of the day"},
    Entry{"year-one-reading", "所属年度只有一个识别结果", "only one reader saw the year that it belongs to"},
    Entry{"year-unknown", "所属年度不确定", "the year that it belongs to is not known"},
};

// What Proof::detail says where it is a code; a number of readers, a check or an identity stands for itself.
constexpr std::array kDetails = {
    Entry{"by-character", "逐字比对", "character by character"},
    Entry{"chosen", "在几种识别结果中只有这一种成立", "of several readings only this one does"},
    Entry{"code", "与二维码一致", "as the bar code says"},
    Entry{"edition", "与标准版本一致", "as the edition of the standard says"},
    Entry{"explained", "其余读法均为该字的常见误读", "all else read there is known to be a misreading of it"},
    Entry{"fee-day", "与年费缴纳日一致", "as the day of the annual fee says"},
    Entry{"in-words", "与大写金额一致", "as the amount in words says"},
    Entry{"initial-issue", "与初次发证日一致", "as the day of the first issue says"},
    Entry{"look", "逐字核对字形", "by the look of each character"},
    Entry{"page-head", "与页眉一致", "as the head of the page says"},
    Entry{"printed-often", "多处印有", "printed in several places"},
    Entry{"printed-twice", "另一处也印有", "printed in another place, too"},
    Entry{"seen-twice", "两页上字形一致", "its look on two pages is the same"},
    Entry{"term", "固定术语", "a term of the field"},
    Entry{"term-begins", "与有效期起始日一致", "as the beginning of the validity says"},
    Entry{"year-of-neighbour", "与相邻报表的年度一致", "as the year of the statement beside it"},
    Entry{"year-of-report", "由报告年度推得", "from the year of the report"},
    Entry{"years-add-up", "各年相加等于合计", "the years add up"},
};

template <std::size_t N>
const Entry* find(const std::array<Entry, N>& entries, std::string_view name) {
  const auto found = std::ranges::find(entries, name, &Entry::name);
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

Message label_of(ProofKind kind) {
  switch (kind) {
    case ProofKind::text_layer: return {"可信文字层", "trusted text layer"};
    case ProofKind::two_readings: return {"独立识别一致", "independent readings agree"};
    case ProofKind::arithmetic: return {"勾稽成立", "arithmetic closes"};
    case ProofKind::check_digit: return {"校验码相符", "check digit closes"};
    case ProofKind::cross_check: return {"文件内印证", "confirmed within the document"};
    case ProofKind::wording: return {"固定措辞", "fixed wording"};
    case ProofKind::derived: return {"由确定值推得", "derived from certain values"};
  }
  return {};
}

Message describe(const Proof& proof) {
  Message message = label_of(proof.kind);
  if (proof.detail.empty()) return message;
  const Entry* entry = find(kDetails, proof.detail);
  message.zh += "：" + (entry != nullptr ? std::string(entry->zh) : proof.detail);
  message.en += ": " + (entry != nullptr ? std::string(entry->en) : proof.detail);
  return message;
}

Message explain_doubt(std::string_view doubt) {
  const std::size_t colon = doubt.find(": ");
  const Entry* entry = find(kDoubts, doubt.substr(0, colon));
  if (entry == nullptr) return {std::string(doubt), std::string(doubt)};
  Message message{entry->zh, entry->en};
  if (colon != std::string_view::npos) {
    message.zh += fmt::format("（{}）", doubt.substr(colon + 2));
    message.en += fmt::format(" ({})", doubt.substr(colon + 2));
  }
  return message;
}

}  // namespace dossier
