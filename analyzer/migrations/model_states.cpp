// Fields are those that link/ found, evaluated; options are those of the class Meta that Django would use.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/model_states.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "analyzer/django/names.h"
#include "analyzer/migrations/model_options.h"
#include "analyzer/migrations/options.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

Constant text(std::string value) {
  Constant out;
  out.kind = Kind::string;
  out.text = std::move(value);
  return out;
}

Constant boolean(bool value) {
  Constant out;
  out.kind = Kind::boolean;
  out.number = value ? 1 : 0;
  return out;
}

Constant reference(std::string path) {
  Constant out;
  out.kind = Kind::reference;
  out.text = std::move(path);
  return out;
}

bool is_private(const Field& field) {
  for (const std::string* path : {&field.class_path, &field.base})
    if (path->ends_with(".GenericForeignKey") || path->ends_with(".GenericRelation")) return true;
  return false;
}

/// What packages put before or behind a model's name: simple_history, parler, pghistory and their like.
constexpr std::string_view companion_words[] = {"historical", "history",  "translation", "event",
                                                "snapshot",   "revision", "version",     "audit"};

/// "historical", "historyevent".
bool is_words_of_companions(std::string_view text) {
  while (!text.empty()) {
    const auto* const word =
        std::ranges::find_if(companion_words, [&](std::string_view each) { return text.starts_with(each); });
    if (word == std::end(companion_words)) return false;
    text.remove_prefix(word->size());
  }
  return true;
}

std::string label_lower(const Model& model) { return model.app_label + "." + lower_case(model.name); }

class Reading {
 public:
  Reading(const std::set<std::string>& labels, const ProjectState& before, FieldStates& fields, Evaluation& evaluation)
      : labels_(labels),
        before_(before),
        fields_(fields),
        releases_(django_version(evaluation.model())),
        evaluation_(evaluation),
        model_(evaluation.model()),
        options_(evaluation) {
    for (const App& app : model_.apps())
      if (app.installed != Presence::no) apps_.emplace(app.label, &app);
  }

  ClassState run() {
    for (const Model& model : model_.models()) {
      if (!model.cls.valid() || model.abstract || !labels_.contains(model.app_label)) continue;
      if (model_.sources().files[model.file.index()].is_dependency()) continue;
      if (model.installed == Presence::no) continue;
      add(model);
    }
    for (const Class& cls : model_.classes()) note_possible_model(cls);
    for (const auto& [key, model] : before_.models) {
      if (!labels_.contains(key.first) || out_.state.models.contains(key)) continue;
      if (const Maker maker = maker_of(key.first, model.name); maker.found) {
        if (!add_made(key.first, model.name, maker)) out_.uncertain.insert(key);
      } else if (is_companion(key)) {
        out_.uncertain.insert(key);
      }
    }
    for (const Module& module : model_.modules())
      if (module.dotted.ends_with("management.commands.makemigrations") &&
          !model_.sources().files[module.file.index()].is_dependency())
        out_.schema_only = true;
    return std::move(out_);
  }

 private:
  void add(const Model& model) {
    const ModelKey key{model.app_label, lower_case(model.name)};
    if (out_.state.models.contains(key) || !is_certain(model)) {
      out_.uncertain.insert(key);
      out_.doubtful.insert(key);
    }
    evaluation_.begin();
    ModelState state;
    state.app = model.app_label;
    state.name = model.name;
    state.place = {model.file, model.span, ""};
    state.fields_known = model.fields_known && !model.open && !evaluation_.has_own_metaclass(model.cls);
    for (const Field& field : model.fields)
      if (!is_private(field)) state.fields.push_back(field_state(model, field));
    if (is_decorated_by_tree(model_.cls(model.cls)))
      for (FieldState& field : state.fields) field.parts.open = field.opaque = true;
    const auto old_model = before_.models.find(key);
    complete(model, old_model == before_.models.end() ? nullptr : &old_model->second, state);
    options_.read(model, state);
    out_.state.models[key] = std::move(state);
  }

