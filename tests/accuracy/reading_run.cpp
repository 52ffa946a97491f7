#include "tests/accuracy/reading_run.h"

#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "corpus/company.h"
#include "corpus/evidence.h"
#include "corpus/layouts/audit_report.h"
#include "corpus/layouts/iso.h"
#include "corpus/layouts/patent.h"
#include "corpus/layouts/statement.h"
#include "corpus/truth.h"
#include "tests/accuracy/page_match.h"
#include "tests/support/run_process.h"

namespace dossier::accuracy {
namespace {

namespace fs = std::filesystem;
using namespace dossier::corpus;

// Statements above all; between them prose and certificates. The same pages for every condition.
Sheet make_pages(std::uint64_t seed, int count) {
  Sheet sheet;
  for (std::uint64_t i = 0; static_cast<int>(sheet.pages.size()) < count; ++i) {
    Random random = Random(seed).child("reading", i);
    CompanyPlan plan;
    plan.form = i % 3 == 1 ? Form::small_enterprise : Form::general_2019;
    const Company company = make_company(plan, random);
    StatementStyle style = make_statement_style(company, random);
    style.sealed = false;
    for (const std::uint64_t k : {i, i + 1}) {
      draw_statement(sheet, company, company.reporting_year, static_cast<StatementKind>(k % 3), style, {}, random);
    }
    Sheet other;
    switch (i % 3) {
      case 0:
        draw_audit_report(other, make_audit_report(company, company.reporting_year, random), company, true, random);
        break;
      case 1:
        draw_patent(other, company.patents.front(), company.address, {}, random);
        break;
      default:
        draw_iso(other, company, company.iso.front(), Language::chinese, random);
        break;
    }
    sheet.pages.push_back(std::move(other.pages.front()));
  }
  while (static_cast<int>(sheet.pages.size()) > count) {
    sheet.pages.pop_back();
  }
  sheet.documents.clear();
  return sheet;
}

}  // namespace

std::vector<ReadingCounts> run_reading(const ReadingRequest& request) {
  const Sheet sheet = make_pages(request.seed, request.pages);
  std::vector<ReadingCounts> results;
  for (const std::string& condition : request.conditions) {
    std::cerr << fmt::format("\r{:<12}", condition) << std::flush;
    EvidenceFile file;
    file.stem = "reading-" + condition;
    file.condition = condition;
    file.sheet = sheet;
    // What is stored as JPEG anyway goes into a PDF; the rest without loss.
    const bool lossy = condition == "jpeg40" || condition == "photo" || condition == "all200";
    file.container = lossy ? Container::pdf : Container::lossless_tiff;
    if (condition == "seal200" || condition == "all200") {
      file.heavy_seal = "沈阳示例智能科技有限公司";
    }
    Random random = Random(request.seed).child("writing", 7);
    const FileResult written = write_evidence(request.work, file, random);
    const fs::path path = fs::path(request.work) / written.path;
    const test::ProcessResult run = test::run_process({request.program, "read", path.string(), "--format", "alto",
                                                       "--no-store", "--quiet", "--jobs", "1", "--all-pages"},
                                                      1800);
    const auto pages = words_of_alto(run.output);
    const nlohmann::json texts = nlohmann::json::parse(page_texts(file, written).dump());
    ReadingCounts counts;
    counts.condition = condition;
    counts.seconds = run.user_seconds;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const PageMatch match = match_page(texts[i], i < pages.size() ? pages[i] : std::vector<ReadWord>{});
      ++counts.pages;
      counts.characters += match.characters;
      counts.errors += match.errors;
      counts.amounts += match.amounts;
      counts.amounts_right += match.amounts_right;
      for (const std::string& note : match.notes) {
        counts.notes.push_back(fmt::format("{} p{}: {}", condition, i + 1, note));
      }
    }
    if (!request.keep) {
      std::error_code ignored;
      fs::remove(path, ignored);
    }
    results.push_back(std::move(counts));
  }
  std::cerr << '\n';
  return results;
}

}  // namespace dossier::accuracy
