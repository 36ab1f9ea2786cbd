// SPDX-License-Identifier: MIT
// Targets are evaluated as classes, labels, AUTH_USER_MODEL or calls that return a model; anything else is not known.
#include "analyzer/link/relation_builder.h"

#include <algorithm>

namespace djvet {
namespace {

constexpr int max_aliases = 6;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string expand(std::string text, const Model& model) {
  if (text.find('%') == std::string::npos) return text;
  replace_all(text, "%(class)s", lower(model.name));
  replace_all(text, "%(model_name)s", lower(model.name));
  replace_all(text, "%(app_label)s", lower(model.app_label));
  return text;
}

RelationKind relation_kind(FieldKind kind) {
  switch (kind) {
    case FieldKind::one_to_one: return RelationKind::one_to_one;
    case FieldKind::many_to_many:
    case FieldKind::tags: return RelationKind::many_to_many;
    case FieldKind::generic_foreign_key: return RelationKind::generic_foreign_key;
    case FieldKind::generic_relation: return RelationKind::generic_relation;
    default: return RelationKind::foreign_key;
  }
}

bool is_hidden(std::string_view related_name) { return related_name.ends_with('+'); }

}  // namespace

const std::string& UserModels::label_for(FileId file) {
  const std::string_view project = file.valid() ? model_.tables().modules.project_of(file) : std::string_view();
  const auto [slot, fresh] = labels_.try_emplace(project);
  if (fresh) slot->second = read(project);
  return slot->second;
}

/// The settings of the file's own project, or of all where it has none; production's before the tests'.
std::string UserModels::read(std::string_view project) const {
  for (const bool own : {true, false}) {
    for (const bool tests : {false, true}) {
      std::vector<std::string> said;
      bool settings_seen = false;
      for (const SettingsModule& settings : model_.settings()) {
        const bool test = model_.sources().files[settings.file.index()].role == Role::test;
        if (test != tests || (own && model_.tables().modules.project_of(settings.file) != project)) continue;
        if (settings.lists.contains("INSTALLED_APPS")) settings_seen = true;
        const auto found = settings.strings.find("AUTH_USER_MODEL");
        if (found != settings.strings.end()) said.push_back(found->second);
        else if (model_.tables().scopes.of(settings.file, 0).binds(model_.facts(settings.file), "AUTH_USER_MODEL"))
          said.emplace_back();
      }
      if (!said.empty())
        return std::ranges::all_of(said, [&](const std::string& label) { return label == said[0]; }) ? said[0] : "";
      if (settings_seen) return "auth.User";
    }
  }
  return "auth.User";
}

std::string UserModels::setting(std::string_view name, bool& bound) const {
  std::vector<std::string> said;
  bound = false;
  for (const SettingsModule& settings : model_.settings()) {
    const auto found = settings.strings.find(std::string(name));
    if (found != settings.strings.end()) said.push_back(found->second);
    else if (model_.tables().scopes.of(settings.file, 0).binds(model_.facts(settings.file), name)) said.emplace_back();
  }
  bound = !said.empty();
  const bool agreed = bound && std::ranges::all_of(said, [&](const std::string& text) { return text == said[0]; });
  return agreed ? said[0] : std::string();
}

bool UserModels::standard_in_use() {
  for (std::size_t i = 0; i < model_.sources().files.size(); ++i)
    if (label_for(FileId(i)) == "auth.User") return true;
  return model_.sources().files.empty();
}

std::vector<Relation> RelationBuilder::build(const std::vector<ModelDraft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const std::size_t first = out_.size();
    for (const DeclaredField* field : drafts[i].fields)
      if (field->kind != FieldKind::column) add(drafts[i], ModelId(i), *field);
    if (!drafts[i].model.abstract && !drafts[i].model.proxy) add_parent_links(drafts[i], ModelId(i), first);
  }
  return std::move(out_);
}

