// Looks at the model's classes, and at the statements of one body.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/written_models.h"

#include <string>

namespace djvet {

std::vector<WrittenModel> written_models(const ProjectModel& model) {
  std::vector<WrittenModel> all;
  for (std::size_t i = 0; i < model.models().size(); ++i) {
    WrittenModel written;
    written.id = ModelId(i);
    written.model = &model.models()[i];
    if (!written.model->cls.valid()) continue;
    written.cls = &model.cls(written.model->cls);
    const SourceFile& source = model.sources().files[written.cls->file.index()];
    const std::string path = "/" + source.path;
    const bool migration = source.role == Role::migration && path.find("/migrations/") != std::string::npos;
    if (source.is_dependency() || migration || source.role == Role::vendored) continue;
    written.facts = &model.facts(written.cls->file);
    written.body = written.facts->body(written.facts->scopes()[written.cls->scope].node);
    if (written.body != 0) all.push_back(written);
  }
  return all;
}

NodeId bound_name(const FileFacts& facts, NodeId statement) {
  if (facts.kind(statement) != NodeKind::assign || facts.node(statement).has(flag_no_value)) return 0;
  const NodeId target = facts.child(statement, 0);
  const NodeId next = facts.child(statement, 1);
  const bool several = facts.last_child(statement) != next && facts.kind(next) != NodeKind::annotation;
  return facts.kind(target) == NodeKind::name && !several ? target : 0;
}

NodeId meta_in(const FileFacts& facts, NodeId body) {
  for (const NodeId statement : facts.children(body))
    if (facts.kind(statement) == NodeKind::class_def && facts.text_of(statement) == "Meta") return statement;
  return 0;
}

}  // namespace djvet
