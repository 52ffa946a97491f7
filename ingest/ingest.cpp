#include "ingest/ingest.h"

#include <fcntl.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "ingest/archive.h"
#include "ingest/file_reading.h"
#include "ingest/pdf_document.h"
#include "ingest/reader_process.h"
#include "ingest/source_files.h"
#include "ingest/warm_codecs.h"
#include "models/error.h"
#include "models/reading_codec.h"
#include "models/text.h"

namespace dossier {
namespace {

// Changes whenever the same bytes may read otherwise than before, other than by the engines and the policy.
constexpr int kIngestVersion = 1;

Confinement confinement_of(const ReadingOptions& options) {
  Confinement confinement{.readable = readable_system_folders(), .memory_bytes = options.limits.reader_memory_bytes, .cpu_seconds = 0};
  const ReaderModels models = find_models(options.models);
  for (const std::string& file : {models.folder, models.tessdata}) {
    if (!file.empty()) confinement.readable.push_back(file);
  }
  for (const std::string& file : {models.detector, models.chinese, models.chinese_keys, models.english, models.english_keys}) {
    if (!file.empty()) confinement.readable.push_back(std::filesystem::path(file).parent_path().string());
  }
  return confinement;
}

// One file on its way through the reader processes.
struct Progress {
  FileReading result;
  int page_count = 0;     // as the reader says, before limits
  int current = 0;        // the page under way
  int delivered = 0;      // the last page that came, or came to nothing
  int again = 0;          // the page before that is under way once more, 0: none
  int deaths = 0;
  bool said_count = false;
};

// One of the last two pages that came; nullptr where it is none of them.
Page* page_of(Progress& reading, int number) {
  std::vector<Page>& pages = reading.result.pages;
  const auto from = pages.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, pages.size()));
  const auto found = std::find_if(from, pages.end(), [&](const Page& page) { return page.number == number; });
  return found == pages.end() ? nullptr : &*found;
}

// What a reader process may say of a page is checked against what it was asked.
bool take_frame(Progress& reading, Frame&& frame, const Limits& limits) {
  switch (frame.kind) {
    case FrameKind::page_count: {
      const auto count = number_in(frame.bytes);
      if (!count || *count == 0 || *count > 10'000'000) return false;
      reading.page_count = static_cast<int>(*count);
      reading.result.page_count = reading.page_count;
      reading.said_count = true;
      return true;
    }
    case FrameKind::page_begins: {
      const auto number = number_in(frame.bytes);
      const int last = std::min(reading.page_count, static_cast<int>(limits.max_pages));
      if (!number || static_cast<int>(*number) <= reading.delivered || static_cast<int>(*number) > last || reading.again != 0) return false;
      reading.current = static_cast<int>(*number);
      return true;
    }
    case FrameKind::page: {
      Result<FileReading> part = decode_reading(frame.bytes);
      if (!part.has_value() || part->pages.size() != 1 || part->pages.front().number != reading.current ||
          reading.current <= reading.delivered || part->problems.size() > 10) {
        return false;
      }
      for (Problem& problem : part->problems) {
        problem.page = reading.current;
        reading.result.problems.push_back(std::move(problem));
      }
      reading.result.pages.push_back(std::move(part->pages.front()));
      reading.delivered = reading.current;
      return true;
    }
    case FrameKind::page_again_begins: {
      const auto number = number_in(frame.bytes);
      const Page* page = number ? page_of(reading, static_cast<int>(*number)) : nullptr;
      if (page == nullptr || page->fully_read || page->number + 1 != reading.current || reading.delivered != reading.current) return false;
      reading.again = page->number;
      return true;
    }
    case FrameKind::page_again: {
      Result<FileReading> part = decode_reading(frame.bytes);
      Page* page = page_of(reading, std::exchange(reading.again, 0));
      if (page == nullptr || !part.has_value() || part->pages.size() != 1 || part->pages.front().number != page->number || !part->problems.empty()) {
        return false;
      }
      *page = std::move(part->pages.front());
      return true;
    }
    case FrameKind::problems: {
      Result<FileReading> part = decode_reading(frame.bytes);
      if (!part.has_value() || !part->pages.empty() || part->problems.size() > 10 ||
          reading.result.problems.size() > 2ull * limits.max_pages) {
        return false;
      }
      for (Problem& problem : part->problems) {
        // A problem of a page is that page's end.
        if (problem.page != 0 && reading.again != 0) {
          problem.page = std::exchange(reading.again, 0);
        } else if (problem.page != 0) {
          if (reading.current > 0) problem.page = reading.current;
          reading.delivered = std::max(reading.delivered, reading.current);
        }
        reading.result.problems.push_back(std::move(problem));
      }
      return true;
    }
    default: return false;
  }
}

