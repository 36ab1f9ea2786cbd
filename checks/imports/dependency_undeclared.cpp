// Reports imports and installed apps of packages that no manifest declares: one finding for each package, where the project first
// needs it.
// Invariant: silent where anything that is declared can't be read, and where the module may come from somewhere else.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/django/distributions.h"
#include "analyzer/django/python_modules.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/dotted_strings.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/module_names.h"
#include "analyzer/model/requirements.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"imports", "dependencies"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Python Packaging User Guide: install_requires vs requirements files",
     "https://packaging.python.org/en/latest/discussions/install-requires-vs-requirements/"},
    {"Python Packaging User Guide: Writing your pyproject.toml",
     "https://packaging.python.org/en/latest/guides/writing-pyproject-toml/#dependencies-and-requirements"},
};

/// A place that needs a package.
struct Use {
  FileId file;
  Span span;
  std::string_view module;  // top level
  std::string_view said;    // "imports", "installs"
};

class Judging {
 public:
  Judging(const ProjectModel& model, FindingSink& sink)
      : model_(model), requirements_(model.requirements()), names_(model), sink_(sink) {}

  /// Whether it is known what is declared.
  [[nodiscard]] bool knows() const { return requirements_.complete; }

  void judge_imports(FileId file) {
    const FileFacts& facts = model_.facts(file);
    for (const Import& import : facts.imports()) {
      const std::string_view module = facts.text(import.module);
      if (module.starts_with('.')) continue;
      const std::string_view top = module.substr(0, module.find('.'));
      // What one place does without when it isn't there is optional in all others.
      if ((import.flags & import_guarded) != 0) optional_.insert(top);
      if (needs(top) && must_work(facts, import)) add({file, import.span, top, "imported"});
    }
  }

  void judge_settings(const SettingsModule& settings) {
    for (const DottedString& string : dotted_strings(settings)) {
      const std::string_view top = string.text.substr(0, string.text.find('.'));
      const bool app = string.row->kind == DottedKind::app;
      if ((app || string.row->setting == "MIDDLEWARE") && judges_imports_of(model_, string.file) && needs(top))
        add({string.file, string.span, top, app ? "in INSTALLED_APPS" : "in MIDDLEWARE"});
    }
  }

  void report() {
    for (const auto& [module, use] : uses_) {
      if (optional_.contains(module)) continue;
      const std::vector<std::string_view> by = distributions_of(module);
      std::string message(module);
      message.append(" is ").append(use.said).append(", but nothing declares ").append(by.front());
      Finding& finding = sink_.report(use.file, use.span, std::move(message));
      finding.anchor = std::string(module);
      const FileId manifest = usual_manifest();
      finding.help = "Add " + std::string(by.front());
      if (manifest.valid()) {
        finding.help += " to " + model_.sources().files[manifest.index()].path;
        finding.notes.push_back({manifest, {0, 0}, "what the project declares"});
        declare(by.front(), manifest, finding);
      }
      finding.properties.push_back({"module", {std::string(module)}});
      finding.properties.push_back({"distribution", {std::string(by.front())}});
      // What is locked or installed is all there is: the import fails.
      const bool certain = requirements_.has_environment || !requirements_.locked.empty();
      finding.severity = certain ? Severity::error : Severity::warning;
    }
  }

 private:
  /// Whether a module comes from a package that is known, and that the project certainly doesn't declare.
  bool needs(std::string_view module) {
    const auto [known, fresh] = needed_.try_emplace(module, false);
    if (fresh) known->second = find_need(module);
    return known->second;
  }

  [[nodiscard]] bool find_need(std::string_view module) const {
    if (is_standard_module(module) || names_.may_be_in_tree(module) || names_.is_installed(module)) return false;
    const std::vector<std::string_view> by = distributions_of(module);
    if (by.empty()) return false;
    const bool all_known = requirements_.has_environment || !requirements_.locked.empty();
    return std::ranges::none_of(by, [&](std::string_view name) {
      return !requirements_.declared_as(name).empty() || !requirements_.locked_as(name).empty() ||
             requirements_.installed_as(name) != nullptr || std::ranges::binary_search(requirements_.own, name) ||
             (!all_known && comes_with_others(name));
    });
  }

