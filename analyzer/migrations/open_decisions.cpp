// One function for each operation that may be one.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/open_decisions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace djvet {
namespace {

using Kind = Constant::Kind;

bool is_true(const FieldState& field, std::string_view argument) {
  const Constant* value = field.parts.find(argument);
  return value != nullptr && value->is(Kind::boolean) && value->number != 0;
}

bool has(const FieldState& field, std::string_view argument) { return field.parts.find(argument) != nullptr; }

std::string_view class_of(const FieldState& field) {
  const std::string_view path = field.path;
  return path.starts_with("django.db.models.") ? path.substr(17) : std::string_view();
}

/// Field.empty_strings_allowed of Django's classes; of others nobody knows here.
bool takes_empty_text(const FieldState& field) {
  constexpr auto classes =
      std::to_array<std::string_view>({"CharField", "TextField", "SlugField", "EmailField", "URLField", "FileField",
                                       "ImageField", "FilePathField", "BinaryField", "CommaSeparatedIntegerField"});
  return std::ranges::find(classes, class_of(field)) != classes.end();
}

/// Classes whose every value fits a column of the second one.
bool widens(std::string_view from, std::string_view to) {
  constexpr auto steps = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"SmallIntegerField", "IntegerField"},
       {"SmallIntegerField", "BigIntegerField"},
       {"IntegerField", "BigIntegerField"},
       {"PositiveSmallIntegerField", "SmallIntegerField"},
       {"PositiveSmallIntegerField", "IntegerField"},
       {"PositiveSmallIntegerField", "BigIntegerField"},
       {"PositiveSmallIntegerField", "PositiveIntegerField"},
       {"PositiveSmallIntegerField", "PositiveBigIntegerField"},
       {"PositiveIntegerField", "IntegerField"},
       {"PositiveIntegerField", "BigIntegerField"},
       {"PositiveIntegerField", "PositiveBigIntegerField"},
       {"PositiveBigIntegerField", "BigIntegerField"},
       {"SmallAutoField", "AutoField"},
       {"SmallAutoField", "BigAutoField"},
       {"AutoField", "BigAutoField"},
       {"CharField", "TextField"},
       {"SlugField", "TextField"},
       {"EmailField", "TextField"},
       {"URLField", "TextField"},
       {"FileField", "ImageField"},
       {"ImageField", "FileField"},
       {"GenericIPAddressField", "CharField"}});
  return std::ranges::find(steps, std::pair(from, to)) != steps.end();
}

bool is_text_column(std::string_view cls) {
  constexpr auto classes = std::to_array<std::string_view>(
      {"CharField", "SlugField", "EmailField", "URLField", "FileField", "ImageField", "FilePathField"});
  return std::ranges::find(classes, cls) != classes.end();
}

/// The columns' length; nothing where it isn't known or there is no limit. FileField and URLField leave their own default out.
std::optional<std::int64_t> length_of(const FieldState& field) {
  const Constant* said = field.parts.find("max_length");
  if (said != nullptr) return said->is(Kind::integer) ? std::optional(said->number) : std::nullopt;
  const std::string_view cls = class_of(field);
  if (cls == "URLField") return 200;
  if (cls == "FileField" || cls == "ImageField" || cls == "FilePathField") return 100;
  if (cls == "SlugField") return 50;
  if (cls == "EmailField") return 254;
  return std::nullopt;
}

std::optional<std::int64_t> number_of(const FieldState& field, std::string_view argument) {
  const Constant* said = field.parts.find(argument);
  return said != nullptr && said->is(Kind::integer) ? std::optional(said->number) : std::nullopt;
}

/// Why a column can't hold all that it held; empty: it can.
std::string narrowing(const FieldState& was, const FieldState& is) {
  const std::string_view from = class_of(was), to = class_of(is);
  if (was.path != is.path) {
    const bool texts = is_text_column(from) && is_text_column(to);
    if (!texts && !widens(from, to)) return "the column's type changes from " + was.path + " to " + is.path;
    if (!texts && to != "CharField") return {};
  }
  const std::optional<std::int64_t> before = length_of(was), after = length_of(is);
  if (before && after && *after < *before)
    return "max_length goes from " + std::to_string(*before) + " to " + std::to_string(*after);
  if (after && !before && to != "TextField" && from != "GenericIPAddressField") return "max_length is new";
  const std::optional<std::int64_t> digits = number_of(was, "max_digits"), new_digits = number_of(is, "max_digits");
  const std::optional<std::int64_t> places = number_of(was, "decimal_places"),
                                    new_places = number_of(is, "decimal_places");
  if (digits && new_digits && places && new_places &&
      (*new_places < *places || *new_digits - *new_places < *digits - *places))
    return "the number of digits shrinks";
  return {};
}

