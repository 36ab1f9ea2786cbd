// Subclasses by class, and the names of relations that the project's code loads.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/surroundings.h"

#include <algorithm>

#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

/// A name that says its values are loads: select_related, prefetch_related, Prefetch, list_select_related, ...
bool names_loads(std::string_view name) {
  constexpr std::string_view parts[] = {"select_related", "prefetch", "Prefetch", "eager_load"};
  return std::ranges::any_of(parts, [&](std::string_view part) { return name.find(part) != name.npos; });
}

/// What makes a subtree one of loads: a call of such a method, or an assignment to such a name.
bool is_loading(const FileFacts& facts, NodeId id) {
  const NodeKind kind = facts.kind(id);
  if (kind != NodeKind::call && kind != NodeKind::assign && kind != NodeKind::keyword &&
      kind != NodeKind::function_def && kind != NodeKind::aug_assign)
    return false;
  if (kind == NodeKind::keyword || kind == NodeKind::function_def) return names_loads(facts.text_of(id));
  const NodeId first = facts.child(id, 0);
  if (first == 0) return false;
  const NodeKind named = facts.kind(first);
  return (named == NodeKind::name || named == NodeKind::attribute) && names_loads(facts.text_of(first));
}

/// The one label that the settings give AUTH_USER_MODEL; Django's own where they give none; empty where they differ.
std::string user_label(const ProjectModel& project) {
  std::string label;
  for (const SettingsModule& settings : project.settings()) {
    const auto found = settings.strings.find("AUTH_USER_MODEL");
    if (found == settings.strings.end() || found->second == label) continue;
    if (!label.empty()) return {};
    label = found->second;
  }
  return label.empty() ? "auth.User" : label;
}

}  // namespace

Surroundings::Surroundings(const ProjectModel& project) : model(project), subclasses_(project.classes().size()) {
  for (std::size_t i = 0; i < project.classes().size(); ++i)
    for (const ClassId base : project.cls(ClassId(i)).mro)
      if (base != ClassId(i)) subclasses_[base.index()].push_back(ClassId(i));
  user_model = project.find_model(user_label(project));
  for (const Module& module : project.modules())
    if (module.dotted == "empty" && project.sources().files[module.file.index()].is_description())
      nothing = module.file;
}

bool Surroundings::overridden(ClassId cls, std::string_view name) const {
  const Resolver resolver(model);
  return std::ranges::any_of(subclasses_[cls.index()],
                             [&](ClassId one) { return resolver.own_member(one, name).has_value(); });
}

bool Surroundings::is_base(ClassId cls) const {
  return std::ranges::any_of(subclasses_[cls.index()], [&](ClassId one) { return is_judged(model.cls(one).file); });
}

const LibraryEntry* Surroundings::library_entry(std::string_view name, LibraryEntry::Kind kind) const {
  std::call_once(listed_, [this] {
    for (const TemplateLibrary& library : model.components().libraries) {
      for (const LibraryEntry& entry : library.entries) {
        const auto [known, fresh] = entries_[static_cast<std::size_t>(entry.kind)].try_emplace(entry.name, &entry);
        if (!fresh) known->second = nullptr;
      }
    }
  });
  const auto& entries = entries_[static_cast<std::size_t>(kind)];
  const auto found = entries.find(name);
  return found == entries.end() ? nullptr : found->second;
}

bool Surroundings::may_load(std::string_view relation) const {
  std::call_once(collected_, [this] { collect_loads(); });
  return loaded_.contains(std::string(relation));
}

bool Surroundings::is_judged(FileId file) const {
  const SourceFile& source = model.sources().files[file.index()];
  const Role role = source.role;
  return role != Role::test && role != Role::migration && role != Role::vendored && !source.is_dependency();
}

void Surroundings::collect_loads() const {
  const auto& files = model.sources().files;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (files[i].language == Language::python && files[i].role != Role::test && files[i].role != Role::migration)
      collect_from(model.facts(FileId(i)));
}

/// The parts of every path among the strings below a load. Names that stand there instead of strings may hold any string
/// of the file they stand in.
void Surroundings::collect_from(const FileFacts& facts) const {
  const auto add = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t cut = path.find("__");
      loaded_.emplace(path.substr(0, cut));
      path = cut == path.npos ? std::string_view{} : path.substr(cut + 2);
    }
  };
  const NodeId count = static_cast<NodeId>(facts.nodes().size());
  std::vector<std::pair<NodeId, NodeId>> loads;
  for (NodeId id = 0; id < count; ++id) {
    if (!is_loading(facts, id)) continue;
    const NodeId callee = facts.kind(id) == NodeKind::call ? facts.child(id, 0) : id;
    loads.emplace_back(callee == id ? id + 1 : callee + facts.node(callee).size(), id + facts.node(id).size());
  }
  std::ranges::sort(loads);
  bool dynamic = false;
  NodeId next = 0;
  for (const auto& [begin, end] : loads) {
    for (NodeId id = std::max(begin, next); id < end; ++id) {
      const NodeKind kind = facts.kind(id);
      if (kind == NodeKind::string) add(facts.text_of(id));
      dynamic = dynamic || kind == NodeKind::star || kind == NodeKind::f_string;
    }
    next = std::max(next, end);
  }
  if (!dynamic) return;
  for (NodeId id = 0; id < count; ++id)
    if (facts.kind(id) == NodeKind::string) add(facts.text_of(id));
}

}  // namespace djvet
