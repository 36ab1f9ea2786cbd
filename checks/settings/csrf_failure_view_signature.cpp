// Reports a view of CSRF_FAILURE_VIEW that can't be called as Django calls it: view(request, reason=...).
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/findings/deploy_findings.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: CSRF_FAILURE_VIEW", "https://docs.djangoproject.com/en/5.2/ref/settings/#csrf-failure-view"},
    {"Django: System check framework, Security", "https://docs.djangoproject.com/en/5.2/ref/checks/#security"},
};

/// The function of the tree that a dotted path names, without decorators; nothing for other things.
std::optional<Symbol> function_at(const ProjectModel& model, std::string_view dotted) {
  const std::size_t dot = dotted.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto module = std::ranges::find(model.modules(), dotted.substr(0, dot), &Module::dotted);
  if (module == model.modules().end()) return std::nullopt;
  const Symbol symbol = model.resolve_name(module->file, 0, dotted.substr(dot + 1));
  if (symbol.kind != Symbol::Kind::function) return std::nullopt;
  const FileFacts& facts = model.facts(symbol.file);
  const NodeId definition = facts.scopes()[symbol.scope].node;
  for (const NodeId child : facts.children(definition))
    if (facts.kind(child) == NodeKind::decorator) return std::nullopt;
  return symbol;
}

/// What inspect.signature(view).bind(None, reason=None) says.
bool takes_reason(const FileFacts& facts, NodeId definition) {
  bool request = false;
  bool reason = false;
  for (const NodeId child : facts.children(definition)) {
    if (facts.kind(child) != NodeKind::parameter) continue;
    const Node& parameter = facts.node(child);
    if (parameter.has(flag_double_star)) {
      reason = true;
      continue;
    }
    if (parameter.has(flag_star)) {
      request = true;
      continue;
    }
    if (!request && !parameter.has(flag_keyword_only)) {
      request = true;  // what stands first takes the request, whatever its name
      if (facts.text_of(child) == "reason") return false;
      continue;
    }
    if (facts.text_of(child) == "reason" && !parameter.has(flag_positional_only)) {
      reason = true;
      continue;
    }
    const NodeId last = facts.last_child(child);
    if (last == 0 || facts.kind(last) == NodeKind::annotation) return false;  // it must be given
  }
  return request && reason;
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    const Constant& view = SettingsReading(*module, true).value("CSRF_FAILURE_VIEW");
    if (!view.is(Constant::Kind::string)) continue;
    const std::optional<Symbol> function = function_at(context.model, view.text);
    if (!function) continue;
    const FileFacts& facts = context.model.facts(function->file);
    const Scope& scope = facts.scopes()[function->scope];
    if (takes_reason(facts, scope.node)) continue;
    Finding* finding = findings.report(*module, "security.E101", "CSRF_FAILURE_VIEW",
                                       "The view of CSRF_FAILURE_VIEW can't be called with a request and a reason",
                                       true, function->file, scope.name_span);
    if (finding == nullptr) continue;
    finding->help = "def " + std::string(facts.text(scope.name)) + "(request, reason=\"\"):";
    const Setting* setting = module->find("CSRF_FAILURE_VIEW");
    if (setting == nullptr || !setting->file.valid()) continue;
    Place place;
    place.file = setting->file;
    place.span = setting->span;
    place.text = "Django is told to call it here";
    finding->notes.push_back(std::move(place));
  }
}

}  // namespace

extern constinit const Check csrf_failure_view_signature{
    .id = "csrf-failure-view-signature",
    .summary = "The view that CSRF_FAILURE_VIEW names doesn't take what Django gives it",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
