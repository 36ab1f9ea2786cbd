// The nearest class Meta counts alone; what it inherits is Python's own inheritance.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/model_options.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "analyzer/django/described_models.h"
#include "analyzer/django/model_options.h"
#include "analyzer/migrations/index_names.h"
#include "analyzer/migrations/options.h"
#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

Constant plain_manager() {
  Constant out;
  out.kind = Kind::call;
  out.text = "django.db.models.Manager";
  return out;
}

/// Whether a base is an abstract model of a package, and its metaclass may add to the class.
template <class Predicate>
bool has_package_base(const Class& cls, const Predicate& predicate) {
  return std::ranges::any_of(cls.external_bases, [&](const std::string& base) {
    const DescribedModel* const known = described_model(base);
    return known != nullptr && known->open && known->abstract && predicate(*known);
  });
}

/// A package's metaclass that gives its models columns gives them indexes as well: django-mptt's since 0.15.
bool may_gain_indexes(const Class& cls) {
  return has_package_base(cls, [](const DescribedModel&) { return true; });
}

/// And one that gives them querysets of another kind chooses their managers, as each release of django-polymorphic in its own way.
bool may_choose_managers(const Class& cls) {
  return has_package_base(cls, [](const DescribedModel& base) { return base.special_manager; });
}

}  // namespace

void expand_name(const Model& model, std::string& name) {
  const std::pair<std::string_view, std::string> parts[] = {{"%(class)s", lower_case(model.name)},
                                                            {"%(app_label)s", lower_case(model.app_label)}};
  for (const auto& [part, value] : parts)
    for (std::size_t at = name.find(part); at != std::string::npos; at = name.find(part, at + value.size()))
      name.replace(at, part.size(), value);
}

void ModelOptions::read(const Model& model, ModelState& state) {
  bool known = true;
  const ClassId meta = meta_of(model, known);
  if (!known && !meta.valid()) known = outside_meta(model_.cls(model.cls), state);
  if (evaluation_.metaclass_changes_meta(model.cls)) known = false;
  if (!known) state.options_known = state.indexes_known = state.constraints_known = state.kind_known = false;
  if (may_gain_indexes(model_.cls(model.cls))) state.indexes_known = false;
  if (meta.valid()) read_meta(meta, model, state);
  read_managers(model, state);
  const auto chooses = [&](ClassId each) { return may_choose_managers(model_.cls(each)); };
  if (!std::ranges::any_of(model_.cls(model.cls).mro, chooses)) return;
  state.managers_known = false;
  for (const char* const name : {"base_manager_name", "default_manager_name"}) state.options[name] = Constant();
}

/// The class's own Meta, or the first one that its order has: an abstract model's, or that of a class that is no model.
/// A concrete model hands none down. `known`: no base outside the tree may have one that comes first.
ClassId ModelOptions::meta_of(const Model& model, bool& known) const {
  const Class& cls = model_.cls(model.cls);
  const Resolver resolver(model_);
  for (const ClassId each : cls.mro) {
    const ModelId of = model_.cls(each).model;
    if (of.valid() && !model_.model(of).abstract && each != model.cls) continue;
    const std::optional<Symbol> meta = resolver.own_member(each, "Meta");
    if (!meta) continue;
    known = meta->kind == Symbol::Kind::cls && meta->cls.valid();
    return known ? meta->cls : ClassId();
  }
  known = !cls.open && cls.external_bases.empty();
  return {};
}

/// Without a Meta in the tree: those of Django's abstract models are known, and bases that have none.
bool ModelOptions::outside_meta(const Class& cls, ModelState& state) const {
  if (cls.open) return false;
  for (const std::string& base : cls.external_bases) {
    const std::optional<std::span<const TextOption>> options = abstract_model_options(base);
    if (!options) return false;
    for (const TextOption& option : *options) {
      Constant value;
      value.kind = Kind::string;
      value.text = option.value;
      state.options.try_emplace(std::string(option.name), std::move(value));
    }
    if (!options->empty()) return true;
  }
  return true;
}

