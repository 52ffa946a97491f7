// Counts what a report says right and wrong about a dossier whose truth is known. The words mean what they mean in the
// scoring of real documents: right whatever the status; uncertain: a wrong value that the program itself doubts;
// silent: a wrong value that it calls certain; missing: no value.
#pragma once

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace dossier::accuracy {

struct Counts {
  int asked = 0;
  int right = 0;
  int right_certain = 0;
  int uncertain = 0;
  int silent = 0;
  int missing = 0;
  int types = 0;
  int types_right = 0;
  int lines = 0;
  int lines_found = 0;
  int boxes = 0;      // right fields whose place is known
  int boxes_hit = 0;  // … and told rightly
  int pages = 0;
  double seconds = 0;  // user CPU

  void add(const Counts& other);
};

struct Bin {  // of the told confidence
  int right = 0;
  int wrong = 0;
  int right_certain = 0;  // … of these, called certain
  int wrong_certain = 0;
};

// Lower limits of the bins: finer towards 1, where it is decided what may be called certain.
inline constexpr std::array<double, 14> kBinLimits = {0,   0.1,  0.2,  0.3,  0.4,   0.5,   0.6,
                                                      0.7, 0.8,  0.9,  0.95, 0.99,  0.999, 0.9995};

struct FindingCounts {
  int planted = 0;
  int found = 0;            // with the expected outcome
  int found_otherwise = 0;  // another adverse outcome on the same claim (unsupported for inconsistent and so on)
  int doubtful = 0;         // undetermined on that claim
  int missed = 0;
  int on_scans = 0;         // of the planted, those in dossiers that are not born-digital
  int found_on_scans = 0;

  void add(const FindingCounts& other);
};

struct CheckCounts {   // what one check said, against the truth
  int planted = 0;     // inconsistent or unsupported, where a problem is planted
  int invented = 0;    // inconsistent, and nothing of the kind is planted
  int needless = 0;    // unsupported although the evidence is there
  int undetermined = 0;  // on claims without a planted problem
  int consistent = 0;

  void add(const CheckCounts& other);
};

struct Note {         // one line for a developer
  std::string place;  // dossier/file
  std::string condition;
  std::string type;
  std::string text;
};

struct Score {
  std::map<std::string, Counts> by_type;
  std::map<std::string, Counts> by_condition;
  std::map<std::pair<std::string, std::string>, Counts> by_both;  // type, condition; without pages and seconds
  std::map<std::string, FindingCounts> by_kind;
  std::map<std::string, CheckCounts> by_check;
  std::map<std::string, std::pair<int, int>> by_criterion;  // right, asked
  std::array<Bin, kBinLimits.size()> reliability;
  FindingCounts findings;
  int invented = 0;              // inconsistent, and nothing of the kind is planted
  int needless_unsupported = 0;  // unsupported although the evidence is there
  int undetermined = 0;          // on claims without a planted problem
  int claims = 0;                // declared claims without a planted problem
  int dossiers = 0;
  int verdicts_right = 0;
  int criteria = 0;
  int criteria_right = 0;
  int failures = 0;  // no usable report
  std::vector<Note> notes;

  void add(const Score& other);
};

// `report`: what `check` or `read` wrote; `truth`: what the generator wrote. Findings only where the report has them.
void score_fields(const nlohmann::json& report, const nlohmann::json& truth, Score& score);
void score_findings(const nlohmann::json& report, const nlohmann::json& truth, const nlohmann::json& declaration,
                    Score& score);

}  // namespace dossier::accuracy
