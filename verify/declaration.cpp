#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "verify/embedded.h"
#include "models/text.h"
#include "verify/declared_values.h"
#include "verify/json_document.h"
#include "verify/verify.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostComplaints = 12;

// Reads members of one value, noting every complaint with its JSON Pointer instead of stopping at the first.
class MemberReader {
 public:
  MemberReader(const Json& value, std::string pointer, std::vector<std::string>& complaints)
      : value_(value), pointer_(std::move(pointer)), complaints_(complaints) {}

  [[nodiscard]] const std::string& pointer() const { return pointer_; }
  [[nodiscard]] std::string pointer(std::string_view key) const { return pointer_ + "/" + pointer_token(key); }

  void complain(std::string_view key, std::string_view message) const {
    complaints_.push_back(fmt::format("{}: {}", pointer(key), message));
  }

  [[nodiscard]] std::string text(std::string_view key) const {
    const Json* member = find(key);
    if (member == nullptr || !member->is_string()) return {};
    return as_printed(member->get_ref<const std::string&>());
  }

  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> result;
    for (const MemberReader& item : items(key)) {
      if (item.value_.is_string()) result.push_back(as_printed(item.value_.get_ref<const std::string&>()));
    }
    return result;
  }

  [[nodiscard]] std::optional<Date> date(std::string_view key) const {
    const std::string printed = scalar(key);
    if (printed.empty()) return std::nullopt;
    const std::string folded = squeezed(printed);
    if (folded == "长期" || folded == "永久" || folded == "无固定期限") return std::nullopt;
    const auto date = parse_declared_date(printed);
    if (!date) complain(key, fmt::format("\"{}\" is not a day that exists; write YYYY-MM-DD, like \"2023-01-05\"", printed));
    return date;
  }

  [[nodiscard]] std::optional<int> whole_number(std::string_view key, int least, int most) const {
    const std::string printed = scalar(key);
    if (printed.empty()) return std::nullopt;
    std::string folded = squeezed(printed);
    for (const std::string_view suffix : {"人", "名", "年度", "年"}) {
      if (folded.ends_with(suffix)) folded.resize(folded.size() - suffix.size());
    }
    int number = 0;
    const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), number);
    if (error == std::errc{} && end == folded.data() + folded.size() && number >= least && number <= most) return number;
    complain(key, fmt::format("\"{}\" is not a whole number between {} and {}", printed, least, most));
    return std::nullopt;
  }

  [[nodiscard]] std::optional<int> level(std::string_view key) const {
    const std::string printed = scalar(key);
    if (printed.empty()) return std::nullopt;
    const auto level = parse_declared_level(printed);
    if (!level) complain(key, fmt::format("\"{}\" is not a level from 1 to 5; write the number, like 3", printed));
    return level;
  }

  [[nodiscard]] std::optional<DeclaredAmount> amount(std::string_view key) const {
    const Json* member = find(key);
    if (member == nullptr) return std::nullopt;
    std::string printed;
    if (member->is_string()) {
      printed = member->get<std::string>();
    } else if (member->is_number()) {
      // The shortest decimal that gives the same double is what was written, up to 15 digits.
      printed = member->dump();
      const auto digits = std::count_if(printed.begin(), printed.end(), [](char c) { return c >= '0' && c <= '9'; });
      if ((member->is_number_float() && digits > 15) || printed.find('e') != std::string::npos) {
        complain(key, fmt::format("{} is not exact as a JSON number; write it as text in quotes", printed));
        return std::nullopt;
      }
      // 5678.0 comes from a program that keeps amounts as floating point: it claims no decimal.
      if (printed.ends_with(".0")) printed.resize(printed.size() - 2);
    } else {
      return std::nullopt;
    }
    Result<DeclaredAmount> amount = parse_declared_amount(printed);
    if (!amount.has_value()) {
      complain(key, amount.error().message);
      return std::nullopt;
    }
    amount->pointer = pointer(key);
    return *amount;
  }

  [[nodiscard]] std::vector<MemberReader> items(std::string_view key) const {
    std::vector<MemberReader> result;
    const Json* list = find(key);
    if (list == nullptr || !list->is_array()) return result;
    for (std::size_t i = 0; i < list->size(); ++i) {
      result.push_back(MemberReader((*list)[i], pointer(key) + "/" + std::to_string(i), complaints_));
    }
    return result;
  }

  [[nodiscard]] std::vector<std::pair<std::string, MemberReader>> members(std::string_view key) const {
    std::vector<std::pair<std::string, MemberReader>> result;
    const Json* object = find(key);
    if (object == nullptr || !object->is_object()) return result;
    for (const auto& [name, value] : object->items()) {
      result.emplace_back(name, MemberReader(value, pointer(key) + "/" + pointer_token(name), complaints_));
    }
    return result;
  }

  [[nodiscard]] MemberReader member(std::string_view key) const {
    static const Json kEmpty = Json::object();
    const Json* value = find(key);
    return MemberReader(value == nullptr ? kEmpty : *value, pointer(key), complaints_);
  }

 private:
  [[nodiscard]] const Json* find(std::string_view key) const {
    if (!value_.is_object()) return nullptr;
    const auto it = value_.find(key);
    return it == value_.end() ? nullptr : &*it;
  }

  [[nodiscard]] std::string scalar(std::string_view key) const {
    const Json* member = find(key);
    if (member == nullptr) return {};
    if (member->is_string()) return as_printed(member->get_ref<const std::string&>());
    return member->is_number_integer() ? member->dump() : std::string{};
  }

  const Json& value_;
  std::string pointer_;
  std::vector<std::string>& complaints_;
};

