#include "corpus/layouts/statement_table.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corpus/layouts/grid.h"
#include "corpus/look.h"
#include "corpus/ornament.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

constexpr double kAmountPad = 3.5;  // points between an amount and the edges of its cell

struct Columns {  // of one half of the table
  double left = 0;
  double label = 0;
  double number = 0;
  double note = 0;
  std::vector<double> amounts;

  double width() const {
    double w = label + number + note;
    for (const double a : amounts) {
      w += a;
    }
    return w;
  }
  std::vector<double> edges() const {
    std::vector<double> out = {left};
    for (const double w : {label, number, note}) {
      if (w > 0) {
        out.push_back(out.back() + w);
      }
    }
    for (const double a : amounts) {
      out.push_back(out.back() + a);
    }
    return out;
  }
};

class Writer {
 public:
  Writer(Sheet& sheet, const StatementPaper& paper, const StatementStyle& style, Random& random)
      : sheet_(sheet),
        paper_(paper),
        style_(style),
        random_(random),
        body_(style.look.body),
        digits_(style.look.digits) {}

  void write() {
    const bool wide = style_.landscape || paper_.columns.size() > 2;
    page_width_ = wide ? 841.89 : 595.28;
    page_height_ = wide ? 595.28 : 841.89;
    truth_.type = paper_.type;
    truth_.first_page = sheet_.pages.size();
    row_height_ = style_.row_height;
    lay_out_columns();
    const std::size_t count = std::max(paper_.left.size(), paper_.right.size());
    std::size_t at = 0;
    while (at < count) {
      at = write_page(at, count);
    }
    truth_.last_page = sheet_.last();
    truth_.variant =
        fmt::format("{}{}{}", paper_.two_sided ? "two-sided " : "", paper_.columns.size() > 2 ? "four-columns " : "",
                    style_.landscape ? "landscape" : "portrait");
    sheet_.documents.push_back(std::move(truth_));
  }

 private:
  void lay_out_columns() {
    const double room = page_width_ - 2 * style_.margin;
    halves_.resize(paper_.two_sided ? 2 : 1);
    const double half_width = room / static_cast<double>(halves_.size());
    // The widest amount decides how small the figures must be.
    double widest = measure("-1,234,567.89", digits_).width;
    for (const auto* rows : {&paper_.left, &paper_.right}) {
      for (const StatementRow& row : *rows) {
        for (const PrintedAmount& amount : row.amounts) {
          widest = std::max(widest,
                            measure(amount.text, row.total && style_.bold_totals ? digits_.bolder() : digits_).width);
        }
      }
    }
    const auto count = static_cast<double>(paper_.columns.size());
    double x = style_.margin;
    double factor = 1;
    for (std::size_t i = 0; i < halves_.size(); ++i) {
      Columns& c = halves_[i];
      c.left = x;
      c.number = style_.row_numbers ? body_.size * 2.6 : 0;
      c.note = style_.notes && !paper_.two_sided ? body_.size * 4.6 : 0;
      double amount = std::max(widest + 9, half_width * (paper_.two_sided ? 0.25 : 0.46 / count));
      const double least_label = half_width * (paper_.two_sided ? 0.36 : 0.34);
      if (amount * count + c.number + c.note + least_label > half_width) {
        const double fits = (half_width - least_label - c.number - c.note) / count;
        factor = std::min(factor, (fits - 2 * kAmountPad) / widest);
        amount = fits;
      }
      c.amounts.assign(paper_.columns.size(), amount);
      c.label = half_width - c.number - c.note - amount * count;
      x += half_width;
    }
    if (factor < 1) {
      digits_ = digits_.sized(std::max(5.6, digits_.size * factor));
      body_ = body_.sized(std::max(6.2, std::min(body_.size, digits_.size * 1.12)));
    }
    row_height_ = std::max(body_.size * 1.5, row_height_ * body_.size / style_.look.body.size);
    const std::size_t rows = std::max(paper_.left.size(), paper_.right.size());
    // Most statements are made to fit on one page; long ones run over.
    const double space = page_height_ - 150 - 62;
    const double fitting = space / static_cast<double>(rows + 1);
    if (fitting < row_height_ && fitting > body_.size * 1.28 && random_.chance(0.7)) {
      row_height_ = fitting;
    }
  }

