// The declaration as a spreadsheet that people fill in: `dossier template` writes it, `dossier check` reads it in place of
// declaration.json. Every value keeps its place in a hidden first column (or row, in lists), so rows may be moved.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/workbook_reader.h"
#include "models/result.h"
#include "models/source_file.h"
#include "verify/rules.h"

namespace dossier {

// Writes the form for a profile: labels and hints in Chinese, units in cells of their own, what the profile asks for on a
// sheet of its own. `year`: the reporting year, 0 to leave the years open. `filled`: a declaration to fill in, or null.
// Throws Error(internal) where the file cannot be written.
void write_declaration_form(const std::string& path, const Profile& profile, int year, const nlohmann::json& filled);

struct FormDeclaration {
  nlohmann::ordered_json json;                // as declaration.json would be
  std::map<std::string, std::string> places;  // JSON Pointer → "财务!D5", for messages
};

// "form.not-a-form" where no cell of the form is found.
[[nodiscard]] Result<FormDeclaration> declaration_of_form(const std::vector<WorkbookSheet>& sheets);

// A dossier without declaration.json whose root holds the filled-in form (declaration.xlsx, 申报表.xlsx): the form becomes its
// declaration and is no evidence any more. Gives the places of the form's values, empty where nothing was taken.
// Throws Error(usage) where the form cannot be used.
std::map<std::string, std::string> take_declaration_form(Dossier& dossier);

// The message with the cell beside every JSON Pointer that a line begins with.
[[nodiscard]] std::string with_places(const std::string& message, const std::map<std::string, std::string>& places);

}  // namespace dossier
