// The printed labels of statement rows: taken apart, and found in the dictionary of the legal forms.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/document.h"

namespace dossier {

// What a row is to the sum it stands in.
enum class RowRole : std::uint8_t {
  item,       // is added (or subtracted, see LabelRow::sign)
  part,       // only details another row; never added
  subtotal,   // a sum
  heading,    // carries no amount of its own
  per_share,  // yuan per share whatever the unit of the table
};

// A legal row: its id and the wordings in use, without prefixes and bracket notes.
struct LabelRow {
  std::string_view id;
  std::string_view names;            // separated by '|'
  RowRole role = RowRole::item;
  char sign = '+';                   // '-': printed positive and subtracted; '*': added or subtracted, the forms differ
  std::string_view parent = {};      // id of the row it details; where the same words stand in two places, this tells which
};

// A label as printed, taken apart: 「减：营业成本」, 「（一）基本每股收益（元/股）」, 「△结算备付金」, 「其中：利息费用」.
struct PrintedLabel {
  std::string text;         // as read
  std::string key;          // without prefixes, notes in brackets, colons; 帐 → 账, 其它 → 其他
  bool of_which = false;    // 其中：
  bool subtract = false;    // 减：
  bool add = false;         // 加：
  bool heading = false;     // ends with a colon
  bool numbered = false;    // 一、 or （一） or 1.
  bool open_bracket = false;  // a bracket is not closed: the label goes on in the next line
};
[[nodiscard]] PrintedLabel parse_label(std::string_view text);

struct LabelMatch {
  const LabelRow* row = nullptr;  // nullptr: not in the dictionary
  int distance = 0;               // changed characters, 0: exact
};

// The legal rows of one kind of statement.
class LabelDictionary {
 public:
  explicit LabelDictionary(std::span<const LabelRow> rows);

  // The row whose wording the key is; with `tolerant`, at a distance of one character (two for eight and more) where only
  // one row is so near. `parent`: the id of the row above that is being detailed, empty for none. A row with a parent is
  // taken before its namesake when that parent is given, and otherwise only when it has no namesake.
  [[nodiscard]] LabelMatch find(std::string_view key, bool tolerant, std::string_view parent = {}) const;

  // The rows with a wording in which at most one character of three differs, nearest first: for labels whose place among
  // others tells which it is.
  [[nodiscard]] std::vector<LabelMatch> near(std::string_view key) const;

  // Whether the key begins a longer wording: the label may go on in the next line.
  [[nodiscard]] bool begins_label(std::string_view key) const;

  [[nodiscard]] const LabelRow* row(std::string_view id) const;

  // A text made ready for comparing.
  struct Glyphs {
    explicit Glyphs(std::u32string characters);

    std::u32string text;
    std::vector<std::uint32_t> groups;  // by character: with which others it is confused
    std::uint64_t trace = 0;            // of the characters in it, to see quickly that two texts have little in common
  };

 private:
  struct Wording {
    Glyphs glyphs;
    const LabelRow* row = nullptr;
  };
  std::span<const LabelRow> rows_;
  std::vector<Wording> wordings_;  // sorted by text
};

// For balance_sheet, income_statement, cash_flow_statement, tax_return (A100000 and A107012), rd_special_audit; an empty
// dictionary for other types.
[[nodiscard]] const LabelDictionary& labels_of(DocumentType type);

// The tables behind labels_of.
[[nodiscard]] std::span<const LabelRow> balance_sheet_rows();
[[nodiscard]] std::span<const LabelRow> income_statement_rows();
[[nodiscard]] std::span<const LabelRow> cash_flow_rows();
[[nodiscard]] std::span<const LabelRow> tax_return_rows();
[[nodiscard]] std::span<const LabelRow> rd_audit_rows();

}  // namespace dossier
