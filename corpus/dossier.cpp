#include "corpus/dossier.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "corpus/declaration.h"
#include "corpus/file_names.h"
#include "corpus/image_file.h"
#include "corpus/paper_work.h"
#include "corpus/truth.h"

namespace dossier::corpus {

Dossier make_dossier(const DossierRequest& request, Random& random) {
  Dossier dossier;
  dossier.id = request.id;
  dossier.condition = request.condition;
  Random planning = random.child("plan");
  CompanyPlan plan;
  plan.size = planning.pick(std::vector<Size>{Size::micro, Size::small, Size::small, Size::small, Size::medium, Size::medium, Size::large});
  plan.form = plan.size == Size::micro || (plan.size == Size::small && planning.chance(0.4)) ? Form::small_enterprise
              : planning.chance(0.7)                                                        ? Form::general_2019
                                                                                            : Form::general_2018;
  plan.consolidated = plan.size >= Size::medium && planning.chance(0.4);
  Random making = random.child("company");
  const Company company = make_company(plan, making);
  Random declaring = random.child("declaration");
  dossier.declaration = make_declaration(company, declaring);
  Random drawing = random.child("papers");
  dossier.files = draw_papers(company, request, drawing);
  return dossier;
}

void write_dossier(const std::filesystem::path& out, const Dossier& dossier, bool with_texts, Random& random) {
  const std::filesystem::path folder = out / dossier.id;
  write_file(folder / "declaration.json", dossier.declaration.dump(2) + "\n");
  std::vector<FileResult> results;
  nlohmann::ordered_json texts = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < dossier.files.size(); ++i) {
    Random own = random.child("file", i);
    results.push_back(write_evidence(folder, dossier.files[i], own));
    if (with_texts) {
      for (auto& page : page_texts(dossier.files[i], results.back())) {
        texts.push_back(std::move(page));
      }
    }
  }
  write_file(out / (dossier.id + ".truth.json"), truth_of_dossier(dossier, results).dump(1) + "\n");
  if (with_texts) {
    write_file(out / (dossier.id + ".pages.json"), texts.dump() + "\n");
  }
}

}  // namespace dossier::corpus
