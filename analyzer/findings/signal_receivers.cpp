// Looks at the receivers that components.h lists.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/signal_receivers.h"

#include <map>
#include <utility>

#include "analyzer/django/decorators.h"

namespace djvet {
namespace {

bool is_itself(const FileFacts& facts, NodeId function) {
  for (const NodeId child : facts.children(function)) {
    if (facts.kind(child) != NodeKind::decorator) break;
    const NodeId callee = facts.kind(child + 1) == NodeKind::call ? child + 2 : child + 1;
    const NodeKind kind = facts.kind(callee);
    if (kind != NodeKind::name && kind != NodeKind::attribute) return false;
    if (facts.text_of(callee) != "receiver" && !is_transparent(facts, child)) return false;
  }
  return true;
}

}  // namespace

std::vector<ReceiverFunction> receiver_functions(const ProjectModel& model) {
  std::map<std::pair<FileId, ScopeId>, std::vector<const SignalReceiver*>> by_function;
  for (const SignalReceiver& receiver : model.components().receivers) {
    const Symbol& function = receiver.function;
    if (function.kind != Symbol::Kind::function) continue;
    const SourceFile& source = model.sources().files[function.file.index()];
    if (source.is_dependency() || source.role == Role::test || source.role == Role::vendored) continue;
    if (is_itself(model.facts(function.file), model.facts(function.file).scopes()[function.scope].node))
      by_function[{function.file, function.scope}].push_back(&receiver);
  }
  std::vector<ReceiverFunction> out;
  for (auto& [place, connections] : by_function) out.push_back({place.first, place.second, std::move(connections)});
  return out;
}

}  // namespace djvet
