// Types by a table for each engine; what is known of them by small rules.
// SPDX-License-Identifier: MIT
#include "analyzer/django/schema_operations.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

using Kind = Constant::Kind;

struct TypeRow {
  std::string_view field;  // the last part of its class's path
  std::string_view postgresql;
  std::string_view mysql;
};

/// DatabaseWrapper.data_types; '(n)' are those that take max_length, '(p,s)' those with digits.
constexpr auto types = std::to_array<TypeRow>({
    {"AutoField", "integer", "integer"},
    {"BigAutoField", "bigint", "bigint"},
    {"BigIntegerField", "bigint", "bigint"},
    {"BinaryField", "bytea", "longblob"},
    {"BooleanField", "boolean", "bool"},
    {"CharField", "varchar", "varchar"},
    {"DateField", "date", "date"},
    {"DateTimeField", "timestamp with time zone", "datetime"},
    {"DecimalField", "numeric", "numeric"},
    {"DurationField", "interval", "bigint"},
    {"EmailField", "varchar", "varchar"},
    {"FileField", "varchar", "varchar"},
    {"FilePathField", "varchar", "varchar"},
    {"FloatField", "double precision", "double precision"},
    {"GenericIPAddressField", "inet", "char(39)"},
    {"ImageField", "varchar", "varchar"},
    {"IntegerField", "integer", "integer"},
    {"JSONField", "jsonb", "json"},
    {"NullBooleanField", "boolean", "bool"},
    {"PositiveBigIntegerField", "bigint", "bigint unsigned"},
    {"PositiveIntegerField", "integer", "integer unsigned"},
    {"PositiveSmallIntegerField", "smallint", "smallint unsigned"},
    {"SlugField", "varchar", "varchar"},
    {"SmallAutoField", "smallint", "smallint"},
    {"SmallIntegerField", "smallint", "smallint"},
    {"TextField", "text", "longtext"},
    {"TimeField", "time", "time"},
    {"URLField", "varchar", "varchar"},
    {"UUIDField", "uuid", "char(32)"},
});

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('.') + 1); }

bool is_empty_text_allowed(std::string_view name) {
  constexpr auto refused = std::to_array<std::string_view>({"AutoField",
                                                            "BigAutoField",
                                                            "SmallAutoField",
                                                            "BooleanField",
                                                            "NullBooleanField",
                                                            "DateField",
                                                            "DateTimeField",
                                                            "TimeField",
                                                            "DecimalField",
                                                            "DurationField",
                                                            "FloatField",
                                                            "IntegerField",
                                                            "BigIntegerField",
                                                            "SmallIntegerField",
                                                            "PositiveIntegerField",
                                                            "PositiveBigIntegerField",
                                                            "PositiveSmallIntegerField",
                                                            "GenericIPAddressField",
                                                            "UUIDField",
                                                            "JSONField",
                                                            "ForeignKey",
                                                            "OneToOneField",
                                                            "ArrayField",
                                                            "HStoreField"});
  return std::ranges::find(refused, name) == refused.end() && !name.ends_with("RangeField");
}

std::int64_t integer_of(const FieldParts& parts, std::string_view name, std::int64_t otherwise) {
  const Constant* value = parts.find(name);
  if (value == nullptr) return otherwise;
  return value->is(Kind::integer) ? value->number : value->is(Kind::none) ? 0 : -1;
}

std::int64_t usual_length(std::string_view name) {
  if (name == "SlugField") return 50;
  if (name == "URLField") return 200;
  if (name == "EmailField") return 254;
  return name == "FileField" || name == "ImageField" || name == "FilePathField" ? 100 : 0;
}

bool is_integer(std::string_view type) { return type.find("int") == 0 || type == "bigint" || type == "smallint"; }

}  // namespace

std::string_view to_string(Engine engine) {
  switch (engine) {
    case Engine::postgresql: return "PostgreSQL";
    case Engine::mysql: return "MySQL";
    case Engine::sqlite: return "SQLite";
    case Engine::oracle: return "Oracle";
  }
  return {};
}

std::optional<Engine> engine_of(std::string_view backend) {
  struct Row {
    std::string_view part;
    Engine engine;
  };
  // Packages keep the name: "django_prometheus.db.backends.postgresql", "psqlextra.backend", "django_tenants.postgresql_backend".
  constexpr auto rows = std::to_array<Row>({{"postg", Engine::postgresql},
                                            {"psql", Engine::postgresql},
                                            {"timescale", Engine::postgresql},
                                            {"mysql", Engine::mysql},
                                            {"mariadb", Engine::mysql},
                                            {"sqlite", Engine::sqlite},
                                            {"spatialite", Engine::sqlite},
                                            {"oracle", Engine::oracle}});
  for (const Row& row : rows)
    if (backend.find(row.part) != std::string_view::npos) return row.engine;
  return std::nullopt;
}

