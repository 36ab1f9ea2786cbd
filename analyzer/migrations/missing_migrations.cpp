// Apps whose migrations depend on each other are written together or not at all.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/missing_migrations.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "analyzer/migrations/migration_plan.h"
#include "analyzer/migrations/migration_source.h"
#include "analyzer/model/module_index.h"

namespace djvet {
namespace {

/// Settings that name models, by the lower-case labels of those.
std::map<std::string, std::string> swappable_models(const Evaluation& evaluation, bool& known) {
  std::map<std::string, std::string> out;
  const auto add = [&](const std::string& setting, const std::string& otherwise) {
    const std::optional<Constant> value = evaluation.setting(setting);
    if (!value) known = false;
    else out.emplace(lower_case(value->is(Constant::Kind::string) ? value->text : otherwise), setting);
  };
  add("AUTH_USER_MODEL", "auth.user");
  for (const Model& model : evaluation.model().models())
    if (!model.swappable.empty() && model.swappable != "AUTH_USER_MODEL" && !model.abstract)
      add(model.swappable, model.label());
  return out;
}

class Missing {
 public:
  Missing(const std::vector<AppMigrations>& apps, const MigrationGraph& graph, const ProjectState& before,
          const ClassState& after, const Changes& changes, Evaluation& evaluation)
      : apps_(apps), graph_(graph), before_(before), after_(after), changes_(changes), evaluation_(evaluation) {}

  MissingMigrations run() {
    for (const Change& change : changes_.changes) out_[change.app];
    if (out_.empty()) return {};
    bool known = true;
    swappable_ = swappable_models(evaluation_, known);
    PlannedOperations planned = plan_operations(before_, after_, changes_, evaluation_, swappable_);
    for (auto& [app, decisions] : planned.decisions) out_[app].decisions = std::move(decisions);
    for (const auto& [app, operations] : planned.by_app)
      if (!known && refers_to_swapped(operations)) refuse(app, "AUTH_USER_MODEL isn't known");
    refuse_dependants(planned.by_app);
    for (const auto& [app, missing] : out_)
      if (!missing.decisions.empty()) planned.by_app.erase(app);
    std::set<std::string> labels;
    for (const AppMigrations& app : apps_) labels.insert(app.app->label);
    MigrationPlan plan = plan_migrations(std::move(planned.by_app), graph_, labels);
    for (const auto& [app, problem] : plan.problems) refuse(app, problem);
    write(plan);
    gather(plan);
    return std::move(out_);
  }

 private:
  void refuse(const std::string& app, std::string why) {
    const auto at = std::ranges::find(changes_.changes, app, &Change::app);
    const auto change = static_cast<std::size_t>(at - changes_.changes.begin());
    out_[app].decisions.push_back({change, std::move(why), false, false});
  }

  [[nodiscard]] bool refused(const std::string& app) const {
    const auto at = out_.find(app);
    return at != out_.end() && !at->second.decisions.empty();
  }

  static bool refers_to_swapped(const std::vector<Operation>& operations) {
    return std::ranges::any_of(operations, [](const Operation& operation) {
      return std::ranges::any_of(operation.fields,
                                 [](const FieldState& field) { return named_model(field, "to").has_value(); });
    });
  }

  /// Apps that need a model or field that an app with an open decision would make.
  void refuse_dependants(const std::map<std::string, std::vector<Operation>>& operations) {
    for (bool changed = true; changed;) {
      changed = false;
      for (const auto& [app, all] : operations) {
        if (refused(app)) continue;
        for (const Operation& operation : all)
          for (const OperationDependency& dependency : operation.dependencies) {
            if (dependency.app == app || !refused(dependency.app) || refused(app)) continue;
            if (before_.models.contains({dependency.app, dependency.model})) continue;
            refuse(app, "it waits for the migration of the app `" + dependency.app + "`");
            changed = true;
          }
      }
    }
  }

  /// Into the folder of the app's migrations, under a name that no file has.
  void write(const MigrationPlan& plan) {
    for (const PlannedMigration& migration : plan.migrations) {
      const std::string& app = migration.key.first;
      const auto own = std::ranges::find(apps_, app, [](const AppMigrations& each) { return each.app->label; });
      require(own != apps_.end(), "a planned migration is of an app with migrations");
      const ProjectModel& model = evaluation_.model();
      const SourceFile& package = model.sources().files[own->app->migrations.index()];
      if (package.is_dependency()) {
        refuse(app, "its migrations are a package's");
        continue;
      }
      const std::string_view folder = ModuleIndex::folder_of(package.path);
      MigrationFile file;
      file.path = (folder.empty() ? "" : std::string(folder) + "/") + migration.key.second + ".py";
      const auto same = [&](const SourceFile& other) { return other.path == file.path; };
      if (std::ranges::any_of(model.sources().files, same)) refuse(app, file.path + " is there already");
      Result<std::string, NotWritten> text = migration_source(migration, evaluation_, swappable_);
      if (!text) {
        refuse(app, text.error().reason);
        continue;
      }
      file.text = std::move(*text);
      own_[app].push_back(std::move(file));
    }
  }

  /// What depends on each other, directly or not, is one.
  void gather(const MigrationPlan& plan) {
    std::map<std::string, std::set<std::string>> joined;
    for (const auto& [app, files] : own_) joined[app].insert(app);
    const auto is_new = [&](const MigrationKey& key) {
      return std::ranges::any_of(plan.migrations, [&](const PlannedMigration& each) { return each.key == key; });
    };
    for (const PlannedMigration& migration : plan.migrations)
      for (const MigrationKey& key : migration.dependencies) {
        if (key.first == migration.key.first || !is_new(key)) continue;
        std::set<std::string> both = joined[migration.key.first];
        both.insert(joined[key.first].begin(), joined[key.first].end());
        both.insert({migration.key.first, key.first});
        const std::set<std::string> members = both;
        for (const std::string& member : members) joined[member] = both;
      }
    for (const auto& [app, members] : joined) {
      const auto bad = std::ranges::find_if(members, [&](const std::string& member) { return refused(member); });
      if (bad != members.end()) {
        if (!refused(app)) waiting_.emplace_back(app, *bad);
        continue;
      }
      for (const std::string& member : members)
        out_[app].files.insert(out_[app].files.end(), own_[member].begin(), own_[member].end());
      std::ranges::sort(out_[app].files, {}, &MigrationFile::path);
    }
    for (const auto& [app, other] : waiting_) refuse(app, "it waits for the migration of the app `" + other + "`");
  }

  const std::vector<AppMigrations>& apps_;
  const MigrationGraph& graph_;
  const ProjectState& before_;
  const ClassState& after_;
  const Changes& changes_;
  Evaluation& evaluation_;
  std::map<std::string, std::string> swappable_;
  std::map<std::string, std::vector<MigrationFile>> own_;
  std::vector<std::pair<std::string, std::string>> waiting_;
  MissingMigrations out_;
};

}  // namespace

MissingMigrations missing_migrations(const std::vector<AppMigrations>& apps, const MigrationGraph& graph,
                                     const ProjectState& before, const ClassState& after, const Changes& changes,
                                     Evaluation& evaluation) {
  return Missing(apps, graph, before, after, changes, evaluation).run();
}

}  // namespace djvet
