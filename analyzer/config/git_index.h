// The files that git knows of in a work tree, read from its index without running git.
// Source: git, Documentation/gitformat-index.txt, versions 2 to 4; gitrepository-layout.txt for `.git` files.
// Invariant: whatever the bytes are, the reader stays inside them; an index that isn't understood is none.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace djvet {

struct GitIndex {
  std::vector<std::string> files;  // relative to the top of the work tree, sorted
  std::vector<std::string>
      folders;  // of submodules, and those that a sparse index holds as one entry; with '/' at the end
};

[[nodiscard]] std::optional<GitIndex> parse_git_index(std::string_view bytes);

/// The modules of migrations packages that git knows of below a project's root, sorted: paths relative to the root. Nothing
/// where the root is in no work tree, or its index isn't understood or has a submodule below the root.
/// `prefix`: of the root in the work tree.
[[nodiscard]] std::optional<std::vector<std::string>> tracked_migrations(const std::string& top,
                                                                         std::string_view prefix);

}  // namespace djvet