bool is_true(const FieldParts& parts, std::string_view argument) {
  const Constant* value = parts.find(argument);
  return value != nullptr && value->is(Kind::boolean) && value->number != 0;
}

NewColumn new_column(std::string_view django_class, const FieldParts& parts) {
  const std::string_view name = last_part(django_class);
  if (name == "ManyToManyField" || name == "GenericForeignKey" || name == "GenericRelation") return NewColumn::none;
  if (name.ends_with("AutoField") || name == "GeneratedField") return NewColumn::database_default;
  if (parts.find("db_default") != nullptr) return NewColumn::database_default;
  const Constant* given = parts.find("default");
  const bool has_default = given != nullptr && !given->is(Kind::none);
  if (is_true(parts, "null")) return NewColumn::null;
  if (has_default) return NewColumn::python_default;
  // _effective_default asks blank and auto_now only where there is no default at all.
  if (given != nullptr) return NewColumn::nothing;
  const bool spatial = django_class.find(".gis.") != std::string_view::npos;
  if (is_true(parts, "blank") && is_empty_text_allowed(name) && !spatial) return NewColumn::empty_text;
  if (is_true(parts, "auto_now") || is_true(parts, "auto_now_add")) return NewColumn::now;
  return NewColumn::nothing;
}

bool same_column(const FieldParts& a, const FieldParts& b) {
  constexpr auto only_python = std::to_array<std::string_view>(
      {"auto_created", "auto_now",         "auto_now_add", "blank",        "choices",
       "default",      "editable",         "encoder",      "decoder",      "error_messages",
       "help_text",    "limit_choices_to", "on_delete",    "related_name", "related_query_name",
       "serialize",    "storage",          "upload_to",    "validators",   "verbose_name"});
  const auto same_in = [&](const FieldParts& one, const FieldParts& other) {
    return std::ranges::all_of(one.named, [&](const NamedConstant& argument) {
      if (std::ranges::find(only_python, argument.name) != only_python.end()) return true;
      const Constant* value = other.find(argument.name);
      return value != nullptr && write_constant(*value) == write_constant(argument.value);
    });
  };
  return same_in(a, b) && same_in(b, a);
}

std::optional<ColumnType> column_type(Engine engine, std::string_view django_class, const FieldParts& parts) {
  if (!django_class.starts_with("django.db.models.") || (engine != Engine::postgresql && engine != Engine::mysql))
    return std::nullopt;
  const std::string_view name = last_part(django_class);
  const auto row = std::ranges::find(types, name, &TypeRow::field);
  if (row == types.end() || parts.open || parts.find("db_collation") != nullptr) return std::nullopt;
  ColumnType out{std::string(engine == Engine::postgresql ? row->postgresql : row->mysql)};
  if (out.name == "varchar") out.length = integer_of(parts, "max_length", usual_length(name));
  if (out.name == "numeric") {
    out.length = integer_of(parts, "max_digits", 0);
    out.scale = integer_of(parts, "decimal_places", 0);
  }
  if (out.length < 0 || out.scale < 0) return std::nullopt;
  return out;
}

std::string write_type(const ColumnType& type) {
  if (type.length == 0) return type.name;
  std::string out = type.name + "(" + std::to_string(type.length);
  if (type.name == "numeric") out += ", " + std::to_string(type.scale);
  return out + ")";
}

// PostgreSQL needs no rewrite where the old type is binary coercible to the new one, or the new one's size holds all of the
// old one's values; MySQL changes a VARCHAR in place while its length byte stays as it is, and copies the table otherwise.
bool rewrites_table(Engine engine, const ColumnType& from, const ColumnType& to) {
  if (from.name == to.name && from.length == to.length && from.scale == to.scale) return false;
  if (engine == Engine::postgresql && from.name == "varchar" && to.name == "text") return false;
  if (from.name != to.name)
    return !(engine == Engine::postgresql && from.name == "text" && to.name == "varchar" && to.length == 0);
  if (from.name == "varchar") return to.length != 0 && (from.length == 0 || to.length < from.length);
  return engine == Engine::mysql || from.scale != to.scale || to.length < from.length;
}

bool loses_values(const ColumnType& from, const ColumnType& to) {
  const bool timestamp = from.name.starts_with("timestamp") || from.name == "datetime";
  if (timestamp && (to.name == "date" || to.name == "time")) return true;
  if ((from.name == "double precision" || (from.name == "numeric" && from.scale > 0)) && is_integer(to.name))
    return true;
  return from.name == "numeric" && to.name == "numeric" && to.scale < from.scale;
}

}  // namespace djvet
