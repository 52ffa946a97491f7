#include "extract/special_figures.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "extract/addressee.h"
#include "extract/audit_firm.h"
#include "extract/certificate.h"
#include "extract/read_amount.h"
#include "extract/settle.h"
#include "extract/special_prose.h"
#include "extract/special_table.h"
#include "extract/special_totals.h"
#include "extract/statement_fields.h"
#include "models/text.h"

namespace dossier {
namespace {

// A figure found in one place.
struct Found {
  std::size_t quantity = 0;
  std::optional<int> year;
  Field field;
  std::optional<std::int64_t> fen = {};  // of a table's cell, or of prose
  bool table = false;                    // not in prose
  bool total = false;                    // of a detail table: its sum may prove it
  bool year_unsure = false;              // it is that of the table before
};

Parse amount_parse(const AmountContext& context) {
  return [context](std::string_view text) -> std::optional<std::string> {
    const PrintedAmount amount = read_amount(text, context);
    if (!amount.readable() || amount.kind == PrintedAmount::Kind::nil) return std::nullopt;
    return to_string(amount.amount);
  };
}

std::optional<Field> settled_amount(std::string_view name, const Snippet& place, const Snippet& label, Unit unit,
                                    std::optional<int> decimals = {}) {
  const AmountContext context{.unit = unit, .decimals = decimals, .repair_letters = false};
  // As a text: the last zeros of a figure say how exact it is, and must not be cut off as saying nothing.
  auto field = settled_field(std::string(name), ValueKind::text, place, label, amount_parse(context));
  if (!field) return std::nullopt;
  field->kind = ValueKind::amount;
  field->half_ulp_fen = read_amount(field->raw, context).half_ulp_fen;
  return field;
}

// 「2023年度财务报表业经…会计师事务所审计」 names the firm of the annual report, at the beginning of a line as a letterhead does.
std::optional<Field> signing_firm(const Certificate& certificate, std::span<const std::string_view> kinds) {
  auto firm = audit_firm(certificate, kinds);
  static const re2::RE2 kOfOthers("业经|财务报表|已经|年度");
  if (firm && re2::RE2::PartialMatch(firm->value, kOfOthers)) return std::nullopt;
  return firm;
}

class SpecialFigures {
 public:
  SpecialFigures(const std::vector<PagePart>& parts, const SpecialForm& form, Document& document)
      : parts_(parts), form_(form), document_(document), rows_(special_rows(parts)) {}

  void read() {
    read_prose();
    read_tables();
    write_fields();
    write_sums();
  }

 private:
  void read_prose() {
    for (std::size_t q = 0; q < form_.quantities.size(); ++q) {
      for (const ProseFigure& figure : prose_figures(parts_, *form_.quantities[q].prose)) {
        auto field = settled_amount(form_.quantities[q].field, figure.amount, figure.words, figure.unit);
        if (!field) continue;
        if (figure.in_words && to_string(*figure.in_words) == field->value) {
          add_proof(*field, ProofKind::cross_check, "in-words");
        } else if (figure.in_words) {
          const Amount read = parse_amount(field->value).value_or(Amount{});
          if (std::abs(figure.in_words->fen - read.fen) > field->half_ulp_fen) cast_doubt(*field, "in-words-differ");
        }
        const std::int64_t fen = read_amount(figure.text, {.unit = figure.unit}).amount.fen;
        found_.push_back({.quantity = q, .year = figure.year, .field = *std::move(field), .fen = fen});
      }
    }
  }