const valijson::Schema& schema() {
  struct Parsed {
    valijson::Schema schema;
    Parsed() {
      const Json text = Json::parse(declaration_schema());
      valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
    }
  };
  static const Parsed kParsed;
  return kParsed.schema;
}

// valijson's context is "<root>", "[applicant]", "[name]"; its words say what failed, not how to mend it.
std::string complaint(const valijson::ValidationResults::Error& error) {
  std::string pointer;
  for (const std::string& step : error.context) {
    if (step.size() > 2 && step.front() == '[') pointer += "/" + pointer_token(step.substr(1, step.size() - 2));
  }
  std::string what = error.description;
  constexpr std::string_view kMissing = "Missing required property '";
  if (what.starts_with(kMissing)) {
    const std::size_t quote = what.find('\'', kMissing.size());
    pointer += "/" + what.substr(kMissing.size(), quote - kMissing.size());
    what = "this member is required and missing or empty; add it";
  } else if (what.find("'type' constraint") != std::string::npos) {
    what = "the value has the wrong type; `dossier schema` says what is expected here";
  } else if (what.find("enum") != std::string::npos) {
    what = "the value is not one of the allowed ones; `dossier schema` lists them";
  }
  return (pointer.empty() ? "/" : pointer) + ": " + what;
}

// Errors about a container repeat those about its members ("Failed to validate …"): only the most exact are of use.
std::vector<std::string> schema_complaints(const Json& value) {
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(schema(), valijson::adapters::NlohmannJsonAdapter(value), &results)) return {};
  std::vector<std::string> complaints;
  for (const auto& error : results) {
    if (!error.description.starts_with("Failed to validate")) complaints.push_back(complaint(error));
  }
  if (complaints.empty()) complaints.push_back(complaint(*results.begin()));
  std::sort(complaints.begin(), complaints.end());
  complaints.erase(std::unique(complaints.begin(), complaints.end()), complaints.end());
  return complaints;
}

void read_applicant(const MemberReader& applicant, Declaration& declaration) {
  declaration.name = applicant.text("name");
  declaration.former_names = applicant.texts("former_names");
  declaration.uscc = squeezed(applicant.text("uscc"));
  declaration.established = applicant.date("established");
  declaration.region = applicant.text("region");
  declaration.employees = applicant.whole_number("employees", 0, 10'000'000);
  declaration.industry = applicant.text("industry");
  if (const std::string size = applicant.text("size"); !size.empty()) {
    if (const auto name = size_name_of(size)) {
      declaration.size = *name;
    } else {
      applicant.complain("size", fmt::format("\"{}\" is not micro, small, medium or large", size));
    }
  }
}

