// Reports a user model that isn't made by the first migration of its app: migrations of other apps that relate to AUTH_USER_MODEL
// depend on that one, and run before there are users where the database is new.
// Source: Django 5.2, migrations.swappable_dependency(), and MigrationLoader.check_key (`__first__`).
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/migrations/history.h"
#include "analyzer/migrations/migration_files.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations", "settings"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings, Topic::migrations};
constexpr Reference references[] = {
    {"Django: Substituting a custom User model",
     "https://docs.djangoproject.com/en/5.2/topics/auth/customizing/#substituting-a-custom-user-model"},
    {"Django: Changing to a custom user model mid-project",
     "https://docs.djangoproject.com/en/5.2/topics/auth/customizing/#changing-to-a-custom-user-model-mid-project"},
};

/// The calls `migrations.CreateModel(name="User", ...)` and `RenameModel(..., "User")` of a file.
struct Makers {
  NodeId created = 0;
  bool renamed = false;
};

Makers makers_of(const FileFacts& facts, std::string_view name) {
  Makers out;
  for (NodeId at = 1; at + 1 < facts.nodes().size(); ++at) {
    if (facts.kind(at) != NodeKind::call || facts.kind(at + 1) != NodeKind::attribute) continue;
    const std::string_view operation = facts.text_of(at + 1);
    if (operation != "CreateModel" && operation != "RenameModel") continue;
    for (const NodeId argument : facts.children(at)) {
      const NodeId value = facts.kind(argument) == NodeKind::keyword ? facts.child(argument, 0) : argument;
      if (facts.kind(value) != NodeKind::string || facts.text_of(value) != name) continue;
      if (operation == "RenameModel") out.renamed = true;
      else if (out.created == 0) out.created = at;
    }
  }
  return out;
}

bool is_first(const Migration& migration) {
  return std::ranges::none_of(migration.dependencies,
                              [&](const MigrationEdge& edge) { return edge.to.first == migration.key.first; });
}

/// A migration of another app that waits for the first one of the user model's app, and not for that which makes the model.
const Migration* waiting(const ProjectModel& model, const MigrationHistory& history, std::string_view label,
                         const Migration& late) {
  const std::vector<AppMigrations>& apps = history.apps();
  for (const AppMigrations& app : apps) {
    if (app.app == nullptr || app.app->label == label) continue;
    for (const Migration& migration : app.migrations) {
      if (model.sources().files[migration.file.index()].is_dependency()) continue;
      const FileFacts& facts = model.facts(migration.file);
      if (facts.pool().find("swappable_dependency") == std::string_view::npos) continue;
      const std::vector<const Migration*> plan = history.graph().plan(migration.key);
      if (!plan.empty() && std::ranges::find(plan, &late) == plan.end()) return &migration;
    }
  }
  return nullptr;
}

std::vector<Choice> choices(const std::string& label, const std::string& migration) {
  return {
      {.title = "depend on (\"" + label + "\", \"" + migration + "\") in each migration that relates to the user model",
       .effect = "a fresh database is migrated in an order that works; existing ones don't change",
       .effort = "low",
       .risk = "other projects' apps can't be told so, and keep waiting for the first migration alone",
       .reversible = true,
       .recommended = true},
      {.title = "move the user model to an app of its own",
       .effect = "its first migration makes the model, as all that relates to it expects",
       .effort = "high",
       .risk = "existing databases need their tables and histories moved by hand",
       .reversible = false}};
}

class Looking {
 public:
  Looking(const CheckContext& context, FindingSink& sink) : context_(context), sink_(sink) {}

  void look_at(const SettingsModule& settings) {
    const auto said = settings.strings.find("AUTH_USER_MODEL");
    if (said == settings.strings.end()) return;
    const std::size_t dot = said->second.find('.');
    if (dot == std::string::npos || !seen_.insert(said->second).second) return;
    const std::string label = said->second.substr(0, dot), name = said->second.substr(dot + 1);
    for (const AppMigrations& app : context_.migrations.apps())
      if (app.app != nullptr && app.app->label == label && app.known) judge(app, label, name, settings);
  }

 private:
  void judge(const AppMigrations& app, const std::string& label, const std::string& name,
             const SettingsModule& settings) {
    const Migration* late = nullptr;
    NodeId call = 0;
    for (const Migration& migration : app.migrations) {
      const Makers makers = makers_of(context_.model.facts(migration.file), name);
      if (makers.renamed || !migration.edges_known || !migration.replaces.empty()) return;
      if (makers.created == 0) continue;
      if (is_first(migration) || late != nullptr) return;
      late = &migration;
      call = makers.created;
    }
    if (late == nullptr || context_.model.sources().files[late->file.index()].is_dependency()) return;
    const Migration* const before = waiting(context_.model, context_.migrations, label, *late);
    if (before == nullptr) return;
    const FileFacts& facts = context_.model.facts(late->file);
    Finding& finding = sink_.report(late->file, facts.span(call + 1),
                                    "The user model " + label + "." + name + " is made by " + late->key.second +
                                        ", and other apps' migrations wait for the first one of " + label + " alone");
    // Django runs apps in the order of their labels as far as no dependency says otherwise.
    if (before->key.first < label) finding.severity = Severity::error;
    finding.help = "depend on (\"" + label + "\", \"" + late->key.second +
                   "\") in each migration that relates to AUTH_USER_MODEL, or move the model to an app of its own";
    finding.choices = choices(label, late->key.second);
    finding.notes.push_back({before->file, {0, 0}, "a migration that waits for the user model"});
    if (const Setting* setting = settings.find("AUTH_USER_MODEL"); setting != nullptr && setting->file.valid())
      finding.notes.push_back({setting->file, setting->span, "the user model"});
    finding.properties.push_back({"app", {label}});
    finding.properties.push_back({"model", {label + "." + name}});
  }

  const CheckContext& context_;
  FindingSink& sink_;
  std::set<std::string> seen_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Looking looking(context, sink);
  for (const SettingsModule& settings : context.model.settings()) {
    const SourceFile& source = context.model.sources().files[settings.file.index()];
    if (!source.is_dependency() && source.role != Role::test && source.role != Role::vendored)
      looking.look_at(settings);
  }
}

}  // namespace

extern constinit const Check auth_user_model_changed{
    .id = "auth-user-model-changed",
    .summary = "The user model is made by a later migration than the first of its app",
    .severity = Severity::warning,
    .trigger = Trigger::open_choice,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
