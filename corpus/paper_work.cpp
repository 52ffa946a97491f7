#include "corpus/paper_work.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/file_names.h"
#include "corpus/layouts/cmmi.h"
#include "corpus/layouts/hightech.h"
#include "corpus/layouts/iso.h"
#include "corpus/layouts/other.h"
#include "corpus/layouts/patent.h"
#include "corpus/layouts/software.h"
#include "corpus/layouts/special_audit.h"
#include "corpus/layouts/standard.h"
#include "corpus/layouts/tax_return.h"

namespace dossier::corpus {
namespace {

enum class Group { licence, audit, special, tax, certificate, other };

struct Piece {
  Group group;
  std::string hint;
  Sheet sheet;
};

class Desk {
 public:
  Desk(const Draft& draft, const DossierRequest& request, const Random& random)
      : d_(draft), c_(draft.shown), request_(request), random_(random) {}

  std::vector<Piece> draw() {
    draw_licence_page();
    draw_audits();
    draw_specials();
    draw_certificates();
    Random own = random_.child("look-alikes");
    const int count = request_.small ? 0 : own.number(0, 3);
    for (int i = 0; i < count; ++i) {
      Sheet sheet;
      draw_look_alike(sheet, c_, own);
      add(Group::other, "其他材料", std::move(sheet));
    }
    return std::move(pieces_);
  }

 private:
  bool wanted(const std::string& type) const {
    return request_.only.empty() || std::ranges::find(request_.only, type) != request_.only.end();
  }
  bool omitted(const std::string& what) const { return d_.papers.omitted.contains(what); }

  void add(Group group, const std::string& hint, Sheet sheet) {
    if (!sheet.pages.empty()) {
      pieces_.push_back({.group = group, .hint = hint, .sheet = std::move(sheet)});
    }
  }

  void draw_licence_page() {
    if (!wanted("business_license") || omitted("licence")) {
      return;
    }
    Random own = random_.child("licence");
    Sheet sheet;
    draw_licence(sheet, c_, d_.papers.licence, own);
    add(Group::licence, "营业执照", std::move(sheet));
  }

  void draw_audits() {
    const int last = c_.reporting_year;
    std::vector<int> years = {d_.papers.statements_of_year_before ? last - 1 : last};
    if (d_.papers.prior_report) {
      years.push_back(last - 1);
    }
    for (const int year : years) {
      Random own = random_.child("audit", static_cast<std::uint64_t>(year));
      Company company = c_;
      if (year == last - 1 && d_.papers.prior_report_book) {
        for (std::vector<YearBook>* books : {&company.books, &company.group_books}) {
          for (YearBook& book : *books) {
            if (book.year == year && (books == &company.group_books) == !c_.group_books.empty()) {
              book = *d_.papers.prior_report_book;
            }
          }
        }
      }
      Sheet sheet;
      AuditReport report = make_audit_report(company, year, own);
      if (d_.papers.opinions.contains(year)) {
        report.opinion = d_.papers.opinions.at(year);
      }
      if (year == last && d_.papers.audit_date) {
        report.date = *d_.papers.audit_date;
      }
      if (year == years.front() && !d_.papers.report_number.empty()) {
        report.number = d_.papers.report_number;
      }
      if (year == years.front() && !d_.papers.seal_firm.empty()) {
        report.sealed_by = d_.papers.seal_firm;
        sheet.in_color = true;
      }
      if (year == years.front()) {
        annual_number_ = report.number;
      }
      if (wanted("audit_report")) {
        draw_audit_report(sheet, report, company, request_.small || own.chance(0.4), own);
      }
      StatementStyle style = make_statement_style(company, own);
      if (style.monthly && (!d_.papers.prior_report || year != last)) {
        // The year before must be printed somewhere.
        style.monthly = false;
        style.prior_head = "上年金额";
      }
      for (const StatementKind kind :
           {StatementKind::balance_sheet, StatementKind::income_statement, StatementKind::cash_flow}) {
        draw_one(sheet, company, year, kind, style, own);
      }
      if (request_.notes > 0) {
        draw_notes(sheet, company, year, request_.notes, style, own);
      } else if (request_.only.empty() && !request_.small && own.chance(0.5)) {
        draw_notes(sheet, company, year, own.number(0, 2), style, own);
      }
      add(Group::audit, fmt::format("{}年审计报告", year), std::move(sheet));
    }
  }

