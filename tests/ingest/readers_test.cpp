// The whole of ingest: files in, readings out, through the reader processes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <map>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "ingest/ingest.h"
#include "models/sha256.h"
#include "tests/support/small_pdf.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using test::shown;
using test::SmallPdf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string encoded(const cv::Mat& image, const char* extension) {
  std::vector<unsigned char> bytes;
  cv::imencode(extension, image, bytes);
  return {bytes.begin(), bytes.end()};
}

std::string pdf_of(int pages) {
  SmallPdf pdf;
  for (int i = 1; i <= pages; ++i) pdf.page(shown("Page " + std::to_string(i), 72, 760) + test::statement_content());
  return pdf.bytes();
}

class ReadersTest : public ::testing::Test {
 protected:
  std::vector<FileReading> read(const std::vector<SourceFile>& files, const ReadingOptions& options = {}, int jobs = 2) {
    Readers readers(options, policy_, jobs);
    std::vector<FileReading> readings(files.size());
    std::vector<int> calls(files.size());
    readers.read(files, [&](std::size_t i, FileReading reading) {
      readings[i] = std::move(reading);
      ++calls[i];
    });
    for (std::size_t i = 0; i < files.size(); ++i) EXPECT_EQ(calls[i], 1) << files[i].name;
    return readings;
  }
  FileReading read_bytes(std::string_view name, const std::string& bytes, const ReadingOptions& options = {}) {
    return read({open_file(folder_.write(name, bytes), options.limits)}, options).front();
  }
  static std::vector<std::string> texts(const Page& page) {
    std::vector<std::string> result;
    for (const Word& word : page.words) result.push_back(word.text);
    return result;
  }

  test::TempFolder folder_;
  ReadingPolicy policy_;
};

TEST_F(ReadersTest, ReadsATextLayer) {
  const FileReading reading = read_bytes("a.pdf", pdf_of(3));
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.page_count, 3);
  ASSERT_THAT(reading.pages, SizeIs(3));
  for (int i = 0; i < 3; ++i) {
    const Page& page = reading.pages[static_cast<std::size_t>(i)];
    EXPECT_EQ(page.number, i + 1);
    EXPECT_EQ(page.source, PageSource::text);
    EXPECT_THAT(texts(page), Contains("56,789,012.34"));
  }
}

TEST_F(ReadersTest, SaysWhyAndReadsEverythingBeside) {
  // The inputs of the issue: truncated, encrypted is in the material beside the checkout, zero bytes, text named .pdf, a bomb.
  std::string truncated = pdf_of(8);
  truncated.resize(truncated.size() / 2);
  cv::Mat small(8, 8, CV_8UC1, cv::Scalar(255));
  std::string bomb = encoded(small, ".png");
  bomb.replace(16, 8, std::string("\0\0\x9c\x40\0\0\x9c\x40", 8));  // 40,000 x 40,000
  const test::TempFolder folder;
  folder.write("1 good.pdf", pdf_of(1));
  folder.write("2 empty.pdf", "");
  folder.write("3 text.pdf", "no PDF at all");
  folder.write("4 truncated.pdf", truncated);
  folder.write("5 bomb.png", bomb);
  folder.write("6 sheet.xlsx", "PK\x03\x04 xl/workbook.xml");
  folder.write("7 good.pdf", pdf_of(2));
  const Dossier dossier = open_dossier(folder.path(), {}, "");
  ASSERT_THAT(dossier.files, SizeIs(7));
  const std::vector<FileReading> readings = read(dossier.files);
  EXPECT_THAT(readings[0].pages, SizeIs(1));
  EXPECT_EQ(readings[1].problems.front().code, "file.empty");
  EXPECT_EQ(readings[2].problems.front().code, "file.unsupported");
  EXPECT_THAT(readings[3].problems.front().code, HasSubstr("pdf."));
  EXPECT_EQ(readings[4].problems.front().code, "limit.pixels");
  EXPECT_THAT(readings[4].problems.front().message, HasSubstr("40000 x 40000"));
  EXPECT_EQ(readings[5].problems.front().code, "file.unsupported");
  EXPECT_THAT(readings[6].pages, SizeIs(2));
}

TEST_F(ReadersTest, RecoversThePagesOfATruncatedPdf) {
  std::string truncated = pdf_of(8);
  truncated.resize(truncated.size() / 2);
  const FileReading reading = read_bytes("t.pdf", truncated);
  EXPECT_GE(reading.pages.size(), 3u);
  ASSERT_FALSE(reading.problems.empty());
  EXPECT_EQ(reading.problems.front().code, "pdf.truncated");
}

