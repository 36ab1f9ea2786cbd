// From a path given on the command line to the project root that it belongs to.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/base/result.h"

namespace djvet {

struct ProjectRoot {
  std::string root;  // absolute, without links
  std::string path;  // what was given, relative to the root; empty when it is the root
};

/// A directory is its own root: the user said where. A file belongs to its nearest ancestor that holds `manage.py`,
/// `pyproject.toml` or `.git`, else to the directory that holds it. `given` is absolute or relative to the working
/// directory. An error when it doesn't exist, can't be reached, or is neither a directory nor a regular file. Threads:
/// any.
[[nodiscard]] Result<ProjectRoot> find_project_root(const std::string& given);

}  // namespace djvet
