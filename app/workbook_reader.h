// A spreadsheet as text, for declaration forms and registry snapshots: XLSX (OOXML) and CSV. The bytes are not trusted: they
// are decoded in a confined process (ingest/reader_process.h) within limits, and what comes back is checked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"

namespace dossier {

struct WorkbookSheet {
  std::string name;
  // By row and column from 0; rows end with their last cell that is not empty. Numbers as the shortest decimal text that gives
  // the same number in 15 digits; cells with a date format as YYYY-MM-DD; TRUE and FALSE; formulas by their kept result.
  std::vector<std::vector<std::string>> rows;

  [[nodiscard]] const std::string& cell(std::size_t row, std::size_t column) const;
};

struct WorkbookLimits {
  std::uint64_t packed_bytes = 32ull << 20;
  std::uint64_t part_bytes = 256ull << 20;   // of one part of the package, unpacked
  std::uint64_t cells = 4'000'000;
  std::uint32_t columns = 512;
  std::uint32_t sheets = 64;
  std::uint32_t cell_bytes = 32'767;
  std::uint32_t parts = 2'000;               // entries of the package
  std::uint32_t seconds = 60;                // of CPU
};

// "form.workbook" and a sentence where the file is neither, is damaged, protected by a password or beyond a limit.
[[nodiscard]] Result<std::vector<WorkbookSheet>> read_workbook(const std::string& path, const WorkbookLimits& limits = {});

// The decoding itself, without the confinement; for the confined process, tests and fuzzing.
[[nodiscard]] Result<std::vector<WorkbookSheet>> decode_xlsx(int fd, const WorkbookLimits& limits);
[[nodiscard]] Result<std::vector<WorkbookSheet>> decode_csv(std::string_view bytes, const WorkbookLimits& limits);

}  // namespace dossier