/// What is at stake besides the column's size; empty: nothing.
std::string changed_meaning(const Change& change) {
  for (const std::string_view argument : {"to", "to_field", "through", "primary_key", "size", "base_field"})
    if (std::ranges::find(change.differences, argument, &Difference::name) != change.differences.end())
      return "its " + std::string(argument) + " changes";
  return {};
}

std::string subject_of(const Change& change) {
  return change.app + "." + change.model + (change.field.empty() ? "" : "." + change.field);
}

std::optional<Decision> altered(const Change& change, const FieldState& was, const FieldState& is) {
  const bool now_required = is_true(was, "null") && !is_true(is, "null");
  if (now_required && !has(is, "default") && !has(is, "db_default") && !is.many_to_many)
    return Decision{subject_of(change) +
                        " may be NULL in existing rows: give it a default, fill those rows in a data "
                        "migration first, or keep null=True",
                    false};
  std::string why = changed_meaning(change);
  if (why.empty()) why = narrowing(was, is);
  if (why.empty()) return std::nullopt;
  return Decision{subject_of(change) + ": " + why +
                      ", and existing rows may not fit: convert them in a data migration, "
                      "add a new field beside it, or keep the field as it was",
                  true};
}

std::optional<Decision> added(const Change& change, const FieldState& is) {
  const bool default_given = has(is, "default") || has(is, "db_default");
  const std::string_view cls = class_of(is);
  const bool now = is_true(is, "auto_now") && (cls == "DateField" || cls == "DateTimeField" || cls == "TimeField");
  const bool automatic = cls == "AutoField" || cls == "BigAutoField" || cls == "SmallAutoField";
  const bool preserved = is_true(is, "null") || default_given || is.many_to_many ||
                         (is_true(is, "blank") && takes_empty_text(is)) || now || automatic;
  if (!preserved)
    return Decision{subject_of(change) +
                        " has no value for existing rows: give it a default, or null=True until a data "
                        "migration has filled them",
                    false};
  const Constant* value = is.parts.find("default");
  const bool computed = value != nullptr && (value->is(Kind::reference) || value->is(Kind::call));
  if (is_true(is, "unique") && computed)
    return Decision{subject_of(change) +
                        " is unique, and existing rows would all get the one value that its default gives "
                        "once: add it with null=True, fill the rows, then make it unique",
                    false};
  return std::nullopt;
}

bool happens(const Changes& all, const Change& like, std::string_view operation, bool same_model) {
  return std::ranges::any_of(all.changes, [&](const Change& other) {
    return other.operation == operation && other.app == like.app && (!same_model || other.model == like.model);
  });
}

Decision removed_field(const Change& change, const Changes& all) {
  const std::string rename =
      happens(all, change, "AddField", true) ? "rename it with RenameField if it is one of the new ones, " : "";
  return {subject_of(change) + " would be dropped with its data: " + rename +
              "drop it in two releases (first the code, then the column), or keep the field",
          true};
}

Decision removed_model(const Change& change, const Changes& all) {
  const std::string rename =
      happens(all, change, "CreateModel", false) ? "rename it with RenameModel if it is one of the new ones, " : "";
  return {subject_of(change) + " would be dropped with its rows: " + rename +
              "drop it in two releases (first the code, then the table), or keep the model",
          true};
}

}  // namespace

std::optional<Decision> open_decision(const Change& change, const Changes& all, const ModelState* was,
                                      const ModelState* is) {
  const std::string& operation = change.operation;
  if (operation == "DeleteModel") return removed_model(change, all);
  if (operation == "RemoveField") return removed_field(change, all);
  const FieldState* const old_field = was == nullptr ? nullptr : was->field(change.field);
  const FieldState* const new_field = is == nullptr ? nullptr : is->field(change.field);
  if (operation == "AddField" && new_field != nullptr) return added(change, *new_field);
  if (operation == "AlterField" && old_field != nullptr && new_field != nullptr)
    return altered(change, *old_field, *new_field);
  const auto ordered = [](const ModelState& model) {
    const auto at = model.options.find("order_with_respect_to");
    return at != model.options.end() && !at->second.is(Kind::none);
  };
  if (operation == "AlterOrderWithRespectTo" && was != nullptr && ordered(*was))
    return Decision{subject_of(change) +
                        ": the order of existing rows would be dropped or mean another relation: keep "
                        "order_with_respect_to, or drop it in two releases",
                    true};
  return std::nullopt;
}

}  // namespace djvet
