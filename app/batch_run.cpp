#include "app/batch_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/batch_record.h"
#include "app/build_id.h"
#include "app/output_file.h"
#include "app/report_folder.h"
#include "models/error.h"
#include "models/reading_codec.h"
#include "models/sha256.h"
#include "store/page_index.h"
#include "store/quarantine.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kCheckLimit{600};  // for what takes milliseconds to seconds
constexpr int kTries = 2;
constexpr int kChanges = 3;
constexpr std::uint64_t kLeastSpace = 16u << 20;

// Declaration and evidence as one hash; names too, because reports name files.
std::string content_of(const Dossier& dossier) {
  Sha256 hash;
  const auto add = [&](const std::string& text) { hash.add(fmt::format("{}:{}\n", text.size(), text)); };
  const auto add_problems = [&](const std::vector<Problem>& problems) {
    for (const Problem& problem : problems) add(fmt::format("{} {} {}", problem.code, problem.page, problem.message));
  };
  add(dossier.name);
  add(dossier.declaration);
  add_problems(dossier.problems);
  for (const SourceFile& file : dossier.files) {
    add(file.name);
    add(file.sha256);
    add(fmt::format("{}", file.size));
    add_problems(file.problems);
  }
  return hash.hex();
}

bool out_of_space(const std::string& folder) {
  std::error_code trouble;
  const fs::space_info space = fs::space(folder, trouble);
  return !trouble && space.available < kLeastSpace;
}

// The code of the problem that its reader process ended with; empty where none did.
std::string death_of(const FileReading& reading) {
  for (const Problem& problem : reading.problems) {
    if (problem.code.starts_with("reader.")) return problem.code;
  }
  return {};
}

std::string report_of(Dossier dossier, Assignment assignment, const std::vector<std::string>& encoded) {
  std::vector<FileReading> readings;
  for (const std::string& bytes : encoded) {
    readings.emplace_back();
    if (bytes.empty()) continue;
    Result<FileReading> reading = decode_reading(bytes);
    if (!reading.has_value()) throw Error(ErrorCode::internal, "", reading.error().message);
    readings.back() = *std::move(reading);
  }
  return report_json_text(checked(std::move(dossier), std::move(assignment), std::move(readings)).report);
}

}  // namespace

std::string settings_hash(const std::string& reading_key, const std::string& rules_text) {
  return sha256_hex(fmt::format("{}\n{}\n{}", build_id(), reading_key, rules_text));
}

BatchRun::BatchRun(const BatchSettings& settings, Store& store, BatchProgress& progress)
    : settings_(settings), store_(store), dossiers_(store), progress_(progress), children_(kCheckLimit) {
  std::error_code ignored;
  entries_ =
      find_dossiers(settings.folder, settings.out.empty() ? std::vector<std::string>{} : std::vector{settings.out});
  root_ = fs::canonical(settings.folder, ignored).string();
  std::erase_if(entries_, [&](const BatchEntry& entry) { return !settings.shard.holds(entry.path); });
  reading_key_ = pipeline_key(settings.reading);
  settings_hash_ = settings_hash(reading_key_, settings.rules_text);
  if (settings.retry_quarantined) Quarantine(store).clear();
  plan();
}

std::string BatchRun::place_of(const BatchEntry& entry) const {
  return entry.path == "." ? root_ : root_ + "/" + entry.path;
}

std::string BatchRun::report_path(const BatchEntry& entry) const {
  return settings_.out + "/" + entry.id + "/report.json";
}

void BatchRun::plan() {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const InputState state = input_state(place_of(entries_[i]));
    const std::optional<DossierRow> row = dossiers_.find(root_, entries_[i].path);
    const bool unchanged = row && row->error.empty() && !row->known.state.empty() && row->known.state == state.hash &&
                           row->known.settings == settings_hash_ && row->name == entries_[i].id;
    if (unchanged && report_stands(*row, entries_[i])) {
      progress_.unchanged();
    } else {
      todo_.push_back({.entry = i, .changes = 0, .bytes = state.bytes});
      progress_.expect(state.bytes);
    }
  }
}

// The report lies where it is wanted, or is put there from the store. False where the store's is damaged.
bool BatchRun::report_stands(const DossierRow& row, const BatchEntry& entry) {
  if (settings_.out.empty()) return true;
  const std::string path = report_path(entry);
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored) && sha256_of_file(path) == row.report_sha256) return true;
  const std::optional<std::string> report = dossiers_.report(row.id);
  if (!report) return false;
  make_output_folder(fs::path(path).parent_path().string());
  write_file(path, *report);
  return true;
}

void BatchRun::start() {
  if (settings_.remote) {
    remote_ = settings_.remote(root_, reading_key_);
    return;
  }
  PipelineOptions options;
  options.reading = settings_.reading;
  options.jobs = settings_.jobs;
  options.scratch = settings_.scratch;
  pipeline_ = std::make_unique<Pipeline>(std::move(options));
}

