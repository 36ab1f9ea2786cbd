// GraphQL types over models: what an item of a list costs where a client asks for its fields. Whether one does is decided at
// run time, so that an access is marked as one that a client decides. Only the lists of the schema's query are gone
// through, and of each item its own fields.
// Source: graphene_django/types.py, fields.py and converter.py of graphene-django 3.2; strawberry_django/fields/field.py
// and optimizer.py of strawberry-graphql-django 0.60.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"
#include "analyzer/infer/type_references.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

bool resolves_rows(std::string_view word) {
  return word.ends_with("ConnectionField") || word.ends_with("ListField") || word == "field" || word == "connection" ||
         word == "offset_paginated";
}

/// A method that a decorator makes a field.
bool is_field(const FileFacts& facts, NodeId definition) {
  if (facts.kind(definition) != NodeKind::function_def) return false;
  return std::ranges::any_of(facts.children(definition), [&](NodeId child) {
    if (facts.kind(child) != NodeKind::decorator) return false;
    const std::string_view word = called_word(facts, facts.child(child, 0));
    return word == "field" || word == "connection" || word == "offset_paginated";
  });
}

ScopeId scope_of(const FileFacts& facts, NodeId definition) {
  for (ScopeId scope = 0; scope < facts.scopes().size(); ++scope)
    if (facts.scopes()[scope].node == definition) return scope;
  return 0;
}

}  // namespace

/// Goes through what a list gives, and asks each item for its fields. Each list is an entry of its own.
void Evaluator::show_list(ClassId type, Value rows, GraphqlKind kind, NodeId call) {
  if (rows.is(Kind::manager) || rows.is(Kind::queryset)) {
    const Member own = find_member(type, "get_queryset");
    if (own.owner.valid() && own.symbol.kind == Symbol::Kind::function) {
      Symbol cls;
      cls.kind = Symbol::Kind::cls;
      cls.cls = type;
      Arguments arguments;
      arguments.positional = {rows, Value{}};
      arguments.open = true;
      rows = call_value(read_class_member(from_symbol(cls), type, "get_queryset", call), arguments, call);
    }
  }
  rows = rows_of(rows, call);
  if (!rows.is(Kind::queryset)) return;
  ++asked_;
  const std::uint32_t loop = open_loop(call, rows, call);
  const Value row = element_of(rows, loop);
  if (row.is(Kind::instance)) {
    if (kind == GraphqlKind::graphene) show_graphene_item(type, row, call);
    else show_strawberry_item(type, row, call);
  }
  close_loop(loop);
  --asked_;
}

/// What a field of an item gives: rows are fetched.
void Evaluator::show_value(Value value, NodeId call) {
  value = rows_of(value, call);
  if (!value.is(Kind::queryset)) return;
  const std::uint32_t loop = open_loop(call, value, call);
  close_loop(loop);
}

/// The rows of a type's model, where a list has no code of its own.
Value Evaluator::rows_of_type(ModelId model, NodeId call) {
  if (!model.valid() || model_.model(model).abstract) return {};
  return call_queryset(manager_of(model, "_default_manager", call), "all", Arguments{}, call);
}

ModelId Evaluator::graphene_model(ClassId type) {
  const Value model = meta_option(type, "model", 0);
  return model.is(Kind::model_class) ? ModelId(model.index) : ModelId{};
}

/// The type that graphene-django has registered for a model. None where there is more than one.
ClassId Evaluator::graphene_type(ModelId model) {
  if (!graphene_types_) {
    graphene_types_.emplace();
    for (std::size_t i = 0; i < model_.classes().size(); ++i) {
      const ClassId cls(i);
      const auto is_base = [&](ClassId one) { return model_.cls(one).qualified == "graphene_django.DjangoObjectType"; };
      if (model_.cls(cls).file.valid() && !around_.is_judged(model_.cls(cls).file)) continue;
      if (std::ranges::none_of(model_.cls(cls).behaviour, is_base)) continue;
      const ModelId of = graphene_model(cls);
      if (!of.valid()) continue;
      const auto [entry, fresh] = graphene_types_->try_emplace(of, cls);
      if (!fresh) entry->second = {};
    }
  }
  const auto found = graphene_types_->find(model);
  return found == graphene_types_->end() ? ClassId{} : found->second;
}

Value Evaluator::call_resolver(ClassId cls, std::string_view name, Value root, NodeId call) {
  const Member resolver = find_member(cls, "resolve_" + std::string(name));
  if (resolver.symbol.kind != Symbol::Kind::function) return {};
  Arguments arguments;
  arguments.positional = {root, Value{}};
  arguments.depends = root.depends;
  arguments.open = true;
  return call_value(function_value(resolver.symbol.file, resolver.symbol.scope, resolver.owner), arguments, call);
}

