// Reports `from module import name` where the module is the project's own and nothing in it binds the name.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/import_strategies.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/module_names.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"imports"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Python: The import statement", "https://docs.python.org/3/reference/simple_stmts.html#the-import-statement"},
    {"PEP 562: Module __getattr__", "https://peps.python.org/pep-0562/"},
};

class Judging {
 public:
  Judging(const ProjectModel& model, FindingSink& sink) : model_(model), names_(model), sink_(sink) {}

  void run() {
    for (const Module& module : model_.modules()) {
      if (!judges_imports_of(model_, module.file)) continue;
      const FileFacts& facts = model_.facts(module.file);
      for (const Import& import : facts.imports())
        if ((import.flags & import_from) != 0 && (import.flags & import_star) == 0) judge(module.file, import);
    }
  }

 private:
  void judge(FileId file, const Import& import) {
    const FileFacts& facts = model_.facts(file);
    const std::string_view name = facts.text(import.name);
    const ModuleNames::Search search = names_.find_module(facts.text(import.module), file);
    if (search.answer != ModuleNames::Answer::there || !search.module.valid() || search.module == file) return;
    if (model_.sources().files[search.module.index()].is_dependency()) return;
    if (names_.find_name(search.module, name) != ModuleNames::Answer::absent || !must_work(facts, import)) return;
    const Module* module = model_.module_of(search.module);
    const std::string dotted = module == nullptr ? std::string(facts.text(import.module)) : module->dotted;
    Finding& finding = sink_.report(file, import.span, dotted + " has no " + std::string(name));
    finding.properties.push_back({"module", {dotted}});
    finding.properties.push_back({"name", {std::string(name)}});
    finding.notes.push_back({search.module, {0, 0}, "nothing in this module binds the name"});
    const std::vector<FileId> definers = names_.definers_of(name, 2);
    const Module* definer = definers.size() == 1 ? model_.module_of(definers[0]) : nullptr;
    if (definer != nullptr) {
      finding.help = definer->dotted + " defines it: from " + definer->dotted + " import " + std::string(name);
      const std::string spelt = spelt_module(model_, file, definers[0]);
      Strategy strategy = source_strategy(file, Safety::unsafe, "import `" + std::string(name) + "` from " + spelt);
      strategy.moved_imports.push_back({file, import.span, spelt, std::string(name)});
      if (!spelt.empty() && !is_circle(model_, file, import, definers[0]))
        finding.strategies.push_back(std::move(strategy));
      return;
    }
    const std::vector<std::string_view> known = names_.names_in(search.module);
    const std::string_view near = closest(name, known);
    if (near.empty()) return;
    finding.help = "Did you mean " + std::string(near) + "?";
    if (only_near(name, known) == near) rename(file, import, near, finding);
  }

  /// The other name in the import and wherever the file uses the wrong one; nothing where something else binds that.
  void rename(FileId file, const Import& import, std::string_view name, Finding& finding) const {
    Strategy strategy =
        replacing(file, import.span, std::string(name), Safety::unsafe, "import `" + std::string(name) + "`");
    if ((import.flags & import_aliased) == 0) {
      const std::optional<std::vector<Edit>> uses = renamed_uses(model_, file, import, name, {});
      if (!uses) return;
      strategy.edits.insert(strategy.edits.end(), uses->begin(), uses->end());
    }
    finding.strategies.push_back(std::move(strategy));
  }

  const ProjectModel& model_;
  ModuleNames names_;
  FindingSink& sink_;
};

void run(const CheckContext& context, FindingSink& sink) { Judging(context.model, sink).run(); }

}  // namespace

extern constinit const Check import_name_missing{
    .id = "import-name-missing",
    .summary = "An import takes a name from a module of the project that doesn't have it",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
