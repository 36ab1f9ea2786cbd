// Follows names through scopes and imports. Recursion is over imports and aliases, bounded by max_hops, never over syntax.
// SPDX-License-Identifier: MIT
#include "analyzer/model/resolver.h"

#include <algorithm>

#include "analyzer/django/fields.h"
#include "analyzer/django/managers.h"
#include "analyzer/django/names.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

Referent external(std::string_view dotted) {
  Referent reference;
  reference.kind = Symbol::Kind::external;
  reference.external = canonical_name(dotted);
  return reference;
}

Referent module_at(ModulePlace place, std::string_view dotted) {
  Referent reference;
  reference.kind = Symbol::Kind::module;
  reference.file = place.file;
  reference.dotted = dotted;
  reference.folder = std::move(place.folder);
  reference.certain = place.certain;
  return reference;
}

/// What leaves the resolver: a namespace package is no file, so it is named as an outside module is.
Symbol published(Referent reference) {
  if (reference.kind == Symbol::Kind::module && !reference.file.valid()) return external(reference.dotted);
  return reference;
}

bool same(const Symbol& a, const Symbol& b) {
  return a.kind == b.kind && a.file == b.file && a.scope == b.scope && a.node == b.node && a.cls == b.cls &&
         a.external == b.external;
}

bool is_described_member(std::string_view qualified) {
  const std::string name = canonical_name(qualified);
  return field_kind(name) != FieldKind::none || manager_kind(name) != ManagerKind::none ||
         queryset_kind(name) != ManagerKind::none;
}

std::string dotted_join(std::string_view left, std::string_view right) {
  return std::string(left).append(".").append(right);
}

/// `@x.setter`, `@x.deleter` or `@x.getter` over a second `def x`: the first one is what reads run.
bool extends_property(const FileFacts& facts, const Binding& binding, std::string_view name) {
  if (binding.kind != Binding::Kind::function) return false;
  for (const NodeId child : facts.children(binding.node)) {
    if (facts.kind(child) != NodeKind::decorator) break;
    const NodeId expression = child + 1;
    if (facts.kind(expression) != NodeKind::attribute || facts.kind(expression + 1) != NodeKind::name) continue;
    const std::string_view part = facts.text_of(expression);
    if ((part == "setter" || part == "deleter" || part == "getter") && facts.text_of(expression + 1) == name)
      return true;
  }
  return false;
}

/// The class of a model that is not in the registry: its statement stands below a condition that doesn't hold.
bool is_absent_model(const ProjectModel& model, const Symbol& symbol) {
  if (symbol.kind != Symbol::Kind::cls || !symbol.cls.valid()) return false;
  const ModelId id = model.cls(symbol.cls).model;
  return id.valid() && model.model(id).installed == Presence::no;
}

bool is_none(const FileFacts& facts, const Binding& binding) {
  return binding.kind == Binding::Kind::value && facts.kind(binding.index) == NodeKind::none_value;
}

/// Drops the bindings that another one certainly replaces: in modules and classes, whose names are read when they are done,
/// those before the last unconditional one; a function's names are read on the way.
void keep_live(const FileFacts& facts, bool function, std::string_view name, std::vector<Binding>& found) {
  const auto annotation = [](const Binding& binding) { return binding.kind == Binding::Kind::annotation; };
  if (!std::ranges::all_of(found, annotation)) std::erase_if(found, annotation);
  while (found.size() > 1 && extends_property(facts, found.back(), name)) found.pop_back();
  for (std::size_t i = found.size(); !function && i-- > 1;) {
    if (found[i].conditional()) continue;
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  if (found.size() < 2) return;
  const std::vector<Binding> all = found;
  std::erase_if(found, [&](const Binding& binding) {
    return binding.arm == Binding::Arm::try_except && std::ranges::any_of(all, [&](const Binding& other) {
             return other.guard == binding.guard && other.arm == Binding::Arm::try_body;
           });
  });
  const auto definition = [](const Binding& binding) { return binding.kind < Binding::Kind::value; };
  if (std::ranges::any_of(found, definition))
    std::erase_if(found, [&](const Binding& binding) { return is_none(facts, binding); });
}

}  // namespace

