// Matches what was read with what is printed, by place rather than by reading order.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace dossier::accuracy {

struct ReadWord {
  std::string text;
  double x = 0;  // points from the top left of the page as displayed
  double y = 0;
  double width = 0;
  double height = 0;
};

struct PageMatch {
  std::size_t characters = 0;
  std::size_t errors = 0;
  int amounts = 0;
  int amounts_right = 0;
  std::vector<std::string> notes;
};

// `page`: an entry of the generator's pages.json.
PageMatch match_page(const nlohmann::json& page, const std::vector<ReadWord>& words);

// The words of an ALTO file, page by page.
std::vector<std::vector<ReadWord>> words_of_alto(const std::string& xml);

}  // namespace dossier::accuracy
