#include "ingest/onnx_tuning.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "ingest/onnx_format.h"

namespace dossier {
namespace {

using namespace onnx;

constexpr float kFaded = 1e-20F;  // products with it vanish beside any other term of a sum

struct Node {
  std::vector<std::string> inputs, outputs;
  std::string name, op;
  std::vector<std::string> attributes;
  bool gone = false;
  // Of a convolution with constant weights.
  std::optional<Tensor> weights, bias;
  bool padded = false;
  // Of the last operation of a hard swish: its argument, and the factor and term that have to follow it.
  std::string swish_of;
  float factor = 1, term = 0;

  [[nodiscard]] std::string bytes() const {
    std::string out;
    for (const std::string& input : inputs) {
      out += bytes_field(kNodeInput, input);
    }
    for (const std::string& output : outputs) {
      out += bytes_field(kNodeOutput, output);
    }
    out += bytes_field(kNodeName, name) + bytes_field(kNodeOperator, op);
    for (const std::string& attribute : attributes) {
      out += bytes_field(kNodeAttribute, attribute);
    }
    return out;
  }
};

class Graph {
 public:
  explicit Graph(std::string_view bytes) : fields_(fields_of(bytes)) {
    for (const Field& field : fields_) {
      if (field.number == kGraphNode) {
        add_node(field.bytes);
      } else if (field.number == kGraphInitializer) {
        if (auto tensor = tensor_of(field.bytes)) {
          constants_.insert(std::move(*tensor));
        }
      } else if (field.number == kGraphOutput) {
        for (const Field& inner : fields_of(field.bytes)) {
          if (inner.number == kValueName) {
            results_.insert(std::string(inner.bytes));
          }
        }
      }
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      for (const std::string& input : nodes_[i].inputs) {
        users_[input].push_back(i);
      }
      for (const std::string& output : nodes_[i].outputs) {
        makers_[output] = i;
      }
    }
  }

  // How many operations were saved, and weights cleared.
  int tune() {
    for (Node& node : nodes_) {
      if (node.op == "Conv") {
        take_weights(node);
      }
    }
    for (Node& node : nodes_) {
      if (node.weights) {
        fold_behind(node);
      }
    }
    for (Node& node : nodes_) {
      if (node.op == "Div" && !node.gone) {
        find_swish(node);
      }
    }
    for (Node& node : nodes_) {
      if (!node.swish_of.empty()) {
        fold_behind_swish(node);
      }
    }
    return saved_;
  }

  [[nodiscard]] std::string bytes() const {
    std::string out;
    std::map<std::string, Tensor> added;
    int serial = 0;
    const auto fresh = [&] { return "tuned_" + std::to_string(serial++); };
    std::set<std::string> used = results_;
    std::vector<Node> written;
    for (const Node& node : nodes_) {
      if (node.gone) {
        continue;
      }
      if (!node.swish_of.empty()) {
        const std::string gate = fresh();
        const bool scaled = node.factor != 1 || node.term != 0;
        const std::string product = scaled ? fresh() : node.outputs[0];
        written.push_back({.inputs = {node.swish_of}, .outputs = {gate}, .name = gate, .op = "HardSigmoid",
                           .attributes = {float_attribute("alpha", 1.0F / 6), float_attribute("beta", 0.5F)}});
        written.push_back({.inputs = {node.swish_of, gate}, .outputs = {product}, .name = gate + "_mul", .op = "Mul", .attributes = {}});
        if (scaled) {
          // The runtime keeps its blocked layout through a batch normalisation; for a product or sum with a scalar it would
          // reorder the data before and after, a tenth of the time of a line.
          const std::string norm = fresh();
          const std::uint64_t channels = channels_of(node.swish_of);
          const auto all = [&](float value) { return Tensor{{channels}, std::vector<float>(channels, value)}; };
          added[norm + "_factor"] = all(node.factor);
          added[norm + "_term"] = all(node.term);
          added[norm + "_mean"] = all(0);
          added[norm + "_variance"] = all(1);
          written.push_back({.inputs = {product, norm + "_factor", norm + "_term", norm + "_mean", norm + "_variance"}, .outputs = {node.outputs[0]},
                             .name = norm, .op = "BatchNormalization", .attributes = {float_attribute("epsilon", 0)}});
        }
        continue;
      }
      written.push_back(node);
      if (node.weights) {
        const std::string weights = fresh();
        added[weights] = *node.weights;
        added[weights + "_bias"] = *node.bias;
        written.back().inputs = {node.inputs[0], weights, weights + "_bias"};
      }
    }
    for (const Node& node : written) {
      used.insert(node.inputs.begin(), node.inputs.end());
    }
    for (const Node& node : written) {
      if (node.op != "Constant" || used.contains(node.outputs[0])) {
        out += bytes_field(kGraphNode, node.bytes());
      }
    }
    for (const Field& field : fields_) {
      if (field.number != kGraphNode) {
        out += field.whole;
      }
    }
    for (const auto& [name, tensor] : added) {
      out += bytes_field(kGraphInitializer, tensor_bytes(name, tensor));
    }
    return out;
  }

