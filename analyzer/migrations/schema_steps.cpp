// Follows which tables and columns each migration made; all else comes from the state before an operation.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/schema_steps.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

/// Operations whose first argument is `name`, the model's.
constexpr auto by_name =
    std::to_array<std::string_view>({"CreateModel", "DeleteModel", "AlterModelTable", "AlterModelOptions",
                                     "AlterUniqueTogether", "AlterIndexTogether", "AlterOrderWithRespectTo"});
constexpr auto by_model_name = std::to_array<std::string_view>(
    {"AddField", "RemoveField", "AlterField", "RenameField", "AddIndex", "AddIndexConcurrently", "RemoveIndex",
     "RemoveIndexConcurrently", "AddConstraint", "AddConstraintNotValid", "RemoveConstraint", "ValidateConstraint"});
constexpr auto without_model = std::to_array<std::string_view>({"RunPython", "RunSQL"});

bool mentions(const Constant& value, std::string_view text) {
  if (value.text == text) return true;
  const auto inside = [&](const Constant& each) { return mentions(each, text); };
  return std::ranges::any_of(value.items, inside) || std::ranges::any_of(value.keys, inside);
}

std::string model_argument(const SchemaStep& step) {
  if (is_one_of(step.operation, by_name)) return step.text_argument(0, "name");
  if (step.operation == "RenameModel") return step.text_argument(0, "old_name");
  return step.text_argument(0, "model_name");
}

}  // namespace

const Constant* argument_of(const Constant& call, std::size_t position, std::string_view name) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < call.items.size(); ++i) {
    const bool positional = call.keys[i].is(Kind::none);
    if (positional ? at == position : call.keys[i].text == name) return &call.items[i];
    if (positional) ++at;
  }
  return nullptr;
}

std::string SchemaStep::text_argument(std::size_t position, std::string_view name) const {
  const Constant* value = argument(position, name);
  return value != nullptr && value->is(Kind::string) ? value->text : std::string();
}

std::string table_of(const ModelState& model) {
  const auto given = model.options.find("db_table");
  if (given == model.options.end() || given->second.is_text("")) return model.app + "_" + lower_case(model.name);
  if (given->second.is(Kind::none)) return model.app + "_" + lower_case(model.name);
  return given->second.is(Kind::string) ? given->second.text : std::string();
}

std::string number_after(const Migration& migration, int steps) {
  const std::string& name = migration.key.second;
  std::size_t digits = 0;
  while (digits < name.size() && std::isdigit(static_cast<unsigned char>(name[digits])) != 0) ++digits;
  if (digits == 0 || digits > 6) return steps == 1 ? "the next migration" : "a migration after that";
  std::string number = std::to_string(std::stol(name.substr(0, digits)) + steps);
  if (number.size() < digits) number.insert(0, digits - number.size(), '0');
  return number;
}

bool StepCollector::is_new(const MigrationKey& made_by, const Migration& migration) const {
  if (made_by == migration.key || (!release_.each_alone && release_.has(made_by))) return true;
  // makemigrations splits the first migration of an app in two where tables refer to each other.
  return initial_.contains(made_by) && initial_.contains(migration.key);
}

/// Whether what an operation does to the database is what Django's own does.
bool StepCollector::runs_as_django(const Constant& operation) const {
  if (operation.text.starts_with("django.")) return true;
  const ClassId id = evaluation_.class_at(operation.text);
  if (!id.valid()) return false;
  const Resolver resolver(evaluation_.model());
  return std::ranges::none_of(evaluation_.model().cls(id).mro,
                              [&](ClassId each) { return resolver.own_member(each, "database_forwards").has_value(); });
}

/// A class of the tree may store its values, or fill new columns, in a way of its own.
void StepCollector::make_certain(FieldState& field) const {
  if (field.path.starts_with("django.")) return;
  const ClassId id = evaluation_.class_at(field.path);
  if (!id.valid()) {
    field.base.clear();
    return;
  }
  const Resolver resolver(evaluation_.model());
  for (const ClassId each : evaluation_.model().cls(id).mro)
    for (const std::string_view name : {"db_type", "db_parameters", "get_internal_type", "get_default", "has_default",
                                        "_get_default", "contribute_to_class", "column", "db_type_parameters"})
      if (resolver.own_member(each, name)) field.base.clear();
}

void StepCollector::note_tables(const OperationVisit& visit) {
  const std::string& app = visit.migration.key.first;
  SchemaStep step;
  step.operation = visit.name;
  step.call = visit.operation;
  const ModelKey key{app, lower_case(model_argument(step))};
  if (visit.name == "CreateModel") {
    tables_[key] = visit.migration.key;
  } else if (visit.name == "DeleteModel") {
    tables_.erase(key);
  } else if (visit.name == "RenameModel") {
    const ModelKey to{app, lower_case(step.text_argument(1, "new_name"))};
    if (const auto at = tables_.find(key); at != tables_.end()) {
      tables_[to] = at->second;
      tables_.erase(key);
    }
  } else if (visit.name == "AddField") {
    columns_[{key, step.text_argument(1, "name")}] = visit.migration.key;
  } else if (visit.name == "RemoveField") {
    columns_.erase({key, step.text_argument(1, "name")});
  } else if (visit.name == "RenameField") {
    const auto at = columns_.find({key, step.text_argument(1, "old_name")});
    if (at == columns_.end()) return;
    columns_[{key, step.text_argument(2, "new_name")}] = at->second;
    columns_.erase(at);
  }
}