  double write_head(Canvas& page, bool continued) {
    const Style head = style_.look.head;
    double y = head_top_;
    std::string title = paper_.title;
    if (style_.spaced_title) {
      std::string spaced;
      for (const std::string& c : characters(title)) {
        spaced += (spaced.empty() ? "" : " ") + c;
      }
      title = spaced;
    }
    page.text(page.width() / 2, y, continued ? title + "（续）" : title, head, Align::center);
    y += head.size * 0.6 + 12;
    const double right = page.width() - style_.margin;
    if (style_.form_code) {
      page.text(right, y - 14, paper_.form_code, body_, Align::right);
    }
    const bool period_line = random_.chance(0.5);
    if (period_line) {
      page.text(page.width() / 2, y, paper_.period, body_, Align::center);
      y += body_.size * 1.8;
    }
    const Box label = page.text(style_.margin, y, style_.entity_label, body_);
    const Box entity = page.text(label.right() + 2, y, paper_.entity, body_);
    if (!continued) {
      truth_.field("entity", paper_.entity, sheet_.last(), entity);
    }
    if (!period_line) {
      page.text(page.width() * (page.width() > 700 ? 0.52 : 0.6), y, paper_.period, body_, Align::center);
    }
    const std::string unit = name_of(style_.amount.unit);
    static const std::vector<std::string> kPlain = {"单位：元",     "单位：人民币元",        "金额单位：人民币元",
                                                    "金额单位：元", "单位：元 币种：人民币", "货币单位：人民币元"};
    std::string text = kPlain[unit_wording_];
    if (unit != "元") {
      text = "金额单位：人民币" + unit;
      if (unit_wording_ % 2 == 0) {
        text = "单位：" + unit;
      }
    }
    page.text(right, y, text, body_, Align::right);
    if (style_.sealed && !continued && random_.chance(0.5)) {
      put_company_seal(page, entity.x + random_.uniform(20, 160), y + random_.uniform(-12, 20), paper_.entity, random_);
    }
    return y + body_.size * 0.8;
  }

  // A row of column heads; two rows high where there are scopes to name.
  double write_column_heads(Canvas& page, double y) {
    const Style style = body_.bolder(style_.bold_totals);
    const bool scopes = paper_.columns.size() > 2;
    const double height = row_height_ * (scopes ? 2 : 1.15);
    if (style_.shaded_head) {
      page.fill({.x = style_.margin, .y = y, .width = page.width() - 2 * style_.margin, .height = height},
                {.red = 0.87, .green = 0.89, .blue = 0.92});
    }
    for (std::size_t h = 0; h < halves_.size(); ++h) {
      const Columns& c = halves_[h];
      double x = c.left;
      std::string label = paper_.type == "balance_sheet"
                              ? (halves_.size() == 2   ? (h == 0 ? "资产" : "负债和所有者权益（或股东权益）")
                                 : random_.chance(0.3) ? "资产"
                                                       : "项目")
                              : "项目";
      if (label.size() <= 6 && random_.chance(0.6)) {
        label = label.substr(0, 3) + std::string("　　") + label.substr(3);
      }
      page.text_in({.x = x, .y = y, .width = c.label, .height = height}, label, style, Align::center);
      x += c.label;
      if (c.number > 0) {
        page.text_in({.x = x, .y = y, .width = c.number, .height = height}, "行次", style.sized(style.size * 0.95),
                     Align::center, 0.5);
        x += c.number;
      }
      if (c.note > 0) {
        page.text_in({.x = x, .y = y, .width = c.note, .height = height}, random_.chance(0.7) ? "附注" : "注释", style,
                     Align::center);
        x += c.note;
      }
      for (std::size_t i = 0; i < c.amounts.size(); ++i) {
        const double w = c.amounts[i];
        const double top = scopes ? y + height / 2 : y;
        page.text_in({.x = x, .y = top, .width = w, .height = scopes ? height / 2 : height}, paper_.columns[i].head,
                     style, Align::center);
        if (scopes && i % 2 == 0) {
          const bool group = paper_.columns[i].scope == "consolidated";
          page.text_in({.x = x, .y = y, .width = 2 * w, .height = height / 2}, group ? "合并" : "母公司", style,
                       Align::center);
        }
        x += w;
      }
    }
    return y + height;
  }

