#include "ingest/onnx_graph.h"

#include <algorithm>
#include <cmath>

namespace dossier::onnx {
namespace {

constexpr int kLongestGate = 8;  // operations between a pool and what is made of it

std::string node_bytes(const Node& node) {
  std::string out;
  for (const std::string& input : node.inputs) {
    out += bytes_field(kNodeInput, input);
  }
  for (const std::string& output : node.outputs) {
    out += bytes_field(kNodeOutput, output);
  }
  out += bytes_field(kNodeName, node.name) + bytes_field(kNodeOperator, node.op);
  for (const std::string& attribute : node.attributes) {
    out += bytes_field(kNodeAttribute, attribute);
  }
  return out;
}

}  // namespace

std::vector<std::int64_t> Node::ints(std::string_view key, const std::vector<std::int64_t>& otherwise) const {
  for (const std::string& attribute : attributes) {
    if (auto found = ints_of(attribute); found && found->first == key) {
      return std::move(found->second);
    }
  }
  return otherwise;
}

float Node::float_or(std::string_view key, float otherwise) const {
  for (const std::string& attribute : attributes) {
    if (const auto found = float_of(attribute); found && found->first == key) {
      return found->second;
    }
  }
  return otherwise;
}

Graph::Graph(std::string_view bytes) : fields_(fields_of(bytes)) {
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

void Graph::add_node(std::string_view bytes) {
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

const Tensor* Graph::constant(const std::string& value) const {
  if (const auto added = added_.find(value); added != added_.end()) {
    return &added->second;
  }
  const auto found = constants_.find(value);
  return found != constants_.end() ? &found->second : nullptr;
}

std::optional<float> Graph::scalar(const std::string& value) const {
  const Tensor* found = constant(value);
  return found != nullptr && found->values.size() == 1 ? std::optional(found->values[0]) : std::nullopt;
}

std::optional<Norm> Graph::norm_of(const Node& node, std::size_t channels) const {
  if (node.op != "BatchNormalization" || node.inputs.size() != 5 || node.outputs.size() != 1 ||
      node.ints("training_mode", {0}) != std::vector<std::int64_t>{0}) {
    return std::nullopt;
  }
  std::vector<const Tensor*> given;
  for (std::size_t i = 1; i < node.inputs.size(); ++i) {
    given.push_back(constant(node.inputs[i]));
    if (given.back() == nullptr || given.back()->values.size() != channels) {
      return std::nullopt;
    }
  }
  const double epsilon = node.float_or("epsilon", 1e-5F);
  Norm norm;
  for (std::size_t c = 0; c < channels; ++c) {
    norm.factor.push_back(given[0]->values[c] / std::sqrt(given[3]->values[c] + epsilon));
    norm.term.push_back(given[1]->values[c] - given[2]->values[c] * norm.factor[c]);
  }
  return norm;
}

const std::vector<std::size_t>& Graph::users(const std::string& value) const {
  static const std::vector<std::size_t> none;
  const auto found = users_.find(value);
  return found != users_.end() ? found->second : none;
}

Node* Graph::only_user(const std::string& value) {
  const std::vector<std::size_t>& found = users(value);
  return found.size() == 1 && !is_result(value) ? &nodes_[found[0]] : nullptr;
}

Node* Graph::maker(const std::string& value, std::string_view op) {
  const auto found = makers_.find(value);
  return found != makers_.end() && (op.empty() || nodes_[found->second].op == op) ? &nodes_[found->second] : nullptr;
}

Node* Graph::pool_behind(const std::string& value) {
  Node* node = maker(value);
  for (int i = 0; i < kLongestGate && node != nullptr && !node->inputs.empty(); ++i) {
    if (node->op == "GlobalAveragePool") {
      return node;
    }
    const bool shifted = node->op == "Add" && node->inputs.size() == 2 && scalar(node->inputs[1]);
    if (!shifted && node->op != "HardSigmoid" && node->op != "Relu" && node->op != "Conv") {
      return nullptr;
    }
    node = maker(node->inputs[0]);
  }
  return nullptr;
}

void Graph::take(Node& node, std::vector<std::string> inputs) {
  for (const std::string& input : node.inputs) {
    std::erase(users_[input], index_of(node));
  }
  node.inputs = std::move(inputs);
  for (const std::string& input : node.inputs) {
    users_[input].push_back(index_of(node));
  }
}

void Graph::give(Node& node, const std::string& value) {
  node.outputs = {value};
  makers_[value] = index_of(node);
}

void Graph::drop(Node& node) {
  take(node, {});
  node.gone = true;
  ++saved_;
}

std::string Graph::bytes() const {
  std::map<std::string, Tensor> added = added_;
  std::vector<Node> written;
  const auto write = [&](const Node& node) {
    Node& last = written.emplace_back(node);
    if (last.weights && last.bias) {
      const std::string weights = "tuned_weights_" + std::to_string(written.size());
      last.inputs = {node.inputs.at(0), weights, weights + "_bias"};
      added[weights] = std::move(*last.weights);
      added[weights + "_bias"] = std::move(*last.bias);
    }
  };
  for (const Node& node : nodes_) {
    if (!node.gone && node.instead.empty()) {
      write(node);
    } else if (!node.gone) {
      std::for_each(node.instead.begin(), node.instead.end(), write);
    }
  }
  std::set<std::string> used = results_;
  for (const Node& node : written) {
    used.insert(node.inputs.begin(), node.inputs.end());
  }
  std::string out;
  for (const Node& node : written) {
    if (node.op != "Constant" || used.contains(node.outputs[0])) {
      out += bytes_field(kGraphNode, node_bytes(node));
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

}  // namespace dossier::onnx
