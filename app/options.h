// The command line as values; nothing but options.cpp and the verbs' declarations sees argv.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/language.h"
#include "ingest/limits.h"

namespace dossier {

enum class PageFormat { none, text, hocr, alto };

struct Options {
  std::string verb;
  std::vector<std::string> arguments;  // files of read, the dossier of check, what explain is asked about …

  // Where results go
  std::string json;        // file, "-" for standard output, empty: none
  std::string out;         // folder of the whole report, empty: none
  PageFormat format = PageFormat::none;

  // Reading
  int jobs = 0;            // 0: as many as the machine has cores
  bool force_ocr = false;
  bool all_pages = false;
  Limits limits;
  std::string store;       // file; empty: the default place
  bool no_store = false;

  // Rules
  std::string profile;     // id or file; empty: as the declaration says
  std::vector<std::string> rule_options;  // open questions of the profile, answered: "NAME=VALUE"
  std::string registry;                   // folder of imported snapshots; empty: the default place
  bool what_if = false;                   // score: how far from each threshold
  std::vector<std::string> assumptions;   // score: "FIGURE[@YEAR]=AMOUNT"
  std::string report;      // report.json or the folder that holds it, for explain; declaration.json for template
  int year = 0;            // template: the reporting year; 0: left open

  // Batches
  std::string shard;       // "2/8"; empty: all
  bool retry_quarantined = false;
  std::string metrics;     // file for monitoring; empty: none
  int limit = 50;          // hits of a search
  std::string queue;       // address of a NATS server; empty: this machine alone
  std::string queue_credentials, queue_authority;  // files
  std::string note, reviewer;  // of a decision

  // Messages
  Language language = Language::zh;
  bool quiet = false;
  std::string log_level = "warning";
};

// What the arguments mean: options to run with, or a text to print and an exit status (help, version, a wrong argument).
struct ParsedArguments {
  std::optional<Options> options;
  std::string text;
  bool wrong = false;  // the text says what is wrong with the arguments
};

// argv without the program's name.
[[nodiscard]] ParsedArguments parse_arguments(const std::vector<std::string>& arguments);

// Groups of options that several verbs take (called by their declarations).
void add_result_options(CLI::App& app, Options& options, Language language);
void add_reading_options(CLI::App& app, Options& options, Language language);
void add_store_options(CLI::App& app, Options& options, Language language);

}  // namespace dossier
