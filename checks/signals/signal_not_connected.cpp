// Reports modules with receivers that nothing imports, so that no receiver in them is ever connected.
// A module counts as imported where any import of the project, in whatever scope, any dotted string or any word that code may
// build a module's name of leads to it; tests aside. What Django and the usual packages import by name counts too.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/findings/migration_code.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/components.h"
#include "analyzer/model/module_names.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"signals", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Signals, connecting receiver functions",
     "https://docs.djangoproject.com/en/5.2/topics/signals/#connecting-receiver-functions"},
    {"Django: AppConfig.ready()",
     "https://docs.djangoproject.com/en/5.2/ref/applications/#django.apps.AppConfig.ready"},
};

/// Modules that are imported by their name alone: by Django, its admin, Celery, Channels and packages with plugins, or by whoever
/// starts the program.
constexpr std::array<std::string_view, 33> found_by_name = {
    "__main__",        "admin",      "api",         "apps",        "asgi",         "celery",         "checks",
    "cms_apps",        "cms_config", "cms_menus",   "cms_plugins", "cms_toolbars", "conftest",       "dashboard",
    "documents",       "feeds",      "jobs",        "lookups",     "manage",       "models",         "navigation",
    "page_processors", "panels",     "plugins",     "routing",     "rules",        "search_indexes", "settings",
    "setup",           "tasks",      "translation", "urls",        "wsgi",
};

bool is_found_by_name(std::string_view stem) {
  return std::ranges::find(found_by_name, stem) != found_by_name.end() || stem.ends_with("_hooks");
}

struct Candidate {
  FileId file;
  std::string dotted;
  std::string_view stem;  // the last part of `dotted`
  std::vector<const SignalReceiver*> receivers;
  std::vector<FileId> importers;
  bool named = false;  // by a string
};

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

bool is_package(std::string_view path) { return path == "__init__.py" || path.ends_with("/__init__.py"); }

/// Whether a receiver is connected by the import of its module alone.
bool connects_at_import(const ProjectModel& model, const SignalReceiver& receiver) {
  const FileFacts& facts = model.facts(receiver.file);
  if (receiver.function.kind != Symbol::Kind::function) return false;
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    if (facts.kind(node) != NodeKind::call || facts.span(node) != receiver.span) continue;
    const ScopeId scope = scope_around(facts, node);
    if (facts.kind(node - 1) != NodeKind::decorator) return scope == 0;
    return facts.scopes()[scope].parent == 0 && facts.scopes()[scope].is(scope_function);
  }
  return false;
}

class Looking {
 public:
  Looking(const ProjectModel& model, FindingSink& sink) : model_(model), names_(model), sink_(sink) {}

  void run() {
    gather();
    if (candidates_.empty()) return;
    add_packages();
    for (const Module& module : model_.modules()) {
      const SourceFile& source = model_.sources().files[module.file.index()];
      if (!source.is_dependency() && source.role != Role::test) visit(module.file);
    }
    std::vector<const Candidate*> all;
    for (const FileId file : unconnected())
      if (const Candidate& candidate = candidates_.at(file); !candidate.receivers.empty()) all.push_back(&candidate);
    for (const Candidate* const candidate : all) ++per_config_[config_of(path_of(candidate->file))];
    for (const Candidate* const candidate : all) report(*candidate);
  }

 private:
  void gather() {
    for (const SignalReceiver& receiver : model_.components().receivers) {
      const SourceFile& source = model_.sources().files[receiver.file.index()];
      if (source.role != Role::code || !judges_imports_of(model_, receiver.file)) continue;
      const Module* module = model_.module_of(receiver.file);
      if (module == nullptr || module->dotted.find('.') == std::string::npos) continue;
      const std::string_view path = source.path;
      if (path.find("templatetags/") != path.npos || path.find("management/") != path.npos) continue;
      const std::string_view stem = std::string_view(module->dotted).substr(module->dotted.rfind('.') + 1);
      if (is_found_by_name(stem)) continue;
      if (!connects_at_import(model_, receiver)) continue;
      Candidate& candidate = candidates_[receiver.file];
      candidate.file = receiver.file;
      candidate.dotted = module->dotted;
      candidate.stem = stem;  // a view of the model's
      candidate.receivers.push_back(&receiver);
    }
  }

