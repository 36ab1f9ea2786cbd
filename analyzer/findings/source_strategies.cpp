// All from the facts: what the texts between tokens say is left to fix/.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/source_strategies.h"

#include <algorithm>
#include <utility>

#include "analyzer/base/suggest.h"
#include "analyzer/model/lookup_path.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

/// Whether some file imports all names of a module that this one may be.
bool is_starred(const ProjectModel& model, FileId file) {
  const Module* own = model.module_of(file);
  if (own == nullptr) return true;
  const std::string_view dotted = own->dotted;
  const std::string_view last = dotted.substr(dotted.rfind('.') == dotted.npos ? 0 : dotted.rfind('.') + 1);
  for (const Module& module : model.modules()) {
    const FileFacts& facts = model.facts(module.file);
    for (const Import& import : facts.imports())
      if ((import.flags & import_star) != 0 && facts.text(import.module).ends_with(last)) return true;
  }
  return false;
}

/// Whether a list or tuple that holds a string holds another text, too.
bool names_beside(const FileFacts& facts, NodeId string, std::string_view text) {
  for (NodeId list = 1; list < string; ++list) {
    if (facts.kind(list) != NodeKind::list && facts.kind(list) != NodeKind::tuple) continue;
    if (list + facts.node(list).size() <= string) continue;
    for (const NodeId element : facts.children(list))
      if (facts.kind(element) == NodeKind::string && facts.text_of(element) == text) return true;
  }
  return false;
}

}  // namespace

Strategy source_strategy(FileId file, Safety safety, std::string title) {
  Strategy strategy;
  strategy.kind = Strategy::Kind::source;
  strategy.safety = safety;
  strategy.places = {{file, 0}};
  strategy.title = std::move(title);
  return strategy;
}

Strategy replacing(FileId file, Span span, std::string text, Safety safety, std::string title) {
  Strategy strategy = source_strategy(file, safety, std::move(title));
  strategy.edits.push_back({file, span, std::move(text)});
  return strategy;
}

std::optional<Span> part_of_string(Span string, std::string_view value, std::size_t at, std::size_t size) {
  if (string.size() != value.size() + 2 || at + size > value.size()) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(string.begin + 1 + at);
  return Span{begin, begin + static_cast<std::uint32_t>(size)};
}

std::string_view only_near(std::string_view word, std::span<const std::string_view> candidates) {
  const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
  std::string_view best;
  std::size_t distance = limit + 1;
  bool alone = false;
  for (const std::string_view candidate : candidates) {
    const std::size_t away = edit_distance(word, candidate);
    if (away > distance || candidate == best) continue;
    alone = away < distance;
    distance = away;
    best = candidate;
  }
  return alone ? best : std::string_view();
}

std::optional<Strategy> respelt_field(const ProjectModel& model, ModelId of, FileId file, Span within,
                                      std::string_view name) {
  const std::vector<std::string_view> names = path_names(model, of, PathStyle::lookup);
  const std::string meant(only_near(name, names));
  if (meant.empty() || !file.valid() || name.find("__") != name.npos) return std::nullopt;
  const FileFacts& facts = model.facts(file);
  NodeId found = 0;
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    if (facts.kind(node) != NodeKind::string || !within.contains(facts.span(node))) continue;
    const std::string_view text = facts.text_of(node);
    if (text != name && text.substr(text.starts_with('-') ? 1 : 0) != name) continue;
    if (found != 0) return std::nullopt;
    found = node;
  }
  if (found == 0 || names_beside(facts, found, meant)) return std::nullopt;
  const std::string_view text = facts.text_of(found);
  const std::optional<Span> span = part_of_string(facts.span(found), text, text.size() - name.size(), name.size());
  if (!span) return std::nullopt;
  return replacing(file, *span, meant, Safety::unsafe, "write `" + meant + "`");
}

std::optional<std::vector<Edit>> renamed_uses(const ProjectModel& model, FileId file, const Import& import,
                                              std::string_view name, std::string_view module) {
  const FileFacts& facts = model.facts(file);
  const std::string_view old = facts.text(import.bound);
  for (ScopeId scope = 0; scope < facts.scopes().size(); ++scope) {
    const Bindings& bound = model.tables().scopes.of(file, scope);
    std::vector<Binding> bindings;
    bound.find(facts, old, bindings);
    if (bindings.size() != (scope == import.scope ? 1U : 0U)) return std::nullopt;
    if (!bound.binds(facts, name) || old == name) continue;
    const Binding* other = scope == 0 && import.scope == 0 ? bound.single(facts, name) : nullptr;
    if (other == nullptr || other->kind != Binding::Kind::import_name || other->conditional()) return std::nullopt;
    const Import& same = facts.imports()[other->index];
    if (facts.text(same.module) != module || facts.text(same.name) != name) return std::nullopt;
  }
  if (import.scope == 0 && is_starred(model, file)) return std::nullopt;
  std::vector<Edit> edits;
  for (NodeId at = 1; at < facts.nodes().size(); ++at)
    if (facts.kind(at) == NodeKind::name && facts.node(at).text() == import.bound && old != name)
      edits.push_back({file, facts.span(at), std::string(name)});
  return edits;
}

PlainBinding plain_binding(const ProjectModel& model, FileId file, std::string_view name) {
  const FileFacts& facts = model.facts(file);
  const Binding* binding = model.tables().scopes.of(file, 0).single(facts, name);
  if (binding == nullptr || binding->kind != Binding::Kind::value || binding->conditional()) return {};
  const PlainBinding found{binding->node, facts.child(binding->node, 0), facts.child(binding->node, 1)};
  const bool plain = facts.kind(found.statement) == NodeKind::assign && facts.kind(found.target) == NodeKind::name &&
                     facts.child(found.statement, 2) == 0 && !facts.node(found.statement).has(flag_no_value) &&
                     !model.tables().scopes.written_by_functions(file, name);
  return plain ? found : PlainBinding{};
}

}  // namespace djvet
