// Reports templates that are rendered with locals(): every name of the function is then part of what the template sees.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/migration_code.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"views", "DJ003"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: render()", "https://docs.djangoproject.com/en/5.2/topics/http/shortcuts/#render"},
    {"ruff: DJ003", "https://docs.astral.sh/ruff/rules/django-locals-in-render-function/"},
};

struct Renderer {
  std::string_view path;
  std::size_t position;  // of its context
};
constexpr std::array<Renderer, 5> renderers{{
    {"django.shortcuts.render", 2},
    {"django.shortcuts.render_to_response", 1},
    {"django.template.loader.render_to_string", 1},
    {"django.template.response.SimpleTemplateResponse", 1},
    {"django.template.response.TemplateResponse", 2},
}};

/// The call's argument `context`, by position or name; 0 where it has none, or stars hide which one that is.
NodeId context_of(const FileFacts& facts, NodeId call, std::size_t position) {
  std::size_t at = 0;
  for (const NodeId argument : facts.children(call)) {
    if (argument == call + 1) continue;
    const NodeKind kind = facts.kind(argument);
    if (kind == NodeKind::keyword && facts.text_of(argument) == "context") return facts.child(argument, 0);
    if (kind == NodeKind::star) return 0;
    if (kind != NodeKind::keyword && kind != NodeKind::double_star && at++ == position) return argument;
  }
  return 0;
}

bool is_call_of(const ProjectModel& model, FileId file, ScopeId scope, NodeId node, std::string_view builtin) {
  const FileFacts& facts = model.facts(file);
  if (facts.kind(node) != NodeKind::call || facts.kind(node + 1) != NodeKind::name) return false;
  if (facts.text_of(node + 1) != builtin || facts.node(node).size() != 2) return false;
  return model.resolve(file, scope, node + 1).is_external("builtins." + std::string(builtin));
}

void judge(const CheckContext& context, FileId file, FindingSink& sink) {
  const ProjectModel& model = context.model;
  const FileFacts& facts = model.facts(file);
  for (NodeId call = 1; call < facts.nodes().size(); ++call) {
    if (facts.kind(call) != NodeKind::call || facts.node(call).size() < 4) continue;
    const NodeKind callee = facts.kind(call + 1);
    if (callee != NodeKind::name && callee != NodeKind::attribute) continue;
    const ScopeId scope = scope_around(facts, call);
    if (scope == 0) continue;
    const Symbol function = model.resolve(file, scope, call + 1);
    const auto* const renderer = std::ranges::find(renderers, std::string_view(function.external), &Renderer::path);
    if (renderer == renderers.end()) continue;
    const NodeId given = context_of(facts, call, renderer->position);
    if (given == 0 || !is_call_of(model, file, scope, given, "locals")) continue;
    Finding& finding = sink.report(file, facts.span(given),
                                   "The template is given locals(): every name of the function, whatever it holds");
    finding.help = "name what the template needs: {\"name\": name, ...}";
  }
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const SourceFile& source = context.model.sources().files[file.index()];
  if (source.is_dependency() || source.role == Role::vendored || source.role == Role::test) return;
  if (context.model.facts(file).pool().find("locals") != std::string_view::npos) judge(context, file, sink);
}

}  // namespace

extern constinit const Check render_locals{.id = "render-locals",
                                           .summary = "A template is rendered with locals() as its context",
                                           .severity = Severity::warning,
                                           .confidence = Confidence::high,
                                           .fix = FixKind::none,
                                           .since = "0.1",
                                           .tags = tags,
                                           .reads = topics,
                                           .references = references,
                                           .run = run};

}  // namespace djvet::checks
