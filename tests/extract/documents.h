// Looking into extracted documents, for the tests of kinds.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"

namespace dossier::test {

inline const Field* field(const Document& document, std::string_view name) {
  for (const Field& f : document.fields) {
    if (f.name == name) return &f;
  }
  return nullptr;
}

// The value of the first field of that name; "none" where there is no such field.
inline std::string value(const Document& document, std::string_view name) {
  const Field* f = field(document, name);
  return f ? f->value : "none";
}

// The one document of the page.
inline Document only(const Page& page) {
  std::vector<Document> documents = extract({page});
  EXPECT_EQ(documents.size(), 1u);
  return documents.empty() ? Document{} : documents.front();
}

// The page with one piece of its print replaced by what was read of it.
inline std::string with(std::string_view page, const std::string& printed, const std::string& read) {
  std::string changed(page);
  EXPECT_NE(changed.find(printed), std::string::npos) << printed;
  return changed.replace(changed.find(printed), printed.size(), read);
}

}  // namespace dossier::test
