#include "ingest/pdf_revisions.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier {
namespace {

// A signed file: 100 bytes, a hole for the signature, the rest; then whatever was appended.
std::string signed_file(const std::string& appended) {
  std::string range = "/ByteRange [0 100 140 60]";
  std::string file = "%PDF-1.7\n" + range;
  file.resize(200, ' ');
  return file + appended;
}

std::optional<std::string> told(const std::string& bytes) { return revised_after_signing({bytes.data(), bytes.size()}); }

TEST(PdfRevisions, NothingFollowsTheSignature) {
  EXPECT_FALSE(told(signed_file("")));
  EXPECT_FALSE(told(signed_file("\n%%EOF\n")));
}

TEST(PdfRevisions, AnAppendedRevisionIsTold) {
  const auto sentence = told(signed_file("\n7 0 obj\n<< /Type /Page >>\nendobj\nxref\ntrailer\nstartxref\n200\n%%EOF\n"));
  ASSERT_TRUE(sentence);
  EXPECT_NE(std::string::npos, sentence->find("after it was signed"));
}

TEST(PdfRevisions, ValidationDataAndTimeStampsAreNoRevision) {
  EXPECT_FALSE(told(signed_file("\n7 0 obj\n<< /DSS 8 0 R >>\nendobj\nstartxref\n200\n%%EOF\n")));
  EXPECT_FALSE(told(signed_file("\n7 0 obj\n<< /Type /DocTimeStamp >>\nendobj\nstartxref\n200\n%%EOF\n")));
}

TEST(PdfRevisions, ALaterSignatureCoversAnEarlierRevision) {
  std::string second = "\n7 0 obj\n/ByteRange [0 210 220 80]\nendobj\nstartxref\n200\n%%EOF\n";
  second.resize(100, ' ');
  EXPECT_FALSE(told(signed_file(second)));
}

TEST(PdfRevisions, UnsignedFilesAndNonsenseSayNothing) {
  EXPECT_FALSE(told("%PDF-1.4\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n1 0 obj\nendobj\nstartxref\n9\n%%EOF"));
  EXPECT_FALSE(told("/ByteRange"));
  EXPECT_FALSE(told("/ByteRange [0 5 99999999999999999999 3]  obj startxref"));
  EXPECT_FALSE(told("/ByteRange [0 18446744073709551615 1 18446744073709551615] obj startxref"));
}

}  // namespace
}  // namespace dossier
