#include "app/readings_at.h"

#include <algorithm>

namespace dossier {

const Page* find_page(const FileReading& reading, int number) {
  const auto page = std::ranges::find(reading.pages, number, &Page::number);
  return page == reading.pages.end() ? nullptr : &*page;
}

std::vector<Reading> readings_at(const Page& page, const Box& box) {
  std::vector<Reading> found;
  for (const Word& word : page.words) {
    const Box place = displayed(page, word.box);
    const double smaller = std::min(place.area(), box.area());
    if (smaller <= 0 || intersection(place, box).area() < smaller / 2) continue;
    found.push_back({word.reader, word.text, word.confidence});
    found.insert(found.end(), word.readings.begin(), word.readings.end());
  }
  return found;
}

}  // namespace dossier
