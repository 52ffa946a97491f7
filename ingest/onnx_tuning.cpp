#include "ingest/onnx_tuning.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "ingest/onnx_format.h"
#include "ingest/onnx_graph.h"
#include "ingest/onnx_head_tuning.h"
#include "ingest/onnx_pyramid_tuning.h"

namespace dossier {
namespace {

using namespace onnx;

constexpr float kFaded = 1e-20F;  // products with it vanish beside any other term of a sum

// Of the last operation of a hard swish: its argument, and the factor and term that have to follow it.
struct Swish {
  std::string of;
  float factor = 1, term = 0;
};

class Tuning {
 public:
  explicit Tuning(Graph& graph) : graph_(graph) {}

  void run() {
    for (Node& node : graph_.nodes()) {
      if (node.op == "Conv") {
        take_weights(node);
      }
    }
    for (Node& node : graph_.nodes()) {
      if (node.weights) {
        fold_behind(node);
      }
    }
    for (Node& node : graph_.nodes()) {
      if (node.op == "Div" && !node.gone) {
        find_swish(node);
      }
    }
    for (auto& [index, swish] : swishes_) {
      fold_behind_swish(graph_.nodes()[index], swish);
    }
    for (const auto& [index, swish] : swishes_) {
      write_swish(graph_.nodes()[index], swish);
    }
  }

 private:
  void write_swish(Node& node, const Swish& swish) {
    const std::string gate = graph_.fresh();
    const bool scaled = swish.factor != 1 || swish.term != 0;
    const std::string product = scaled ? graph_.fresh() : node.outputs[0];
    node.instead.push_back({.inputs = {swish.of}, .outputs = {gate}, .name = gate, .op = "HardSigmoid",
                            .attributes = {float_attribute("alpha", 1.0F / 6), float_attribute("beta", 0.5F)}});
    node.instead.push_back({.inputs = {swish.of, gate}, .outputs = {product}, .name = gate + "_mul", .op = "Mul"});
    if (scaled) {
      // The runtime keeps its blocked layout through a batch normalisation; for a product or sum with a scalar it would
      // reorder the data before and after, a tenth of the time of a line.
      const std::string norm = graph_.fresh();
      const std::uint64_t channels = channels_of(swish.of);
      const auto all = [&](float value) { return Tensor{{channels}, std::vector<float>(channels, value)}; };
      graph_.add_constant(norm + "_factor", all(swish.factor));
      graph_.add_constant(norm + "_term", all(swish.term));
      graph_.add_constant(norm + "_mean", all(0));
      graph_.add_constant(norm + "_variance", all(1));
      node.instead.push_back({.inputs = {product, norm + "_factor", norm + "_term", norm + "_mean", norm + "_variance"},
                              .outputs = {node.outputs[0]}, .name = norm, .op = "BatchNormalization",
                              .attributes = {float_attribute("epsilon", 0)}});
    }
  }

  void take_weights(Node& node) {
    const Tensor* weights = node.inputs.size() >= 2 ? graph_.constant(node.inputs[1]) : nullptr;
    if (weights == nullptr || weights->dims.size() != 4 || weights->values.empty()) {
      return;
    }
    Tensor bias{{weights->dims[0]}, std::vector<float>(weights->dims[0], 0.0F)};
    if (node.inputs.size() > 2) {
      const Tensor* given = graph_.constant(node.inputs[2]);
      if (given == nullptr || given->values.size() != bias.values.size()) {
        return;
      }
      bias.values = given->values;
    }
    node.weights = *weights;
    // Weights that faded out in training count for nothing, but a processor multiplies subnormal numbers a hundred times
    // more slowly: in the English network they take half of the time.
    for (float& w : node.weights->values) {
      if (w != 0 && std::fabs(w) < kFaded) {
        w = 0;
        graph_.count_saving();
      }
    }
    node.bias = std::move(bias);
  }

  // The other operand of a product or sum with a constant scalar.
  [[nodiscard]] std::optional<std::pair<float, std::string>> with_scalar(const Node& node) const {
    if (node.inputs.size() == 2) {
      for (std::size_t i = 0; i < 2; ++i) {
        if (const auto value = graph_.scalar(node.inputs[i])) {
          return std::pair(*value, node.inputs[1 - i]);
        }
      }
    }
    return std::nullopt;
  }

  // Of what a convolution with constant weights gives; 0 for anything else.
  [[nodiscard]] std::uint64_t channels_of(const std::string& value) {
    const Node* conv = graph_.maker(value);
    return conv != nullptr && conv->bias ? conv->bias->dims[0] : 0;
  }

  // To 0..6; the bounds are inputs, in older files attributes.
  [[nodiscard]] bool clips_to_six(const Node& clip) const {
    if (clip.inputs.size() == 3) {
      return graph_.scalar(clip.inputs[1]) == 0.0F && graph_.scalar(clip.inputs[2]) == 6.0F;
    }
    bool low = false;
    bool high = false;
    for (const std::string& attribute : clip.attributes) {
      const auto bound = float_of(attribute);
      low = low || bound == std::pair<std::string, float>("min", 0.0F);
      high = high || bound == std::pair<std::string, float>("max", 6.0F);
    }
    return clip.inputs.size() == 1 && low && high;
  }

