// Reports AppConfig classes whose name leads to no package: Django can't start where they are installed.
// SPDX-License-Identifier: MIT
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/findings/app_entries.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/module_names.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"apps", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: AppConfig.name", "https://docs.djangoproject.com/en/5.2/ref/applications/#django.apps.AppConfig.name"},
};

/// The package that a module lies in, or is.
std::string package_of(const Module& module) {
  return module.is_package ? module.dotted : module.dotted.substr(0, module.dotted.rfind('.'));
}

void judge(const ProjectModel& model, const ModuleNames& names, ClassId id, FindingSink& sink) {
  const Class& cls = model.cls(id);
  const Symbol member = model.member(id, "name");
  if (member.kind != Symbol::Kind::value || member.file != cls.file || member.scope != cls.scope) return;
  const FileFacts& facts = model.facts(cls.file);
  if (facts.kind(member.node) != NodeKind::string) return;
  const std::string name(facts.text_of(member.node));
  const ModuleNames::Search search = names.find_module(name, cls.file);
  const Module* const module = model.module_of(cls.file);
  if (search.answer != ModuleNames::Answer::absent || module == nullptr) return;
  const std::string class_name = cls.qualified.substr(cls.qualified.rfind('.') + 1);
  Finding& finding =
      sink.report(cls.file, facts.span(member.node),
                  class_name + ".name is " + name + ", and there is no such package: Django doesn't start");
  finding.properties.push_back({"name", {name}});
  const std::string package = package_of(*module);
  if (module->dotted.find('.') == std::string::npos && !module->is_package) return;
  finding.help = "name the package that the app is: name = \"" + package + "\"";
  const std::optional<Span> text = part_of_string(facts.span(member.node), name, 0, name.size());
  const bool found = names.find_module(package, cls.file).answer == ModuleNames::Answer::there;
  if (text && found)
    finding.strategies.push_back(
        replacing(cls.file, *text, package, Safety::unsafe, "name the package `" + package + "`"));
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  const ModuleNames names(model);
  for (std::size_t i = 0; i < model.classes().size(); ++i) {
    const ClassId id(i);
    const SourceFile& source = model.sources().files[model.cls(id).file.index()];
    if (source.is_dependency() || !is_app_config(model, id) || !judges_imports_of(model, model.cls(id).file)) continue;
    judge(model, names, id, sink);
  }
}

}  // namespace

extern constinit const Check appconfig_name_wrong{
    .id = "appconfig-name-wrong",
    .summary = "An AppConfig has the name of a package that doesn't exist",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
