// One walk over the nodes of each file; parents are those of enclosing nodes in preorder.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/setting_uses.h"

#include <algorithm>

namespace djvet {
namespace {

/// The targets of assignments: all children but the last one.
std::set<NodeId> targets_of(const FileFacts& facts) {
  std::set<NodeId> out;
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    const NodeKind kind = facts.kind(node);
    if (kind == NodeKind::aug_assign) out.insert(node + 1);
    if (kind == NodeKind::delete_stmt)
      for (const NodeId child : facts.children(node)) out.insert(child);
    if (kind != NodeKind::assign) continue;
    const NodeId last = facts.last_child(node);
    for (const NodeId child : facts.children(node))
      if (child != last) out.insert(child);
  }
  return out;
}

bool is_setting_name(std::string_view name) {
  const bool shouts =
      std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
  return shouts && name.size() > 1 && name.front() >= 'A' && name.front() <= 'Z';
}

/// Names in strings, in keywords and in attributes that are written to: what code that isn't a plain read says.
void add_guarded(const FileFacts& facts, const std::set<NodeId>& targets, std::set<std::string_view>& out) {
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    const NodeKind kind = facts.kind(node);
    const bool said = kind == NodeKind::string || kind == NodeKind::keyword ||
                      (kind == NodeKind::attribute && targets.contains(node));
    if (said && is_setting_name(facts.text_of(node))) out.insert(facts.text_of(node));
  }
}

/// The scope of a node: the innermost function or class around it.
ScopeId scope_of(const FileFacts& facts, NodeId node) {
  ScopeId out = 0;
  for (ScopeId scope = 1; scope < facts.scopes().size(); ++scope) {
    const NodeId begin = facts.scopes()[scope].node;
    if (begin <= node && facts.span(begin).begin <= facts.span(node).begin &&
        facts.span(node).end <= facts.span(begin).end)
      out = scope;
  }
  return out;
}

void add_reads(const ProjectModel& model, FileId file, const std::set<NodeId>& targets, std::vector<SettingRead>& out) {
  const FileFacts& facts = model.facts(file);
  const bool imports = std::ranges::any_of(facts.imports(), [&](const Import& import) {
    return facts.text(import.name) == "settings" && facts.text(import.module) == "django.conf";
  });
  if (!imports) return;
  std::uint32_t guarded_to = 0;  // where the try statement ends that the walk is in
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    const Span span = facts.span(node);
    if (facts.kind(node) == NodeKind::try_stmt) guarded_to = std::max(guarded_to, span.end);
    if (facts.kind(node) != NodeKind::attribute || span.begin < guarded_to || targets.contains(node)) continue;
    if (!is_setting_name(facts.text_of(node)) || facts.kind(node + 1) != NodeKind::name) continue;
    const Symbol symbol = model.resolve(file, scope_of(facts, node), node + 1);
    if (symbol.is_external("django.conf.settings")) out.push_back({file, node, facts.text_of(node)});
  }
}

}  // namespace

std::set<std::string_view> spoken_of(const ProjectModel& model, const std::set<std::string_view>& names) {
  std::set<std::string_view> out;
  if (names.empty()) return out;
  for (const Module& module : model.modules()) {
    const FileFacts& facts = model.facts(module.file);
    const std::set<NodeId> targets = targets_of(facts);
    for (NodeId node = 1; node < facts.nodes().size(); ++node) {
      const NodeKind kind = facts.kind(node);
      if (kind != NodeKind::attribute && kind != NodeKind::string && kind != NodeKind::name &&
          kind != NodeKind::keyword)
        continue;
      if (kind == NodeKind::name && targets.contains(node)) continue;
      if (const auto at = names.find(facts.text_of(node)); at != names.end()) out.insert(*at);
    }
    for (const Import& import : facts.imports())
      if (const auto at = names.find(facts.text(import.name)); at != names.end()) out.insert(*at);
  }
  return out;
}

std::vector<SettingRead> unguarded_reads(const ProjectModel& model) {
  std::vector<SettingRead> out;
  std::set<std::string_view> guarded;
  for (const Module& module : model.modules()) {
    const SourceFile& source = model.sources().files[module.file.index()];
    const FileFacts& facts = model.facts(module.file);
    const std::set<NodeId> targets = targets_of(facts);
    add_guarded(facts, targets, guarded);
    const bool own = source.role == Role::code || source.role == Role::command;
    if (own && !source.is_dependency()) add_reads(model, module.file, targets, out);
  }
  std::erase_if(out, [&](const SettingRead& read) { return guarded.contains(read.name); });
  return out;
}

}  // namespace djvet
