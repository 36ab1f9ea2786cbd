// One function for each operation, found by the last part of its class's path.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/replay.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/migrations/operation_arguments.h"
#include "analyzer/migrations/options.h"
#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

std::string_view last_part(std::string_view text) { return text.substr(text.rfind('.') + 1); }

/// Operations that leave the state as it is.
constexpr auto without_state = std::to_array<std::string_view>(
    {"RunPython", "ValidateConstraint", "CreateExtension", "BloomExtension", "BtreeGinExtension", "BtreeGistExtension",
     "CITextExtension", "CryptoExtension", "HStoreExtension", "TrigramExtension", "UnaccentExtension",
     "VectorExtension", "CreateCollation", "RemoveCollation"});

using Arguments = OperationArguments;

class Replay {
 public:
  Replay(FieldStates& fields, Evaluation& evaluation, const OperationVisitor& visit)
      : fields_(fields), evaluation_(evaluation), visit_(visit) {}

  ProjectState run(const std::vector<const Migration*>& order) {
    for (const Migration* migration : order) {
      migration_ = migration;
      app_ = migration->key.first;
      name_ = migration->key.second;
      const MigrationOperations operations = read_operations(*migration, evaluation_);
      evaluation_.begin();
      if (!operations.known) forget_app();
      for (const Constant& operation : operations.certain) apply(operation, 0);
      for (const Constant& operation : operations.possible) doubt(operation);
    }
    return std::move(state_);
  }

 private:
  void apply(const Constant& operation, int depth);
  void apply_parts(std::string_view name, const Arguments& arguments, int depth);
  void apply_model(std::string_view name, const Arguments& arguments);
  void apply_field(std::string_view name, const Arguments& arguments);
  void apply_index(std::string_view name, const Arguments& arguments);
  void rename_index(ModelState& model, const Arguments& arguments);
  void apply_unknown(const Constant& operation);
  void doubt(const Constant& operation);
  void doubt_field(ModelState& model, const std::string& name);
  [[nodiscard]] std::string django_name(const Constant& operation) const;

  void create_model(const Arguments& arguments);
  void set_options(const Constant& options, ModelState& model);
  void add_model_fields(const Constant& fields, ModelState& model);
  void rename_model(const Arguments& arguments);
  void alter_options(const Arguments& arguments);
  void set_option(const Arguments& arguments, std::string_view parameter, std::string_view option);
  void set_field(const Arguments& arguments);
  void rename_field(const Arguments& arguments);
  void rename_in_together(ModelState& model, const std::string& from, const std::string& to);
  void set_managers(const Constant& managers, ModelState& model);

  void forget_app() { state_.unknown_apps[app_] = true; }
  /// The model that an operation names; where there is none, the app isn't known any more.
  ModelState* model_of(const Arguments& arguments, std::string_view parameter = "model_name") {
    const std::string name = arguments.text(0, parameter);
    ModelState* model = name.empty() ? nullptr : state_.find(app_, name);
    if (model == nullptr) forget_app();
    return model;
  }
  [[nodiscard]] StatePlace place(const Constant& value) const { return {value.file, value.span, name_}; }

  void visit(const Constant& operation, std::string_view name, bool certain) const {
    if (visit_) visit_({*migration_, operation, name, state_, !state_only_, !database_only_, certain});
  }

  FieldStates& fields_;
  Evaluation& evaluation_;
  const OperationVisitor& visit_;
  const Migration* migration_ = nullptr;
  bool state_only_ = false;
  bool database_only_ = false;
  ProjectState state_;
  std::string app_;
  std::string name_;
};

/// The name of Django's own operation that this one is, or extends without changing what it does to the state.
std::string Replay::django_name(const Constant& operation) const {
  if (operation.text.starts_with("django.")) return std::string(last_part(operation.text));
  const ClassId id = evaluation_.class_at(operation.text);
  if (!id.valid()) return {};
  const Class& cls = evaluation_.model().cls(id);
  const Resolver resolver(evaluation_.model());
  for (const ClassId each : cls.mro)
    for (const std::string_view name : {"state_forwards", "__init__", "__new__"})
      if (resolver.own_member(each, name)) return {};
  for (const std::string& base : cls.external_bases)
    if (base.starts_with("django.")) return std::string(last_part(base));
  return {};
}

