// A network as operations that name the values they take and give, to be changed and written again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/onnx_format.h"

namespace dossier::onnx {

struct Node {
  std::vector<std::string> inputs, outputs;
  std::string name, op;
  std::vector<std::string> attributes = {};  // as they stand in the file
  bool gone = false;                         // not to be written
  std::vector<Node> instead = {};            // to be written in its place, where there are any
  // Of a convolution, to be written in place of its second and third input.
  std::optional<Tensor> weights = {}, bias = {};

  // The integers of attribute `key`, `otherwise` where it is missing or of another type.
  [[nodiscard]] std::vector<std::int64_t> ints(std::string_view key, const std::vector<std::int64_t>& otherwise) const;
  // The same of a single float.
  [[nodiscard]] float float_or(std::string_view key, float otherwise) const;
};

// What a normalisation with constant statistics does to each channel.
struct Norm {
  std::vector<double> factor, term;
};

class Graph {
 public:
  // Throws Malformed for what it does not understand; `bytes` have to outlive it.
  explicit Graph(std::string_view bytes);

  // In an order in which they can be run; their number stays the same, so that pointers to them do as well.
  [[nodiscard]] std::vector<Node>& nodes() { return nodes_; }
  [[nodiscard]] std::size_t index_of(const Node& node) const { return static_cast<std::size_t>(&node - nodes_.data()); }

  // Null where the value is no constant of floats.
  [[nodiscard]] const Tensor* constant(const std::string& value) const;
  // Of a constant of one element.
  [[nodiscard]] std::optional<float> scalar(const std::string& value) const;
  // Whether the value is one that the network gives.
  [[nodiscard]] bool is_result(const std::string& value) const { return results_.contains(value); }

  // Nullopt for any other operation, and where there are not `channels` of them.
  [[nodiscard]] std::optional<Norm> norm_of(const Node& node, std::size_t channels) const;

  // Uses and makers of values are those of the file and what `take`, `give` and `drop` made of them; those of operations
  // written in place of others are not known.
  [[nodiscard]] const std::vector<std::size_t>& users(const std::string& value) const;
  // Null where there are several, or none, or the value is a result.
  [[nodiscard]] Node* only_user(const std::string& value);
  // Null where it is none of operator `op`; any operator where that is empty.
  [[nodiscard]] Node* maker(const std::string& value, std::string_view op = {});

  // The pool that `value` is made of, of one number a channel, with convolutions, activations and constant terms alone
  // between; null where there is none.
  [[nodiscard]] Node* pool_behind(const std::string& value);

  // From now on these are all that `node` takes.
  void take(Node& node, std::vector<std::string> inputs);
  // From now on `node` is the maker of `value`, which is all that it gives.
  void give(Node& node, const std::string& value);
  // The node is saved.
  void drop(Node& node);
  // Anything else that makes the network faster: without any, the file may be used as it is.
  void count_saving() { ++saved_; }
  [[nodiscard]] int saved() const { return saved_; }

  // A name that no other value of a graph which was not tuned before has.
  [[nodiscard]] std::string fresh() { return "tuned_" + std::to_string(serial_++); }
  void add_constant(const std::string& name, Tensor tensor) { added_[name] = std::move(tensor); }

  // Constants that nothing takes any more are left out.
  [[nodiscard]] std::string bytes() const;

 private:
  void add_node(std::string_view bytes);

  std::vector<Field> fields_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, Tensor> constants_;
  std::unordered_map<std::string, std::vector<std::size_t>> users_;
  std::unordered_map<std::string, std::size_t> makers_;
  std::set<std::string> results_;
  std::map<std::string, Tensor> added_;
  int serial_ = 0;
  int saved_ = 0;
};

}  // namespace dossier::onnx
