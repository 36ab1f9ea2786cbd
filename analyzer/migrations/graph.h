// The graph of all migrations: what must have run before what, squashed migrations in the places of those that they replace.
// Source: Django 5.2, MigrationLoader.build_graph without a database, and MigrationGraph.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "analyzer/migrations/migration_files.h"

namespace djvet {

/// Whether squashed migrations stand for those that they replace, or all migrations are nodes.
enum class Squashes : std::uint8_t { replace, keep };

class MigrationGraph {
 public:
  /// Lifetime: views the migrations.
  explicit MigrationGraph(const std::vector<AppMigrations>& apps, Squashes squashes = Squashes::replace);

  /// Every migration that counts, each behind what it depends on; where dependencies go round, in the order of names.
  [[nodiscard]] std::vector<const Migration*> order() const;
  /// A migration and all that has to run before it, in order; empty for one that isn't there or is replaced.
  [[nodiscard]] std::vector<const Migration*> plan(const MigrationKey& key) const;
  /// The migration that a dependency of another app's migration leads to, "__first__" and "__latest__" included; none when there
  /// is no such file.
  [[nodiscard]] const Migration* find(const MigrationKey& key) const;
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
  [[nodiscard]] std::optional<Node> node_of(const MigrationKey& to) const;
  void walk(Node start, std::vector<char>& seen, std::vector<const Migration*>& out) const;

  std::vector<const Migration*> nodes_;
  std::vector<char> removed_;
  std::vector<std::set<Node>> parents_;
  std::vector<std::set<Node>> children_;
  std::map<MigrationKey, Node> by_key_;
  std::map<MigrationKey, Node> replaced_by_;
  std::map<std::string, std::vector<Node>> by_app_;
};

}  // namespace djvet