  void add(const Use& use) {
    if (!is_covered(use.file)) return;
    const auto [known, fresh] = uses_.try_emplace(use.module, use);
    if (!fresh && use.file < known->second.file) known->second = use;
  }

  /// Another requirement: where the names are sorted, above the first one that comes behind it, else the last. Not in a manifest
  /// that a tool makes of another, as pip-compile does of an `.in`, nor where a lock file would have to follow.
  void declare(std::string_view name, FileId manifest, Finding& finding) const {
    const std::string_view path = model_.sources().files[manifest.index()].path;
    const bool project = path.ends_with("pyproject.toml");
    const bool made =
        path.ends_with(".txt") && std::ranges::any_of(requirements_.manifests, [&](FileId other) {
          return model_.sources().files[other.index()].path == std::string(path.substr(0, path.size() - 4)) + ".in";
        });
    if (made || !requirements_.locked.empty() || (!project && !path.ends_with(".txt") && !path.ends_with(".in")))
      return;
    std::vector<Declaration> rows = model_.manifest_facts(manifest).declarations;
    std::erase_if(rows, [&](const Declaration& row) {
      return row.name.empty() || (project && row.group != RequirementGroup::main);
    });
    if (rows.empty()) return;
    const bool sorted = std::ranges::is_sorted(rows, {}, &Declaration::name);
    const auto before =
        sorted ? std::ranges::find_if(rows, [&](const Declaration& row) { return row.name > name; }) : rows.end();
    Strategy strategy = source_strategy(manifest, Safety::unsafe, "declare `" + std::string(name) + "`");
    Strategy::Insertion insertion;
    insertion.kind = Strategy::Insertion::Kind::requirement;
    insertion.file = manifest;
    insertion.behind = before == rows.end();
    insertion.beside = insertion.behind ? rows.back().span : before->span;
    insertion.text = std::string(name);
    strategy.insertions.push_back(std::move(insertion));
    finding.strategies.push_back(std::move(strategy));
  }

  /// Whether a manifest that says what to run with lies above the file, by itself or in a folder of manifests.
  [[nodiscard]] bool is_covered(FileId file) const {
    const std::string_view path = model_.sources().files[file.index()].path;
    return std::ranges::any_of(requirements_.declared, [&](const Requirement& row) {
      if (row.declared.group != RequirementGroup::main) return false;
      std::string_view folder = model_.sources().files[row.file.index()].path;
      folder = folder.substr(0, folder.rfind('/') == folder.npos ? 0 : folder.rfind('/') + 1);
      constexpr std::string_view manifests = "requirements/";
      if (folder.ends_with(manifests)) folder.remove_suffix(manifests.size());
      return path.starts_with(folder);
    });
  }

  /// The manifest that declares most of what the project runs with; the first of equals.
  [[nodiscard]] FileId usual_manifest() const {
    std::map<FileId, std::size_t> counts;
    for (const Requirement& row : requirements_.declared)
      if (row.declared.group == RequirementGroup::main) ++counts[row.file];
    FileId best;
    std::size_t most = 0;
    for (const auto& [file, count] : counts) {
      if (count <= most) continue;
      most = count;
      best = file;
    }
    return best;
  }

  const ProjectModel& model_;
  const Requirements& requirements_;
  ModuleNames names_;
  FindingSink& sink_;
  std::map<std::string_view, bool> needed_;
  std::set<std::string_view> optional_;
  std::map<std::string_view, Use> uses_;  // by module: the first in path order
};

void run(const CheckContext& context, FindingSink& sink) {
  Judging judging(context.model, sink);
  if (!judging.knows()) return;
  for (const Module& module : context.model.modules())
    if (judges_imports_of(context.model, module.file)) judging.judge_imports(module.file);
  for (const SettingsModule& settings : context.model.settings())
    if (!context.model.sources().files[settings.file.index()].is_dependency()) judging.judge_settings(settings);
  judging.report();
}

}  // namespace

extern constinit const Check dependency_undeclared{
    .id = "dependency-undeclared",
    .summary = "A package is imported or installed as an app that no requirement declares",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
