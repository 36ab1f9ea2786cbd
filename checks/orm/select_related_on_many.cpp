// Reports names in select_related() that no join can load: relations to many rows, generic keys, plain columns.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/check.h"
#include "analyzer/infer/field_references.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"
#include "analyzer/model/lookup_path.h"

namespace djvet::checks {
namespace {

struct Problem {
  std::string what;
  std::string help;
};

/// The path as prefetch_related() spells it, or nothing where its last hop isn't known there.
std::string prefetch_path(const ProjectModel& model, const FieldReference& reference, const PathEnd& end) {
  const Relation& relation = model.relation(end.relation);
  const bool forward = relation.field == end.part;
  const std::string& name = forward ? relation.field : relation.accessor;
  if (name.empty()) return {};
  const auto at = static_cast<std::size_t>(end.part.data() - reference.path.data());
  return reference.path.substr(0, at) + name;
}

Problem problem_of(const ProjectModel& model, const FieldReference& reference, const PathEnd& end) {
  const std::string part = "`" + std::string(end.part) + "` ";
  if (end.kind == PathEnd::Kind::column)
    return {part + "is a column of " + model.model(end.model).label() + ", not a relation",
            end.hops == 0 ? "leave it out: the row has it anyway" : "end the path before it: its row has it anyway"};
  const std::string path = prefetch_path(model, reference, end);
  const std::string help = path.empty() ? "prefetch it" : "write `prefetch_related(\"" + path + "\")`";
  if (end.generic) return {part + "is a generic relation", help};
  return {part + "leads to many rows", help};
}

/// A field of a class that isn't known may be a relation.
bool is_certain(const ProjectModel& model, const PathEnd& end) {
  if (end.kind == PathEnd::Kind::relation) return true;
  const Field* field = model.field(end.model, end.part);
  return field == nullptr || (!field->base.empty() && !field->relation.valid());
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  for (const QueryCall& call : context.inference.query_calls(file)) {
    if (call.method != "select_related" || call.on == QueryCall::On::row) continue;
    for (const FieldReference& reference : field_references(context.model, file, call)) {
      if (reference.use != PathUse::select) continue;
      const PathEnd end = follow_path(context.model, call.model, reference.path, PathStyle::select);
      const bool joins = end.kind == PathEnd::Kind::relation && !end.many && !end.generic;
      if (joins || end.kind == PathEnd::Kind::missing || end.kind == PathEnd::Kind::unknown) continue;
      if (!is_certain(context.model, end) || is_guarded(facts, call.call, {"FieldError"})) continue;
      if (is_followed_by(facts, call.call, {"values", "values_list", "count", "exists", "aggregate", "none"})) continue;
      const Problem problem = problem_of(context.model, reference, end);
      Finding& finding = sink.report(file, reference.span, problem.what + ": select_related() raises FieldError");
      finding.help = problem.help;
      if (end.kind == PathEnd::Kind::relation) {
        const Relation& relation = context.model.relation(end.relation);
        if (relation.file.valid()) finding.notes.push_back({relation.file, relation.span, "the relation"});
      }
      finding.properties.push_back({"model", {context.model.model(call.model).label()}});
      finding.properties.push_back({"path", {reference.path}});
    }
  }
}

constexpr std::string_view tags[] = {"orm", "correctness"};
constexpr Topic topics[] = {Topic::model, Topic::relations, Topic::accesses};
constexpr Reference references[] = {
    {"Django: select_related()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#select-related"}};

}  // namespace

extern constinit const Check select_related_on_many;
constinit const Check select_related_on_many{
    .id = "select-related-on-many",
    .summary = "select_related() names a relation to many rows, a generic key or a plain column",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
