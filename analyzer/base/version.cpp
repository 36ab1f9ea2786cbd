// Holds the version the build passes in, so that a new version recompiles one file.
// DJVET_VERSION is defined for this file alone.
#include "analyzer/base/version.h"

namespace djvet {

std::string_view version() { return DJVET_VERSION; }

}  // namespace djvet
