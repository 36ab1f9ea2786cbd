// Reports packages for Django that a manifest declares and no file of the project mentions.
// Invariant: only of packages that do nothing unless code imports them or settings name them, and whose modules are all known.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/django/distributions.h"
#include "analyzer/findings/check.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/requirements.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"imports", "dependencies"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings, Topic::tests};
constexpr Reference references[] = {
    {"Python Packaging User Guide: Writing your pyproject.toml",
     "https://packaging.python.org/en/latest/guides/writing-pyproject-toml/#dependencies-and-requirements"},
};

/// Packages for Django that are commands, that other packages for Django require, or that an address in the environment asks
/// for (django-environ's `rediscache://`).
constexpr auto others = std::to_array<std::string_view>(
    {"django-appconf", "django-cors-middleware", "django-js-asset", "django-mptt", "django-pdb", "django-picklefield",
     "django-ranged-response", "django-redis", "django-redis-cache", "django-sekizai", "django-treebeard"});

/// Whether a package serves a Django project by being imported or named, and by nothing else.
bool is_for_django(std::string_view name) {
  const bool named = name.starts_with("django-") || name.starts_with("djangorestframework-") ||
                     name.starts_with("drf-") || name.starts_with("dj-");
  return named && std::ranges::find(others, name) == others.end() && !comes_with_others(name);
}

/// The first part of a text that may be a dotted path or the path of a template: "storages" of "storages.backends.s3".
std::string_view first_part(std::string_view text) {
  const std::size_t end = text.find_first_of("./: ");
  return text.substr(0, end);
}

/// Top-level modules that some code imports, and first parts of texts that it holds.
std::set<std::string_view> mentioned(const ProjectModel& model) {
  std::set<std::string_view> out;
  for (std::size_t i = 0; i < model.sources().files.size(); ++i) {
    const SourceFile& file = model.sources().files[i];
    if (file.is_description()) break;
    if (file.is_dependency() || file.language != Language::python) continue;
    const FileFacts& facts = model.facts(FileId(i));
    for (const Import& import : facts.imports()) out.insert(first_part(facts.text(import.module)));
    for (NodeId node = 1; node < facts.nodes().size(); ++node)
      if (facts.kind(node) == NodeKind::string) out.insert(first_part(facts.text_of(node)));
  }
  return out;
}

/// Whether a manifest is one that a tool made: it lists whatever others require as well.
bool is_made(const ProjectModel& model, const Requirements& requirements, FileId manifest) {
  const std::string& path = model.sources().files[manifest.index()].path;
  if (!path.ends_with(".txt")) return false;
  return std::ranges::any_of(requirements.manifests, [&](FileId other) {
    return model.sources().files[other.index()].path == path.substr(0, path.size() - 4) + ".in";
  });
}

/// Whether every requirement of a file is pinned: so does `pip freeze`.
bool is_frozen(const Requirements& requirements, FileId manifest) {
  return std::ranges::all_of(requirements.declared, [&](const Requirement& row) {
    return row.file != manifest || row.declared.specifier.starts_with("==");
  });
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  const Requirements& requirements = model.requirements();
  if (model.settings().empty() || !requirements.complete) return;
  const std::set<std::string_view> used = mentioned(model);
  std::set<std::string_view> reported;
  for (const Requirement& row : requirements.declared) {
    const std::string& name = row.declared.name;
    if (row.declared.group != RequirementGroup::main || !is_for_django(name)) continue;
    if (is_made(model, requirements, row.file) || is_frozen(requirements, row.file)) continue;
    const std::vector<std::string_view> modules = modules_of(name);
    if (modules.empty() || std::ranges::any_of(modules, [&](std::string_view each) { return used.contains(each); }))
      continue;
    if (!reported.insert(name).second) continue;
    Finding& finding = sink.report(row.file, row.declared.span,
                                   name + " is declared, but nothing imports or names " + std::string(modules.front()));
    finding.help = "take it out, unless something besides the project's Python code needs it";
    finding.anchor = name;
    finding.properties.push_back({"distribution", {name}});
  }
}

}  // namespace

extern constinit const Check dependency_unused{
    .id = "dependency-unused",
    .summary = "A package for Django is declared and nothing in the project uses it",
    .severity = Severity::note,
    .confidence = Confidence::medium,
    .fix = FixKind::none,
    .since = "0.1",
    .enabled = false,
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
