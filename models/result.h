// What may fail for a reason of interest. Use only has_value, *, ->, error, so that std::expected can replace it.
#pragma once

#include <tl/expected.hpp>

#include "models/problem.h"

namespace dossier {

template <typename T>
using Result = tl::expected<T, Problem>;

[[nodiscard]] inline tl::unexpected<Problem> failed(std::string code, std::string message, int page = 0) {
  return tl::unexpected<Problem>(Problem{std::move(code), std::move(message), page});
}

}  // namespace dossier
