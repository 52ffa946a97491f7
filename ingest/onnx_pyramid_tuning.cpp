#include "ingest/onnx_pyramid_tuning.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dossier::onnx {
namespace {

constexpr int kDeepest = 8;  // operations looked through for a number of channels

// A convolution of `side` x `side` with the step 1 whose result is as large as its argument; weights and bias are known.
bool is_plain(const Node* node, std::uint64_t side) {
  if (node == nullptr || node->op != "Conv" || node->gone || !node->instead.empty() || !node->weights || !node->bias ||
      node->inputs.empty() || node->weights->dims[2] != side || node->weights->dims[3] != side) {
    return false;
  }
  const auto n = static_cast<std::int64_t>(side);
  const std::vector<std::pair<std::string, std::vector<std::int64_t>>> expected = {
      {"kernel_shape", {n, n}}, {"strides", {1, 1}}, {"dilations", {1, 1}}, {"group", {1}}, {"pads", std::vector<std::int64_t>(4, n / 2)}};
  for (const std::string& attribute : node->attributes) {
    const auto found = ints_of(attribute);
    if (!found || std::find(expected.begin(), expected.end(), *found) == expected.end()) {
      return false;
    }
  }
  return node->ints("pads", {0, 0, 0, 0}) == expected.back().second;
}

// By which it enlarges to the nearest pixel; 0 where it does anything else.
int factor_of(const Graph& graph, const Node* node) {
  if (node == nullptr || node->op != "Resize" || node->gone || node->inputs.size() != 3) {
    return 0;
  }
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"mode", "nearest"}, {"coordinate_transformation_mode", "asymmetric"}, {"nearest_mode", "floor"}};
  std::size_t met = 0;
  for (const std::string& attribute : node->attributes) {
    const auto found = text_of(attribute);
    if (!found || std::find(expected.begin(), expected.end(), *found) == expected.end()) {
      return 0;
    }
    ++met;
  }
  const Tensor* scales = graph.constant(node->inputs[2]);
  if (met != expected.size() || scales == nullptr || scales->values.size() != 4 || scales->values[0] != 1 || scales->values[1] != 1) {
    return 0;
  }
  for (const int factor : {2, 4, 8}) {
    if (scales->values[2] == static_cast<float>(factor) && scales->values[3] == static_cast<float>(factor)) {
      return factor;
    }
  }
  return 0;
}

// 0 where that is not known.
std::uint64_t channels_of(Graph& graph, const std::string& value, int depth = 0) {
  const Node* node = graph.maker(value);
  if (node == nullptr || node->inputs.empty() || depth == kDeepest) {
    return 0;
  }
  if (node->op == "Conv") {
    return node->weights ? node->weights->dims[0] : 0;
  }
  if (node->op == "Mul" && node->inputs.size() == 2 && graph.pool_behind(node->inputs[1]) != nullptr) {
    const std::uint64_t channels = channels_of(graph, node->inputs[0], depth + 1);
    const Node* gate = graph.maker(node->inputs[1]);  // itself, or with a constant term
    return channels_of(graph, gate->op == "Add" ? gate->inputs[0] : node->inputs[1], depth + 1) == channels ? channels : 0;
  }
  if (node->op == "Add" && node->inputs.size() == 2) {
    const std::uint64_t channels = channels_of(graph, node->inputs[0], depth + 1);
    return channels_of(graph, node->inputs[1], depth + 1) == channels ? channels : 0;
  }
  if (node->op == "Resize" || node->op == "Relu" || node->op == "HardSigmoid") {
    return channels_of(graph, node->inputs[0], depth + 1);
  }
  return 0;
}

// 3 x 3 weights for `count` of the channels that they take.
Tensor part_of(const Tensor& weights, std::uint64_t from, std::uint64_t count) {
  Tensor part{{weights.dims[0], count, 3, 3}, {}};
  for (std::uint64_t o = 0; o < weights.dims[0]; ++o) {
    const auto first = weights.values.begin() + static_cast<std::ptrdiff_t>((o * weights.dims[1] + from) * 9);
    part.values.insert(part.values.end(), first, first + static_cast<std::ptrdiff_t>(count * 9));
  }
  return part;
}

