// SPDX-License-Identifier: MIT
// Calls in a class body are classified by the class they call: a field of Django or of a described package, a subclass of
// one in the tree, or a manager.
#include "analyzer/link/field_reader.h"

#include <algorithm>

#include "analyzer/django/managers.h"
#include "analyzer/django/names.h"
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

FieldArgument FieldReader::literal(const FieldArgument& of) const {
  FieldArgument at = of;
  for (int alias = 0; alias < max_aliases && at.node != 0; ++alias) {
    const FileFacts& facts = model_.facts(at.file);
    const NodeKind kind = facts.kind(at.node);
    if (kind == NodeKind::call) {
      at.node = setting_default(at.file, at.scope, at.node);
      continue;
    }
    if (kind != NodeKind::name && kind != NodeKind::attribute) return at;
    const Symbol symbol = resolver_.expression(at.file, at.scope, at.node, at.before);
    if (symbol.kind != Symbol::Kind::value) return {};
    at = {symbol.file, symbol.scope, symbol.node, Resolver::anywhere};
  }
  return {};
}

std::optional<bool> FieldReader::truth(const FieldArguments& of, std::string_view name, bool otherwise) const {
  const FieldArgument* given = of.find(name);
  if (given == nullptr) return of.open ? std::nullopt : std::optional(otherwise);
  const FieldArgument value = literal(*given);
  if (value.node == 0) return std::nullopt;
  switch (model_.facts(value.file).kind(value.node)) {
    case NodeKind::true_value: return true;
    case NodeKind::false_value:
    case NodeKind::none_value: return false;
    default: return std::nullopt;
  }
}

FieldClass FieldReader::class_of_call(const Place& call) const {
  FieldClass out;
  const FileFacts& facts = model_.facts(call.file);
  if (facts.node(call.node).size() < 2) return out;
  NodeId spelt = call.node + 1;
  if (facts.kind(spelt) == NodeKind::subscript) ++spelt;  // `models.ForeignKey[Author, Author](...)` says types alone
  const Symbol callee = resolver_.expression(call.file, call.scope, spelt, call.before);
  if (callee.kind == Symbol::Kind::external) {
    out.path = callee.external;
    out.kind = field_kind(out.path);
    out.order.push_back({{}, {}});
    if (out.kind != FieldKind::none && out.path.starts_with("django.")) out.base = out.path;
    return out;
  }
  if (callee.kind != Symbol::Kind::cls || !callee.cls.valid()) return out;
  out.path = model_.cls(callee.cls).qualified;
  out.order = classes_.of(callee.cls).order;
  for (const Ancestor& ancestor : out.order) {
    const std::string_view name =
        ancestor.cls.valid() ? std::string_view(model_.cls(ancestor.cls).qualified) : ancestor.external;
    if (out.kind == FieldKind::none) out.kind = field_kind(name);
    if (out.kind == FieldKind::none && name == "django.db.models.Field") out.kind = FieldKind::column;
    if (out.base.empty() && !ancestor.cls.valid() && name.starts_with("django.")) out.base = name;
    if (!ancestor.cls.valid() && out.base.empty() && !name.starts_with("builtins.")) break;  // its bases aren't known
  }
  return out;
}

std::optional<DeclaredField> FieldReader::field(const FieldArgument& call, std::string_view name, Span name_span) {
  FieldClass made = class_of_call(call);
  if (made.kind == FieldKind::none) return std::nullopt;
  DeclaredField field;
  field.name = name;
  field.kind = made.kind;
  field.file = call.file;
  field.scope = call.scope;
  field.node = call.node;
  field.span = name_span;
  if (made.order.size() == 1 && !made.order[0].cls.valid()) made.order[0].external = made.path;
  field.arguments = ArgumentReader(model_, classes_).received(call, made.order);
  field.class_path = std::move(made.path);
  field.base = std::move(made.base);
  field.primary_key = field.base == "django.db.models.CompositePrimaryKey" ||
                      truth(field.arguments, "primary_key", false).value_or(false);
  read_relation(field);
  return field;
}

