// The graph of all migrations: what must have run before what, squashed migrations in the places of those that they replace.
// Source: Django 5.2, MigrationLoader.build_graph without a database, and MigrationGraph.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "analyzer/migrations/migration_files.h"

namespace djvet {

class MigrationGraph {
 public:
  /// Lifetime: views the migrations.
  explicit MigrationGraph(const std::vector<AppMigrations>& apps);

  /// Every migration that counts, each behind what it depends on; where dependencies go round, in the order of names.
  [[nodiscard]] std::vector<const Migration*> order() const;
  /// The migrations of which each waits for another one of them, by key; empty where every one has its turn.
  [[nodiscard]] std::vector<const Migration*> cycle() const;
  /// The migrations of an app that no other one of the app depends on, by name.
  [[nodiscard]] std::vector<const Migration*> leaves(const std::string& label) const;

 private:
  using Node = std::uint32_t;
  void add_all(const std::vector<AppMigrations>& apps);
  void add_edges(Node node);
  void add_missing_edge(Node node);
  void replace();
  void add_parent(Node child, const MigrationKey& to);

  std::vector<const Migration*> nodes_;
  std::vector<char> removed_;
  std::vector<std::set<Node>> parents_;
  std::vector<std::set<Node>> children_;
  std::map<MigrationKey, Node> by_key_;
  std::map<MigrationKey, Node> replaced_by_;
  std::map<std::string, std::vector<Node>> by_app_;
};

}  // namespace djvet