void BatchRun::work() {
  if (todo_.empty()) return;
  const auto next_file = [this] { return next(); };
  const auto done = [this](std::uint64_t job, FileReading reading) { have_read(job, std::move(reading)); };
  const auto page = [this](std::uint64_t job, int number) {
    const FileJob& file = reading_.at(job);
    const Task& task = tasks_.at(file.task);
    progress_.page(job, entries_[task.entry].id + "/" + task.dossier.files[file.file].name, number);
  };
  if (remote_) {
    remote_->read_all(next_file, done, page);
  } else {
    pipeline_->read_all(next_file, done, page);
  }
  // What is checked last may give further work: a dossier that changed meanwhile.
  while (children_.running() > 0) take_checked(true);
  if (!todo_.empty()) work();
}

// At most `jobs` processes are busy on this machine, whether they read or check.
void BatchRun::wait_for_a_processor() {
  const std::size_t reading = remote_ ? 0 : reading_.size();
  while (children_.running() > 0 && reading + children_.running() >= static_cast<std::size_t>(settings_.jobs))
    take_checked(true);
}

std::optional<ReadingJob> BatchRun::next() {
  for (;;) {
    take_checked(false);
    wait_for_a_processor();
    if (!files_.empty()) {
      const FileJob job = files_.front();
      files_.pop_front();
      const std::uint64_t number = ++numbers_;
      const Task& task = tasks_.at(job.task);
      const SourceFile& file = task.dossier.files[job.file];
      reading_[number] = job;
      progress_.begin(number, entries_[task.entry].id + "/" + file.name, file.size);
      return ReadingJob{.id = number, .file = file};
    }
    if (todo_.empty()) return std::nullopt;
    const Todo todo = todo_.front();
    todo_.pop_front();
    open(todo);
  }
}

void BatchRun::open(const Todo& todo) {
  const BatchEntry& entry = entries_[todo.entry];
  const std::uint64_t id = ++numbers_;
  Task task{.entry = todo.entry, .changes = todo.changes};
  task.state = input_state(place_of(entry));
  task.scratch = fmt::format("{}/{}", settings_.scratch, id);
  if (!entry.trouble.empty()) return fail(task, entry.trouble);
  try {
    task.dossier = open_dossier(place_of(entry), settings_.reading.limits, task.scratch);
    task.unstored.resize(task.dossier.files.size());
    task.content = content_of(task.dossier);
    const std::optional<DossierRow> row = dossiers_.find(root_, entry.path);
    if (row && row->error.empty() && row->known.content == task.content && row->known.settings == settings_hash_ &&
        row->name == entry.id && report_stands(*row, entry)) {
      dossiers_.set_state(row->id, task.state.settled ? task.state.hash : std::string());
      progress_.finished(entry.id, *row, todo.bytes);
      std::error_code ignored;
      fs::remove_all(task.scratch, ignored);
      return;
    }
    task.assignment = assignment_of(task.dossier, entry.path, settings_.rules);
    // A form that is the declaration is no evidence any more.
    task.unstored.resize(task.dossier.files.size());
  } catch (const Error& trouble) {
    if (trouble.code() == ErrorCode::store || trouble.code() == ErrorCode::internal) throw;
    if (out_of_space(settings_.scratch)) {
      throw Error(ErrorCode::internal, settings_.scratch,
                  "no space left to unpack archives; free some, or name another place in TMPDIR");
    }
    return fail(task, trouble.what());
  }
  queue_files(id, tasks_.emplace(id, std::move(task)).first->second);
}

void BatchRun::queue_files(std::uint64_t id, Task& task) {
  for (std::size_t i = 0; i < task.dossier.files.size(); ++i) {
    if (!task.dossier.files[i].problems.empty() || take_known(task, i)) continue;
    const FileJob job{.task = id, .file = i, .tries = 1};
    ++task.waiting;
    const auto [alike, is_new] = alike_.try_emplace(task.dossier.files[i].sha256);
    if (is_new) {
      files_.push_back(job);
    } else {
      alike->second.push_back(job);
    }
  }
  if (task.waiting == 0) check(id);
}

// Whether the file need not be read: the store has its reading, or it is in quarantine.
bool BatchRun::take_known(Task& task, std::size_t index) {
  const SourceFile& file = task.dossier.files[index];
  if (const std::optional<std::string> bytes = store_.reading(file.sha256, reading_key_)) {
    const Result<FileReading> reading = decode_reading(*bytes);
    if (!reading.has_value()) return false;  // a damaged entry is as good as none
    if (PageIndex index_of_pages(store_); !index_of_pages.holds(file.sha256))
      index_of_pages.add(file.sha256, indexed_pages(*reading));
    return true;
  }
  if (std::optional<std::string> bytes = Quarantine(store_).reading(file.sha256, reading_key_)) {
    progress_.quarantined(entries_[task.entry].id + "/" + file.name, {});
    task.unstored[index] = *std::move(bytes);
    return true;
  }
  return false;
}