  /// A package of nothing but candidates is one too: its own imports count where something imports it.
  void add_packages() {
    std::vector<Candidate> packages;
    for (const Module& module : model_.modules()) {
      const std::string_view path = model_.sources().files[module.file.index()].path;
      if (!is_package(path) || candidates_.contains(module.file)) continue;
      const auto holds = [&](const auto& row) {
        return model_.sources().files[row.first.index()].path.starts_with(folder_of(path));
      };
      if (std::ranges::none_of(candidates_, holds)) continue;
      std::size_t others = 0;
      std::size_t inside = 0;
      for (const Module& other : model_.modules()) {
        if (other.file == module.file) continue;
        if (!model_.sources().files[other.file.index()].path.starts_with(folder_of(path))) continue;
        ++(candidates_.contains(other.file) ? inside : others);
      }
      const std::string_view stem = std::string_view(module.dotted).substr(module.dotted.rfind('.') + 1);
      if (inside == 0 || others > 0 || is_found_by_name(stem)) continue;
      Candidate candidate;
      candidate.file = module.file;
      candidate.dotted = module.dotted;
      candidate.stem = stem;
      packages.push_back(std::move(candidate));
    }
    for (Candidate& candidate : packages) candidates_.emplace(candidate.file, std::move(candidate));
  }

  void visit(FileId file) {
    const FileFacts& facts = model_.facts(file);
    std::vector<Candidate*> said;
    for (auto& [id, candidate] : candidates_)
      if (id != file && facts.pool().find(candidate.stem) != std::string_view::npos) said.push_back(&candidate);
    if (said.empty()) return;
    for (Candidate* const candidate : said) {
      if (std::ranges::any_of(facts.imports(),
                              [&](const Import& import) { return leads(facts, file, import, *candidate); }))
        candidate->importers.push_back(file);
    }
    for (NodeId node = 1; node < facts.nodes().size(); ++node) {
      const NodeKind kind = facts.kind(node);
      if (kind != NodeKind::string && kind != NodeKind::f_text) continue;
      for (Candidate* const candidate : said)
        candidate->named = candidate->named || names(facts, file, node, *candidate);
    }
  }

  /// Whether an import runs the candidate's module: `import a.stem`, `from a import stem`, `from a.stem.b import c`.
  bool leads(const FileFacts& facts, FileId file, const Import& import, const Candidate& candidate) const {
    std::string dotted(facts.text(import.module));
    if (import.name != 0) {
      if (!dotted.ends_with('.')) dotted += '.';
      dotted += facts.text(import.name);
    }
    const std::string_view stem = candidate.stem;
    for (std::size_t at = dotted.find(stem); at != std::string::npos; at = dotted.find(stem, at + 1)) {
      const std::size_t end = at + stem.size();
      if ((at > 0 && dotted[at - 1] != '.') || (end < dotted.size() && dotted[end] != '.')) continue;
      const ModuleNames::Search search = names_.find_module(std::string_view(dotted).substr(0, end), file);
      if (search.answer == ModuleNames::Answer::there && search.module == candidate.file) return true;
      // A package whose module is dynamic, say.
      const bool own = dotted.starts_with('.') || names_.may_be_in_tree(dotted.substr(0, dotted.find('.')));
      if (search.answer == ModuleNames::Answer::unknown && own) return true;
    }
    // `from .signals import *` in a folder that isn't a package, and other imports whose module isn't certain.
    return dotted.ends_with("." + candidate.dotted) || dotted == candidate.dotted ||
           dotted.starts_with(candidate.dotted + ".");
  }

  /// Whether a string is the module's path, or may become a part of it: "shop.signals", ".signals", f"{app}.signals", and
  /// "signals" as an argument or in a list.
  bool names(const FileFacts& facts, FileId file, NodeId node, const Candidate& candidate) const {
    const std::string_view text = facts.text_of(node);
    const std::string_view stem = candidate.stem;
    if (text.find(stem) == text.npos) return false;
    if (text == stem) {
      const NodeKind around = facts.kind(node - 1);
      return around != NodeKind::pair && around != NodeKind::dict && around != NodeKind::subscript;
    }
    if (text.find(candidate.dotted) != text.npos) return true;
    if (!text.ends_with("." + std::string(stem))) return false;
    const bool plain =
        facts.kind(node) == NodeKind::string && !text.starts_with('.') && text.find_first_of("%{ ") == text.npos;
    if (!plain) return true;
    const ModuleNames::Search search = names_.find_module(text, file);
    return search.answer == ModuleNames::Answer::there && search.module == candidate.file;
  }

  /// Candidates to which no import leads but those of other ones, and of packages that hold nothing else.
  std::vector<FileId> unconnected() const {
    std::set<FileId> dead;
    for (const auto& [file, candidate] : candidates_)
      if (!candidate.named) dead.insert(file);
    for (bool changed = true; changed;) {
      changed = false;
      for (auto at = dead.begin(); at != dead.end();) {
        const Candidate& candidate = candidates_.at(*at);
        const bool lives = std::ranges::any_of(candidate.importers, [&](FileId by) { return !dead.contains(by); });
        at = lives ? dead.erase(at) : std::next(at);
        changed = changed || lives;
      }
    }
    return {dead.begin(), dead.end()};
  }

