// Tables of names, and the few forms in which options compare.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/options.h"

#include <algorithm>
#include <array>
#include <utility>

namespace djvet {
namespace {

using Kind = Constant::Kind;

constexpr auto alterable = std::to_array<std::string_view>(
    {"base_manager_name", "default_manager_name", "default_related_name", "get_latest_by", "managed", "ordering",
     "permissions", "default_permissions", "select_on_save", "verbose_name", "verbose_name_plural"});

constexpr auto kept = std::to_array<std::string_view>(
    {"base_manager_name", "default_manager_name", "default_related_name", "get_latest_by", "managed", "ordering",
     "permissions", "default_permissions", "select_on_save", "verbose_name", "verbose_name_plural", "db_table",
     "db_table_comment", "order_with_respect_to", "unique_together", "proxy", "swappable"});

bool is_falsy(const Constant& value) {
  const bool holds = value.is_sequence() || value.is(Kind::dict);
  return value.is(Kind::none) || (holds && value.items.empty() && !value.open) || value.is_text("");
}

Constant text(std::string_view value) {
  Constant out;
  out.kind = Kind::string;
  out.text = value;
  return out;
}

/// A text among the expressions of an index is a column.
void wrap_expression(Constant& value) {
  if (!value.is(Kind::string)) return;
  Constant column;
  column.kind = Kind::call;
  column.text = "django.db.models.F";
  column.items.push_back(value);
  column.keys.emplace_back();
  column.keys.back().kind = Kind::none;
  column.file = value.file;
  column.span = value.span;
  value = std::move(column);
}

/// Fields that an index keeps as a list, the others as tuples; `%s` of names stay.
void normalize(std::string_view name, bool constraint, Constant& value) {
  if (!value.is(Kind::list) && !value.is(Kind::tuple)) return;
  if (name == "fields") value.kind = constraint ? Kind::tuple : Kind::list;
  if (name == "include") value.kind = Kind::tuple;
  if (name == "opclasses") value.kind = Kind::tuple;
}

}  // namespace

std::span<const std::string_view> alterable_options() { return alterable; }
std::span<const std::string_view> kept_options() { return kept; }

Constant normal_together(const Constant& value) {
  if (!value.is_sequence() && !is_falsy(value)) return value;
  Constant out;
  out.kind = Kind::set;
  out.open = value.open;
  out.file = value.file;
  out.span = value.span;
  const bool flat = !value.items.empty() && !value.items[0].is_sequence();
  if (flat) {
    Constant group = value;
    group.kind = Kind::tuple;
    out.items.push_back(std::move(group));
    return out;
  }
  for (const Constant& item : value.items) {
    out.items.push_back(item);
    if (item.is_sequence()) out.items.back().kind = Kind::tuple;
  }
  return out;
}

IndexState index_state(const Constant& call) {
  IndexState out;
  out.value = call;
  out.place.file = call.file;
  out.place.span = call.span;
  if (!call.is(Kind::call)) return out;
  const bool constraint = call.text.ends_with("Constraint");
  Constant made = call;
  made.items.clear();
  made.keys.clear();
  Constant none;
  none.kind = Kind::none;
  for (std::size_t i = 0; i < call.items.size(); ++i) {
    Constant item = call.items[i];
    if (i >= call.keys.size() || call.keys[i].is(Kind::none)) {
      wrap_expression(item);
      made.items.push_back(std::move(item));
      made.keys.push_back(none);
      continue;
    }
    std::string name = call.keys[i].text;
    if (name == "name" && item.is(Kind::string)) out.name = item.text;
    if (name == "name") continue;
    if (name == "check") name = "condition";  // CheckConstraint until Django 5.1
    normalize(name, constraint, item);
    if (is_falsy(item)) continue;
    made.items.push_back(std::move(item));
    made.keys.push_back(text(name));
  }
  out.value = std::move(made);
  return out;
}

}  // namespace djvet