void Replay::apply(const Constant& operation, int depth) {
  constexpr int max_depth = 8;
  if (!operation.is(Kind::call) || depth > max_depth) {
    visit(operation, {}, true);
    return forget_app();
  }
  std::string name = django_name(operation);
  visit(operation, name, true);
  if (leaves_state(operation, evaluation_)) return;
  if (name.empty()) return apply_unknown(operation);
  const Arguments arguments(operation);
  if (name == "SeparateDatabaseAndState" || name == "RunSQL") return apply_parts(name, arguments, depth);
  if (name == "AddIndexConcurrently") name = "AddIndex";
  if (name == "RemoveIndexConcurrently") name = "RemoveIndex";
  if (name == "AddConstraintNotValid") name = "AddConstraint";
  if (name.ends_with("Field")) return apply_field(name, arguments);
  if (name.ends_with("Index") || name.ends_with("Constraint")) return apply_index(name, arguments);
  apply_model(name, arguments);
}

/// What an operation does to the database leaves no trace in the state; what it does to the state alone does.
void Replay::apply_parts(std::string_view name, const Arguments& arguments, int depth) {
  const Constant* on_database = name == "RunSQL" ? nullptr : arguments.get(0, "database_operations");
  if (visit_ && on_database != nullptr && on_database->is_sequence() && !database_only_) {
    const ProjectState saved = state_;
    database_only_ = true;
    for (const Constant& each : on_database->items) apply(each, depth + 1);
    database_only_ = false;
    state_ = saved;
  }
  const Constant* operations = arguments.get(name == "RunSQL" ? 2 : 1, "state_operations");
  if (operations == nullptr || operations->is(Kind::none)) return;
  if (!operations->is_sequence() || operations->open) return forget_app();
  const bool outer = std::exchange(state_only_, true);
  for (const Constant& each : operations->items) apply(each, depth + 1);
  state_only_ = outer;
}

/// An operation of a package: what it may do to the state concerns models that it names.
void Replay::apply_unknown(const Constant& operation) {
  for (const Constant& item : operation.items) {
    if (!item.is(Kind::string)) continue;
    ModelState* const model = state_.find(app_, item.text);
    if (model == nullptr) continue;
    model->fields_known = model->options_known = model->indexes_known = model->constraints_known = false;
    model->managers_known = model->kind_known = false;
    for (FieldState& field : model->fields) {
      field.path.clear();
      field.kind_known = field.deconstructed = false;
    }
  }
}

/// An operation that may be there: what it would change isn't known.
void Replay::doubt(const Constant& operation) {
  const std::string name = operation.is(Kind::call) ? django_name(operation) : std::string();
  visit(operation, name, false);
  if (std::ranges::find(without_state, name) != without_state.end()) return;
  const Arguments arguments(operation);
  ModelState* const model =
      state_.find(app_, arguments.text(0, name.ends_with("Options") || name.ends_with("Together") ||
                                                  name.ends_with("Managers") || name.ends_with("Table")
                                              ? "name"
                                              : "model_name"));
  if (model == nullptr || name.empty()) return forget_app();
  if (name.ends_with("Field")) {
    for (const std::string_view parameter : {"name", "old_name", "new_name"})
      if (const std::string field = arguments.text(1, parameter); !field.empty()) doubt_field(*model, field);
  } else if (name.ends_with("Index")) {
    model->indexes_known = false;
  } else if (name.ends_with("Constraint")) {
    model->constraints_known = false;
  } else if (name == "AlterUniqueTogether") {
    model->options["unique_together"] = Constant();
  } else if (name == "AlterModelManagers") {
    model->managers_known = false;
  } else {
    model->options_known = model->kind_known = false;
  }
}

void Replay::doubt_field(ModelState& model, const std::string& name) {
  FieldState unknown;
  unknown.name = name;
  unknown.parts.open = true;
  unknown.kind_known = unknown.present = false;
  unknown.place.migration = name_;
  if (FieldState* const old = model.field(name)) *old = std::move(unknown);
  else model.fields.push_back(std::move(unknown));
}

