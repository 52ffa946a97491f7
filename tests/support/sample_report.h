// A report as `check` gives it, made by hand: every outcome, status and kind of trouble once. For the tests of what is
// made from reports; it needs no evidence, reader or rule.
#pragma once

#include <vector>

#include "models/page.h"
#include "models/report.h"

namespace dossier::test {

struct SampleRun {
  Report report;
  std::vector<FileReading> readings;  // by file, as Run::readings
};

[[nodiscard]] SampleRun sample_run();

// What `read` gives for the first two files of it: no declaration, findings or score.
[[nodiscard]] SampleRun sample_reading_run();

// A picture of one white pixel.
[[nodiscard]] const std::string& sample_png();

}  // namespace dossier::test
