// The migrations of an app as their files write them.
// Source: Django 5.2, MigrationLoader.load_disk and django/db/migrations/migration.py.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyzer/migrations/evaluation.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// App label and name.
using MigrationKey = std::pair<std::string, std::string>;

struct MigrationEdge {
  MigrationKey to;  // the name may be "__first__" or "__latest__"
  FileId file;
  Span span;
};

struct Migration {
  MigrationKey key;
  FileId file;
  ClassId cls;
  std::vector<MigrationEdge> dependencies;
  std::vector<MigrationEdge> run_before;
  std::vector<MigrationEdge> replaces;
  bool edges_known = true;
  bool open_edges = false;  // it waits for a swappable model that isn't known
};

/// What a migration does, in order.
struct MigrationOperations {
  std::vector<Constant> certain;
  std::vector<Constant> possible;  // that it may do as well
  bool known = true;               // there are no others
};

struct AppMigrations {
  const App* app = nullptr;
  std::vector<Migration> migrations;  // by name
  bool known = true;                  // every file could be read
};

/// The apps whose migrations can be told from each other and were read, by label.
[[nodiscard]] std::vector<AppMigrations> read_migrations(Evaluation& evaluation);

/// The operations of one migration. They are many in all: nobody should hold those of a whole project.
[[nodiscard]] MigrationOperations read_operations(const Migration& migration, Evaluation& evaluation);

}  // namespace djvet
