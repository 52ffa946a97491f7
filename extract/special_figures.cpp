#include "extract/special_figures.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "extract/addressee.h"
#include "extract/audit_firm.h"
#include "extract/certificate.h"
#include "extract/read_amount.h"
#include "extract/settle.h"
#include "extract/special_table.h"
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

// Without what numbers a row or names its year: 四、营业收入总额, 2021年度营业收入, (二)研发费用合计.
std::string bare_label(std::string label) {
  static const re2::RE2 kAhead("^(?:其中[:：]?|[一二三四五六七八九十]{1,3}[、.．,，]|\\([一二三四五六七八九十0-9]{1,3}\\)|[0-9]{1,2}[、.．,，]|[、.,:：]|20[0-9]{2}年度?)");
  while (re2::RE2::Replace(&label, kAhead, "")) {
  }
  return label;
}

bool is(const re2::RE2* pattern, std::string_view text) { return pattern != nullptr && re2::RE2::FullMatch(text, *pattern); }

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
  // 「2023年度研究开发费用总额为1,234,567.89元」: the year is the last one named before in the same sentence. One with a speck in it is
  // one, too: 202.1年度.
  void read_prose() {
    static const re2::RE2 kYear("(20[.,·]?[0-9][.,·]?[0-9])年(?:度|1-12月|全年)?");
    for (const PagePart& part : parts_) {
      const Row flow = flow_of(rows_in(*part.page, part.region));
      const std::vector<Match> years = find_pattern(flow, kYear);
      for (std::size_t q = 0; q < form_.quantities.size(); ++q) {
        for (const Match& match : find_pattern(flow, *form_.quantities[q].prose)) {
          const Match::Range amount = match.groups[0];
          const auto unit = unit_named(key_of(flow, match.groups[1].begin, match.groups[1].end));
          if (!unit) continue;
          const Snippet place = snippet_of(flow, amount.begin, amount.end);
          auto field = settled_amount(form_.quantities[q].field, place, snippet_of(flow, match.begin, amount.begin), *unit);
          if (!field) continue;
          std::optional<int> year;
          for (const Match& named : years) {
            if (named.begin > match.begin || match.begin - named.begin > 120) continue;
            if (flow.key.substr(named.end, match.begin - std::min(named.end, match.begin)).find(U'。') != std::u32string::npos) continue;
            std::string text = key_of(flow, named.groups[0].begin, named.groups[0].end);
            std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
            if (flow.key.substr(named.end, 3).find(U'月') == std::u32string::npos) year = std::stoi(text);
          }
          const std::int64_t fen = read_amount(key_of(flow, amount.begin, amount.end), {.unit = *unit}).amount.fen;
          found_.push_back({.quantity = q, .year = year, .field = *std::move(field), .fen = fen});
        }
      }
    }
  }

  void read_tables() {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const SpecialRow& row = rows_[r];
      const bool total = is(form_.total, row.label) && is_detail(row);
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const SpecialCell& cell = row.cells[c];
        const std::optional<std::size_t> quantity = quantity_of(row, cell, total);
        if (!quantity || !speaks_for_all(row, c)) continue;
        auto field = settled_amount(form_.quantities[*quantity].field, cell.snippet, row.label_place, row.unit, row.decimals);
        if (!field) continue;
        if (cell.crowded) cast_doubt(*field, "cell-crowded");
        if (!is_named(row, cell, total)) cast_doubt(*field, "label-misread");
        std::optional<int> year = only_year(row.label);
        if (!year) year = only_year(cell.head);
        if (!year && adds_up_years(row)) continue;
        if (!year && !is_sum_of_years(row)) year = row.title_year;
        found_.push_back({.quantity = *quantity,
                          .year = year,
                          .field = *std::move(field),
                          .fen = cell.amount.fen,
                          .table = true,
                          .total = total});
        if (total && *quantity == 0) totals_.push_back({r, c});
      }
    }
  }

  [[nodiscard]] bool is_detail(const SpecialRow& row) const { return re2::RE2::PartialMatch(row.title, *form_.detail_title); }

  // Whether label or head say so as they were read.
  [[nodiscard]] bool is_named(const SpecialRow& row, const SpecialCell& cell, bool total) const {
    const std::string label = bare_label(row.label);
    return total || std::any_of(form_.quantities.begin(), form_.quantities.end(), [&](const auto& quantity) {
      return is(quantity.label, row.label) || is(quantity.label, label) || is(quantity.label, cell.head);
    });
  }

  [[nodiscard]] std::optional<std::size_t> quantity_of(const SpecialRow& row, const SpecialCell& cell, bool total) const {
    const std::string label = bare_label(row.label);
    for (std::size_t q = 0; q < form_.quantities.size(); ++q) {
      if (is(form_.quantities[q].label, row.label) || is(form_.quantities[q].label, label)) return q;
    }
    if (total) return 0;
    if (const auto nearly = quantity_nearly(label)) return nearly;
    if (!only_year(row.label)) return std::nullopt;
    // A row by years: the head of the column says what it is.
    for (std::size_t q = 0; q < form_.quantities.size(); ++q) {
      if (is(form_.quantities[q].label, cell.head)) return q;
    }
    return std::nullopt;
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
          if (!is(form_.quantities[q].label, changed)) continue;
          if (found && *found != q) return std::nullopt;
          found = q;
        }
      }
    }
    return found;
  }

  // Of several columns, the one that adds up the others, or each that has a year of its own.
  [[nodiscard]] static bool speaks_for_all(const SpecialRow& row, std::size_t cell) {
    if (row.cells.size() == 1 || only_year(row.label) || only_year(row.cells[cell].head)) return true;
    return cell + 1 == row.cells.size();
  }

  // Beside columns that have a year each, one without is their sum.
  static bool adds_up_years(const SpecialRow& row) {
    return std::count_if(row.cells.begin(), row.cells.end(), [](const SpecialCell& cell) { return only_year(cell.head).has_value(); }) >= 2;
  }

  static bool is_sum_of_years(const SpecialRow& row) {
    return (row.label == "合计" || row.label == "总计") &&
           std::any_of(row.cells.begin(), row.cells.end(), [](const SpecialCell& cell) { return only_year(cell.head).has_value(); });
  }

  // One field a quantity and year: the same value in several places is proof, different ones are doubt.
  void write_fields() {
    settle_lone_year();
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

  // The total of a detail table against the rows above it, and its columns against the last.
  void write_sums() {
    for (const auto& [r, c] : totals_) {
      const SpecialRow& total = rows_[r];
      if (!form_.row_sum.empty() && total.cells.size() > 2 && c + 1 == total.cells.size()) {
        Column parts{.whole = total.unread.empty()};
        for (std::size_t i = 0; i < c; ++i) parts.cells.push_back(&total.cells[i]);
        write_sum(form_.row_sum, total, c, parts);
      }
      if (!form_.column_sum.empty()) write_sum(form_.column_sum, total, c, rows_above(r, c));
    }
  }

  // The figures of the same column in the rows of the table above, down to which no other table stands.
  struct Column {
    std::vector<const SpecialCell*> cells;
    bool whole = true;  // no figure of it is spoiled
  };

  [[nodiscard]] Column rows_above(std::size_t r, std::size_t c) const {
    Column above;
    const SpecialCell& total = rows_[r].cells[c];
    const auto over_total = [&](const Box& box) { return std::min(box.right(), total.box.right()) - std::max(box.x, total.box.x) > 0; };
    for (std::size_t i = r; i-- > 0;) {
      const SpecialRow& row = rows_[i];
      if (row.title != rows_[r].title || row.part != rows_[r].part || is(form_.total, row.label)) break;
      for (const SpecialCell& cell : row.cells) {
        if (over_total(cell.box)) above.cells.push_back(&cell);
      }
      above.whole = above.whole && std::none_of(row.unread.begin(), row.unread.end(), over_total);
    }
    return above;
  }

  void write_sum(std::string_view id, const SpecialRow& row, std::size_t c, const Column& addends) {
    if (addends.cells.size() < 2 || !row.unit_stated) return;
    Identity identity{.id = std::string(id)};
    const SpecialCell& total = row.cells[c];
    Amount sum;
    bool sure = addends.whole;
    for (const SpecialCell* cell : addends.cells) {
      const auto field = settled_amount("line", cell->snippet, {}, row.unit, row.decimals);
      sure = sure && field && field->status == Status::certain;
      sum = sum + cell->amount;
      identity.formula += (identity.formula.empty() ? "" : " + ") + to_string(cell->amount);
    }
    identity.formula = to_string(total.amount) + " = " + identity.formula;
    identity.difference_fen = total.amount.fen - sum.fen;
    for (std::size_t i = 0; i < document_.fields.size(); ++i) {
      Field& field = document_.fields[i];
      if (field.name != form_.quantities.front().field || field.value != to_string(total.amount)) continue;
      identity.fields.push_back(i);
      identity.year = field.year;
      if (identity.difference_fen == 0) add_proof(field, ProofKind::arithmetic, identity.id);
    }
    if (identity.fields.empty()) return;
    if (identity.difference_fen == 0) {
      identity.state = Identity::State::closes;
    } else {
      sure = sure && document_.fields[identity.fields.front()].status == Status::certain;
      identity.formula += " (differs by " + to_string(Amount{identity.difference_fen}) + ")";
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
  add_field(document, audit_firm(certificate, kFirms));
  SpecialFigures(parts, form, document).read();
}

}  // namespace dossier
