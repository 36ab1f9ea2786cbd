// What the migrations that aren't released yet do to the database, one step for each operation, with what the column and the
// table were before it.
// Invariant: only operations that certainly run, in Django's own way, on tables that Django manages. A column of which it
// isn't known how it is stored has an empty `base`.
// Lifetime: owns all but the migrations. Threads: plain data.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/migrations/databases.h"
#include "analyzer/migrations/release.h"
#include "analyzer/migrations/replay.h"
#include "analyzer/migrations/state.h"

namespace djvet {

/// An argument of a call by position or name, or nothing: a part of the call.
[[nodiscard]] const Constant* argument_of(const Constant& call, std::size_t position, std::string_view name);

struct SchemaStep {
  std::string operation;              // "AddField": Django's own that it is or extends
  Constant call;                      // of the operation
  StatePlace place;                   // of the call
  std::string app;                    // label
  std::string model;                  // "Book", as it was before; empty: the operation has none
  std::string table;                  // likewise; empty: not known
  std::string field;                  // of the operations of fields
  std::optional<FieldState> before;   // the field as it was
  std::optional<FieldState> after;    // the field as it is given, with the default that only the migration uses
  bool new_table = false;             // no database in production has it
  bool new_column = false;            // likewise
  bool promised_not_null = false;     // a constraint of the table already says that the column isn't NULL
  std::optional<Constant> old_value;  // of the option that the operation sets: unique_together, db_table

  /// An argument of the operation by position or name.
  [[nodiscard]] const Constant* argument(std::size_t position, std::string_view name) const {
    return argument_of(call, position, name);
  }
  [[nodiscard]] std::string text_argument(std::size_t position, std::string_view name) const;
  [[nodiscard]] std::string model_label() const { return app + "." + model; }
};

struct UnreleasedMigration {
  const Migration* migration = nullptr;
  bool certain = false;        // that no database in production has run it
  std::optional<bool> atomic;  // nothing: not known
  std::vector<SchemaStep> steps;
};

/// Gathers the steps while a replay visits the operations.
class StepCollector {
 public:
  StepCollector(const Release& release, FieldStates& fields, Evaluation& evaluation)
      : release_(release), fields_(fields), evaluation_(evaluation) {}

  void visit(const OperationVisit& visit);
  /// In the order of the replay; those without a step are left out.
  [[nodiscard]] std::vector<UnreleasedMigration> take();

 private:
  using Column = std::pair<ModelKey, std::string>;
  void begin(const Migration& migration);
  void note_tables(const OperationVisit& visit);
  [[nodiscard]] bool runs_as_django(const Constant& operation) const;
  [[nodiscard]] bool is_new(const MigrationKey& made_by, const Migration& migration) const;
  bool fill(const OperationVisit& visit, SchemaStep& step);
  bool fill_field(const OperationVisit& visit, const ModelState& model, SchemaStep& step);
  void find_second_half(const OperationVisit& visit, SchemaStep& step);
  void make_certain(FieldState& field) const;

  const Release& release_;
  FieldStates& fields_;
  Evaluation& evaluation_;
  std::map<ModelKey, MigrationKey> tables_;  // which migration made each
  std::map<Column, MigrationKey> columns_;   // likewise, of those that were added to a table
  std::set<MigrationKey> initial_;           // that say so
  std::set<MigrationKey> first_;             // that depend on none of their app
  const Migration* current_ = nullptr;
  std::vector<UnreleasedMigration> found_;
};

/// "shop_book": db_table, or what Django makes of the app and the name; empty where it isn't known.
[[nodiscard]] std::string table_of(const ModelState& model);

/// The number of the n-th migration behind one: "0043" for "0042_price" and 1; "the next migration" where it has none.
[[nodiscard]] std::string number_after(const Migration& migration, int steps);

}  // namespace djvet
