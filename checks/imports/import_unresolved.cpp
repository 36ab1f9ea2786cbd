// Reports an import of a module that the project doesn't have, though it has the package in which it would lie: one finding for
// each statement, with the module that was meant or that defines the imported names, where there is one.
// SPDX-License-Identifier: MIT
#include <algorithm>
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
    {"Python: The import system", "https://docs.python.org/3/reference/import.html"},
    {"Python: ModuleNotFoundError", "https://docs.python.org/3/library/exceptions.html#ModuleNotFoundError"},
};

/// What a module is called where it is missed: "shop.modles", also for a relative import.
std::string full_name(const ProjectModel& model, FileId file, std::string_view module) {
  if (!module.starts_with('.')) return std::string(module);
  const std::size_t dots = std::min(module.find_first_not_of('.'), module.size());
  const Module* own = model.module_of(file);
  if (own == nullptr) return std::string(module);
  std::string package = own->dotted;
  for (std::size_t level = own->is_package ? 1 : 0; level < dots; ++level) {
    const std::size_t dot = package.rfind('.');
    if (dot == package.npos) return std::string(module);
    package.resize(dot);
  }
  return package + "." + std::string(module.substr(dots));
}

class Judging {
 public:
  Judging(const ProjectModel& model, FindingSink& sink) : model_(model), names_(model), sink_(sink) {}

  void run() {
    for (const Module& module : model_.modules())
      if (judges_imports_of(model_, module.file)) judge(module.file);
  }

 private:
  void judge(FileId file) {
    const FileFacts& facts = model_.facts(file);
    const std::span<const Import> imports = facts.imports();
    for (std::size_t i = 0; i < imports.size();) {
      std::size_t end = i + 1;
      while (end < imports.size() && is_same_statement(facts, imports[end - 1], imports[end])) ++end;
      if (must_work(facts, imports[i])) judge(file, imports.subspan(i, end - i));
      i = end;
    }
  }

  void judge(FileId file, std::span<const Import> statement) {
    const FileFacts& facts = model_.facts(file);
    const std::string_view written = facts.text(statement[0].module);
    const ModuleNames::Search search = names_.find_module(written, file);
    if (search.answer != ModuleNames::Answer::absent) return;
    const std::string name = full_name(model_, file, written);
    Finding& finding = sink_.report(file, statement[0].span, "There is no module " + name);
    finding.properties.push_back({"module", {name}});
    if (!search.folder.empty()) finding.help = near_name(search);
    if (!finding.help.empty()) respell(file, statement, search, finding);
    if (finding.help.empty()) finding.help = where_defined(file, statement, finding);
    if (search.module.valid())
      finding.notes.push_back({search.module, {0, 0}, "the deepest module on the way that is there"});
  }

  std::string near_name(const ModuleNames::Search& search) const {
    const std::vector<std::string_view> there = names_.modules_in(search.folder);
    const std::string_view near = closest(search.missing, there);
    return near.empty() ? std::string() : "Did you mean " + std::string(near) + " instead of " + search.missing + "?";
  }

  /// The names of the statement from the module that is nearest, where that has them.
  void respell(FileId file, std::span<const Import> statement, const ModuleNames::Search& search,
               Finding& finding) const {
    const std::vector<std::string_view> there = names_.modules_in(search.folder);
    const std::string_view near = only_near(search.missing, there);
    const std::string written(model_.facts(file).text(statement[0].module));
    const std::size_t at = (written + ".").rfind("." + search.missing + ".");
    const std::size_t begin = written.starts_with(search.missing + ".") || written == search.missing ? 0 : at + 1;
    if (near.empty() || (begin != 0 && at == std::string::npos)) return;
    const std::string module =
        written.substr(0, begin) + std::string(near) + written.substr(begin + search.missing.size());
    move(file, statement, module, finding);
  }

  void move(FileId file, std::span<const Import> statement, const std::string& module, Finding& finding) const {
    const ModuleNames::Search search = names_.find_module(module, file);
    if (module.empty() || search.answer != ModuleNames::Answer::there) return;
    Strategy strategy = source_strategy(file, Safety::unsafe, "import from " + module);
    for (const Import& import : statement) {
      const bool named = (import.flags & import_from) != 0 && (import.flags & import_star) == 0;
      if (!named || names_.find_name(search.module, model_.facts(file).text(import.name)) != ModuleNames::Answer::there)
        return;
      strategy.moved_imports.push_back({file, import.span, module, std::string(model_.facts(file).text(import.name))});
    }
    finding.strategies.push_back(std::move(strategy));
  }

  /// The one module that defines all the names, if there is one.
  std::string where_defined(FileId file, std::span<const Import> statement, Finding& finding) const {
    const FileFacts& facts = model_.facts(file);
    FileId all;
    for (const Import& import : statement) {
      const std::vector<FileId> definers = names_.definers_of(facts.text(import.name), 2);
      if (definers.size() != 1 || (all.valid() && all != definers[0])) return {};
      all = definers[0];
    }
    const Module* module = all.valid() ? model_.module_of(all) : nullptr;
    if (module == nullptr) return {};
    if (!is_circle(model_, file, statement[0], all)) move(file, statement, spelt_module(model_, file, all), finding);
    return module->dotted + " defines " + std::string(facts.text(statement[0].name)) +
           (statement.size() > 1 ? " and the other names" : "") + ": import from there";
  }

  const ProjectModel& model_;
  ModuleNames names_;
  FindingSink& sink_;
};

void run(const CheckContext& context, FindingSink& sink) { Judging(context.model, sink).run(); }

}  // namespace

extern constinit const Check import_unresolved{
    .id = "import-unresolved",
    .summary = "An import names a module that its package in the project doesn't have",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
