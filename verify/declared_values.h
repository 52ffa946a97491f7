// The forms in which a declaration writes amounts, dates, levels and kinds. Strict where a form could mean two things:
// the claim is compared with evidence to the fen, so a guess is an error.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/declaration.h"
#include "models/result.h"

namespace dossier {

// "61789012.34", "5678.90万元", "（1,234.5）千元", "¥2亿", full width allowed. The result's pointer is left empty. The
// Problem's message says what is wrong and what to write instead.
[[nodiscard]] Result<DeclaredAmount> parse_declared_amount(std::string_view text);

// 2023-01-05, 2023/1/5, 2023.1.5, 20230105, 2023年1月5日, 二〇二三年一月五日. nullopt for anything else, and for days that do not exist.
[[nodiscard]] std::optional<Date> parse_declared_date(std::string_view text);

// 3, "3", "3级", "三级", "ML3", "Level 3": 1 to 5. nullopt for anything else.
[[nodiscard]] std::optional<int> parse_declared_level(std::string_view text);

// "ISO 9001", "iso9001", "GB/T 19001", "高新技术企业" … → the contract's name; anything else in lower case without spaces.
[[nodiscard]] std::string certificate_kind_of(std::string_view text);

// "invention", "发明", "发明专利" … → the contract's name; nullopt for anything else.
[[nodiscard]] std::optional<std::string> patent_kind_of(std::string_view text);

// "small", "小型", "小型企业" … → the contract's name; nullopt for anything else.
[[nodiscard]] std::optional<std::string> size_name_of(std::string_view text);

}  // namespace dossier