  /// Whether a function of the tree that handles a model's fields decorates the class.
  bool is_decorated_by_tree(const Class& cls) const {
    const FileFacts& facts = model_.facts(cls.file);
    for (const NodeId child : facts.children(facts.scopes()[cls.scope].node)) {
      if (facts.kind(child) != NodeKind::decorator) break;
      const NodeId callee = facts.kind(child + 1) == NodeKind::call ? child + 2 : child + 1;
      const Symbol symbol = model_.resolve(cls.file, facts.scopes()[cls.scope].parent, callee);
      if (symbol.kind == Symbol::Kind::function &&
          model_.facts(symbol.file).pool().find("_meta") != std::string_view::npos)
        return true;
    }
    return false;
  }

  /// Whether the class is in the registry for certain.
  bool is_certain(const Model& model) const {
    const Class& cls = model_.cls(model.cls);
    const FileFacts& facts = model_.facts(cls.file);
    if (model.installed == Presence::yes) return true;
    const auto app = apps_.find(model.app_label);
    if (app != apps_.end() && app->second->installed == Presence::yes) return false;
    if (facts.scopes()[cls.scope].is(scope_conditional) || facts.scopes()[cls.scope].parent != 0) return false;
    const SourceFile& file = model_.sources().files[cls.file.index()];
    if (file.role != Role::code) return false;
    return file.path.ends_with("/models.py") || file.path == "models.py" || is_imported_by_package(cls.file);
  }

  /// Whether the module lies in a package `models` whose __init__ imports it.
  bool is_imported_by_package(FileId file) const {
    const std::string_view folder = ModuleIndex::folder_of(model_.sources().files[file.index()].path);
    if (!folder.ends_with("/models") && folder != "models") return false;
    const ModuleIndex& modules = model_.tables().modules;
    const FileId package = modules.file_at(std::string(folder) + "/__init__.py");
    if (!package.valid() || package == file) return package == file;
    const FileFacts& facts = model_.facts(package);
    return std::ranges::any_of(facts.imports(), [&](const Import& import) {
      const std::string_view module = facts.text(import.module);
      const ModulePlace place =
          module.starts_with('.') ? modules.relative(module, package) : modules.absolute(module, package);
      if (place.file == file) return true;
      return place.found && modules.submodule(place, facts.text(import.name)).file == file;
    });
  }

  /// Adds fields that link/ can't tell: of classes that aren't there, and bound under conditions that can be decided.
  void complete(const Model& model, const ModelState* old_model, ModelState& state) {
    std::set<std::string> names;
    bool decided = true;
    if (old_model != nullptr)
      for (const FieldState& field : old_model->fields) names.insert(field.name);
    if (!state.fields_known) add_conditional_names(model, names);
    for (const std::string& name : names) {
      if (state.field(name) != nullptr || is_private_name(model, name)) continue;
      decided = add_bound(model, name, old_model == nullptr ? nullptr : old_model->field(name), state) && decided;
    }
    const Class& cls = model_.cls(model.cls);
    if (adds_fields(model)) {
      state.fields_known = false;
      return add_key(model, old_model, state);
    }
    const auto is_plain = [](const std::string& base) {
      return base == "django.db.models.Model" || base.starts_with("builtins.");
    };
    const bool bases_known = !cls.open && std::ranges::all_of(cls.external_bases, is_plain) && !model.extended &&
                             !evaluation_.has_own_metaclass(model.cls);
    if (bases_known && decided) state.fields_known = true;
    add_key(model, old_model, state);
  }

  /// Whether a field or other object of the class body has a contribute_to_class() of the tree, which may add others.
  bool adds_fields(const Model& model) const {
    for (const ClassId each : model_.cls(model.cls).mro) {
      const Class& cls = model_.cls(each);
      const FileFacts& facts = model_.facts(cls.file);
      for (const Binding& binding : model_.tables().scopes.of(cls.file, cls.scope).all()) {
        if (binding.kind != Binding::Kind::value || facts.kind(binding.index) != NodeKind::call) continue;
        const Symbol callee = model_.resolve(cls.file, cls.scope, binding.index + 1);
        if (callee.kind == Symbol::Kind::cls && callee.cls.valid() &&
            model_.member(callee.cls, "contribute_to_class").kind == Symbol::Kind::function)
          return true;
      }
    }
    return false;
  }

  /// The arguments that code changes on a field of this name after its class is made:
  /// `Book._meta.get_field("title").blank = True`.
  const std::set<std::string>& changed_parts(const std::string& field) {
    if (!changed_) find_changed_parts(changed_.emplace());
    return (*changed_)[field];
  }