// Operations that give in `out` what 3 x 3 `weights` without a bias give of `in` enlarged twice. Of the enlarged picture,
// rows 2r + half, half being 0 or 1, take the rows r + half - 1 and r + half of `in`, some weights falling on the same
// row; columns likewise, where both halves share one kernel of three, as the runtime works in blocks of 16 channels.
void convolve_enlarged(Graph& graph, std::vector<Node>& nodes, const std::string& in, const Tensor& weights, const std::string& out) {
  const std::uint64_t to = weights.dims[0];
  const std::uint64_t from = weights.dims[1];
  std::vector<std::string> halves;
  for (int half = 0; half < 2; ++half) {
    Tensor sums{{2 * to, from, 2, 3}, std::vector<float>(2 * to * from * 6)};
    for (std::uint64_t o = 0; o < 2 * to; ++o) {
      const int right = o < to ? 0 : 1;
      for (std::uint64_t i = 0; i < from; ++i) {
        double kernel[2][3] = {};
        for (int y = 0; y < 3; ++y) {
          for (int x = 0; x < 3; ++x) {
            const auto at = static_cast<std::uint64_t>(y * 3 + x);
            kernel[(half + y + 1) / 2 - half][(right + x + 1) / 2] += weights.values[((o % to) * from + i) * 9 + at];
          }
        }
        std::transform(&kernel[0][0], &kernel[0][0] + 6, sums.values.begin() + static_cast<std::ptrdiff_t>((o * from + i) * 6),
                       [](double w) { return static_cast<float>(w); });
      }
    }
    halves.push_back(graph.fresh());
    nodes.push_back({.inputs = {in}, .outputs = {halves.back()}, .name = halves.back(), .op = "Conv",
                     .attributes = {ints_attribute("kernel_shape", {2, 3}), ints_attribute("pads", {1 - half, 1, half, 1})}});
    nodes.back().weights = std::move(sums);
    nodes.back().bias = Tensor{{2 * to}, std::vector<float>(2 * to)};
  }
  const std::string all = graph.fresh();
  nodes.push_back({.inputs = halves, .outputs = {all}, .name = all, .op = "Concat", .attributes = {int_attribute("axis", 1)}});
  nodes.push_back({.inputs = {all}, .outputs = {out}, .name = all + "_laid", .op = "DepthToSpace",
                   .attributes = {int_attribute("blocksize", 2)}});
}

// p * g + e, as in the header, at its sum.
struct GatedSum {
  Node *sum = nullptr, *product = nullptr, *pointwise = nullptr, *enlarged = nullptr;
  std::string gate;
};

