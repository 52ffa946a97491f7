#include "extract/terms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/settle.h"

namespace dossier {
namespace {

struct Misread {
  std::string_view read, term;
};

// Only what stands in no title by itself, nor across the border of two of its words: 密钢 for 密钥 also stands in 精密钢管, 剪技 for 剪枝 in 裁剪技术,
// 券积 for 卷积 in 优惠券积分, 典情 for 舆情 in 经典情感.
constexpr std::array<Misread, 37> kMisread = {{
    {"白动化", "自动化"},     {"数字李生", "数字孪生"}, {"数字挛生", "数字孪生"}, {"数字孪牛", "数字孪生"}, {"李生网络", "孪生网络"}, {"李生神经", "孪生神经"},
    {"挛生网络", "孪生网络"}, {"挛生神经", "孪生神经"}, {"券积神经", "卷积神经"}, {"交叉嫡", "交叉熵"},     {"交叉墒", "交叉熵"},
    {"信息嫡", "信息熵"},     {"边绿计算", "边缘计算"}, {"知识图普", "知识图谱"}, {"知识图潽", "知识图谱"}, {"知识蒸溜", "知识蒸馏"},
    {"博里叶", "傅里叶"},     {"傳里叶", "傅里叶"},     {"鲁捧性", "鲁棒性"},     {"闽值", "阈值"},         {"嵌人式", "嵌入式"},
    {"拓朴结构", "拓扑结构"}, {"拓补结构", "拓扑结构"}, {"网络拓朴", "网络拓扑"}, {"网络拓补", "网络拓扑"}, {"谣感", "遥感"},
    {"舆倩", "舆情"},         {"网络與情", "网络舆情"}, {"與情监测", "舆情监测"}, {"暇疵", "瑕疵"},         {"瑕庇", "瑕疵"},
    {"喧染引擎", "渲染引擎"}, {"宣染引擎", "渲染引擎"}, {"珊格地图", "栅格地图"}, {"红膜识别", "虹膜识别"}, {"崎变校正", "畸变校正"},
    {"癫痛", "癫痫"},
}};

}  // namespace

std::string with_terms(std::string_view text) {
  std::string mended(text);
  for (const auto& [read, term] : kMisread) {
    for (std::size_t at = mended.find(read); at != std::string::npos; at = mended.find(read, at + term.size())) mended.replace(at, read.size(), term);
  }
  return mended;
}

void mend_terms(Field& field) {
  if (from_layer(field)) return;
  // A company may be called 李生网络.
  const bool surname = field.kind == ValueKind::name && (field.value.find("李生网络") != std::string::npos || field.value.find("李生神经") != std::string::npos);
  std::string mended = surname ? field.value : with_terms(field.value);
  if (mended == field.value) return;
  const auto had = std::find_if(field.alternatives.begin(), field.alternatives.end(), [&](const std::string& other) { return content_key(other) == content_key(mended); });
  const bool read_so = had != field.alternatives.end();
  if (read_so) field.alternatives.erase(had);
  field.alternatives.insert(field.alternatives.begin(), std::exchange(field.value, std::move(mended)));
  std::erase_if(field.proofs, [](const Proof& proof) { return proof.kind != ProofKind::cross_check; });
  if (!read_so) {
    doubt_misreading(field);
  } else if (field.doubt.empty() || field.doubt == "readers-differ" || field.doubt == "page-reader-differs") {
    add_proof(field, ProofKind::cross_check, "term");
  }
}

}  // namespace dossier