void RelationBuilder::add(const ModelDraft& draft, ModelId source, const DeclaredField& field) {
  Relation relation;
  relation.source = source;
  relation.kind = relation_kind(field.kind);
  relation.field = field.name;
  relation.nullable = field.options.nullable;
  relation.on_delete = on_delete(field);
  if (const FieldArgument* to = field.arguments.find("to_field"); to != nullptr)
    if (const FieldArgument said = reader_.literal(*to); said.node != 0)
      relation.to_field = reader_.text(said.file, said.scope, said.node).value_or(std::string());
  relation.parent_link = field.options.parent_link;
  relation.file = field.file.valid() ? field.file : draft.model.file;
  relation.span = field.file.valid() ? field.span : draft.model.span;
  if (relation.kind != RelationKind::generic_foreign_key) {
    Target to = target(field, source);
    relation.target = to.model;
    relation.target_name = std::move(to.name);
  }
  if (field.kind == FieldKind::generic_foreign_key) {
    const auto part = [&](std::string_view name, std::string_view otherwise) {
      const FieldArgument* given = field.arguments.find(name);
      if (given == nullptr) return std::string(field.arguments.open || !field.file.valid() ? "" : otherwise);
      const FieldArgument said = reader_.literal(*given);
      return said.node == 0 ? std::string() : reader_.text(said.file, said.scope, said.node).value_or(std::string());
    };
    relation.content_type = part("ct_field", "content_type");
    relation.object_id = part("fk_field", "object_id");
  }
  if (field.kind == FieldKind::many_to_many) add_through(draft, source, field, relation);
  if (!draft.model.abstract) name_ends(draft, field, relation);
  out_.push_back(std::move(relation));
}

/// The model between, and its table; create_many_to_many_intermediary_model where the code names none.
void RelationBuilder::add_through(const ModelDraft& draft, ModelId source, const DeclaredField& field,
                                  Relation& relation) {
  if (const FieldArgument& through = field.options.through; through.node != 0) {
    const Target between = evaluate(through.file, through.scope, through.node, through.before, source);
    relation.through = between.name;
    if (between.model.valid()) relation.through_table = model_.model(between.model).table;
    return;
  }
  if (field.arguments.open || draft.model.abstract || draft.model.table.empty()) return;
  relation.through_table = draft.model.table + "_" + std::string(field.name);
  if (const FieldArgument* table = field.arguments.find("db_table"); table != nullptr) {
    const FieldArgument said = reader_.literal(*table);
    if (said.node == 0) relation.through_table.clear();
    else if (model_.facts(said.file).kind(said.node) != NodeKind::none_value)
      relation.through_table = reader_.text(said.file, said.scope, said.node).value_or(std::string());
  }
}

/// The name of the function that on_delete is, as it calls itself.
std::string RelationBuilder::on_delete(const DeclaredField& field) const {
  if (field.described_relation != nullptr) return std::string(field.described_relation->on_delete);
  const FieldArgument* given = field.arguments.find("on_delete");
  if (given == nullptr || given->node == 0) return {};
  const FileFacts& facts = model_.facts(given->file);
  const bool called = facts.kind(given->node) == NodeKind::call;
  const NodeId function = called ? given->node + 1 : given->node;
  const Symbol symbol = resolver_.expression(given->file, given->scope, function, given->before);
  constexpr std::string_view models = "django.db.models.";
  if (symbol.kind == Symbol::Kind::function && !called) {
    const FileFacts& home = model_.facts(symbol.file);
    return std::string(home.text(home.scopes()[symbol.scope].name));
  }
  if (symbol.kind != Symbol::Kind::external || !symbol.external.starts_with(models)) return {};
  std::string name = symbol.external.substr(models.size());
  if (called) return name == "SET" ? "set_on_delete" : std::string();
  return name;
}

/// The link to each concrete parent that no declared field with parent_link=True is.
void RelationBuilder::add_parent_links(const ModelDraft& draft, ModelId source, std::size_t first) {
  for (const ModelId parent : draft.parents) {
    ModelId concrete = parent;  // a proxy's link is to what it stands for
    for (int hops = 0; model_.model(concrete).proxy && hops < max_aliases; ++hops) {
      const std::vector<ModelId>& above = model_.tables().hops[concrete.index()].parents;
      if (above.empty()) break;
      concrete = above[0];
    }
    const bool declared =
        std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(first), out_.end(), [&](const Relation& link) {
          return link.kind == RelationKind::one_to_one && link.parent_link &&
                 (link.target == concrete || link.target == parent);
        });
    if (declared) continue;
    const Model& to = model_.model(concrete);
    DeclaredField field;
    const std::string name = lower(to.name) + "_ptr";
    field.name = name;
    field.kind = FieldKind::one_to_one;
    if (const std::string_view named = parent_link_name(to.class_path); !named.empty())
      field.options.related_name = named;
    Relation relation;
    relation.source = source;
    relation.target = concrete;
    relation.target_name = to.label();
    relation.kind = RelationKind::one_to_one;
    relation.field = name;
    relation.parent_link = true;
    relation.on_delete = "CASCADE";
    relation.file = draft.model.file;
    relation.span = draft.model.span;
    name_ends(draft, field, relation);
    out_.push_back(std::move(relation));
  }
}