/// The lists that a query of graphene declares, its own and those of its bases.
void Evaluator::run_graphene(Value query, NodeId call) {
  if (!query.is(Kind::symbol) || !symbols_[query.index].cls.valid()) return;
  const ClassId cls = symbols_[query.index].cls;
  for (const ClassId owner : model_.cls(cls).mro) {
    const Class& own = model_.cls(owner);
    const FileFacts& facts = model_.facts(own.file);
    if (!around_.is_judged(own.file)) continue;
    for (const NodeId statement : facts.children(facts.body(facts.scopes()[own.scope].node))) {
      const NodeId target = facts.kind(statement) == NodeKind::assign ? facts.child(statement, 0) : 0;
      const NodeId value = facts.last_child(statement);
      if (target == 0 || facts.kind(target) != NodeKind::name || facts.kind(value) != NodeKind::call) continue;
      const TypeReference type = type_reference(model_, own.file, own.scope, value);
      const ModelId model = type.many && type.cls.valid() ? graphene_model(type.cls) : ModelId{};
      if (!model.valid()) continue;
      const std::string_view name = facts.text_of(target);
      const Site before = std::exchange(frame_.stands_for, Site{own.file, statement});
      steps_ = 0;
      if (find_member(cls, "resolve_" + std::string(name)).owner.valid())
        show_list(type.cls, call_resolver(cls, name, {}, call), GraphqlKind::graphene, call);
      else if (resolves_rows(called_word(facts, value)))
        show_list(type.cls, rows_of_type(model, call), GraphqlKind::graphene, call);
      frame_.stands_for = before;
    }
  }
}

