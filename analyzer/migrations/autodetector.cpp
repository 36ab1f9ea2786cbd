// Models by kind first, then options, fields, indexes and constraints of those that both states have.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/autodetector.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "analyzer/migrations/equality.h"
#include "analyzer/migrations/options.h"

namespace djvet {
namespace {

enum class Kind : std::uint8_t { absent, concrete, proxy, unmanaged };

Kind kind_of(const ModelState* model) {
  if (model == nullptr) return Kind::absent;
  if (!model->managed()) return Kind::unmanaged;
  return model->proxy() ? Kind::proxy : Kind::concrete;
}

std::string shown(const Constant& value) {
  constexpr std::size_t longest = 60;
  std::string text = write_constant(value);
  if (text.size() > longest) text = text.substr(0, longest - 3) + "...";
  return text;
}

/// Field.non_db_attrs, but for db_column.
bool reaches_schema(std::string_view argument) {
  constexpr std::string_view others[] = {
      "blank",     "choices",      "editable",           "error_messages", "help_text",    "limit_choices_to",
      "on_delete", "related_name", "related_query_name", "validators",     "verbose_name", "default",
      "storage",   "upload_to",    "base_field"};  // which has these itself
  return std::ranges::find(others, argument) == std::end(others);
}

/// Python's None and an option that isn't there are one to `.get()`.
const Constant* option(const ModelState& model, const std::string& name) {
  const auto at = model.options.find(name);
  return at == model.options.end() || at->second.is(Constant::Kind::none) ? nullptr : &at->second;
}

class Detection {
 public:
  Detection(const ProjectState& before, const ClassState& after, const std::set<std::string>& labels)
      : before_(before), after_(after), labels_(labels) {}

  Changes run() {
    std::map<ModelKey, std::pair<const ModelState*, const ModelState*>> pairs;
    for (const auto& [key, model] : before_.models)
      if (labels_.contains(key.first)) pairs[key].first = &model;
    for (const auto& [key, model] : after_.state.models)
      if (labels_.contains(key.first)) pairs[key].second = &model;
    for (const auto& [key, pair] : pairs) {
      subject_ = key.first + "." + key.second;
      place_ = pair.second != nullptr ? pair.second->place : pair.first->place;
      if (before_.unknown_apps.contains(key.first)) leave("the app's migrations");
      else compare_models(key, pair.first, pair.second);
    }
    for (const ModelState* created : created_) add_separate_indexes(*created);
    std::ranges::stable_sort(out_.changes, {}, [](const Change& change) { return std::tie(change.app, change.model); });
    return std::move(out_);
  }

 private:
  void compare_models(const ModelKey& key, const ModelState* old_model, const ModelState* new_model);
  void compare_options(const ModelState& old_model, const ModelState& new_model);
  void compare_option(const ModelState& old_model, const ModelState& new_model, const std::string& name,
                      std::string_view operation);
  void compare_managers(const ModelState& old_model, const ModelState& new_model);
  void compare_together(const ModelState& old_model, const ModelState& new_model);
  void compare_fields(const ModelState& old_model, const ModelState& new_model);
  void compare_field(const ModelState& model, const FieldState& old_field, const FieldState& new_field);
  Equality compare_parts(const FieldState& old_field, const FieldState& new_field,
                         std::vector<Difference>& differences);
  [[nodiscard]] bool is_relabelled(const Constant* was, const Constant* is) const;
  void compare_indexes(const ModelState& old_model, const ModelState& new_model);
  void compare_constraints(const ModelState& old_model, const ModelState& new_model);

  void add_separate_indexes(const ModelState& created);