void Replay::apply_model(std::string_view name, const Arguments& arguments) {
  if (name == "CreateModel") return create_model(arguments);
  if (name == "RenameModel") return rename_model(arguments);
  if (name == "AlterModelOptions") return alter_options(arguments);
  if (name == "AlterModelTable") return set_option(arguments, "table", "db_table");
  if (name == "AlterModelTableComment") return set_option(arguments, "table_comment", "db_table_comment");
  if (name == "AlterOrderWithRespectTo") return set_option(arguments, "order_with_respect_to", "order_with_respect_to");
  if (name == "AlterUniqueTogether") return set_option(arguments, "unique_together", "unique_together");
  if (name == "AlterIndexTogether") return set_option(arguments, "index_together", "index_together");
  if (name == "DeleteModel") {
    const std::string model = arguments.text(0, "name");
    if (model.empty() || state_.models.erase({app_, lower_case(model)}) == 0) forget_app();
    return;
  }
  if (name == "AlterModelManagers") {
    if (ModelState* const model = model_of(arguments, "name"))
      if (const Constant* managers = arguments.get(1, "managers")) set_managers(*managers, *model);
    return;
  }
  forget_app();
}

void Replay::create_model(const Arguments& arguments) {
  const std::string name = arguments.text(0, "name");
  const Constant* fields = arguments.get(1, "fields");
  if (name.empty() || fields == nullptr || arguments.parts().open) return forget_app();
  ModelState model;
  model.app = app_;
  model.name = name;
  model.place = place(*arguments.get(0, "name"));
  add_model_fields(*fields, model);
  if (const Constant* options = arguments.get(2, "options")) set_options(*options, model);
  if (const Constant* managers = arguments.get(4, "managers")) set_managers(*managers, model);
  state_.models[{app_, lower_case(name)}] = std::move(model);
}

void Replay::add_model_fields(const Constant& fields, ModelState& model) {
  const bool one = fields.is_sequence() && !fields.open;
  const bool several =
      fields.is(Kind::several) && !fields.open &&
      std::ranges::all_of(fields.items, [](const Constant& each) { return each.is_sequence() && !each.open; });
  if (!one && !several) {
    model.fields_known = false;
    return;
  }
  std::vector<std::vector<Constant>> lists;
  if (one) lists.push_back(fields.items);
  else
    for (const Constant& each : fields.items) lists.push_back(each.items);
  std::vector<Constant> certain;
  std::vector<Constant> possible;
  split_items(lists, false, certain, possible);
  for (const Constant& each : possible) {
    if (each.is_sequence() && each.items.size() == 2 && each.items[0].is(Kind::string))
      doubt_field(model, each.items[0].text);
    else model.fields_known = false;
  }
  for (const Constant& each : certain) {
    if (!each.is_sequence() || each.items.size() != 2 || !each.items[0].is(Kind::string)) {
      model.fields_known = false;
      continue;
    }
    FieldState field = fields_.make(each.items[0].text, each.items[1]);
    field.place = place(each.items[0]);
    model.fields.push_back(std::move(field));
  }
}

void Replay::set_options(const Constant& options, ModelState& model) {
  if (options.is(Kind::none)) return;
  if (!options.is(Kind::dict) || options.open) {
    model.options_known = model.indexes_known = model.constraints_known = model.kind_known = false;
    return;
  }
  for (std::size_t i = 0; i < options.keys.size(); ++i) {
    if (!options.keys[i].is(Kind::string)) {
      model.options_known = false;
      continue;
    }
    const std::string& name = options.keys[i].text;
    const Constant& value = options.items[i];
    if (name == "indexes" || name == "constraints") {
      std::vector<IndexState>& to = name == "indexes" ? model.indexes : model.constraints;
      if (!value.is_sequence() || value.open)
        (name == "indexes" ? model.indexes_known : model.constraints_known) = false;
      for (const Constant& item : value.items) {
        to.push_back(index_state(item));
        to.back().place.migration = name_;
      }
      continue;
    }
    model.options[name] = name.ends_with("_together") ? normal_together(value) : value;
    model.set_by[name] = place(options.keys[i]);
  }
}

void Replay::set_managers(const Constant& managers, ModelState& model) {
  model.managers.clear();
  model.managers_known = managers.is_sequence() && !managers.open;
  if (managers.is(Kind::none)) model.managers_known = true;
  for (const Constant& each : managers.items) {
    if (!each.is_sequence() || each.items.size() != 2 || !each.items[0].is(Kind::string)) {
      model.managers_known = false;
      continue;
    }
    model.managers.push_back({each.items[0].text, each.items[1]});
  }
  model.set_by["managers"] = place(managers);
}

