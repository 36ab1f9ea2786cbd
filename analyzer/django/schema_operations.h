// What Django's schema editors and the databases behind them do for a change of a column: what existing rows get, whether the
// table is rewritten, whether values are lost.
// Invariant: what isn't certain is said to be nothing: no rewrite, no loss.
// Sources: Django 5.2, django/db/backends/base/schema.py (_effective_default, add_field, _alter_field) and the data_types of
// backends/postgresql/base.py, mysql/base.py; PostgreSQL 17, "ALTER TABLE", Notes; MySQL 8.4, "Online DDL Operations".
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/django/field_deconstruct.h"

namespace djvet {

enum class Engine : std::uint8_t { postgresql, mysql, sqlite, oracle };

[[nodiscard]] std::string_view to_string(Engine engine);  // "PostgreSQL"

/// The database behind the ENGINE of a DATABASES entry, Django's own or a package's that extends it; nothing for others.
[[nodiscard]] std::optional<Engine> engine_of(std::string_view backend);

/// What the rows of a table get in a column that is added to it.
enum class NewColumn : std::uint8_t {
  none,              // there is no column: many-to-many, generic relations
  null,              // NULL
  database_default,  // a value that the column keeps as its default
  python_default,    // `default`, which Django gives the rows and then takes away from the column
  empty_text,        // '', likewise
  now,               // the time of the migration, likewise
  nothing,           // nothing: the column takes no NULL, and the database refuses it where there are rows
};

/// `parts`: as the field deconstructs.
[[nodiscard]] NewColumn new_column(std::string_view django_class, const FieldParts& parts);

/// Whether an argument is there and true.
[[nodiscard]] bool is_true(const FieldParts& parts, std::string_view argument);

/// Whether an AlterField between the two leaves the database as it is: arguments that only Python knows, and `default`.
/// Source: Field.non_database_attrs.
[[nodiscard]] bool same_column(const FieldParts& a, const FieldParts& b);

/// The type of a column.
struct ColumnType {
  std::string name;         // as the engine spells it, without its size
  std::int64_t length = 0;  // varchar: characters; numeric: digits; 0: none
  std::int64_t scale = 0;   // numeric: digits behind the point
};

/// Nothing for keys, whose type is another column's, and for classes and engines that aren't known.
[[nodiscard]] std::optional<ColumnType> column_type(Engine engine, std::string_view django_class,
                                                    const FieldParts& parts);
/// "varchar(40)"
[[nodiscard]] std::string write_type(const ColumnType& type);

/// Whether the engine writes every row anew to change a column's type.
[[nodiscard]] bool rewrites_table(Engine engine, const ColumnType& from, const ColumnType& to);

/// Whether a conversion that the engine makes without an error leaves out a part of what values say.
[[nodiscard]] bool loses_values(const ColumnType& from, const ColumnType& to);

}  // namespace djvet
