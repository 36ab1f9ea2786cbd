// Each operation is held against the state before it; who made or removed what decides afterwards whether that was certain.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/state_problems.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analyzer/migrations/options.h"
#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

/// Operations on one model, which their first argument names.
constexpr auto by_name = std::to_array<std::string_view>(
    {"DeleteModel", "AlterModelTable", "AlterModelTableComment", "AlterUniqueTogether", "AlterIndexTogether",
     "AlterOrderWithRespectTo", "AlterModelOptions", "AlterModelManagers"});
constexpr auto by_model_name = std::to_array<std::string_view>(
    {"AddField", "RemoveField", "AlterField", "RenameField", "AddIndex", "RemoveIndex", "RenameIndex",
     "AddIndexConcurrently", "RemoveIndexConcurrently", "AddConstraint", "RemoveConstraint", "AddConstraintNotValid",
     "AlterConstraint", "ValidateConstraint"});

bool among(std::string_view name, const auto& names) { return std::ranges::find(names, name) != names.end(); }

/// Whether the database sees the model: Django does nothing there for the others.
bool has_table(const ModelState& model) {
  return model.kind_known && model.options_known && !model.proxy() && model.managed() &&
         !model.options.contains("swappable");
}

/// The table that such options give a model; nothing where they don't say it.
std::optional<std::string> table_of(const std::string& app, std::string_view model, const Constant* db_table) {
  if (db_table == nullptr) return app + "_" + lower_case(model);
  if (!db_table->is(Kind::string)) return std::nullopt;
  return db_table->text.empty() ? app + "_" + lower_case(model) : db_table->text;
}

/// Whether CreateModel makes a table that this model has: the state takes a second model of the name for the first one
/// (ProjectState.add_model), and only the database refuses it.
bool makes_its_table(const OperationArguments& arguments, const ModelState& model) {
  const Constant* const options = arguments.get(2, "options");
  const Constant* db_table = nullptr;
  if (options != nullptr && !options->is(Kind::none)) {
    if (!options->is(Kind::dict) || options->open) return false;
    for (std::size_t i = 0; i < options->keys.size(); ++i) {
      if (!options->keys[i].is(Kind::string)) return false;
      if (options->keys[i].text == "db_table") db_table = &options->items[i];
    }
  }
  const auto old = model.options.find("db_table");
  const std::optional<std::string> made = table_of(model.app, model.name, db_table);
  return made && made == table_of(model.app, model.name, old == model.options.end() ? nullptr : &old->second);
}

const IndexState* named(const std::vector<IndexState>& all, std::string_view name) {
  const auto at = std::ranges::find(all, name, &IndexState::name);
  return at == all.end() ? nullptr : &*at;
}

bool all_named(const std::vector<IndexState>& all) {
  return std::ranges::none_of(all, [](const IndexState& each) { return each.name.empty(); });
}

/// Whether Options.get_field() would find it: by name or by the attribute of a foreign key.
bool has_column(const ModelState& model, std::string_view name) {
  if (name == "pk" || name == "_order" || model.field(name) != nullptr) return true;
  return name.ends_with("_id") && model.field(name.substr(0, name.size() - 3)) != nullptr;
}

}  // namespace

/// Whether a model may have fields by its bases: by a parent's table, or an abstract model, which makemigrations never writes.
bool StateProblems::bring_fields(const Constant& bases) const {
  if (!bases.is_sequence() || bases.open) return true;
  return std::ranges::any_of(bases.items, [&](const Constant& base) {
    if (!base.is(Kind::reference)) return true;
    const ClassId cls = evaluation_.class_at(base.text);
    return cls.valid() && evaluation_.model().cls(cls).model.valid();
  });
}

/// A migration that does more than its operations say leaves its app in doubt.
void StateProblems::begin(const Migration& migration) {
  if (current_ == &migration) return;
  current_ = &migration;
  const Resolver resolver(evaluation_.model());
  for (const std::string_view name : {"__init__", "__new__", "mutate_state", "apply"})
    if (resolver.own_member(migration.cls, name)) doubtful_.insert(migration.key.first);
}

/// An operation that isn't known may do anything to the models of its app; one that the project wrote, to all.
void StateProblems::forget(const OperationVisit& visit) {
  if (leaves_state(visit.operation, evaluation_)) return;
  doubtful_.insert(visit.migration.key.first);
  if (visit.operation.is(Kind::call) && evaluation_.class_at(visit.operation.text).valid()) everything_doubtful_ = true;
}