/// The names that a type shows: those that it declares, and those of its model that Meta says.
std::vector<std::string_view> Evaluator::graphene_names(ClassId type, ModelId model) {
  std::vector<std::string_view> names;
  const auto add = [&](std::string_view name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  for (const ClassId owner : model_.cls(type).mro) {
    const Class& own = model_.cls(owner);
    const FileFacts& facts = model_.facts(own.file);
    for (const NodeId statement : facts.children(facts.body(facts.scopes()[own.scope].node))) {
      const NodeId target = facts.kind(statement) == NodeKind::assign ? facts.child(statement, 0) : 0;
      if (target != 0 && facts.kind(target) == NodeKind::name &&
          facts.kind(facts.last_child(statement)) == NodeKind::call)
        add(facts.text_of(target));
    }
  }
  const Value fields = meta_option(type, "fields", 0);
  const Value excluded = meta_option(type, "exclude", 0);
  if (fields.is(Kind::sequence))
    for (const Value part : sequences_[fields.index].parts)
      if (part.is(Kind::text)) add(texts_[part.index]);
  const bool all = fields.is(Kind::none) || (fields.is(Kind::text) && texts_[fields.index] == "__all__");
  if (!all || excluded.is(Kind::unknown)) return names;
  for (const Field& field : model_.model(model).fields)
    if (!may_name(excluded, field.name)) add(field.name);
  for (const Relation& relation : model_.relations())
    if (relation.target == model && relation.names_known && !may_name(excluded, relation.accessor))
      add(relation.accessor);
  return names;
}

/// A relation that graphene-django makes a field of: one to a model that has a type, unless that type or its filters ask
/// the database by themselves.
bool Evaluator::is_shown(const Hop& hop) {
  const ClassId type = hop.target.valid() ? graphene_type(hop.target) : ClassId{};
  if (!type.valid()) return false;
  for (const std::string_view option : {"filter_fields", "filterset_class"})
    if (hop.to_many && !meta_option(type, option, 0).is(Kind::none)) return false;
  return !find_member(type, "get_queryset").owner.valid();
}

void Evaluator::show_graphene_item(ClassId type, Value row, NodeId call) {
  const ModelId model = instances_[row.index].model;
  if (graphene_model(type) != model) return;
  for (const std::string_view name : graphene_names(type, model)) {
    const Site before = std::exchange(frame_.stands_for, declaration_site(type, name));
    const std::optional<Hop> hop = model_.hop(model, name);
    const bool declared = find_member(type, name).owner.valid();
    if (find_member(type, "resolve_" + std::string(name)).owner.valid())
      show_value(call_resolver(type, name, row, call), call);
    else if (declared ? !hop || hop->target.valid() : hop && is_shown(*hop))
      show_value(read_path(row, name, false, call), call);
    frame_.stands_for = before;
  }
}

/// The lists that a query of strawberry declares. An optimizer among the schema's extensions loads what is asked for.
void Evaluator::run_strawberry(Value query, Value extensions, NodeId call) {
  if (!query.is(Kind::symbol) || !symbols_[query.index].cls.valid() || !extensions.is(Kind::sequence)) return;
  for (const Value part : sequences_[extensions.index].parts) {
    if (!part.is(Kind::symbol) || symbols_[part.index].kind != Symbol::Kind::external) return;
    if (symbols_[part.index].external.find("ptimiz") != std::string::npos) return;
  }
  const ClassId cls = symbols_[query.index].cls;
  for (const ClassId owner : model_.cls(cls).mro) {
    const Class& own = model_.cls(owner);
    const FileFacts& facts = model_.facts(own.file);
    if (!around_.is_judged(own.file)) continue;
    for (const NodeId statement : facts.children(facts.body(facts.scopes()[own.scope].node))) {
      const NodeId annotation = annotation_of(facts, statement);
      const bool method = is_field(facts, statement);
      if (annotation == 0 || (!method && facts.kind(statement) != NodeKind::assign)) continue;
      const TypeReference type = type_reference(model_, own.file, own.scope, annotation);
      if (!type.many || !type.cls.valid()) continue;
      const ModelId model = strawberry_model(type.cls);
      if (!model.valid()) continue;
      const Site before = std::exchange(frame_.stands_for, Site{own.file, statement});
      steps_ = 0;
      const NodeId value = facts.last_child(statement);
      if (method) show_list(type.cls, call_field(owner, statement, {}, call), GraphqlKind::strawberry, call);
      else if (facts.kind(value) == NodeKind::call && resolves_rows(called_word(facts, value)) &&
               keyword_value(facts, value, "resolver") == 0)
        show_list(type.cls, rows_of_type(model, call), GraphqlKind::strawberry, call);
      frame_.stands_for = before;
    }
  }
}

/// A method that a decorator makes a field, called as it stands.
Value Evaluator::call_field(ClassId owner, NodeId definition, Value self, NodeId call) {
  const FileId file = model_.cls(owner).file;
  Function function;
  function.file = file;
  function.scope = scope_of(model_.facts(file), definition);
  function.owner = owner;
  function.bare = true;
  Arguments arguments;
  arguments.positional.push_back(self);
  arguments.depends = self.depends;
  arguments.open = true;
  return function.scope == 0 ? Value{} : call_value(make(std::move(function), 0), arguments, call);
}

/// `@strawberry_django.type(Book)`
ModelId Evaluator::strawberry_model(ClassId type) const {
  const Class& cls = model_.cls(type);
  const FileFacts& facts = model_.facts(cls.file);
  for (const NodeId child : facts.children(facts.scopes()[cls.scope].node)) {
    const NodeId made = facts.kind(child) == NodeKind::decorator ? facts.child(child, 0) : 0;
    if (made == 0 || facts.kind(made) != NodeKind::call) continue;
    const std::string_view word = called_word(facts, made);
    const NodeId argument = facts.child(made, 1);
    if ((word != "type" && word != "interface") || argument == 0) continue;
    const NodeId named = facts.kind(argument) == NodeKind::keyword ? keyword_value(facts, made, "model") : argument;
    if (named == 0) continue;
    const Symbol model = model_.resolve(cls.file, facts.scopes()[cls.scope].parent, named);
    if (model.kind == Symbol::Kind::cls) return model_.cls(model.cls).model;
  }
  return {};
}

void Evaluator::show_strawberry_item(ClassId type, Value row, NodeId call) {
  const ModelId model = instances_[row.index].model;
  if (strawberry_model(type) != model) return;
  std::vector<std::string_view> shown;
  for (const ClassId owner : model_.cls(type).mro) {
    const Class& own = model_.cls(owner);
    const FileFacts& facts = model_.facts(own.file);
    for (const NodeId statement : facts.children(facts.body(facts.scopes()[own.scope].node))) {
      const bool method = is_field(facts, statement);
      const NodeId target = facts.kind(statement) == NodeKind::assign ? facts.child(statement, 0) : 0;
      if (!method && (target == 0 || facts.kind(target) != NodeKind::name)) continue;
      const std::string_view name = facts.text_of(method ? statement : target);
      if (std::ranges::find(shown, name) != shown.end()) continue;
      shown.push_back(name);
      const NodeId annotation = annotation_of(facts, statement);
      if (annotation == 0) continue;
      const Site before = frame_.stands_for;
      if (around_.is_judged(own.file)) frame_.stands_for = {own.file, statement};
      const NodeId renamed = keyword_value(facts, facts.last_child(statement), "field_name");
      const std::string_view read =
          renamed != 0 && facts.kind(renamed) == NodeKind::string ? facts.text_of(renamed) : name;
      if (method) show_value(call_field(owner, statement, row, call), call);
      else if (const TypeReference of = type_reference(model_, own.file, own.scope, annotation);
               of.cls.valid() && strawberry_model(of.cls).valid() &&
               keyword_value(facts, facts.last_child(statement), "resolver") == 0)
        show_value(read_path(row, read, false, call), call);
      frame_.stands_for = before;
    }
  }
}

}  // namespace djvet