TEST_F(ReadersTest, GivesTheSameWhateverTheJobs) {
  std::vector<SourceFile> files;
  for (int i = 1; i <= 6; ++i) files.push_back(open_file(folder_.write(std::to_string(i) + ".pdf", pdf_of(i)), {}));
  EXPECT_EQ(read(files, {}, 1), read(files, {}, 3));
}

TEST_F(ReadersTest, StopsAtTheLimitOfPages) {
  ReadingOptions options;
  options.limits.max_pages = 2;
  const FileReading reading = read_bytes("a.pdf", pdf_of(4), options);
  EXPECT_THAT(reading.pages, SizeIs(2));
  EXPECT_EQ(reading.page_count, 4);
  EXPECT_EQ(reading.problems.front().code, "limit.pages");
}

TEST_F(ReadersTest, NoticesAFileThatWasChanged) {
  const std::string path = folder_.write("a.pdf", pdf_of(1));
  const SourceFile file = open_file(path, {});
  folder_.write("a.pdf", pdf_of(2));
  EXPECT_EQ(read({file}).front().problems.front().code, "file.changed");
}

TEST_F(ReadersTest, SaysThatAFileIsGone) {
  SourceFile file = open_file(folder_.write("a.pdf", pdf_of(1)), {});
  file.path = folder_.file("none.pdf");
  EXPECT_EQ(read({file}).front().problems.front().code, "file.unreadable");
}

// A page whose content asks for more work than a page may cost: nested forms, each painting the next ten times.
std::string page_that_never_ends(SmallPdf& pdf) {
  int form = pdf.object("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 19 >>\nstream\n0 0 1 1 re f 1 0 0 rg\nendstream");
  for (int depth = 0; depth < 12; ++depth) {
    std::string calls;
    for (int i = 0; i < 12; ++i) calls += "/F Do ";
    form = pdf.object("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F " + std::to_string(form) + " 0 R >> >> /Length " +
                      std::to_string(calls.size()) + " >>\nstream\n" + calls + "\nendstream");
  }
  return "/XObject << /F " + std::to_string(form) + " 0 R >>";
}

TEST_F(ReadersTest, GoesOnBehindAPageThatKillsItsReader) {
  SmallPdf pdf;
  pdf.page(test::statement_content());
  const std::string resources = page_that_never_ends(pdf);
  pdf.page("/F Do", {.resources = resources});
  pdf.page(test::statement_content());
  ReadingOptions options;
  options.limits.page_cpu_seconds = 1;
  const FileReading reading = read_bytes("slow.pdf", pdf.bytes(), options);
  EXPECT_EQ(reading.page_count, 3);
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].code, "reader.time");
  EXPECT_EQ(reading.problems[0].page, 2);
  ASSERT_THAT(reading.pages, SizeIs(2));
  EXPECT_EQ(reading.pages[1].number, 3);
}

// Page 8 of a long scan says that it is the middle of a report, which began below the title band of page 7.
class LookingBackTest : public ReadersTest {
 protected:
  FileReading read_report() {
    policy_.worth_reading = [](const Page& band) { return band.number == 8 ? PageWorth::middle : PageWorth::none; };
    ReadingOptions options;
    options.use_text_layer = false;
    return read_bytes("report.pdf", pdf_of(14), options);
  }
  static std::vector<int> in_full(const FileReading& reading) {
    std::vector<int> pages;
    for (const Page& page : reading.pages) {
      if (page.fully_read) pages.push_back(page.number);
    }
    return pages;
  }
};

TEST_F(LookingBackTest, ReadsThePageOnWhichTheReportBegan) {
  const FileReading reading = read_report();
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.pages, SizeIs(14));
  EXPECT_THAT(in_full(reading), ElementsAre(1, 2, 7, 8, 9, 10));
  for (std::size_t i = 0; i < reading.pages.size(); ++i) EXPECT_EQ(reading.pages[i].number, static_cast<int>(i) + 1);
  EXPECT_EQ(reading.pages[6].trust.front().reason, reading.pages[7].trust.front().reason);
}

