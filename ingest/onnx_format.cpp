#include "ingest/onnx_format.h"

#include <cstring>

namespace dossier::onnx {
namespace {

constexpr int kAttributeFloat = 2, kAttributeInt = 3, kAttributeText = 4, kAttributeInts = 8, kAttributeType = 20;
constexpr std::uint64_t kTypeFloat = 1, kTypeInt = 2, kTypeInts = 7;
constexpr int kTensorDims = 1, kTensorType = 2, kTensorFloats = 4, kTensorName = 8, kTensorRaw = 9;
constexpr std::uint64_t kFloat = 1;

std::uint64_t read_varint(std::string_view& in) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (in.empty()) {
      throw Malformed();
    }
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) {
      return value;
    }
  }
  throw Malformed();
}

std::string varint(std::uint64_t value) {
  std::string out;
  do {
    const auto low = static_cast<char>(value & 0x7F);
    value >>= 7;
    out += value != 0 ? static_cast<char>(low | static_cast<char>(0x80)) : low;
  } while (value != 0);
  return out;
}

std::string number_field(int number, std::uint64_t value) { return varint(static_cast<std::uint64_t>(number) << 3) + varint(value); }

}  // namespace

std::vector<Field> fields_of(std::string_view in) {
  std::vector<Field> fields;
  while (!in.empty()) {
    const std::string_view start = in;
    const std::uint64_t key = read_varint(in);
    Field field;
    field.number = static_cast<int>(key >> 3);
    std::size_t length = 0;
    switch (key & 7) {
      case 0:
        field.varint = true;
        field.value = read_varint(in);
        break;
      case 1:
        length = 8;
        break;
      case 2:
        length = read_varint(in);
        break;
      case 5:
        length = 4;
        break;
      default:
        throw Malformed();
    }
    if (length > in.size()) {
      throw Malformed();
    }
    field.bytes = in.substr(0, length);
    in.remove_prefix(length);
    field.whole = start.substr(0, start.size() - in.size());
    fields.push_back(field);
  }
  return fields;
}

std::string bytes_field(int number, std::string_view bytes) {
  return varint((static_cast<std::uint64_t>(number) << 3) | 2) + varint(bytes.size()) + std::string(bytes);
}

std::string float_attribute(std::string_view name, float value) {
  std::string raw(sizeof value, '\0');
  std::memcpy(raw.data(), &value, sizeof value);
  return bytes_field(kAttributeName, name) + varint((kAttributeFloat << 3) | 5) + raw + number_field(kAttributeType, kTypeFloat);
}

std::optional<std::pair<std::string, float>> float_of(std::string_view attribute) {
  std::string name;
  std::optional<float> value;
  for (const Field& field : fields_of(attribute)) {
    if (field.number == kAttributeName) {
      name = field.bytes;
    } else if (field.number == kAttributeFloat && field.bytes.size() == sizeof(float)) {
      value.emplace();
      std::memcpy(&*value, field.bytes.data(), sizeof(float));
    }
  }
  return value ? std::optional(std::pair(std::move(name), *value)) : std::nullopt;
}

std::string int_attribute(std::string_view name, std::int64_t value) {
  return bytes_field(kAttributeName, name) + number_field(kAttributeInt, static_cast<std::uint64_t>(value)) +
         number_field(kAttributeType, kTypeInt);
}

std::string ints_attribute(std::string_view name, const std::vector<std::int64_t>& values) {
  std::string packed;
  for (const std::int64_t value : values) {
    packed += varint(static_cast<std::uint64_t>(value));
  }
  return bytes_field(kAttributeName, name) + bytes_field(kAttributeInts, packed) + number_field(kAttributeType, kTypeInts);
}

std::optional<std::pair<std::string, std::string>> text_of(std::string_view attribute) {
  std::string name;
  std::optional<std::string> value;
  for (const Field& field : fields_of(attribute)) {
    if (field.number == kAttributeName) {
      name = field.bytes;
    } else if (field.number == kAttributeText && !field.varint) {
      value = field.bytes;
    }
  }
  return value ? std::optional(std::pair(std::move(name), std::move(*value))) : std::nullopt;
}

std::optional<std::pair<std::string, std::vector<std::int64_t>>> ints_of(std::string_view attribute) {
  std::string name;
  std::vector<std::int64_t> values;
  for (const Field& field : fields_of(attribute)) {
    if (field.number == kAttributeName) {
      name = field.bytes;
    } else if ((field.number == kAttributeInt || field.number == kAttributeInts) && field.varint) {
      values.push_back(static_cast<std::int64_t>(field.value));
    } else if (field.number == kAttributeInts) {
      for (std::string_view in = field.bytes; !in.empty();) {
        values.push_back(static_cast<std::int64_t>(read_varint(in)));
      }
    }
  }
  return values.empty() ? std::nullopt : std::optional(std::pair(std::move(name), std::move(values)));
}

std::optional<std::pair<std::string, Tensor>> tensor_of(std::string_view bytes) {
  Tensor tensor;
  std::string name;
  std::string raw;
  std::uint64_t type = 0;
  for (const Field& field : fields_of(bytes)) {
    if (field.number == kTensorDims) {
      if (field.varint) {
        tensor.dims.push_back(field.value);
      } else {
        for (std::string_view in = field.bytes; !in.empty();) {
          tensor.dims.push_back(read_varint(in));
        }
      }
    } else if (field.number == kTensorType) {
      type = field.value;
    } else if (field.number == kTensorName) {
      name = field.bytes;
    } else if (field.number == kTensorRaw || field.number == kTensorFloats) {
      raw += field.bytes;
    }
  }
  if (type != kFloat || raw.size() % sizeof(float) != 0) {
    return std::nullopt;
  }
  std::size_t count = 1;
  for (const std::uint64_t side : tensor.dims) {
    count = side <= raw.size() ? count * side : raw.size() + 1;
  }
  if (count != raw.size() / sizeof(float)) {
    return std::nullopt;
  }
  tensor.values.resize(raw.size() / sizeof(float));
  if (!raw.empty()) {
    std::memcpy(tensor.values.data(), raw.data(), raw.size());
  }
  return std::pair(name, std::move(tensor));
}

std::string tensor_bytes(const std::string& name, const Tensor& tensor) {
  std::string out;
  for (const std::uint64_t side : tensor.dims) {
    out += number_field(kTensorDims, side);
  }
  std::string raw(tensor.values.size() * sizeof(float), '\0');
  std::memcpy(raw.data(), tensor.values.data(), raw.size());
  return out + number_field(kTensorType, kFloat) + bytes_field(kTensorName, name) + bytes_field(kTensorRaw, raw);
}

}  // namespace dossier::onnx
