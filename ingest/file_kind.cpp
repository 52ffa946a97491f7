#include "ingest/file_kind.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::size_t offset;
  FileKind kind;
  std::string_view what;
};

// Formats whose signature stands at a fixed place.
constexpr std::array kSignatures = {
    Signature{"\x89PNG\r\n\x1a\n"sv, 0, FileKind::png, ""},
    Signature{"\xff\xd8\xff"sv, 0, FileKind::jpeg, ""},
    Signature{"II*\0"sv, 0, FileKind::tiff, ""},
    Signature{"MM\0*"sv, 0, FileKind::tiff, ""},
    Signature{"II+\0\x08\0\0\0"sv, 0, FileKind::tiff, ""},
    Signature{"MM\0+\0\x08\0\0"sv, 0, FileKind::tiff, ""},
    Signature{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, 0, FileKind::unsupported, "an old Office file (.doc, .xls, .ppt, .wps)"},
    Signature{"\x09\x08"sv, 0, FileKind::unsupported, "an old Excel workbook (.xls)"},
    Signature{"GIF8"sv, 0, FileKind::unsupported, "a GIF image"},
    Signature{"BM"sv, 0, FileKind::unsupported, "a BMP image"},
    Signature{"WEBP"sv, 8, FileKind::unsupported, "a WebP image"},
    Signature{"ftyphei"sv, 4, FileKind::unsupported, "a HEIC image"},
    Signature{"ftypmif"sv, 4, FileKind::unsupported, "a HEIC image"},
    Signature{"ftypavif"sv, 4, FileKind::unsupported, "an AVIF image"},
    Signature{"ftyp"sv, 4, FileKind::unsupported, "a video or audio file"},
    Signature{"\0\0\0\x0cjP  "sv, 0, FileKind::unsupported, "a JPEG 2000 image"},
    Signature{"Rar!"sv, 0, FileKind::unsupported, "a RAR archive; archives inside a dossier are not opened"},
    Signature{"7z\xbc\xaf\x27\x1c"sv, 0, FileKind::unsupported, "a 7z archive; archives inside a dossier are not opened"},
    Signature{"\x1f\x8b"sv, 0, FileKind::unsupported, "a gzip archive; archives inside a dossier are not opened"},
    Signature{"ustar"sv, 257, FileKind::unsupported, "a tar archive; archives inside a dossier are not opened"},
    Signature{"{\\rtf"sv, 0, FileKind::unsupported, "a rich text file (.rtf)"},
    Signature{"\x7f" "ELF"sv, 0, FileKind::unsupported, "a program"},
    Signature{"MZ"sv, 0, FileKind::unsupported, "a program"},
    Signature{"SQLite format 3\0"sv, 0, FileKind::unsupported, "a database"},
};

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// The names of a ZIP's members stand readable in their headers.
FileKindGuess guess_zip(std::string_view head, std::string_view tail) {
  const auto named = [&](std::string_view part) { return holds(head, part) || holds(tail, part); };
  if (named("OFD.xml")) return {FileKind::unsupported, "an OFD document"};
  if (named("xl/")) return {FileKind::unsupported, "an Excel workbook (.xlsx)"};
  if (named("word/")) return {FileKind::unsupported, "a Word document (.docx)"};
  if (named("ppt/")) return {FileKind::unsupported, "a PowerPoint presentation (.pptx)"};
  if (named("opendocument")) return {FileKind::unsupported, "an OpenDocument file"};
  return {FileKind::unsupported, "a ZIP archive; archives inside a dossier are not opened"};
}

bool is_text(std::string_view head) {
  const auto control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 0x1b;
  };
  return std::none_of(head.begin(), head.end(), control);
}

std::string_view without_leading_space(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

}  // namespace

FileKindGuess guess_file_kind(std::string_view head, std::string_view tail) {
  if (head.empty()) return {FileKind::empty, "it is empty (zero bytes)"};
  // A PDF may have up to a kilobyte of something before its header, and programs open one whose header is lost.
  if (holds(head.substr(0, 1024 + 5), "%PDF-")) return {FileKind::pdf, ""};
  for (const Signature& signature : kSignatures) {
    if (head.size() >= signature.offset + signature.bytes.size() &&
        head.substr(signature.offset, signature.bytes.size()) == signature.bytes) {
      return {signature.kind, std::string(signature.what)};
    }
  }
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return guess_zip(head, tail);
  const std::string_view start = without_leading_space(head);
  if (start.starts_with("<!DOCTYPE html") || start.starts_with("<html") || start.starts_with("<!doctype html")) {
    return {FileKind::unsupported, "a web page (HTML)"};
  }
  if (start.starts_with("<?xml")) return {FileKind::unsupported, "an XML file"};
  if (holds(tail, "startxref") || holds(tail, "%%EOF")) return {FileKind::pdf, ""};
  if (is_text(head)) return {FileKind::unsupported, "plain text"};
  return {FileKind::unknown, "of no known format"};
}

}  // namespace dossier
