// Reports `from module import name` that fails when Django starts, as the module is itself still being imported and binds the name
// only later: a cycle of imports that doesn't work.
// SPDX-License-Identifier: MIT
#include <set>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/model/import_order.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"imports"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Python: What are the best practices for using import in a module?",
     "https://docs.python.org/3/faq/programming.html#what-are-the-best-practices-for-using-import-in-a-module"},
    {"Django: How applications are loaded",
     "https://docs.djangoproject.com/en/5.2/ref/applications/#how-applications-are-loaded"},
};

void report(const ProjectModel& model, const EarlyName& early, FindingSink& sink) {
  const Module* module = model.module_of(early.module);
  const std::string dotted = module == nullptr ? "the module" : module->dotted;
  const std::string name(model.facts(early.file).text(early.import->name));
  Finding& finding =
      sink.report(early.file, early.import->span, dotted + " is still being imported here and has no " + name + " yet");
  finding.help = "Import " + name + " where it is used, or move it to a module that doesn't lead back here";
  finding.properties.push_back({"module", {dotted}});
  finding.properties.push_back({"name", {name}});
  for (const auto& [file, span] : early.way) finding.flow.push_back({file, span, "runs with the import"});
  finding.flow.back().text = "the name isn't there yet: ImportError";
  finding.notes.push_back({early.module, early.bound, "where the name is bound"});
}

void run(const CheckContext& context, FindingSink& sink) {
  std::set<std::pair<FileId, std::uint32_t>> seen;
  for (const SettingsModule& settings : context.model.settings()) {
    const SourceFile& source = context.model.sources().files[settings.file.index()];
    if (source.is_dependency() || source.role == Role::test || settings.use == SettingsUse::base) continue;
    for (const EarlyName& early : names_taken_early(context.model, settings)) {
      if (!judges_imports_of(context.model, early.file) || !judges_imports_of(context.model, early.module)) continue;
      if (!must_work(context.model.facts(early.file), *early.import)) continue;
      if (!seen.emplace(early.file, early.import->node).second) continue;
      report(context.model, early, sink);
      break;  // Python stops at the first
    }
  }
}

}  // namespace

extern constinit const Check import_cycle{
    .id = "import-cycle",
    .summary = "A name is imported from a module that is still being imported and hasn't bound it yet",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