bool StepCollector::fill_field(const OperationVisit& visit, const ModelState& model, SchemaStep& step) {
  step.field = step.text_argument(1, step.operation == "RenameField" ? "old_name" : "name");
  if (step.field.empty()) return false;
  const ModelKey key{step.app, lower_case(step.model)};
  const auto made = columns_.find({key, step.field});
  step.new_column = made != columns_.end() && is_new(made->second, visit.migration);
  if (const FieldState* field = model.field(step.field)) {
    if (!field->present) return false;
    step.before = *field;
    make_certain(*step.before);
  } else if (step.operation != "AddField") {
    return false;
  }
  for (const IndexState& constraint : model.constraints)
    if (mentions(constraint.value, step.field + "__isnull")) step.promised_not_null = true;
  if (step.operation != "AddField" && step.operation != "AlterField") return true;
  const Constant* call = step.argument(2, "field");
  if (call == nullptr) return false;
  step.after = fields_.make(step.field, *call);
  make_certain(*step.after);
  find_second_half(visit, step);
  return true;
}

/// Older Djangos didn't mark the two halves of an app's first migration: the second one adds keys that take no NULL and have
/// no default, for which makemigrations asks nobody where it has just made the table.
void StepCollector::find_second_half(const OperationVisit& visit, SchemaStep& step) {
  const bool key = step.after->base.ends_with(".ForeignKey") || step.after->base.ends_with(".OneToOneField");
  if (!release_.each_alone || step.operation != "AddField" || !key ||
      new_column(step.after->base, step.after->parts) != NewColumn::nothing)
    return;
  const auto made = tables_.find({step.app, lower_case(step.model)});
  if (made == tables_.end() || !first_.contains(made->second)) return;
  for (const MigrationEdge& edge : visit.migration.dependencies)
    if (edge.to == made->second) {
      initial_.insert(made->second);
      initial_.insert(visit.migration.key);
      step.new_table = true;
    }
}

bool StepCollector::fill(const OperationVisit& visit, SchemaStep& step) {
  step.operation = visit.name;
  step.call = visit.operation;
  step.place = {visit.operation.file, visit.operation.span, visit.migration.key.second};
  step.app = visit.migration.key.first;
  if (is_one_of(step.operation, without_model)) return true;
  const bool known =
      is_one_of(step.operation, by_name) || is_one_of(step.operation, by_model_name) || step.operation == "RenameModel";
  step.model = known ? model_argument(step) : std::string();
  if (step.model.empty()) return false;
  if (step.operation == "CreateModel") return true;
  const ModelState* model = visit.before.find(step.app, step.model);
  if (model == nullptr || !model->kind_known || model->proxy() || !model->managed()) return false;
  step.model = model->name;
  step.table = table_of(*model);
  const auto made = tables_.find({step.app, lower_case(step.model)});
  step.new_table = made != tables_.end() && is_new(made->second, visit.migration);
  if (step.operation == "AlterUniqueTogether" || step.operation == "AlterModelTable" ||
      step.operation == "RenameModel") {
    const auto old = model->options.find(step.operation == "AlterUniqueTogether" ? "unique_together" : "db_table");
    if (old != model->options.end()) step.old_value = old->second;
    return model->options_known;
  }
  return !step.operation.ends_with("Field") || fill_field(visit, *model, step);
}

void StepCollector::begin(const Migration& migration) {
  current_ = &migration;
  const std::optional<Constant> initial = evaluation_.attribute(migration.cls, "initial");
  if (initial && initial->is(Kind::boolean) && initial->number != 0) initial_.insert(migration.key);
  const auto own = [&](const MigrationEdge& edge) { return edge.to.first == migration.key.first; };
  if (std::ranges::none_of(migration.dependencies, own)) first_.insert(migration.key);
}

void StepCollector::visit(const OperationVisit& visit) {
  if (current_ != &visit.migration) begin(visit.migration);
  const bool is_call = visit.operation.is(Kind::call) && !visit.name.empty();
  if (is_call && visit.certain && visit.on_database && release_.has(visit.migration.key) &&
      runs_as_django(visit.operation)) {
    SchemaStep step;
    if (fill(visit, step)) {
      if (found_.empty() || found_.back().migration != &visit.migration)
        found_.push_back({&visit.migration, release_.is_certain(visit.migration.key), {}, {}});
      found_.back().steps.push_back(std::move(step));
    }
  }
  if (is_call && visit.on_database) note_tables(visit);
}

std::vector<UnreleasedMigration> StepCollector::take() {
  for (UnreleasedMigration& each : found_) {
    evaluation_.begin();
    const std::optional<Constant> atomic = evaluation_.attribute(each.migration->cls, "atomic");
    if (!atomic || atomic->is(Kind::absent)) each.atomic = true;
    else if (atomic->is(Kind::boolean)) each.atomic = atomic->number != 0;
  }
  return std::move(found_);
}

}  // namespace djvet
