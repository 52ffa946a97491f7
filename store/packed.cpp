#include "store/packed.h"

#include <zstd.h>

#include <memory>
#include <stdexcept>

namespace dossier {
namespace {

constexpr int kLevel = 3;
constexpr std::size_t kLargest = std::size_t{4} << 30;

struct FreeCompressor {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

}  // namespace

std::string packed(std::string_view bytes) {
  const std::unique_ptr<ZSTD_CCtx, FreeCompressor> context(ZSTD_createCCtx());
  if (!context) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t written = ZSTD_compress2(context.get(), frame.data(), frame.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(written) != 0) throw std::runtime_error(ZSTD_getErrorName(written));
  frame.resize(written);
  return frame;
}

std::optional<std::string> unpacked(std::string_view frame, std::size_t size) {
  // The frame says its own size: what a damaged row claims is not worth an allocation.
  if (size > kLargest || ZSTD_getFrameContentSize(frame.data(), frame.size()) != size) return std::nullopt;
  std::string bytes(size, '\0');
  const std::size_t read = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
  if (ZSTD_isError(read) != 0 || read != size) return std::nullopt;
  return bytes;
}

}  // namespace dossier
