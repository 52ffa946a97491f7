// The little of the file format of networks (Protocol Buffers, onnx.proto) that tuning needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::onnx {

constexpr int kModelGraph = 7;
constexpr int kGraphNode = 1, kGraphInitializer = 5, kGraphOutput = 12;
constexpr int kNodeInput = 1, kNodeOutput = 2, kNodeName = 3, kNodeOperator = 4, kNodeAttribute = 5;
constexpr int kAttributeName = 1, kAttributeTensor = 5;
constexpr int kValueName = 1;

// Thrown by the functions below; nothing else is.
struct Malformed {};

struct Field {
  int number = 0;
  std::uint64_t value = 0;  // of a varint
  std::string_view bytes;   // of everything else
  std::string_view whole;   // key and content as they stand in the file
  bool varint = false;
};

[[nodiscard]] std::vector<Field> fields_of(std::string_view message);
[[nodiscard]] std::string bytes_field(int number, std::string_view bytes);
[[nodiscard]] std::string float_attribute(std::string_view name, float value);
// Name and value; nullopt for attributes of other types than a single float.
[[nodiscard]] std::optional<std::pair<std::string, float>> float_of(std::string_view attribute);

[[nodiscard]] std::string int_attribute(std::string_view name, std::int64_t value);
[[nodiscard]] std::string ints_attribute(std::string_view name, const std::vector<std::int64_t>& values);
// Name and values; nullopt for attributes of other types than an integer or a list of integers.
[[nodiscard]] std::optional<std::pair<std::string, std::vector<std::int64_t>>> ints_of(std::string_view attribute);

// Name and value; nullopt for attributes of other types than a text.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> text_of(std::string_view attribute);

struct Tensor {
  std::vector<std::uint64_t> dims;
  std::vector<float> values;
};

// Name and content; nullopt for tensors of other types than float, and for those whose numbers are elsewhere.
[[nodiscard]] std::optional<std::pair<std::string, Tensor>> tensor_of(std::string_view message);
[[nodiscard]] std::string tensor_bytes(const std::string& name, const Tensor& tensor);

}  // namespace dossier::onnx