Symbol Resolver::name(FileId file, ScopeId scope, std::string_view name, NodeId before) const {
  lookups_ = 0;
  return published(lookup(file, scope, name, before, max_hops));
}

Symbol Resolver::expression(FileId file, ScopeId scope, NodeId node, NodeId before) const {
  lookups_ = 0;
  return published(evaluate(file, scope, node, before, max_hops));
}

Symbol Resolver::imported(FileId file, const Import& import) const {
  lookups_ = 0;
  return published(follow(file, import, max_hops));
}

Symbol Resolver::module_member(FileId module, std::string_view name) const {
  lookups_ = 0;
  ModulePlace place;
  place.file = module;
  place.certain = true;
  return published(module_attribute(module_at(place, ""), name, max_hops));
}

Symbol Resolver::dotted_path(std::string_view dotted, FileId from) const {
  lookups_ = 0;
  Referent found = this->dotted(dotted, from, max_hops);
  return found.kind == Symbol::Kind::unknown && !found.certain ? external(dotted) : published(std::move(found));
}

/// What a dotted path leads to; unknown and not `certain` where no part of it is a module that is read.
Referent Resolver::dotted(std::string_view dotted, FileId from, int hops) const {
  for (std::size_t end = dotted.size(); end != std::string_view::npos; end = dotted.rfind('.', end - 1)) {
    const std::string_view module = dotted.substr(0, end);
    const ModulePlace place = model_.tables().modules.absolute(module, from);
    if (place.found) {
      Referent at = module_at(place, module);
      for (std::size_t begin = end; begin < dotted.size();) {
        const std::size_t next = std::min(dotted.find('.', begin + 1), dotted.size());
        at = attribute(at, dotted.substr(begin + 1, next - begin - 1), hops);
        begin = next;
      }
      at.certain = true;
      return at;
    }
    if (end == 0) break;
  }
  return {};
}

Symbol Resolver::loaded_class(std::string_view package, std::string_view module, std::string_view name,
                              FileId from) const {
  lookups_ = 0;
  return published(found_by_loader(package, module, name, from, max_hops));
}

Symbol Resolver::loaded(FileId file, ScopeId scope, NodeId call, std::size_t position) const {
  lookups_ = 0;
  return published(from_loader(file, scope, call, position, max_hops));
}

std::optional<Symbol> Resolver::own_member(ClassId cls, std::string_view name) const {
  lookups_ = 0;
  const Class& owner = model_.cls(cls);
  std::optional<Referent> found = bound(owner.file, owner.scope, name, anywhere, max_hops);
  if (!found) return std::nullopt;
  return published(std::move(*found));
}

Referent Resolver::lookup(FileId file, ScopeId scope, std::string_view name, NodeId before, int hops) const {
  if (hops <= 0) return {};
  const FileFacts& facts = model_.facts(file);
  if (facts.scopes().empty()) return {};
  for (ScopeId at = scope; at != 0; at = facts.scopes()[at].parent) {
    const bool function = facts.scopes()[at].is(scope_function);
    if (function) before = anywhere;
    if (!function && at != scope) continue;  // a class's names are visible in its own body only
    if (std::optional<Referent> found = bound(file, at, name, before, hops)) return std::move(*found);
    if (function && model_.tables().scopes.of(file, at).binds(facts, name)) break;  // `global name`
  }
  if (std::optional<Referent> found = bound(file, 0, name, before, hops)) return std::move(*found);
  std::vector<FileId> seen{file};
  if (std::optional<Referent> found = starred(file, name, hops - 1, seen)) return std::move(*found);
  if (is_builtin(name)) return external(dotted_join("builtins", name));
  return {};
}

