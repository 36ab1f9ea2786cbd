// One pass over the changes for each of Django's generate_*() functions, in their order; within one by app, model and field.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/planned_operations.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "analyzer/migrations/created_models.h"
#include "analyzer/migrations/open_decisions.h"
#include "analyzer/migrations/options.h"

namespace djvet {
namespace {

using Kind = Operation::Kind;

const ModelState* find(const ProjectState& state, const ModelKey& key) {
  const auto at = state.models.find(key);
  return at == state.models.end() ? nullptr : &at->second;
}

Constant option(const ModelState& model, const std::string& name) {
  const auto at = model.options.find(name);
  if (at != model.options.end()) return at->second;
  Constant none;
  none.kind = Constant::Kind::none;
  return none;
}

bool is_true(const FieldState& field, std::string_view argument) {
  const Constant* value = field.parts.find(argument);
  return value != nullptr && value->is(Constant::Kind::boolean) && value->number != 0;
}

bool holds(const Constant& groups, const Constant& group) {
  return std::ranges::any_of(groups.items, [&](const Constant& other) {
    return std::ranges::equal(group.items, other.items,
                              [](const Constant& a, const Constant& b) { return a.text == b.text; });
  });
}

class Planning {
 public:
  Planning(const ProjectState& before, const ClassState& after, const Changes& changes, Evaluation& evaluation,
           const std::map<std::string, std::string>& swappable)
      : before_(before), after_(after), changes_(changes), evaluation_(evaluation), swappable_(swappable) {}

  PlannedOperations run() {
    decide();
    for (std::size_t i = 0; i < changes_.changes.size(); ++i)
      if (!out_.decisions.contains(changes_.changes[i].app)) order_.push_back(i);
    std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return std::tuple(key_of(i), field_of(i)); });
    add_created_models();
    add_created_proxies();
    add_options();
    add_indexes(false);
    add_unique(true);
    add_fields();
    add_options_of_fields();
    add_indexes(true);
    add_tables();
    for (const auto& [app, decisions] : out_.decisions) out_.by_app.erase(app);
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Change& change(std::size_t i) const { return changes_.changes[i]; }
  [[nodiscard]] ModelKey key_of(std::size_t i) const { return {change(i).app, lower_case(change(i).model)}; }
  /// Indexes keep the order of their model's list, fields have that of their names.
  [[nodiscard]] std::string field_of(std::size_t i) const {
    return change(i).operation.ends_with("Field") ? change(i).field : std::string();
  }

  void decide() {
    for (std::size_t i = 0; i < changes_.changes.size(); ++i) {
      const std::optional<Decision> open =
          open_decision(change(i), changes_, find(before_, key_of(i)), find(after_.state, key_of(i)));
      if (open) out_.decisions[change(i).app].push_back({i, open->text, open->loses_data});
      else if (after_.schema_only) refuse(i, "the project has a makemigrations of its own");
    }
  }

  void refuse(std::size_t i, std::string text) {
    out_.decisions[change(i).app].push_back({i, std::move(text), false, false});
  }

  /// Calls `then(index of the change, its model as it becomes)` for the changes with an operation.
  template <class Then>
  void each(std::string_view operation, const Then& then) {
    for (const std::size_t i : order_)
      if (change(i).operation == operation)
        if (const ModelState* model = find(after_.state, key_of(i))) then(i, *model);
  }

  Operation& add(const std::string& app, Kind kind, std::string model, std::string name = {}) {
    Operation& operation = out_.by_app[app].emplace_back();
    operation.kind = kind;
    operation.model = std::move(model);
    operation.name = std::move(name);
    return operation;
  }

  /// _get_dependencies_for_foreign_key.
  void depend_on_targets(const FieldState& field, std::vector<OperationDependency>& to) const {
    if (const std::optional<ModelKey> target = named_model(field, "to")) {
      const auto setting = swappable_.find(target->first + "." + target->second);
      to.push_back({target->first, target->second, "", setting == swappable_.end() ? "" : setting->second});
    }
    if (const std::optional<ModelKey> through = named_model(field, "through"))
      to.push_back({through->first, through->second, "", ""});
  }

  [[nodiscard]] std::vector<OperationDependency> targets_of(const ModelState& model) const {
    std::vector<OperationDependency> out;
    for (const FieldState& field : model.fields) depend_on_targets(field, out);
    return out;
  }

  /// swappable_first_key: models that may be swapped come behind all others where the order is turned round.
  [[nodiscard]] ModelKey created_key(const ModelKey& key, const ModelState& model) const {
    const bool swappable = model.options.contains("swappable") || swappable_.contains(key.first + "." + key.second);
    return swappable ? ModelKey{"___" + key.first, "___" + key.second} : key;
  }

  void add_created_models();
  void add_created_model(std::size_t i, const ModelState& model);
  void add_related(const ModelState& model, const ModelKey& key, const std::vector<FieldState>& related);
  void add_created_proxies();
  void add_options();
  void add_indexes(bool added);
  void add_renamed_index(std::size_t i, const ModelState& model);
  void add_unique(bool removal);
  void add_fields();
  void add_options_of_fields();
  void add_tables();

  const ProjectState& before_;
  const ClassState& after_;
  const Changes& changes_;
  Evaluation& evaluation_;
  const std::map<std::string, std::string>& swappable_;
  std::vector<std::size_t> order_;
  PlannedOperations out_;
};

void Planning::add_created_models() {
  std::vector<std::size_t> created;
  each("CreateModel", [&](std::size_t i, const ModelState& model) {
    if (!model.proxy() || !model.managed()) created.push_back(i);
  });
  const auto state = [&](std::size_t i) -> const ModelState& { return *find(after_.state, key_of(i)); };
  std::ranges::sort(created, [&](std::size_t a, std::size_t b) {
    if (state(a).managed() != state(b).managed()) return state(a).managed();
    return created_key(key_of(a), state(a)) > created_key(key_of(b), state(b));
  });
  for (const std::size_t i : created) add_created_model(i, state(i));
}

void Planning::add_created_model(std::size_t i, const ModelState& model) {
  CreatedModel made = created_model(model, evaluation_);
  if (!made.problem.empty()) return refuse(i, change(i).app + "." + model.name + ": " + made.problem);
  const ModelKey key = key_of(i);
  Operation create;
  create.kind = Kind::create_model;
  create.model = model.name;
  create.bases = made.bases;
  create.managers = model.managers;
  for (auto& option : made.options)
    if (option.first != "unique_together" && option.first != "order_with_respect_to")
      create.options.push_back(std::move(option));
  std::vector<FieldState> related;
  for (FieldState& field : made.fields) {
    const std::optional<ModelKey> to = named_model(field, "to");
    if (to && is_true(field, "primary_key")) create.dependencies.push_back({to->first, to->second, "", ""});
    const bool later =
        (to && !is_true(field, "primary_key") && !is_true(field, "parent_link")) || named_model(field, "through");
    (later ? related : create.fields).push_back(std::move(field));
  }
  for (const Constant& base : create.bases)
    if (const std::size_t dot = base.text.find('.'); base.is(Constant::Kind::string) && dot != std::string::npos)
      create.dependencies.push_back({base.text.substr(0, dot), base.text.substr(dot + 1), "", ""});
  std::vector<Operation>& all = out_.by_app[key.first];
  all.insert(all.begin(), std::move(create));
  if (!model.managed()) return;
  std::ranges::sort(related, {}, &FieldState::name);
  add_related(model, key, related);
}

/// What is made beside a new model, and the optimizer takes into it where it can.
void Planning::add_related(const ModelState& model, const ModelKey& key, const std::vector<FieldState>& related) {
  const OperationDependency own{key.first, key.second, "", ""};
  std::vector<OperationDependency> all;
  for (const FieldState& field : related) {
    Operation& operation = add(key.first, Kind::add_field, key.second, field.name);
    operation.fields.push_back(field);
    depend_on_targets(field, operation.dependencies);
    operation.dependencies.push_back(own);
    all.push_back({key.first, key.second, field.name, ""});
  }
  all.push_back(own);
  if (const Constant order = option(model, "order_with_respect_to"); order.is(Constant::Kind::string)) {
    Operation& operation = add(key.first, Kind::alter_order, key.second);
    operation.value = order;
    operation.dependencies = {{key.first, key.second, order.text, ""}, own};
  }
  for (const IndexState& index : model.indexes) {
    Operation& operation = add(key.first, Kind::add_index, key.second, index.name);
    operation.indexes.push_back(index);
    operation.dependencies = all;
  }
  for (const IndexState& index : model.constraints) {
    Operation& operation = add(key.first, Kind::add_constraint, key.second, index.name);
    operation.constraints.push_back(index);
    operation.dependencies = all;
  }
  if (const Constant groups = option(model, "unique_together"); !groups.items.empty()) {
    Operation& operation = add(key.first, Kind::alter_unique, key.second);
    operation.value = groups;
    operation.dependencies = all;
  }
}

void Planning::add_created_proxies() {
  each("CreateModel", [&](std::size_t i, const ModelState& model) {
    if (!model.proxy() || !model.managed()) return;
    CreatedModel made = created_model(model, evaluation_);
    if (!model.indexes.empty() || !model.constraints.empty()) made.problem = "a proxy has indexes or constraints";
    if (!made.problem.empty()) return refuse(i, change(i).app + "." + model.name + ": " + made.problem);
    Operation& create = add(change(i).app, Kind::create_model, model.name);
    create.options = std::move(made.options);
    create.options.emplace_back("indexes", Constant());
    create.options.emplace_back("constraints", Constant());
    create.bases = made.bases;
    create.managers = model.managers;
    for (const Constant& base : create.bases)
      if (const std::size_t dot = base.text.find('.'); base.is(Constant::Kind::string) && dot != std::string::npos)
        create.dependencies.push_back({base.text.substr(0, dot), base.text.substr(dot + 1), "", ""});
  });
}

void Planning::add_options() {
  each("AlterModelOptions", [&](std::size_t i, const ModelState& model) {
    Operation& operation = add(change(i).app, Kind::alter_options, key_of(i).second);
    for (const std::string_view name : alterable_options())
      if (const auto at = model.options.find(std::string(name)); at != model.options.end())
        operation.options.emplace_back(name, at->second);
    std::ranges::sort(operation.options, {}, [](const auto& each) { return each.first; });
  });
  each("AlterModelManagers", [&](std::size_t i, const ModelState& model) {
    add(change(i).app, Kind::alter_managers, key_of(i).second).managers = model.managers;
  });
  each("AlterModelTableComment", [&](std::size_t i, const ModelState& model) {
    add(change(i).app, Kind::alter_table_comment, key_of(i).second).value = option(model, "db_table_comment");
  });
}

/// Removed and renamed ones come before all fields, added and altered ones behind them.
void Planning::add_indexes(bool added) {
  const auto created = [&](std::size_t i) { return find(before_, key_of(i)) == nullptr; };
  const auto add_each = [&](std::string_view operation, Kind kind, std::vector<IndexState> ModelState::*list,
                            std::vector<IndexState> Operation::*to) {
    each(operation, [&](std::size_t i, const ModelState& model) {
      if (created(i)) return;
      Operation& one = add(change(i).app, kind, key_of(i).second, change(i).field);
      if (to == nullptr) return;
      const auto at = std::ranges::find(model.*list, change(i).field, &IndexState::name);
      if (at == (model.*list).end()) return refuse(i, change(i).field + " isn't known");
      (one.*to).push_back(*at);
      one.dependencies = targets_of(model);
    });
  };
  if (added) {
    add_each("AddIndex", Kind::add_index, &ModelState::indexes, &Operation::indexes);
    add_each("AddConstraint", Kind::add_constraint, &ModelState::constraints, &Operation::constraints);
    add_each("AlterConstraint", Kind::alter_constraint, &ModelState::constraints, &Operation::constraints);
    return;
  }
  add_each("RemoveConstraint", Kind::remove_constraint, &ModelState::constraints, nullptr);
  add_each("RemoveIndex", Kind::remove_index, &ModelState::indexes, nullptr);
  each("RenameIndex", [&](std::size_t i, const ModelState& model) { add_renamed_index(i, model); });
}

void Planning::add_renamed_index(std::size_t i, const ModelState& model) {
  const std::size_t arrow = change(i).field.find("->");
  Operation& operation = add(change(i).app, Kind::rename_index, key_of(i).second, change(i).field.substr(0, arrow));
  operation.new_name = change(i).field.substr(arrow + 2);
  if (!operation.name.empty()) return;
  const auto index = std::ranges::find(model.indexes, operation.new_name, &IndexState::name);
  if (index == model.indexes.end() || index->value.items.size() != 1)
    return refuse(i, operation.new_name + " isn't known");
  operation.value = index->value.items.front();
  operation.value.kind = Constant::Kind::tuple;
}

/// First without the groups that are gone, then, behind the fields, with those that are new.
void Planning::add_unique(bool removal) {
  each("AlterUniqueTogether", [&](std::size_t i, const ModelState& model) {
    const ModelState* const old_model = find(before_, key_of(i));
    if (old_model == nullptr) return;
    const Constant was = option(*old_model, "unique_together"), is = option(model, "unique_together");
    Constant kept = was;
    kept.kind = Constant::Kind::set;
    std::erase_if(kept.items, [&](const Constant& group) { return !holds(is, group); });
    if (removal ? was.items.empty() : kept.items.size() == is.items.size()) return;
    Operation& operation = add(change(i).app, Kind::alter_unique, key_of(i).second);
    operation.value = removal ? kept : is;
    for (const Constant& group : is.items)
      for (const Constant& name : group.items)
        if (const FieldState* field = model.field(name.text)) depend_on_targets(*field, operation.dependencies);
  });
}

void Planning::add_fields() {
  for (const std::string_view wanted : {"AddField", "AlterField"})
    each(wanted, [&](std::size_t i, const ModelState& model) {
      const FieldState* const field = model.field(change(i).field);
      if (field == nullptr) return refuse(i, change(i).field + " isn't known");
      const Kind kind = wanted == "AddField" ? Kind::add_field : Kind::alter_field;
      Operation& operation = add(change(i).app, kind, key_of(i).second, field->name);
      operation.fields.push_back(*field);
      depend_on_targets(*field, operation.dependencies);
    });
}

void Planning::add_options_of_fields() {
  each("AlterOrderWithRespectTo", [&](std::size_t i, const ModelState& model) {
    Operation& operation = add(change(i).app, Kind::alter_order, key_of(i).second);
    operation.value = option(model, "order_with_respect_to");
    if (operation.value.is(Constant::Kind::string))
      operation.dependencies.push_back({change(i).app, key_of(i).second, operation.value.text, ""});
  });
  add_unique(false);
}

void Planning::add_tables() {
  each("AlterModelTable", [&](std::size_t i, const ModelState& model) {
    add(change(i).app, Kind::alter_table, key_of(i).second).value = option(model, "db_table");
  });
}

}  // namespace

PlannedOperations plan_operations(const ProjectState& before, const ClassState& after, const Changes& changes,
                                  Evaluation& evaluation, const std::map<std::string, std::string>& swappable) {
  return Planning(before, after, changes, evaluation, swappable).run();
}

}  // namespace djvet
