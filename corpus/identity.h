// Numbers that papers carry: valid ones by their check digits, and damaged ones for planted problems.
#pragma once

#include <string>
#include <string_view>

#include "corpus/day.h"
#include "corpus/random.h"

namespace dossier::corpus {

enum class PatentKind { invention, utility_model, design };

std::string contract_name(PatentKind kind);  // "invention"
std::string chinese_name(PatentKind kind);   // "发明"

// Check digit of a 12-digit application number (ZC 0006-2003: weights 2..9, 2..5, modulo 11).
char patent_check_digit(std::string_view body);
// Check character of a 统一社会信用代码 from its first 17 (GB 32100-2015).
char credit_check_character(std::string_view body);
// Check character of an organisation code from its first 8 (GB 11714).
char organisation_check_character(std::string_view body);

// "202010123456.7" with a right check digit.
std::string make_patent_number(Day filed, PatentKind kind, Random& random);
// The same number with one digit changed, so that its check digit is wrong.
std::string spoil_digit(const std::string& number, Random& random);
// "CN111695455B"
std::string make_publication_number(Day granted, PatentKind kind, Random& random);
// The number of the certificate itself, which grows over the years.
std::string make_patent_certificate_number(Day granted, PatentKind kind, Random& random);

// "91210112MA0XXXXXX0" for the six-digit district.
std::string make_credit_code(std::string_view district, Random& random);

std::string make_software_number(Day registered, Random& random);              // 2023SR0123456
std::string make_software_certificate_number(Day registered, Random& random);  // 软著登字第…号
std::string make_hightech_number(Day issued, std::string_view province, Random& random);
std::string make_iso_number(Day issued, std::string_view letters, int renewals, std::string_view size, Random& random);

// Two neighbouring different digits exchanged; the text itself where there are none.
std::string transpose_digits(const std::string& text, Random& random);

}  // namespace dossier::corpus
