// The migrations of an app as their files write them.
// Source: Django 5.2, MigrationLoader.load_disk and django/db/migrations/migration.py.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
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
  std::vector<Constant> operations;
  std::vector<Constant> possible;  // operations that it may have
  bool edges_known = true;
  bool operations_known = true;
};

struct AppMigrations {
  const App* app = nullptr;
  std::vector<Migration> migrations;  // by name
  bool known = true;                  // every file could be read
};

enum class MigrationParts : std::uint8_t { edges, everything };

/// The apps whose migrations can be told from each other and were read, by label. With `edges`, their operations are left out.
[[nodiscard]] std::vector<AppMigrations> read_migrations(Evaluation& evaluation, MigrationParts parts);

}  // namespace djvet