void BatchRun::have_read(std::uint64_t number, FileReading reading) {
  const FileJob job = reading_.at(number);
  reading_.erase(number);
  progress_.end(number);
  Task& task = tasks_.at(job.task);
  const SourceFile& file = task.dossier.files[job.file];
  const std::string death = death_of(reading);
  if (!death.empty() && job.tries < kTries) {
    files_.push_front({.task = job.task, .file = job.file, .tries = job.tries + 1});
    return;
  }
  std::string unstored;
  if (is_final(reading)) {
    keep_reading(file, reading);
  } else {
    unstored = encode_reading(reading);
    if (!death.empty()) {
      Quarantine(store_).put(file.sha256, reading_key_, death, unstored);
      progress_.quarantined(entries_[task.entry].id + "/" + file.name, death);
    }
  }
  std::vector<FileJob> alike = std::move(alike_.extract(file.sha256).mapped());
  if (!unstored.empty() && death.empty() && !alike.empty()) {
    // This copy vanished; the others may still be there.
    files_.push_front(alike.front());
    alike_[file.sha256].assign(alike.begin() + 1, alike.end());
    alike.clear();
  }
  file_done(job, unstored);
  for (const FileJob& one : alike) file_done(one, unstored);
}

// `unstored`: its reading, where the store does not have it.
void BatchRun::file_done(const FileJob& job, const std::string& unstored) {
  Task& task = tasks_.at(job.task);
  task.unstored[job.file] = unstored;
  if (--task.waiting == 0) check(job.task);
}

void BatchRun::keep_reading(const SourceFile& file, const FileReading& reading) {
  store_.put_reading(file.sha256, reading_key_, encode_reading(reading));
  PageIndex(store_).add(file.sha256, indexed_pages(reading));
}

void BatchRun::check(std::uint64_t id) { check_once_more(id, tasks_.at(id)); }

void BatchRun::check_once_more(std::uint64_t id, Task& task) {
  ++task.tries;
  std::vector<std::string> readings(task.dossier.files.size());
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const SourceFile& file = task.dossier.files[i];
    if (!file.problems.empty()) continue;
    readings[i] = task.unstored[i];
    if (!readings[i].empty()) continue;
    std::optional<std::string> stored = store_.reading(file.sha256, reading_key_);
    if (!stored)
      throw Error(ErrorCode::store, store_.path(), "a reading that was just stored is gone; run `dossier store check`");
    readings[i] = *std::move(stored);
  }
  wait_for_a_processor();
  children_.start(id, [&] { return report_of(std::move(task.dossier), *std::move(task.assignment), readings); });
}

void BatchRun::take_checked(bool wait) {
  while (std::optional<Children::Ended> ended = children_.take(wait)) {
    accept(ended->id, *ended);
    wait = false;
  }
}

void BatchRun::accept(std::uint64_t id, const Children::Ended& ended) {
  Task& task = tasks_.at(id);
  if (!ended.result && task.tries < kTries) return check_once_more(id, task);
  const BatchEntry& entry = entries_[task.entry];
  const InputState after = input_state(place_of(entry));
  if (after.hash != task.state.hash) {
    need_root();
    if (task.changes + 1 < kChanges) {
      todo_.push_back({.entry = task.entry, .changes = task.changes + 1, .bytes = after.bytes});
    } else {
      fail(task, "its files keep changing while they are read");
    }
  } else if (ended.result) {
    put(record_of(*ended.result, task.dossier.declaration), task, after);
  } else {
    fail(task, ended.trouble);
  }
  std::error_code ignored;
  fs::remove_all(task.scratch, ignored);
  tasks_.erase(id);
}

void BatchRun::put(DossierRecord record, const Task& task, const InputState& state) {
  const BatchEntry& entry = entries_[task.entry];
  record.row.batch = root_;
  record.row.path = entry.path;
  record.row.name = entry.id;
  record.row.known = {
      .state = state.settled ? state.hash : std::string(), .settings = settings_hash_, .content = task.content};
  dossiers_.put(record);
  if (!settings_.out.empty()) {
    const std::string path = report_path(entry);
    if (record.report.empty()) {
      // A report of an earlier run would pass for the result of this one.
      std::error_code ignored;
      fs::remove(path, ignored);
    } else {
      make_output_folder(fs::path(path).parent_path().string());
      write_file(path, record.report);
    }
  }
  progress_.finished(entry.id, record.row, task.state.bytes);
}

void BatchRun::fail(const Task& task, const std::string& error) {
  need_root();
  put(record_of_failure(error, task.dossier.declaration), task, task.state);
}

// A folder that is gone (a network share, a removed disk) must not look like a folder of broken dossiers.
void BatchRun::need_root() const {
  std::error_code trouble;
  if (!fs::is_directory(root_, trouble)) {
    throw Error(ErrorCode::input, root_,
                "the folder is gone; what was done is kept, run the same command again when it is back");
  }
}

}  // namespace dossier
