// Reports texts that are translated when a module is imported: once, into the language of that moment. One finding for each name
// that a module calls so.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/migration_code.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/infer/guards.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"i18n", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Lazy translation", "https://docs.djangoproject.com/en/5.2/topics/i18n/translation/#lazy-translation"},
};

constexpr std::string_view package = "django.utils.translation.";

/// "gettext" of Django's own; empty for what is lazy and for others.
std::string_view eager_name(std::string_view external) {
  constexpr std::array<std::string_view, 6> names = {"gettext",  "ngettext", "npgettext",
                                                     "pgettext", "ugettext", "ungettext"};
  if (!external.starts_with(package)) return {};
  const std::string_view name = external.substr(package.size());
  return std::ranges::find(names, name) != names.end() ? name : std::string_view();
}

class Looking {
 public:
  Looking(const ProjectModel& model, FileId file, FindingSink& sink)
      : model_(model), file_(file), facts_(model.facts(file)), sink_(sink), parents_(parents_of(facts_)) {}

  void run() {
    std::map<std::string_view, std::vector<NodeId>> calls;  // by the name that is called
    std::map<std::string_view, std::size_t> later;          // calls that run when something else is called
    for (NodeId call = 1; call < facts_.nodes().size(); ++call) {
      if (facts_.kind(call) != NodeKind::call || facts_.kind(call + 1) != NodeKind::name) continue;
      const ScopeId scope = scope_around(facts_, call);
      const std::string_view eager = eager_name(model_.resolve(file_, scope, call + 1).external);
      if (eager.empty()) continue;
      const std::string_view name = facts_.text_of(call + 1);
      if (is_statement(facts_, parents_, call)) continue;  // the text is listed for makemessages, and nothing else
      if (runs_at_import(call)) calls[name].push_back(call);
      else ++later[name];
    }
    for (const auto& [name, all] : calls) report(name, all, later[name] == 0);
  }

 private:
  /// Whether nothing around a node is a function's body, a lambda or a condition.
  bool runs_at_import(NodeId node) const {
    for (NodeId at = node; at != 0; at = parents_[at]) {
      const NodeId parent = parents_[at];
      const NodeKind kind = facts_.kind(parent);
      if (kind == NodeKind::lambda || kind == NodeKind::if_stmt || kind == NodeKind::try_stmt) return false;
      if (kind == NodeKind::with_stmt || kind == NodeKind::generator || kind == NodeKind::error) return false;
      if (kind == NodeKind::function_def && facts_.kind(at) == NodeKind::block) return false;
    }
    return true;
  }

  /// Whether a lazy text can stand in a node's place: nothing around it wants a string at once, as json.dumps() and
  /// str.join() do.
  bool may_be_lazy(NodeId node) const {
    for (NodeId at = node; at != 0; at = parents_[at]) {
      const NodeId parent = parents_[at];
      switch (facts_.kind(parent)) {
        case NodeKind::list:
        case NodeKind::tuple:
        case NodeKind::set:
        case NodeKind::dict:
        case NodeKind::pair:
        case NodeKind::keyword: continue;
        case NodeKind::call: break;
        case NodeKind::module:
        case NodeKind::block:
        case NodeKind::assign:
        case NodeKind::decorator:
        case NodeKind::parameter: return true;
        default: return false;
      }
      const NodeId callee = parent + 1;
      if (facts_.kind(callee) == NodeKind::attribute && facts_.kind(callee + 1) == NodeKind::string) return false;
      const std::string external = model_.resolve(file_, scope_around(facts_, parent), callee).external;
      if (external.starts_with("json.") || external.starts_with("builtins.")) return false;
    }
    return true;
  }

  void report(std::string_view name, const std::vector<NodeId>& calls, bool all) {
    const std::string external = model_.resolve(file_, 0, calls.front() + 1).external;
    const std::string eager(eager_name(external.empty() ? std::string(package) + "gettext" : external));
    const std::string others = calls.size() > 1 ? " (and " + std::to_string(calls.size() - 1) + " more)" : "";
    Finding& finding = sink_.report(
        file_, facts_.span(calls.front()),
        eager + "() translates this text" + others + " when the module is imported: it stays in that language");
    const bool lazily = std::ranges::all_of(calls, [&](NodeId call) { return may_be_lazy(call); });
    finding.help = lazily
                       ? "import " + lazy(eager) + " as " + std::string(name)
                       : "translate it in the function that shows it, or use " + lazy(eager) + "() where that will do";
    finding.anchor = name;
    for (std::size_t i = 1; i < std::min<std::size_t>(calls.size(), 5); ++i)
      finding.notes.push_back({file_, facts_.span(calls[i]), "likewise"});
    if (!all || !lazily) return;
    for (const Import& import : facts_.imports()) {
      if (import.scope != 0 || facts_.text(import.bound) != name || (import.flags & import_aliased) == 0) continue;
      Strategy strategy =
          source_strategy(file_, Safety::unsafe, "import `" + lazy(eager) + "` as `" + std::string(name) + "`");
      strategy.moved_imports.push_back({file_, import.span, std::string(facts_.text(import.module)), lazy(eager)});
      finding.strategies.push_back(std::move(strategy));
      return;
    }
  }

  static std::string lazy(std::string_view eager) { return std::string(eager) + "_lazy"; }

  const ProjectModel& model_;
  FileId file_;
  const FileFacts& facts_;
  FindingSink& sink_;
  std::vector<NodeId> parents_;
};

/// Whether the language may change while the program runs: no settings say otherwise, or something changes it.
bool changes_language(const ProjectModel& model) {
  bool sets_middleware = false;
  for (const SettingsModule& settings : model.settings()) {
    const SourceFile& source = model.sources().files[settings.file.index()];
    sets_middleware = sets_middleware || (source.role != Role::test && settings.lists.contains("MIDDLEWARE"));
  }
  if (!sets_middleware) return true;
  return std::ranges::any_of(model.modules(), [&](const Module& module) {
    const FileFacts& facts = model.facts(module.file);
    if (model.sources().files[module.file.index()].is_dependency()) return false;
    if (facts.pool().find("LocaleMiddleware") != std::string_view::npos) return true;
    return std::ranges::any_of(facts.imports(), [&](const Import& import) {
      const std::string_view name = facts.text(import.name);
      if (facts.text(import.module) == "django.utils.translation") return name == "activate" || name == "override";
      return facts.text(import.module) == "django.utils" && name == "translation";
    });
  });
}

void judge(const CheckContext& context, FileId file, FindingSink& sink) {
  const SourceFile& source = context.model.sources().files[file.index()];
  if (source.is_dependency() || source.role != Role::code) return;
  if (context.model.facts(file).pool().find("gettext") == std::string_view::npos) return;
  Looking(context.model, file, sink).run();
}

void run(const CheckContext& context, FindingSink& sink) {
  if (!changes_language(context.model)) return;
  for (const Module& module : context.model.modules()) judge(context, module.file, sink);
}

}  // namespace

extern constinit const Check gettext_at_import{
    .id = "gettext-at-import",
    .summary = "A text is translated when its module is imported, and stays in that language",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
