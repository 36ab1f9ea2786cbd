// Objects that build URLconfs: attributes, properties and methods of instances of the tree's classes, super(), app configs.
// Source: Python reference, 3.3.2 "Customizing attribute access"; Django 5.2, "Applications".
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "analyzer/link/url_reader.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Kind = UrlValue::Kind;

constexpr std::string_view app_config_class = "django.apps.AppConfig";

/// Whether a function has a decorator whose last name this is.
bool has_decorator(const FileFacts& facts, ScopeId function, std::string_view wanted) {
  for (const NodeId child : facts.children(facts.scopes()[function].node)) {
    if (facts.kind(child) != NodeKind::decorator) break;
    const NodeKind kind = facts.kind(child + 1);
    if ((kind == NodeKind::name || kind == NodeKind::attribute) && facts.text_of(child + 1) == wanted) return true;
  }
  return false;
}

std::string_view last_part(std::string_view dotted) { return dotted.substr(dotted.rfind('.') + 1); }

}  // namespace

/// A function as an object or class gives it: bound to `object` unless it is static; what a property computes.
UrlValue UrlReader::bound(const Symbol& function, const UrlValue& object) {
  UrlValue value(Kind::symbol);
  value.symbol = function;
  const FileFacts& facts = model_.facts(function.file);
  const ScopeId owner = facts.scopes()[function.scope].parent;
  if (!facts.scopes()[owner].is(scope_class) || has_decorator(facts, function.scope, "staticmethod")) return value;
  if (has_decorator(facts, function.scope, "classmethod")) {
    UrlValue cls(Kind::symbol);
    cls.symbol.kind = Symbol::Kind::cls;
    cls.symbol.cls = object.symbol.cls.valid() ? object.symbol.cls : model_.class_of(function.file, owner);
    if (!cls.symbol.cls.valid()) return value;
    cls.symbol.file = model_.cls(cls.symbol.cls).file;
    cls.symbol.scope = model_.cls(cls.symbol.cls).scope;
    value.elements = {std::move(cls)};
    return value;
  }
  if (!object.is(Kind::instance)) return value;
  UrlValue self = object;
  self.after = {};
  value.elements = {self};
  if (!has_decorator(facts, function.scope, "property") && !has_decorator(facts, function.scope, "cached_property"))
    return value;
  Frame inner;
  inner.file = function.file;
  inner.scope = function.scope;
  for (const NodeId child : facts.children(facts.scopes()[function.scope].node))
    if (facts.kind(child) == NodeKind::parameter && inner.values.all().empty())
      inner.values.set(facts.text_of(child), std::move(self));
  return run_function(value, std::move(inner), 0);
}

UrlValue UrlReader::instance_attribute(const UrlValue& object, std::string_view name) {
  if (object.symbol.kind != Symbol::Kind::cls || !object.symbol.cls.valid()) return {};
  bool reached = !object.after.valid();
  for (const ClassId base : model_.cls(object.symbol.cls).mro) {
    const std::optional<Symbol> found = reached ? resolver_.own_member(base, name) : std::nullopt;
    reached = reached || base == object.after;
    if (!found) continue;
    if (found->kind == Symbol::Kind::function) return bound(*found, object);
    UrlValue value = from_symbol(*found, 0);
    const std::optional<UrlValue> assigned = assigned_attribute(object, name);
    if (!assigned || assigned->is(Kind::none)) return value;
    return value.is(Kind::none) ? *assigned : either(value, *assigned);
  }
  if (name == "label" && is_kind_of(object.symbol, app_config_class)) {
    UrlValue label = instance_attribute(object, "name");
    label.text = last_part(label.text);
    return label;
  }
  return assigned_attribute(object, name).value_or(UrlValue());
}

