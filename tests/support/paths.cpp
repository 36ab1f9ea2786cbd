// Holds the two paths the build passes in; the definitions exist for this file alone, so that the objects of all other
// tests are the same in every checkout.
#include "tests/support/paths.h"

namespace djvet {

std::string_view source_dir() { return DJVET_SOURCE_DIR; }

std::string_view djvet_binary() { return DJVET_BINARY; }

}  // namespace djvet
