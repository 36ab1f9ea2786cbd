// From the facts and the index of modules; where the import stands among the others is left to fix/.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/import_strategies.h"

#include <algorithm>
#include <optional>
#include <set>

#include "analyzer/model/import_order.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

std::string_view top_of(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

/// Whether a file is on the path of another by its whole name: certainly, or as imports of the tree have it.
bool is_spelt_so(const ProjectModel& model, FileId file, FileId module, std::string_view dotted) {
  const ModuleIndex& modules = model.tables().modules;
  const ModulePlace place = modules.absolute(dotted, file);
  if (place.file != module) return false;
  if (place.certain && !modules.file_at("__init__.py").valid()) return true;
  return std::ranges::any_of(model.modules(), [&](const Module& other) {
    if (model.sources().files[other.file.index()].is_dependency()) return false;
    const FileFacts& facts = model.facts(other.file);
    return std::ranges::any_of(facts.imports(), [&](const Import& import) {
      return top_of(facts.text(import.module)) == top_of(dotted) && modules.absolute(dotted, other.file).file == module;
    });
  });
}

/// The outermost function whose body a node lies in, if there is one.
std::optional<NodeId> function_around(const FileFacts& facts, NodeId node) {
  for (const Scope& scope : facts.scopes()) {
    if (!scope.is(scope_function)) continue;
    const NodeId body = facts.body(scope.node);
    if (body <= node && node < body + facts.node(body).size()) return scope.node;
  }
  return std::nullopt;
}

/// The first statement of a function behind its docstring and imports; none where that is all, or it has decorators.
NodeId first_statement(const FileFacts& facts, NodeId function) {
  for (const NodeId statement : facts.children(facts.body(function))) {
    const NodeKind kind = facts.kind(statement);
    if (kind == NodeKind::string || kind == NodeKind::string_concat || kind == NodeKind::import_stmt) continue;
    return facts.kind(statement + 1) == NodeKind::decorator ? 0 : statement;
  }
  return 0;
}

}  // namespace

std::string spelt_module(const ProjectModel& model, FileId file, FileId module) {
  const ModuleIndex& modules = model.tables().modules;
  const FileFacts& facts = model.facts(file);
  const Module* found = model.module_of(module);
  if (found == nullptr || found->dotted.empty()) return {};
  const auto folder_of = [&](FileId id) { return ModuleIndex::folder_of(model.sources().files[id.index()].path); };
  const std::string_view folder = folder_of(module);
  const bool relative = std::ranges::any_of(facts.imports(), [&](const Import& import) {
    return import.scope == 0 && facts.text(import.module).starts_with('.');
  });
  if (relative && folder == folder_of(file) && !folder.empty() && !found->is_package &&
      modules.file_at(std::string(folder) + "/__init__.py").valid())
    return "." + found->dotted.substr(found->dotted.rfind('.') + 1);
  return is_spelt_so(model, file, module, found->dotted) ? found->dotted : std::string();
}

bool is_circle(const ProjectModel& model, FileId file, const Import& import, FileId module) {
  return import.scope == 0 && import_runs(model, module, file);
}

bool import_name(const ProjectModel& model, FileId file, std::string_view name, const std::string& module,
                 FileId definer, Strategy& strategy) {
  if (!definer.valid() || !import_runs(model, definer, file)) {
    strategy.imports.push_back({module, std::string(name)});
    return true;
  }
  const FileFacts& facts = model.facts(file);
  std::set<NodeId> functions;
  for (NodeId at = 1; at < facts.nodes().size(); ++at) {
    if (facts.kind(at) != NodeKind::name || facts.text_of(at) != name) continue;
    const std::optional<NodeId> function = function_around(facts, at);
    if (!function) return false;
    functions.insert(*function);
  }
  for (const NodeId function : functions) {
    const NodeId first = first_statement(facts, function);
    if (first == 0) return false;
    const std::string line = "from " + module + " import " + std::string(name);
    strategy.insertions.push_back({Strategy::Insertion::Kind::line, file, facts.span(first), false, 0, line});
  }
  return !functions.empty();
}

}  // namespace djvet