void read_financials(const MemberReader& root, Declaration& declaration) {
  for (const auto& [name, year] : root.members("financials")) {
    std::string digits = squeezed(name);
    for (const std::string_view suffix : {"年度", "年"}) {
      if (digits.ends_with(suffix)) digits.resize(digits.size() - suffix.size());
    }
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number < 1990 || number > 2100) {
      root.member("financials").complain(name, "this is not a year; name the object by the year, like \"2023\"");
      continue;
    }
    if (declaration.financials.contains(number)) {
      root.member("financials").complain(name, "this year stands twice; keep one of them");
      continue;
    }
    DeclaredYear& figures = declaration.financials[number];
    for (const std::string_view figure : {"revenue", "ai_revenue", "rd_expense", "net_profit", "total_profit", "total_assets"}) {
      if (auto amount = year.amount(figure)) figures.emplace(figure, *std::move(amount));
    }
  }
}

void read_rights(const MemberReader& root, Declaration& declaration) {
  for (const MemberReader& item : root.items("patents")) {
    DeclaredPatent patent{.pointer = item.pointer(),
                          .number = item.text("number"),
                          .title = item.text("title"),
                          .kind = {},
                          .holder = item.text("holder"),
                          .filed = item.date("filed"),
                          .granted = item.date("granted")};
    if (const std::string kind = item.text("kind"); !kind.empty()) {
      if (const auto name = patent_kind_of(kind)) {
        patent.kind = *name;
      } else {
        item.complain("kind", fmt::format("\"{}\" is not invention, utility_model or design", kind));
      }
    }
    declaration.patents.push_back(std::move(patent));
  }
  for (const MemberReader& item : root.items("software_copyrights")) {
    declaration.software.push_back({.pointer = item.pointer(),
                                    .number = item.text("number"),
                                    .title = item.text("title"),
                                    .holder = item.text("holder")});
  }
  for (const MemberReader& item : root.items("certificates")) {
    const std::string kind = item.text("kind");
    DeclaredCertificate certificate{.pointer = item.pointer(),
                                    .kind = certificate_kind_of(kind),
                                    .number = item.text("number"),
                                    .holder = item.text("holder"),
                                    .level = item.level("level"),
                                    .valid_until = item.date("valid_until")};
    if (certificate.kind == "cmmi" && !certificate.level) certificate.level = parse_declared_level(kind);  // "CMMI3"
    declaration.certificates.push_back(std::move(certificate));
  }
  for (const MemberReader& item : root.items("standards")) {
    declaration.standards.push_back({.pointer = item.pointer(),
                                     .number = item.text("number"),
                                     .title = item.text("title"),
                                     .role = item.text("role")});
  }
}

}  // namespace

std::string_view declaration_schema() { return verify_schema().front().bytes; }

Result<Declaration> parse_declaration(std::string_view json_bytes) {
  const Result<Json> json = parse_json_document(json_bytes);
  if (!json.has_value()) return tl::unexpected<Problem>(json.error());
  std::vector<std::string> complaints = schema_complaints(*json);
  Declaration declaration;
  if (complaints.empty()) {
    const MemberReader root(*json, "", complaints);
    declaration.profile = root.text("profile");
    declaration.reference_date = root.date("reference_date");
    declaration.reporting_year = root.whole_number("reporting_year", 1990, 2100);
    read_applicant(root.member("applicant"), declaration);
    read_financials(root, declaration);
    read_rights(root, declaration);
    const MemberReader business = root.member("business");
    declaration.business_type = business.text("type");
    declaration.layers = business.texts("layers");
    declaration.technologies = business.texts("technologies");
  }
  if (complaints.empty()) return declaration;
  std::string message;
  for (std::size_t i = 0; i < std::min(complaints.size(), kMostComplaints); ++i) {
    message += (i == 0 ? "" : "\n") + complaints[i];
  }
  if (complaints.size() > kMostComplaints) message += fmt::format("\n… and {} more", complaints.size() - kMostComplaints);
  return failed("declaration.value", std::move(message));
}

}  // namespace dossier
