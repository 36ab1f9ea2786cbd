// Names are looked up in the scope of a module alone, by a stack of our own; a name that isn't bound there may come from any
// of the module's stars.
// SPDX-License-Identifier: MIT
#include "analyzer/link/demands.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analyzer/django/fields.h"
#include "analyzer/django/managers.h"
#include "analyzer/django/names.h"

namespace djvet {
namespace {

constexpr std::size_t max_name = 400;    // bytes of a dotted name
constexpr std::size_t max_bindings = 8;  // of one name that are followed

std::string_view top_of(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

std::string joined(std::string_view left, std::string_view right) {
  std::string out(left);
  if (!right.empty()) out.append(".").append(right);
  return out;
}

bool is_dotted_name(std::string_view text) {
  if (text.empty() || text.size() > max_name) return false;
  bool begins = true;
  for (const char c : text) {
    const bool letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (c == '.' ? begins : !(letter || (digit && !begins))) return false;
    begins = c == '.';
  }
  return !begins;
}

/// The attributes read from a name, nearest first: ".models.Tag" of `taggit.models.Tag`.
std::string chain_of(const FileFacts& facts, NodeId name) {
  std::string chain;
  for (NodeId at = name; at > 1 && facts.kind(at - 1) == NodeKind::attribute && chain.size() < max_name; --at)
    chain.append(".").append(facts.text_of(at - 1));
  return chain;
}

/// Fields and managers that the tables describe: nothing of their source is needed.
bool is_described(std::string_view dotted) {
  const std::string name = canonical_name(dotted);
  return field_kind(name) != FieldKind::none || manager_kind(name) != ManagerKind::none ||
         queryset_kind(name) != ManagerKind::none;
}

class Project {
 public:
  Project(const Sources& sources, const std::vector<FileFacts>& facts, const IsInstalled& is_installed)
      : sources_(sources), facts_(facts), is_installed_(is_installed), modules_(sources) {}

  ProjectWants run() {
    for (std::size_t i = 0; i < sources_.files.size(); ++i) {
      if (facts_[i].nodes().empty()) continue;
      const Role role = sources_.files[i].role;
      const bool judged = role != Role::test && role != Role::migration && role != Role::vendored;
      if (judged) read_imports(FileId(i));
      if (role == Role::settings || installs_apps(facts_[i])) read_strings(facts_[i]);
    }
    out_.names.assign(wanted_.begin(), wanted_.end());
    return std::move(out_);
  }

 private:
  void want(std::string name, bool whole) {
    if (name.size() <= max_name && (whole || !is_described(name))) wanted_.insert({std::move(name), whole});
  }

  [[nodiscard]] bool leads_out(std::string_view module, FileId from) {
    const std::string_view top = top_of(module);
    if (top.empty() || is_always_external(top)) return false;
    const auto [known, fresh] = installed_.try_emplace(std::string(top), false);
    if (fresh) known->second = is_installed_(top);
    return known->second && !modules_.absolute(module, from).file.valid();
  }

  void read_imports(FileId file) {
    const FileFacts& facts = facts_[file.index()];
    std::multimap<TextId, std::string> bound;  // what names of this file may stand for
    for (const Import& import : facts.imports()) {
      const std::string_view module = facts.text(import.module);
      if (!leads_out(module, file)) continue;
      if ((import.flags & import_star) != 0) {
        want(std::string(module), true);
        continue;
      }
      std::string target = joined(module, facts.text(import.name));
      const bool binds_top = (import.flags & (import_from | import_aliased)) == 0;
      bound.emplace(import.bound, binds_top ? std::string(top_of(module)) : target);
      want(std::move(target), false);
    }
    if (bound.empty()) return;
    for (NodeId at = 2; at < facts.nodes().size(); ++at) {
      if (facts.kind(at) != NodeKind::name || facts.kind(at - 1) != NodeKind::attribute) continue;
      const auto [begin, end] = bound.equal_range(facts.node(at).text());
      for (auto one = begin; one != end; ++one) want(one->second + chain_of(facts, at), false);
    }
  }

  /// Whether the module itself assigns INSTALLED_APPS, whatever it is called.
  static bool installs_apps(const FileFacts& facts) {
    return std::ranges::any_of(facts.children(0), [&](NodeId statement) {
      const NodeKind kind = facts.kind(statement);
      if (kind != NodeKind::assign && kind != NodeKind::aug_assign) return false;
      const NodeId target = facts.child(statement, 0);
      return target != 0 && facts.kind(target) == NodeKind::name && facts.text_of(target) == "INSTALLED_APPS";
    });
  }

  /// Every text of a settings module that names an installed package may name an app or its configuration.
  void read_strings(const FileFacts& facts) {
    for (NodeId at = 1; at < facts.nodes().size(); ++at) {
      if (facts.kind(at) != NodeKind::string) continue;
      std::string_view app = facts.text_of(at);
      if (!is_dotted_name(app) || is_always_external(top_of(app)) || !is_installed_(top_of(app))) continue;
      app = app.substr(0, app.find(".apps."));
      out_.apps.emplace(top_of(app));
      want(joined(app, "models"), true);
      want(joined(app, "apps"), true);
    }
  }

  const Sources& sources_;
  const std::vector<FileFacts>& facts_;
  const IsInstalled& is_installed_;
  ModuleIndex modules_;
  std::map<std::string, bool, std::less<>> installed_;
  std::set<Wanted> wanted_;
  ProjectWants out_;
};

}  // namespace

ProjectWants wants_of_project(const Sources& sources, const std::vector<FileFacts>& facts,
                              const IsInstalled& is_installed) {
  return Project(sources, facts, is_installed).run();
}

ModuleWants::ModuleWants(const FileFacts& facts, std::string dotted, bool is_package, Calls calls)
    : facts_(facts),
      dotted_(std::move(dotted)),
      top_(top_of(dotted_)),
      is_package_(is_package),
      calls_(calls),
      bindings_(facts, 0) {}

void ModuleWants::take(std::string_view name, std::vector<Wanted>& out) {
  if (name.empty()) return;
  const std::string_view first = top_of(name);
  follow(first, std::string(name.substr(first.size())), false, out);
  drain(out);
}

void ModuleWants::take_all(std::vector<Wanted>& out) {
  if (std::exchange(all_, true)) return;
  for (const Binding& binding : bindings_.all())
    if (binding.kind == Binding::Kind::import_name) want(target_of(facts_.imports()[binding.index]), false, true, out);
  take_classes(out);
}

void ModuleWants::take_classes(std::vector<Wanted>& out) {
  for (const Binding& binding : bindings_.all())
    if (binding.kind == Binding::Kind::cls) tasks_.push_back({binding.index, 0, false});
  for (const std::uint32_t star : bindings_.stars()) want(target_of(facts_.imports()[star]), true, true, out);
  drain(out);
}

void ModuleWants::drain(std::vector<Wanted>& out) {
  while (!tasks_.empty()) {
    const Task task = tasks_.back();
    tasks_.pop_back();
    if (task.node != 0) {
      if (expressions_.insert(task.node).second)
        visit_nodes(task.node, task.node + facts_.node(task.node).size(), nullptr, task.local, out);
      continue;
    }
    const Scope& scope = facts_.scopes()[task.scope];
    if (!scopes_.insert(task.scope).second) continue;
    if (scope.is(scope_class)) visit_class(task.scope, out);
    else visit_nodes(scope.node + 1, scope.node + facts_.node(scope.node).size(), nullptr, true, out);
  }
}

/// What a name of the module stands for, with the attributes that are read from it.
void ModuleWants::follow(std::string_view name, const std::string& chain, bool local, std::vector<Wanted>& out) {
  std::vector<Binding> found;
  bindings_.find(facts_, name, found);
  if (found.size() > max_bindings) found.resize(max_bindings);
  for (const Binding& binding : found) {
    switch (binding.kind) {
      case Binding::Kind::import_name:
        want(target_of(facts_.imports()[binding.index]) + chain, false, local, out);
        break;
      case Binding::Kind::cls: tasks_.push_back({binding.index, 0, false}); break;
      case Binding::Kind::function:
        if (!local || calls_ == Calls::followed) tasks_.push_back({binding.index, 0, true});
        break;
      case Binding::Kind::value: tasks_.push_back({0, binding.index, local}); break;
      default: break;
    }
  }
  if (!found.empty() || is_builtin(name)) return;
  for (const std::uint32_t star : bindings_.stars())
    want(joined(target_of(facts_.imports()[star]), name) + chain, false, local, out);
}

/// Bases and keywords, then what the body assigns; classes inside it (Meta, mostly) for their bases.
void ModuleWants::visit_class(ScopeId scope, std::vector<Wanted>& out) {
  const NodeId node = facts_.scopes()[scope].node;
  const Bindings own(facts_, scope);
  const NodeId body = facts_.body(node);
  visit_nodes(node + 1, body == 0 ? node + facts_.node(node).size() : body, nullptr, false, out);
  for (const Binding& binding : own.all()) {
    if (binding.kind == Binding::Kind::cls) tasks_.push_back({binding.index, 0, false});
    if (binding.kind == Binding::Kind::value)
      visit_nodes(binding.index, binding.index + facts_.node(binding.index).size(), &own, false, out);
  }
}

void ModuleWants::visit_nodes(NodeId begin, NodeId end, const Bindings* own, bool local, std::vector<Wanted>& out) {
  for (NodeId at = begin; at < end; ++at) {
    if (facts_.kind(at) != NodeKind::name) continue;
    const std::string_view name = facts_.text_of(at);
    if (own == nullptr || !own->binds(facts_, name)) follow(name, chain_of(facts_, at), local, out);
  }
}

void ModuleWants::want(std::string name, bool whole, bool local, std::vector<Wanted>& out) const {
  const std::string_view top = top_of(name);
  if (top.empty() || name.size() > max_name || is_always_external(top) || (local && top != top_)) return;
  if (whole || !is_described(name)) out.push_back({std::move(name), whole});
}

/// The dotted path that an import binds, relative ones from the top; empty when it leads out of its package.
std::string ModuleWants::target_of(const Import& import) const {
  std::string_view module = facts_.text(import.module);
  if ((import.flags & (import_from | import_aliased | import_star)) == 0) return std::string(top_of(module));
  std::string_view package = dotted_;
  std::size_t dots = 0;
  while (dots < module.size() && module[dots] == '.') ++dots;
  if (dots == 0) return joined(module, facts_.text(import.name));
  for (std::size_t level = is_package_ ? 1 : 0; level < dots; ++level) {
    const std::size_t dot = package.rfind('.');
    package = dot == package.npos ? std::string_view() : package.substr(0, dot);
  }
  if (package.empty()) return {};
  return joined(joined(package, module.substr(dots)), facts_.text(import.name));
}

}  // namespace djvet
