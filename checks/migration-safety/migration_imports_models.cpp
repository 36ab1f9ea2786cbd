// Reports data migrations that use model classes as they are today.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/migration_code.h"
#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Historical models", "https://docs.djangoproject.com/en/5.2/topics/migrations/#historical-models"}};

struct Use {
  FileId file;
  NodeId node = 0;
  ModelId model;
};

/// Whether an attribute of a model class is a manager.
bool is_manager(const Model& model, std::string_view name) {
  return name == "objects" || name == "_default_manager" || name == "_base_manager" ||
         std::ranges::find(model.managers, name, &Manager::name) != model.managers.end();
}

/// The first use of each model class: one of its managers, or a call of the class.
void add_uses(const ProjectModel& project, const MigrationFunction& function, std::vector<Use>& to) {
  const FileFacts& facts = project.facts(function.file);
  const NodeId begin = facts.scopes()[function.scope].node;
  const NodeId end = begin + static_cast<NodeId>(facts.node(begin).size());
  for (NodeId node = begin; node < end; ++node) {
    const NodeKind kind = facts.kind(node);
    if (kind != NodeKind::attribute && kind != NodeKind::call) continue;
    const NodeId base = facts.child(node, 0);
    const Symbol symbol = project.resolve(function.file, scope_around(facts, node), base);
    if (symbol.kind != Symbol::Kind::cls || !symbol.cls.valid()) continue;
    const ModelId id = project.cls(symbol.cls).model;
    if (!id.valid() || project.model(id).abstract || project.cls(symbol.cls).file == function.file) continue;
    if (kind == NodeKind::attribute && !is_manager(project.model(id), facts.text_of(node))) continue;
    if (std::ranges::none_of(to, [&](const Use& each) { return each.model == id; }))
      to.push_back({function.file, node, id});
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(context, {"RunPython"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    std::vector<Use> uses;
    for (const auto& [position, argument] : {std::pair{0, "code"}, std::pair{1, "reverse_code"}})
      for (const MigrationFunction& function :
           functions_of(context.model, step, static_cast<std::size_t>(position), argument))
        add_uses(context.model, function, uses);
    for (const Use& use : uses) {
      const Model& model = context.model.model(use.model);
      Finding& finding = report_step(sink, migration, step,
                                     std::string(name_of(migration)) + " uses " + model.label() +
                                         " as the class is today: once it has a column that the table has not yet when "
                                         "this runs, a new database can't be made");
      const bool here = use.file == step.place.file;
      if (here) finding.span = context.model.facts(use.file).span(use.node);
      else finding.notes.push_back({use.file, context.model.facts(use.file).span(use.node), "here"});
      finding.help = "take the model as it was: " + model.name + " = apps.get_model(\"" + model.app_label + "\", \"" +
                     model.name + "\")";
      finding.properties.push_back({"model", {model.label()}});
    }
  });
}

}  // namespace

extern constinit const Check migration_imports_models{
    .id = "migration-imports-models",
    .summary = "The code of a RunPython uses a model class that it imports",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