  void draw_one(Sheet& sheet, const Company& company, int year, StatementKind kind, const StatementStyle& style,
                Random& own) {
    const std::string type = kind == StatementKind::balance_sheet      ? "balance_sheet"
                             : kind == StatementKind::income_statement ? "income_statement"
                                                                       : "cash_flow_statement";
    if (!wanted(type) || omitted(type)) {
      return;
    }
    StatementChanges changes;
    const auto found = d_.papers.statements.find({year, kind});
    if (found != d_.papers.statements.end()) {
      changes = found->second;
    }
    if (year == c_.reporting_year) {
      changes.other_entity = d_.papers.statement_entity;
    }
    draw_statement(sheet, company, year, kind, style, changes, own);
  }

  void draw_specials() {
    Random own = random_.child("special");
    const int last = c_.reporting_year;
    std::vector<int> years = {last - 2, last - 1, last};
    if (wanted("rd_special_audit") && !omitted("rd_special_audit")) {
      Sheet sheet;
      draw_rd_special_audit(sheet, make_special_report(c_, years, "专审", annual_number_, own), c_, own);
      add(Group::special, "研发费用专项审计", std::move(sheet));
    }
    if (wanted("ai_revenue_special_audit") && !omitted("ai_revenue_special_audit")) {
      Sheet sheet;
      Company company = c_;
      for (SpecialYear& s : company.special) {
        if (s.year == last && d_.papers.special_revenue_difference != 0) {
          s.revenue += d_.papers.special_revenue_difference;
        }
      }
      draw_ai_special_audit(sheet, make_special_report(company, years, "专审", annual_number_, own), company,
                            d_.papers.ai_wrong_sum, own);
      add(Group::special, "人工智能收入专项审计", std::move(sheet));
    }
    const bool tax = d_.papers.tax_return ||
                     (!request_.small && !d_.papers.statements_of_year_before && own.chance(0.35)) ||
                     (!request_.only.empty() && wanted("tax_return"));
    if (tax && wanted("tax_return")) {
      Sheet sheet;
      draw_tax_return(
          sheet, {.year = last, .revenue_difference = d_.papers.tax_revenue_difference, .with_rd = own.chance(0.8)}, c_,
          own);
      add(Group::tax, "纳税申报表", std::move(sheet));
    }
  }

  void draw_certificates() {
    for (std::size_t i = 0; wanted("patent_certificate") && i < c_.patents.size(); ++i) {
      Random own = random_.child("patent", i);
      Sheet sheet;
      if (d_.papers.notices.contains(i)) {
        draw_patent_application_notice(sheet, c_.patents[i], c_.address, own);
      } else if (!omitted(fmt::format("patent {}", i))) {
        draw_patent(sheet, c_.patents[i], c_.address, {.wrong_fee_day = d_.papers.wrong_fee_days.contains(i)}, own);
      }
      add(Group::certificate, "专利证书", std::move(sheet));
    }
    for (std::size_t i = 0; wanted("software_copyright") && i < c_.software.size(); ++i) {
      Random own = random_.child("software", i);
      Sheet sheet;
      if (!omitted(fmt::format("software {}", i))) {
        draw_software(sheet, c_.software[i], own);
      }
      add(Group::certificate, "软件著作权", std::move(sheet));
    }
    for (std::size_t i = 0; wanted("iso_certificate") && i < c_.iso.size(); ++i) {
      Random own = random_.child("iso", i);
      Sheet sheet;
      if (!omitted(fmt::format("iso {}", i))) {
        const std::size_t language = own.weighted({0.72, 0.04, 0.24});
        draw_iso(sheet, c_, c_.iso[i],
                 language == 0                                                              ? Language::chinese
                 : language == 1 && !d_.touched.contains(fmt::format("certificates {}", i)) ? Language::english
                                                                                            : Language::bilingual,
                 own);
      }
      add(Group::certificate, "体系证书", std::move(sheet));
    }
    Random own = random_.child("certificates");
    if (c_.cmmi && wanted("cmmi_certificate")) {
      Sheet sheet;
      const std::size_t language = own.weighted({0.35, 0.3, 0.35});
      draw_cmmi(sheet, *c_.cmmi,
                language == 0   ? Language::chinese
                : language == 1 ? Language::english
                                : Language::bilingual,
                own);
      add(Group::certificate, "CMMI", std::move(sheet));
    }
    if (c_.hightech && wanted("hightech_certificate")) {
      Sheet sheet;
      draw_hightech(sheet, *c_.hightech, own);
      add(Group::certificate, "高企证书", std::move(sheet));
    }
    for (std::size_t i = 0; wanted("standard") && i < c_.standards.size(); ++i) {
      Sheet sheet;
      if (!omitted(fmt::format("standard {}", i))) {
        draw_standard(sheet, c_.standards[i], own);
      }
      add(Group::certificate, "标准", std::move(sheet));
    }
  }

