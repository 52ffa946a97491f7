// The same network with fewer passes over its data.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

// PP-OCRv4's files spell out a hard swish as four operations and follow every convolution with a scalar factor and
// a scalar term; ONNX Runtime runs each as a pass over memory of its own, a quarter of the time. Given the bytes of
// such a file, gives a file in which the factors and terms are part of the convolutions' weights and a hard swish is
// two operations that the runtime fuses. Results agree to rounding. Empty where the file is not understood or
// nothing can be gained; the file itself should be used then.
[[nodiscard]] std::string tuned_onnx(std::string_view model);

}  // namespace dossier
