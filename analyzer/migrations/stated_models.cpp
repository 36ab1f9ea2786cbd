// Fields by way of FieldStates, which knows whose constructor a class has; Meta by way of ModelOptions.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/stated_models.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/django/model_options.h"
#include "analyzer/migrations/field_states.h"
#include "analyzer/migrations/model_options.h"
#include "analyzer/migrations/state.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

constexpr auto meta_options = std::to_array<std::string_view>({"abstract",
                                                               "app_label",
                                                               "base_manager_name",
                                                               "db_table",
                                                               "db_table_comment",
                                                               "default_manager_name",
                                                               "default_permissions",
                                                               "default_related_name",
                                                               "get_latest_by",
                                                               "index_together",
                                                               "managed",
                                                               "order_with_respect_to",
                                                               "ordering",
                                                               "permissions",
                                                               "proxy",
                                                               "required_db_features",
                                                               "required_db_vendor",
                                                               "swappable",
                                                               "unique_together",
                                                               "verbose_name"});

const Constant& constant_of(Kind kind) {
  static const Constant unknown;
  static const Constant absent = [] {
    Constant out;
    out.kind = Kind::absent;
    return out;
  }();
  return kind == Kind::absent ? absent : unknown;
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('.') + 1); }

/// Whether a class of the tree has checks of its own, so that Django's may not run.
bool replaces_checks(const ProjectModel& model, ClassId cls) {
  for (const ClassId each : model.cls(cls).mro) {
    const Class& one = model.cls(each);
    const FileFacts& facts = model.facts(one.file);
    for (const Binding& binding : model.tables().scopes.of(one.file, one.scope).all()) {
      const std::string_view name = facts.text(binding.name);
      if (name == "check" || name.starts_with("_check") || name.starts_with("system_check_")) return true;
    }
  }
  return false;
}

/// Its arguments are names of fields; it has no column.
constexpr std::string_view composite_key = "django.db.models.CompositePrimaryKey";

/// PostgreSQL's own, of which no migration is compared; its arguments are those of the later one.
constexpr std::string_view removed_json = "django.contrib.postgres.fields.JSONField";

constexpr int max_depth = 4;  // of arrays of arrays

StatedField stated_field(Evaluation& evaluation, const Constant& call, int depth = 0) {
  StatedField out;
  out.arguments.open = true;
  if (!call.is(Kind::call)) return out;
  if (call.text == composite_key) {
    out.path = call.text;
    out.cls = last_part(composite_key);
    out.arguments = call_arguments(call);
    return out;
  }
  if (call.text == removed_json) {
    out.path = call.text;
    out.cls = last_part(removed_json);
    out.arguments = name_arguments("django.db.models.JSONField", call_arguments(call));
    return out;
  }
  FieldStates fields(evaluation);
  const ClassId own = evaluation.class_at(call.text);
  if (own.valid() && replaces_checks(evaluation.model(), own)) return out;
  const FieldState state = fields.make("", call);
  if (state.base.empty() || (!own.valid() && state.base != state.path)) return out;
  out.path = state.base;
  out.cls = last_part(state.base);
  out.arguments = name_arguments(state.base, call_arguments(call));
  for (NamedConstant& argument : out.arguments.named)
    if (argument.name == "choices") argument.value = evaluation.choices(argument.value);
  for (const std::string_view name : {"base_field", "output_field"})
    if (const Constant& made = argument_of(out.arguments, name); depth < max_depth && made.is(Kind::call))
      out.inner.push_back(stated_field(evaluation, made, depth + 1));
  return out;
}

class Reading {
 public:
  explicit Reading(Evaluation& evaluation)
      : evaluation_(evaluation), model_(evaluation.model()), options_(evaluation) {}

  std::vector<StatedModel> run() {
    std::vector<StatedModel> out;
    for (std::size_t i = 0; i < model_.models().size(); ++i)
      if (is_wanted(model_.models()[i])) out.push_back(read(ModelId(i)));
    return out;
  }

 private:
  bool is_wanted(const Model& model) const {
    if (!model.cls.valid() || model.abstract || model.installed == Presence::no || model.swapped == true) return false;
    const SourceFile& file = model_.sources().files[model.file.index()];
    return !file.is_dependency() && !file.is_description() && file.role == Role::code &&
           !replaces_checks(model_, model.cls);
  }

