// Walks and texts; what a step means is each check's own.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/migration_findings.h"

#include <algorithm>
#include <utility>

namespace djvet {

void for_each_step(const CheckContext& context, std::initializer_list<std::string_view> operations,
                   const std::function<void(const UnreleasedMigration&, const SchemaStep&)>& visit) {
  for (const UnreleasedMigration& migration : context.migrations.unreleased())
    for (const SchemaStep& step : migration.steps)
      if (!step.new_table && std::ranges::find(operations, step.operation) != operations.end()) visit(migration, step);
}

Finding& report_step(FindingSink& sink, const UnreleasedMigration& migration, const SchemaStep& step,
                     std::string message) {
  Finding& finding = sink.report(step.place.file, step.place.span, std::move(message));
  // What fails when it runs has hardly been released; what only costs something then may be long past.
  if (!migration.certain && finding.severity != Severity::error) finding.confidence = Confidence::low;
  const MigrationKey& key = migration.migration->key;
  finding.properties.push_back({"migration", {key.first + "." + key.second}});
  finding.properties.push_back({"operation", {step.operation}});
  if (!step.model.empty()) finding.properties.push_back({"model", {step.model_label()}});
  if (!step.field.empty()) finding.properties.push_back({"field", {step.field}});
  return finding;
}

void set_engine(Finding& finding, const CheckContext& context, Engine engine) {
  if (!context.migrations.databases().known) finding.confidence = std::min(finding.confidence, Confidence::medium);
  finding.properties.push_back({"engine", {std::string(to_string(engine))}});
}

bool has_server(const CheckContext& context) {
  const Databases& databases = context.migrations.databases();
  return databases.may_be(Engine::postgresql) || databases.may_be(Engine::mysql) || databases.may_be(Engine::oracle);
}

bool may_have_changed_rows(const CheckContext& context, const SchemaStep& step) {
  for (const UnreleasedMigration& migration : context.migrations.unreleased())
    for (const SchemaStep& other : migration.steps) {
      if (&other == &step) return false;
      if (other.app == step.app && (other.operation == "RunPython" || other.operation == "RunSQL")) return true;
    }
  return false;
}

std::string_view name_of(const UnreleasedMigration& migration) { return migration.migration->key.second; }

std::string field_label(const SchemaStep& step) { return step.model_label() + "." + step.field; }

}  // namespace djvet
