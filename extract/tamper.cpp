#include "extract/tamper.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/check_digits.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kFewestFigures = 8;  // fewer show no habit of their page
constexpr std::size_t kMostOdd = 2;        // more are a habit of their own: totals in another face
constexpr double kOffLine = 0.15;          // of the height of a figure
constexpr std::size_t kShortest = 4;       // characters of a figure that is compared: a stray digit is none

// "ABCDEF+SimSun-Bold" and "SimSun,Bold" are SimSun: totals in bold are no sign.
std::string family_of(std::string_view font) {
  if (const std::size_t plus = font.find('+'); plus == 6) font.remove_prefix(7);
  font = font.substr(0, font.find_first_of(",-"));
  std::string family(font);
  for (const std::string_view style : {"Bold", "Italic", "Oblique", "Regular", "Medium", "Light", "MT", "PS"}) {
    if (family.size() > style.size() && family.ends_with(style)) family.resize(family.size() - style.size());
  }
  return family;
}

struct PlacedFigure {
  const Field* field = nullptr;
  const Word* word = nullptr;
};

// Does the first hold the middle of the second?
bool has_center(const Box& box, const Box& of) {
  return box.x <= of.center_x() && of.center_x() <= box.right() && box.y <= of.center_y() &&
         of.center_y() <= box.bottom();
}

// The figures of the document on the page that come from its text layer, with the word that holds each.
std::vector<PlacedFigure> figures_on(const Page& page, const Document& document) {
  std::vector<PlacedFigure> figures;
  for (const Field& field : document.fields) {
    if (field.kind != ValueKind::amount || field.page != page.number || field.box.empty()) continue;
    // A figure that wraps is several words, and the first is as good as all.
    const auto word = std::find_if(page.words.begin(), page.words.end(), [&](const Word& w) {
      return w.reader == Reader::text_layer && w.font >= 0 && w.text.size() >= kShortest && (has_center(w.box, field.box) || has_center(field.box, w.box));
    });
    if (word != page.words.end()) figures.push_back({&field, &*word});
  }
  return figures;
}

std::string figure_text(const PlacedFigure& figure) {
  return figure.word->text + (figure.field->label.empty() ? std::string() : " (" + figure.field->label + ")");
}

void odd_faces(const Page& page, const std::vector<PlacedFigure>& figures, std::vector<Problem>& signs) {
  std::map<std::string, std::vector<const PlacedFigure*>> faces;
  for (const PlacedFigure& figure : figures) {
    const auto font = static_cast<std::size_t>(figure.word->font);
    if (font < page.fonts.size()) faces[family_of(page.fonts[font])].push_back(&figure);
  }
  // A writer that draws characters itself (a bold that the font does not have) calls them all by one name.
  for (const char* nameless : {"", "CairoFont", "T3Font", "Type"}) faces.erase(nameless);
  for (const auto& [face, members] : faces) {
    if (members.size() > kMostOdd || figures.size() < members.size() + kFewestFigures) continue;
    for (const PlacedFigure* figure : members) {
      signs.push_back({"tamper.font", "The figure " + figure_text(*figure) + " is set in another typeface (" + printable(face) + ") than the other figures of its page.", page.number});
    }
  }
}

// Figures of one row stand on one line; one that does not, where nearly all others do, was put there by other means.
void off_the_line(const Page& page, const std::vector<PlacedFigure>& figures, std::vector<Problem>& signs) {
  std::size_t rows = 0;
  std::vector<const PlacedFigure*> odd;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    for (std::size_t j = i + 1; j < figures.size(); ++j) {
      const Field& a = *figures[i].field;
      const Field& b = *figures[j].field;
      if (a.label != b.label || a.name != b.name || a.year == b.year || a.label.empty()) continue;
      const double height = std::max(figures[i].word->box.height, figures[j].word->box.height);
      const double apart = std::abs(figures[i].word->box.bottom() - figures[j].word->box.bottom());
      if (apart > height) continue;  // a label broken over two lines
      ++rows;
      if (apart > kOffLine * height) odd.push_back(&figures[j]);
    }
  }
  if (odd.size() > kMostOdd || rows < odd.size() + kFewestFigures) return;
  for (const PlacedFigure* figure : odd) {
    signs.push_back({"tamper.font", "The figures of the row of " + figure_text(*figure) + " do not stand on one line, as those of the other rows do.", page.number});
  }
}

const Field* certain_field(const Document& document, std::string_view name) {
  const auto it = std::find_if(document.fields.begin(), document.fields.end(), [&](const Field& f) { return f.name == name && f.status == Status::certain; });
  return it == document.fields.end() ? nullptr : &*it;
}

// A code that carries a number of the same kind, whose check closes, and not the one that is printed.
void codes_that_differ(const PagePart& part, const Document& document, std::vector<Problem>& signs) {
  for (const Code& code : part.page->codes) {
    if (!code.box.empty() && intersection(code.box, part.region).empty()) continue;
    std::string inside, printed;
    if (document.type == DocumentType::business_license) {
      const auto found = find_credit_code(code.text);
      const Field* field = certain_field(document, "uscc");
      if (found && found->check_closes() && field != nullptr) inside = found->text, printed = field->value;
    } else if (document.type == DocumentType::patent_certificate) {
      const auto found = find_patent_number(code.text);
      const Field* field = certain_field(document, "number");
      if (found && found->check_closes() && field != nullptr) inside = found->text(), printed = field->value;
    }
    if (name_key(inside) == name_key(printed)) continue;
    signs.push_back({"tamper.code-differs", "The code on the page carries " + printable(inside) + ", the page prints " + printable(printed) + ".", part.page->number});
  }
}

}  // namespace

std::vector<Problem> tamper_signs(const std::vector<PagePart>& parts, const Document& document) {
  std::vector<Problem> signs;
  for (const PagePart& part : parts) {
    const Page& page = *part.page;
    for (const Problem& problem : page.problems) {
      if (problem.code.starts_with("tamper.")) signs.push_back(problem);
    }
    const std::vector<PlacedFigure> figures = figures_on(page, document);
    odd_faces(page, figures, signs);
    off_the_line(page, figures, signs);
    codes_that_differ(part, document, signs);
  }
  // What concerns the whole file is said once a document.
  std::vector<Problem> once;
  for (Problem& sign : signs) {
    const bool told = std::any_of(once.begin(), once.end(), [&](const Problem& other) { return other.code == sign.code && other.message == sign.message; });
    if (!told) once.push_back(std::move(sign));
  }
  return once;
}

}  // namespace dossier
