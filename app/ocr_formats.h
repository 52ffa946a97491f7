// The recognised text itself, for people and for programs that take hOCR or ALTO.
#pragma once

#include <span>
#include <string>

#include "models/page.h"

namespace dossier {

// Lines in reading order, a line break after each, a form feed after each page (as pdftotext and tesseract do).
[[nodiscard]] std::string reading_as_text(const FileReading& reading);

// A file and its reading, for formats that name the source.
struct NamedReading {
  std::string name;
  const FileReading* reading = nullptr;
};

// hOCR 1.2 as XHTML. Boxes are pixels of the page as its file displays it, at the resolution that scan_res tells (that of the
// pixels read; 300 dpi where the text came from a text layer); x_wconf is the reader's confidence in per cent.
[[nodiscard]] std::string readings_as_hocr(std::span<const NamedReading> files);

// ALTO 4.2 of one file. Boxes are 1/1200 inch of the page as its file displays it; WC is the reader's confidence 0..1;
// what other readers saw at the same place stands in ALTERNATIVE.
[[nodiscard]] std::string reading_as_alto(const NamedReading& file);

}  // namespace dossier
