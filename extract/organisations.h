// Who holds a certificate and who issued it, where no label says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/certificate.h"

namespace dossier {

// The organisation that 「兹证明」 or "This is to certify that" names, else the first one named that is no certification body.
[[nodiscard]] std::optional<Field> holder_named(const Certificate& certificate);

// The certification body: an organisation of 认证, 审核, 检验 other than the holder, the last one named.
[[nodiscard]] std::optional<Field> issuer_named(const Certificate& certificate, const std::string& holder);

// A name of an organisation with its place.
struct NamedPlace {
  std::string name;
  Snippet snippet;
  std::size_t row = 0;
};

// All organisations that the rows name, top to bottom; a name that runs over two centred rows is one.
[[nodiscard]] std::vector<NamedPlace> organisations_in(const std::vector<Row>& rows);

// Whether the name is that of a body that certifies.
[[nodiscard]] bool is_certification_body(std::string_view name);

// Reads one organisation in any reader's text of the place.
[[nodiscard]] std::optional<std::string> parse_named(std::string_view text);

}  // namespace dossier
