// What the certificates of each management system print.
#pragma once

#include <string>
#include <vector>

#include "corpus/company.h"

namespace dossier::corpus {

struct SchemeText {
  std::string title;
  std::string english;
  std::vector<std::string> standards;  // ways to print it
  std::vector<std::string> parts;      // each alone is right too
  std::string system;
};

// 27001 is printed in the edition of the day of issue.
SchemeText text_of(const IsoCertificate& certificate);

}  // namespace dossier::corpus
