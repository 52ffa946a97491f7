// The results of a batch for scripts: the contract's JSON (section 5) and a table. Both are written row by row, so that
// a hundred thousand dossiers need no more memory than one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/batch_findings.h"
#include "app/batch_folder.h"
#include "app/console.h"
#include "app/decisions.h"
#include "store/dossiers.h"
#include "store/quarantine.h"

namespace dossier {

// What the results are made from. `each` may be called more than once; it gives the dossiers of this run by name.
struct BatchResults {
  std::function<void(const std::function<void(const DossierRow&)>&)> each;
  std::vector<BatchFinding> findings;
  bool compared = true;  // false: a shard, whose dossiers were not compared with the others'
  bool reports = false;  // each dossier's report lies in a folder of its own
  std::vector<QuarantinedFile> quarantined;
  BatchDecisions decisions;
};

using TextSink = std::function<void(std::string_view)>;

// "dossier/batch/1".
void write_batch_json(const BatchResults& results, const TextSink& write);

// UTF-8 with a byte order mark, so that spreadsheets take it for what it is; text that a spreadsheet would take for a
// formula has an apostrophe before it.
void write_batch_csv(const BatchResults& results, Language language, const TextSink& write);

// One cell of it, quoted where need be.
[[nodiscard]] std::string csv_cell(std::string_view text);

// What was decided of a dossier; null where nothing was.
[[nodiscard]] const DossierDecisions* decisions_on(const BatchResults& results, const DossierRow& row);
[[nodiscard]] const Decided* decision_on(const BatchResults& results, const BatchFinding& finding);

// For people; empty for a name that is none.
[[nodiscard]] Message label_of_verdict(const std::string& verdict);
[[nodiscard]] Message label_of_outcome(const std::string& outcome);

// For a person on the terminal: verdicts, what is wrong with which dossier, what several dossiers together show.
[[nodiscard]] std::string batch_summary(const BatchResults& results, const TextStyle& style);

}  // namespace dossier
