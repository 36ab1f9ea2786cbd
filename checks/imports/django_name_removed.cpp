// Reports imports from Django of modules and names that every release the project may run with has no more.
// SPDX-License-Identifier: MIT
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/django/removed_names.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/requirements.h"
#include "analyzer/model/tables.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"imports", "upgrade"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Release notes", "https://docs.djangoproject.com/en/stable/releases/"},
    {"Django: Deprecation timeline", "https://docs.djangoproject.com/en/stable/internals/deprecation/"},
};

std::string release_of(const RemovedName& removed) {
  return std::to_string(removed.major) + "." + std::to_string(removed.minor);
}

std::string basis_of(const ProjectModel& model, const Releases& django) {
  if (django.basis == Releases::Basis::environment) return "Django " + django.exact + " is installed";
  if (!django.exact.empty()) return "the project runs with Django " + django.exact;
  const std::string least = std::to_string(django.least->major) + "." + std::to_string(django.least->minor);
  return model.sources().files[django.file.index()].path + " asks for Django " + least + " or later";
}

class Judging {
 public:
  Judging(const ProjectModel& model, const Releases& django, FindingSink& sink)
      : model_(model), django_(django), sink_(sink) {}

  void judge(FileId file) {
    const FileFacts& facts = model_.facts(file);
    Finding* told_of = nullptr;
    const Import* last = nullptr;  // one finding for all names that a statement takes from a module that is gone
    for (const Import& import : facts.imports()) {
      const std::string_view module = facts.text(import.module);
      if (!module.starts_with("django.")) continue;
      std::string dotted(module);
      if (import.name != 0) dotted.append(".").append(facts.text(import.name));
      const std::optional<RemovedName> removed = removed_django_name(dotted);
      if (!removed || !django_.certainly_at_least({removed->major, removed->minor})) continue;
      const bool told = last != nullptr && is_same_statement(facts, *last, import);
      last = removed->name.size() <= module.size() ? &import : nullptr;
      if (told && last != nullptr) {
        if (told_of != nullptr) replace(file, import, *removed, *told_of);
        continue;
      }
      told_of = must_work(facts, import) ? &report(file, import.span, *removed) : nullptr;
      if (told_of != nullptr) replace(file, import, *removed, *told_of);
    }
  }

 private:
  Finding& report(FileId file, Span span, const RemovedName& removed) {
    Finding& finding =
        sink_.report(file, span, std::string(removed.name) + " is gone since Django " + release_of(removed));
    if (!removed.replacement.empty()) finding.help = "Use " + std::string(removed.replacement) + " instead";
    finding.properties.push_back({"name", {std::string(removed.name)}});
    finding.properties.push_back({"removedIn", {release_of(removed)}});
    finding.properties.push_back({"basis", {basis_of(model_, django_)}});
    if (django_.file.valid()) finding.notes.push_back({django_.file, django_.span, basis_of(model_, django_)});
    return finding;
  }

  /// Adds a name to the strategy of its statement's finding, which is gone where one of them can't be replaced.
  void replace(FileId file, const Import& import, const RemovedName& removed, Finding& finding) const {
    const FileFacts& facts = model_.facts(file);
    const std::size_t dot = removed.drop_in.rfind('.');
    const bool first = finding.span == import.span;
    if (!first && finding.strategies.empty()) return;
    std::optional<std::vector<Edit>> uses;
    if (import.name != 0 && dot != std::string::npos) {
      const std::string name = removed.drop_in.substr(dot + 1), module = removed.drop_in.substr(0, dot);
      const bool same = (import.flags & import_aliased) != 0 || name == facts.text(import.name);
      uses = same ? std::vector<Edit>() : renamed_uses(model_, file, import, name, module);
      if (uses && first) finding.strategies.push_back(source_strategy(file, Safety::safe, "import " + removed.drop_in));
      const bool there = model_.tables().scopes.of(file, 0).binds(facts, name);
      if (uses && module == facts.text(import.module) && !there) uses->push_back({file, import.span, name});
      else if (uses) finding.strategies.back().moved_imports.push_back({file, import.span, module, name});
    }
    if (!uses) finding.strategies.clear();
    else finding.strategies.back().edits.insert(finding.strategies.back().edits.end(), uses->begin(), uses->end());
  }

  const ProjectModel& model_;
  const Releases& django_;
  FindingSink& sink_;
};

void run(const CheckContext& context, FindingSink& sink) {
  const Releases django = django_version(context.model);
  if (!django.least || django.basis == Releases::Basis::classifiers) return;
  Judging judging(context.model, django, sink);
  for (const Module& module : context.model.modules())
    if (judges_imports_of(context.model, module.file)) judging.judge(module.file);
}

}  // namespace

extern constinit const Check django_name_removed{
    .id = "django-name-removed",
    .summary = "An import names something that the project's Django has no more",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