  std::size_t write_page(std::size_t from, std::size_t count) {
    const bool continued = from > 0;
    // After another statement on the same page, where there is room for a dozen lines.
    const bool joined = !continued && style_.continuous && sheet_.cursor > 0 && !sheet_.pages.empty() &&
                        sheet_.pages.back().width() == page_width_ &&
                        sheet_.cursor + 90 + 12 * row_height_ < page_height_ - 74;
    if (!joined) {
      sheet_.add_page(page_width_, page_height_);
    } else if (truth_.first_page == sheet_.pages.size()) {
      --truth_.first_page;
    }
    Canvas& page = sheet_.pages.back();
    if (!joined && !style_.watermark.empty()) {
      put_watermark(page, style_.watermark, random_);
    }
    head_top_ = joined ? sheet_.cursor + 14 : style_.running_head.empty() ? 58 : 70;
    const double top = write_head(page, continued);
    double y = write_column_heads(page, top);
    const double body_top = y;
    const double foot_room = 74;
    std::vector<double> lines = {top, y};
    std::size_t at = from;
    while (at < count && y + row_height_ <= page_height_ - foot_room) {
      write_row(page, 0, at, y, paper_.left);
      if (paper_.two_sided) {
        write_row(page, 1, at, y, paper_.right);
      }
      y += row_height_;
      lines.push_back(y);
      ++at;
    }
    put_rules(page, lines, body_top);
    sheet_.cursor = 0;
    if (at == count) {
      sheet_.cursor = write_foot(page, y);
    }
    if (joined) {
      return at;
    }
    put_page_furniture(page, style_, style_.first_page_number + static_cast<int>(sheet_.last()),
                       style_.first_page_number + static_cast<int>(sheet_.last()) + random_.number(1, 30));
    return at;
  }

  void put_rules(Canvas& page, const std::vector<double>& lines, double body_top) {
    std::vector<GridEdge> edges;
    const bool scopes = paper_.columns.size() > 2;
    const double middle = (lines[0] + lines[1]) / 2;
    for (const Columns& c : halves_) {
      const std::vector<double> sides = c.edges();
      for (std::size_t i = 0; i < sides.size(); ++i) {
        // Between the two columns under one scope the rule begins below the scope's head.
        const bool inner = scopes && (i + 2 == sides.size() || i + 4 == sides.size());
        edges.push_back({.x = sides[i], .top = inner ? middle : lines[0]});
      }
      if (scopes && style_.ruling != Ruling::none) {
        page.line(sides[sides.size() - 5], middle, sides.back(), middle, 0.5);
      }
    }
    put_grid(page, edges, lines, body_top, style_.ruling, random_);
  }

  void write_row(Canvas& page, std::size_t half, std::size_t index, double y, const std::vector<StatementRow>& rows) {
    if (index >= rows.size()) {
      return;
    }
    const StatementRow& row = rows[index];
    const Columns& c = halves_[half];
    const bool bold = style_.bold_totals && (row.total || row.heading);
    const double gutter = half == 1 && style_.ruling != Ruling::full && style_.ruling != Ruling::outer ? 7 : 0;
    const double indent = gutter + row.indent * body_.size * (row.total ? 0 : 1.0);
    double x = c.left;
    Style label_style = body_.bolder(bold);
    // A label that is too long is set narrower, as spreadsheets do ("shrink to fit"), or wraps.
    const double label_room = c.label - indent - 5;
    const double label_width = measure(row.printed, label_style).width;
    if (label_width > label_room && (row_height_ < body_.size * 2.3 || random_.chance(0.5))) {
      label_style.size = std::max(5.2, label_style.size * label_room / label_width);
    }
    page.text_in({.x = x + indent, .y = y, .width = c.label - indent, .height = row_height_}, row.printed, label_style,
                 Align::left);
    x += c.label;
    if (c.number > 0) {
      if (row.number != 0) {
        page.text_in({.x = x, .y = y, .width = c.number, .height = row_height_}, std::to_string(row.number),
                     digits_.sized(digits_.size * 0.92), Align::center, 0.5);
      }
      x += c.number;
    }
    if (c.note > 0) {
      page.text_in({.x = x, .y = y, .width = c.note, .height = row_height_}, row.note, body_.sized(body_.size * 0.9),
                   Align::center);
      x += c.note;
    }
    for (std::size_t i = 0; i < c.amounts.size(); ++i) {
      const PrintedAmount& amount = row.amounts[i];
      const Align align = amount.nil && nil_centred_ ? Align::center : Align::right;
      Style style = digits_.bolder(bold);
      if (amount.other_hand) {
        style.family = style.family == kKai ? kHei : kKai;
      }
      const double raised = amount.other_hand ? 0.25 * digits_.size : 0;
      // Shrunk to fit like the labels: half a figure over the next row's could be read by nobody.
      const double room = c.amounts[i] - 2 * kAmountPad;
      while (measure(amount.text, style).width > room) {
        style.size *= 0.97;
      }
      const Box box = page.text_in({.x = x, .y = y - raised, .width = c.amounts[i], .height = row_height_}, amount.text,
                                   style, align, kAmountPad);
      x += c.amounts[i];
      note_truth(row, i, amount, box);
    }
  }

