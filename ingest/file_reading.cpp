#include "ingest/file_reading.h"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "ingest/crops.h"
#include "ingest/image_pages.h"
#include "ingest/layer_page.h"
#include "ingest/pdf_reading.h"
#include "ingest/pdf_revisions.h"
#include "ingest/sandbox.h"
#include "models/reading_codec.h"
#include "models/sha256.h"

namespace dossier {
namespace {

void send_problem(FrameWriter& out, Problem problem) {
  FileReading reading;
  reading.problems.push_back(std::move(problem));
  out.send(FrameKind::problems, encode_reading(reading));
}

void send_page(FrameWriter& out, Page page, std::vector<Problem> problems = {}, FrameKind kind = FrameKind::page) {
  FileReading reading;
  reading.page_count = page.number;
  reading.pages.push_back(std::move(page));
  reading.problems = std::move(problems);
  out.send(kind, encode_reading(reading));
}

// What networks and pictures work in goes back to the system when it is freed, and leaves no gaps between what stays.
void keep_heap_small() {
  constexpr int kLarge = 6 << 20;         // bytes: freed at once; smaller is quicker kept
  constexpr int kFreeAtEnd = 256 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kLarge);
  ::mallopt(M_TRIM_THRESHOLD, kFreeAtEnd);
}

// Between two pages: what is free in the heap and what was seen of the file goes back to the system, so that the size of the
// process follows from its largest page and not from the number of pages. `bytes` is the mapping: other memory would be lost.
void give_memory_back(std::span<const char> bytes) {
  ::madvise(const_cast<char*>(bytes.data()), bytes.size(), MADV_DONTNEED);
  ::malloc_trim(0);
}

// How many of the file's pages are read; says so where that is not all.
int pages_to_read(int count, const Limits& limits, FrameWriter& out) {
  out.send(FrameKind::page_count, static_cast<std::uint32_t>(count));
  const int most = static_cast<int>(limits.max_pages);
  if (count <= most) return count;
  send_problem(out, {"limit.pages", fmt::format("The file has more than {} pages; only these were read.", most), 0});
  return most;
}

void begin_page(FrameKind kind, int number, const Limits& limits, FrameWriter& out) {
  out.send(kind, static_cast<std::uint32_t>(number));
  set_cpu_alarm(limits.page_cpu_seconds);
}

void read_pdf(std::span<const char> bytes, int first_page, PageReader& reader, const ReadingOptions& options, const ReadingPolicy& policy,
              FrameWriter& out) {
  Result<PdfDocument> document = PdfDocument::open(bytes);
  if (!document.has_value()) return send_problem(out, document.error());
  const int pages = pages_to_read(document->page_count(), options.limits, out);
  const std::size_t tail_size = std::min<std::size_t>(bytes.size(), 2048);
  const std::string_view tail(bytes.data() + bytes.size() - tail_size, tail_size);
  const bool cut_off = document->rebuilt() && tail.find("%%EOF") == std::string_view::npos;
  if (first_page == 1 && (cut_off || document->recovered())) {
    send_problem(out, {cut_off ? "pdf.truncated" : "pdf.recovered",
                       fmt::format("{}; {} pages could be recovered{}, others may be missing.",
                                   cut_off ? "The PDF ends early (the file was cut off)" : "The PDF is damaged and its list of pages is lost",
                                   document->page_count(), document->recovered() ? " in the order in which they stand in the file" : ""), 0});
  }
  const std::optional<std::string> revised = revised_after_signing(bytes);
  PdfReading reading(*document, reader, options, policy, first_page);
  const auto deliver = [&](Result<Page> page, FrameKind kind) {
    if (!page.has_value()) return send_problem(out, page.error());
    if (revised) page->problems.push_back({"tamper.revised", *revised, page->number});
    send_page(out, *std::move(page), {}, kind);
  };
  for (int number = first_page; number <= pages; ++number) {
    begin_page(FrameKind::page_begins, number, options.limits, out);
    deliver(reading.read(number), FrameKind::page);
    if (reading.looks_back(number)) {
      begin_page(FrameKind::page_again_begins, number - 1, options.limits, out);
      deliver(reading.read_again(number - 1), FrameKind::page_again);
    }
    give_memory_back(bytes);
  }
}

void read_images(std::span<const char> bytes, const ReaderRequest& request, PageReader& reader, const ReadingOptions& options,
                 const ReadingPolicy& policy, FrameWriter& out) {
  Result<ImageFile> file = ImageFile::open(bytes, request.file_kind, options.limits);
  if (!file.has_value()) return send_problem(out, file.error());
  const int pages = pages_to_read(file->page_count(), options.limits, out);
  Triage triage(options, policy, pages, request.first_page);
  const PageReader::SecondLooks looks = options.second_looks ? policy.second_looks : PageReader::SecondLooks{};
  const auto read_image = [&](const PageImage& image, int number) {
    Page page = reader.read(image, number, looks, policy.suffices);
    page.trust.push_back({.region = {0, 0, page.width, page.height}, .text_layer_used = false, .reason = "image-file"});
    return page;
  };
  for (int number = request.first_page; number <= pages; ++number) {
    begin_page(FrameKind::page_begins, number, options.limits, out);
    Result<DecodedPage> decoded = file->page(number);
    if (!decoded.has_value()) {
      Problem problem = decoded.error();
      problem.page = number;
      send_problem(out, std::move(problem));
      continue;
    }
    const bool surely = triage.surely(number);
    if (!surely) {
      Page band = reader.read_title_band(decoded->image, number, policy.head_tells);
      if (!triage.worth_reading(number, band)) {
        send_page(out, std::move(band), std::move(decoded->problems));
        give_memory_back(bytes);
        continue;
      }
    }
    Page page = read_image(decoded->image, number);
    if (surely && triage.selective()) (void)triage.worth_reading(number, title_band_of(page));
    send_page(out, std::move(page), std::move(decoded->problems));
    if (triage.looks_back(number)) {
      begin_page(FrameKind::page_again_begins, number - 1, options.limits, out);
      // What was wrong with its pixels came with its title band.
      if (const Result<DecodedPage> before = file->page(number - 1)) {
        send_page(out, read_image(before->image, number - 1), {}, FrameKind::page_again);
      } else {
        send_problem(out, before.error());
      }
    }
    give_memory_back(bytes);
  }
}

void read_file(std::span<const char> bytes, const ReaderRequest& request, PageReader& reader, const ReadingOptions& options,
               const ReadingPolicy& policy, FrameWriter& out) {
  set_cpu_alarm(options.limits.page_cpu_seconds);
  if (request.file_kind == FileKind::pdf) {
    read_pdf(bytes, request.first_page, reader, options, policy, out);
  } else {
    read_images(bytes, request, reader, options, policy, out);
  }
}

template <typename Number>
std::optional<Number> take_number(std::string_view& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

// A file in memory, for as long as the process lives.
std::span<const char> mapped_file(int input) {
  struct stat status{};
  if (fstat(input, &status) != 0 || status.st_size <= 0) return {};
  const auto size = static_cast<std::size_t>(status.st_size);
  void* place = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, input, 0);
  if (place == MAP_FAILED) return {};
  return {static_cast<const char*>(place), size};
}

}  // namespace