  void read_tables() {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const SpecialRow& row = rows_[r];
      if (is_subtotal(r)) continue;
      const bool total = is_total(r);
      const auto column = total_column(row, form_);
      const bool proven = years_add_up(row);
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const SpecialCell& cell = row.cells[c];
        const std::optional<Meaning> meaning = meaning_of(row, cell, total);
        if (!meaning) continue;
        const bool of_year = only_year(cell.head).has_value();
        bool sure = true;
        if (!of_year && !meaning->by_head) {
          if (!column || column->cell != c) continue;
          sure = column->sure;
          if (const auto sum = sum_of_projects(rows_, r, c, form_)) sure = sure || (sum->difference_fen == 0 && !sum->mixed);
        }
        auto field = settled_amount(form_.quantities[meaning->quantity].field, cell.snippet, row.label_place, cell.unit, row.decimals);
        if (!field) continue;
        // The sum is of what the page reader has read; another reader may have been preferred.
        const bool closes = proven && field->value == to_string(cell.amount);
        if (closes) add_proof(*field, ProofKind::arithmetic, "years-add-up");
        cast_doubts(*field, cell, *meaning, sure, closes);
        if (of_year && !are_neighbours(row)) cast_doubt(*field, "year-one-reading");
        std::optional<int> year = only_year(row.label);
        if (!year) year = only_year(cell.head);
        if (!year && adds_up_years(row)) continue;
        const bool by_title = !year && !is_sum_of_years(row);
        if (by_title) year = row.title_year;
        found_.push_back({.quantity = meaning->quantity,
                          .year = year,
                          .field = *std::move(field),
                          .fen = cell.amount.fen,
                          .table = true,
                          .total = total,
                          .year_unsure = by_title && row.year_of_before});
        if (total && meaning->quantity == 0 && !is_by_years(row)) totals_.push_back({r, c});
      }
    }
  }

  // What a cell is, and whether the words that say so were read without a fault.
  struct Meaning {
    std::size_t quantity = 0;
    bool by_head = false;  // a row by years: the head of the column says it
    bool named = true;
  };

  static void cast_doubts(Field& field, const SpecialCell& cell, const Meaning& meaning, bool sure, bool proven) {
    if (cell.crowded) cast_doubt(field, "cell-crowded");
    if (!meaning.named) cast_doubt(field, "label-misread");
    if (!sure) cast_doubt(field, "column-unsure");
    if (!cell.unit_sure) cast_doubt(field, "unit-unsure");
    // A digit may be lost under the mark, unless the sum closes without it.
    if (cell.torn && !proven) cast_doubt(field, "cell-crowded");
  }

