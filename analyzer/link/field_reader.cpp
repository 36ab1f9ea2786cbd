// SPDX-License-Identifier: MIT
// Calls in a class body are classified by the class they call: a field of Django or of a described package, a subclass of
// one in the tree, or a manager.
#include "analyzer/link/field_reader.h"

#include <algorithm>

#include "analyzer/django/managers.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

constexpr int max_aliases = 6;

bool may_name_field(std::string_view name) {
  return name.ends_with("Field") || name.ends_with("Key") || name.ends_with("Relation");
}

}  // namespace

std::optional<std::string> FieldReader::text(FileId file, ScopeId scope, NodeId expression) const {
  for (int alias = 0; alias < max_aliases; ++alias) {
    const FileFacts& facts = model_.facts(file);
    switch (facts.kind(expression)) {
      case NodeKind::string:
        if (facts.node(expression).has(flag_clipped)) return std::nullopt;
        return std::string(facts.text_of(expression));
      case NodeKind::string_concat: {
        std::string out;
        for (const NodeId part : facts.children(expression)) {
          if (facts.kind(part) != NodeKind::string || facts.node(part).has(flag_clipped)) return std::nullopt;
          out += facts.text_of(part);
        }
        return out;
      }
      case NodeKind::name:
      case NodeKind::attribute: {
        const Symbol symbol = resolver_.expression(file, scope, expression);
        if (symbol.kind != Symbol::Kind::value) return std::nullopt;
        file = symbol.file;
        scope = symbol.scope;
        expression = symbol.node;
        break;
      }
      case NodeKind::call: {
        const NodeId fallback = setting_default(file, scope, expression);
        if (fallback == 0) return std::nullopt;
        expression = fallback;
        break;
      }
      default: return std::nullopt;
    }
  }
  return std::nullopt;
}

/// `getattr(settings, "NAME", default)` is the default where no settings module binds NAME.
NodeId FieldReader::setting_default(FileId file, ScopeId scope, NodeId call) const {
  const FileFacts& facts = model_.facts(file);
  const NodeId object = facts.child(call, 1);
  const NodeId name = facts.child(call, 2);
  const NodeId fallback = facts.child(call, 3);
  if (fallback == 0 || facts.kind(call + 1) != NodeKind::name || facts.text_of(call + 1) != "getattr" ||
      facts.kind(name) != NodeKind::string ||
      !resolver_.expression(file, scope, object).is_external("django.conf.settings"))
    return 0;
  for (const SettingsModule& settings : model_.settings())
    if (model_.tables().scopes.of(settings.file, 0).binds(model_.facts(settings.file), facts.text_of(name))) return 0;
  return fallback;
}

FieldKind FieldReader::kind_of_class(ClassId cls) const {
  FieldKind kind = FieldKind::none;
  for (const Ancestor& ancestor : classes_.of(cls).order) {
    kind = field_kind(ancestor.cls.valid() ? std::string_view(model_.cls(ancestor.cls).qualified) : ancestor.external);
    if (kind == FieldKind::none && ancestor.external == "django.db.models.Field") kind = FieldKind::column;
    if (kind != FieldKind::none) break;
  }
  return kind;
}

FieldKind FieldReader::kind_of_call(const Place& call) {
  const FileFacts& facts = model_.facts(call.file);
  if (facts.node(call.node).size() < 2) return FieldKind::none;
  const Symbol callee = resolver_.expression(call.file, call.scope, call.node + 1, call.before);
  if (callee.kind == Symbol::Kind::external) return field_kind(callee.external);
  if (callee.kind == Symbol::Kind::cls && callee.cls.valid()) return kind_of_class(callee.cls);
  return FieldKind::none;
}

void FieldReader::read_field(const Place& call, DeclaredField& field) {
  const FileFacts& facts = model_.facts(call.file);
  RelationOptions& options = field.options;
  const auto flag = [&](NodeId value) { return facts.kind(value) == NodeKind::true_value; };
  const auto name = [&](NodeId value) {
    if (facts.kind(value) == NodeKind::none_value) return std::optional<std::string>();
    std::optional<std::string> out = text(call.file, call.scope, value);
    if (!out) options.unreadable = true;
    return out;
  };
  std::size_t position = 0;
  for (const NodeId argument : facts.children(call.node)) {
    if (argument == call.node + 1) continue;
    const NodeKind kind = facts.kind(argument);
    if (kind == NodeKind::double_star || kind == NodeKind::star) {
      options.unreadable = true;
      continue;
    }
    if (kind != NodeKind::keyword) {
      if (position++ == 0) options.to = argument;
      continue;
    }
    const std::string_view key = facts.text_of(argument);
    const NodeId value = facts.child(argument, 0);
    if (value == 0) continue;
    if (key == "to") options.to = value;
    else if (key == "through" && facts.kind(value) != NodeKind::none_value) options.through = value;
    else if (key == "related_name") options.related_name = name(value);
    else if (key == "related_query_name") options.query_name = name(value);
    else if (key == "null") options.nullable = facts.kind(value) != NodeKind::false_value;
    else if (key == "parent_link") options.parent_link = flag(value);
    else if (key == "symmetrical") options.symmetrical = flag(value);
    else if (key == "primary_key") field.primary_key = flag(value);
  }
}