void ModelOptions::read_meta(ClassId meta, const Model& model, ModelState& state) {
  const Class& cls = model_.cls(meta);
  for (const std::string& base : cls.external_bases) {
    const std::string_view outer = std::string_view(base).ends_with(".Meta")
                                       ? std::string_view(base).substr(0, base.size() - 5)
                                       : std::string_view(base);
    const std::optional<std::span<const TextOption>> options = abstract_model_options(outer);
    if (!options) state.options_known = state.indexes_known = state.constraints_known = state.kind_known = false;
    if (!options) continue;
    for (const TextOption& option : *options) {
      Constant value;
      value.kind = Kind::string;
      value.text = option.value;
      state.options.insert_or_assign(std::string(option.name), std::move(value));
    }
  }
  if (cls.open && cls.external_bases.empty())
    state.options_known = state.indexes_known = state.constraints_known = state.kind_known = false;
  for (const std::string_view name : kept_options()) {
    std::optional<Constant> value = evaluation_.attribute(meta, name);
    if (!value) continue;
    const std::string key(name);
    state.set_by[key] = {value->file.valid() ? value->file : model.file, value->file.valid() ? value->span : model.span,
                         ""};
    state.options[key] = name == "unique_together" ? normal_together(*value) : std::move(*value);
  }
  for (const std::string_view name : {"proxy", "managed"})
    if (const auto at = state.options.find(std::string(name));
        at != state.options.end() && !at->second.is(Kind::boolean))
      state.kind_known = false;
  read_indexes(meta, model, false, state);
  read_indexes(meta, model, true, state);
}

void ModelOptions::read_indexes(ClassId meta, const Model& model, bool constraints, ModelState& state) {
  const Interpreter::Items items = evaluation_.items_of(meta, constraints ? "constraints" : "indexes");
  bool& all = constraints ? state.constraints_known : state.indexes_known;
  all = all && items.known && (constraints || items.possible.empty());
  const auto add = [&](const Constant& item, bool present) {
    IndexState index = index_state(item);
    index.present = present;
    expand_name(model, index.name);
    if (index.name.empty() && !constraints) name_index(model, index);
    (constraints ? state.constraints : state.indexes).push_back(std::move(index));
  };
  for (const Constant& item : items.certain) add(item, true);
  for (const Constant& item : items.possible) add(item, false);
}

/// Index.set_name_with_model.
void ModelOptions::name_index(const Model& model, IndexState& index) const {
  if (!index.value.is(Kind::call) || index.value.open || model.table.empty()) return;
  const std::optional<std::string_view> suffix = index_suffix(index.value.text);
  const FieldParts parts = call_arguments(index.value);
  const Constant* fields = parts.find("fields");
  if (!suffix || fields == nullptr || fields->open || fields->items.empty()) return;
  std::vector<IndexColumn> columns;
  for (const Constant& item : fields->items) {
    if (!item.is(Kind::string)) return;
    const bool descending = item.text.starts_with('-');
    const std::string name = item.text.substr(descending ? 1 : 0);
    const Field* field = model.cls.valid() ? model_.field(model_.cls(model.cls).model, name) : nullptr;
    if (field == nullptr || field->column.empty()) return;
    columns.push_back({field->column, descending});
  }
  index.name = index_name(model.table, columns, *suffix);
}

/// Whether the manager's class says use_in_migrations; nothing where that isn't known.
std::optional<bool> ModelOptions::used_in_migrations(const Manager& manager) {
  if (!manager.known && !manager.cls.valid()) return std::nullopt;
  if (manager.cls.valid()) {
    if (model_.cls(manager.cls).open) return std::nullopt;
    const std::optional<Constant> value = evaluation_.attribute(manager.cls, "use_in_migrations");
    if (value) return value->is(Kind::boolean) ? std::optional(value->number != 0) : std::nullopt;
    for (const std::string& base : model_.cls(manager.cls).external_bases)
      if (manager_used_in_migrations(base)) return true;
    return false;
  }
  if (manager.class_path.empty()) return manager.queryset.valid() ? std::optional(false) : std::nullopt;
  if (!manager.class_path.starts_with("django.")) return std::nullopt;
  return manager_used_in_migrations(manager.class_path);
}

/// ModelState.from_model: managers that migrations use, and plain ones in the places of the default and the base manager.
void ModelOptions::read_managers(const Model& model, ModelState& state) {
  const auto named = [&](std::string_view option) {
    const auto at = state.options.find(std::string(option));
    return at != state.options.end() && at->second.is(Kind::string) ? at->second.text : std::string();
  };
  const std::string base = named("base_manager_name");
  if (model.default_manager.empty() || model_.cls(model.cls).open) state.managers_known = false;
  bool shim_only = true;
  for (const Manager& manager : model.managers) {
    const std::optional<bool> used = used_in_migrations(manager);
    if (!used) state.managers_known = false;
    if (used == true) {
      Constant made = plain_manager();
      made.text = manager.class_path;
      shim_only = false;
      state.managers.push_back({manager.name, std::move(made)});
    } else if (manager.name == model.default_manager || manager.name == base) {
      shim_only = shim_only && manager.name == model.default_manager;
      state.managers.push_back({manager.name, plain_manager()});
    }
  }
  if (state.managers.size() == 1 && shim_only && state.managers[0].name == "objects") state.managers.clear();
}

}  // namespace djvet
