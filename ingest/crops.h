// Pieces of pages as PNG or JPEG, for reports.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ingest/ingest.h"

namespace dossier {

// Crops larger than that are made at a lower resolution.
inline constexpr double kCropPixels = 4'000'000;

// A source of page pixels that crops are cut from, opened once for all of them.
class CropSource {
 public:
  // nullopt where the file cannot be opened. `bytes` must outlive it.
  [[nodiscard]] static std::optional<CropSource> open(std::span<const char> bytes, FileKind kind, const Limits& limits);
  ~CropSource();
  CropSource(CropSource&&) noexcept;
  CropSource& operator=(CropSource&&) noexcept;

  // The picture as Crop holds it; empty where the page does not exist or the box lies outside it. Ask page by page: the last page is kept.
  [[nodiscard]] std::string picture(const CropRequest& wanted);

 private:
  struct State;
  explicit CropSource(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier
