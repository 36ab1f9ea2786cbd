// Paths and settings of a command line -> the Configuration of one run.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/config/settings.h"

namespace djvet {

struct ProjectSetup {
  Configuration configuration;
  Settings settings;        // all layers, for `djvet config`
  std::string config_file;  // the file that was used, as messages show it; empty when there is none
};

/// Finds the project that all paths belong to, reads its configuration and lays the command line over it. A file belongs to
/// the project above it (see project_root.h), a folder to the one whose manage.py lies in it or above it in the same
/// repository, else to itself. Paths of several projects belong to the folder that holds them all, which must be one of them,
/// hold a project's marks, or lie at or below the working directory, so that nobody reads a whole disk by mistake.
[[nodiscard]] Result<ProjectSetup> set_up(const InputArguments& arguments);

/// Which migrations of the project version control knows of.
void follow_version_control(Configuration& configuration);

}  // namespace djvet