// Notes how a reader died. True where another may go on behind the page that killed it.
bool survives(Progress& reading, const ReaderEnd& end, const Limits& limits) {
  const int again = std::exchange(reading.again, 0);
  const bool at_page = reading.current > reading.delivered || again != 0;
  Problem problem{code_of(end.kind), reason_of(end), again != 0 ? again : at_page ? reading.current : 0};
  problem.message = again != 0 ? fmt::format("Of page {} only the head could be read: {}.", again, problem.message)
                    : at_page  ? fmt::format("Page {} could not be read: {}.", reading.current, problem.message)
                               : fmt::format("The file could not be read{}: {}.", reading.delivered > 0 ? " to its end" : "", problem.message);
  reading.result.problems.push_back(std::move(problem));
  ++reading.deaths;
  if (at_page) reading.delivered = reading.current;
  const int last = std::min(reading.page_count, static_cast<int>(limits.max_pages));
  if (!at_page || reading.delivered >= last) return false;
  // A page that burns time costs the limit each time, so two of them are enough.
  const bool slow = end.kind == ReaderEnd::Kind::time || end.kind == ReaderEnd::Kind::silent;
  const int allowed = slow ? 2 : static_cast<int>(limits.max_reader_deaths);
  if (end.kind == ReaderEnd::Kind::protocol || reading.deaths >= allowed) {
    reading.result.problems.push_back({"reader.stopped", fmt::format("Pages {} to {} were not read: too many pages before them ended the reader process.", reading.delivered + 1, last), 0});
    return false;
  }
  return true;
}

UniqueFd opened(const SourceFile& file) { return UniqueFd(open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)); }

}  // namespace

Dossier open_dossier(const std::string& path, const Limits& limits, const std::string& scratch) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (error || !std::filesystem::exists(status)) throw Error(ErrorCode::input, path, "there is nothing of that name");
  Dossier dossier;
  if (std::filesystem::is_directory(status)) {
    dossier = dossier_of_folder(path, limits);
  } else if (std::filesystem::is_regular_file(status) && is_archive(path)) {
    dossier = dossier_of_archive(path, limits, scratch);
    if (dossier.files.empty() && dossier.declaration.empty() && !dossier.problems.empty()) {
      throw Error(ErrorCode::input, path, dossier.problems.front().message);
    }
  } else {
    throw Error(ErrorCode::input, path, "is neither a folder nor a .zip, .tar or .tar.gz archive");
  }
  std::filesystem::path place = std::filesystem::absolute(path, error).lexically_normal();
  if (!place.has_filename()) place = place.parent_path();
  dossier.name = name_of_bytes(place.filename().string());
  return dossier;
}

SourceFile open_file(const std::string& path, const Limits& limits) {
  return source_file(name_of_bytes(path), path, limits, true);
}

std::string reading_key(const ReadingOptions& options, const ReadingPolicy& policy) {
  const Limits& l = options.limits;
  // Of the limits only those that change what a whole reading holds; one that cuts a reading short is a Problem in it.
  return fmt::format("ingest {}; {}; {}; text layer {}; second looks {}; triage {}; policy {}; limits {} {} {} {}", kIngestVersion,
                     pdf_library_version(), PageReader(find_models(options.models)).version(), options.use_text_layer,
                     options.second_looks, options.triage, policy.version, l.max_pages, l.max_page_pixels, l.max_image_side,
                     l.max_decoded_bytes);
}

struct Readers::State {
  ReadingOptions options;
  ReadingPolicy policy;
  PageReader reader;           // loaded in the warm parent, where that pays, or in its children
  ReaderProcesses processes;

  State(const ReadingOptions& wanted, const ReadingPolicy& given, int jobs)
      : options(wanted),
        policy(given),
        reader(find_models(options.models)),
        processes({.confinement = confinement_of(options),
                   .silence_seconds = options.limits.page_wall_seconds,
                   .max_message_bytes = options.limits.max_message_bytes,
                   .jobs = std::max(1, jobs)},
                  [this] {
                    warm_pdf();
                    warm_codecs();
                    reader.prepare();
                  },
                  [this] { reader.warm(); },
                  [this](int input, std::string_view request, FrameWriter& out) {
                    serve_request(input, request, reader, options, policy, out);
                  }) {}
};

Readers::Readers(const ReadingOptions& options, const ReadingPolicy& policy, int jobs)
    : state_(std::make_unique<State>(options, policy, jobs)) {}
Readers::~Readers() = default;

void Readers::read(std::span<const SourceFile> files, const std::function<void(std::size_t, FileReading)>& done,
                   const std::function<void(std::size_t, int)>& progress) {
  std::size_t given = 0;
  const auto next = [&]() -> std::optional<ReadingJob> {
    if (given == files.size()) return std::nullopt;
    const std::size_t i = given++;
    return ReadingJob{.id = i, .file = files[i], .alone = files.size() == 1};
  };
  read_all(next, [&](std::uint64_t id, FileReading reading) { done(id, std::move(reading)); },
           [&](std::uint64_t id, int page) {
             if (progress) progress(id, page);
           });
}

