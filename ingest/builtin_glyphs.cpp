// The table of glyphs that was made while the program was built.
#include <span>
#include <utility>

#include "ingest/glyph_table.h"
#include "models/embedded_file.h"
#include "models/sha256.h"

namespace dossier {

std::span<const EmbeddedFile> glyph_tables();

const GlyphTable& glyph_table() {
  static const GlyphTable kTable = [] {
    auto table = GlyphTable::parse(glyph_tables().front().bytes);
    return table ? *std::move(table) : GlyphTable();
  }();
  return kTable;
}

std::string glyph_table_version() { return sha256_hex(glyph_tables().front().bytes).substr(0, 16); }

}  // namespace dossier
