// An operation that makemigrations would write, and what it has to do with others: what it depends on, what it refers to, and
// which two of them are one.
// Invariant: operations here lose no data; those that do are never planned (planned_operations.h).
// Source: Django 5.2, django/db/migrations/operations/*.py (references_model, references_field, reduce) and utils.py.
// Lifetime: owns all that it holds. Threads: plain data.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/migrations/state.h"

namespace djvet {

/// What must have run before an operation: the one that creates a model, or a field of it.
struct OperationDependency {
  std::string app;    // lower case where it is one of Django's settings that names the model: see `setting`
  std::string model;  // lower case
  std::string field;  // empty: the model
  std::string setting;
  friend auto operator<=>(const OperationDependency&, const OperationDependency&) = default;
};

struct Operation {
  enum class Kind : std::uint8_t {
    create_model,
    add_field,
    alter_field,
    alter_options,
    alter_managers,
    alter_table,
    alter_table_comment,
    alter_order,
    alter_unique,
    add_index,
    remove_index,
    rename_index,
    add_constraint,
    remove_constraint,
    alter_constraint,
  };
  Kind kind{};
  std::string model;                                      // "Book" of create_model; of others in lower case
  std::string name;                                       // of the field, index or constraint; of a rename the old one
  std::string new_name;                                   // rename_index
  std::vector<FieldState> fields;                         // create_model: all; add_field, alter_field: the one
  std::vector<std::pair<std::string, Constant>> options;  // create_model, alter_options; in order
  std::vector<IndexState> indexes;                        // create_model; add_index: the one
  std::vector<IndexState> constraints;                    // create_model; add_constraint, alter_constraint: the one
  std::vector<Constant> bases;                            // create_model: references and texts; empty: models.Model
  std::vector<ManagerState> managers;                     // create_model, alter_managers
  Constant value;  // alter_table, ..., alter_unique: the option; rename_index: the fields of a group without a name
  std::vector<OperationDependency> dependencies;
};

/// The model that a field's `to` or `through` names; nothing where it has none.
[[nodiscard]] std::optional<ModelKey> named_model(const FieldState& field, std::string_view argument);

/// migration_name_fragment.
[[nodiscard]] std::string name_fragment(const Operation& operation);

/// The operations in their least number: those that can be written as one are.
[[nodiscard]] std::vector<Operation> optimized(std::vector<Operation> operations, const std::string& app);

}  // namespace djvet