  // conv * s + b: part of the convolution itself.
  void fold_behind(Node& conv) {
    for (Node* next = graph_.only_user(conv.outputs[0]); next != nullptr; next = graph_.only_user(conv.outputs[0])) {
      const auto operands = with_scalar(*next);
      if (!operands || (next->op != "Mul" && next->op != "Add")) {
        return;
      }
      if (next->op == "Mul") {
        for (float& w : conv.weights->values) {
          w *= operands->first;
        }
      }
      for (float& b : conv.bias->values) {
        b = next->op == "Mul" ? b * operands->first : b + operands->first;
      }
      graph_.give(conv, next->outputs[0]);
      graph_.drop(*next);
    }
  }

  // x * clip(x + 3, 0, 6) / 6
  void find_swish(Node& div) {
    if (div.inputs.size() != 2 || graph_.scalar(div.inputs[1]) != 6.0F) {
      return;
    }
    Node* product = graph_.maker(div.inputs[0], "Mul");
    if (product == nullptr || product->inputs.size() != 2 || graph_.only_user(div.inputs[0]) != &div) {
      return;
    }
    for (std::size_t i = 0; i < 2; ++i) {
      const std::string& x = product->inputs[1 - i];
      Node* clip = graph_.maker(product->inputs[i], "Clip");
      if (clip == nullptr || !clips_to_six(*clip)) {
        continue;
      }
      Node* sum = graph_.maker(clip->inputs[0], "Add");
      const auto operands = sum != nullptr ? with_scalar(*sum) : std::nullopt;
      if (!operands || operands->first != 3.0F || operands->second != x || graph_.only_user(clip->inputs[0]) != clip ||
          graph_.only_user(product->inputs[i]) != product) {
        continue;
      }
      swishes_[graph_.index_of(div)].of = x;
      graph_.drop(*product);
      graph_.drop(*clip);
      graph_.drop(*sum);
      return;
    }
  }

  // swish * s + b before convolutions: the factor, and the term where no padding comes between, go into their weights.
  // What cannot go there becomes one operation.
  void fold_behind_swish(Node& last, Swish& swish) {
    float factor = 1;
    float term = 0;
    std::vector<Node*> chain;
    std::string out = last.outputs[0];
    for (Node* next = graph_.only_user(out); next != nullptr; next = graph_.only_user(out)) {
      const auto operands = with_scalar(*next);
      if (!operands || (next->op != "Mul" && next->op != "Add")) {
        break;
      }
      factor = next->op == "Mul" ? factor * operands->first : factor;
      term = next->op == "Mul" ? term * operands->first : term + operands->first;
      chain.push_back(next);
      out = next->outputs[0];
    }
    if (chain.empty() || factor == 0 || graph_.is_result(out) || channels_of(swish.of) == 0) {
      return;
    }
    swish.factor = factor;
    swish.term = term;
    fold_into(graph_.users(out), out, swish);
    graph_.give(last, out);
    for (Node* node : chain) {
      graph_.drop(*node);
    }
  }

  // Into the weights of `users` of `value`, if all are convolutions of it.
  void fold_into(const std::vector<std::size_t>& users, const std::string& value, Swish& swish) {
    bool padded = false;
    for (const std::size_t i : users) {
      if (!graph_.nodes()[i].weights || graph_.nodes()[i].inputs[0] != value) {
        return;
      }
      const std::vector<std::int64_t> pads = graph_.nodes()[i].ints("pads", {});
      padded = padded || std::any_of(pads.begin(), pads.end(), [](std::int64_t side) { return side != 0; });
    }
    for (const std::size_t i : users) {
      Node& conv = graph_.nodes()[i];
      const std::size_t size = conv.weights->values.size() / conv.bias->values.size();
      for (std::size_t c = 0; !padded && c < conv.bias->values.size(); ++c) {
        float sum = 0;
        for (std::size_t k = 0; k < size; ++k) {
          sum += conv.weights->values[c * size + k];
        }
        conv.bias->values[c] += swish.term * sum;
      }
      for (float& w : conv.weights->values) {
        w *= swish.factor;
      }
    }
    swish.term = padded ? swish.term / swish.factor : 0;
    swish.factor = 1;
  }

  Graph& graph_;
  std::map<std::size_t, Swish> swishes_;  // by the place of that operation among the nodes
};

}  // namespace

std::string tuned_onnx(std::string_view model) {
  try {
    std::string out;
    int saved = 0;
    for (const Field& field : fields_of(model)) {
      if (field.number == kModelGraph) {
        Graph graph(field.bytes);
        Tuning(graph).run();
        tune_gates(graph);
        tune_head(graph);
        tune_pairs(graph);
        tune_gated_sums(graph);
        tune_merged_scales(graph);
        saved = graph.saved();
        out += bytes_field(kModelGraph, graph.bytes());
      } else {
        out += field.whole;
      }
    }
    return saved > 0 ? out : std::string();
  } catch (const Malformed&) {
    return {};
  }
}

}  // namespace dossier
