// Two parts: what the edges alone say, and what the operations say, all of it gathered in one replay.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/history.h"

#include <mutex>
#include <optional>
#include <utility>

#include "analyzer/migrations/drift.h"
#include "analyzer/migrations/replay.h"

namespace djvet {

/// The graph views the apps, so this stays where it is.
struct MigrationHistory::Read {
  explicit Read(std::vector<AppMigrations> read) : apps(std::move(read)), graph(apps) {}
  std::vector<AppMigrations> apps;
  MigrationGraph graph;
  GraphProblems problems;
  std::map<std::string, MergeMigration> merges;
  std::vector<UnmigratedApp> unmigrated;
  Release release;
};

struct MigrationHistory::Replayed {
  Drift drift;
  std::vector<UnreleasedMigration> unreleased;
  Databases databases;
  std::vector<StateProblem> state_problems;
  std::vector<UndeclaredNeed> undeclared;
};

struct MigrationHistory::State {
  std::once_flag reading;
  std::once_flag replaying;
  std::once_flag stating;
  std::unique_ptr<Read> read;
  std::unique_ptr<Replayed> replayed;
  std::vector<StatedModel> stated;
};

MigrationHistory::MigrationHistory(const ProjectModel& model, ReleaseScope scope)
    : model_(model), scope_(std::move(scope)), state_(std::make_unique<State>()) {}

MigrationHistory::~MigrationHistory() = default;

const MigrationHistory::Read& MigrationHistory::read() const {
  std::call_once(state_->reading, [this] {
    Evaluation evaluation(model_);
    state_->read = std::make_unique<Read>(read_migrations(evaluation));
    state_->read->problems = find_graph_problems(model_, state_->read->apps, state_->read->graph);
    state_->read->merges =
        merge_migrations(state_->read->problems.conflicts, state_->read->apps, state_->read->graph, evaluation);
    state_->read->unmigrated = find_unmigrated(evaluation, state_->read->apps);
    state_->read->release = find_unreleased(model_, state_->read->apps, state_->read->graph, scope_);
  });
  return *state_->read;
}

const std::vector<StatedModel>& MigrationHistory::stated() const {
  std::call_once(state_->stating, [this] {
    Evaluation evaluation(model_);
    state_->stated = read_stated_models(evaluation);
  });
  return state_->stated;
}

const MigrationHistory::Replayed& MigrationHistory::replayed() const {
  std::call_once(state_->replaying, [this] {
    const Read& migrations = read();
    Evaluation evaluation(model_);
    FieldStates fields(evaluation);
    StepCollector steps(migrations.release, fields, evaluation);
    StateProblems problems(evaluation);
    UndeclaredNeeds needs(evaluation);
    const ProjectState after = replay(migrations.graph.order(), fields, evaluation, [&](const OperationVisit& visit) {
      steps.visit(visit);
      problems.visit(visit);
      needs.visit(visit);
    });
    state_->replayed = std::make_unique<Replayed>();
    state_->replayed->unreleased = steps.take();
    state_->replayed->databases = read_databases(model_);
    state_->replayed->undeclared = needs.take(migrations.apps, migrations.graph);
    state_->replayed->state_problems = problems.take(migrations.apps, migrations.graph);
    state_->replayed->drift = find_drift(migrations.apps, migrations.graph, after, fields, evaluation);
  });
  return *state_->replayed;
}

const std::vector<AppMigrations>& MigrationHistory::apps() const { return read().apps; }

const MigrationGraph& MigrationHistory::graph() const { return read().graph; }

const GraphProblems& MigrationHistory::problems() const { return read().problems; }

const std::map<std::string, MergeMigration>& MigrationHistory::merges() const { return read().merges; }
const std::vector<UnmigratedApp>& MigrationHistory::unmigrated() const { return read().unmigrated; }

const std::vector<StateProblem>& MigrationHistory::state_problems() const { return replayed().state_problems; }

const std::vector<UndeclaredNeed>& MigrationHistory::undeclared() const { return replayed().undeclared; }

const Changes& MigrationHistory::drift() const { return replayed().drift.changes; }

const MissingMigrations& MigrationHistory::missing() const { return replayed().drift.missing; }
const Changes* MigrationHistory::drift_if_known() const {
  return state_->replayed == nullptr ? nullptr : &state_->replayed->drift.changes;
}

const std::vector<UnreleasedMigration>& MigrationHistory::unreleased() const { return replayed().unreleased; }

const std::vector<const Migration*>& MigrationHistory::edited() const { return read().release.edited; }

const Databases& MigrationHistory::databases() const { return replayed().databases; }

}  // namespace djvet