  void note_truth(const StatementRow& row, std::size_t column, const PrintedAmount& amount, const Box& box) {
    const ValueColumn& c = paper_.columns[column];
    if (amount.text.empty() || row.heading || c.monthly) {
      return;
    }
    if (row.field.empty()) {
      if (!amount.nil && row.asked) {
        truth_.lines.push_back({.label = row.plain,
                                .year = c.year,
                                .scope = c.scope,
                                .value = amount.value,
                                .page = sheet_.last(),
                                .box = box});
      }
      if (row.plain == "研究费用") {  // a part of the R&D expense: may be given, need not
        FieldTruth& f = truth_.field("rd_expense", amount.value, sheet_.last(), box);
        f.year = c.year;
        f.optional = true;
      }
      return;
    }
    FieldTruth& f = truth_.field(row.field, amount.value, sheet_.last(), box);
    f.year = c.year;
    f.scope = c.scope;
    f.optional = amount.nil;
  }

  double write_foot(Canvas& page, double y) {
    if (random_.chance(0.3)) {
      page.text(style_.margin, y + body_.size * 1.5, "后附财务报表附注为财务报表的组成部分。",
                body_.sized(body_.size * 0.95));
      y += body_.size * 1.6;
    }
    y += body_.size * 2.1;
    const double room = page.width() - 2 * style_.margin;
    static const std::vector<std::vector<std::string>> kTitles = {
        {"法定代表人：", "主管会计工作负责人：", "会计机构负责人："},
        {"企业负责人：", "主管会计工作的负责人：", "会计机构负责人（会计主管人员）："},
        {"单位负责人：", "财务负责人：", "制表人："}};
    const auto& titles = random_.pick(kTitles);
    const int manner = random_.number(0, 3);  // printed names, name seals, signatures, nothing
    for (std::size_t i = 0; i < 3; ++i) {
      const double x = style_.margin + room * static_cast<double>(i) / 3;
      const Box label = page.text(x, y, titles[i], body_);
      if (!style_.signed_foot || manner == 3) {
        continue;
      }
      if (manner == 0) {
        page.text(label.right() + 3, y, paper_.signers[i], body_);
      } else if (manner == 1) {
        put_name_seal(page, label.right() + 24, y - 3, paper_.signers[i], random_.uniform(24, 30), random_);
      } else {
        put_signature(page, label.right() + 4, y, 44, paper_.signers[i], random_);
      }
    }
    if (style_.sealed && random_.chance(0.6)) {
      put_company_seal(page, page.width() * random_.uniform(0.3, 0.85), y - random_.uniform(20, 160), paper_.entity,
                       random_);
    }
    return y + body_.size * 2.5;
  }

  Sheet& sheet_;
  const StatementPaper& paper_;
  const StatementStyle& style_;
  Random& random_;
  Style body_;
  Style digits_;
  DocumentTruth truth_;
  std::vector<Columns> halves_;
  double page_width_ = 0;
  double page_height_ = 0;
  double row_height_ = 0;
  double head_top_ = 58;
  bool nil_centred_ = random_.chance(0.25);
  std::size_t unit_wording_ = static_cast<std::size_t>(random_.number(0, 5));
};

}  // namespace

void draw_statement_paper(Sheet& sheet, const StatementPaper& paper, const StatementStyle& style, Random& random) {
  Writer(sheet, paper, style, random).write();
}

}  // namespace dossier::corpus