  std::string_view path_of(FileId file) const { return model_.sources().files[file.index()].path; }

  /// The configuration of the app that holds a module, or null.
  const Class* config_of(std::string_view path) const {
    const Class* found = nullptr;
    std::size_t longest = 0;
    for (const Class& cls : model_.classes()) {
      const SourceFile& source = model_.sources().files[cls.file.index()];
      if (source.is_dependency() || source.role == Role::test) continue;
      if (std::ranges::find(cls.external_bases, "django.apps.AppConfig") == cls.external_bases.end()) continue;
      const std::string_view folder = folder_of(source.path);
      if (!path.starts_with(folder) || (found != nullptr && folder.size() <= longest)) continue;
      found = &cls;
      longest = folder.size();
    }
    return found;
  }

  /// The import as the last line of ready(), which is written where the class has none and this module alone needs it.
  void add_import(const Candidate& candidate, const Class& config, Finding& finding) const {
    const ModuleNames::Search search = names_.find_module(candidate.dotted, config.file);
    if (search.answer != ModuleNames::Answer::there || search.module != candidate.file) return;
    const FileFacts& facts = model_.facts(config.file);
    const NodeId body = facts.body(facts.scopes()[config.scope].node);
    if (body == 0 || facts.last_child(body) == 0) return;
    NodeId ready = 0;
    for (const NodeId statement : facts.children(body))
      if (facts.kind(statement) == NodeKind::function_def && facts.text_of(statement) == "ready") ready = statement;
    const std::string import = "import " + candidate.dotted + "  # noqa: F401";
    Strategy strategy = source_strategy(config.file, Safety::unsafe, "import `" + candidate.dotted + "` in `ready`");
    Strategy::Insertion line{Strategy::Insertion::Kind::line, config.file, {}, true, 0, import};
    if (ready != 0) {
      const NodeId last = facts.last_child(facts.body(ready));
      const NodeKind kind = last == 0 ? NodeKind::error : facts.kind(last);
      if (kind == NodeKind::error || kind == NodeKind::return_stmt || kind == NodeKind::raise_stmt) return;
      line.beside = facts.span(last);
    } else {
      if (per_config_.at(&config) > 1 || model_.member(config_id(config), "ready").kind != Symbol::Kind::unknown)
        return;
      line.beside = facts.span(facts.last_child(body));
      line.text = "\ndef ready(self):\n    " + import;
    }
    strategy.insertions.push_back(std::move(line));
    finding.strategies.push_back(std::move(strategy));
  }

  ClassId config_id(const Class& config) const { return model_.class_of(config.file, config.scope); }

  void report(const Candidate& candidate) {
    const SignalReceiver& first = *candidate.receivers.front();
    const std::size_t count = candidate.receivers.size();
    Finding& finding = sink_.report(
        candidate.file, first.span,
        "Nothing imports " + candidate.dotted + ": " +
            (count == 1 ? "its receiver is" : "its " + std::to_string(count) + " receivers are") + " never connected");
    const Class* const config = config_of(path_of(candidate.file));
    const std::string import = "import " + candidate.dotted + "  # noqa: F401";
    if (config == nullptr) {
      finding.help = "import it in the ready() of the app's AppConfig: " + import;
    } else {
      const std::string name = config->qualified.substr(config->qualified.rfind('.') + 1);
      finding.help = "import it in " + name + ".ready(): " + import;
      const FileFacts& facts = model_.facts(config->file);
      finding.notes.push_back({config->file, facts.scopes()[config->scope].name_span, "the app's configuration"});
      add_import(candidate, *config, finding);
    }
    finding.properties.push_back({"module", {candidate.dotted}});
    for (std::size_t i = 1; i < count; ++i)
      finding.notes.push_back({candidate.file, candidate.receivers[i]->span, "nor is this one"});
  }

  const ProjectModel& model_;
  ModuleNames names_;
  FindingSink& sink_;
  std::map<FileId, Candidate> candidates_;
  std::map<const Class*, std::size_t> per_config_;  // unconnected modules; only asked by key
};

void run(const CheckContext& context, FindingSink& sink) { Looking(context.model, sink).run(); }

}  // namespace

extern constinit const Check signal_not_connected{
    .id = "signal-not-connected",
    .summary = "A module with signal receivers is never imported, so that none is connected",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