TEST_F(LookingBackTest, APageThatKillsItsReaderThenCostsNoOther) {
  policy_.second_looks = [](const Page& page) -> std::vector<SecondLook> {
    if (page.number == 7) std::raise(SIGKILL);
    return {};
  };
  const FileReading reading = read_report();
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].page, 7);
  EXPECT_THAT(reading.problems[0].message, HasSubstr("only the head"));
  ASSERT_THAT(reading.pages, SizeIs(14));
  EXPECT_THAT(in_full(reading), ElementsAre(1, 2, 8, 9, 10));
}

// A text layer says nothing of the seals on its page, and long files were read without them.
TEST_F(ReadersTest, LooksForSealsInLongFilesWherePolicySays) {
  // A red ring and a star.
  const std::string seal =
      "1 0 0 RG 1 0 0 rg 6 w 360 300 m 360 333 333 360 300 360 c 267 360 240 333 240 300 c 240 267 267 240 300 240 c "
      "333 240 360 267 360 300 c s 300 322 m 280 284 l 320 284 l f 0 g\n";
  SmallPdf pdf;
  for (int i = 1; i <= 14; ++i)
    pdf.page((i == 8 || i == 9 ? seal : std::string()) + shown("Page " + std::to_string(i), 72, 760) +
             test::statement_content());
  policy_.worth_reading = [](const Page&) { return PageWorth::none; };
  policy_.picture_tells = [](const Page& page) {
    EXPECT_TRUE(page.number == 8 || page.number == 9) << "nothing is drawn on page " << page.number;
    return page.number == 9;
  };
  const FileReading reading = read_bytes("long.pdf", pdf.bytes());
  ASSERT_THAT(reading.pages, SizeIs(14));
  for (const Page& page : reading.pages) {
    EXPECT_EQ(page.source, PageSource::text);
    EXPECT_THAT(page.seals, SizeIs(page.number == 9 ? 1 : 0)) << page.number;
  }
}

TEST_F(ReadersTest, StopsWhenPageAfterPageKillsItsReader) {
  SmallPdf pdf;
  const std::string resources = page_that_never_ends(pdf);
  for (int i = 0; i < 5; ++i) pdf.page("/F Do", {.resources = resources});
  ReadingOptions options;
  options.limits.page_cpu_seconds = 1;
  const FileReading reading = read_bytes("slow.pdf", pdf.bytes(), options);
  EXPECT_THAT(reading.pages, IsEmpty());
  ASSERT_THAT(reading.problems, SizeIs(3));
  EXPECT_EQ(reading.problems[1].page, 2);
  EXPECT_EQ(reading.problems[2].code, "reader.stopped");
}

TEST_F(ReadersTest, AReaderThatIsRefusedMemoryIsAReasonNotAnEnd) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the address sanitizer needs all of the address space";
#endif
  ReadingOptions options;
  // Less than a large page needs, more than the process starts with.
  options.limits.reader_memory_bytes = 64u << 20;
  cv::Mat large(7000, 7000, CV_8UC3, cv::Scalar::all(255));
  const std::vector<FileReading> readings = read({open_file(folder_.write("large.jpg", encoded(large, ".jpg")), {}), open_file(folder_.write("a.pdf", pdf_of(1)), {})}, options);
  EXPECT_THAT(readings[0].pages, IsEmpty());
  EXPECT_THAT(readings[0].problems, SizeIs(1));
}

TEST_F(ReadersTest, CutsCropsThatAPersonCanRead) {
  SmallPdf pdf;
  pdf.page("0 0 1 rg 72 698 200 30 re f");  // blue: from 114 to 144 points from the top
  const SourceFile file = open_file(folder_.write("a.pdf", pdf.bytes()), {});
  Readers readers({}, policy_, 1);
  const std::vector<CropRequest> wanted = {{.page = 1, .box = {72, 114, 200, 30}, .turned = 0, .dpi = 144},
                                           {.page = 1, .box = {72, 114, 200, 30}, .turned = 90, .dpi = 72},
                                           {.page = 5, .box = {0, 0, 10, 10}},
                                           {.page = 1, .box = {5000, 0, 10, 10}},
                                           {.page = 1, .box = {0, 0, 0, 0}}};
  const std::vector<Crop> crops = readers.crops(file, wanted);
  ASSERT_THAT(crops, SizeIs(5));
  const auto decoded = [](const Crop& crop) { return cv::imdecode(std::vector<char>(crop.picture.begin(), crop.picture.end()), cv::IMREAD_COLOR); };
  EXPECT_EQ(decoded(crops[0]).size(), cv::Size(400, 60));
  EXPECT_EQ(decoded(crops[0]).at<cv::Vec3b>(30, 200), cv::Vec3b(255, 0, 0));
  EXPECT_EQ(decoded(crops[1]).size(), cv::Size(30, 200));
  for (const std::size_t i : {2u, 3u, 4u}) EXPECT_THAT(crops[i].picture, IsEmpty());
}

