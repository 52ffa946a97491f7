// What a layout gives: pages, and the documents on them with their truth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/canvas.h"

namespace dossier::corpus {

struct FieldTruth {
  std::string name;
  std::optional<int> year;
  std::string scope;  // "", "consolidated", "parent"
  std::string value;
  std::size_t page = 0;  // of the sheet, from 0
  Box box;
  std::vector<std::string> accept;  // other values that are right too
  bool optional = false;            // not asked for; wrong and certain is still an error
};

struct LineTruth {
  std::string label;
  int year = 0;
  std::string scope;
  std::string value;
  std::size_t page = 0;
  Box box;
};

struct DocumentTruth {
  std::string type;
  std::size_t first_page = 0;
  std::size_t last_page = 0;
  std::vector<FieldTruth> fields;
  std::vector<LineTruth> lines;
  std::vector<std::string> absent;        // not printed: a certain value would be invented
  std::vector<std::string> accept_types;  // other types that are right too
  std::string variant;                    // which layout, for the statistics

  FieldTruth& field(std::string name, std::string value, std::size_t page, Box box) {
    fields.push_back({.name = std::move(name),
                      .year = {},
                      .scope = {},
                      .value = std::move(value),
                      .page = page,
                      .box = box,
                      .accept = {},
                      .optional = false});
    return fields.back();
  }
};

struct Sheet {
  std::vector<Canvas> pages;
  std::vector<DocumentTruth> documents;
  bool in_color = false;  // a scanner leaves its colours
  double cursor = 0;      // where the last page's content ends, for documents that may follow on it; 0: nothing may

  Canvas& add_page(double width = 595.28, double height = 841.89) {
    pages.emplace_back(width, height);
    return pages.back();
  }
  std::size_t last() const { return pages.size() - 1; }
};

}  // namespace dossier::corpus
