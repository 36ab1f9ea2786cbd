// Ends the process on a broken assumption, without allocating.
// SPDX-License-Identifier: MIT
#include "analyzer/base/require.h"

#include <cstdio>
#include <cstdlib>

namespace djvet {

void fail_requirement(std::string_view text, std::source_location where) {
  std::fprintf(stderr, "djvet: internal error: %.*s (%s:%u)\n", static_cast<int>(text.size()), text.data(),
               where.file_name(), static_cast<unsigned>(where.line()));
  std::_Exit(5);
}

}  // namespace djvet