TEST_F(ReadersTest, CutsCropsOfImages) {
  cv::Mat image(200, 300, CV_8UC3, cv::Scalar::all(255));
  image(cv::Rect(100, 50, 50, 20)).setTo(cv::Scalar(0, 0, 255));
  const SourceFile file = open_file(folder_.write("a.png", encoded(image, ".png")), {});
  Readers readers({}, policy_, 1);
  const std::vector<CropRequest> wanted = {{.page = 1, .box = {100, 50, 50, 20}, .turned = 0, .dpi = 150}};
  const std::vector<Crop> crops = readers.crops(file, wanted);
  const cv::Mat crop = cv::imdecode(std::vector<char>(crops[0].picture.begin(), crops[0].picture.end()), cv::IMREAD_COLOR);
  EXPECT_EQ(crop.size(), cv::Size(50, 20));  // no finer than the file
  EXPECT_EQ(crop.at<cv::Vec3b>(10, 25), cv::Vec3b(0, 0, 255));
}

// The tests below read pixels.
class PixelReadersTest : public ReadersTest {
 protected:
  void SetUp() override {
    const std::vector<ReadingAbility> abilities = reading_abilities({});
    const bool able = std::any_of(abilities.begin(), abilities.end(), [](const ReadingAbility& a) { return a.name == "paddle-chinese" && a.present; });
    if (!able) GTEST_SKIP() << "the weights of PP-OCRv4 are not installed";
    policy_.second_looks = [](const Page& page) {
      std::vector<SecondLook> looks;
      for (std::uint32_t i = 0; i < page.words.size(); ++i) {
        const std::string& text = page.words[i].text;
        if (std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 3) looks.push_back({i, SecondLook::Alphabet::digits});
      }
      return looks;
    };
  }
  // Every character but separators, which recognisers mistake for one another.
  static std::vector<std::string> digits(const Page& page) {
    std::vector<std::string> result;
    for (const Word& word : page.words) {
      std::string text;
      for (const char c : word.text) {
        if (c >= '0' && c <= '9') text += c;
      }
      if (text.size() >= 3) result.push_back(text);
    }
    return result;
  }
};

TEST_F(PixelReadersTest, SamplesTheFiguresOfATextLayer) {
  const FileReading reading = read_bytes("a.pdf", pdf_of(1));
  const Page& page = reading.pages.at(0);
  EXPECT_EQ(page.source, PageSource::text);
  EXPECT_EQ(page.trust.back().reason, "words-match-pixels");
  EXPECT_TRUE(std::any_of(page.words.begin(), page.words.end(), [](const Word& word) { return !word.readings.empty(); }));
}

TEST_F(PixelReadersTest, AFontThatLiesIsReadFromItsPixels) {
  // Prints 3, says 8.
  SmallPdf pdf;
  pdf.page(shown("Revenue 2023", 72, 760, 16) + shown("Revenue", 72, 700) + shown("53,789,012.34", 300, 700, 12, "F3") + shown("Cost", 72, 676) +
           shown("33,123,456.78", 300, 676, 12, "F3") + shown("Profit", 72, 652) + shown("13,331,233.30", 300, 652, 12, "F3"));
  const FileReading reading = read_bytes("lie.pdf", pdf.bytes());
  const Page& page = reading.pages.at(0);
  EXPECT_NE(page.source, PageSource::text);
  EXPECT_THAT(digits(page), Contains("5378901234"));
  EXPECT_THAT(digits(page), ::testing::Not(Contains("5878901284")));
}

TEST_F(PixelReadersTest, AFigurePaintedOverAnotherIsReadAsItIsSeen) {
  SmallPdf pdf;
  pdf.page(test::statement_content() + "1 g 290 694 110 16 re f 0 g " + shown("91,234,567.89", 300, 700));
  const FileReading reading = read_bytes("covered.pdf", pdf.bytes());
  const Page& page = reading.pages.at(0);
  EXPECT_THAT(digits(page), Contains("9123456789"));
  EXPECT_THAT(digits(page), ::testing::Not(Contains("5678901234")));
  EXPECT_TRUE(std::any_of(page.problems.begin(), page.problems.end(), [](const Problem& p) { return p.code == "text-layer.hidden"; }));
}

