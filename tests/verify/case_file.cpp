#include "tests/verify/case_file.h"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "models/amount.h"
#include "verify/verify.h"

namespace dossier::test {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

class CaseReader {
 public:
  explicit CaseReader(std::string_view text) : text_(text) {}

  std::vector<CheckCase> read() {
    enum class Part { none, declaration, document, findings } part = Part::none;
    std::string json;
    const auto finish = [&] {
      if (cases_.empty()) return;
      cases_.back().declaration = declaration(json);
      json.clear();
    };
    while (next()) {
      const std::string_view line = trimmed(line_);
      if (line.empty() || line.front() == '#') continue;
      if (line.starts_with("case:")) {
        finish();
        const std::string_view title = trimmed(line.substr(5));
        cases_.push_back({.name = std::string(title.substr(0, title.find(' '))), .line = number_});
        part = Part::none;
      } else if (cases_.empty()) {
        fail("a case begins with `case: name`");
      } else if (line.starts_with("declaration:")) {
        part = Part::declaration;
        json += line.substr(12);
      } else if (line.starts_with("document:")) {
        part = Part::document;
        open_document(trimmed(line.substr(9)));
      } else if (line.starts_with("registry:")) {
        read_registry(trimmed(line.substr(9)));
      } else if (line.starts_with("findings:")) {
        part = Part::findings;
        if (const std::string_view rest = trimmed(line.substr(9)); !rest.empty() && rest != "none") fail("findings are on lines of their own");
      } else if (part == Part::declaration) {
        json += line;
      } else if (part == Part::document) {
        read_entry(line);
      } else if (part == Part::findings) {
        read_finding(line);
      } else {
        fail("unexpected line");
      }
    }
    finish();
    return std::move(cases_);
  }

 private:
  bool next() {
    if (text_.empty()) return false;
    const std::size_t newline = text_.find('\n');
    line_ = text_.substr(0, newline);
    text_.remove_prefix(newline == std::string_view::npos ? text_.size() : newline + 1);
    ++number_;
    return true;
  }

  [[noreturn]] void fail(const std::string& why) const {
    throw std::runtime_error(fmt::format("line {}: {}: {}", number_, why, line_));
  }

  Declaration declaration(const std::string& json) const {
    nlohmann::json value = {{"reference_date", "2024-06-30"}, {"reporting_year", 2023}, {"applicant", {{"name", kApplicant}}}};
    if (!json.empty()) value.merge_patch(nlohmann::json::parse(json));
    Result<Declaration> parsed = parse_declaration(value.dump());
    if (!parsed.has_value()) fail(parsed.error().message);
    return *std::move(parsed);
  }

  void open_document(std::string_view spec) {
    Document document;
    const std::size_t space = spec.find(' ');
    const auto type = document_type_of(spec.substr(0, space));
    if (!type) fail("unknown document type");
    document.type = *type;
    document.file = cases_.back().documents.size();
    if (space != std::string_view::npos) {
      const std::string_view option = trimmed(spec.substr(space));
      if (!option.starts_with("file=")) fail("only file=N may follow");
      std::from_chars(option.data() + 5, option.data() + option.size(), document.file);
    }
    cases_.back().documents.push_back(std::move(document));
  }

  void read_registry(std::string_view line) {
    const std::size_t space = std::min(line.find(' '), line.size());
    const auto kind = registry_kind_of(line.substr(0, space));
    if (!kind) fail("a registry is standards, patents or certificates");
    RegistryExtract& registry = cases_.back().registry;
    registry.present.insert(*kind);
    line = trimmed(line.substr(space));
    if (line.empty()) return;
    RegistryEntry entry;
    bool first = true;
    while (!line.empty()) {
      const std::size_t bar = std::min(line.find('|'), line.size());
      const std::string_view part = trimmed(line.substr(0, bar));
      line.remove_prefix(std::min(bar + 1, line.size()));
      if (first) {
        entry.number = part;
        first = false;
        continue;
      }
      const std::string_view name = part.substr(0, part.find(' '));
      const std::string value(trimmed(part.substr(std::min(name.size(), part.size()))));
      if (name == "status") entry.status = value;
      else if (name == "owner") entry.owner = value;
      else if (name == "drafters") entry.drafters = value;
      else if (name == "title") entry.title = value;
      else if (name == "until") entry.valid_until = parse_iso_date(value);
      else fail("an entry has status, owner, drafters, title and until");
    }
    registry.entries[{*kind, registry_key(*kind, entry.number)}] = std::move(entry);
  }

  void read_entry(std::string_view line) {
    Document& document = cases_.back().documents.back();
    const char kind = line.front();
    if (kind == '!') {
      read_identity(trimmed(line.substr(1)), document);
    } else if (kind == '*' || kind == '?') {
      const std::string_view rest = trimmed(line.substr(1));
      const std::size_t space = std::min(rest.find(' '), rest.size());
      const std::string name(rest.substr(0, space));
      const std::string value(trimmed(rest.substr(space)));
      if (kind == '?') {
        document.problems.push_back({.code = name, .message = value});
      } else if (name == "title") {
        document.title = value;
      } else {
        document.traits.emplace_back(name, value);
      }
    } else {
      read_field(line, document);
    }
  }

