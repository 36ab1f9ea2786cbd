// What a migration needs of other apps without depending on them, itself or by way of what it depends on: the targets of its
// relations, and the models that its functions ask for.
// Invariant: only what is certain. Where some dependency on the way leads out of the tree to an app that may itself depend on
// others, nothing is said.
// Source: Django 5.2, "Migrations: dependencies", StateApps and migrations.swappable_dependency().
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/replay.h"

namespace djvet {

struct UndeclaredNeed {
  enum class Kind : std::uint8_t {
    relation,    // of a field
    user_model,  // a field's relation to the model that AUTH_USER_MODEL names
    get_model,   // a function's apps.get_model()
  };
  Kind kind{};
  std::string app;     // of the migration
  StatePlace place;    // the field, or the call
  std::string target;  // "stock.Item"
  std::string needed;  // its app
};

/// Gathers while the operations are visited in their order.
class UndeclaredNeeds {
 public:
  explicit UndeclaredNeeds(Evaluation& evaluation);

  void visit(const OperationVisit& visit);
  /// In the order of the migrations and operations. Call once, behind the last visit.
  [[nodiscard]] std::vector<UndeclaredNeed> take(const std::vector<AppMigrations>& apps, const MigrationGraph& graph);

 private:
  void visit_field(const Migration& migration, const Constant& field);
  void visit_function(const Migration& migration, const Constant* function);
  void visit_call(const Migration& migration, FileId file, NodeId call);
  void add(UndeclaredNeed::Kind kind, const Migration& migration, const std::string& target, const StatePlace& place);

  Evaluation& evaluation_;
  std::string user_model_;  // in lower case; empty: not known
  std::vector<std::pair<UndeclaredNeed, const Migration*>> needs_;
};

}  // namespace djvet
