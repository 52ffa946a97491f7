#include "ingest/onnx_session.h"

#include <utility>

#ifdef DOSSIER_WITH_ONNX

#include <dlfcn.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <onnxruntime_cxx_api.h>

#include "ingest/onnx_tuning.h"

namespace dossier {
namespace {

// The library stays open: sessions of the whole process use it, and unloading it is not safe.
struct Runtime {
  std::string path;
  std::string version;
  std::string error;
  bool usable = false;
};

const Runtime& runtime_at(const std::string& path) {
  static Runtime loaded;
  if (loaded.usable || (!loaded.path.empty() && loaded.path == path)) {
    return loaded;
  }
  loaded.path = path;
  // Left alone, the library notes every run in the user's home and sends it to its makers. Read when it is opened.
  ::setenv("ORT_DISABLE_TELEMETRY", "1", 1);
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char* reason = dlerror();
    loaded.error = reason != nullptr ? reason : "cannot be opened";
    return loaded;
  }
  const auto get = reinterpret_cast<const OrtApiBase* (*)()>(dlsym(library, "OrtGetApiBase"));
  const OrtApiBase* base = get != nullptr ? get() : nullptr;
  const OrtApi* api = base != nullptr ? base->GetApi(ORT_API_VERSION) : nullptr;
  if (api == nullptr) {
    loaded.error = "is no ONNX Runtime, or one older than the headers this program was built with";
    return loaded;
  }
  Ort::InitApi(api);
  loaded.version = base->GetVersionString();
  loaded.usable = true;
  return loaded;
}

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// One arena for all networks: they never run at the same time, so the lines are read in the memory of the detector.
// It grows by what is asked for; doubling, the default, would hold twice the largest page's need.
Ort::Env& environment() {
  static Ort::Env env = [] {
    Ort::Env made(ORT_LOGGING_LEVEL_FATAL, "dossier");
    const Ort::ArenaCfg arena(0, 1, -1, -1);
    made.CreateAndRegisterAllocator(Ort::MemoryInfo::CreateCpu(OrtArenaAllocator, OrtMemTypeDefault), arena);
    return made;
  }();
  return env;
}

}  // namespace

struct OnnxSession::State {
  Ort::Session session{nullptr};
  Ort::MemoryInfo memory{nullptr};
  std::string input;
  std::string output;
};

OnnxSession::OnnxSession(std::unique_ptr<State> state) : state_(std::move(state)) {}
OnnxSession::OnnxSession(OnnxSession&&) noexcept = default;
OnnxSession& OnnxSession::operator=(OnnxSession&&) noexcept = default;
OnnxSession::~OnnxSession() = default;

Result<OnnxSession> OnnxSession::load(const std::string& runtime, const std::string& weights, bool as_it_is) {
  const Runtime& library = runtime_at(runtime);
  if (!library.usable) {
    return failed("reader.runtime", "ONNX Runtime at " + runtime + ": " + library.error);
  }
  try {
    Ort::SessionOptions options;
    options.SetIntraOpNumThreads(1);
    options.SetInterOpNumThreads(1);
    options.SetExecutionMode(ORT_SEQUENTIAL);
    options.SetGraphOptimizationLevel(ORT_ENABLE_ALL);
    // Every line and page has its own width: a memory plan per shape would be kept for each and never used again.
    options.DisableMemPattern();
    options.AddConfigEntry("session.use_env_allocators", "1");
    auto state = std::make_unique<State>();
    const std::string model = content_of(weights);
    const std::string tuned = as_it_is ? std::string() : tuned_onnx(model);
    const std::string& used = tuned.empty() ? model : tuned;
    state->session = Ort::Session(environment(), used.data(), used.size(), options);
    state->memory = Ort::MemoryInfo::CreateCpu(OrtDeviceAllocator, OrtMemTypeDefault);
    Ort::AllocatorWithDefaultOptions allocator;
    if (state->session.GetInputCount() != 1 || state->session.GetOutputCount() < 1) {
      return failed("reader.weights", weights + " is not a network of one input");
    }
    state->input = state->session.GetInputNameAllocated(0, allocator).get();
    state->output = state->session.GetOutputNameAllocated(0, allocator).get();
    return OnnxSession(std::move(state));
  } catch (const std::exception& error) {
    return failed("reader.weights", weights + ": " + error.what());
  }
}

bool OnnxSession::run(
    std::span<const float> input, std::span<const std::int64_t> shape,
    const std::function<void(std::span<const float>, std::span<const std::int64_t>)>& use, bool give_back) {
  std::vector<Ort::Value> outputs;
  std::vector<std::int64_t> output_shape;
  try {
    // The interface takes a pointer to non-const; the runtime does not write to an input.
    const Ort::Value value = Ort::Value::CreateTensor<float>(
        state_->memory, const_cast<float*>(input.data()), input.size(), shape.data(), shape.size());
    const char* const in = state_->input.c_str();
    const char* const out = state_->output.c_str();
    Ort::RunOptions how;
    if (give_back) how.AddConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
    outputs = state_->session.Run(how, &in, &value, 1, &out, 1);
    output_shape = outputs.at(0).GetTensorTypeAndShapeInfo().GetShape();
  } catch (const std::exception&) {
    return false;
  }
  std::size_t count = 1;
  for (const std::int64_t side : output_shape) {
    count *= static_cast<std::size_t>(side);
  }
  use({outputs.front().GetTensorData<float>(), count}, output_shape);
  return true;
}

std::string OnnxSession::metadata(const std::string& key) const {
  try {
    Ort::AllocatorWithDefaultOptions allocator;
    const auto text =
        state_->session.GetModelMetadata().LookupCustomMetadataMapAllocated(key.c_str(), allocator);
    return text ? std::string(text.get()) : std::string();
  } catch (const std::exception&) {
    return {};
  }
}

void prepare_onnx_runtime(const std::string& runtime) {
  if (runtime_at(runtime).usable) {
    (void)environment();
  }
}

std::string onnx_runtime_version(const std::string& runtime) {
  const Runtime& library = runtime_at(runtime);
  return library.usable ? library.version : std::string();
}

}  // namespace dossier

#else

namespace dossier {

struct OnnxSession::State {};
OnnxSession::OnnxSession(std::unique_ptr<State> state) : state_(std::move(state)) {}
OnnxSession::OnnxSession(OnnxSession&&) noexcept = default;
OnnxSession& OnnxSession::operator=(OnnxSession&&) noexcept = default;
OnnxSession::~OnnxSession() = default;

Result<OnnxSession> OnnxSession::load(const std::string&, const std::string&, bool) {
  return failed("reader.no-onnx", "this program was built without ONNX Runtime");
}

bool OnnxSession::run(
    std::span<const float>, std::span<const std::int64_t>,
    const std::function<void(std::span<const float>, std::span<const std::int64_t>)>&, bool) {
  return false;
}

std::string OnnxSession::metadata(const std::string&) const { return {}; }

void prepare_onnx_runtime(const std::string&) {}

std::string onnx_runtime_version(const std::string&) { return {}; }

}  // namespace dossier

#endif
