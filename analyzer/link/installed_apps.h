// Installed apps: what INSTALLED_APPS names, and which files a running Django has imported when its registry is ready.
// Source: Django 5.2, AppConfig.create, Apps.populate and apps.get_containing_app_config.
// Invariant: `yes` and `no` are certain; a settings module whose list isn't known in full makes no `no`.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/link/class_links.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// One entry of INSTALLED_APPS, as AppConfig.create turns it into a config.
struct InstalledApp {
  std::string name;                // "oscar.apps.catalogue"
  std::string label;               // "catalogue"; empty: not known
  ClassId config;                  // its class in the tree; none: Django's own, or outside the tree
  std::string default_auto_field;  // the path that the config or the settings give; empty: neither does, or not known
};

/// The settings modules that a project runs with: those that its manage.py, wsgi.py or asgi.py name and their neighbours; where
/// none is named, all of the project that aren't for tests.
[[nodiscard]] std::vector<const SettingsModule*> main_settings(const ProjectModel& model, std::string_view project);

/// What some settings modules install, and the files that are imported for it.
class Installation {
 public:
  Installation(const ProjectModel& model, const ClassLinks& classes, std::vector<const SettingsModule*> settings);

  /// The app that contains a module: the installed one with the longest name; nothing when there is none.
  [[nodiscard]] const InstalledApp* containing(FileId file) const;
  /// Whether the class statement of a model in an app of this label has run when the registry is ready.
  [[nodiscard]] Presence presence(ClassId cls, std::string_view label) const;
  /// Whether an app of this name is installed.
  [[nodiscard]] Presence installs(std::string_view name) const;
  /// Whether a file is imported with the installed apps.
  [[nodiscard]] Presence imports(FileId file) const;
  /// Whether a condition holds while the apps are imported, where it asks which apps there are:
  /// `apps.is_installed("shop")`, `"shop" in settings.INSTALLED_APPS`, `is_model_registered("shop", "Book")`, which is false
  /// where it guards a class statement, and what `not`, `and` and `or` make of these.
  [[nodiscard]] Presence holds(FileId file, ScopeId scope, NodeId condition) const;

 private:
  void add(std::string_view entry, const SettingsModule& settings);
  [[nodiscard]] ClassId find_config(std::string_view entry, FileId from, std::string& name) const;
  [[nodiscard]] std::string text_member(ClassId cls, std::string_view name, bool& said) const;
  void import_all();
  void start(FileId file, Presence how);
  void start_module(std::string_view dotted, FileId from);
  void follow(FileId file);
  void visit(FileId file, const Import& import);
  [[nodiscard]] Presence runs(FileId file, ScopeId definition) const;
  [[nodiscard]] Presence runs_arm(FileId file, ScopeId scope, NodeId statement, NodeId arm) const;
  [[nodiscard]] Presence asks(FileId file, ScopeId scope, NodeId condition) const;
  [[nodiscard]] Presence names_entry(FileId file, ScopeId scope, NodeId compare) const;

  const ProjectModel& model_;
  const ClassLinks& classes_;
  std::vector<InstalledApp> apps_;              // in the order of the settings, each name once
  std::vector<FileId> from_;                    // by app: the settings module that names it
  std::set<std::string, std::less<>> entries_;  // as the settings spell them
  std::vector<Presence> imported_;              // by file
  std::vector<FileId> queue_;
  bool all_known_ = true;
};

/// The installation of each project of the tree, made when it is first asked for.
class InstalledApps {
 public:
  /// `model` needs its classes (with their orders) and settings.
  InstalledApps(const ProjectModel& model, const ClassLinks& classes) : model_(model), classes_(classes) {}

  /// That of a file's project. An invalid file: the root's.
  [[nodiscard]] const Installation& of(FileId file);

 private:
  const ProjectModel& model_;
  const ClassLinks& classes_;
  std::map<std::string_view, Installation> made_;  // by project folder
};

}  // namespace djvet
