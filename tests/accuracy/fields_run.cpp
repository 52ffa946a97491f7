#include "tests/accuracy/fields_run.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

#include <fmt/format.h>

#include "corpus/dossier.h"
#include "tests/support/run_process.h"

namespace dossier::accuracy {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Json read_json(const fs::path& path) {
  std::ifstream in(path);
  return Json::parse(in, nullptr, false);
}

struct Job {
  std::size_t index = 0;
  std::string id;
};

}  // namespace

Score run_dossier(const FieldsRequest& request, const std::string& id) {
  Score score;
  const fs::path folder = fs::path(request.work) / id;
  const fs::path report_path = fs::path(request.work) / (id + ".report.json");
  const Json truth = read_json(fs::path(request.work) / (id + ".truth.json"));
  std::vector<std::string> command = {request.program};
  if (request.only.empty()) {
    command.insert(command.end(), {"check", folder.string()});
  } else {
    command.emplace_back("read");
    for (const Json& file : truth.at("files")) {
      command.push_back((folder / file.at("file").get<std::string>()).string());
    }
  }
  command.insert(command.end(), {"--json", report_path.string(), "--quiet", "--jobs", "1"});
  if (request.store.empty()) {
    command.emplace_back("--no-store");
  } else {
    command.insert(command.end(), {"--store", request.store});
  }
  const test::ProcessResult result = test::run_process(command, request.timeout);
  Json report = read_json(report_path);
  const bool usable = !report.is_discarded() && report.is_object();
  if (!usable || (result.exit_status != 0 && result.exit_status != 1 && result.exit_status != 3)) {
    ++score.failures;
    score.notes.push_back({.place = id,
                           .condition = truth.value("condition", ""),
                           .type = "run",
                           .text = fmt::format("exit {} signal {}", result.exit_status, result.signal)});
  }
  if (!usable) {
    report = Json::object();
  }
  if (!request.only.empty() && report.contains("documents")) {
    // `read` names the files as they were given.
    const std::string prefix = folder.string() + "/";
    for (Json& d : report["documents"]) {
      const std::string file = d.value("file", "");
      if (file.starts_with(prefix)) {
        d["file"] = file.substr(prefix.size());
      }
    }
  }
  score_fields(report, truth, score);
  if (request.only.empty()) {
    score_findings(report, truth, read_json(folder / "declaration.json"), score);
  }
  // The time of a run is shared out by pages; all files of a dossier have one condition.
  score.by_condition[truth.value("condition", "")].seconds += result.user_seconds;
  for (const Json& u : report.value("unreadable", Json::array())) {
    score.notes.push_back({.place = id + "/" + u.value("file", ""),
                           .condition = truth.value("condition", ""),
                           .type = "unreadable",
                           .text = u.value("reason", "")});
  }
  if (!request.keep) {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    for (const char* ending : {".truth.json", ".report.json", ".pages.json"}) {
      fs::remove(fs::path(request.work) / (id + ending), ignored);
    }
  }
  return score;
}

Score run_fields(const FieldsRequest& request) {
  std::vector<Score> scores(static_cast<std::size_t>(request.dossiers));
  std::deque<Job> waiting;
  std::mutex guard;
  std::condition_variable changed;
  bool finished = false;
  int done = 0;
  const auto work = [&] {
    while (true) {
      Job job;
      {
        std::unique_lock lock(guard);
        changed.wait(lock, [&] { return !waiting.empty() || finished; });
        if (waiting.empty()) {
          return;
        }
        job = waiting.front();
        waiting.pop_front();
      }
      changed.notify_all();
      Score score = run_dossier(request, job.id);
      const std::scoped_lock lock(guard);
      scores[job.index] = std::move(score);
      std::cerr << fmt::format("\r{}/{} dossiers", ++done, request.dossiers) << std::flush;
    }
  };
  std::vector<std::jthread> workers;
  for (int i = 0; i < request.jobs; ++i) {
    workers.emplace_back(work);
  }
  for (int i = 0; i < request.dossiers; ++i) {
    const int number = request.from + i;
    corpus::DossierRequest wanted;
    wanted.id = fmt::format("d{:03}", number + 1);
    wanted.condition = request.conditions.at(static_cast<std::size_t>(number) % request.conditions.size());
    wanted.kinds = request.plant;
    if (!request.only.empty()) wanted.only = {request.only};
    wanted.small = request.small;
    if (!request.again || !fs::exists(fs::path(request.work) / (wanted.id + ".truth.json"))) {
      corpus::Random random = corpus::Random(request.seed).child("dossier", static_cast<std::uint64_t>(number));
      const corpus::Dossier dossier = corpus::make_dossier(wanted, random);
      corpus::Random writing = random.child("writing");
      corpus::write_dossier(request.work, dossier, false, writing);
    }
    std::unique_lock lock(guard);
    // A few dossiers ahead are enough; the disk is not to hold them all.
    changed.wait(lock, [&] { return waiting.size() < 4; });
    waiting.push_back({.index = static_cast<std::size_t>(i), .id = wanted.id});
    changed.notify_all();
  }
  {
    const std::scoped_lock lock(guard);
    finished = true;
  }
  changed.notify_all();
  workers.clear();
  std::cerr << '\n';
  Score total;
  for (const Score& score : scores) {
    total.add(score);
  }
  return total;
}

}  // namespace dossier::accuracy
