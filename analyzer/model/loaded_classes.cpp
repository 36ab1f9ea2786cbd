// What class loaders of packages give: get_class("catalogue.views", "ProductView") by the installed apps, get_model("shop",
// "Book") by the labels of models. Anything but texts as arguments is unknown.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "analyzer/django/class_loaders.h"
#include "analyzer/django/names.h"
#include "analyzer/model/resolver.h"
#include "analyzer/model/symbol_names.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

std::optional<std::string_view> text_at(const FileFacts& facts, NodeId node) {
  if (node == 0 || facts.kind(node) != NodeKind::string || facts.node(node).has(flag_clipped)) return std::nullopt;
  return facts.text_of(node);
}

}  // namespace

Referent Resolver::from_loader(FileId file, ScopeId scope, NodeId call, std::size_t position, int hops) const {
  const FileFacts& facts = model_.facts(file);
  const NodeId callee = facts.child(call, 0);
  if (hops <= 0 || callee == 0 || (facts.kind(callee) != NodeKind::name && facts.kind(callee) != NodeKind::attribute))
    return {};
  const std::string_view spelt = facts.text_of(callee);
  const bool one = spelt == "get_class";
  if (!one && spelt != "get_classes" && spelt != "get_model") return {};
  const std::optional<std::string_view> first = text_at(facts, facts.child(call, 1));
  const NodeId second = facts.child(call, 2);
  if (!first || facts.child(call, 3) != 0 || (position != 0 && spelt != "get_classes")) return {};
  const std::string function = symbol_name(model_, evaluate(file, scope, callee, anywhere, hops - 1));
  if (spelt == "get_model") {
    const std::optional<std::string_view> name = second == 0 ? std::string_view() : text_at(facts, second);
    if (!name || !is_model_loader(function)) return {};
    const ModelId model =
        model_.find_model(name->empty() ? std::string(*first) : std::string(*first).append(".").append(*name));
    Referent found;
    if (!model.valid() || !model_.model(model).cls.valid()) return found;
    const Class& cls = model_.cls(model_.model(model).cls);
    found.kind = Symbol::Kind::cls;
    found.file = cls.file;
    found.scope = cls.scope;
    found.cls = model_.model(model).cls;
    return found;
  }
  const std::string_view package = class_loader_package(function);
  if (package.empty()) return {};
  NodeId item = one ? second : 0;
  if (!one && second != 0 && (facts.kind(second) == NodeKind::list || facts.kind(second) == NodeKind::tuple))
    item = facts.child(second, position);
  const std::optional<std::string_view> name = text_at(facts, item);
  return name ? found_by_loader(package, *first, *name, file, hops) : Referent{};
}

/// An installed app that ends in the same label comes first, where its module has the name and no other app does; then the
/// package's own.
Referent Resolver::found_by_loader(std::string_view package, std::string_view module, std::string_view name,
                                   FileId from, int hops) const {
  const std::size_t dot = module.rfind('.');
  if (dot == std::string_view::npos) return {};
  if (!model_.tables().settings_read) {
    lacks_settings_ = true;
    return {};
  }
  const std::string app(module.substr(0, dot));
  std::set<std::string> replacements;
  for (const SettingsModule& settings : model_.settings()) {
    const auto apps = settings.lists.find("INSTALLED_APPS");
    if (apps == settings.lists.end()) continue;
    for (const SettingList::Item& item : apps->second.items) {
      const std::string installed = item.value.substr(0, item.value.rfind(".apps."));
      if (!item.value.starts_with(package) && (installed == app || installed.ends_with("." + app)))
        replacements.insert(installed);
    }
  }
  if (replacements.size() > 1) return {};
  const std::string rest = std::string(module.substr(dot)).append(".").append(name);
  if (!replacements.empty()) {
    Referent replaced = dotted(*replacements.begin() + rest, from, hops - 1);
    if (replaced.kind != Symbol::Kind::unknown && replaced.kind != Symbol::Kind::external) return replaced;
  }
  const std::string path = std::string(package).append(".").append(app) + rest;
  Referent own = dotted(path, from, hops - 1);
  if (own.kind == Symbol::Kind::unknown && !own.certain) {  // the package isn't read
    own.kind = Symbol::Kind::external;
    own.external = canonical_name(path);
  }
  return own;
}

}  // namespace djvet
