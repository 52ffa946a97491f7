#include "ingest/pdf_repair.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace dossier {
namespace {

constexpr std::size_t kMostPages = 20'000;
constexpr std::size_t kLongestHead = 4096;  // from "obj" to where "/Type /Page" must have come
constexpr std::uint32_t kFarNumber = 8'000'000;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that ends right before `at`, which is moved to where it begins.
std::optional<std::uint32_t> number_before(std::string_view text, std::size_t& at) {
  while (at > 0 && is_space(text[at - 1])) --at;
  const std::size_t end = at;
  while (at > 0 && is_digit(text[at - 1]) && end - at < 10) --at;
  std::uint32_t number = 0;
  if (at == end || std::from_chars(text.data() + at, text.data() + end, number).ec != std::errc{}) return std::nullopt;
  return number;
}

// "/Type" with spaces, then "/Page" and not "/Pages".
bool is_page(std::string_view body) {
  for (std::size_t at = body.find("/Type"); at != std::string_view::npos; at = body.find("/Type", at + 5)) {
    std::size_t value = at + 5;
    while (value < body.size() && is_space(body[value])) ++value;
    if (body.substr(value, 5) == "/Page" && (value + 5 >= body.size() || body[value + 5] != 's')) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> with_new_page_tree(std::span<const char> bytes) {
  if (bytes.size() > kMostRepairedBytes) return std::nullopt;
  const std::string_view text(bytes.data(), bytes.size());
  std::string kids;
  std::set<std::uint32_t> taken;
  for (std::size_t at = text.find("obj"); at != std::string_view::npos && taken.size() < kMostPages; at = text.find("obj", at + 3)) {
    if (at >= 3 && text.substr(at - 3, 3) == "end") continue;
    std::size_t before = at;
    const auto generation = number_before(text, before);
    const auto number = generation ? number_before(text, before) : std::nullopt;
    if (!number || *number == 0 || *number >= kFarNumber) continue;
    std::string_view body = text.substr(at + 3, kLongestHead);
    body = body.substr(0, std::min(body.find("endobj"), body.find("stream")));
    if (is_page(body) && taken.insert(*number).second) kids += fmt::format("{} {} R ", *number, *generation);
  }
  if (taken.empty()) return std::nullopt;
  std::string file(text);
  // The old ways in must not be found again.
  for (const std::string_view word : {"trailer", "startxref", "/XRef"}) {
    for (std::size_t at = file.find(word); at != std::string::npos; at = file.find(word, at + 1)) file[at + 1] = '_';
  }
  // What was cut off in the middle of an object is ended first.
  file += fmt::format(
      "\nendstream\nendobj\n{} 0 obj\n<< /Type /Pages /Count {} /MediaBox [0 0 595 842] /Kids [{}] >>\nendobj\n{} 0 obj\n<< /Type /Catalog /Pages {} 0 R "
      ">>\nendobj\ntrailer\n<< /Size {} /Root {} 0 R >>\nstartxref\n0\n%%EOF\n",
      kFarNumber, taken.size(), kids, kFarNumber + 1, kFarNumber, kFarNumber + 2, kFarNumber + 1);
  return file;
}

}  // namespace dossier