std::string encode_request(const ReaderRequest& request) {
  std::string text = fmt::format("{} {} {} {}", static_cast<int>(request.kind), static_cast<int>(request.file_kind), request.first_page, request.sha256);
  for (const CropRequest& crop : request.crops) {
    text += fmt::format("\n{} {} {} {} {} {} {}", crop.page, crop.box.x, crop.box.y, crop.box.width, crop.box.height, crop.turned, crop.dpi);
  }
  return text;
}

std::optional<ReaderRequest> decode_request(std::string_view text) {
  ReaderRequest request;
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  const auto kind = take_number<int>(line);
  const auto file_kind = take_number<int>(line);
  const auto first_page = take_number<int>(line);
  if (!kind || !file_kind || !first_page || *kind < 0 || *kind > 1) return std::nullopt;
  request.kind = static_cast<ReaderRequest::Kind>(*kind);
  request.file_kind = static_cast<FileKind>(*file_kind);
  request.first_page = *first_page;
  request.sha256 = line.empty() ? std::string() : std::string(line.substr(1));
  while (!text.empty()) {
    line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    CropRequest crop;
    const auto page = take_number<int>(line);
    const auto x = take_number<double>(line), y = take_number<double>(line), width = take_number<double>(line), height = take_number<double>(line);
    const auto turned = take_number<int>(line);
    const auto dpi = take_number<double>(line);
    if (!page || !x || !y || !width || !height || !turned || !dpi) return std::nullopt;
    request.crops.push_back({.page = *page, .box = {*x, *y, *width, *height}, .turned = *turned, .dpi = *dpi});
  }
  return request;
}

void serve_request(int input, std::string_view text, PageReader& reader, const ReadingOptions& options, const ReadingPolicy& policy,
                   FrameWriter& out) {
  keep_heap_small();
  const std::optional<ReaderRequest> request = decode_request(text);
  const std::span<const char> bytes = mapped_file(input);
  if (!request || bytes.empty()) return send_problem(out, {"file.unreadable", "The file cannot be read.", 0});
  if (sha256_hex({bytes.data(), bytes.size()}) != request->sha256) {
    return send_problem(out, {"file.changed", "The file was changed after it had been taken in.", 0});
  }
  if (request->kind == ReaderRequest::Kind::crops) {
    cut_crops(bytes, *request, options.limits, out);
  } else {
    read_file(bytes, *request, reader, options, policy, out);
  }
}

}  // namespace dossier