 private:
  void add_node(std::string_view bytes) {
    Node node;
    std::optional<Tensor> constant;
    for (const Field& field : fields_of(bytes)) {
      switch (field.number) {
        case kNodeInput:
          node.inputs.emplace_back(field.bytes);
          break;
        case kNodeOutput:
          node.outputs.emplace_back(field.bytes);
          break;
        case kNodeName:
          node.name = field.bytes;
          break;
        case kNodeOperator:
          node.op = field.bytes;
          break;
        case kNodeAttribute:
          node.attributes.emplace_back(field.bytes);
          for (const Field& part : fields_of(field.bytes)) {
            if (part.number == kAttributeTensor) {
              if (auto tensor = tensor_of(part.bytes)) {
                constant = std::move(tensor->second);
              }
            }
          }
          break;
        default:
          throw Malformed();  // an operator of another domain, or something newer
      }
    }
    if (node.outputs.empty()) {
      throw Malformed();
    }
    if (node.op == "Constant" && constant) {
      constants_[node.outputs[0]] = std::move(*constant);
    }
    nodes_.push_back(std::move(node));
  }

  void take_weights(Node& node) {
    const auto weights = node.inputs.size() >= 2 ? constants_.find(node.inputs[1]) : constants_.end();
    if (weights == constants_.end() || weights->second.dims.size() != 4 || weights->second.values.empty()) {
      return;
    }
    Tensor bias{{weights->second.dims[0]}, std::vector<float>(weights->second.dims[0], 0.0F)};
    if (node.inputs.size() > 2) {
      const auto given = constants_.find(node.inputs[2]);
      if (given == constants_.end() || given->second.values.size() != bias.values.size()) {
        return;
      }
      bias.values = given->second.values;
    }
    for (const std::string& attribute : node.attributes) {
      bool pads = false;
      for (const Field& part : fields_of(attribute)) {
        pads = pads || (part.number == kAttributeName && (part.bytes == "pads" || part.bytes == "auto_pad"));
        if (pads && part.number == kAttributeInts) {
          node.padded = node.padded || part.value != 0 || std::any_of(part.bytes.begin(), part.bytes.end(), [](char c) { return c != 0; });
        }
      }
    }
    node.weights = weights->second;
    // Weights that faded out in training count for nothing, but a processor multiplies subnormal numbers a hundred times
    // more slowly: in the English network they take half of the time.
    for (float& w : node.weights->values) {
      if (w != 0 && std::fabs(w) < kFaded) {
        w = 0;
        ++saved_;
      }
    }
    node.bias = std::move(bias);
  }

  [[nodiscard]] std::optional<float> scalar(const std::string& name) const {
    const auto found = constants_.find(name);
    return found != constants_.end() && found->second.values.size() == 1 ? std::optional(found->second.values[0]) : std::nullopt;
  }

