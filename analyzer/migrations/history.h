// The migrations of a project, read once for all who ask: their graph, what is wrong with it, and what one replay of their
// operations tells.
// Lifetime: views the model. Threads: any; each part is made by the first who asks for it, while the others wait.
// Errors: none; what can't be told is said to be unknown.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/migrations/autodetector.h"
#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/graph_problems.h"
#include "analyzer/migrations/merge_migrations.h"
#include "analyzer/migrations/migration_files.h"
#include "analyzer/migrations/missing_migrations.h"
#include "analyzer/migrations/release.h"
#include "analyzer/migrations/schema_steps.h"
#include "analyzer/migrations/state_problems.h"
#include "analyzer/migrations/stated_models.h"
#include "analyzer/migrations/undeclared.h"
#include "analyzer/migrations/unmigrated.h"
#include "analyzer/model/project_model.h"

namespace djvet {

class MigrationHistory {
 public:
  explicit MigrationHistory(const ProjectModel& model, ReleaseScope scope = {});
  MigrationHistory(const MigrationHistory&) = delete;
  MigrationHistory& operator=(const MigrationHistory&) = delete;
  ~MigrationHistory();

  /// By label. Who needs their operations has them visited by the replay (replay.h).
  [[nodiscard]] const std::vector<AppMigrations>& apps() const;
  [[nodiscard]] const MigrationGraph& graph() const;
  [[nodiscard]] const GraphProblems& problems() const;
  /// What would end each conflict.
  [[nodiscard]] const std::map<std::string, MergeMigration>& merges() const;
  /// What makemigrations would write. The states that are compared are gone when this returns.
  [[nodiscard]] const Changes& drift() const;
  /// The files that it would write for them.
  [[nodiscard]] const MissingMigrations& missing() const;
  /// The models as their classes declare them, whatever the migrations make of them.
  [[nodiscard]] const std::vector<StatedModel>& stated() const;
  /// Installed apps whose models no migration makes.
  [[nodiscard]] const std::vector<UnmigratedApp>& unmigrated() const;
  /// The same where it has been asked for. Not while others may ask.
  [[nodiscard]] const Changes* drift_if_known() const;
  /// What the migrations that can still be changed do, in the order in which they run.
  [[nodiscard]] const std::vector<UnreleasedMigration>& unreleased() const;
  /// The released ones that aren't as they were.
  [[nodiscard]] const std::vector<const Migration*>& edited() const;
  /// What they run on.
  [[nodiscard]] const Databases& databases() const;
  /// Operations that can't be applied where they stand.
  [[nodiscard]] const std::vector<StateProblem>& state_problems() const;
  /// What they need of apps that they don't depend on.
  [[nodiscard]] const std::vector<UndeclaredNeed>& undeclared() const;

 private:
  struct Read;
  struct Replayed;
  struct State;
  [[nodiscard]] const Read& read() const;
  [[nodiscard]] const Replayed& replayed() const;

  const ProjectModel& model_;
  const ReleaseScope scope_;
  std::unique_ptr<State> state_;
};

}  // namespace djvet
