#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "app/batch_record.h"
#include "app/commands.h"
#include "app/labels.h"
#include "app/ocr_formats.h"
#include "app/output_file.h"
#include "app/reading_cache.h"
#include "app/readings_at.h"
#include "app/safe_text.h"
#include "extract/read_amount.h"
#include "models/amount.h"
#include "models/reading_codec.h"
#include "models/text.h"
#include "store/page_index.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("TEXT", options.arguments,
                 in(language, {"要找的文字，或金额（1,234.5万 也找到 12345000）、编号",
                               "What to find: text, an amount (1,234.5万 finds 12345000 too), a number"}))
      ->required()
      ->option_text("...");
  app.add_option("--limit", options.limit, in(language, {"最多列出的条数", "How many hits to list"}))
      ->check(CLI::PositiveNumber)
      ->option_text("N [50]");
  app.add_option(
         "--json", options.json,
         in(language, {"把结果以 JSON 写入文件（- 为标准输出）", "Write the result as JSON (- is standard output)"}))
      ->option_text("FILE|-");
  add_store_options(app, options, language);
}

// All keys under which a value of that text may be known.
std::vector<std::string> keys_of(const std::string& text) {
  std::set<std::string> keys = {name_key(text), number_key(text), patent_key(text), uscc_key(text)};
  const PrintedAmount amount = read_amount(text);
  if (amount.kind == PrintedAmount::Kind::ok) {
    keys.insert(to_string(amount.amount));
    keys.insert(to_string(-amount.amount));
  }
  keys.erase("");
  return {keys.begin(), keys.end()};
}

// The line of the page that holds the text, or its first line with the number.
std::string line_of(PageIndex& index, const PageHit& hit, const std::string& text) {
  const std::optional<std::string> bytes = index.reading(hit.sha256);
  if (!bytes) return {};
  const Result<FileReading> reading = decode_reading(*bytes);
  if (!reading.has_value()) return {};
  const Page* page = find_page(*reading, hit.page);
  if (page == nullptr) return {};
  FileReading single;
  single.pages.push_back(*page);
  const std::string wanted = name_key(text);
  const std::string number = number_word(text);
  std::string all = reading_as_text(single);
  std::size_t start = 0;
  while (start < all.size()) {
    const std::size_t end = std::min(all.find('\n', start), all.size());
    const std::string line = all.substr(start, end - start);
    if (name_key(line).find(wanted) != std::string::npos) return line;
    start = end + 1;
  }
  for (const Word& word : page->words) {
    if (!number.empty() && number_word(word.text) == number) return word.text;
  }
  return {};
}

struct Found {
  std::vector<FieldHit> values;
  std::vector<std::pair<PageHit, std::string>> pages;  // with the line
};

Found search(Store& store, const std::string& text, int limit) {
  PageIndex index(store);
  Found found{.values = index.search_values(keys_of(text), limit), .pages = {}};
  std::vector<PageHit> pages = index.search(text, limit);
  if (const std::string number = number_word(text); !number.empty()) {
    for (PageHit& hit : index.search_number(number, limit)) {
      const bool known = std::ranges::any_of(pages, [&](const PageHit& page) {
        return page.name == hit.name && page.batch == hit.batch && page.file == hit.file && page.page == hit.page;
      });
      if (!known) pages.push_back(std::move(hit));
    }
  }
  for (PageHit& page : pages) {
    if (found.pages.size() == static_cast<std::size_t>(limit)) break;
    std::string line = line_of(index, page, text);
    found.pages.emplace_back(std::move(page), std::move(line));
  }
  return found;
}

nlohmann::ordered_json place_json(const PageHit& hit) {
  return {{"dossier", hit.name},
          {"batch", hit.batch},
          {"applicant", hit.applicant},
          {"file", hit.file},
          {"page", hit.page}};
}

std::string json_text(const std::string& text, const Found& found) {
  nlohmann::ordered_json json = {{"schema", "dossier/search/1"}, {"query", text}};
  json["values"] = nlohmann::ordered_json::array();
  for (const FieldHit& hit : found.values) {
    nlohmann::ordered_json one = place_json(hit.at);
    one["document"] = hit.document;
    one["field"] = hit.field;
    if (hit.year > 0) one["year"] = hit.year;
    one["value"] = hit.value;
    one["status"] = hit.certain ? "certain" : "uncertain";
    one["box"] = nlohmann::ordered_json::parse(hit.box, nullptr, false);
    json["values"].push_back(std::move(one));
  }
  json["pages"] = nlohmann::ordered_json::array();
  for (const auto& [hit, line] : found.pages) {
    nlohmann::ordered_json one = place_json(hit);
    one["line"] = line;
    json["pages"].push_back(std::move(one));
  }
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string for_people(const Found& found, const TextStyle& style) {
  const Language language = style.language;
  std::string text;
  const auto place = [&](const PageHit& hit) {
    const std::string page = fmt::format(fmt::runtime(language == Language::zh ? "第 {} 页" : "page {}"), hit.page);
    return fmt::format("{}  {}  {} {}", painted(style, Ink::bold, neutral(hit.name)), neutral(hit.applicant),
                       neutral(hit.file), page);
  };
  if (!found.values.empty()) text += in(language, {"字段", "Values"}) + "\n";
  for (const FieldHit& hit : found.values) {
    const std::string year = hit.year > 0 ? fmt::format(" {}", hit.year) : std::string();
    text += fmt::format("  {}\n      {}{} {} {}\n", place(hit.at), in(language, label_of_field(hit.field)), year,
                        painted(style, hit.certain ? Ink::green : Ink::yellow, hit.certain ? "✓" : "?"),
                        neutral(hit.value));
  }
  if (!found.pages.empty()) text += in(language, {"页面", "Pages"}) + "\n";
  for (const auto& [hit, line] : found.pages)
    text += fmt::format("  {}\n      {}\n", place(hit), cut_to_width(neutral(line), style.width - 6));
  if (text.empty()) text = in(language, {"没有找到。\n", "Nothing found.\n"});
  return text;
}

ExitCode run(const Options& options, const Console& console) {
  const std::string path = options.store.empty() ? default_store_path() : options.store;
  if (options.no_store || path.empty() || !std::filesystem::exists(path)) {
    throw usage_error(options.language, path,
                      {"没有这个存储；请用 --store 指明", "there is no such store; name one with --store"});
  }
  std::string text;
  for (const std::string& word : options.arguments) text += (text.empty() ? "" : " ") + word;
  Store store(path);
  const Found found = search(store, text, options.limit);
  if (options.json == "-") {
    console.print(json_text(text, found));
  } else if (!options.json.empty()) {
    write_file(options.json, json_text(text, found));
  } else {
    console.print(for_people(found, console.style()));
  }
  return ExitCode::done;
}

}  // namespace

Command search_command() {
  return {.name = "search",
          .summary = {"在批量读过的全部材料中查找文字、金额、编号",
                      "Find text, amounts and numbers in all dossiers of batches"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
