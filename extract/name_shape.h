// What the shape of a name alone says against it, whatever its readers agree on. Used by settle.cpp.
#pragma once

#include <string>

#include "models/document.h"

namespace dossier {

// What stands in its brackets is neither a place nor a word that such names use.
[[nodiscard]] bool unusual_in_brackets(const std::string& name);

// A bracket without its counterpart, or a speck beside one.
[[nodiscard]] bool torn_bracket(const std::string& value);

// It begins with 省 or 市 behind a single character, or without any.
[[nodiscard]] bool lacks_place_name(const std::string& name);

// An alternative has a rare character in the place of a usual one, and all else alike.
[[nodiscard]] bool rarer_elsewhere(const Field& field);

// Puts what the name of a body or the ending of a company can only be; what was read goes to the alternatives, and the field stays in doubt.
void restore_place(Field& field);
void restore_endings(Field& field);

// 升降云台I: a stroke of the frame or of a cursor right behind the last character of a title.
void drop_stroke_behind(Field& field);

}  // namespace dossier
