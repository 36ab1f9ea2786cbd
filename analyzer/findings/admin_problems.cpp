// Goes through the registrations: each admin class with its model, and its inlines with both.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/admin_problems.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "analyzer/findings/admin_judging.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/infer/guards.h"
#include "analyzer/model/components.h"

namespace djvet {
namespace {

const std::vector<Constant> no_items;

/// Attributes of ModelAdmin and InlineModelAdmin that columns may name, besides what begins with get_ or has_.
constexpr std::string_view members[] = {"action_checkbox", "model",        "opts",           "admin_site",
                                        "media",           "urls",         "delete_model",   "save_model",
                                        "actions",         "parent_model", "lookup_allowed", "to_field_allowed"};

/// Whether a registration is certain to run: not below a condition, not taken back.
bool is_certain(const ProjectModel& model, const AdminRegistration& registration) {
  const SourceFile& file = model.sources().files[registration.file.index()];
  if (file.is_dependency() || file.role == Role::test || file.role == Role::vendored) return false;
  const FileFacts& facts = model.facts(registration.file);
  const std::vector<NodeId> parents = parents_of(facts);
  for (NodeId at = registration.node; at != 0; at = parents[at]) {
    const NodeKind kind = facts.kind(at);
    if (kind == NodeKind::if_stmt || kind == NodeKind::try_stmt || kind == NodeKind::function_def ||
        kind == NodeKind::for_stmt || kind == NodeKind::while_stmt)
      return false;
  }
  const Model& rows = model.model(registration.model);
  return !rows.abstract && rows.swapped != true && rows.installed != Presence::no;
}

/// The models that some call `unregister(...)` of the tree names, by the last word of their names.
std::set<std::string_view> unregistered(const ProjectModel& model) {
  std::set<std::string_view> names;
  for (const Module& module : model.modules()) {
    const FileFacts& facts = model.facts(module.file);
    if (facts.pool().find("unregister") == std::string_view::npos) continue;
    for (NodeId node = 1; node < facts.nodes().size(); ++node) {
      if (facts.kind(node) != NodeKind::call || facts.kind(node + 1) != NodeKind::attribute) continue;
      if (facts.text_of(node + 1) != "unregister") continue;
      for (NodeId part = node + 1 + facts.node(node + 1).size(); part < node + facts.node(node).size(); ++part)
        if (facts.kind(part) == NodeKind::name || facts.kind(part) == NodeKind::attribute)
          names.insert(facts.text_of(part));
    }
  }
  return names;
}

void judge(AdminJudging judging, ModelId parent) {
  judge_shapes(judging);
  judge_names(judging);
  judge_autocomplete(judging);
  if (judging.entry.is_inline) return judge_inline(judging, parent);
  judge_list_names(judging);
  judge_inline_items(judging);
  judge_actions(judging);
}

/// The inlines of an admin that are certain, each with its model.
void judge_inlines(const ProjectModel& model, const AdminClass& admin, ModelId parent, std::vector<AdminProblem>& out) {
  for (const ClassId id : admin.inlines) {
    const AdminClass* inline_class = model.components().admin(id);
    const AdminOptions::Entry* entry = model.admin_options().find(id);
    if (inline_class == nullptr || entry == nullptr || !entry->certain || !inline_class->model.valid()) continue;
    judge({model, *entry, inline_class->model, out}, parent);
  }
}

std::vector<AdminProblem> all_problems(const ProjectModel& model) {
  std::vector<AdminProblem> out;
  const std::set<std::string_view> taken_back = unregistered(model);
  for (const AdminRegistration& registration : model.components().registrations) {
    if (!registration.admin.valid() || !is_certain(model, registration)) continue;
    if (taken_back.contains(model.model(registration.model).name)) continue;
    const AdminOptions::Entry* entry = model.admin_options().find(registration.admin);
    if (entry == nullptr || !entry->certain || entry->is_inline) continue;
    judge({model, *entry, registration.model, out}, {});
    if (const AdminClass* admin = model.components().admin(registration.admin))
      judge_inlines(model, *admin, registration.model, out);
  }
  return out;
}

}  // namespace

std::string named_in(std::string_view name, std::string_view option) {
  return "`" + std::string(name) + "` in " + std::string(option);
}

void AdminJudging::add(AdminSubject subject, std::string_view id, const Constant& at, std::string message,
                       std::string help) {
  AdminProblem problem;
  problem.subject = subject;
  problem.id = id;
  problem.message = std::move(message);
  problem.help = std::move(help);
  problem.model = rows;
  problem.file = at.file;
  problem.span = at.span;
  if (!at.file.valid()) {
    const Class& cls = model.cls(entry.cls);
    problem.file = cls.file;
    problem.span = model.facts(cls.file).scopes()[cls.scope].name_span;
  }
  if (!model.sources().files[problem.file.index()].is_dependency()) out.push_back(std::move(problem));
}

const Constant* AdminJudging::option(std::string_view name) const { return entry.find(name); }

const std::vector<Constant>& AdminJudging::items(std::string_view name) const {
  const Constant* value = option(name);
  const bool listed = value != nullptr && (value->is(Constant::Kind::list) || value->is(Constant::Kind::tuple));
  return listed ? value->items : no_items;
}

std::string AdminJudging::class_name() const {
  const std::string& name = model.cls(entry.cls).qualified;
  return name.substr(name.rfind('.') + 1);
}

bool AdminJudging::lacks_attribute(std::string_view name) const {
  if (name.starts_with("get_") || name.starts_with("has_") || name.starts_with('_') || name.ends_with("_view"))
    return false;
  if (std::ranges::find(members, name) != std::end(members)) return false;
  const auto options = admin_option_names();
  return std::ranges::find(options, name) == options.end() &&
         model.member(entry.cls, name).kind == Symbol::Kind::unknown;
}

std::vector<AdminProblem> admin_problems(const ProjectModel& model, AdminSubject wanted) {
  std::vector<AdminProblem> problems = all_problems(model);
  std::erase_if(problems, [&](const AdminProblem& problem) { return problem.subject != wanted; });
  std::set<std::tuple<FileId, std::uint32_t, std::string_view>> seen;
  std::erase_if(problems, [&](const AdminProblem& problem) {
    return !seen.emplace(problem.file, problem.span.begin, problem.id).second;
  });
  return problems;
}

namespace {

void respell(const ProjectModel& model, const AdminProblem& problem, Finding& finding) {
  const FileFacts& facts = model.facts(problem.file);
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    if (facts.kind(node) != NodeKind::string || facts.span(node) != problem.span) continue;
    std::string_view name = facts.text_of(node);
    if (name.starts_with('-')) name.remove_prefix(1);
    if (std::optional<Strategy> strategy = respelt_field(model, problem.model, problem.file, problem.span, name))
      finding.strategies.push_back(std::move(*strategy));
  }
}

}  // namespace

void report_admin_problems(const CheckContext& context, AdminSubject subject, FindingSink& sink) {
  const DjangoRange releases = django_releases(context);
  for (const AdminProblem& problem : admin_problems(context.model, subject)) {
    if (releases.last < problem.since) continue;
    Finding* finding = report_system_check(context, sink, problem.id, problem.file, problem.span, problem.message);
    if (finding == nullptr) continue;
    finding->help = problem.help;
    if (subject == AdminSubject::unknown_field) respell(context.model, problem, *finding);
    const Model& rows = context.model.model(problem.model);
    if (rows.file.valid()) finding->notes.push_back({rows.file, rows.span, "the model"});
    finding->properties.push_back({"model", {rows.label()}});
  }
}

}  // namespace djvet