void FieldReader::read_relation(DeclaredField& field) const {
  RelationOptions& options = field.options;
  const FieldArguments& arguments = field.arguments;
  options.unreadable = arguments.open;
  const auto is_none = [&](const FieldArgument& value) {
    return value.node != 0 && model_.facts(value.file).kind(value.node) == NodeKind::none_value;
  };
  const auto name = [&](std::string_view key) {
    const FieldArgument* value = arguments.find(key);
    if (value == nullptr) return std::optional<std::string>();
    const FieldArgument said = literal(*value);
    if (is_none(said)) return std::optional<std::string>();
    std::optional<std::string> out = said.node == 0 ? std::nullopt : text(said.file, said.scope, said.node);
    if (!out) options.unreadable = true;
    return out;
  };
  if (const FieldArgument* to = arguments.find("to")) options.to = *to;
  if (const FieldArgument* through = arguments.find("through"); through != nullptr && !is_none(*through))
    options.through = *through;
  options.related_name = name("related_name");
  options.query_name = name("related_query_name");
  options.nullable = truth(field.arguments, "null", false).value_or(arguments.find("null") != nullptr);
  options.parent_link = truth(arguments, "parent_link", false).value_or(false);
  if (arguments.find("symmetrical") != nullptr)
    options.symmetrical = truth(arguments, "symmetrical", false).value_or(false);
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
  name_classes(classes, manager);
  return manager;
}

/// BaseManager.from_queryset makes a class without a statement; what it stands for are the manager's class below it and its
/// `_queryset_class`, the outermost queryset class of the order.
void FieldReader::name_classes(const std::vector<Ancestor>& classes, Manager& manager) const {
  const auto kind_of = [&](const Ancestor& of, auto&& kind) {
    const std::vector<Ancestor>& order = of.cls.valid() ? classes_.of(of.cls).order : std::vector<Ancestor>{of};
    return std::ranges::any_of(order, [&](const Ancestor& ancestor) {
      return !ancestor.cls.valid() && kind(ancestor.external) != ManagerKind::none;
    });
  };
  const auto path = [&](const Ancestor& of) {
    return of.cls.valid() ? model_.cls(of.cls).qualified : std::string(of.external);
  };
  bool outside = false;  // a manager of a package may have a queryset class of its own
  for (const Ancestor& of : classes) {
    const bool is_manager = kind_of(of, manager_kind);
    if (is_manager && manager.class_path.empty()) manager.class_path = path(of);
    const std::vector<Ancestor>& order = of.cls.valid() ? classes_.of(of.cls).order : std::vector<Ancestor>{of};
    if (!is_manager && manager.queryset_path.empty()) manager.queryset_path = path(of);
    for (const Ancestor& ancestor : order) {
      if (!ancestor.cls.valid()) outside |= !is_described_class(ancestor.external);
      if (manager.queryset_path.empty() && kind_of(ancestor, queryset_kind) && !kind_of(ancestor, manager_kind))
        manager.queryset_path = path(ancestor);
    }
    if (of.cls.valid()) outside |= classes_.of(of.cls).open;
  }
  if (outside) manager.queryset_path.clear();
  else if (manager.queryset_path.empty()) manager.queryset_path = "django.db.models.QuerySet";
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
    std::optional<DeclaredField> made = call ? field(place, name, facts.span(binding.node + 1)) : std::nullopt;
    const std::optional<Symbol> live = resolver_.own_member(id, name);
    const bool certain =
        !binding.conditional() && live && live->kind == Symbol::Kind::value && live->node == binding.index;
    if (!made) {
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
    body.fields.push_back(std::move(*made));
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
    if (class_of_call({cls.file, cls.scope, binding.index, binding.node}).kind != FieldKind::none) return true;
  }
  return false;
}

}  // namespace djvet
