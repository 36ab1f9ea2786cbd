// The names that an import statement binds, read from its text.
// Source: Python Language Reference, "The import statement".
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace djvet {

/// Whether a byte belongs to a Python identifier; every byte of a character beyond ASCII is taken to.
[[nodiscard]] bool is_word(char c);

struct ImportedName {
  std::string module;  // with its leading dots
  std::string name;    // empty for `import a` and for stars
  std::string bound;   // empty for stars
  bool from = false;
  bool star = false;
  bool aliased = false;
  Span span;  // in the source that `offset` is relative to
};

/// Scans one import statement that starts at byte `offset` of the file. Comments, line continuations and parentheses are
/// passed over; a statement cut off by a syntax error gives the names read so far.
[[nodiscard]] std::vector<ImportedName> scan_import(std::string_view statement, std::uint32_t offset);

}  // namespace djvet