std::optional<GatedSum> gated_sum_of(Graph& graph, const Node& conv) {
  GatedSum found{.sum = graph.maker(conv.inputs[0], "Add"), .gate = {}};
  if (found.sum == nullptr || found.sum->inputs.size() != 2 || graph.only_user(conv.inputs[0]) != &conv) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < 2; ++i) {
    found.product = graph.maker(found.sum->inputs[i], "Mul");
    found.enlarged = graph.maker(found.sum->inputs[1 - i], "Resize");
    if (found.product == nullptr || found.product->inputs.size() != 2 || found.enlarged == nullptr ||
        factor_of(graph, found.enlarged) != 2 || graph.only_user(found.product->outputs[0]) != found.sum || graph.only_user(found.enlarged->outputs[0]) != found.sum) {
      continue;
    }
    const std::string& p = found.product->inputs[0];
    found.gate = found.product->inputs[1];
    found.pointwise = graph.maker(p, "Conv");
    if (!is_plain(found.pointwise, 1) || graph.pool_behind(found.gate) == nullptr) {
      continue;
    }
    const Tensor& weights = *found.pointwise->weights;
    const std::uint64_t channels = conv.weights->dims[1];
    const bool alike = channels > 1 && weights.dims[0] == channels && channels_of(graph, found.product->outputs[0]) == channels &&
                       channels_of(graph, found.enlarged->inputs[0]) == channels;
    // With a bias, the border where the padding of the 3 x 3 convolution begins would be another.
    const std::vector<float>& bias = found.pointwise->bias->values;
    if (alike && weights.dims[1] < channels / 2 && std::all_of(bias.begin(), bias.end(), [](float b) { return b == 0; })) {
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace

void tune_pairs(Graph& graph) {
  for (Node& first : graph.nodes()) {
    Node* second = is_plain(&first, 1) ? graph.only_user(first.outputs[0]) : nullptr;
    if (!is_plain(second, 1) || second->weights->dims[1] != first.weights->dims[0]) {
      continue;
    }
    const std::uint64_t from = first.weights->dims[1];
    const std::uint64_t between = first.weights->dims[0];
    const std::uint64_t to = second->weights->dims[0];
    if (from * to >= from * between + between * to) {
      continue;
    }
    Tensor weights{{to, from, 1, 1}, {}};
    for (std::uint64_t o = 0; o < to; ++o) {
      const float* row = second->weights->values.data() + o * between;
      double bias = second->bias->values[o];
      std::vector<double> sums(from);
      for (std::uint64_t b = 0; b < between; ++b) {
        bias += static_cast<double>(row[b]) * first.bias->values[b];
        for (std::uint64_t i = 0; i < from; ++i) {
          sums[i] += static_cast<double>(row[b]) * first.weights->values[b * from + i];
        }
      }
      second->bias->values[o] = static_cast<float>(bias);
      std::transform(sums.begin(), sums.end(), std::back_inserter(weights.values), [](double w) { return static_cast<float>(w); });
    }
    second->weights = std::move(weights);
    graph.take(*second, {first.inputs[0]});
    graph.drop(first);
  }
}

void tune_gated_sums(Graph& graph) {
  for (Node& conv : graph.nodes()) {
    const auto found = is_plain(&conv, 3) ? gated_sum_of(graph, conv) : std::nullopt;
    if (!found) {
      continue;
    }
    const std::uint64_t to = conv.weights->dims[0];
    const std::uint64_t channels = conv.weights->dims[1];
    const std::uint64_t few = found->pointwise->weights->dims[1];
    const std::string in = found->pointwise->inputs[0];
    Tensor kernel{{to, 3, 3, channels}, {}};
    for (std::uint64_t o = 0; o < to; ++o) {
      for (std::uint64_t at = 0; at < 9; ++at) {
        for (std::uint64_t c = 0; c < channels; ++c) {
          kernel.values.push_back(conv.weights->values[(o * channels + c) * 9 + at]);
        }
      }
    }
    std::vector<Node> nodes;
    const auto add = [&](std::string op, std::vector<std::string> inputs, std::vector<std::string> attributes) {
      const std::string name = graph.fresh();
      nodes.push_back({.inputs = std::move(inputs), .outputs = {name}, .name = name, .op = std::move(op),
                       .attributes = std::move(attributes)});
      return name;
    };
    const std::string of_few = graph.fresh();
    graph.add_constant(of_few, {{channels, few}, found->pointwise->weights->values});
    const std::string of_conv = graph.fresh();
    graph.add_constant(of_conv, std::move(kernel));
    const std::string bias = graph.fresh();
    graph.add_constant(bias, *conv.bias);
    // Into a column; of several pictures it would be too long, and the runtime refuses.
    const std::string gates = add("Flatten", {found->gate}, {int_attribute("axis", 2)});
    const std::string gated = add("Mul", {gates, of_few}, {});
    const std::string sums = add("MatMul", {of_conv, gated}, {});
    const std::string weights = add("Transpose", {sums}, {ints_attribute("perm", {0, 3, 1, 2})});
    const std::string fine = add("Conv", {in, weights, bias}, conv.attributes);
    const std::string coarse = graph.fresh();
    convolve_enlarged(graph, nodes, found->enlarged->inputs[0], *conv.weights, coarse);
    nodes.push_back({.inputs = {fine, coarse}, .outputs = conv.outputs, .name = coarse, .op = "Add"});
    conv.instead = std::move(nodes);
    for (Node* node : {found->sum, found->product, found->enlarged}) {
      graph.drop(*node);
    }
  }
}

void tune_merged_scales(Graph& graph) {
  for (Node& conv : graph.nodes()) {
    Node* merge = is_plain(&conv, 3) ? graph.maker(conv.inputs[0], "Concat") : nullptr;
    if (merge == nullptr || merge->inputs.size() < 2 || merge->ints("axis", {}) != std::vector<std::int64_t>{1} ||
        graph.only_user(conv.inputs[0]) != &conv) {
      continue;
    }
    const std::string full = merge->inputs.back();
    std::vector<Node*> enlarged;
    std::uint64_t channels = 0;
    for (std::size_t i = 0; i + 1 < merge->inputs.size(); ++i) {
      Node* node = graph.maker(merge->inputs[i], "Resize");
      if (factor_of(graph, node) != 0 && graph.only_user(merge->inputs[i]) == merge && channels_of(graph, merge->inputs[i]) != 0) {
        enlarged.push_back(node);
        channels += channels_of(graph, merge->inputs[i]);
      }
    }
    const std::uint64_t rest = channels_of(graph, full);
    if (enlarged.size() + 1 != merge->inputs.size() || rest == 0 || channels + rest != conv.weights->dims[1]) {
      continue;
    }
    // Behind the sum of both parts a normalisation would be a pass of its own.
    if (Node* next = graph.only_user(conv.outputs[0]); next != nullptr && next->inputs[0] == conv.outputs[0]) {
      if (const auto norm = graph.norm_of(*next, conv.weights->dims[0])) {
        const std::size_t size = conv.weights->values.size() / norm->factor.size();
        for (std::size_t k = 0; k < conv.weights->values.size(); ++k) {
          conv.weights->values[k] = static_cast<float>(conv.weights->values[k] * norm->factor[k / size]);
        }
        for (std::size_t o = 0; o < norm->factor.size(); ++o) {
          conv.bias->values[o] = static_cast<float>(conv.bias->values[o] * norm->factor[o] + norm->term[o]);
        }
        graph.give(conv, next->outputs[0]);
        graph.drop(*next);
      }
    }
    std::vector<Node> nodes;
    std::vector<std::string> halves;
    for (Node* node : enlarged) {
      const int factor = factor_of(graph, node);
      if (factor == 2) {
        halves.push_back(node->inputs[0]);
      } else {
        Node less = *node;
        const auto half = static_cast<float>(factor) / 2;
        less.inputs[2] = graph.fresh();
        graph.add_constant(less.inputs[2], {{4}, {1, 1, half, half}});
        less.outputs = {graph.fresh()};
        halves.push_back(less.outputs[0]);
        nodes.push_back(std::move(less));
      }
    }
    const std::string merged = graph.fresh();
    nodes.push_back({.inputs = halves, .outputs = {merged}, .name = merged, .op = "Concat", .attributes = {int_attribute("axis", 1)}});
    const std::string coarse = graph.fresh();
    convolve_enlarged(graph, nodes, merged, part_of(*conv.weights, 0, channels), coarse);
    Node fine = conv;
    fine.inputs = {full};
    fine.outputs = {graph.fresh()};
    fine.weights = part_of(*conv.weights, channels, rest);
    const std::string given = fine.outputs[0];
    nodes.push_back(std::move(fine));
    nodes.push_back({.inputs = {given, coarse}, .outputs = conv.outputs, .name = coarse, .op = "Add"});
    conv.instead = std::move(nodes);
    for (Node* node : enlarged) {
      graph.drop(*node);
    }
    graph.drop(*merge);
  }
}

}  // namespace dossier::onnx
