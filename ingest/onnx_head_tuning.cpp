#include "ingest/onnx_head_tuning.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dossier::onnx {
namespace {

// Of one value a channel: an average of each, and what convolutions make of it.
bool is_gate(Graph& graph, const std::string& value) {
  return graph.maker(value, "HardSigmoid") != nullptr && graph.pool_behind(value) != nullptr;
}

// A transposed convolution whose squares of `side` x `side` pixels touch and do not overlap, and all that is linear behind.
struct Upscale {
  Node* node = nullptr;
  std::vector<Node*> behind;  // part of weights and bias by now
  std::string out;
  std::size_t from = 0, to = 0, side = 0;  // channels and pixels
  std::vector<double> weights;             // [from][to][side][side]
  std::vector<double> bias;                // [to]

  // Of pixel `at` (row by row) of the square, from channel i to channel o.
  [[nodiscard]] double weight(std::size_t i, std::size_t o, std::size_t at) const { return weights[(i * to + o) * side * side + at]; }
};

// One value a channel for the sum with something of the shape n, channels, height, width.
bool is_per_channel(const Tensor& tensor, std::size_t channels) {
  const std::size_t rank = tensor.dims.size();
  return tensor.values.size() == channels &&
         (channels == 1 ? rank <= 4 : (rank == 3 || rank == 4) && tensor.dims[rank - 3] == channels);
}

// Sums with constants and normalisations are taken into `up`, as far as they are the only users.
void take_behind(Graph& graph, Upscale& up) {
  for (Node* next = graph.only_user(up.out); next != nullptr; next = graph.only_user(up.out)) {
    if (next->op == "Add" && next->inputs.size() == 2) {
      const Tensor* term = graph.constant(next->inputs[next->inputs[0] == up.out ? 1 : 0]);
      if (term == nullptr || !is_per_channel(*term, up.to)) {
        return;
      }
      for (std::size_t o = 0; o < up.to; ++o) {
        up.bias[o] += term->values[o];
      }
    } else if (const auto norm = next->inputs[0] == up.out ? graph.norm_of(*next, up.to) : std::nullopt) {
      for (std::size_t o = 0; o < up.to; ++o) {
        for (std::size_t i = 0; i < up.from; ++i) {
          for (std::size_t at = 0; at < up.side * up.side; ++at) {
            up.weights[(i * up.to + o) * up.side * up.side + at] *= norm->factor[o];
          }
        }
        up.bias[o] = up.bias[o] * norm->factor[o] + norm->term[o];
      }
    } else {
      return;
    }
    up.behind.push_back(next);
    up.out = next->outputs[0];
  }
}

std::optional<Upscale> upscale_of(Graph& graph, Node* node) {
  if (node == nullptr || node->op != "ConvTranspose" || node->gone || node->inputs.size() < 2) {
    return std::nullopt;
  }
  const Tensor* weights = graph.constant(node->inputs[1]);
  if (weights == nullptr || weights->dims.size() != 4 || weights->dims[2] != weights->dims[3] || weights->values.empty()) {
    return std::nullopt;
  }
  Upscale up{.node = node, .behind = {}, .out = node->outputs[0], .from = weights->dims[0], .to = weights->dims[1],
             .side = weights->dims[2], .weights = {weights->values.begin(), weights->values.end()}, .bias = {}};
  const auto side = static_cast<std::int64_t>(up.side);
  const std::vector<std::pair<std::string, std::vector<std::int64_t>>> expected = {
      {"kernel_shape", {side, side}}, {"strides", {side, side}}, {"dilations", {1, 1}}, {"group", {1}},
      {"pads", {0, 0, 0, 0}},         {"output_padding", {0, 0}}};
  for (const std::string& attribute : node->attributes) {
    const auto found = ints_of(attribute);
    if (!found || std::find(expected.begin(), expected.end(), *found) == expected.end()) {
      return std::nullopt;
    }
  }
  if (node->ints("strides", {1, 1}) != expected[1].second) {
    return std::nullopt;
  }
  up.bias.assign(up.to, 0);
  if (node->inputs.size() > 2) {
    const Tensor* bias = graph.constant(node->inputs[2]);
    if (bias == nullptr || bias->values.size() != up.to) {
      return std::nullopt;
    }
    up.bias.assign(bias->values.begin(), bias->values.end());
  }
  take_behind(graph, up);
  return up;
}

// A convolution of single pixels from `in` to `out`.
void become_pointwise(Graph& graph, Node& node, Tensor weights, Tensor bias, const std::string& in, const std::string& out) {
  node.op = "Conv";
  node.attributes.clear();
  node.weights = std::move(weights);
  node.bias = std::move(bias);
  graph.take(node, {in});
  graph.give(node, out);
}

// What `first` gives for each pixel of its square, one after another, as channels.
void write_first(Graph& graph, Node& node, const Upscale& first, const std::string& out) {
  const std::size_t area = first.side * first.side;
  Tensor weights{{area * first.to, first.from, 1, 1}, {}};
  Tensor bias{{area * first.to}, {}};
  for (std::size_t at = 0; at < area; ++at) {
    for (std::size_t o = 0; o < first.to; ++o) {
      for (std::size_t i = 0; i < first.from; ++i) {
        weights.values.push_back(static_cast<float>(first.weight(i, o, at)));
      }
      bias.values.push_back(static_cast<float>(first.bias[o]));
    }
  }
  become_pointwise(graph, node, std::move(weights), std::move(bias), node.inputs[0], out);
}

// What `second` gives for each pixel of the two squares, in the order of rows and columns of both together.
void write_second(Graph& graph, Node& node, const Upscale& first, const Upscale& second, const std::string& in, const std::string& out) {
  const std::size_t outer = first.side;
  const std::size_t inner = second.side;
  const std::size_t side = outer * inner;
  Tensor weights{{side * side * second.to, outer * outer * first.to, 1, 1}, {}};
  Tensor bias{{side * side * second.to}, {}};
  for (std::size_t pixel = 0; pixel < side * side; ++pixel) {
    const std::size_t row = pixel / side;
    const std::size_t column = pixel % side;
    const std::size_t from = row / inner * outer + column / inner;  // which pixel of the first square it lies in
    const std::size_t at = row % inner * inner + column % inner;    // and where
    for (std::size_t o = 0; o < second.to; ++o) {
      for (std::size_t other = 0; other < outer * outer; ++other) {
        for (std::size_t i = 0; i < second.from; ++i) {
          weights.values.push_back(other == from ? static_cast<float>(second.weight(i, o, at)) : 0.0F);
        }
      }
      bias.values.push_back(static_cast<float>(second.bias[o]));
    }
  }
  become_pointwise(graph, node, std::move(weights), std::move(bias), in, out);
}

}  // namespace

