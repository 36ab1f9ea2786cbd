// Reports `from module import name` where the module is the project's own and nothing in it binds the name.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/judged_imports.h"
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
    finding.help = help(search.module, name);
    finding.notes.push_back({search.module, {0, 0}, "nothing in this module binds the name"});
  }

  std::string help(FileId module, std::string_view name) const {
    const std::vector<FileId> definers = names_.definers_of(name, 2);
    const Module* definer = definers.size() == 1 ? model_.module_of(definers[0]) : nullptr;
    if (definer != nullptr)
      return definer->dotted + " defines it: from " + definer->dotted + " import " + std::string(name);
    const std::string_view near = closest(name, names_.names_in(module));
    return near.empty() ? std::string() : "Did you mean " + std::string(near) + "?";
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
    .level = Level::l2,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
