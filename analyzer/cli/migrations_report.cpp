// Migrations become rows: where each is written, what its edges lead to, which are the last ones.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/migrations_report.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "analyzer/cli/file_lines.h"
#include "analyzer/model/module_index.h"

namespace djvet {
namespace {

bool holds(const std::vector<std::string>& paths, std::string_view path) {
  return paths.empty() || std::ranges::any_of(paths, [&](const std::string& one) {
           return path == one || (path.starts_with(one) && path[one.size()] == '/');
         });
}

class Rows {
 public:
  Rows(const Run& run, const std::vector<AppMigrations>& apps) : run_(run), lines_(run), apps_(apps), graph_(apps) {
    for (const AppMigrations& app : apps) {
      labels_.insert(app.app->label);
      for (const Migration& migration : app.migrations)
        for (const MigrationEdge& edge : migration.replaces)
          if (edge.to != migration.key) replaced_by_.emplace(edge.to, migration.key.second);
    }
  }

  MigrationsReport report(const std::vector<std::string>& paths) {
    MigrationsReport out;
    const std::vector<const Migration*> order = MigrationGraph(apps_, Squashes::keep).order();
    for (const AppMigrations& app : apps_) {
      AppRow row = app_row(*app.app);
      for (const Migration* migration : order)
        if (migration->key.first == row.label) row.migrations.push_back(migration_row(*migration));
      const std::vector<const Migration*> last = graph_.leaves(row.label);
      row.conflict = last.size() > 1 && std::ranges::all_of(app.migrations, &Migration::edges_known);
      for (MigrationRow& each : row.migrations) each.last = std::ranges::find(last, each.migration) != last.end();
      const bool asked =
          std::ranges::any_of(row.migrations, [&](const MigrationRow& each) { return holds(paths, each.path); });
      if (asked || holds(paths, row.folder)) out.apps.push_back(std::move(row));
    }
    for (const App& app : run_.model->apps()) {
      if (labels_.contains(app.label) || app.installed == Presence::no || is_dependency(app.migrations)) continue;
      AppRow row = app_row(app);
      row.known = false;
      if (holds(paths, row.folder)) out.apps.push_back(std::move(row));
    }
    std::ranges::stable_sort(out.apps, [](const AppRow& a, const AppRow& b) {
      return a.label != b.label ? a.label < b.label : a.folder < b.folder;
    });
    for (const Migration* migration : graph_.order())
      if (std::ranges::find(out.apps, migration->key.first, &AppRow::label) != out.apps.end())
        out.plan.push_back(migration->key);
    return out;
  }

 private:
  [[nodiscard]] const std::string& path_of(FileId file) const { return run_.model->sources().files[file.index()].path; }
  [[nodiscard]] bool is_dependency(FileId file) const {
    return run_.model->sources().files[file.index()].is_dependency();
  }

  [[nodiscard]] AppRow app_row(const App& app) const {
    AppRow row;
    row.label = app.label;
    row.folder = ModuleIndex::folder_of(path_of(app.migrations));
    return row;
  }

  std::vector<EdgeRow> edges(const std::vector<MigrationEdge>& written) {
    std::vector<EdgeRow> out;
    for (const MigrationEdge& edge : written) {
      EdgeRow row;
      row.to = edge.to;
      row.target = graph_.find(edge.to);
      row.end = row.target != nullptr             ? EdgeEnd::known
                : labels_.contains(edge.to.first) ? EdgeEnd::missing
                                                  : EdgeEnd::outside;
      row.line = lines_.line_of(edge.file, edge.span.begin);
      out.push_back(std::move(row));
    }
    return out;
  }

  MigrationRow migration_row(const Migration& migration) {
    MigrationRow row;
    row.migration = &migration;
    row.path = path_of(migration.file);
    const Class& cls = run_.model->cls(migration.cls);
    row.line = lines_.line_of(cls.file, run_.model->facts(cls.file).scopes()[cls.scope].name_span.begin);
    row.dependencies = edges(migration.dependencies);
    row.run_before = edges(migration.run_before);
    row.replaces = edges(migration.replaces);
    if (const auto by = replaced_by_.find(migration.key); by != replaced_by_.end()) row.replaced_by = by->second;
    return row;
  }

  const Run& run_;
  FileLines lines_;
  const std::vector<AppMigrations>& apps_;
  MigrationGraph graph_;
  std::set<std::string> labels_;
  std::map<MigrationKey, std::string> replaced_by_;
};

}  // namespace

MigrationsReport migrations_report(const Run& run, const std::vector<AppMigrations>& apps,
                                   const std::vector<std::string>& paths) {
  return Rows(run, apps).report(paths);
}

}  // namespace djvet