/// The names that the target knows the relation by.
void RelationBuilder::name_ends(const ModelDraft& draft, const DeclaredField& field, Relation& relation) const {
  const RelationOptions& options = field.options;
  const std::string model_name = lower(draft.model.name);
  const std::string query = expand(options.query_name.value_or(std::string()), draft.model);
  relation.names_known = field.kind != FieldKind::tags;
  if (field.kind == FieldKind::generic_foreign_key || field.kind == FieldKind::tags) return;
  if (field.kind == FieldKind::generic_relation) {
    relation.query_name = query;
    return;
  }
  if (field.kind == FieldKind::many_to_many) {
    const bool itself = relation.target == relation.source && relation.target.valid();
    if (options.symmetrical ? *options.symmetrical && itself : relation.target_name == "self") return;
  }
  relation.names_known = !options.unreadable;
  if (options.unreadable && !options.related_name) return;
  const std::string related = expand(options.related_name.value_or(draft.default_related_name), draft.model);
  if (is_hidden(related)) {
    relation.query_name = query;
    return;
  }
  const bool many = relation.kind != RelationKind::one_to_one;
  relation.accessor = !related.empty() ? related : model_name + (many ? "_set" : "");
  relation.query_name = !query.empty() ? query : !related.empty() ? related : model_name;
}

RelationBuilder::Target RelationBuilder::target(const DeclaredField& field, ModelId source) {
  if (field.kind == FieldKind::tags) return labelled("taggit.Tag", source);
  if (!field.file.valid())
    return field.described_to == "AUTH_USER_MODEL" ? user(source) : labelled(field.described_to, source);
  const FieldArgument& to = field.options.to;
  if (to.node == 0) return {};
  return evaluate(to.file, to.scope, to.node, to.before, source);
}

RelationBuilder::Target RelationBuilder::labelled(std::string_view label, ModelId source) const {
  if (label == "self") return {source, "self"};
  const ModelId found = model_.find_model(label, source);
  return {found, found.valid() ? model_.model(found).label() : std::string(label)};
}

RelationBuilder::Target RelationBuilder::user(ModelId source) {
  const std::string& label = users_.label_for(model_.model(source).file);
  if (label.empty()) return {{}, "settings.AUTH_USER_MODEL"};
  return labelled(label, source);
}

RelationBuilder::Target RelationBuilder::evaluate(FileId file, ScopeId scope, NodeId expression, NodeId before,
                                                  ModelId source) {
  for (int alias = 0; alias < max_aliases; ++alias) {
    const FileFacts& facts = model_.facts(file);
    const NodeKind kind = facts.kind(expression);
    if (kind == NodeKind::call) return evaluate_call(file, scope, expression, source);
    if (kind == NodeKind::string || kind == NodeKind::string_concat) {
      const std::optional<std::string> label = reader_.text(file, scope, expression);
      return label ? labelled(*label, source) : Target{};
    }
    if (kind != NodeKind::name && kind != NodeKind::attribute) return {};
    const Symbol symbol = resolver_.expression(file, scope, expression, before);
    switch (symbol.kind) {
      case Symbol::Kind::cls: {
        const ModelId found = builder_.model_of(symbol.cls);
        return {found, found.valid() ? model_.model(found).label() : model_.cls(symbol.cls).qualified};
      }
      case Symbol::Kind::external: {
        if (symbol.external.ends_with(".AUTH_USER_MODEL")) return user(source);
        const ModelId found = builder_.described(symbol.external);
        return {found, found.valid() ? model_.model(found).label() : symbol.external};
      }
      case Symbol::Kind::value: break;
      default: return {{}, std::string(facts.text_of(expression))};
    }
    file = symbol.file;
    scope = symbol.scope;
    expression = symbol.node;
    before = Resolver::anywhere;
  }
  return {};
}