void tune_gates(Graph& graph) {
  std::string one;
  for (Node& sum : graph.nodes()) {
    for (std::size_t i = 0; i < 2 && sum.op == "Add" && !sum.gone && sum.inputs.size() == 2; ++i) {
      const std::string x = sum.inputs[1 - i];
      Node* product = graph.maker(sum.inputs[i], "Mul");
      if (product == nullptr || product->gone || product->inputs.size() != 2 || graph.only_user(sum.inputs[i]) != &sum) {
        continue;
      }
      const std::size_t k = product->inputs[0] == x ? 1 : 0;
      const std::string gate = product->inputs[k];
      if (product->inputs[1 - k] != x || graph.only_user(gate) != product || !is_gate(graph, gate)) {
        continue;
      }
      if (one.empty()) {
        one = graph.fresh();
        graph.add_constant(one, {{1}, {1.0F}});
      }
      // The product runs before the sum, so it makes the new gate.
      product->op = "Add";
      graph.take(*product, {gate, one});
      graph.give(*product, graph.fresh());
      sum.op = "Mul";
      graph.take(sum, {x, product->outputs[0]});
      graph.count_saving();
    }
  }
}

void tune_head(Graph& graph) {
  for (Node& node : graph.nodes()) {
    const auto first = upscale_of(graph, &node);
    Node* between = first ? graph.only_user(first->out) : nullptr;
    if (between == nullptr || between->op != "Relu") {
      continue;
    }
    const auto second = upscale_of(graph, graph.only_user(between->outputs[0]));
    if (!second || second->from != first->to) {
      continue;
    }
    const std::string wide = graph.fresh();
    write_first(graph, *first->node, *first, wide);
    graph.take(*between, {wide});
    graph.give(*between, graph.fresh());
    const std::string channels = graph.fresh();
    write_second(graph, *second->node, *first, *second, between->outputs[0], channels);
    Node conv = *second->node;
    second->node->instead = {conv,
                             {.inputs = {channels}, .outputs = {second->out}, .name = channels, .op = "DepthToSpace",
                              .attributes = {int_attribute("blocksize", static_cast<std::int64_t>(first->side * second->side))}}};
    for (Node* behind : first->behind) {
      graph.drop(*behind);
    }
    for (Node* behind : second->behind) {
      graph.drop(*behind);
    }
    graph.count_saving();
  }
}

}  // namespace dossier::onnx
