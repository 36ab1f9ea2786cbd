// The value that GitHub code scanning matches alerts by, SARIF's partialFingerprints.primaryLocationLineHash, as its upload
// action computes it: a rolling hash of the first 100 characters from a line's start (UTF-16 units, white space left out, all
// newlines alike, padded at the end), and a count among equal hashes of the file.
// Source: github/codeql-action src/fingerprints.ts; the unit test holds its published vectors.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace djvet {

struct LineHash {
  std::uint64_t hash = 0;
  std::uint32_t ordinal = 0;  // from 1, among the equal hashes of the file
};

/// "c129715d7a2bc9a3:1", as SARIF carries it.
[[nodiscard]] std::string to_string(const LineHash& hash);

/// The hashes of all lines of a text, in line order; LineIndex counts the same lines. One pass. Threads: any.
[[nodiscard]] std::vector<LineHash> line_hashes(std::string_view text);

}  // namespace djvet