  void find_changed_parts(std::map<std::string, std::set<std::string>>& out) const {
    for (const Module& module : model_.modules()) {
      const FileFacts& facts = model_.facts(module.file);
      if (model_.sources().files[module.file.index()].is_dependency()) break;
      if (facts.pool().find("get_field") == std::string_view::npos) continue;
      for (NodeId node = 1; node < facts.nodes().size(); ++node) {
        if (facts.kind(node) != NodeKind::assign || facts.kind(node + 1) != NodeKind::attribute) continue;
        const NodeId call = node + 2;
        if (facts.kind(call) != NodeKind::call || facts.kind(call + 1) != NodeKind::attribute ||
            facts.text_of(call + 1) != "get_field")
          continue;
        NodeId name = facts.child(call, 1);
        if (name != 0 && facts.kind(name) == NodeKind::keyword) ++name;
        if (name == 0 || facts.kind(name) != NodeKind::string) continue;
        std::string_view part = facts.text_of(node + 1);
        while (part.starts_with('_')) part.remove_prefix(1);
        out[std::string(facts.text_of(name))].emplace(part);
      }
    }
  }

  static bool is_private_name(const Model& model, std::string_view name) {
    const auto field = std::ranges::find(model.fields, name, &Field::name);
    return field != model.fields.end() && is_private(*field);
  }

  /// The class of the model's order that binds a name, if Django would take a field from it.
  ClassId binder_of(const Model& model, std::string_view name) const {
    for (const ClassId each : model_.cls(model.cls).mro) {
      const Class& cls = model_.cls(each);
      std::vector<Binding> bindings;
      model_.tables().scopes.of(cls.file, cls.scope).find(model_.facts(cls.file), name, bindings);
      std::erase_if(bindings, [](const Binding& binding) { return binding.kind == Binding::Kind::annotation; });
      if (bindings.empty()) continue;
      if (each == model.cls) return each;
      const bool abstract = cls.model.valid() && model_.model(cls.model).abstract;
      return abstract ? each : ClassId();
    }
    return {};
  }

  void add_conditional_names(const Model& model, std::set<std::string>& names) const {
    for (const ClassId each : model_.cls(model.cls).mro) {
      const Class& cls = model_.cls(each);
      const FileFacts& facts = model_.facts(cls.file);
      const bool counts = each == model.cls || (cls.model.valid() && model_.model(cls.model).abstract);
      if (!counts) continue;
      for (const Binding& binding : model_.tables().scopes.of(cls.file, cls.scope).all())
        if (binding.conditional() && binding.kind == Binding::Kind::value) names.emplace(facts.text(binding.name));
    }
  }

  /// Adds what a class binds a name to where it is a field. False where that can't be told.
  bool add_bound(const Model& model, const std::string& name, const FieldState* old_field, ModelState& state) {
    const ClassId binder = binder_of(model, name);
    if (!binder.valid()) return true;
    const std::optional<Constant> value = evaluation_.attribute(model.cls, name);
    if (!value || value->is(Kind::absent) || value->is(Kind::none)) return true;
    if (!value->is(Kind::call) && !value->is(Kind::unknown) && !value->is(Kind::several)) return true;
    FieldState field = fields_.make(name, *value, true);
    const bool known =
        field.deconstructed || (old_field != nullptr && !field.path.empty() && field.path == old_field->path);
    if (!known) {
      if (old_field == nullptr) return false;  // a manager, an index, a field: who knows
      field.path.clear();
      field.parts.open = true;
    }
    field.place = {value->file.valid() ? value->file : model.file, value->file.valid() ? value->span : model.span, ""};
    name_target(model, field);
    for (const std::string_view part : {"through", "to_field"})
      if (field.parts.find(part) != nullptr) field.parts.set(part, Constant());
    std::ranges::sort(field.parts.named, {}, &NamedConstant::name);
    state.fields.push_back(std::move(field));
    return known;
  }