  Change& add(std::string_view operation, const ModelState& model, std::string field, StatePlace place,
              StatePlace set_by) {
    out_.changes.push_back(
        {std::string(operation), model.app, model.name, std::move(field), std::move(place), std::move(set_by), {}});
    return out_.changes.back();
  }
  void leave(std::string_view part) { out_.unsaid.push_back({subject_, std::string(part), place_}); }
  /// Notes what isn't certain; whether it is certainly different.
  bool differs(Equality equality, std::string_view part) {
    if (equality == Equality::unknown) leave(part);
    return equality == Equality::different;
  }

  const ProjectState& before_;
  const ClassState& after_;
  const std::set<std::string>& labels_;
  std::vector<const ModelState*> created_;
  std::string subject_;
  StatePlace place_;
  Changes out_;
};

void Detection::compare_models(const ModelKey& key, const ModelState* old_model, const ModelState* new_model) {
  const Kind was = kind_of(old_model);
  const Kind is = kind_of(new_model);
  const bool certain = !after_.uncertain.contains(key) && (new_model == nullptr || new_model->kind_known) &&
                       (old_model == nullptr || old_model->kind_known);
  const bool deleted =
      old_model != nullptr && (was == Kind::proxy ? is != Kind::proxy : is == Kind::absent || is == Kind::proxy);
  const bool created =
      new_model != nullptr && (is == Kind::proxy ? was != Kind::proxy : was == Kind::absent || was == Kind::proxy);
  if (((deleted || created) && !certain) || after_.doubtful.contains(key)) {
    leave("whether it is a model");
    return;
  }
  if (deleted) add("DeleteModel", *old_model, "", old_model->place, old_model->place);
  if (created) add("CreateModel", *new_model, "", new_model->place, {});
  if (created) created_.push_back(new_model);
  if (deleted || created || old_model == nullptr || new_model == nullptr) return;
  compare_options(*old_model, *new_model);
  if (was != is) return;
  compare_option(*old_model, *new_model, "db_table", "AlterModelTable");
  compare_option(*old_model, *new_model, "db_table_comment", "AlterModelTableComment");
  if (is != Kind::concrete) return;
  compare_managers(*old_model, *new_model);
  compare_fields(*old_model, *new_model);
  compare_option(*old_model, *new_model, "order_with_respect_to", "AlterOrderWithRespectTo");
  compare_together(*old_model, *new_model);
  compare_indexes(*old_model, *new_model);
  compare_constraints(*old_model, *new_model);
}

/// MigrationOptimizer takes indexes and constraints into the CreateModel of their model, unless an operation of the app stands
/// between that may refer to the model.
void Detection::add_separate_indexes(const ModelState& created) {
  const std::string label = created.app + "." + lower_case(created.name);
  const bool blocked = std::ranges::any_of(out_.changes, [&](const Change& change) {
    return change.app == created.app && change.model != created.name &&
           (change.operation == "DeleteModel" || change.operation == "RemoveIndex" ||
            change.operation == "RemoveConstraint" || change.operation == "RenameIndex");
  });
  const bool referred = std::ranges::any_of(created_, [&](const ModelState* other) {
    return other != &created && other->app == created.app &&
           std::ranges::any_of(other->fields, [&](const FieldState& field) {
             const Constant* to = field.parts.find("to");
             return to != nullptr && to->is_text(label);
           });
  });
  if (!blocked && !referred) return;
  for (const IndexState& index : created.indexes) add("AddIndex", created, index.name, index.place, {});
  for (const IndexState& index : created.constraints) add("AddConstraint", created, index.name, index.place, {});
}

void Detection::compare_options(const ModelState& old_model, const ModelState& new_model) {
  if (!old_model.options_known || !new_model.options_known) {
    leave("options");
    return;
  }
  std::vector<Difference> differences;
  StatePlace place = new_model.place;
  StatePlace set_by = old_model.place;
  if (const auto at = old_model.set_by.find("options"); at != old_model.set_by.end()) set_by = at->second;
  for (const std::string_view name : alterable_options()) {
    const auto was = old_model.options.find(std::string(name));
    const auto is = new_model.options.find(std::string(name));
    const bool had = was != old_model.options.end();
    const bool has = is != new_model.options.end();
    if (!had && !has) continue;
    Equality equality = Equality::different;
    if (had && has) equality = compare(was->second, is->second);
    else if (!is_known(had ? was->second : is->second)) equality = Equality::unknown;
    if (!differs(equality, name)) continue;
    differences.push_back({std::string(name), had ? shown(was->second) : "", has ? shown(is->second) : ""});
    if (has) place = new_model.set_by.contains(std::string(name)) ? new_model.set_by.at(std::string(name)) : place;
  }
  if (differences.empty()) return;
  if (after_.schema_only) return leave("options, which the project's makemigrations may leave out");
  add("AlterModelOptions", new_model, "", place, set_by).differences = std::move(differences);
}

void Detection::compare_option(const ModelState& old_model, const ModelState& new_model, const std::string& name,
                               std::string_view operation) {
  const Constant* was = option(old_model, name);
  const Constant* is = option(new_model, name);
  if (was == nullptr && is == nullptr) return;
  if (!old_model.options_known || !new_model.options_known) {
    leave(name);
    return;
  }
  Equality equality = Equality::different;
  if (was != nullptr && is != nullptr) equality = compare(*was, *is);
  else if (!is_known(was != nullptr ? *was : *is)) equality = Equality::unknown;
  if (!differs(equality, name)) return;
  const auto said = new_model.set_by.find(name);
  const auto set = old_model.set_by.find(name);
  Change& change =
      add(operation, new_model, "", is != nullptr && said != new_model.set_by.end() ? said->second : new_model.place,
          set == old_model.set_by.end() ? old_model.place : set->second);
  change.differences.push_back({name, was == nullptr ? "" : shown(*was), is == nullptr ? "" : shown(*is)});
}

void Detection::compare_managers(const ModelState& old_model, const ModelState& new_model) {
  if (!old_model.managers_known || !new_model.managers_known) {
    leave("managers");
    return;
  }
  Equality equality = Equality::equal;
  if (old_model.managers.size() != new_model.managers.size()) equality = Equality::different;
  for (std::size_t i = 0; i < new_model.managers.size() && equality != Equality::different; ++i) {
    if (old_model.managers[i].name != new_model.managers[i].name) equality = Equality::different;
    else equality = all_of(equality, compare(old_model.managers[i].value, new_model.managers[i].value));
  }
  if (!differs(equality, "managers")) return;
  const auto names = [](const ModelState& model) {
    std::string out;
    for (const ManagerState& manager : model.managers) out.append(out.empty() ? "" : ", ").append(manager.name);
    return out;
  };
  const auto set = old_model.set_by.find("managers");
  Change& change = add("AlterModelManagers", new_model, "", new_model.place,
                       set == old_model.set_by.end() ? old_model.place : set->second);
  change.differences.push_back({"managers", names(old_model), names(new_model)});
}

void Detection::compare_together(const ModelState& old_model, const ModelState& new_model) {
  const auto value = [](const ModelState& model) {
    const Constant* said = option(model, "unique_together");
    Constant empty;
    empty.kind = Constant::Kind::set;
    return said == nullptr ? empty : *said;
  };
  const Constant was = value(old_model);
  const Constant is = value(new_model);
  if (!old_model.options_known || !new_model.options_known) {
    if (!was.items.empty() || !is.items.empty()) leave("unique_together");
    return;
  }
  if (!differs(compare(was, is), "unique_together")) return;
  const auto set = old_model.set_by.find("unique_together");
  const auto said = new_model.set_by.find("unique_together");
  Change& change =
      add("AlterUniqueTogether", new_model, "", said == new_model.set_by.end() ? new_model.place : said->second,
          set == old_model.set_by.end() ? old_model.place : set->second);
  change.differences.push_back({"unique_together", shown(was), shown(is)});
}

/// Whether a field of a package's class may have made the other one beside it: price_currency and _price_text beside price.
bool is_companion(const ModelState& model, std::string_view name) {
  name.remove_prefix(std::min(name.find_first_not_of('_'), name.size()));
  return std::ranges::any_of(model.fields, [&](const FieldState& field) {
    return !field.deconstructed && name.starts_with(field.name + "_");
  });
}

void Detection::compare_fields(const ModelState& old_model, const ModelState& new_model) {
  const StatePlace of_model = place_;
  for (const FieldState& old_field : old_model.fields) {
    const FieldState* const new_field = new_model.field(old_field.name);
    place_ = new_field != nullptr && new_field->place.file.valid() ? new_field->place : of_model;
    if (new_field != nullptr) compare_field(new_model, old_field, *new_field);
    else if (new_model.fields_known && old_field.present && !is_companion(new_model, old_field.name))
      add("RemoveField", new_model, old_field.name, new_model.place, old_field.place);
    else leave(old_field.name + ": whether it is there");
  }
  for (const FieldState& new_field : new_model.fields) {
    if (old_model.field(new_field.name) != nullptr) continue;
    place_ = new_field.place.file.valid() ? new_field.place : of_model;
    if (old_model.fields_known && new_field.present) add("AddField", new_model, new_field.name, new_field.place, {});
    else leave(new_field.name + ": whether the migrations have it");
  }
  place_ = of_model;
}

void Detection::compare_field(const ModelState& model, const FieldState& old_field, const FieldState& new_field) {
  std::vector<Difference> differences;
  if (compare_parts(old_field, new_field, differences) != Equality::different) return;
  if (after_.schema_only) {
    std::erase_if(differences, [](const Difference& difference) { return !reaches_schema(difference.name); });
    if (differences.empty()) return leave(new_field.name + ": what the project's makemigrations may leave out");
  }
  const bool kinds_known = old_field.kind_known && new_field.kind_known;
  if (!kinds_known && old_field.path != new_field.path) return leave(new_field.name + ": its class");
  if (kinds_known && old_field.many_to_many != new_field.many_to_many) {
    add("RemoveField", model, new_field.name, new_field.place, old_field.place);
    add("AddField", model, new_field.name, new_field.place, old_field.place);
    return;
  }
  add("AlterField", model, new_field.name, new_field.place, old_field.place).differences = std::move(differences);
}

/// Whether two labels of models are one: a class outside that isn't deconstructed here leaves them as they are written.
/// Source: Django 5.2, ForeignObject.deconstruct(), which writes the model's part in lower case.
bool is_same_model(const Constant* was, const Constant* is) {
  if (was == nullptr || is == nullptr || !was->is(Constant::Kind::string) || !is->is(Constant::Kind::string))
    return false;
  const auto lowered = [](const std::string& label) {
    const std::size_t dot = std::min(label.find('.'), label.size());
    return label.substr(0, dot) + lower_case(label.substr(dot));
  };
  return lowered(was->text) == lowered(is->text);
}

/// Whether the migrations know a model's app by a label that no app has here: its config may give it one in a way that isn't read.
bool Detection::is_relabelled(const Constant* was, const Constant* is) const {
  if (was == nullptr || is == nullptr || !was->is(Constant::Kind::string) || !is->is(Constant::Kind::string))
    return false;
  const std::size_t dot = was->text.find('.');
  const std::size_t other = is->text.find('.');
  if (dot == std::string::npos || other == std::string::npos || was->text.substr(dot) != is->text.substr(other))
    return false;
  const std::string label = was->text.substr(0, dot);
  const auto has_label = [&](const auto& each) { return each.first.first == label; };
  return !label.starts_with("auth") && std::ranges::none_of(before_.models, has_label);
}

bool is_loose(const FieldState& field, std::string_view argument) {
  return std::ranges::find(field.loose, argument) != field.loose.end();
}

/// Whether a field of a package's class is given what Django's own fields take where nothing is said: it doesn't deconstruct with
/// that, and its class may take something else then.
bool is_plain_default(const FieldState& field, std::string_view argument, const Constant& value) {
  return !field.deconstructed && value.is(Constant::Kind::boolean) &&
         (value.number != 0) == (argument == "editable" || argument == "serialize");
}

Equality Detection::compare_parts(const FieldState& old_field, const FieldState& new_field,
                                  std::vector<Difference>& differences) {
  Equality out = Equality::equal;
  if (old_field.path != new_field.path || old_field.path.empty()) {
    if (!old_field.deconstructed || !new_field.deconstructed) {
      leave(new_field.name + ": its class");
      return Equality::unknown;
    }
    differences.push_back({"the class", old_field.path, new_field.path});
    out = Equality::different;
  }
  std::set<std::string_view> names;
  for (const NamedConstant& argument : old_field.parts.named) names.insert(argument.name);
  for (const NamedConstant& argument : new_field.parts.named) names.insert(argument.name);
  for (const std::string_view name : names) {
    const Constant* was = old_field.parts.find(name);
    const Constant* is = new_field.parts.find(name);
    Equality equality = Equality::different;
    if (was != nullptr && is != nullptr) equality = compare(*was, *is);
    else if ((was == nullptr ? old_field : new_field).parts.open || !is_known(was != nullptr ? *was : *is))
      equality = Equality::unknown;
    if (equality == Equality::different && name == "to" && is_same_model(was, is)) equality = Equality::equal;
    if (equality == Equality::different && name == "to" && is_relabelled(was, is)) equality = Equality::unknown;
    if (equality == Equality::different && (is_loose(old_field, name) || is_loose(new_field, name)))
      equality = Equality::unknown;
    if (equality == Equality::different && is && is_plain_default(new_field, name, *is)) equality = Equality::unknown;
    if (equality == Equality::different && (old_field.opaque || new_field.opaque)) equality = Equality::unknown;
    if (equality == Equality::different)
      differences.push_back({std::string(name), was == nullptr ? "" : shown(*was), is == nullptr ? "" : shown(*is)});
    if (equality == Equality::unknown) leave(new_field.name + ": " + std::string(name));
    out = all_of(out, equality);
  }
  if (old_field.parts.open || new_field.parts.open) out = all_of(out, Equality::unknown);
  return out;
}

/// By definition and name; the name alone is a rename.
void Detection::compare_indexes(const ModelState& old_model, const ModelState& new_model) {
  if (!old_model.indexes_known || !new_model.indexes_known) {
    leave("indexes");
    return;
  }
  const auto equal = [](const IndexState& a, const IndexState& b) {
    const Equality name = a.name.empty() || b.name.empty() ? Equality::unknown
                          : a.name == b.name               ? Equality::equal
                                                           : Equality::different;
    return all_of(name, compare(a.value, b.value));
  };
  const auto missing = [&](const IndexState& index, const std::vector<IndexState>& among) {
    Equality best = Equality::different;
    for (const IndexState& other : among) {
      const Equality one = equal(index, other);
      if (one == Equality::equal || (one == Equality::unknown && best == Equality::different)) best = one;
      if (best == Equality::equal) break;
    }
    return differs(best, index.name);
  };
  std::vector<const IndexState*> added;
  std::vector<const IndexState*> removed;
  for (const IndexState& index : new_model.indexes)
    if (missing(index, old_model.indexes)) added.push_back(&index);
  for (const IndexState& index : old_model.indexes)
    if (missing(index, new_model.indexes)) removed.push_back(&index);
  std::set<const IndexState*> renamed;
  for (const IndexState* is : added)
    for (const IndexState* was : removed)
      if (is->name != was->name && compare(is->value, was->value) == Equality::equal) {
        add("RenameIndex", new_model, was->name + "->" + is->name, is->place, was->place);
        renamed.insert({is, was});
      }
  if (const Constant* together = option(old_model, "index_together"))
    for (const Constant& group : together->items) {
      Constant fields = group;
      fields.kind = Constant::Kind::list;
      std::vector<const IndexState*> same;
      for (const IndexState* is : added)
        if (is->value.items.size() == 1 && compare(is->value.items[0], fields) == Equality::equal) same.push_back(is);
      if (same.size() != 1) continue;
      add("RenameIndex", new_model, "->" + same[0]->name, same[0]->place, old_model.place);
      renamed.insert(same[0]);
    }
  for (const IndexState* was : removed)
    if (!renamed.contains(was)) add("RemoveIndex", new_model, was->name, new_model.place, was->place);
  for (const IndexState* is : added)
    if (!renamed.contains(is)) add("AddIndex", new_model, is->name, is->place, {});
}

/// Without what the database doesn't see.
Constant without_messages(const Constant& constraint) {
  Constant out = constraint;
  out.items.clear();
  out.keys.clear();
  for (std::size_t i = 0; i < constraint.items.size(); ++i) {
    if (constraint.keys[i].is_text("violation_error_code") || constraint.keys[i].is_text("violation_error_message"))
      continue;
    out.items.push_back(constraint.items[i]);
    out.keys.push_back(constraint.keys[i]);
  }
  return out;
}

void Detection::compare_constraints(const ModelState& old_model, const ModelState& new_model) {
  if (!old_model.constraints_known || !new_model.constraints_known) {
    leave("constraints");
    return;
  }
  const auto named = [](const std::vector<IndexState>& all, const std::string& name) -> const IndexState* {
    const auto at = std::ranges::find(all, name, &IndexState::name);
    return at == all.end() ? nullptr : &*at;
  };
  const auto nameless = [](const IndexState& each) { return each.name.empty(); };
  if (std::ranges::any_of(old_model.constraints, nameless) || std::ranges::any_of(new_model.constraints, nameless)) {
    leave("constraints");
    return;
  }
  for (const IndexState& was : old_model.constraints) {
    const IndexState* is = named(new_model.constraints, was.name);
    if (is == nullptr) {
      add("RemoveConstraint", new_model, was.name, new_model.place, was.place);
      continue;
    }
    if (!is->present) {
      leave(was.name + ": whether it is there");
      continue;
    }
    if (!differs(compare(was.value, is->value), was.name)) continue;
    const Equality database = compare(without_messages(was.value), without_messages(is->value));
    if (database == Equality::equal) {
      add("AlterConstraint", new_model, was.name, is->place, was.place);
    } else if (differs(database, was.name)) {
      add("RemoveConstraint", new_model, was.name, is->place, was.place);
      add("AddConstraint", new_model, was.name, is->place, was.place);
    }
  }
  for (const IndexState& is : new_model.constraints) {
    if (named(old_model.constraints, is.name) != nullptr) continue;
    if (is.present) add("AddConstraint", new_model, is.name, is.place, {});
    else leave(is.name + ": whether it is there");
  }
}

}  // namespace

std::string_view Unsaid::reason() const {
  const std::size_t colon = part.find(": ");
  return std::string_view(part).substr(colon == std::string::npos ? 0 : colon + 2);
}

std::string write_changes(const Changes& changes) {
  std::string out;
  for (const Change& change : changes.changes) {
    out += change.operation + " " + change.app + "." + change.model;
    if (!change.field.empty()) out += "." + change.field;
    for (const Difference& difference : change.differences)
      out += "\n  " + difference.name + ": " + difference.before + " -> " + difference.after;
    out += '\n';
  }
  for (const Unsaid& unsaid : changes.unsaid) out += "unsaid " + unsaid.subject + " " + unsaid.part + "\n";
  return out;
}

Changes detect_changes(const ProjectState& before, const ClassState& after, const std::set<std::string>& labels) {
  return Detection(before, after, labels).run();
}

}  // namespace djvet
