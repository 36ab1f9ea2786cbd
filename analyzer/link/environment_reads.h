// The environment variables that a project's settings modules read, and where.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/base/span.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct EnvironmentVariable {
  struct Place {
    FileId file;
    Span span;
    bool has_default = false;
    std::string fallback;  // in Python's notation; `unknown` where it can't be told
  };
  std::string name;
  std::vector<Place> places;          // in path order, each once
  std::vector<std::string> settings;  // dotted names of the modules that read it, sorted
};

/// By name. Settings of tests and of vendored code are left out; so is what installed packages read.
[[nodiscard]] std::vector<EnvironmentVariable> environment_variables(const ProjectModel& model);

}  // namespace djvet