  /// The automatic key, where link/ doesn't know whether some field is the key: a field that was none in the migrations, and
  /// has the class that it had, isn't one now.
  void add_key(const Model& model, const ModelState* old_model, ModelState& state) const {
    if (model.proxy || !model.parents.empty() || state.field("id") != nullptr) return;
    const FieldState* const old_key = old_model == nullptr ? nullptr : old_model->field("id");
    const bool was_automatic = old_key != nullptr && old_key->parts.find("auto_created") != nullptr;
    bool certain = state.fields_known || was_automatic;
    for (const FieldState& field : state.fields) {
      const Constant* key = field.parts.find("primary_key");
      if (key != nullptr && key->is(Kind::boolean) && key->number != 0) return;
      if (field.deconstructed && (key == nullptr || key->is(Kind::boolean))) continue;
      const FieldState* const was = old_model == nullptr ? nullptr : old_model->field(field.name);
      // A column that a package's model is known to bring along is the one that the migrations have.
      const bool brought = field.path.empty() && field.place.file == model.file && field.place.span == model.span;
      certain = certain && was != nullptr && (was->path == field.path || brought) &&
                was->parts.find("primary_key") == nullptr;
    }
    if (!certain && old_key == nullptr) return;
    Field id;
    id.automatic = true;
    const auto app = apps_.find(model.app_label);
    if (certain && app != apps_.end()) id.class_path = id.base = canonical_name(app->second->default_auto_field);
    FieldState key = automatic(id);
    key.parts.set("primary_key", boolean(true));
    key.parts.set("serialize", boolean(false));
    key.name = "id";
    key.place = {model.file, model.span, ""};
    std::ranges::sort(key.parts.named, {}, &NamedConstant::name);
    state.fields.push_back(std::move(key));
  }

  /// A class of which some base isn't known may be a model.
  void note_possible_model(const Class& cls) {
    const auto is_through = [](const std::string& base) { return base.ends_with(".through"); };
    if (cls.model.valid() || (!cls.open && std::ranges::none_of(cls.external_bases, is_through))) return;
    const std::string name = lower_case(cls.qualified.substr(cls.qualified.rfind('.') + 1));
    for (const std::string& label : labels_) out_.uncertain.insert({label, name});
    possible_.push_back(name);
  }

  /// Whether the name holds that of a model with parts from packages, or of one that isn't in the tree: packages may make a
  /// model of their own beside it, as HistoricalBook or BookTranslation.
  bool is_companion(const ModelKey& key) const {
    const auto is_beside = [&](const std::string& name) {
      const std::size_t at = key.second.find(name);
      if (at == std::string::npos || key.second.size() == name.size()) return false;
      return is_words_of_companions(key.second.substr(0, at) + key.second.substr(at + name.size()));
    };
    return std::ranges::any_of(possible_, is_beside) || std::ranges::any_of(model_.models(), [&](const Model& model) {
             return !model.abstract && is_beside(lower_case(model.name)) &&
                    (!model.cls.valid() || has_outside_parts(model));
           });
  }

  bool has_outside_parts(const Model& model) const {
    const auto outside = [&](const Symbol& symbol) {
      const bool extends = symbol.kind == Symbol::Kind::cls && symbol.cls.valid() &&
                           std::ranges::any_of(model_.cls(symbol.cls).external_bases,
                                               [](const std::string& base) { return !base.starts_with("django."); });
      return extends || symbol.kind == Symbol::Kind::unknown ||
             (symbol.kind == Symbol::Kind::external && !symbol.external.starts_with("django.") &&
              !symbol.external.starts_with("builtins."));
    };
    for (const ClassId each : model_.cls(model.cls).mro) {
      const Class& cls = model_.cls(each);
      if (cls.open ||
          std::ranges::any_of(cls.external_bases, [](const std::string& base) { return !base.starts_with("django."); }))
        return true;
      const FileFacts& facts = model_.facts(cls.file);
      for (const NodeId child : facts.children(facts.scopes()[cls.scope].node))
        if (facts.kind(child) == NodeKind::decorator) return true;
      for (const Binding& binding : model_.tables().scopes.of(cls.file, cls.scope).all())
        if (binding.kind == Binding::Kind::value && facts.kind(binding.index) == NodeKind::call &&
            outside(model_.resolve(cls.file, cls.scope, binding.index + 1)))
          return true;
    }
    return false;
  }

