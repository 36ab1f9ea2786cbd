// A place in the code: a node of some file. Ordered by file, then by node.
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>

#include "analyzer/base/ids.h"
#include "analyzer/extract/file_facts.h"

namespace djvet {

/// Node 0: no place.
struct Site {
  FileId file;
  NodeId node = 0;
  friend auto operator<=>(const Site&, const Site&) = default;
};

}  // namespace djvet
