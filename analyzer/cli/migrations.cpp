// `djvet migrations`: the graph of a project's migrations, or the state of the models behind one of them.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/base/suggest.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/migrations_report.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/migrations/replay.h"

namespace djvet {
namespace {

std::string dotted(const MigrationKey& key) { return key.first + "." + key.second; }

/// "shop.0002_title", "shop 0002_title", or with as much of the name as is needed.
Result<MigrationKey> migration_named(const std::vector<AppMigrations>& apps, const std::string& text) {
  const std::size_t end = text.find_first_of(". ");
  const std::string label = text.substr(0, end);
  const std::string name = end == std::string::npos ? "" : text.substr(end + 1);
  std::vector<std::string> all;
  std::vector<MigrationKey> begun;
  for (const AppMigrations& app : apps)
    for (const Migration& migration : app.migrations) {
      all.push_back(dotted(migration.key));
      if (app.app->label != label) continue;
      if (migration.key.second == name) return migration.key;
      if (migration.key.second.starts_with(name)) begun.push_back(migration.key);
    }
  if (begun.size() == 1) return begun[0];
  if (begun.size() > 1)
    return Problem{ProblemKind::usage, "--at " + text,
                   "several migrations begin so: " + dotted(begun[0]) + ", " + dotted(begun[1])};
  const std::vector<std::string_view> views(all.begin(), all.end());
  return Problem{ProblemKind::usage, "--at " + text,
                 "the project has no such migration" + did_you_mean(label + "." + name, views)};
}

int show_state(const Run& run, Evaluation& evaluation, const std::vector<AppMigrations>& apps,
               const std::string& text) {
  const Result<MigrationKey> key = migration_named(apps, text);
  if (!key) {
    print_problem(key.error());
    return exit_usage;
  }
  // A replaced migration has its place in the graph of those who haven't squashed yet.
  std::vector<const Migration*> plan = MigrationGraph(apps).plan(*key);
  if (plan.empty()) plan = MigrationGraph(apps, Squashes::keep).plan(*key);
  FieldStates fields(evaluation);
  const ProjectState state = replay(plan, fields, evaluation);
  return write_output(render_state_json(run, state, plan)) ? exit_clean : exit_usage;
}

}  // namespace

int execute(const MigrationsArguments& arguments) {
  Result<ProjectSetup> setup = set_up(arguments.input);
  if (!setup) {
    print_problem(setup.error());
    return exit_usage;
  }
  setup->configuration.checks.clear();
  const Result<Run> run = djvet::run(setup->configuration, {}, Needs::everything);
  if (!run) {
    print_problem(run.error());
    return exit_usage;
  }
  Evaluation evaluation(*run->model);
  const std::vector<AppMigrations> apps = read_migrations(evaluation);
  if (!arguments.at.empty()) return show_state(*run, evaluation, apps, arguments.at);
  MigrationsReport report = migrations_report(*run, apps, setup->configuration.paths);
  if (!arguments.app.empty()) {
    std::vector<std::string_view> labels;
    for (const AppRow& app : report.apps) labels.push_back(app.label);
    if (std::ranges::find(labels, arguments.app) == labels.end()) {
      print_problem({ProblemKind::usage, "--app " + arguments.app,
                     "no app with migrations has this label" + did_you_mean(arguments.app, labels)});
      return exit_usage;
    }
    std::erase_if(report.apps, [&](const AppRow& app) { return app.label != arguments.app; });
    std::erase_if(report.plan, [&](const MigrationKey& key) { return key.first != arguments.app; });
  }
  const std::string text = arguments.format == "json"      ? render_migrations_json(report)
                           : arguments.format == "dot"     ? render_migrations_dot(report)
                           : arguments.format == "mermaid" ? render_migrations_mermaid(report)
                                                           : render_migrations_text(report);
  return write_output(text) ? exit_clean : exit_usage;
}

}  // namespace djvet
