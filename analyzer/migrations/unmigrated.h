// Apps with models of their own whose migrations Django doesn't see: there are none, or their folder is no package.
// Invariant: only apps that are certainly installed, beside others of the same project that have migrations; test code aside.
// Source: Django 5.2, MigrationLoader.load_disk (a folder without __init__.py is a namespace package, and is left out).
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/migration_files.h"
#include "analyzer/migrations/state.h"

namespace djvet {

struct UnmigratedApp {
  std::string label;
  std::string folder;     // where its migrations package would be: "shop/migrations"
  StatePlace model;       // its first model with a table
  std::string name;       // of that model
  std::size_t files = 0;  // migrations that lie in that folder all the same
};

/// By the path of the model.
[[nodiscard]] std::vector<UnmigratedApp> find_unmigrated(const Evaluation& evaluation,
                                                         const std::vector<AppMigrations>& apps);

}  // namespace djvet
