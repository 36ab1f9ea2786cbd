// Settings' lists as link/ has read them, each entry resolved from its settings module as import_string() would.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/middleware_lists.h"

#include <algorithm>
#include <set>

#include "analyzer/django/middleware.h"
#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

/// The known middleware that a class of the tree is made of.
std::string_view known_base(const Class& cls) {
  for (const std::string& base : cls.external_bases)
    if (usual_middleware_place(base) != unknown_middleware_place) return base;
  return {};
}

MiddlewareEntry entry_of(const ProjectModel& model, const Resolver& resolver, const SettingsModule& settings,
                         const SettingList::Item& item) {
  MiddlewareEntry entry;
  entry.item = &item;
  entry.symbol = resolver.dotted_path(item.value, settings.file);
  if (usual_middleware_place(item.value) != unknown_middleware_place) entry.known = item.value;
  else if (entry.symbol.kind == Symbol::Kind::cls) entry.known = known_base(model.cls(entry.symbol.cls));
  return entry;
}

/// The lists that a value may be; false when it may be another one.
bool alternatives(const Constant& value, std::set<std::string>& out) {
  if (value.is(Constant::Kind::several)) {
    bool all = !value.open;
    for (const Constant& each : value.items) all = alternatives(each, out) && all;
    return all;
  }
  if (!holds_list(value)) return false;
  bool all = !value.open;
  for (const Constant& item : value.items) {
    if (item.is(Constant::Kind::string)) out.insert(item.text);
    else all = false;
  }
  return all;
}

/// Whether code of a file gives something an attribute of this name.
bool assigns(const FileFacts& facts, std::string_view attribute) {
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    const NodeKind kind = facts.kind(node);
    if (kind == NodeKind::string && facts.text_of(node) == attribute) return true;  // setattr(request, "user", ...)
    if (kind != NodeKind::assign) continue;
    const NodeId value = facts.last_child(node);
    for (NodeId part = node + 1; part < value; ++part)
      if (facts.kind(part) == NodeKind::attribute && facts.text_of(part) == attribute) return true;
  }
  return false;
}

/// Whether a known middleware is there for one attribute, which isn't the one that was asked for.
bool sets_another(std::string_view known) { return !known.empty() && is_attribute_setter(known); }

bool is_in_sight(const Class& cls) {
  return std::ranges::all_of(cls.external_bases, [](const std::string& base) {
    return base == "builtins.object" || is_middleware_mixin(base) || is_transparent_middleware(base);
  });
}

}  // namespace

std::string_view short_name(std::string_view path) { return path.substr(path.rfind('.') + 1); }

std::optional<std::size_t> MiddlewareList::find(std::string_view path) const {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].known == path) return i;
  return std::nullopt;
}

std::vector<MiddlewareList> middleware_lists(const ProjectModel& model) {
  std::vector<MiddlewareList> out;
  const Resolver resolver(model);
  for (const SettingsModule& settings : model.settings()) {
    const Role role = model.sources().files[settings.file.index()].role;
    if (role == Role::test || role == Role::vendored) continue;
    for (const std::string_view name : {"MIDDLEWARE", "MIDDLEWARE_CLASSES"}) {
      const auto found = settings.lists.find(std::string(name));
      if (found == settings.lists.end()) continue;
      MiddlewareList list;
      list.settings = &settings;
      list.name = name;
      list.list = &found->second;
      for (const SettingList::Item& item : found->second.items)
        list.entries.push_back(entry_of(model, resolver, settings, item));
      std::set<std::string> possible;
      if (const Setting* setting = settings.find(name)) list.complete = alternatives(setting->value, possible);
      for (const SettingList::Item& item : found->second.items) possible.erase(item.value);
      list.possible.assign(possible.begin(), possible.end());
      out.push_back(std::move(list));
    }
  }
  return out;
}

bool may_set(const ProjectModel& model, const MiddlewareEntry& entry, std::string_view attribute) {
  if (const RequestAttribute* row = request_attribute(attribute); row != nullptr && entry.known == row->setter)
    return true;
  switch (entry.symbol.kind) {
    case Symbol::Kind::function: return assigns(model.facts(entry.symbol.file), attribute);
    case Symbol::Kind::external: return !sets_another(entry.known) && !is_transparent_middleware(entry.symbol.external);
    case Symbol::Kind::cls: {
      const Class& cls = model.cls(entry.symbol.cls);
      if (cls.open && !is_in_sight(cls) && !sets_another(entry.known)) return true;
      return std::ranges::any_of(cls.mro,
                                 [&](ClassId id) { return assigns(model.facts(model.cls(id).file), attribute); });
    }
    default: return true;
  }
}

}  // namespace djvet