  const Draft& d_;
  const Company& c_;
  const DossierRequest& request_;
  Random random_;
  std::vector<Piece> pieces_;
  std::string annual_number_;
};

void append(Sheet& to, Sheet from) {
  to.in_color = to.in_color || from.in_color;
  const std::size_t shift = to.pages.size();
  for (DocumentTruth& document : from.documents) {
    document.first_page += shift;
    document.last_page += shift;
    for (FieldTruth& f : document.fields) {
      f.page += shift;
    }
    for (LineTruth& l : document.lines) {
      l.page += shift;
    }
    to.documents.push_back(std::move(document));
  }
  for (Canvas& page : from.pages) {
    to.pages.push_back(std::move(page));
  }
}

bool single_portrait(const Piece& p) {
  return p.sheet.pages.size() == 1 && p.sheet.documents.size() == 1 &&
         p.sheet.pages[0].width() < p.sheet.pages[0].height();
}

// Two certificates copied onto one sheet lying on its side.
Piece beside(Piece a, Piece b) {
  Piece out{.group = a.group, .hint = a.hint, .sheet = {}};
  Canvas page(841.89, 595.28);
  const double factor = 595.28 / 841.89;
  double x = 0;
  for (Piece* p : {&a, &b}) {
    page.place(p->sheet.pages[0], x, 0, factor);
    DocumentTruth document = std::move(p->sheet.documents[0]);
    for (FieldTruth& f : document.fields) {
      f.box = f.box.empty() ? f.box : scaled(f.box, x, 0, factor);
    }
    document.variant += " beside";
    out.sheet.documents.push_back(std::move(document));
    x += 595.28 * factor;
  }
  out.sheet.pages.push_back(std::move(page));
  return out;
}

// How the papers are put together into files.
std::vector<Piece> bind(std::vector<Piece> pieces, Random& random) {
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (pieces[i].group == Group::certificate && pieces[i + 1].group == Group::certificate &&
        single_portrait(pieces[i]) && single_portrait(pieces[i + 1]) && random.chance(0.08)) {
      pieces[i] = beside(std::move(pieces[i]), std::move(pieces[i + 1]));
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }
  const std::size_t manner = random.weighted({0.63, 0.13, 0.24});
  if (manner == 0) {
    return pieces;
  }
  std::vector<Piece> out;
  const auto target = [&](const Piece& p) -> Piece* {
    for (Piece& q : out) {
      // Everything in one file, or what belongs together.
      if (manner == 1 || q.group == p.group) {
        return &q;
      }
    }
    return nullptr;
  };
  for (Piece& p : pieces) {
    Piece* into = manner == 2 && p.group != Group::certificate && p.group != Group::other ? nullptr : target(p);
    if (into == nullptr) {
      if (manner == 1) {
        p.hint = "申报材料";
      }
      out.push_back(std::move(p));
    } else {
      append(into->sheet, std::move(p.sheet));
    }
  }
  return out;
}

}  // namespace

std::vector<EvidenceFile> draw_papers(const Draft& draft, const DossierRequest& request, Random& random) {
  std::vector<Piece> pieces = Desk(draft, request, random).draw();
  Random binding = random.child("binding");
  if (binding.chance(0.5)) {
    binding.shuffle(pieces);
  }
  pieces = bind(std::move(pieces), binding);
  std::vector<EvidenceFile> files;
  FileNames names(random.child("names"));
  for (Piece& piece : pieces) {
    EvidenceFile file;
    file.stem = names.next(piece.hint);
    file.condition = request.condition;
    file.light = request.small;
    file.sheet = std::move(piece.sheet);
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace dossier::corpus