  /// Where a module of an app binds a name to what some call gives: a class that is made without a class statement.
  struct Maker {
    bool found = false;
    FileId file;
    NodeId call = 0;  // 0: not one call
    Span span;
  };
  Maker maker_of(const std::string& label, const std::string& name) const {
    Maker out;
    const auto app = apps_.find(label);
    out.found = app == apps_.end();
    if (out.found) return out;
    for (const Module& module : model_.modules()) {
      if (!module.dotted.starts_with(app->second->package)) continue;
      const FileFacts& facts = model_.facts(module.file);
      std::vector<Binding> bindings;
      model_.tables().scopes.of(module.file, 0).find(facts, name, bindings);
      for (const Binding& binding : bindings) {
        const bool call = binding.kind == Binding::Kind::value && facts.kind(binding.index) == NodeKind::call;
        if (!call && binding.kind != Binding::Kind::opaque) continue;
        out.found = true;
        const bool in_models =
            module.dotted.ends_with(".models") || module.dotted.find(".models.") != std::string::npos;
        if (call && in_models) out = {true, module.file, binding.index, facts.span(binding.node + 1)};
      }
    }
    return out;
  }

  /// A model that `type("Forum", (AbstractForum,), {...})` makes, whichever function calls it. False where that isn't so.
  bool add_made(const std::string& label, const std::string& name, const Maker& maker) {
    if (maker.call == 0) return false;
    evaluation_.begin();
    const Constant value = evaluation_.at(maker.file, 0, maker.call);
    const Constant* made = value.is(Kind::call) ? &value : nullptr;
    if (value.is(Kind::several) && !value.open)
      for (const Constant& each : value.items)
        if (each.is(Kind::call) && made == nullptr) made = &each;
    const bool is_type = made != nullptr && made->text == "builtins.type" && made->items.size() == 3 &&
                         made->items[0].is_text(name) && made->items[1].items.size() == 1;
    const auto is_plain = [](const Constant& key) { return key.is_text("__module__") || key.is_text("__doc__"); };
    if (!is_type || !made->items[2].is(Kind::dict) || made->items[2].open) return false;
    if (!std::ranges::all_of(made->items[2].keys, is_plain)) return false;  // fields and options of its own
    const ClassId base = evaluation_.class_at(made->items[1].items[0].text);
    if (!base.valid() || !model_.cls(base).model.valid()) return false;
    Model model = model_.model(model_.cls(base).model);
    if (!model.abstract) return false;
    model.abstract = false;
    model.name = name;
    model.app_label = label;
    model.table = label + "_" + lower_case(name);
    model.installed = Presence::yes;
    model.file = maker.file;
    model.span = maker.span;
    add(model);
    return true;
  }

  /// Django before 4.0 deconstructed them as the model fills them in.
  static void expand_related_names(const Model& model, FieldState& field) {
    for (NamedConstant& argument : field.parts.named)
      if ((argument.name == "related_name" || argument.name == "related_query_name") &&
          argument.value.is(Constant::Kind::string))
        expand_name(model, argument.value.text);
  }

  FieldState field_state(const Model& model, const Field& field) {
    FieldState out;
    if (field.automatic) out = automatic(field);
    else if (field.call != 0) out = fields_.make(field.name, evaluation_.at(field.file, field.scope, field.call), true);
    else out.parts.open = true, out.kind_known = false;
    out.name = field.name;
    out.place = {field.file.valid() ? field.file : model.file, field.file.valid() ? field.span : model.span, ""};
    if (field.relation.valid()) set_target(model, model_.relation(field.relation), out);
    if (!field.automatic && field.call == 0)
      out.present = model_.cls(model.cls).external_bases.empty() ||
                    std::ranges::all_of(model_.cls(model.cls).external_bases, [](const std::string& base) {
                      return base.starts_with("django.") || base.starts_with("builtins.");
                    });
    if (releases_.certainly_below({4, 0})) expand_related_names(model, out);
    for (const std::string& part : changed_parts(field.name)) out.parts.set(part, Constant());
    // A field of a class that joins the model in its own way may be none that migrations know.
    const ClassId own = evaluation_.class_at(out.path);
    if (own.valid() && model_.member(own, "contribute_to_class").kind == Symbol::Kind::function) out.present = false;
    set_key(field, out);
    std::ranges::sort(out.parts.named, {}, &NamedConstant::name);
    return out;
  }

