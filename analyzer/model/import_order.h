// The order in which Django imports a project's modules at its start, played through: which module is where in its own statements
// when another one takes a name from it.
// Source: Django 5.2, django.setup() and Apps.populate: the settings, the package and configuration of each app, then the models
// of each. Python reference 5.4 and importlib: a module is in sys.modules before its statements run, and `from module import name`
// needs the name bound by then, or a module of that name.
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// `from module import name` while the module hasn't bound the name yet, though it will.
struct EarlyName {
  FileId file;  // that imports
  const Import* import = nullptr;
  FileId module;                             // that is still running
  NodeId at = 0;                             // the import in `module` that is running
  Span bound;                                // where the module would bind the name
  std::vector<std::pair<FileId, Span>> way;  // the imports that run, from `module` to `file`, in order
};

/// What certainly fails when Django starts with these settings; in order of execution. Where a condition or a `try` decides what
/// is imported first, nothing is said of the modules that it may bring. Threads: any.
[[nodiscard]] std::vector<EarlyName> names_taken_early(const ProjectModel& model, const SettingsModule& settings);

/// Whether importing a module may run another file of the project: imports at the top level of modules and classes and the
/// packages around what they name, one after the other. True of the module itself; the packages around the other file run before
/// it does, and don't count. Threads: any.
[[nodiscard]] bool import_runs(const ProjectModel& model, FileId module, FileId other);

}  // namespace djvet