std::optional<Referent> Resolver::bound(FileId file, ScopeId scope, std::string_view name, NodeId before,
                                        int hops) const {
  const FileFacts& facts = model_.facts(file);
  if (facts.scopes().empty()) return std::nullopt;
  if (++lookups_ > max_lookups) return Referent{};
  const Bindings& bindings = model_.tables().scopes.of(file, scope);
  if (const Binding* single = bindings.single(facts, name)) {
    if (single->kind == Binding::Kind::global || (before != anywhere && single->node >= before)) return std::nullopt;
    Referent one = from_binding(file, scope, *single, name, hops);
    if (one.circular) return std::nullopt;
    return one;
  }
  std::vector<Binding> found;
  bindings.find(facts, name, found);
  if (before != anywhere) std::erase_if(found, [&](const Binding& binding) { return binding.node >= before; });
  if (found.empty()) return std::nullopt;
  if (std::ranges::any_of(found, [](const Binding& binding) { return binding.kind == Binding::Kind::global; }))
    return std::nullopt;
  if (found.size() > 1) keep_live(facts, facts.scopes()[scope].is(scope_function), name, found);
  Referent one =
      found.size() == 1 ? from_binding(file, scope, found[0], name, hops) : agreed(file, scope, found, name, hops);
  if (one.circular) return std::nullopt;
  return one;
}

Referent Resolver::agreed(FileId file, ScopeId scope, const std::vector<Binding>& bindings, std::string_view name,
                          int hops) const {
  Referent first;
  first.circular = true;
  for (const Binding& binding : bindings) {
    Referent next = from_binding(file, scope, binding, name, hops);
    if (next.circular || is_absent_model(model_, next)) continue;
    if (next.kind == Symbol::Kind::unknown || (first.kind != Symbol::Kind::unknown && !same(first, next))) return {};
    if (first.kind == Symbol::Kind::unknown) first = std::move(next);
  }
  return first;
}

Referent Resolver::from_binding(FileId file, ScopeId scope, const Binding& binding, std::string_view name,
                                int hops) const {
  const FileFacts& facts = model_.facts(file);
  Referent reference;
  switch (binding.kind) {
    case Binding::Kind::import_name: return follow(file, facts.imports()[binding.index], hops - 1);
    case Binding::Kind::cls: reference.kind = Symbol::Kind::cls; break;
    case Binding::Kind::function: reference.kind = Symbol::Kind::function; break;
    case Binding::Kind::value: {
      if (scope == 0 && model_.tables().scopes.written_by_functions(file, name)) return {};
      const NodeKind kind = facts.kind(binding.index);
      if (kind == NodeKind::name || kind == NodeKind::attribute) {
        Referent alias = evaluate(file, scope, binding.index, binding.node, hops - 1);
        // `rows = Book.objects` is the manager as Book sees it, not the expression in the class that declares it.
        const bool of_class = alias.kind == Symbol::Kind::value && kind == NodeKind::attribute &&
                              model_.facts(alias.file).scopes()[alias.scope].is(scope_class);
        if (alias.kind != Symbol::Kind::unknown && !of_class) return alias;
      }
      if (kind == NodeKind::call) {
        Referent made = from_loader(file, scope, binding.index, 0, hops - 1);
        if (made.kind != Symbol::Kind::unknown) return made;
      }
      reference.kind = Symbol::Kind::value;
      reference.file = file;
      reference.scope = scope;
      reference.node = binding.index;
      return reference;
    }
    case Binding::Kind::opaque: {  // `A, B = get_classes(...)`
      if (facts.kind(binding.node) != NodeKind::assign || facts.kind(binding.index) != NodeKind::call) return {};
      std::size_t position = 0;
      for (const NodeId target : facts.children(binding.node + 1)) {
        if (facts.kind(target) == NodeKind::star) return {};
        if (facts.kind(target) == NodeKind::name && facts.text_of(target) == name)
          return from_loader(file, scope, binding.index, position, hops - 1);
        ++position;
      }
      return {};
    }
    default: return {};
  }
  reference.file = file;
  reference.scope = binding.index;
  if (reference.kind != Symbol::Kind::cls) return reference;
  reference.cls = model_.class_of(file, reference.scope);
  // What a described field or manager does is known better than its source tells.
  if (is_dependency(file) && reference.cls.valid() && is_described_member(model_.cls(reference.cls).qualified))
    return external(model_.cls(reference.cls).qualified);
  return reference;
}