void StateProblems::visit(const OperationVisit& visit) {
  begin(visit.migration);
  if (visit.name.empty()) return forget(visit);
  if (!visit.certain || !visit.on_state || !visit.operation.is(Kind::call)) return;
  const std::string& app = visit.migration.key.first;
  const OperationArguments arguments(visit.operation);
  const bool of_name = among(visit.name, by_name);
  const std::string name = arguments.text(0, visit.name == "CreateModel" || of_name ? "name"
                                             : visit.name == "RenameModel"          ? "old_name"
                                                                                    : "model_name");
  const bool known = !arguments.parts().open && !name.empty() && !everything_doubtful_ && !doubtful_.contains(app) &&
                     !visit.before.unknown_apps.contains(app);
  if (known &&
      (of_name || among(visit.name, by_model_name) || visit.name == "CreateModel" || visit.name == "RenameModel"))
    visit_model(visit, arguments, name);
  note_changes(visit, arguments);
}

void StateProblems::made(const Key& key, const OperationVisit& visit) {
  made_by_[key].push_back(&visit.migration);
  if (visit.on_database) state_only_.erase(key);
  else state_only_.insert(key);
}

void StateProblems::note_changes(const OperationVisit& visit, const OperationArguments& arguments) {
  const std::string& app = visit.migration.key.first;
  if (visit.name == "CreateModel" || visit.name == "DeleteModel" || visit.name == "RenameModel") {
    const std::string model = lower_case(arguments.text(0, visit.name == "RenameModel" ? "old_name" : "name"));
    if (visit.name != "CreateModel") removed_by_[{app, model, ""}].push_back(&visit.migration);
    if (visit.name == "RenameModel") made({app, lower_case(arguments.text(1, "new_name")), ""}, visit);
    if (visit.name != "CreateModel") return;
    made({app, model, ""}, visit);
    if (const Constant* bases = arguments.get(3, "bases"); bases != nullptr && bring_fields(*bases))
      wider_.insert({app, model});
    else wider_.erase({app, model});
    if (const Constant* fields = arguments.get(1, "fields"))
      for (const Constant& field : fields->items)
        if (field.items.size() == 2 && field.items[0].is(Kind::string)) made({app, model, field.items[0].text}, visit);
    return;
  }
  if (!visit.name.ends_with("Field")) return;
  const std::string model = lower_case(arguments.text(0, "model_name"));
  const bool rename = visit.name == "RenameField";
  const std::string field = arguments.text(1, rename ? "old_name" : "name");
  if (visit.name == "AddField") made({app, model, field}, visit);
  else if (visit.name != "AlterField") removed_by_[{app, model, field}].push_back(&visit.migration);
  if (rename) made({app, model, arguments.text(2, "new_name")}, visit);
}

void StateProblems::visit_model(const OperationVisit& visit, const OperationArguments& arguments,
                                const std::string& name) {
  const auto at = visit.before.models.find({visit.migration.key.first, lower_case(name)});
  const ModelState* const model = at == visit.before.models.end() ? nullptr : &at->second;
  if (visit.name == "CreateModel") {
    if (model != nullptr && visit.on_database && has_table(*model) && makes_its_table(arguments, *model))
      add_existing(StateFault::model_exists, visit, name, "");
    return;
  }
  if (model == nullptr) return add(StateFault::absent_model, visit, name, "");
  if (visit.name.ends_with("Field")) return visit_field(visit, arguments, *model);
  if (!visit.on_database || !has_table(*model)) return;
  if (visit.name == "AlterUniqueTogether") return visit_together(visit, arguments, *model);
  if (among(visit.name, by_model_name)) visit_index(visit, arguments, *model);
}

void StateProblems::visit_field(const OperationVisit& visit, const OperationArguments& arguments,
                                const ModelState& model) {
  const bool rename = visit.name == "RenameField";
  const std::string name = arguments.text(1, rename ? "old_name" : "name");
  if (name.empty()) return;
  const FieldState* const field = model.field(name);
  if (visit.name == "AddField") {
    const bool exists = field != nullptr && field->present && visit.on_database && has_table(model);
    if (exists) add_existing(StateFault::field_exists, visit, model.name, name);
    return;
  }
  if (field != nullptr || !model.fields_known) return;
  // What changes a field is told by the database, which isn't asked for every model.
  if (visit.name == "AlterField" &&
      (!visit.on_database || !has_table(model) || wider_.contains({model.app, lower_case(model.name)})))
    return;
  add(StateFault::absent_field, visit, model.name, name);
}