/// get_user_model(), getattr(settings, "AUTH_USER_MODEL", ...), get_model("app", "Model"), get_model("app.Model"), and
/// django-swapper's get_model_name("app", "Model").
RelationBuilder::Target RelationBuilder::evaluate_call(FileId file, ScopeId scope, NodeId call, ModelId source) {
  const FileFacts& facts = model_.facts(file);
  const NodeId callee = facts.child(call, 0);
  if (callee == 0 || (facts.kind(callee) != NodeKind::name && facts.kind(callee) != NodeKind::attribute)) return {};
  const std::string_view name = facts.text_of(callee);
  if (name == "get_user_model") return user(source);
  const NodeId first = facts.child(call, 1);
  const NodeId second = facts.child(call, 2);
  const auto text = [&](NodeId node) { return node == 0 ? std::nullopt : reader_.text(file, scope, node); };
  if (name == "getattr" && text(second) == "AUTH_USER_MODEL") return user(source);
  const bool swappable = name == "get_model_name" || name == "load_model";  // django-swapper
  if (!swappable && name != "get_model" && name != "get_registered_model") return {};
  const std::optional<std::string> app = text(first);
  if (!app) return {};
  if (second == 0) return app->find('.') == std::string::npos ? Target{} : labelled(*app, source);
  const std::optional<std::string> model = text(second);
  if (swappable && model && is_swapped(*app, *model)) return {};
  return model ? labelled(*app + "." + *model, source) : Target{};
}

/// Whether some settings module binds <APP>_<MODEL>_MODEL.
bool RelationBuilder::is_swapped(std::string_view app, std::string_view model) const {
  std::string name = std::string(app).append("_").append(model).append("_MODEL");
  for (char& c : name)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  return std::ranges::any_of(model_.settings(), [&](const SettingsModule& settings) {
    return model_.tables().scopes.of(settings.file, 0).binds(model_.facts(settings.file), name);
  });
}

std::vector<ProjectModel::Tables::Hops> RelationBuilder::hops(const std::vector<ModelDraft>& drafts,
                                                              const std::vector<Relation>& relations) {
  using Hops = ProjectModel::Tables::Hops;
  std::vector<Hops> out(drafts.size());
  std::vector<Hops> reverse(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) out[i].parents = drafts[i].parents;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const Relation& relation = relations[i];
    Hops& own = out[relation.source.index()];
    const bool many = relation.kind == RelationKind::many_to_many || relation.kind == RelationKind::generic_relation;
    const Hop forward{RelationId(i), relation.target, true, many, relation.nullable};
    own.attributes.emplace_back(relation.field, forward);
    own.lookups.emplace_back(relation.field, forward);
    if (!relation.target.valid()) continue;
    ModelId target = relation.target;  // a proxy shows what its concrete model shows
    for (int hops = 0;
         drafts[target.index()].model.proxy && !drafts[target.index()].parents.empty() && hops < max_aliases; ++hops)
      target = drafts[target.index()].parents[0];
    const bool single = relation.kind == RelationKind::one_to_one;
    const Hop backward{RelationId(i), relation.source, false, !single, single};
    if (!relation.accessor.empty()) reverse[target.index()].attributes.emplace_back(relation.accessor, backward);
    if (!relation.query_name.empty()) reverse[target.index()].lookups.emplace_back(relation.query_name, backward);
  }
  // A name that relations of several models claim is nobody's; a model's own fields come before what points at it.
  const auto finish = [](std::vector<Hops::Row>& rows, std::vector<Hops::Row>& others) {
    std::ranges::stable_sort(rows, {}, &Hops::Row::first);
    rows.erase(std::ranges::unique(rows, {}, &Hops::Row::first).begin(), rows.end());
    std::ranges::stable_sort(others, {}, &Hops::Row::first);
    const std::size_t own = rows.size();
    for (std::size_t i = 0; i < others.size();) {
      std::size_t end = i + 1;
      while (end < others.size() && others[end].first == others[i].first) ++end;
      const auto taken = std::ranges::lower_bound(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(own),
                                                  others[i].first, {}, &Hops::Row::first);
      const bool one_model = std::all_of(
          others.begin() + static_cast<std::ptrdiff_t>(i), others.begin() + static_cast<std::ptrdiff_t>(end),
          [&](const Hops::Row& row) { return row.second.target == others[i].second.target; });
      const bool is_taken = taken != rows.begin() + static_cast<std::ptrdiff_t>(own) && taken->first == others[i].first;
      if (one_model && !is_taken) rows.push_back(others[i]);
      i = end;
    }
    std::ranges::sort(rows, {}, &Hops::Row::first);
  };
  for (std::size_t i = 0; i < out.size(); ++i) {
    finish(out[i].attributes, reverse[i].attributes);
    finish(out[i].lookups, reverse[i].lookups);
  }
  return out;
}

}  // namespace djvet