/// What methods assign to `self.name`: known where only one does. Nothing when none does. Django makes app configs with two
/// arguments of its own, so that others have their defaults.
std::optional<UrlValue> UrlReader::assigned_attribute(const UrlValue& object, std::string_view name) {
  UrlValue out;
  int assigned = 0;
  for (const ClassId base : model_.cls(object.symbol.cls).mro) {
    const Class& cls = model_.cls(base);
    const FileFacts& facts = model_.facts(cls.file);
    const NodeId body = facts.body(facts.scopes()[cls.scope].node);
    if (body == 0) continue;
    for (NodeId at = body; at < body + facts.node(body).size(); ++at) {
      if (facts.kind(at) != NodeKind::assign || facts.kind(at + 1) != NodeKind::attribute ||
          facts.text_of(at + 1) != name || facts.kind(at + 2) != NodeKind::name || facts.text_of(at + 2) != "self")
        continue;
      ++assigned;
      Frame frame;
      frame.file = cls.file;
      const auto method = std::ranges::find_if(facts.scopes().rbegin(), facts.scopes().rend(), [&](const Scope& scope) {
        return scope.is(scope_function) && scope.node < at && at < scope.node + facts.node(scope.node).size();
      });
      if (method == facts.scopes().rend()) continue;
      frame.scope = static_cast<ScopeId>(facts.scopes().rend() - method - 1);
      frame.values.set("self", object);
      if (is_kind_of(object.symbol, app_config_class)) {
        for (const NodeId child : facts.children(method->node)) {
          const NodeId value = facts.last_child(child);
          if (facts.kind(child) == NodeKind::parameter && value != 0 && facts.kind(value) == NodeKind::none_value)
            frame.values.set(facts.text_of(child), UrlValue(Kind::none));
        }
      }
      if (assigned == 1) out = evaluate(frame, facts.last_child(at), 1);
    }
  }
  if (assigned == 0) return std::nullopt;
  return assigned == 1 ? out : UrlValue();
}

/// super() in a method: its object, of which the members come after the method's class.
UrlValue UrlReader::super_of(Frame& frame) {
  const FileFacts& facts = model_.facts(frame.file);
  if (!facts.scopes()[frame.scope].is(scope_function) || frame.values.all().empty()) return {};
  UrlValue self = frame.values.all().front().second;
  if (!self.is(Kind::instance)) return {};
  self.after = model_.class_of(frame.file, facts.scopes()[frame.scope].parent);
  return self.after.valid() ? self : UrlValue();
}

void UrlReader::find_app_configs() {
  app_configs_found_ = true;
  for (std::size_t i = 0; i < model_.classes().size(); ++i) {
    const Class& cls = model_.classes()[i];
    if (std::ranges::find(cls.external_bases, app_config_class) == cls.external_bases.end()) continue;
    UrlValue config(Kind::instance);
    config.symbol.kind = Symbol::Kind::cls;
    config.symbol.cls = ClassId(i);
    config.symbol.file = cls.file;
    config.symbol.scope = cls.scope;
    const UrlValue label = instance_attribute(config, "label");
    if (label.is(Kind::text)) app_configs_[label.text].push_back(ClassId(i));
  }
}

/// The config with this label: the only one, or the only one that settings name.
UrlValue UrlReader::app_config(std::string_view label) {
  if (!app_configs_found_) find_app_configs();
  const auto found = app_configs_.find(std::string(label));
  if (found == app_configs_.end()) return {};
  std::vector<ClassId> candidates = found->second;
  const auto is_installed = [&](ClassId id) {
    return std::ranges::any_of(model_.settings(), [&](const SettingsModule& settings) {
      const auto apps = settings.lists.find("INSTALLED_APPS");
      return apps != settings.lists.end() && std::ranges::find(apps->second.items, model_.cls(id).qualified,
                                                               &SettingList::Item::value) != apps->second.items.end();
    });
  };
  if (candidates.size() > 1) std::erase_if(candidates, [&](ClassId id) { return !is_installed(id); });
  if (candidates.size() != 1) return {};
  UrlValue config(Kind::instance);
  config.symbol.kind = Symbol::Kind::cls;
  config.symbol.cls = candidates[0];
  config.symbol.file = model_.cls(candidates[0]).file;
  config.symbol.scope = model_.cls(candidates[0]).scope;
  return config;
}

/// What get_class("catalogue.views", "ProductDetailView") finds.
UrlValue UrlReader::loaded_class(Frame& frame, NodeId call, std::string_view package, int depth) {
  const Arguments given = arguments(frame.file, call);
  const UrlValue module = evaluate(frame, given.get(0, "module_label"), depth + 1);
  const UrlValue name = evaluate(frame, given.get(1, "classname"), depth + 1);
  if (!module.is(Kind::text) || !name.is(Kind::text) || given.positional.size() > 2) return {};
  return from_symbol(resolver_.loaded_class(package, module.text, name.text, frame.file), depth);
}

}  // namespace djvet
