// Names are resolved as everywhere; what isn't a plain function is left out.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/migration_code.h"

#include <algorithm>

#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

struct Range {
  NodeId begin = 0;
  NodeId end = 0;
};

Range range_of(const FileFacts& facts, ScopeId scope) {
  const NodeId node = facts.scopes()[scope].node;
  return {node, node + static_cast<NodeId>(facts.node(node).size())};
}

/// The functions of the same file that a function calls by their names.
void add_called(const ProjectModel& model, const MigrationFunction& from, std::vector<MigrationFunction>& to) {
  const FileFacts& facts = model.facts(from.file);
  const Range range = range_of(facts, from.scope);
  for (NodeId node = range.begin; node < range.end; ++node) {
    if (facts.kind(node) != NodeKind::call || facts.kind(facts.child(node, 0)) != NodeKind::name) continue;
    const Symbol callee = model.resolve(from.file, scope_around(facts, node), facts.child(node, 0));
    if (callee.kind != Symbol::Kind::function || callee.file != from.file) continue;
    const bool known =
        std::ranges::any_of(to, [&](const MigrationFunction& each) { return each.scope == callee.scope; });
    if (!known) to.push_back({callee.file, callee.scope});
  }
}

}  // namespace

ScopeId scope_around(const FileFacts& facts, NodeId node) {
  ScopeId found = 0;
  for (ScopeId scope = 0; scope < facts.scopes().size(); ++scope) {
    const Range range = range_of(facts, scope);
    if (range.begin <= node && node < range.end) found = scope;
  }
  return found;
}

std::vector<MigrationFunction> functions_of(const ProjectModel& model, const SchemaStep& step, std::size_t position,
                                            std::string_view argument) {
  std::vector<MigrationFunction> out;
  const Constant* code = step.argument(position, argument);
  if (code == nullptr || !code->is(Constant::Kind::reference) || !step.place.file.valid()) return out;
  const std::string_view name = std::string_view(code->text).substr(code->text.rfind('.') + 1);
  const Resolver resolver(model);
  Symbol symbol = resolver.dotted_path(code->text, step.place.file);
  if (symbol.kind != Symbol::Kind::function) symbol = resolver.module_member(step.place.file, name);
  if (symbol.kind != Symbol::Kind::function || model.sources().files[symbol.file.index()].is_dependency()) return out;
  out.push_back({symbol.file, symbol.scope});
  constexpr std::size_t most = 32;
  for (std::size_t i = 0; i < out.size() && out.size() < most; ++i) add_called(model, MigrationFunction(out[i]), out);
  return out;
}

bool does_nothing(const SchemaStep& step) {
  const Constant* code = step.argument(0, "code");
  return code != nullptr && code->text.ends_with("RunPython.noop");
}

}  // namespace djvet
