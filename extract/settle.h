// From what readers have at a place to a field with its proofs: certain only where something proves it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "extract/snippet.h"
#include "models/document.h"

namespace dossier {

// Reads a text as a value in the contract's form; nullopt where it is none. Applied to every reader's text alike.
using Parse = std::function<std::optional<std::string>(std::string_view text)>;

// The field that stands at `value`: nullopt where neither the page reader nor any other reads one there. Certain by a trusted
// text layer or by two independent readers of print that is large enough; else uncertain with its doubt:
// "one-reading", "readers-differ", "page-reader-differs" (the value is another reader's), "misread-alike" (a character that the
// agreeing readers are known to take others for), "character-lost" (a gap as wide as a character), "small-print". Names and texts may be agreed on character by character.
[[nodiscard]] std::optional<Field> settled_field(std::string name, ValueKind kind, const Snippet& value,
                                                 const Snippet& label, const Parse& parse);

// Something beside the readings says the same: the field becomes certain, unless the readings contradict one another and
// the proof is none of the document's own (check digit, second printing, arithmetic), or the print is too small for any
// reader (then nothing proves it).
void add_proof(Field& field, ProofKind kind, std::string detail);

// The same value stands in another place of the dossier: a proof, where the other place is settled by itself or the two are
// contested by different misreadings. (For other fields than names and texts as add_proof with "printed-twice".)
void confirm_elsewhere(Field& field, const Field& other);

// Two readers or more have read different things there.
[[nodiscard]] bool contested(const Field& field);

// The text layer tells the value, not a reader.
[[nodiscard]] bool from_layer(const Field& field);

// Something speaks against the value: it becomes uncertain, whatever its proofs.
void cast_doubt(Field& field, std::string why);
// Its readers are known to misread it alike ("misread-alike"). A doubt that other places of the value cannot settle, a lost character, stays.
void doubt_misreading(Field& field);

// The letters, digits and Chinese characters of a text alone, in one case: equal for two readings of the same print.
[[nodiscard]] std::u32string content_key(std::string_view text);

// Whether the document's pages came from text layers, pixels or both.
[[nodiscard]] PageSource source_of(const Snippet& snippet);

}  // namespace dossier