void Readers::read_all(const std::function<std::optional<ReadingJob>()>& next,
                       const std::function<void(std::uint64_t, FileReading)>& done,
                       const std::function<void(std::uint64_t, int)>& progress) {
  const Limits& limits = state_->options.limits;
  struct UnderWay {
    SourceFile file;
    bool alone = false;
    Progress progress;
  };
  std::map<std::uint64_t, UnderWay> under_way;
  std::deque<std::uint64_t> waiting;  // begun, to go on with another reader

  const auto finish = [&](std::uint64_t id, FileReading reading) {
    under_way.erase(id);
    done(id, std::move(reading));
  };
  const auto job = [&]() -> std::optional<ReaderJob> {
    for (;;) {
      std::uint64_t id = 0;
      if (!waiting.empty()) {
        id = waiting.front();
        waiting.pop_front();
      } else if (std::optional<ReadingJob> fresh = next()) {
        id = fresh->id;
        under_way[id].file = std::move(fresh->file);
        under_way[id].alone = fresh->alone;
      } else {
        return std::nullopt;
      }
      const UnderWay& work = under_way[id];
      UniqueFd input;
      if (work.file.problems.empty()) input = opened(work.file);
      if (!input) {
        FileReading reading;
        reading.problems = work.file.problems;
        if (reading.problems.empty()) reading.problems.push_back({"file.unreadable", "The file can no longer be opened.", 0});
        finish(id, std::move(reading));
        continue;
      }
      const ReaderRequest request{.kind = ReaderRequest::Kind::read, .file_kind = work.file.kind, .sha256 = work.file.sha256,
                                  .first_page = work.progress.delivered + 1, .crops = {}};
      return ReaderJob{.id = id, .input = std::move(input), .request = encode_request(request), .warm = !work.alone};
    }
  };
  const auto frame = [&](std::uint64_t id, Frame&& message) {
    Progress& reading = under_way[id].progress;
    const int before = reading.delivered;
    if (!take_frame(reading, std::move(message), limits)) return false;
    if (progress && reading.delivered != before) progress(id, reading.delivered);
    return true;
  };
  const auto end = [&](std::uint64_t id, const ReaderEnd& how) {
    Progress& reading = under_way[id].progress;
    if (how.kind != ReaderEnd::Kind::done && survives(reading, how, limits)) {
      reading.current = 0;
      waiting.push_front(id);
      return;
    }
    if (reading.result.pages.empty() && reading.result.problems.empty()) {
      reading.result.problems.push_back({"reader.failed", "The file gave no page and no reason.", 0});
    }
    finish(id, std::move(reading.result));
  };
  state_->processes.run(job, frame, end);
}

std::vector<Crop> Readers::crops(const SourceFile& file, std::span<const CropRequest> wanted) {
  std::vector<Crop> result(wanted.size());
  UniqueFd input = file.problems.empty() ? opened(file) : UniqueFd();
  if (!input || wanted.empty()) return result;
  ReaderRequest request{.kind = ReaderRequest::Kind::crops, .file_kind = file.kind, .sha256 = file.sha256, .first_page = 1,
                        .crops = {wanted.begin(), wanted.end()}};
  bool given = false;
  state_->processes.run(
      [&]() -> std::optional<ReaderJob> {
        if (std::exchange(given, true)) return std::nullopt;
        return ReaderJob{.id = 0, .input = std::move(input), .request = encode_request(request), .warm = false};
      },
      [&](std::uint64_t, Frame&& message) {
        if (message.kind == FrameKind::problems) return true;
        const auto index = number_in(std::string_view(message.bytes).substr(0, 4));
        if (message.kind != FrameKind::crop || !index || *index >= result.size()) return false;
        std::string picture = message.bytes.substr(4);
        if (!picture.starts_with("\x89PNG\r\n\x1a\n") && !picture.starts_with("\xff\xd8\xff")) return false;
        result[*index].picture = std::move(picture);
        return true;
      },
      [](std::uint64_t, const ReaderEnd&) {});
  return result;
}

std::vector<ReadingAbility> reading_abilities(const ReadingOptions& options) {
  std::vector<ReadingAbility> abilities = model_abilities(find_models(options.models));
  abilities.push_back({"poppler", true, pdf_library_version()});
  const bool maps = pdf_has_cjk_maps();
  abilities.push_back({"poppler-data", maps,
                       maps ? "character maps of Chinese fonts that are not embedded"
                            : "PDF files whose Chinese fonts are not embedded are read from their pixels, which are blank without "
                              "a substitute; install the package poppler-data"});
  for (ReadingAbility& ability : sandbox_abilities()) abilities.push_back(std::move(ability));
  return abilities;
}

}  // namespace dossier
