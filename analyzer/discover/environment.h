// Where the packages are installed that a project runs with, found in the file system alone: nothing is run, and no variable
// of the environment is asked, so that the same tree gives the same result.
// Sources: PEP 405 (pyvenv.cfg), Python 3.13 "site" (site-packages, .pth files), Debian Python Policy 2.5 (dist-packages).
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/discover/source_file.h"

namespace djvet {

/// Each folder lists what can be imported from it, and what is installed there.
///
/// The folders of the first of `.venv`, `venv` and `env` in the root that holds a pyvenv.cfg and packages; none where there
/// is no such environment, or where it is a link that leaves the root. `root` is Sources::root. Threads: any.
[[nodiscard]] std::vector<PackageFolder> find_environment(const std::string& root);

/// The folders that belong to `path` (absolute): an interpreter, or the folder of an environment, virtual or not, on POSIX
/// or Windows; wherever it lies. The error says what is wrong, without the path. Threads: any.
[[nodiscard]] Result<std::vector<PackageFolder>, std::string> open_environment(const std::string& root,
                                                                               const std::string& path);

}  // namespace djvet
