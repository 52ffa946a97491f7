#include "corpus/dossier.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "corpus/declaration.h"
#include "corpus/file_names.h"
#include "corpus/image_file.h"
#include "corpus/paper_work.h"
#include "corpus/plants.h"
#include "corpus/truth.h"
#include "corpus/verdict.h"

namespace dossier::corpus {

namespace {

const Plant& plant_of(const std::vector<Plant>& plants, const std::string& kind) {
  const auto found = std::find_if(plants.begin(), plants.end(), [&kind](const Plant& p) { return p.kind == kind; });
  if (found == plants.end()) {
    throw std::invalid_argument("no such problem: " + kind);
  }
  return *found;
}

CompanyPlan make_plan(const DossierRequest& request, Random& random) {
  CompanyPlan plan;
  plan.size = random.pick(
      std::vector<Size>{Size::micro, Size::small, Size::small, Size::small, Size::medium, Size::medium, Size::large});
  plan.form = plan.size == Size::micro || (plan.size == Size::small && random.chance(0.4)) ? Form::small_enterprise
              : random.chance(0.7)                                                         ? Form::general_2019
                                                                                           : Form::general_2018;
  plan.consolidated = !request.small && plan.size >= Size::medium && random.chance(0.4);
  if (request.sound) {
    return plan;
  }
  plan.in_region = !random.chance(0.08);
  plan.rd_enough = !random.chance(0.12);
  plan.ai_enough = !random.chance(0.12);
  plan.grows = !random.chance(0.15);
  // The first kind asked for decides what company it is.
  if (!request.kinds.empty()) {
    const std::vector<Plant> plants = all_plants();
    const Plant& first = plant_of(plants, request.kinds.front());
    if (first.plan != nullptr) {
      first.plan(plan);
    }
  }
  return plan;
}

void plant_problems(Draft& draft, const DossierRequest& request, Random& random) {
  const std::vector<Plant> plants = all_plants();
  int left = request.most_kinds < 0 ? static_cast<int>(request.kinds.size()) : request.most_kinds;
  for (const std::string& kind : request.kinds) {
    if (left == 0) {
      break;
    }
    const Plant& plant = plant_of(plants, kind);
    if (plant.shows_in(request.condition)) {
      left -= plant.apply(draft, random) ? 1 : 0;
    }
  }
  int wanted = request.problems >= 0                          ? request.problems
               : request.kinds.empty() && !random.chance(0.3) ? random.number(1, 4)
                                                              : 0;
  for (int tries = 0; wanted > 0 && tries < 60; ++tries) {
    const Plant& plant = random.pick(plants);
    if (plant.shows_in(request.condition) && plant.apply(draft, random)) {
      --wanted;
    }
  }
}

}  // namespace

Dossier make_dossier(const DossierRequest& request, Random& random) {
  Dossier dossier;
  dossier.id = request.id;
  dossier.condition = request.condition;
  Random planning = random.child("plan");
  const CompanyPlan plan = make_plan(request, planning);
  Random making = random.child("company");
  Draft draft;
  draft.shown = make_company(plan, making);
  if (request.small) {
    draft.shown.patents.resize(1);
    draft.shown.software.resize(1);
    draft.shown.iso.resize(1);
    draft.shown.hightech.reset();
    draft.shown.standards.clear();
  }
  draft.papers.prior_report = !request.small && planning.chance(0.55);
  if (request.adjust) {
    request.adjust(draft.shown, draft.papers);
  }
  Random declaring = random.child("declaration");
  draft.declaration = make_declaration(draft.shown, declaring);
  Random planting = random.child("problems");
  if (!plan.in_region) {
    draft.declaration["applicant"]["region"] = draft.shown.seat.province + draft.shown.seat.city;
  }
  plant_problems(draft, request, planting);
  Random drawing = random.child("papers");
  dossier.files = draw_papers(draft, request, drawing);
  dossier.declaration = std::move(draft.declaration);
  dossier.expected = std::move(draft.expected);
  decide(draft, plan, dossier);
  return dossier;
}

void write_dossier(const std::filesystem::path& out, const Dossier& dossier, bool with_texts, Random& random) {
  const std::filesystem::path folder = out / dossier.id;
  write_file(folder / "declaration.json", dossier.declaration.dump(2) + "\n");
  std::vector<FileResult> results;
  nlohmann::ordered_json texts = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < dossier.files.size(); ++i) {
    Random own = dossier.files[i].look.value_or(random.child("file", i));
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
