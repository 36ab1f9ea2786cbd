// Reports names that nothing in their file binds, where one module of the project or of Django is where they must come from.
// SPDX-License-Identifier: MIT
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/django/importable_names.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/import_strategies.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/findings/undefined_names.h"
#include "analyzer/model/module_names.h"
#include "analyzer/model/tables.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"imports"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Python: Resolution of names", "https://docs.python.org/3/reference/executionmodel.html#resolution-of-names"},
};

class Judging {
 public:
  Judging(const ProjectModel& model, FindingSink& sink) : model_(model), sink_(sink) {}

  void judge(FileId file) {
    for (const NodeId node : undefined_names(model_.facts(file))) {
      const std::string_view name = model_.facts(file).text_of(node);
      const std::vector<FileId> definers = names().definers_of(name, 2);
      const std::string_view django = django_module(model_.facts(file), node);
      if (definers.size() + (django.empty() ? 0 : 1) != 1) continue;
      if (!django.empty()) report(file, node, std::string(django), true, {});
      else if (makes(definers[0], name)) from_project(file, node, definers[0]);
    }
  }

 private:
  const ModuleNames& names() {
    if (!names_) names_.emplace(model_);
    return *names_;
  }

  /// By the name alone; by an attribute that is taken of it; or as what a URLconf lists.
  [[nodiscard]] std::string_view django_module(const FileFacts& facts, NodeId node) const {
    const std::string_view name = facts.text_of(node);
    if (const std::string_view known = importable_from(name); !known.empty()) return known;
    if (facts.kind(node - 1) == NodeKind::attribute) return importable_from(name, facts.text_of(node - 1));
    const bool called = facts.kind(node - 1) == NodeKind::call;
    if (!called || (name != "path" && name != "include")) return {};
    for (NodeId at = node - 1; at > 0; --at)
      if ((facts.kind(at) == NodeKind::assign || facts.kind(at) == NodeKind::aug_assign) &&
          node < at + facts.node(at).size())
        return facts.text_of(at + 1) == "urlpatterns" ? "django.urls" : std::string_view();
    return {};
  }

  /// Whether a module has one class or function of a name: what it assigns may have one meaning there and another here.
  bool makes(FileId module, std::string_view name) const {
    const Binding* binding = model_.tables().scopes.of(module, 0).single(model_.facts(module), name);
    return binding != nullptr && !binding->conditional() &&
           (binding->kind == Binding::Kind::cls || binding->kind == Binding::Kind::function);
  }

  /// By the module's name as the file's imports spell it already, or as they would.
  void from_project(FileId file, NodeId node, FileId definer) {
    const Module* module = model_.module_of(definer);
    if (module == nullptr || definer == file) return;
    const FileFacts& facts = model_.facts(file);
    std::string module_text;
    for (const Import& import : facts.imports()) {
      if (import.scope != 0 || (import.flags & import_from) == 0 || !must_work(facts, import)) continue;
      const std::string_view spelt = facts.text(import.module);
      if (names().find_module(spelt, file).module != definer) continue;
      // A name that is imported and isn't there may be this one.
      const std::string_view imported = facts.text(import.name);
      if (!imported.empty() && names().find_name(definer, imported) == ModuleNames::Answer::absent) return;
      module_text = std::string(spelt);
    }
    // A function's name may be that of one elsewhere, as in the standard library.
    const std::string_view name = facts.text_of(node);
    const bool cls = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
    if (!module_text.empty()) return report(file, node, module_text, cls, definer);
    const std::string whole = spelt_module(model_, file, definer);
    report(file, node, whole.empty() ? module->dotted : whole, false, definer, !whole.empty());
  }

  /// `safe`: the module is Django's, or the file imports it anyway, so that no cycle can come of it, and the name is a class.
  void report(FileId file, NodeId node, const std::string& module, bool safe, FileId definer, bool mend = true) {
    const FileFacts& facts = model_.facts(file);
    const std::string name(facts.text_of(node));
    Finding& finding =
        sink_.report(file, facts.span(node), name + " is bound nowhere in this file: reading it raises NameError");
    finding.help = "from " + module + " import " + name;
    finding.anchor = name;
    finding.properties.push_back({"name", {name}});
    finding.properties.push_back({"module", {module}});
    if (definer.valid()) finding.notes.push_back({definer, {0, 0}, "the one module that defines it"});
    if (!mend) return;
    Strategy strategy =
        source_strategy(file, safe ? Safety::safe : Safety::unsafe, "import `" + name + "` from " + module);
    if (import_name(model_, file, name, module, definer, strategy)) finding.strategies.push_back(std::move(strategy));
  }

  const ProjectModel& model_;
  FindingSink& sink_;
  std::optional<ModuleNames> names_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Judging judging(context.model, sink);
  for (const Module& module : context.model.modules())
    if (judges_imports_of(context.model, module.file)) judging.judge(module.file);
}

}  // namespace

extern constinit const Check undefined_name_importable{
    .id = "undefined-name-importable",
    .summary = "A name that nothing in its file binds is one that the project or Django defines",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