Referent Resolver::follow(FileId file, const Import& import, int hops) const {
  if (hops <= 0) return {};
  const FileFacts& facts = model_.facts(file);
  const ModuleIndex& modules = model_.tables().modules;
  std::string_view dotted = facts.text(import.module);
  const std::string_view name = facts.text(import.name);
  const bool from = (import.flags & import_from) != 0;
  if (!from && (import.flags & import_aliased) == 0) dotted = dotted.substr(0, dotted.find('.'));
  std::string spelled;  // modules of packages are read one by one: those that aren't there keep their names
  if (dotted.starts_with('.') && is_dependency(file)) {
    spelled = absolute_name(file, dotted);
    if (spelled.empty()) return {};
    dotted = spelled;
  }
  const bool relative = dotted.starts_with('.');
  if (relative) {
    ModulePlace place = modules.relative(dotted, file);
    if (!place.found) return {};
    if (place.file == file) {  // `from . import views` in a package's own __init__
      const ModulePlace inner = modules.submodule(place, name);
      if (inner.found) return module_at(inner, name);
    }
    return imported_name(module_at(std::move(place), dotted), name, hops - 1);
  }
  ModulePlace place;
  if (!is_always_external(dotted.substr(0, dotted.find('.')))) place = modules.absolute(dotted, file);
  if (!place.found) return external(from ? dotted_join(dotted, name) : std::string(dotted));
  if (from && place.file == file) {
    const ModulePlace inner = modules.submodule(place, name);
    if (inner.found) return module_at(inner, dotted_join(dotted, name));
  }
  Referent module = module_at(std::move(place), dotted);
  return from ? imported_name(module, name, hops - 1) : module;
}

/// `from module import name`. Where the module itself would take the name from this import, it has it from elsewhere, or the
/// import would fail: so that way is left out.
Referent Resolver::imported_name(const Referent& module, std::string_view name, int hops) const {
  const std::pair<FileId, std::string_view> looked_up{module.file, name};
  if (module.file.valid() && std::ranges::find(open_, looked_up) != open_.end()) {
    ++cuts_;
    Referent again;
    again.circular = true;
    return again;
  }
  open_.push_back(looked_up);
  Referent found = module_attribute(module, name, hops);
  open_.pop_back();
  return found;
}

/// `..a.b` in a file of a package as an import from anywhere would spell it; empty when it leads out.
std::string Resolver::absolute_name(FileId file, std::string_view relative) const {
  const Module* const module = model_.module_of(file);
  if (module == nullptr) return {};
  std::string_view package = module->dotted;
  std::size_t dots = 0;
  while (dots < relative.size() && relative[dots] == '.') ++dots;
  for (std::size_t level = module->is_package ? 1 : 0; level < dots; ++level) {
    if (package.empty()) return {};
    const std::size_t dot = package.rfind('.');
    package = dot == package.npos ? std::string_view() : package.substr(0, dot);
  }
  relative.remove_prefix(dots);
  if (package.empty()) return {};
  return relative.empty() ? std::string(package) : dotted_join(package, relative);
}

Referent Resolver::module_attribute(const Referent& module, std::string_view name, int hops) const {
  if (hops <= 0) return {};
  const int cuts = cuts_;
  // The tables know a member by the name that a package shows it under, wherever it defines it.
  if (module.file.valid() && is_dependency(module.file))
    if (const std::string shown = dotted_join(module.dotted, name); is_described_member(shown)) return external(shown);
  if (module.file.valid())
    if (std::optional<Referent> found = bound(module.file, 0, name, anywhere, hops - 1)) return std::move(*found);
  ModulePlace place;
  place.file = module.file;
  place.folder = module.folder;
  place.certain = module.certain;
  place = model_.tables().modules.submodule(place, name);
  if (place.found) return module_at(std::move(place), dotted_join(module.dotted, name));
  if (module.file.valid()) {
    std::vector<FileId> seen{module.file};
    if (std::optional<Referent> found = starred(module.file, name, hops - 1, seen)) return std::move(*found);
    if (module.certain) {
      Referent absent;
      absent.circular = cuts_ != cuts;
      return absent;
    }
  }
  return module.dotted.empty() || module.dotted[0] == '.' ? Referent{} : external(dotted_join(module.dotted, name));
}

