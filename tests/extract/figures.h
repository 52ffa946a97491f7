// The figures of a document by their year, for tests of extraction.
#pragma once

#include <string>
#include <string_view>

#include "models/document.h"

namespace dossier::test {

inline const Field* figure(const Document& document, std::string_view name, int year) {
  for (const Field& field : document.fields) {
    if (field.name == name && field.year == year) return &field;
  }
  return nullptr;
}

inline std::string figure_value(const Document& document, std::string_view name, int year) {
  const Field* field = figure(document, name, year);
  return field == nullptr ? "missing" : field->value;
}

}  // namespace dossier::test
