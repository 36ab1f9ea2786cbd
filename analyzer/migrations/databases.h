// The databases that a project's migrations run on, as its settings name them.
// Source: Django 5.2, settings, DATABASES.
// SPDX-License-Identifier: MIT
#pragma once

#include <set>

#include "analyzer/django/schema_operations.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct Databases {
  std::set<Engine> engines;
  bool known = false;  // there are certainly no others

  /// Whether migrations may run on this engine: one that the settings name, or any where they leave it open.
  [[nodiscard]] bool may_be(Engine engine) const { return !known || engines.contains(engine); }
};

/// Of all settings modules that the project runs with: what one of them names is a database of the project. A SQLite that
/// only settings for development name says nothing of the others.
[[nodiscard]] Databases read_databases(const ProjectModel& model);

}  // namespace djvet