/// Every field that refers to the model gets its new name.
void Replay::rename_model(const Arguments& arguments) {
  const std::string old_name = arguments.text(0, "old_name");
  const std::string new_name = arguments.text(1, "new_name");
  const auto at = state_.models.find({app_, lower_case(old_name)});
  if (old_name.empty() || new_name.empty() || at == state_.models.end()) return forget_app();
  ModelState model = std::move(at->second);
  state_.models.erase(at);
  model.name = new_name;
  const std::string bare = lower_case(old_name);
  const std::string label = app_ + "." + bare;
  state_.models[{app_, lower_case(new_name)}] = std::move(model);
  for (auto& [key, other] : state_.models)
    for (FieldState& field : other.fields)
      for (NamedConstant& argument : field.parts.named) {
        if ((argument.name != "to" && argument.name != "through") || !argument.value.is(Kind::string)) continue;
        const std::string said = lower_case(argument.value.text);
        if (said != label && (said != bare || other.app != app_)) continue;
        argument.value.text = app_ + "." + (argument.name == "to" ? lower_case(new_name) : new_name);
      }
}

void Replay::alter_options(const Arguments& arguments) {
  ModelState* const model = model_of(arguments, "name");
  const Constant* options = arguments.get(1, "options");
  if (model == nullptr || options == nullptr) return;
  for (const std::string_view name : alterable_options()) model->options.erase(std::string(name));
  model->options_known = true;
  set_options(*options, *model);
  model->set_by["options"] = place(*options);
}

void Replay::set_option(const Arguments& arguments, std::string_view parameter, std::string_view option) {
  ModelState* const model = model_of(arguments, "name");
  const Constant* value = arguments.get(1, parameter);
  if (model == nullptr || value == nullptr) return;
  const std::string name(option);
  model->options[name] = name.ends_with("_together") ? normal_together(*value) : *value;
  model->set_by[name] = place(*value);
}

void Replay::apply_field(std::string_view name, const Arguments& arguments) {
  if (name == "AddField" || name == "AlterField") return set_field(arguments);
  if (name == "RenameField") return rename_field(arguments);
  ModelState* const model = model_of(arguments);
  if (name != "RemoveField") return forget_app();
  const std::string field = arguments.text(1, "name");
  if (model == nullptr) return;
  if (field.empty()) model->fields_known = false;
  std::erase_if(model->fields, [&](const FieldState& each) { return each.name == field; });
}

void Replay::set_field(const Arguments& arguments) {
  ModelState* const model = model_of(arguments);
  const std::string name = arguments.text(1, "name");
  const Constant* call = arguments.get(2, "field");
  if (model == nullptr) return;
  if (name.empty() || call == nullptr) {
    model->fields_known = false;
    return;
  }
  FieldState field = fields_.make(name, *call);
  field.place = place(*arguments.get(1, "name"));
  const Constant* preserve = arguments.get(3, "preserve_default");
  if (preserve != nullptr && preserve->is(Kind::boolean) && preserve->number == 0) field.parts.remove("default");
  if (FieldState* const old = model->field(name)) *old = std::move(field);
  else model->fields.push_back(std::move(field));
}

void Replay::rename_field(const Arguments& arguments) {
  ModelState* const model = model_of(arguments);
  const std::string from = arguments.text(1, "old_name");
  const std::string to = arguments.text(2, "new_name");
  if (model == nullptr) return;
  FieldState* const field = from.empty() || to.empty() ? nullptr : model->field(from);
  if (field == nullptr) {
    model->fields_known = false;
    return;
  }
  FieldState renamed = std::move(*field);
  std::erase_if(model->fields,
                [&](const FieldState& each) { return each.name == to || each.name == from || each.name.empty(); });
  renamed.name = to;
  renamed.place = place(*arguments.get(2, "new_name"));
  model->fields.push_back(std::move(renamed));
  rename_in_together(*model, from, to);
  const std::string label = model->app + "." + lower_case(model->name);
  for (auto& [key, other] : state_.models)
    for (FieldState& each : other.fields) {
      const Constant* target = each.parts.find("to");
      if (target == nullptr || !target->is_text(label)) continue;
      for (NamedConstant& argument : each.parts.named)
        if (argument.name == "to_field" && argument.value.is_text(from)) argument.value.text = to;
    }
}

