// The same network with fewer passes over its data.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

// PP-OCRv4's files spell out a hard swish as four operations and follow every convolution with a scalar factor and
// a scalar term; ONNX Runtime runs each as a pass over memory of its own, a quarter of the time. Given the bytes of
// such a file, gives a file in which the factors and terms are part of the convolutions' weights and a hard swish is
// two operations that the runtime fuses. Of its text detector the parts that work on the largest pictures are written in
// other operations of the same result (onnx_head_tuning.h, onnx_pyramid_tuning.h), three tenths less of the time; it
// takes one picture at a time then. Results agree to rounding. Empty where the file is not understood or nothing can be
// gained; the file itself should be used then.
[[nodiscard]] std::string tuned_onnx(std::string_view model);

}  // namespace dossier
