// One network on ONNX Runtime, opened at run time: the program starts and works where the library is missing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/result.h"

namespace dossier {

class OnnxSession {
 public:
  // Loads the library (once in a process) and the network. Single-threaded and without a thread pool, so it may be
  // loaded before a fork and run after it. Problem: "reader.no-onnx" (built without), "reader.runtime", "reader.weights".
  // The network is tuned (onnx_tuning.h), except where `as_it_is`, which is for comparing.
  [[nodiscard]] static Result<OnnxSession> load(const std::string& runtime, const std::string& weights, bool as_it_is = false);

  OnnxSession(OnnxSession&&) noexcept;
  OnnxSession& operator=(OnnxSession&&) noexcept;
  ~OnnxSession();

  // Runs the network on one input of `shape` (its product is input.size()) and hands the first output to `use`, valid
  // only during the call. False, without calling `use`, where the runtime refuses (out of memory, wrong shape). With
  // `give_back` the memory that all networks work in is freed behind it: inputs of ever other shapes leave gaps there.
  bool run(std::span<const float> input, std::span<const std::int64_t> shape,
           const std::function<void(std::span<const float> output, std::span<const std::int64_t> shape)>& use, bool give_back = false);

  // A text kept inside the weights' file, empty where there is none.
  [[nodiscard]] std::string metadata(const std::string& key) const;

 private:
  struct State;
  explicit OnnxSession(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Opens the library at `runtime` and sets it up, which a confined process may not; networks can then be loaded there.
void prepare_onnx_runtime(const std::string& runtime);

// Version of the library at `runtime`, empty where it cannot be used.
[[nodiscard]] std::string onnx_runtime_version(const std::string& runtime);

}  // namespace dossier
