#include "corpus/paper_work.h"

#include "corpus/file_names.h"
#include "corpus/layouts/iso.h"
#include "corpus/layouts/licence.h"
#include "corpus/layouts/patent.h"
#include "corpus/layouts/statement.h"

namespace dossier::corpus {

std::vector<EvidenceFile> draw_papers(const Company& company, const DossierRequest& request, Random& random) {
  std::vector<EvidenceFile> files;
  FileNames names(random.child("names"));
  const auto add = [&](const std::string& hint, Sheet sheet) {
    EvidenceFile file;
    file.stem = names.next(hint);
    file.condition = request.condition;
    file.sheet = std::move(sheet);
    files.push_back(std::move(file));
  };
  {
    Random own = random.child("licence");
    Sheet sheet;
    draw_licence(sheet, company, {}, own);
    add("营业执照", std::move(sheet));
  }
  for (int year = company.reporting_year; year >= company.reporting_year - 1; --year) {
    Random own = random.child("statements", static_cast<std::uint64_t>(year));
    Sheet sheet;
    const StatementStyle style = make_statement_style(company, own);
    for (const StatementKind kind : {StatementKind::balance_sheet, StatementKind::income_statement, StatementKind::cash_flow}) {
      draw_statement(sheet, company, year, kind, style, {}, own);
    }
    add("财务报表", std::move(sheet));
  }
  for (std::size_t i = 0; i < company.patents.size(); ++i) {
    Random own = random.child("patent", i);
    Sheet sheet;
    draw_patent(sheet, company.patents[i], company.address, {}, own);
    add("专利", std::move(sheet));
  }
  for (std::size_t i = 0; i < company.iso.size(); ++i) {
    Random own = random.child("iso", i);
    Sheet sheet;
    draw_iso(sheet, company, company.iso[i], own.chance(0.2) ? Language::bilingual : Language::chinese, own);
    add("体系证书", std::move(sheet));
  }
  return files;
}

}  // namespace dossier::corpus