/// The manager that an instance of a class made of these is; nothing when it is no manager at all.
std::optional<Manager> FieldReader::manager_of(const std::vector<Ancestor>& classes) const {
  Manager manager;
  bool is_manager = false;
  for (const Ancestor& of : classes) {
    const std::vector<Ancestor>& order = of.cls.valid() ? classes_.of(of.cls).order : std::vector<Ancestor>{of};
    bool queryset = false;
    for (const Ancestor& ancestor : order) {
      if (ancestor.cls.valid()) continue;
      is_manager |= manager_kind(ancestor.external) != ManagerKind::none;
      queryset |= queryset_kind(ancestor.external) != ManagerKind::none;
      if (manager_kind(ancestor.external) == ManagerKind::special ||
          queryset_kind(ancestor.external) == ManagerKind::special)
        manager.known = false;
    }
    if (!of.cls.valid()) continue;
    manager.known = manager.known && !classes_.of(of.cls).open;
    if (queryset && !manager.queryset.valid()) manager.queryset = of.cls;
    if (!manager.cls.valid()) manager.cls = of.cls;
  }
  if (!is_manager) return std::nullopt;
  return manager;
}

std::optional<Manager> FieldReader::read_manager(const Place& value, std::string_view name) {
  const FileFacts& facts = model_.facts(value.file);
  Manager unknown;
  unknown.name = name;
  unknown.known = false;
  std::optional<Manager> otherwise = name == "objects" ? std::optional(unknown) : std::nullopt;
  if (facts.kind(value.node) != NodeKind::call || facts.node(value.node).size() < 2) return otherwise;
  const NodeId callee = value.node + 1;
  const bool spelt = facts.kind(callee) == NodeKind::name || facts.kind(callee) == NodeKind::attribute;
  if (spelt && facts.text_of(callee).ends_with("Manager")) otherwise = unknown;
  std::vector<Ancestor> classes;
  if (facts.kind(callee) == NodeKind::attribute && facts.text_of(callee) == "as_manager") {
    // as_manager() is from_queryset() of Django's manager: the queryset class is all there is to know.
    if (!classes_.evaluate(value.file, value.scope, callee + 1, value.before, classes) || classes.size() != 1)
      return unknown;
    classes.push_back({{}, "django.db.models.Manager"});
  } else if (!classes_.evaluate(value.file, value.scope, callee, value.before, classes)) {
    return otherwise;
  }
  std::optional<Manager> manager = manager_of(classes);
  // django-scopes: ScopedManager(_manager_class=X, ...) filters what an X gives.
  for (const NodeId argument : facts.children(value.node)) {
    if (facts.kind(argument) != NodeKind::keyword || facts.text_of(argument) != "_manager_class") continue;
    classes.clear();
    if (!classes_.evaluate(value.file, value.scope, argument + 1, value.before, classes)) return unknown;
    manager = manager_of(classes);
  }
  bool named = false;
  for (const Ancestor& of : classes) {
    const auto is_named = [](const Ancestor& ancestor) { return ancestor.external.ends_with("Manager"); };
    named |= of.cls.valid() ? std::ranges::any_of(classes_.of(of.cls).order, is_named) : is_named(of);
  }
  if (!manager) return named ? std::optional(unknown) : otherwise;
  manager->name = name;
  return manager;
}

ClassBody FieldReader::read(ClassId id) {
  const Class& cls = model_.cls(id);
  const FileFacts& facts = model_.facts(cls.file);
  ClassBody body;
  std::vector<Binding> order;
  for (const Binding& binding : model_.tables().scopes.of(cls.file, cls.scope).all()) {
    body.names.push_back(facts.text(binding.name));
    if (binding.kind == Binding::Kind::value) order.push_back(binding);
  }
  std::ranges::sort(body.names);
  std::ranges::sort(order, {}, [](const Binding& binding) { return std::pair(binding.node, binding.name); });
  for (const Binding& binding : order) {
    const std::string_view name = facts.text(binding.name);
    Place place{cls.file, cls.scope, binding.index, binding.node};
    const bool call = facts.kind(binding.index) == NodeKind::call;
    const FieldKind kind = call ? kind_of_call(place) : FieldKind::none;
    const std::optional<Symbol> live = resolver_.own_member(id, name);
    const bool certain =
        !binding.conditional() && live && live->kind == Symbol::Kind::value && live->node == binding.index;
    if (kind == FieldKind::none) {
      if (!call && name != "objects") continue;
      if (std::optional<Manager> manager = read_manager(place, name)) {
        manager->known = manager->known && certain;
        std::erase_if(body.managers, [&](const Manager& other) { return other.name == name; });
        body.managers.push_back(std::move(*manager));
      }
      continue;
    }
    if (!certain) {
      const bool replaced = live && live->kind != Symbol::Kind::unknown && live->node != binding.index;
      body.uncertain |= !replaced || binding.conditional();
      continue;
    }
    DeclaredField field;
    field.name = name;
    field.kind = kind;
    field.file = cls.file;
    field.scope = cls.scope;
    field.node = binding.index;
    field.span = facts.span(binding.node + 1);
    read_field(place, field);
    body.fields.push_back(std::move(field));
  }
  return body;
}

bool FieldReader::declares_fields(ClassId id) {
  const Class& cls = model_.cls(id);
  const FileFacts& facts = model_.facts(cls.file);
  for (const Binding& binding : model_.tables().scopes.of(cls.file, cls.scope).all()) {
    if (binding.kind != Binding::Kind::value || facts.kind(binding.index) != NodeKind::call) continue;
    const NodeId callee = binding.index + 1;
    const NodeKind kind = facts.kind(callee);
    if ((kind != NodeKind::name && kind != NodeKind::attribute) || !may_name_field(facts.text_of(callee))) continue;
    if (kind_of_call({cls.file, cls.scope, binding.index, binding.node}) != FieldKind::none) return true;
  }
  return false;
}

}  // namespace djvet
