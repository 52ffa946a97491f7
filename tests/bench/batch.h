// What a batch costs: pages per second for one and two jobs, a second run over unchanged input, the memory of the main
// process, and user CPU a page against ocrmypdf, all in one run on the same dossiers.
#pragma once

#include <string>

namespace dossier::bench {

struct BatchBench {
  std::string dossier;  // the program
  std::string corpus;   // the generator
  unsigned seed = 20;
  int dossiers = 60;
  std::string conditions = "scan300,scan200,scan150,photo,fax,upside,enhanced,mixed,garbage,born";  // in turn
  std::string only;      // evidence of these document types alone; empty: the papers of whole dossiers, spread over four
  int peer_pages = 60;   // for ocrmypdf; a fifth as many of the long report
  int long_pages = 100;  // of notes behind the long audit report
};

void bench_batch(const BatchBench& settings, const std::string& scratch);

}  // namespace dossier::bench
