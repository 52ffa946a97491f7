#include "ingest/pdf_document.h"

#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "ingest/pdf_marks.h"
#include "ingest/pdf_repair.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kMaxComplaints = 5;
constexpr double kSmallestPage = 1;        // points
constexpr double kLargestPage = 200'000;   // points; PDF itself stops at 14,400 units, times a user unit

// Poppler reports through one function for the whole process; a reader process works on one document.
std::vector<std::string> complaints;

void complain(ErrorCategory category, Goffset, const char* message) {
  if (category != errSyntaxError && category != errUnimplemented && category != errInternal) return;
  if (complaints.size() < kMaxComplaints) complaints.push_back(printable(message));
}

std::vector<std::string> take_complaints() { return std::exchange(complaints, {}); }

Problem no_page(int number, const std::vector<std::string>& why) {
  return {.code = "pdf.page-damaged",
          .message = why.empty() ? std::string("The page is damaged and cannot be shown.")
                                 : "The page is damaged and cannot be shown (" + why.front() + ").",
          .page = number};
}

}  // namespace

struct PdfDocument::State {
  std::string repaired;  // the bytes of `document` where the file's own did not do
  std::unique_ptr<PDFDoc> document;
  std::unique_ptr<SplashOutputDev> painter;
  bool rebuilt = false;
  int pages = 0;

  void load(std::span<const char> bytes);
};

PdfDocument::PdfDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfDocument::~PdfDocument() = default;
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;

void PdfDocument::State::load(std::span<const char> bytes) {
  // PDFDoc takes the stream over.
  auto stream = std::make_unique<MemStream>(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  document = std::make_unique<PDFDoc>(stream.release(), std::optional<GooString>{}, std::optional<GooString>{}, nullptr, [this] { rebuilt = true; });
  pages = document->isOk() ? document->getNumPages() : 0;
}

Result<PdfDocument> PdfDocument::open(std::span<const char> bytes) {
  warm_pdf();
  complaints.clear();
  auto state = std::make_unique<State>();
  state->load(bytes);
  std::vector<std::string> why = take_complaints();
  if (!state->document->isOk() && state->document->getErrorCode() == errEncrypted) {
    return failed("pdf.encrypted", "The PDF is encrypted and opens only with a password.");
  }
  const bool opened = state->document->isOk();
  if (state->pages <= 0) {
    if (std::optional<std::string> repaired = with_new_page_tree(bytes)) {
      auto second = std::make_unique<State>();
      second->repaired = *std::move(repaired);
      second->load(second->repaired);
      second->rebuilt = true;
      if (second->pages > 0) state = std::move(second);
    }
  }
  take_complaints();
  if (state->pages > 0) return PdfDocument(std::move(state));
  if (opened) return failed("pdf.no-pages", "The PDF holds no page.");
  return failed("pdf.damaged", why.empty() ? std::string("The file is not a PDF that can be opened.")
                                           : "The PDF is damaged beyond repair (" + why.front() + ").");
}

int PdfDocument::page_count() const { return state_->pages; }
bool PdfDocument::rebuilt() const { return state_->rebuilt; }
bool PdfDocument::recovered() const { return !state_->repaired.empty(); }

Result<Box> PdfDocument::size(int number) {
  ::Page* page = number >= 1 && number <= state_->pages ? state_->document->getPage(number) : nullptr;
  if (page == nullptr || !page->isOk()) return tl::unexpected(no_page(number, take_complaints()));
  double width = page->getCropWidth();
  double height = page->getCropHeight();
  const int turned = ((page->getRotate() % 360) + 360) % 360;
  if (turned == 90 || turned == 270) std::swap(width, height);
  if (!(width >= kSmallestPage && width <= kLargestPage && height >= kSmallestPage && height <= kLargestPage)) {
    return failed("pdf.page-damaged", fmt::format("The page has no usable size ({:.1f} x {:.1f} points).", width, height), number);
  }
  return Box{0, 0, width, height};
}

Result<PdfPage> PdfDocument::page(int number) {
  const Result<Box> box = size(number);
  if (!box.has_value()) return tl::unexpected(box.error());
  complaints.clear();
  PdfMarks marks(box->width, box->height);
  state_->document->displayPage(&marks, number, 72, 72, 0, false, true, false);
  PdfPage page = marks.take();
  page.complaints = take_complaints();
  return page;
}

Result<cv::Mat> PdfDocument::render(int number, double dpi, std::uint64_t max_pixels) {
  const Result<Box> box = size(number);
  if (!box.has_value()) return tl::unexpected(box.error());
  return render(number, dpi, *box, max_pixels);
}

Result<cv::Mat> PdfDocument::render(int number, double dpi, const Box& part, std::uint64_t max_pixels) {
  const Result<Box> box = size(number);
  if (!box.has_value()) return tl::unexpected(box.error());
  const Box wanted = intersection(part, *box);
  const double scale = dpi / 72;
  const int x = static_cast<int>(std::floor(wanted.x * scale));
  const int y = static_cast<int>(std::floor(wanted.y * scale));
  const double width = std::max(1.0, std::ceil(wanted.right() * scale - 1e-6) - x);
  const double height = std::max(1.0, std::ceil(wanted.bottom() * scale - 1e-6) - y);
  if (wanted.empty() || width * height > static_cast<double>(max_pixels) || width > 60'000 || height > 60'000) {
    return failed("limit.pixels", fmt::format("The page would have {:.0f} x {:.0f} pixels, more than the limit of {}.", width, height, max_pixels), number);
  }
  if (!state_->painter) {
    SplashColor white = {255, 255, 255, 255};
    state_->painter = std::make_unique<SplashOutputDev>(splashModeBGR8, 4, false, white);
    state_->painter->setFontAntialias(true);
    state_->painter->setVectorAntialias(true);
    state_->painter->setFreeTypeHinting(false, false);
    state_->painter->startDoc(state_->document.get());
  }
  complaints.clear();
  state_->document->displayPageSlice(state_->painter.get(), number, dpi, dpi, 0, false, true, false, x, y,
                                     static_cast<int>(width), static_cast<int>(height));
  const std::unique_ptr<SplashBitmap> bitmap(state_->painter->takeBitmap());
  if (!bitmap || bitmap->getDataPtr() == nullptr || bitmap->getMode() != splashModeBGR8 || bitmap->getWidth() <= 0 ||
      bitmap->getHeight() <= 0) {
    return tl::unexpected(no_page(number, take_complaints()));
  }
  const cv::Mat view(bitmap->getHeight(), bitmap->getWidth(), CV_8UC3, bitmap->getDataPtr(),
                     static_cast<std::size_t>(bitmap->getRowSize()));
  return view.clone();
}

void warm_pdf() {
  if (!globalParams) {
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback(complain);
  }
}

bool pdf_has_cjk_maps() {
  warm_pdf();
  const GooString collection("Adobe-GB1");
  const GooString name("UniGB-UCS2-H");
  std::FILE* file = globalParams->findCMapFile(&collection, &name);
  if (file == nullptr) return false;
  std::fclose(file);
  return true;
}

std::string pdf_library_version() { return std::string("Poppler ") + POPPLER_VERSION; }

}  // namespace dossier