/// A name that `from x import *` brings: the last star that has it. Nothing when a star leads out of the tree and might.
std::optional<Referent> Resolver::starred(FileId file, std::string_view name, int hops,
                                          std::vector<FileId>& seen) const {
  if (hops <= 0 || seen.size() > max_stars) return Referent{};
  const FileFacts& facts = model_.facts(file);
  const std::span<const std::uint32_t> stars = model_.tables().scopes.of(file, 0).stars();
  for (auto star = stars.rbegin(); star != stars.rend(); ++star) {
    const std::string_view dotted = facts.text(facts.imports()[*star].module);
    const ModuleIndex& modules = model_.tables().modules;
    ModulePlace place;
    if (dotted.starts_with('.')) place = modules.relative(dotted, file);
    else if (!is_always_external(dotted.substr(0, dotted.find('.')))) place = modules.absolute(dotted, file);
    if (!place.file.valid() || std::ranges::find(seen, place.file) != seen.end() || !exports(place.file, name))
      continue;
    seen.push_back(place.file);
    if (std::optional<Referent> found = bound(place.file, 0, name, anywhere, hops - 1)) return found;
    if (std::optional<Referent> found = starred(place.file, name, hops - 1, seen)) return found;
  }
  return std::nullopt;
}

bool Resolver::exports(FileId module, std::string_view name) const {
  const FileFacts& facts = model_.facts(module);
  std::vector<Binding> all;
  const Bindings& bindings = model_.tables().scopes.of(module, 0);
  bindings.find(facts, "__all__", all);
  if (all.empty()) return !name.starts_with('_');
  if (all.size() != 1 || all[0].kind != Binding::Kind::value || bindings.extends_all()) return true;
  const NodeKind kind = facts.kind(all[0].index);
  if (kind != NodeKind::list && kind != NodeKind::tuple) return true;
  for (const NodeId item : facts.children(all[0].index))
    if (facts.kind(item) != NodeKind::string || facts.text_of(item) == name) return true;
  return false;
}

Referent Resolver::attribute(const Referent& of, std::string_view name, int hops) const {
  switch (of.kind) {
    case Symbol::Kind::module: return module_attribute(of, name, hops);
    case Symbol::Kind::external: return external(dotted_join(of.external, name));
    case Symbol::Kind::cls: {
      if (!of.cls.valid()) return {};
      const std::span<const ClassId> mro = model_.cls(of.cls).mro;
      if (mro.empty()) return unordered_member(of.cls, name, hops - 1);
      for (const ClassId base : mro) {
        const Class& owner = model_.cls(base);
        if (std::optional<Referent> found = bound(owner.file, owner.scope, name, anywhere, hops - 1))
          return std::move(*found);
      }
      return {};
    }
    default: return {};
  }
}

/// A class's member while orders aren't there yet: its own, then its bases' as they are written, depth first.
Referent Resolver::unordered_member(ClassId cls, std::string_view name, int hops) const {
  if (hops <= 0) return {};
  const Class& owner = model_.cls(cls);
  if (std::optional<Referent> found = bound(owner.file, owner.scope, name, anywhere, hops)) return std::move(*found);
  const FileFacts& facts = model_.facts(owner.file);
  const Scope& scope = facts.scopes()[owner.scope];
  for (const NodeId child : facts.children(scope.node)) {
    const NodeKind kind = facts.kind(child);
    if (kind == NodeKind::block) break;
    if (kind != NodeKind::name && kind != NodeKind::attribute) continue;
    const Referent base = evaluate(owner.file, scope.parent, child, scope.node, hops - 1);
    if (base.kind != Symbol::Kind::cls || !base.cls.valid() || base.cls == cls) continue;
    Referent found = unordered_member(base.cls, name, hops - 1);
    if (found.kind != Symbol::Kind::unknown) return found;
  }
  return {};
}

Referent Resolver::evaluate(FileId file, ScopeId scope, NodeId node, NodeId before, int hops) const {
  if (hops <= 0) return {};
  const FileFacts& facts = model_.facts(file);
  std::vector<NodeId> chain;
  while (facts.kind(node) == NodeKind::attribute && facts.node(node).size() > 1) chain.push_back(node++);
  if (facts.kind(node) != NodeKind::name) return {};
  Referent at = lookup(file, scope, facts.text_of(node), before, hops);
  for (auto part = chain.rbegin(); part != chain.rend() && at.kind != Symbol::Kind::unknown; ++part)
    at = attribute(at, facts.text_of(*part), hops);
  return at;
}

}  // namespace djvet
