#include "app/pipeline.h"

#include <algorithm>
#include <utility>

#include "app/declaration_form.h"
#include "app/registry_store.h"
#include "extract/extract.h"
#include "models/error.h"
#include "models/reading_codec.h"
#include "verify/profile.h"
#include "verify/verify.h"

namespace dossier {
namespace {

ReadingPolicy extraction_policy() {
  return {.second_looks = wanted_second_looks,
          .suffices = readings_suffice,
          .worth_reading = worth_reading,
          .head_tells = head_tells_worth,
          .picture_tells = picture_tells,
          .version = extraction_policy_version()};
}

// Extraction works on the upright page; from here on every box is a place on the page as its file displays it.
void show_as_displayed(std::vector<Document>& documents, const std::vector<Page>& pages) {
  for (Document& document : documents) {
    for (Field& field : document.fields) {
      const auto page = std::find_if(pages.begin(), pages.end(), [&](const Page& p) { return p.number == field.page; });
      if (page != pages.end()) field.box = displayed(*page, field.box);
    }
  }
}

// Of a page that was read. Other problems of such a page are about what it says (a hidden figure), or cost nothing (a slip of syntax).
bool leaves_out_a_part(const Problem& problem) {
  return problem.code == "image.truncated" || problem.code == "page.no-pixels" || problem.code == "reader.none";
}

// What keeps a file, a page of it or a part of a page from being read, once each.
std::vector<Unreadable> unreadable_parts(std::size_t index, const SourceFile& file, const FileReading& reading) {
  std::vector<Unreadable> parts;
  if (reading.pages.empty()) {
    const std::vector<Problem>& problems = file.problems.empty() ? reading.problems : file.problems;
    const Problem why = problems.empty() ? Problem{"file.no-pages", "The file has no pages.", 0} : problems.front();
    parts.push_back({.file = index, .reason = why.message, .page = 0, .code = why.code});
    return parts;
  }
  for (const Problem& problem : reading.problems) {
    parts.push_back({.file = index, .reason = problem.message, .page = problem.page, .code = problem.code});
  }
  for (const Page& page : reading.pages) {
    for (const Problem& problem : page.problems) {
      if (leaves_out_a_part(problem)) parts.push_back({.file = index, .reason = problem.message, .page = page.number, .code = problem.code});
    }
  }
  return parts;
}

// Documents, page sizes and what could not be read, from the readings.
void extract_into(Run& run) {
  for (std::size_t i = 0; i < run.report.files.size(); ++i) {
    const FileReading& reading = run.readings[i];
    std::vector<Document> documents = extract(reading.pages);
    show_as_displayed(documents, reading.pages);
    for (Document& document : documents) {
      document.file = i;
      run.report.documents.push_back(std::move(document));
    }
    std::vector<PageSize> sizes;
    for (const Page& page : reading.pages) sizes.push_back({page.displayed_width, page.displayed_height});
    run.report.page_sizes.push_back(std::move(sizes));
    for (Unreadable& part : unreadable_parts(i, run.report.files[i], reading)) run.report.unreadable.push_back(std::move(part));
  }
  agree_on_names(run.report.documents);
}

}  // namespace

Assignment assignment_of(Dossier& dossier, const std::string& path, const RuleChoice& rules) {
  const std::map<std::string, std::string> places = take_declaration_form(dossier);
  if (dossier.declaration.empty()) {
    throw Error(ErrorCode::usage, path, "there is no declaration.json (nor declaration.xlsx) at the root of the dossier");
  }
  Result<Declaration> declaration = parse_declaration(dossier.declaration);
  if (!declaration.has_value()) {
    throw Error(ErrorCode::usage, dossier.declaration_name, with_places(declaration.error().message, places));
  }
  Result<Profile> profile = with_options(rules.profile ? *rules.profile : find_profile(declaration->profile), rules.answers);
  if (!profile.has_value()) throw Error(ErrorCode::usage, "--option", profile.error().message);
  return {*std::move(declaration), *std::move(profile), rules.registry};
}

Run checked(Dossier dossier, Assignment assignment, std::vector<FileReading> readings) {
  Run run;
  run.report.dossier = std::move(dossier.name);
  run.report.files = std::move(dossier.files);
  run.report.problems = std::move(dossier.problems);
  run.readings = std::move(readings);
  extract_into(run);
  const RegistryExtract registry = look_up(assignment.registry, registry_keys(assignment.declaration, run.report.documents));
  Verification verification = verify(assignment.declaration, run.report.documents, run.report.files, assignment.rules, registry);
  run.report.declaration = std::move(assignment.declaration);
  run.report.findings = std::move(verification.findings);
  run.report.score = std::move(verification.score);
  return run;
}

std::string pipeline_key(const ReadingOptions& options) { return reading_key(options, extraction_policy()); }

bool is_final(const FileReading& reading) {
  return std::none_of(reading.problems.begin(), reading.problems.end(), [](const Problem& problem) {
    return problem.code.starts_with("reader.") || problem.code == "file.unreadable" || problem.code == "file.changed";
  });
}

Pipeline::Pipeline(PipelineOptions options)
    : options_(std::move(options)),
      policy_(extraction_policy()),
      readers_(options_.reading, policy_, std::max(1, options_.jobs)) {}

Run Pipeline::read(std::span<const std::string> paths) {
  Run run;
  for (const std::string& path : paths) run.report.files.push_back(open_file(path, options_.reading.limits));
  run.readings = read_files(run.report.files);
  extract_into(run);
  return run;
}

Run Pipeline::check(const std::string& path, const RuleChoice& rules) {
  Dossier dossier = open_dossier(path, options_.reading.limits, options_.scratch);
  Assignment assignment = assignment_of(dossier, path, rules);
  std::vector<FileReading> readings = read_files(dossier.files);
  return checked(std::move(dossier), std::move(assignment), std::move(readings));
}

std::vector<FileReading> Pipeline::read_files(const std::vector<SourceFile>& files) {
  std::vector<FileReading> readings(files.size());
  const std::string key = reading_key(options_.reading, policy_);
  std::vector<SourceFile> unread;
  std::vector<std::size_t> places;  // of `unread` in `files`
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!files[i].problems.empty()) continue;
    if (options_.cache.get) {
      if (const auto encoded = options_.cache.get(files[i].sha256, key)) {
        // A damaged entry is as good as none: the file is read again.
        if (Result<FileReading> reading = decode_reading(*encoded); reading.has_value()) {
          readings[i] = *std::move(reading);
          continue;
        }
      }
    }
    unread.push_back(files[i]);
    places.push_back(i);
  }
  const auto done = [&](std::size_t index, FileReading reading) {
    const SourceFile& file = unread[index];
    if (options_.cache.put && is_final(reading)) options_.cache.put(file.sha256, key, encode_reading(reading));
    readings[places[index]] = std::move(reading);
    if (options_.progress) options_.progress(file.name, 0);
  };
  readers_.read(unread, done, [&](std::size_t index, int page) {
    if (options_.progress) options_.progress(unread[index].name, page);
  });
  return readings;
}

void Pipeline::read_all(const std::function<std::optional<ReadingJob>()>& next,
                        const std::function<void(std::uint64_t, FileReading)>& done,
                        const std::function<void(std::uint64_t, int)>& progress) {
  readers_.read_all(next, done, progress);
}

std::vector<Crop> Pipeline::crops(const SourceFile& file, std::span<const CropRequest> wanted) {
  return readers_.crops(file, wanted);
}

}  // namespace dossier
