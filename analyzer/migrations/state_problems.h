// Operations that can't be applied to the state that the migrations before them leave: on models, fields, indexes and
// constraints that certainly aren't there, or that are there already.
// Invariant: only what is certain. Where an operation isn't known, or two migrations have no order, nothing is said.
// Source: Django 5.2, ProjectState, ModelState.get_index_by_name and the operations' database_forwards().
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/operation_arguments.h"
#include "analyzer/migrations/replay.h"

namespace djvet {

enum class StateFault : std::uint8_t {
  absent_model,
  absent_field,
  absent_index,
  absent_constraint,
  model_exists,
  field_exists
};

struct StateProblem {
  StateFault fault{};
  std::string operation;  // "RemoveField"
  std::string app;
  std::string model;
  std::string name;          // of the field, index or constraint; empty: the model
  StatePlace place;          // the operation
  std::string made_later;    // the migration of the app that makes it after this one; empty: none does
  std::string made_already;  // *_exists: the migration of the app that made it
};

/// Gathers while the operations are visited in their order.
class StateProblems {
 public:
  explicit StateProblems(Evaluation& evaluation) : evaluation_(evaluation) {}

  void visit(const OperationVisit& visit);
  /// By app and migration, in the order of the operations. Call once, behind the last visit.
  [[nodiscard]] std::vector<StateProblem> take(const std::vector<AppMigrations>& apps, const MigrationGraph& graph);

 private:
  using Key = std::tuple<std::string, std::string, std::string>;  // app, model and field in lower case

  [[nodiscard]] bool bring_fields(const Constant& bases) const;
  void begin(const Migration& migration);
  void forget(const OperationVisit& visit);
  void note_changes(const OperationVisit& visit, const OperationArguments& arguments);
  void made(const Key& key, const OperationVisit& visit);
  void visit_model(const OperationVisit& visit, const OperationArguments& arguments, const std::string& name);
  void visit_field(const OperationVisit& visit, const OperationArguments& arguments, const ModelState& model);
  void visit_index(const OperationVisit& visit, const OperationArguments& arguments, const ModelState& model);
  void visit_columns(const OperationVisit& visit, const ModelState& model, const Constant& names);
  void visit_together(const OperationVisit& visit, const OperationArguments& arguments, const ModelState& model);
  void add(StateFault fault, const OperationVisit& visit, const std::string& model, const std::string& name);

  void add_existing(StateFault fault, const OperationVisit& visit, const std::string& model, const std::string& name);

  Evaluation& evaluation_;
  const Migration* current_ = nullptr;
  bool everything_doubtful_ = false;
  std::set<std::string> doubtful_;                       // apps
  std::set<std::pair<std::string, std::string>> wider_;  // models with bases that may bring fields, in lower case
  std::set<Key> state_only_;                             // made without the database
  std::map<Key, std::vector<const Migration*>> made_by_;
  std::map<Key, std::vector<const Migration*>> removed_by_;
  std::vector<std::pair<StateProblem, const Migration*>> problems_;
};

}  // namespace djvet