  /// The `id` of Options._prepare, or the link to a parent of ModelBase.__new__.
  static FieldState automatic(const Field& field) {
    FieldState out;
    out.path = field.class_path;
    out.deconstructed = !field.base.empty();
    out.parts.open = !out.deconstructed;
    out.parts.set("auto_created", boolean(true));
    if (field.relation.valid()) {
      out.parts.set("on_delete", reference("django.db.models.CASCADE"));
      out.parts.set("parent_link", boolean(true));
      return out;
    }
    out.parts.set("verbose_name", text("ID"));
    return out;
  }

  bool is_parent_link(const Field& field) const {
    return field.relation.valid() && model_.relation(field.relation).parent_link;
  }

  /// Options.setup_pk: the key isn't serialized, whoever declared it.
  void set_key(const Field& field, FieldState& out) const {
    if (!out.deconstructed || out.followed) return;
    const Constant* const said = out.parts.find("primary_key");
    if (field.primary_key == true || (said != nullptr && said->is(Kind::boolean) && said->number != 0)) {
      out.parts.set("primary_key", boolean(true));
      out.parts.set("serialize", boolean(false));
    } else if (!field.primary_key.has_value() && !field.attname.empty() &&
               (said != nullptr || out.parts.open || field.automatic || is_parent_link(field))) {
      out.parts.set("primary_key", Constant());
      out.parts.set("serialize", Constant());
    }
  }

  /// `to` of a relation that link/ doesn't know: a label, the model itself, or one of its app.
  void name_target(const Model& model, FieldState& field) const {
    const Constant* const to = field.parts.find("to");
    if (to == nullptr) return;
    Constant out;
    if (to->is_text("self")) out = text(label_lower(model));
    else if (to->is(Kind::string))
      out = text(to->text.find('.') == std::string::npos ? model.app_label + "." + lower_case(to->text) : to->text);
    const ClassId cls = to->is(Kind::reference) ? evaluation_.class_at(to->text) : ClassId();
    if (cls.valid() && model_.cls(cls).model.valid()) out = text(label_lower(model_.model(model_.cls(cls).model)));
    field.parts.set("to", std::move(out));
  }

  /// A bound relation deconstructs with the labels of the models that it leads to.
  void set_target(const Model& model, const Relation& relation, FieldState& out) const {
    const bool many = relation.kind == RelationKind::many_to_many;
    const auto set = [&](std::string_view name, Constant value) {
      const Constant* old = out.parts.find(name);
      if (old != nullptr) value.file = old->file, value.span = old->span;
      out.parts.set(name, std::move(value));
    };
    if (!out.deconstructed) {
      for (const std::string_view name : {"to", "through"})
        if (out.parts.find(name) != nullptr) set(name, Constant());
      return;
    }
    const Constant* const said = out.parts.find("to");
    if (said != nullptr && said->is(Kind::string) && said->text.find('.') != std::string::npos) set("to", *said);
    else if (relation.target.valid()) {
      const Model& target = model_.model(relation.target);
      set("to", text(label_lower(target.abstract ? model : target)));  // an abstract model's own is its child's
    } else name_target(model, out);
    if (many && out.parts.find("through") != nullptr)
      set("through", relation.through.empty() ? Constant() : text(relation.through));
    const Constant* to_field = out.parts.find("to_field");
    if (many || to_field == nullptr) return;
    const std::string key = relation.target.valid() ? model_.model(relation.target).primary_key : std::string();
    if (key.empty()) set("to_field", Constant());
    else if (to_field->is_text(key)) out.parts.remove("to_field");
  }

  const std::set<std::string>& labels_;
  const ProjectState& before_;
  std::map<std::string, const App*> apps_;
  std::vector<std::string> possible_;  // in lower case: classes of which some base isn't known
  std::optional<std::map<std::string, std::set<std::string>>> changed_;  // arguments, by field
  FieldStates& fields_;
  Releases releases_;  // of Django
  Evaluation& evaluation_;
  const ProjectModel& model_;
  ModelOptions options_;
  ClassState out_;
};

}  // namespace

ClassState read_models(const std::set<std::string>& labels, const ProjectState& before, FieldStates& fields,
                       Evaluation& evaluation) {
  return Reading(labels, before, fields, evaluation).run();
}

}  // namespace djvet
