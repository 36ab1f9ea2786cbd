// The migrations of a project as rows, and their renderings; the state of the models behind one of them as JSON.
// Invariant: the same project gives the same bytes. Text is escaped for a terminal, names in Graphviz and Mermaid for these.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/driver/pipeline.h"
#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/state.h"

namespace djvet {

/// What an edge leads to: a migration that is read, one of an app that isn't, one that its app doesn't have.
enum class EdgeEnd : std::uint8_t { known, outside, missing };

struct EdgeRow {
  MigrationKey to;  // as it is written: "__first__" for swappable dependencies
  EdgeEnd end{};
  const Migration* target = nullptr;  // where it leads; a squashed one for a migration whose file is gone
  std::uint32_t line = 0;
};

struct MigrationRow {
  const Migration* migration = nullptr;
  std::string path;
  std::uint32_t line = 0;  // of its class
  std::vector<EdgeRow> dependencies;
  std::vector<EdgeRow> run_before;
  std::vector<EdgeRow> replaces;
  std::string replaced_by;  // a name of its app; empty: it counts
  bool last = false;
};

struct AppRow {
  std::string label;
  std::string folder;                    // of its migrations
  bool known = true;                     // false: its migrations can't be told
  std::vector<MigrationRow> migrations;  // in the order in which they run, replaced ones in theirs
  bool conflict = false;                 // several are the last one
};

struct MigrationsReport {
  std::vector<AppRow> apps;        // by label
  std::vector<MigrationKey> plan;  // every one that counts, in the order in which they run
};

/// Lifetime: views `apps`. Those apps are shown of which `paths` hold something, all of them without paths.
[[nodiscard]] MigrationsReport migrations_report(const Run& run, const std::vector<AppMigrations>& apps,
                                                 const std::vector<std::string>& paths);

[[nodiscard]] std::string render_migrations_text(const MigrationsReport& report);
[[nodiscard]] std::string render_migrations_json(const MigrationsReport& report);
[[nodiscard]] std::string render_migrations_dot(const MigrationsReport& report);
[[nodiscard]] std::string render_migrations_mermaid(const MigrationsReport& report);

/// Values are texts in Python's notation, `unknown` for what isn't known; see write_constant().
[[nodiscard]] std::string render_state_json(const Run& run, const ProjectState& state,
                                            const std::vector<const Migration*>& plan);

}  // namespace djvet
