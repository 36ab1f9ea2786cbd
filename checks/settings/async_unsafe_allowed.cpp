// Reports settings that switch off Django's guard of asynchronous code.
// Source: django/core/checks/async_checks.py.
// SPDX-License-Identifier: MIT
#include <set>

#include "analyzer/findings/deploy_findings.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::settings};
constexpr Reference references[] = {
    {"Django: Async safety", "https://docs.djangoproject.com/en/5.2/topics/async/#async-safety"},
};
constexpr std::string_view variable = "DJANGO_ALLOW_ASYNC_UNSAFE";

bool is_some_text(const FileFacts& facts, NodeId node) {
  return facts.kind(node) == NodeKind::string && !facts.text_of(node).empty();
}

/// `os.environ["..."] = "true"` and `os.environ.setdefault("...", "true")` at the top of a module; an empty span: neither.
Span switched_off(const ProjectModel& model, FileId file) {
  const FileFacts& facts = model.facts(file);
  const auto is_environment = [&](NodeId node) { return model.resolve(file, 0, node).is_external("os.environ"); };
  const auto end = static_cast<NodeId>(facts.nodes().size());
  for (NodeId at = 1; at < end; at += facts.node(at).size()) {
    if (facts.kind(at) == NodeKind::assign && facts.kind(at + 1) == NodeKind::subscript) {
      const NodeId key = facts.last_child(at + 1);
      if (facts.kind(key) == NodeKind::string && facts.text_of(key) == variable && is_environment(at + 2) &&
          is_some_text(facts, facts.last_child(at)))
        return facts.span(at);
    }
    const NodeId call = at;
    if (facts.kind(call) != NodeKind::call || facts.kind(call + 1) != NodeKind::attribute) continue;
    if (facts.text_of(call + 1) != "setdefault" || !is_environment(call + 2)) continue;
    const NodeId value = facts.last_child(call);
    const NodeId key = facts.child(call, 1);
    if (facts.kind(key) == NodeKind::string && facts.text_of(key) == variable && is_some_text(facts, value))
      return facts.span(call);
  }
  return {};
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    std::set<FileId> files{module->file};
    for (const Setting& setting : module->settings)
      if (setting.file.valid()) files.insert(setting.file);
    for (const FileId file : files) {
      if (context.model.sources().files[file.index()].is_dependency()) continue;
      const Span span = switched_off(context.model, file);
      if (span.end == 0) continue;
      Finding* finding = findings.report(*module, "async.E001", variable,
                                         "Database queries are let into asynchronous code, which mixes up connections",
                                         true, file, span);
      if (finding != nullptr) finding->help = "remove it, and wrap such code in sync_to_async()";
    }
  }
}

}  // namespace

extern constinit const Check async_unsafe_allowed{
    .id = "async-unsafe-allowed",
    .summary = "Settings switch off the guard that keeps database queries out of asynchronous code",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
