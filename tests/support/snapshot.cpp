// Names the first line that differs: snapshots are long, and a whole one says little.
// SPDX-License-Identifier: MIT
#include "tests/support/snapshot.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/tree.h"

namespace djvet {

void check_snapshot(std::string_view path, std::string_view actual) {
  const std::string file = std::string(source_dir()) + "/testdata/" + std::string(path);
  if (std::getenv("DJVET_UPDATE") != nullptr) write_text(file, actual);
  const std::string expected = read_text(file);
  if (expected == actual) {
    SUCCEED();
    return;
  }
  const std::vector<std::string_view> wanted = lines_of(expected);
  const std::vector<std::string_view> got = lines_of(actual);
  std::size_t same = 0;
  while (same < std::min(wanted.size(), got.size()) && wanted[same] == got[same]) ++same;
  FAIL("testdata/" << path << " differs at line " << same + 1
                   << " (DJVET_UPDATE=1 rewrites it)\n  expected: " << (same < wanted.size() ? wanted[same] : "nothing")
                   << "\n  actual:   " << (same < got.size() ? got[same] : "nothing"));
}

}  // namespace djvet