void StateProblems::visit_index(const OperationVisit& visit, const OperationArguments& arguments,
                                const ModelState& model) {
  const bool constraint = visit.name.find("Constraint") != std::string_view::npos;
  if (visit.name.starts_with("Add")) {
    const Constant* const added = arguments.get(1, constraint ? "constraint" : "index");
    if (added == nullptr || !added->is(Kind::call)) return;
    const FieldParts parts = call_arguments(*added);
    if (const Constant* const names = parts.find("fields")) visit_columns(visit, model, *names);
    return;
  }
  const std::vector<IndexState>& all = constraint ? model.constraints : model.indexes;
  const bool known = constraint ? model.constraints_known : model.indexes_known;
  const bool rename = visit.name == "RenameIndex";
  const std::string name = rename ? arguments.text(2, "old_name") : arguments.text(1, "name");
  if (!known || name.empty() || !all_named(all) || named(all, name) != nullptr) return;
  add(constraint ? StateFault::absent_constraint : StateFault::absent_index, visit, model.name, name);
}

void StateProblems::visit_columns(const OperationVisit& visit, const ModelState& model, const Constant& names) {
  const bool opaque = std::ranges::any_of(model.fields, [](const FieldState& field) {
    return !field.present || !field.path.starts_with("django.");  // a field of another class may bring fields along
  });
  if (!model.fields_known || opaque || wider_.contains({model.app, lower_case(model.name)})) return;
  for (const Constant& each : names.items) {
    if (!each.is(Kind::string)) continue;
    const std::string name = each.text.starts_with("-") ? each.text.substr(1) : each.text;
    if (!has_column(model, name)) add(StateFault::absent_field, visit, model.name, name);
  }
}

void StateProblems::visit_together(const OperationVisit& visit, const OperationArguments& arguments,
                                   const ModelState& model) {
  const Constant* const value = arguments.get(1, "unique_together");
  if (value == nullptr || !value->is_sequence()) return;
  const auto before = model.options.find("unique_together");
  for (const Constant& group : normal_together(*value).items) {
    const bool same =
        before != model.options.end() && std::ranges::any_of(before->second.items, [&](const Constant& other) {
          return std::ranges::equal(other.items, group.items, {}, &Constant::text, &Constant::text);
        });
    if (!same) visit_columns(visit, model, group);
  }
}

void StateProblems::add(StateFault fault, const OperationVisit& visit, const std::string& model,
                        const std::string& name) {
  StateProblem problem;
  problem.fault = fault;
  problem.operation = visit.name;
  problem.app = visit.migration.key.first;
  problem.model = model;
  problem.name = name;
  problem.place = {visit.operation.file, visit.operation.span, visit.migration.key.second};
  problems_.emplace_back(std::move(problem), &visit.migration);
}

/// What an operation on the database made before.
void StateProblems::add_existing(StateFault fault, const OperationVisit& visit, const std::string& model,
                                 const std::string& name) {
  const Key key{visit.migration.key.first, lower_case(model), name};
  const auto makers = made_by_.find(key);
  if (makers == made_by_.end() || state_only_.contains(key)) return;
  add(fault, visit, model, name);
  problems_.back().first.made_already = makers->second.back()->key.second;
}

std::vector<StateProblem> StateProblems::take(const std::vector<AppMigrations>& apps, const MigrationGraph& graph) {
  std::set<std::string> unordered;  // apps with a migration whose dependencies aren't all known
  for (const AppMigrations& app : apps)
    if (!std::ranges::all_of(app.migrations, &Migration::edges_known)) unordered.insert(app.app->label);
  std::vector<StateProblem> out;
  if (!graph.cycle().empty()) return out;
  for (auto& [problem, migration] : problems_) {
    if (unordered.contains(problem.app)) continue;
    const bool exists = problem.fault == StateFault::model_exists || problem.fault == StateFault::field_exists;
    const bool of_field = problem.fault == StateFault::absent_field || exists;
    const Key key{problem.app, lower_case(problem.model), of_field ? problem.name : std::string()};
    const std::vector<const Migration*> before = graph.plan(migration->key);
    bool certain = true;
    for (const Migration* const other : exists ? removed_by_[key] : made_by_[key]) {
      if (std::ranges::find(before, other) != before.end()) continue;
      const std::vector<const Migration*> after = graph.plan(other->key);
      if (std::ranges::find(after, migration) == after.end()) certain = false;
      else if (!exists && problem.made_later.empty()) problem.made_later = other->key.second;
    }
    if (certain) out.push_back(std::move(problem));
  }
  return out;
}

}  // namespace djvet