  void read_identity(std::string_view line, Document& document) {
    std::vector<std::string> words;
    while (words.size() < 3 && !line.empty()) {
      const std::size_t space = std::min(line.find(' '), line.size());
      words.emplace_back(line.substr(0, space));
      line = trimmed(line.substr(space));
    }
    if (words.size() < 3) fail("an identity is `! id@year state difference formula`");
    Identity identity;
    const std::size_t at = words[0].find('@');
    identity.id = words[0].substr(0, at);
    if (at != std::string::npos) identity.year = std::stoi(words[0].substr(at + 1));
    if (words[1] == "closes") identity.state = Identity::State::closes;
    if (words[1] == "violated") identity.state = Identity::State::violated;
    identity.difference_fen = parse_amount(words[2]).value().fen;
    identity.formula = line;
    for (std::size_t i = 0; i < document.fields.size(); ++i) {
      if (document.fields[i].kind == ValueKind::amount) identity.fields.push_back(i);
    }
    document.identities.push_back(std::move(identity));
  }

  void read_field(std::string_view line, Document& document) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) fail("a field is `name = value`");
    std::string_view name = line.substr(0, space);
    std::string_view rest = trimmed(line.substr(space));
    Field field{.page = 1, .box = {10, 20 + 12.0 * static_cast<double>(document.fields.size()), 100, 10}};
    if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
      field.scope = name.substr(slash + 1);
      name = name.substr(0, slash);
    }
    if (const std::size_t at = name.find('@'); at != std::string_view::npos) {
      field.year = std::stoi(std::string(name.substr(at + 1)));
      name = name.substr(0, at);
    }
    field.name = name;
    const bool layer = rest.starts_with("==");
    const bool certain = rest.starts_with("=");
    if (!certain && !rest.starts_with("~")) fail("`=`, `==` or `~` is expected");
    rest = trimmed(rest.substr(layer ? 2 : 1));
    field.status = certain ? Status::certain : Status::uncertain;
    if (const std::size_t doubt = rest.find(" doubt:"); doubt != std::string_view::npos) {
      field.doubt = rest.substr(doubt + 7);
      rest = trimmed(rest.substr(0, doubt));
    }
    if (const std::size_t label = rest.find(" label:"); label != std::string_view::npos) {
      field.label = trimmed(rest.substr(label + 7));
      rest = trimmed(rest.substr(0, label));
    }
    if (const std::size_t half = rest.find("±"); half != std::string_view::npos) {
      field.half_ulp_fen = parse_amount(trimmed(rest.substr(half + std::string_view("±").size()))).value().fen;
      rest = trimmed(rest.substr(0, half));
    }
    bool first = true;
    while (true) {
      const std::size_t bar = rest.find('|');
      const std::string value(trimmed(rest.substr(0, bar)));
      if (first) {
        field.value = field.raw = value;
        first = false;
      } else {
        field.alternatives.push_back(value);
      }
      if (bar == std::string_view::npos) break;
      rest.remove_prefix(bar + 1);
    }
    if (parse_amount(field.value) && field.year) field.kind = ValueKind::amount;
    if (certain || !field.doubt.empty()) {
      field.proofs.push_back({layer ? ProofKind::text_layer : ProofKind::two_readings, layer ? "" : "2"});
    } else {
      field.doubt = field.alternatives.empty() ? "one-reading" : "readers-differ";
    }
    document.fields.push_back(std::move(field));
  }

  void read_finding(std::string_view line) {
    if (line == "none") return;
    ExpectedFinding finding;
    int index = 0;
    std::string* last = nullptr;
    while (!line.empty()) {
      const std::size_t space = std::min(line.find(' '), line.size());
      const std::string_view word = line.substr(0, space);
      line = trimmed(line.substr(space));
      const std::size_t equals = word.find('=');
      const std::string_view key = word.substr(0, equals);
      if (index == 0) {
        finding.outcome = word;
      } else if (index == 1) {
        if (word != "-") finding.claim = word;
      } else if (key == "severity" || key == "declared" || key == "found" || key == "at") {
        last = key == "severity" ? &finding.severity : key == "declared" ? &finding.declared : key == "found" ? &finding.found : &finding.at;
        *last = word.substr(equals + 1);
      } else if (last != nullptr) {
        *last += " " + std::string(word);  // a value with a blank in it
      } else {
        fail("not a finding");
      }
      ++index;
    }
    cases_.back().findings.push_back(std::move(finding));
  }

  std::string_view text_, line_;
  int number_ = 0;
  std::vector<CheckCase> cases_;
};

}  // namespace

std::vector<CheckCase> read_cases(std::string_view text) { return CaseReader(text).read(); }

std::vector<Document> documents_of(std::string_view text) {
  return read_cases("case: documents\n" + std::string(text)).front().documents;
}

std::string line_of(const Finding& finding) {
  std::string line(name_of(finding.outcome));
  line += " " + finding.claim.value_or("-") + " severity=" + std::string(name_of(finding.severity));
  if (finding.declared) line += " declared=" + *finding.declared;
  if (finding.found) line += " found=" + *finding.found;
  return line + "\n      (" + finding.message.en + " | " + finding.formula + ")";
}

}  // namespace dossier::test
