// From a path to readings: the first stage. The main process never decodes a byte of evidence; it opens, hashes and
// hands files to reader processes (reader_process.h), and takes back FileReadings that were checked on arrival.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/limits.h"
#include "models/page.h"
#include "models/source_file.h"

namespace dossier {

// The dossier at `path`: a folder, a .zip or a .tar.gz. Archives are unpacked in a reader process, into private files of
// `scratch` named by content. Every entry appears in Dossier::files, refused ones with their Problem. Throws Error(input)
// where there is nothing at `path` or it is no dossier at all.
[[nodiscard]] Dossier open_dossier(const std::string& path, const Limits& limits, const std::string& scratch);

// One evidence file given by itself (`dossier read FILE`). A path that cannot be opened is a SourceFile with a Problem.
[[nodiscard]] SourceFile open_file(const std::string& path, const Limits& limits);

// Policies that later stages hand in, so that ingest need not know what words mean. All must be pure functions.
struct ReadingPolicy {
  // Which words of a page to read again by independent readers (extract/second_looks.h). Empty: none.
  std::function<std::vector<SecondLook>(const Page&)> second_looks;
  // Whether the readings of a word so far settle it, so that no further reader is asked for this look. Empty: never.
  std::function<bool(const Word&, const SecondLook&)> suffices;
  // Given the words of a page's title band only: is the page worth reading in full, and are those behind it? Empty: always.
  // Called for scanned pages of long files only.
  std::function<PageWorth(const Page& title_band)> worth_reading;
  // Given the words of the band's first lines: is it settled what worth_reading() says of the whole band? Empty: never.
  std::function<bool(const Page& first_lines)> head_tells;
  // Given a page of a text layer: is there that on it which only the picture tells, a seal's name or a code? Empty:
  // never. Called for pages of long files only; of short ones every picture is looked at.
  std::function<bool(const Page&)> picture_tells;
  // Names the policies' version; part of the key of cached readings.
  std::string version;
};

struct ReadingOptions {
  Limits limits;
  bool use_text_layer = true;  // false: pixels only (--force-ocr)
  bool second_looks = true;
  bool triage = true;          // false: every page is read in full (--all-pages)
  std::string models;          // folder of the OCR weights and the runtime; empty: found by find_models()
};

// Engine, weights, options and policy as one text: two readings of the same bytes under the same text are the same.
[[nodiscard]] std::string reading_key(const ReadingOptions& options, const ReadingPolicy& policy);

// A piece of a page as a picture, for the report.
struct CropRequest {
  int page = 1;   // 1-based
  Box box;        // points on the page as displayed
  int turned = 0; // clockwise degrees to turn the crop so that a person can read it
  double dpi = 150;
};
struct Crop {
  std::string picture;  // PNG, or JPEG where that is much smaller (a scan); empty where it could not be made
};

// A file for the readers, under a number of the caller's.
struct ReadingJob {
  std::uint64_t id = 0;
  SourceFile file;
  bool alone = false;  // no other file follows: its reader loads just what it needs
};

// A warm parent with the models loaded and up to `jobs` forked readers. Start it before the main process has threads.
class Readers {
 public:
  Readers(const ReadingOptions& options, const ReadingPolicy& policy, int jobs);
  ~Readers();
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  // Reads the files, at most `jobs` at a time, and calls `done` in the main process as each finishes (any order).
  // A reader that dies or trips a limit gives a FileReading with the Problem, never an exception.
  // `progress` hears of each page (may be empty).
  void read(std::span<const SourceFile> files, const std::function<void(std::size_t index, FileReading)>& done,
            const std::function<void(std::size_t index, int page)>& progress = {});

  // The same for files that the caller has one by one: `next` is asked whenever a reader is free, until it gives nothing; after
  // the end of a file it is asked again. No two files under way may have the same number. If a callback throws, the readers
  // are ended and the exception goes on.
  void read_all(const std::function<std::optional<ReadingJob>()>& next,
                const std::function<void(std::uint64_t id, FileReading)>& done,
                const std::function<void(std::uint64_t id, int page)>& progress = {});

  // Crops of one file, in the order asked for; those that cannot be made are empty.
  [[nodiscard]] std::vector<Crop> crops(const SourceFile& file, std::span<const CropRequest> wanted);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What of the reading machinery is present, for `dossier doctor`: models, Tesseract languages, CJK maps, sandbox.
struct ReadingAbility {
  std::string name;     // "onnx-runtime", "paddle-detector", "tesseract-chi_sim", "poppler-data", "landlock", "seccomp" …
  bool present = false;
  std::string detail;   // version or place; where absent: what that costs and how to mend it
};
[[nodiscard]] std::vector<ReadingAbility> reading_abilities(const ReadingOptions& options);

}  // namespace dossier