TEST_F(PixelReadersTest, APictureOfTextAmongTextIsReadToo) {
  SmallPdf text;
  text.page(test::statement_content());
  // The picture is a page of its own, rendered elsewhere: big black digits on white.
  cv::Mat picture(160, 800, CV_8UC1, cv::Scalar(255));
  cv::putText(picture, "48,123,456.70", {30, 110}, cv::FONT_HERSHEY_SIMPLEX, 3, cv::Scalar(0), 6, cv::LINE_AA);
  SmallPdf pdf;
  const int image = pdf.image(picture.cols, picture.rows, {reinterpret_cast<const char*>(picture.data), picture.total()});
  pdf.page("q 200 0 0 40 72 300 cm /I1 Do Q\n" + test::statement_content(), {.resources = "/XObject << /I1 " + std::to_string(image) + " 0 R >>"});
  const FileReading reading = read_bytes("mixed.pdf", pdf.bytes());
  const Page& page = reading.pages.at(0);
  EXPECT_EQ(page.source, PageSource::mixed);
  EXPECT_THAT(digits(page), Contains("4812345670"));
  EXPECT_THAT(texts(page), Contains("56,789,012.34"));
  const auto word = std::find_if(page.words.begin(), page.words.end(), [](const Word& w) { return w.reader != Reader::text_layer; });
  ASSERT_NE(word, page.words.end());
  EXPECT_NEAR(word->box.center_y(), 842 - 320, 10);
}

TEST_F(PixelReadersTest, AScanKeepsItsInvisibleLayerOut) {
  SmallPdf source;
  source.page(test::statement_content());
  const std::string drawn = source.bytes();
  // Renders the page through a crop, as a scanner would see it.
  Readers readers({}, {}, 1);
  const SourceFile file = open_file(folder_.write("drawn.pdf", drawn), {});
  const std::vector<CropRequest> whole = {{.page = 1, .box = {0, 0, 595, 842}, .turned = 0, .dpi = 150}};
  const std::vector<Crop> crops = readers.crops(file, whole);
  const cv::Mat scan = cv::imdecode(std::vector<char>(crops[0].picture.begin(), crops[0].picture.end()), cv::IMREAD_GRAYSCALE);
  ASSERT_FALSE(scan.empty());
  SmallPdf pdf;
  const int image = pdf.image(scan.cols, scan.rows, {reinterpret_cast<const char*>(scan.data), scan.total()});
  std::string lie = test::statement_content();
  lie.replace(lie.find("56,789"), 6, "96,789");
  pdf.page("q 595 0 0 842 0 0 cm /I1 Do Q 3 Tr\n" + lie, {.resources = "/XObject << /I1 " + std::to_string(image) + " 0 R >>"});
  const Page page = read_bytes("scan.pdf", pdf.bytes()).pages.at(0);
  EXPECT_EQ(page.source, PageSource::ocr);
  EXPECT_THAT(digits(page), Contains("5678901234"));
  for (const Word& word : page.words) {
    EXPECT_NE(word.reader, Reader::text_layer);
    for (const Reading& r : word.readings) EXPECT_NE(r.reader, Reader::text_layer);
  }
  EXPECT_THAT(page.problems, Contains(::testing::Field(&Problem::code, "text-layer.differs")));
}

TEST_F(ReadersTest, TheKeyNamesWhatChangesAReading) {
  const ReadingOptions options;
  const std::string key = reading_key(options, policy_);
  ReadingOptions other = options;
  other.use_text_layer = false;
  EXPECT_NE(reading_key(other, policy_), key);
  other = options;
  other.limits.max_pages = 7;
  EXPECT_NE(reading_key(other, policy_), key);
  ReadingPolicy newer;
  newer.version = "2";
  EXPECT_NE(reading_key(options, newer), key);
  EXPECT_EQ(reading_key(options, policy_), key);
}

TEST_F(ReadersTest, DoctorHearsOfEveryPart) {
  std::map<std::string, bool> abilities;
  for (const ReadingAbility& ability : reading_abilities({})) {
    abilities[ability.name] = ability.present;
    EXPECT_FALSE(ability.detail.empty()) << ability.name;
  }
  for (const char* name : {"poppler", "poppler-data", "landlock", "seccomp"}) EXPECT_TRUE(abilities.contains(name)) << name;
}

}  // namespace
}  // namespace dossier
