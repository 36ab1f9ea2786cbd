// The operations of all apps, sorted and cut into migrations that can depend on each other, with Django's numbers and names.
// Source: Django 5.2, MigrationAutodetector._sort_migrations, _build_migration_list, _optimize_migrations and
// arrange_for_graph; Migration.suggest_name.
// Lifetime: owns all that it holds. Threads: plain data.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/operations.h"

namespace djvet {

struct PlannedMigration {
  MigrationKey key;
  bool initial = false;
  std::set<MigrationKey> dependencies;
  std::set<std::string> settings;  // those whose model's app is a dependency
  std::vector<Operation> operations;
};

struct MigrationPlan {
  std::vector<PlannedMigration> migrations;     // by app, then in their order
  std::map<std::string, std::string> problems;  // apps that can't be planned, and why
};

/// `operations` as they were generated, by app. `labels`: the apps of the graph.
[[nodiscard]] MigrationPlan plan_migrations(std::map<std::string, std::vector<Operation>> operations,
                                            const MigrationGraph& graph, const std::set<std::string>& labels);

/// The number that a migration's name begins with, or ends a squashed one's; -1: none.
[[nodiscard]] long migration_number(std::string_view name);

/// What Migration.suggest_name makes of operations, without the number.
[[nodiscard]] std::string suggested_name(const std::vector<Operation>& operations);

}  // namespace djvet
