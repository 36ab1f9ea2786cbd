// Reports managers of django.contrib.sites whose field doesn't lead to a site.
// Source: CurrentSiteManager._check_field_name.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/lookup_path.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: CurrentSiteManager", "https://docs.djangoproject.com/en/5.2/ref/contrib/sites/#the-currentsitemanager"},
    {"Django: System checks of sites", "https://docs.djangoproject.com/en/5.2/ref/checks/#sites"},
};

constexpr std::string_view manager_class = "django.contrib.sites.managers.CurrentSiteManager";

void look_at(const CheckContext& context, const StatedModel& model, FileId file, ScopeId scope, NodeId assign,
             ModelFindings& findings) {
  const FileFacts& facts = context.model.facts(file);
  const NodeId call = facts.last_child(assign);
  if (call == 0 || facts.kind(call) != NodeKind::call) return;
  const Symbol callee = context.model.resolve(file, scope, call + 1);
  if (!callee.is_external(manager_class)) return;
  const NodeId argument = facts.child(call, 1);
  if (argument == 0 || facts.kind(argument) != NodeKind::string) return;
  const std::string name(facts.text_of(argument));
  const std::string manager =
      context.model.model(model.model).name + "." + std::string(facts.text_of(facts.child(assign, 0)));
  const Field* const field = context.model.field(model.model, name);
  if (field == nullptr) {
    if (certainly_lacks(context.model, model.model, name, PathStyle::lookup))
      findings.at_value("sites.E001", model, file, facts.span(argument),
                        manager + " filters by the field " + name + ", which doesn't exist", name);
  } else if (!field->relation.valid() && field->class_path == field->base && !field->base.empty()) {
    findings.at_value("sites.E002", model, file, facts.span(argument),
                      manager + " filters by " + name + ", which is no relation to a site", name);
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated()) {
    const Class& cls = context.model.cls(context.model.model(model.model).cls);
    const FileFacts& facts = context.model.facts(cls.file);
    if (facts.pool().find("CurrentSiteManager") == std::string_view::npos) continue;
    for (const NodeId statement : facts.children(facts.body(facts.scopes()[cls.scope].node)))
      if (facts.kind(statement) == NodeKind::assign) look_at(context, model, cls.file, cls.scope, statement, findings);
  }
}

}  // namespace

extern constinit const Check site_manager_invalid{
    .id = "site-manager-invalid",
    .summary = "A CurrentSiteManager filters by a field that isn't there, or that is no relation",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
