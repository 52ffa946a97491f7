#include "corpus/file_names.h"

#include <vector>

#include <fmt/format.h>

namespace dossier::corpus {

FileNames::FileNames(Random random) : random_(random), manner_(0), counter_(0), folders_(false) {
  manner_ = random_.number(0, 4);
  counter_ = random_.number(1, 40);
  folders_ = random_.chance(0.5);
}

std::string FileNames::next(const std::string& hint) {
  for (int tries = 0;; ++tries) {
    std::string stem;
    switch (manner_) {
      case 0:
        stem = fmt::format("扫描件{:04}", counter_);
        break;
      case 1:
        stem = fmt::format("IMG_202405{:02}_{:02}{:02}{:02}", random_.number(6, 28), random_.number(8, 18),
                           random_.number(0, 59), random_.number(0, 59));
        break;
      case 2:
        stem = fmt::format("附件{}", counter_);
        break;
      case 3:
        stem = fmt::format("{:02}_{}", counter_, hint);
        break;
      default:
        stem = hint + (tries > 0 || random_.chance(0.4) ? fmt::format("{}", counter_) : "");
        break;
    }
    ++counter_;
    if (folders_ && random_.chance(0.6)) {
      stem = random_.pick(std::vector<std::string>{"证书", "财务", "材料一", "其他", "申报材料/附件"}) + "/" + stem;
    }
    if (given_.insert(stem).second) {
      return stem;
    }
  }
}

}  // namespace dossier::corpus
