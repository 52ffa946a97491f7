#include "app/version.h"

namespace dossier {

const char* program_version() { return DOSSIER_VERSION; }

}  // namespace dossier