  // The other operand of a product or sum with a constant scalar.
  [[nodiscard]] std::optional<std::pair<float, std::string>> with_scalar(const Node& node) const {
    if (node.inputs.size() == 2) {
      for (std::size_t i = 0; i < 2; ++i) {
        if (const auto value = scalar(node.inputs[i])) {
          return std::pair(*value, node.inputs[1 - i]);
        }
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Node* only_user(const std::string& value) {
    const auto found = users_.find(value);
    return found != users_.end() && found->second.size() == 1 && !results_.contains(value) ? &nodes_[found->second[0]] : nullptr;
  }

  [[nodiscard]] Node* maker(const std::string& value, std::string_view op) {
    const auto found = makers_.find(value);
    return found != makers_.end() && nodes_[found->second].op == op ? &nodes_[found->second] : nullptr;
  }

  // Of what a convolution with constant weights gives; 0 for anything else.
  [[nodiscard]] std::uint64_t channels_of(const std::string& value) const {
    const auto found = makers_.find(value);
    return found != makers_.end() && nodes_[found->second].bias ? nodes_[found->second].bias->values.size() : 0;
  }

  // To 0..6; the bounds are inputs, in older files attributes.
  [[nodiscard]] bool clips_to_six(const Node& clip) const {
    if (clip.inputs.size() == 3) {
      return scalar(clip.inputs[1]) == 0.0F && scalar(clip.inputs[2]) == 6.0F;
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

  void drop(Node& node) {
    node.gone = true;
    ++saved_;
  }

  // conv * s + b: part of the convolution itself.
  void fold_behind(Node& conv) {
    for (Node* next = only_user(conv.outputs[0]); next != nullptr; next = only_user(conv.outputs[0])) {
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
      conv.outputs[0] = next->outputs[0];
      makers_[conv.outputs[0]] = static_cast<std::size_t>(&conv - nodes_.data());
      drop(*next);
    }
  }

  // x * clip(x + 3, 0, 6) / 6
  void find_swish(Node& div) {
    if (div.inputs.size() != 2 || scalar(div.inputs[1]) != 6.0F) {
      return;
    }
    Node* product = maker(div.inputs[0], "Mul");
    if (product == nullptr || product->inputs.size() != 2 || only_user(div.inputs[0]) != &div) {
      return;
    }
    for (std::size_t i = 0; i < 2; ++i) {
      const std::string& x = product->inputs[1 - i];
      Node* clip = maker(product->inputs[i], "Clip");
      if (clip == nullptr || !clips_to_six(*clip)) {
        continue;
      }
      Node* sum = maker(clip->inputs[0], "Add");
      const auto operands = sum != nullptr ? with_scalar(*sum) : std::nullopt;
      if (!operands || operands->first != 3.0F || operands->second != x || only_user(clip->inputs[0]) != clip ||
          only_user(product->inputs[i]) != product) {
        continue;
      }
      div.swish_of = x;
      drop(*product);
      drop(*clip);
      drop(*sum);
      return;
    }
  }

  // swish * s + b before convolutions: the factor, and the term where no padding comes between, go into their weights.
  // What cannot go there becomes one operation.
  void fold_behind_swish(Node& swish) {
    float factor = 1;
    float term = 0;
    std::vector<Node*> chain;
    std::string out = swish.outputs[0];
    for (Node* next = only_user(out); next != nullptr; next = only_user(out)) {
      const auto operands = with_scalar(*next);
      if (!operands || (next->op != "Mul" && next->op != "Add")) {
        break;
      }
      factor = next->op == "Mul" ? factor * operands->first : factor;
      term = next->op == "Mul" ? term * operands->first : term + operands->first;
      chain.push_back(next);
      out = next->outputs[0];
    }
    if (chain.empty() || factor == 0 || results_.contains(out) || channels_of(swish.swish_of) == 0) {
      return;
    }
    swish.factor = factor;
    swish.term = term;
    if (const auto users = users_.find(out); users != users_.end()) {
      fold_into(users->second, out, swish);
    }
    swish.outputs[0] = out;
    for (Node* node : chain) {
      drop(*node);
    }
  }

  // Into the weights of `users` of `value`, if all are convolutions of it.
  void fold_into(const std::vector<std::size_t>& users, const std::string& value, Node& swish) {
    bool padded = false;
    for (const std::size_t i : users) {
      if (!nodes_[i].weights || nodes_[i].inputs[0] != value) {
        return;
      }
      padded = padded || nodes_[i].padded;
    }
    for (const std::size_t i : users) {
      Node& conv = nodes_[i];
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

  std::vector<Field> fields_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, Tensor> constants_;
  std::unordered_map<std::string, std::vector<std::size_t>> users_;
  std::unordered_map<std::string, std::size_t> makers_;
  std::set<std::string> results_;
  int saved_ = 0;
};

}  // namespace

std::string tuned_onnx(std::string_view model) {
  try {
    std::string out;
    int saved = 0;
    for (const Field& field : fields_of(model)) {
      if (field.number == kModelGraph) {
        Graph graph(field.bytes);
        saved = graph.tune();
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