  StatedModel read(ModelId id) {
    evaluation_.begin();
    const Model& model = model_.model(id);
    StatedModel out;
    out.model = id;
    for (const Field& field : model.fields) {
      if (field.call == 0) continue;
      StatedField made = stated_field(evaluation_, evaluation_.at(field.file, field.scope, field.call));
      made.field = &field;
      out.fields.push_back(std::move(made));
    }
    for (const std::string_view name : {"USERNAME_FIELD", "REQUIRED_FIELDS"})
      if (std::optional<Constant> value = evaluation_.attribute(model.cls, name))
        out.attributes.emplace(name, std::move(*value));
    read_meta(model, out);
    return out;
  }

  void read_meta(const Model& model, StatedModel& out) {
    bool known = true;
    const ClassId meta = options_.meta_of(model, known);
    if (evaluation_.metaclass_changes_meta(model.cls)) return;
    if (!meta.valid()) {
      out.meta_known = out.indexes_known = out.constraints_known = known || outside_meta(model_.cls(model.cls), out);
      return;
    }
    const Class& cls = model_.cls(meta);
    out.meta_known = !cls.open && cls.external_bases.empty();
    for (const std::string_view name : meta_options)
      if (std::optional<Constant> value = evaluation_.attribute(meta, name))
        out.options.emplace(name, std::move(*value));
    read_indexes(model, meta, false, out);
    read_indexes(model, meta, true, out);
  }

  /// Without a Meta in the tree: those of Django's abstract models are known, and bases that have none.
  static bool outside_meta(const Class& cls, StatedModel& out) {
    if (cls.open) return false;
    for (const std::string& base : cls.external_bases) {
      const std::optional<std::span<const TextOption>> options = abstract_model_options(base);
      if (!options) return false;
      for (const TextOption& option : *options) {
        Constant value;
        value.kind = Kind::string;
        value.text = option.value;
        out.options.try_emplace(std::string(option.name), std::move(value));
      }
      if (!options->empty()) return true;
    }
    return true;
  }

  void read_indexes(const Model& model, ClassId meta, bool constraints, StatedModel& out) {
    const Interpreter::Items items = evaluation_.items_of(meta, constraints ? "constraints" : "indexes");
    (constraints ? out.constraints_known : out.indexes_known) = out.meta_known && items.known && items.possible.empty();
    for (const Constant& item : items.certain) {
      StatedIndex index;
      index.file = item.file;
      index.span = item.span;
      if (item.is(Kind::call)) {
        const ClassId own = evaluation_.class_at(item.text);
        if (!own.valid() && item.text.starts_with("django.")) index.cls = last_part(item.text);
        index.arguments = call_arguments(item);
        if (index.cls == "Index" && item.text != "django.db.models.Index") index.cls.clear();
      } else {
        index.arguments.open = true;
      }
      const Constant& name = argument_of(index.arguments, "name");
      if (name.is(Kind::string)) index.name = name.text;
      expand_name(model, index.name);
      (constraints ? out.constraints : out.indexes).push_back(std::move(index));
    }
  }

  Evaluation& evaluation_;
  const ProjectModel& model_;
  ModelOptions options_;
};

}  // namespace

const Constant& argument_of(const FieldParts& parts, std::string_view name) {
  const Constant* const given = parts.find(name);
  if (given == nullptr) return constant_of(parts.open ? Kind::unknown : Kind::absent);
  return given->is(Kind::several) ? constant_of(Kind::unknown) : *given;
}

const Constant& StatedModel::option(std::string_view name) const {
  const auto at = options.find(name);
  if (at == options.end()) return constant_of(meta_known ? Kind::absent : Kind::unknown);
  return at->second.is(Kind::several) ? constant_of(Kind::unknown) : at->second;
}

const StatedField* StatedModel::field(std::string_view name) const {
  for (const StatedField& each : fields)
    if (each.field->name == name) return &each;
  return nullptr;
}

std::vector<StatedModel> read_stated_models(Evaluation& evaluation) { return Reading(evaluation).run(); }

}  // namespace djvet
