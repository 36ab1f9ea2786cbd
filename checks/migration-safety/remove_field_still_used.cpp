// Reports fields that a migration drops or renames while code of the project still asks for them by the old name.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/migration_findings.h"
#include "analyzer/infer/field_references.h"
#include "analyzer/infer/inference.h"
#include "analyzer/model/components.h"
#include "analyzer/model/lookup_path.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings, Topic::accesses};
constexpr Reference references[] = {
    {"Django: RemoveField", "https://docs.djangoproject.com/en/5.2/ref/migration-operations/#removefield"}};

struct Wanted {
  ModelId model;
  std::string name;
};

bool is_code(const ProjectModel& model, FileId file) {
  const SourceFile& source = model.sources().files[file.index()];
  return !source.is_dependency() && source.role != Role::test && source.role != Role::migration;
}

/// Paths of queries that lead to the name.
void add_queries(const CheckContext& context, const Wanted& wanted, std::vector<Place>& to) {
  for (std::size_t i = 0; i < context.model.sources().files.size(); ++i) {
    const FileId file(i);
    if (!is_code(context.model, file)) continue;
    for (const QueryCall& call : context.inference.query_calls(file)) {
      if (call.names_open || std::ranges::find(call.names, wanted.name) != call.names.end()) continue;
      for (const FieldReference& reference : field_references(context.model, file, call)) {
        if (reference.use == PathUse::given || reference.use == PathUse::prefetch) continue;
        const PathEnd end = follow_path(context.model, call.model, reference.path, PathStyle::lookup);
        if (end.kind != PathEnd::Kind::missing || end.model != wanted.model || end.part != wanted.name) continue;
        const auto given = names_given(context.model.facts(file), call);
        if (std::ranges::find(given, wanted.name) != given.end()) continue;
        to.push_back({file, reference.span, "a query asks for it"});
      }
    }
  }
}

template <class Component>
void add_components(const CheckContext& context, const Wanted& wanted, const std::vector<Component>& components,
                    std::string_view text, std::vector<Place>& to) {
  for (const Component& component : components) {
    if (component.model != wanted.model || !component.of_model || component.fields.kind != MetaFields::Kind::listed ||
        std::ranges::find(component.fields.names, wanted.name) == component.fields.names.end() ||
        std::ranges::find(component.declared, wanted.name, &ComponentField::name) != component.declared.end())
      continue;
    const Class& cls = context.model.cls(component.cls);
    if (cls.open || !is_code(context.model, cls.file)) continue;
    to.push_back({cls.file, context.model.facts(cls.file).scopes()[cls.scope].name_span, std::string(text)});
  }
}

/// The name of a method's first parameter; empty where there is none, or the function isn't called with a row.
std::string_view self_of(const FileFacts& facts, const Scope& scope) {
  for (const NodeId child : facts.children(scope.node)) {
    if (facts.kind(child) == NodeKind::decorator && facts.text_of(child + 1).ends_with("method")) return {};
    if (facts.kind(child) == NodeKind::parameter) return facts.text_of(child);
  }
  return {};
}

/// Reads of `self.name` in the model's own methods; none where the class sets it, or asks whether it is there.
void add_methods(const CheckContext& context, const Wanted& wanted, std::vector<Place>& to) {
  const Class& cls = context.model.cls(context.model.model(wanted.model).cls);
  const FileFacts& facts = context.model.facts(cls.file);
  std::vector<Place> found;
  for (ScopeId id = 1; id < facts.scopes().size(); ++id) {
    const Scope& scope = facts.scopes()[id];
    if (scope.parent != cls.scope || !scope.is(scope_function)) continue;
    const std::string_view self = self_of(facts, scope);
    const NodeId end = scope.node + static_cast<NodeId>(facts.node(scope.node).size());
    for (NodeId node = scope.node; node < end && !self.empty(); ++node) {
      const NodeKind kind = facts.kind(node);
      if (kind == NodeKind::string && facts.text_of(node) == wanted.name) return;
      if (kind == NodeKind::assign || kind == NodeKind::aug_assign) {
        const NodeId target = facts.child(node, 0);
        if (facts.kind(target) == NodeKind::attribute && facts.text_of(target) == wanted.name) return;
      }
      const bool own = kind == NodeKind::attribute && facts.text_of(node) == wanted.name &&
                       facts.kind(facts.child(node, 0)) == NodeKind::name &&
                       facts.text_of(facts.child(node, 0)) == self;
      if (own) found.push_back({cls.file, facts.span(node), "a method of the model reads it"});
    }
  }
  to.insert(to.end(), found.begin(), found.end());
}

/// Whether rows of the model certainly have nothing of this name any more.
bool is_gone(const ProjectModel& model, const Wanted& wanted) {
  const Model& row = model.model(wanted.model);
  if (row.open || row.extended || !row.cls.valid() || model.hop(wanted.model, wanted.name)) return false;
  for (const std::string_view any : {"__getattr__", "__getattribute__", "__init__"})
    if (model.member(row.cls, any).kind != Symbol::Kind::unknown) return false;
  return model.member(row.cls, wanted.name).kind == Symbol::Kind::unknown &&
         certainly_lacks(model, wanted.model, wanted.name, PathStyle::lookup);
}

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(
      context, {"RemoveField", "RenameField"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
        const Wanted wanted{context.model.find_model(step.model_label()), step.field};
        if (!wanted.model.valid() || !is_gone(context.model, wanted)) return;
        std::vector<Place> places;
        add_queries(context, wanted, places);
        add_components(context, wanted, context.model.components().serializers, "this serializer names it", places);
        add_components(context, wanted, context.model.components().forms, "this form names it", places);
        add_methods(context, wanted, places);
        if (places.empty()) return;
        const std::string done = step.operation == "RenameField"
                                     ? " renames " + field_label(step) + " to " + step.text_argument(2, "new_name")
                                     : " drops " + field_label(step);
        const std::string count = places.size() == 1 ? "one place" : std::to_string(places.size()) + " places";
        Finding& finding =
            report_step(sink, migration, step,
                        std::string(name_of(migration)) + done + ", but " + count + " of the code still ask" +
                            (places.size() == 1 ? "s" : "") + " for it by this name");
        finding.help = step.operation == "RenameField" ? "write " + step.text_argument(2, "new_name") + " there"
                                                       : "release the code without " + step.field +
                                                             " first, and drop the column in the release after";
        constexpr std::size_t shown = 10;
        places.resize(std::min(places.size(), shown));
        finding.notes = std::move(places);
      });
}

}  // namespace

extern constinit const Check remove_field_still_used{
    .id = "remove-field-still-used",
    .summary = "A migration drops or renames a field that code of the project still uses",
    .severity = Severity::error,
    .trigger = Trigger::schema_redesign,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
