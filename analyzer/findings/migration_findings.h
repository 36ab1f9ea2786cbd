// What the checks of unreleased migrations have in common: how they go through the steps, and what every finding of theirs says.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/migrations/history.h"

namespace djvet {

/// Calls `visit` with each step of the unreleased migrations whose operation is one of `operations`, in the order in which
/// they run; of operations on a table, only on one that a database in production may have.
void for_each_step(const CheckContext& context, std::initializer_list<std::string_view> operations,
                   const std::function<void(const UnreleasedMigration&, const SchemaStep&)>& visit);

/// A finding at a step, with the migration, the operation, the model and the field among its properties. Where it isn't known
/// that the migration is new, only what fails when it runs keeps its confidence.
Finding& report_step(FindingSink& sink, const UnreleasedMigration& migration, const SchemaStep& step,
                     std::string message);

/// Says that a finding holds on one engine alone: with less confidence where the settings don't name the databases.
void set_engine(Finding& finding, const CheckContext& context, Engine engine);

/// Whether more than SQLite may be in use: several programs at a time, and tables that are large.
[[nodiscard]] bool has_server(const CheckContext& context);

/// Whether code or SQL of an unreleased migration of the same app runs before a step: it may have changed the rows.
[[nodiscard]] bool may_have_changed_rows(const CheckContext& context, const SchemaStep& step);

/// "0042_price"
[[nodiscard]] std::string_view name_of(const UnreleasedMigration& migration);
/// "shop.Book.price"
[[nodiscard]] std::string field_label(const SchemaStep& step);

}  // namespace djvet
