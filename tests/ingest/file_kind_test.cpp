#include "ingest/file_kind.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

using namespace std::string_view_literals;

FileKind kind(std::string_view bytes) { return guess_file_kind(bytes, bytes).kind; }

TEST(FileKind, KnowsReadableFormatsByTheirFirstBytes) {
  EXPECT_EQ(kind("%PDF-1.7\n"), FileKind::pdf);
  EXPECT_EQ(kind("\x89PNG\r\n\x1a\n"), FileKind::png);
  EXPECT_EQ(kind("\xff\xd8\xff\xe0"), FileKind::jpeg);
  EXPECT_EQ(kind("II*\0\x08\0\0\0"sv), FileKind::tiff);
  EXPECT_EQ(kind("MM\0*\0\0\0\x08"sv), FileKind::tiff);
}

TEST(FileKind, TakesAPdfWithSomethingBeforeItsHeader) {
  EXPECT_EQ(kind(std::string(900, ' ') + "%PDF-1.4"), FileKind::pdf);
}

TEST(FileKind, TakesAPdfWithoutHeaderByItsEnd) {
  EXPECT_EQ(guess_file_kind("1 0 obj << >> endobj", "startxref\n9\n%%EOF").kind, FileKind::pdf);
}

TEST(FileKind, CallsTextThatIsNamedPdfText) {
  const FileKindGuess guess = guess_file_kind("这不是PDF\n", "这不是PDF\n");
  EXPECT_EQ(guess.kind, FileKind::unsupported);
  EXPECT_EQ(guess.reason, "plain text");
}

TEST(FileKind, NamesWhatItDoesNotSupport) {
  EXPECT_EQ(guess_file_kind("PK\x03\x04....OFD.xml", "").reason, "an OFD document");
  EXPECT_EQ(guess_file_kind("PK\x03\x04", "xl/workbook.xml").reason, "an Excel workbook (.xlsx)");
  EXPECT_EQ(guess_file_kind("PK\x03\x04....word/document.xml", "").reason, "a Word document (.docx)");
  EXPECT_EQ(guess_file_kind("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "").reason, "an old Office file (.doc, .xls, .ppt, .wps)");
  EXPECT_EQ(guess_file_kind("\0\0\0\x18" "ftypheic"sv, "").reason, "a HEIC image");
}

TEST(FileKind, KnowsEmptyAndUnknown) {
  EXPECT_EQ(kind(""), FileKind::empty);
  EXPECT_EQ(kind("\x01\x02\x03\x04\x05"), FileKind::unknown);
}

}  // namespace
}  // namespace dossier