void Replay::rename_in_together(ModelState& model, const std::string& from, const std::string& to) {
  for (const std::string name : {"unique_together", "index_together"}) {
    const auto option = model.options.find(name);
    if (option == model.options.end()) continue;
    for (Constant& group : option->second.items)
      for (Constant& field : group.items)
        if (field.is_text(from)) field.text = to;
  }
}

void Replay::apply_index(std::string_view name, const Arguments& arguments) {
  ModelState* const model = model_of(arguments);
  if (model == nullptr) return;
  const bool constraint = name.ends_with("Constraint");
  std::vector<IndexState>& all = constraint ? model->constraints : model->indexes;
  bool& known = constraint ? model->constraints_known : model->indexes_known;
  if (name == "AddIndex" || name == "AddConstraint") {
    const Constant* value = arguments.get(1, constraint ? "constraint" : "index");
    if (value == nullptr) {
      known = false;
      return;
    }
    all.push_back(index_state(*value));
    all.back().place.migration = name_;
    return;
  }
  if (name == "RemoveIndex" || name == "RemoveConstraint") {
    const std::string wanted = arguments.text(1, "name");
    known = known && !wanted.empty();
    std::erase_if(all, [&](const IndexState& each) { return each.name == wanted; });
    return;
  }
  if (name == "AlterConstraint") {
    const std::string wanted = arguments.text(1, "name");
    const Constant* value = arguments.get(2, "constraint");
    for (IndexState& each : all)
      if (each.name == wanted && value != nullptr) each = index_state(*value), each.place.migration = name_;
    return;
  }
  if (name == "RenameIndex") rename_index(*model, arguments);
  else forget_app();
}

/// An index gets another name, or a group of index_together becomes an index of that name.
void Replay::rename_index(ModelState& model, const Arguments& arguments) {
  const std::string new_name = arguments.text(1, "new_name");
  const std::string old_name = arguments.text(2, "old_name");
  const Constant* old_fields = arguments.get(3, "old_fields");
  if (!old_name.empty()) {
    for (IndexState& each : model.indexes)
      if (each.name == old_name) each.name = new_name;
    return;
  }
  if (old_fields == nullptr || !old_fields->is_sequence()) {
    model.indexes_known = false;
    return;
  }
  const auto together = model.options.find("index_together");
  if (together != model.options.end())
    std::erase_if(together->second.items, [&](const Constant& group) {
      return std::ranges::equal(group.items, old_fields->items,
                                [](const Constant& a, const Constant& b) { return a.text == b.text; });
    });
  Constant index = *old_fields;
  index.kind = Kind::call;
  index.text = "django.db.models.Index";
  Constant list = *old_fields;
  list.kind = Kind::list;
  Constant key;
  key.kind = Kind::string;
  key.text = "fields";
  index.items = {std::move(list)};
  index.keys = {std::move(key)};
  model.indexes.push_back(index_state(index));
  model.indexes.back().name = new_name;
  model.indexes.back().place.migration = name_;
}

}  // namespace

bool leaves_state(const Constant& operation, const Evaluation& evaluation) {
  if (!operation.is(Kind::call)) return false;
  if (operation.text.starts_with("django."))
    return std::ranges::find(without_state, last_part(operation.text)) != without_state.end();
  const ClassId id = evaluation.class_at(operation.text);
  if (!id.valid()) return false;
  const Class& cls = evaluation.model().cls(id);
  const Resolver resolver(evaluation.model());
  const bool own = std::ranges::any_of(
      cls.mro, [&](ClassId each) { return resolver.own_member(each, "state_forwards").has_value(); });
  return !own && cls.external_bases.size() == 1 && cls.external_bases[0].starts_with("django.") &&
         std::ranges::find(without_state, last_part(cls.external_bases[0])) != without_state.end();
}

ProjectState replay(const std::vector<const Migration*>& order, FieldStates& fields, Evaluation& evaluation,
                    const OperationVisitor& visit) {
  return Replay(fields, evaluation, visit).run(order);
}

}  // namespace djvet