  // The total row of the table that details the report's own quantity; by projects, its label says no more than 合计.
  [[nodiscard]] bool is_total(std::size_t r) const {
    static const re2::RE2 kAll("(?:合计|总计|累计)(?:金额|数)?");
    constexpr int kFewestProjects = 2;
    const SpecialRow& row = rows_[r];
    if (!is_detail(row)) return false;
    const bool all = is_whole(&kAll, row.label);
    if (!is_whole(form_.total, row.label) && !(all && row.projects >= kFewestProjects && !is_by_years(row))) return false;
    // Under rows by years it adds them up.
    if (!all) return true;
    for (std::size_t i = r; i-- > 0 && rows_[i].title == row.title;) {
      if (only_year(rows_[i].label)) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_detail(const SpecialRow& row) const { return re2::RE2::PartialMatch(row.title, *form_.detail_title); }

  // A 小计 above a 合计, a 合计 above a 总计, or one of several that are called alike.
  [[nodiscard]] bool is_subtotal(std::size_t r) const {
    static constexpr std::array<std::string_view, 3> kRanks = {"小计", "合计", "总计"};
    const auto rank = [&](const std::string& label) {
      return std::find_if(kRanks.begin(), kRanks.end(), [&](std::string_view word) { return label.ends_with(word); }) - kRanks.begin();
    };
    const SpecialRow& row = rows_[r];
    const auto own = rank(row.label);
    if (own == static_cast<std::ptrdiff_t>(kRanks.size()) || !is_detail(row)) return false;
    const bool bare = row.label == kRanks[static_cast<std::size_t>(own)];
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (i == r || rows_[i].title != row.title) continue;
      const bool sums = is_whole(form_.total, rows_[i].label);
      const auto other = rank(rows_[i].label);
      if (i > r && sums && is_whole(form_.total, row.label) && other > own && other < static_cast<std::ptrdiff_t>(kRanks.size())) return true;
      if (bare && rows_[i].label == row.label) return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<std::size_t> quantity_labelled(const std::string& label) const {
    const std::string bare = bare_label(label);
    for (std::size_t q = 0; q < form_.quantities.size(); ++q) {
      if (is_whole(form_.quantities[q].label, label) || is_whole(form_.quantities[q].label, bare)) return q;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Meaning> meaning_of(const SpecialRow& row, const SpecialCell& cell, bool total) const {
    if (const auto quantity = quantity_labelled(row.label)) return Meaning{*quantity};
    if (total) return Meaning{0};
    if (const auto nearly = quantity_nearly(bare_label(row.label))) return Meaning{.quantity = *nearly, .named = false};
    if (const auto core = quantity_labelled(row.label_core)) return Meaning{.quantity = *core, .named = false};
    if (!only_year(row.label)) return std::nullopt;
    // A row by years: the head of the column says what it is.
    const auto quantity = quantity_labelled(cell.head);
    return quantity ? std::optional(Meaning{.quantity = *quantity, .by_head = true}) : std::nullopt;
  }

  // 传业收入, 人工衍能收入合计: with one of its characters another the label of just one quantity.
  [[nodiscard]] std::optional<std::size_t> quantity_nearly(const std::string& label) const {
    static constexpr std::u32string_view kOfLabels = U"营业收入总额合计人工智能企销售主务产品研究开发费用投金";
    static constexpr std::u32string_view kOthers = U"外净其他利润不未非";
    constexpr std::size_t kShortest = 4, kLongest = 14;
    const std::u32string text = to_u32(label);
    const auto has = [&](std::u32string_view word) { return text.find(word) != std::u32string::npos; };
    if (text.size() < kShortest || text.size() > kLongest || !(has(U"收入") || has(U"费用") || has(U"合计"))) return std::nullopt;
    if (text.find_first_of(kOthers) != std::u32string::npos) return std::nullopt;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!is_cjk(text[i])) continue;
      std::u32string other = text;
      for (const char32_t c : kOfLabels) {
        other[i] = c;
        const std::string changed = to_utf8(other);
        for (std::size_t q = 0; q < form_.quantities.size(); ++q) {
          if (!is_whole(form_.quantities[q].label, changed)) continue;
          if (found && *found != q) return std::nullopt;
          found = q;
        }
      }
    }
    return found;
  }

  // Beside columns that have a year each, one without is their sum.
  static bool adds_up_years(const SpecialRow& row) {
    return std::count_if(row.cells.begin(), row.cells.end(), [](const SpecialCell& cell) { return only_year(cell.head).has_value(); }) >= 2;
  }

  // Years of columns follow one another, up or down: one that does not was misread.
  static bool are_neighbours(const SpecialRow& row) {
    std::vector<int> years;
    for (const SpecialCell& cell : row.cells) {
      if (const auto year = only_year(cell.head)) years.push_back(*year);
    }
    for (std::size_t i = 1; i < years.size(); ++i) {
      const int step = years[i] - years[i - 1];
      if (step > 1 || step < -1 || (i > 1 && step != 0 && years[i - 1] != years[i - 2] && step != years[i - 1] - years[i - 2])) return false;
    }
    return true;
  }

  static bool is_sum_of_years(const SpecialRow& row) {
    return (row.label == "合计" || row.label == "总计") &&
           std::any_of(row.cells.begin(), row.cells.end(), [](const SpecialCell& cell) { return only_year(cell.head).has_value(); });
  }

  // One field a quantity and year: the same value in several places is proof, different ones are doubt.
  void write_fields() {
    settle_lone_year();
    std::set<int> years;
    for (const Found& found : found_) {
      if (found.year) years.insert(*found.year);
    }
    for (Found& found : found_) {
      if (found.year_unsure && years.size() > 1) cast_doubt(found.field, "year-unknown");
    }
    std::map<std::pair<std::size_t, int>, std::vector<const Found*>> groups;
    for (const Found& found : found_) {
      if (found.year) groups[{found.quantity, *found.year}].push_back(&found);
    }
    for (const auto& [key, places] : groups) {
      const Found* best = places.front();
      int most = 0;
      for (const Found* one : places) {
        const auto same = static_cast<int>(std::count_if(
            places.begin(), places.end(), [&](const Found* other) { return other->field.value == one->field.value; }));
        // Where prose and table are less than a yuan apart, the table is what was audited.
        const bool near = one->fen && best->fen && std::abs(*one->fen - *best->fen) < kYuan.fen;
        const auto rank = [&](const Found* found) {
          return std::tuple(near && found->table, found->field.status == Status::certain, found->table, found->total);
        };
        if (same > most || (same == most && rank(one) > rank(best))) {
          most = same;
          best = one;
        }
      }
      Field field = best->field;
      field.year = key.second;
      if (most > 1) add_proof(field, ProofKind::cross_check, "printed-twice");
      for (const Found* other : places) {
        const bool differs = other->field.value != field.value;
        if (differs && std::find(field.alternatives.begin(), field.alternatives.end(), other->field.value) == field.alternatives.end()) {
          field.alternatives.push_back(other->field.value);
        }
        // A reading that nobody shares says less than a place where two readers agree.
        if (differs && (other->field.status == Status::certain || most == 1)) cast_doubt(field, "places-differ");
      }
      document_.fields.push_back(std::move(field));
    }
  }

  // Where the report speaks of one year only, figures beside which no year stands are of that year.
  void settle_lone_year() {
    std::optional<int> only;
    for (const Found& found : found_) {
      if (!found.year) continue;
      if (only && *only != *found.year) return;
      only = found.year;
    }
    if (!only) {
      for (const PagePart& part : parts_) {
        for (const Line& line : part.lines) {
          const auto year = only_year(line.key);
          if (!year || line.key.find("年度") == std::string::npos) continue;
          if (only && *only != *year) return;
          only = year;
        }
      }
    }
    // One whose year could not be read beside another of its kind that has one is of another year.
    std::set<std::size_t> dated;
    for (const Found& found : found_) {
      if (found.year) dated.insert(found.quantity);
    }
    for (Found& found : found_) {
      if (!found.year && !dated.contains(found.quantity)) found.year = only;
    }
  }

  // The total of a detail table against the rows above it, and its columns against their total.
  void write_sums() {
    for (const auto& [r, c] : totals_) {
      const auto projects = form_.row_sum.empty() ? std::nullopt : sum_of_projects(rows_, r, c, form_);
      // Projects stand in rows, too.
      const bool in_rows = !form_.row_sum.empty() && rows_[r].projects > 0;
      if (projects && !in_rows) write_sum(form_.row_sum, r, c, *projects);
      const std::string_view id = in_rows ? form_.row_sum : form_.column_sum;
      if (id.empty()) continue;
      if (const auto above = sum_of_rows(rows_, r, c, form_)) write_sum(id, r, c, *above);
    }
  }

  void write_sum(std::string_view id, std::size_t r, std::size_t c, const TotalSum& sum) {
    const SpecialRow& row = rows_[r];
    const SpecialCell& total = row.cells[c];
    Identity identity{.id = std::string(id)};
    bool sure = sum.whole;
    for (const SpecialCell* cell : sum.addends) {
      const auto field = settled_amount("line", cell->snippet, {}, cell->unit, row.decimals);
      // 69118 among figures with two decimals lost its point.
      sure = sure && field && field->status == Status::certain && cell->half_ulp_fen == total.half_ulp_fen;
      identity.formula += (identity.formula.empty() ? "" : " + ") + to_string(cell->amount);
    }
    identity.formula = to_string(total.amount) + " = " + identity.formula;
    identity.difference_fen = sum.difference_fen;
    for (std::size_t i = 0; i < document_.fields.size(); ++i) {
      Field& field = document_.fields[i];
      if (field.name != form_.quantities.front().field || field.value != to_string(total.amount)) continue;
      identity.fields.push_back(i);
      identity.year = field.year;
      // Rounded figures that come near prove nothing: a last digit misread would come as near.
      if (identity.difference_fen == 0) add_proof(field, ProofKind::arithmetic, identity.id);
    }
    if (identity.fields.empty()) return;
    if (identity.difference_fen != 0) identity.formula += " (differs by " + to_string(Amount{identity.difference_fen}) + ")";
    if (sum.closes()) {
      identity.state = Identity::State::closes;
    } else {
      sure = sure && document_.fields[identity.fields.front()].status == Status::certain;
      identity.state = sure ? Identity::State::violated : Identity::State::unread;
    }
    document_.identities.push_back(std::move(identity));
  }

  const std::vector<PagePart>& parts_;
  const SpecialForm& form_;
  Document& document_;
  std::vector<SpecialRow> rows_;
  std::vector<Found> found_;
  std::vector<std::pair<std::size_t, std::size_t>> totals_;  // row, cell
};

}  // namespace

void read_special_audit(const std::vector<PagePart>& parts, const SpecialForm& form, Document& document) {
  static constexpr std::array<std::string_view, 2> kFirms = {"会计师事务所", "税务师事务所"};
  const Certificate certificate(parts, {});
  if (auto entity = addressed_entity(certificate)) {
    add_field(document, std::move(entity));
  } else {
    read_statement_entity(parts, document);
  }
  add_field(document, signing_firm(certificate, kFirms));
  SpecialFigures(parts, form, document).read();
}

}  // namespace dossier
