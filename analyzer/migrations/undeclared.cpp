// What operations need is noted as they pass; what each migration's dependencies lead to is asked at the end, for those alone.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/undeclared.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "analyzer/migrations/operation_arguments.h"
#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

/// Django's own apps with migrations, and the one that each depends on besides the user model's.
constexpr auto contributed = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"admin", "contenttypes"},
    {"auth", "contenttypes"},
    {"contenttypes", ""},
    {"flatpages", "sites"},
    {"redirects", "sites"},
    {"sessions", ""},
    {"sites", ""},
});

auto contributed_row(std::string_view label) {
  return std::ranges::find(contributed, label, [](const auto& each) { return each.first; });
}

std::string label_of(std::string_view target) { return std::string(target.substr(0, target.find('.'))); }

struct Reach {
  std::set<std::string> labels;
  bool open = false;  // there may be others
};

void add_outside(const std::string& label, const std::string& user_model, Reach& reach) {
  const auto row = contributed_row(label);
  reach.labels.insert(label);
  if (row == contributed.end()) {
    reach.open = true;
    return;
  }
  if (!row->second.empty()) reach.labels.insert(std::string(row->second));
  if (label != "admin") return;
  if (user_model.empty()) reach.open = true;
  reach.labels.insert(label_of(user_model));
}

/// The apps that a migration's dependencies lead to.
Reach reach_of(const Migration& migration, const MigrationGraph& graph, const std::string& user_model) {
  Reach reach;
  for (const Migration* const each : graph.plan(migration.key)) {
    reach.labels.insert(each->key.first);
    reach.open = reach.open || !each->edges_known || each->open_edges;
    for (const MigrationEdge& edge : each->dependencies)
      if (graph.find(edge.to) == nullptr) add_outside(edge.to.first, user_model, reach);
  }
  return reach;
}

/// The text of a call's argument that is a string, by position or name.
std::string text_argument(const FileFacts& facts, NodeId call, std::size_t position, std::string_view name) {
  std::size_t at = 0;
  bool callee = true;
  for (const NodeId child : facts.children(call)) {
    if (std::exchange(callee, false)) continue;
    const bool named = facts.kind(child) == NodeKind::keyword;
    const NodeId value = named ? child + 1 : child;
    const bool meant = named ? facts.text_of(child) == name : at++ == position;
    if (meant && facts.kind(value) == NodeKind::string) return std::string(facts.text_of(value));
  }
  return {};
}

}  // namespace

UndeclaredNeeds::UndeclaredNeeds(Evaluation& evaluation) : evaluation_(evaluation) {
  const std::optional<Constant> user = evaluation.setting("AUTH_USER_MODEL");
  if (user && user->is(Kind::string)) user_model_ = lower_case(user->text);
  if (user && user->is(Kind::absent)) user_model_ = "auth.user";
}

void UndeclaredNeeds::visit(const OperationVisit& visit) {
  if (!visit.certain || !visit.operation.is(Kind::call)) return;
  const OperationArguments arguments(visit.operation);
  if (visit.name == "CreateModel" && visit.on_state) {
    const Constant* const fields = arguments.get(1, "fields");
    if (fields == nullptr) return;
    for (const Constant& each : fields->items)
      if (each.items.size() == 2) visit_field(visit.migration, each.items[1]);
  } else if ((visit.name == "AddField" || visit.name == "AlterField") && visit.on_state) {
    if (const Constant* const field = arguments.get(2, "field")) visit_field(visit.migration, *field);
  } else if (visit.name == "RunPython" && visit.operation.text.starts_with("django.")) {
    visit_function(visit.migration, arguments.get(0, "code"));
  }
}

void UndeclaredNeeds::visit_field(const Migration& migration, const Constant& field) {
  if (!field.is(Kind::call) || !(field.text.ends_with("ForeignKey") || field.text.ends_with("OneToOneField") ||
                                 field.text.ends_with("ManyToManyField")))
    return;
  const OperationArguments arguments(field);
  const std::string to = arguments.text(0, "to");
  if (to.find('.') == std::string::npos || field.file != migration.file) return;
  add(lower_case(to) == user_model_ ? UndeclaredNeed::Kind::user_model : UndeclaredNeed::Kind::relation, migration, to,
      {field.file, field.span, migration.key.second});
}

/// The calls of get_model() on the function's first parameter that run whenever it does.
void UndeclaredNeeds::visit_function(const Migration& migration, const Constant* function) {
  if (function == nullptr || !function->is(Kind::reference)) return;
  // No import can name a module that begins with a digit, so that its functions have no path but their name.
  const Resolver resolver(evaluation_.model());
  const Symbol symbol = function->text.starts_with('.')
                            ? resolver.module_member(migration.file, std::string_view(function->text).substr(1))
                            : resolver.dotted_path(function->text, migration.file);
  if (symbol.kind != Symbol::Kind::function || !symbol.file.valid()) return;
  const FileFacts& facts = evaluation_.model().facts(symbol.file);
  const NodeId definition = facts.scopes()[symbol.scope].node;
  std::string_view parameter;
  NodeId body = 0;
  for (const NodeId child : facts.children(definition)) {
    if (facts.kind(child) == NodeKind::parameter && parameter.empty()) parameter = facts.text_of(child);
    if (facts.kind(child) == NodeKind::block) body = child;
  }
  if (parameter.empty() || body == 0) return;
  for (const NodeId statement : facts.children(body)) {
    const NodeKind kind = facts.kind(statement);
    // What stands before a return may be all that runs; what stands below a condition may not run.
    if (kind == NodeKind::if_stmt || kind == NodeKind::try_stmt || kind == NodeKind::return_stmt) return;
    if (kind == NodeKind::function_def || kind == NodeKind::class_def) continue;
    for (NodeId at = statement; at < statement + facts.node(statement).size(); ++at) {
      if (facts.kind(at) != NodeKind::call || facts.kind(at + 1) != NodeKind::attribute ||
          facts.text_of(at + 1) != "get_model" || facts.kind(at + 2) != NodeKind::name ||
          facts.text_of(at + 2) != parameter)
        continue;
      visit_call(migration, symbol.file, at);
    }
  }
}

void UndeclaredNeeds::visit_call(const Migration& migration, FileId file, NodeId call) {
  const FileFacts& facts = evaluation_.model().facts(file);
  std::string target = text_argument(facts, call, 0, "app_label");
  const std::string model = text_argument(facts, call, 1, "model_name");
  if (!model.empty() && target.find('.') == std::string::npos) target += "." + model;
  if (target.find('.') == std::string::npos) return;
  add(UndeclaredNeed::Kind::get_model, migration, target, {file, facts.node(call).span(), migration.key.second});
}

void UndeclaredNeeds::add(UndeclaredNeed::Kind kind, const Migration& migration, const std::string& target,
                          const StatePlace& place) {
  const std::string needed = label_of(target);
  if (needed == migration.key.first || needed.empty()) return;
  needs_.emplace_back(UndeclaredNeed{kind, migration.key.first, place, target, needed}, &migration);
}

std::vector<UndeclaredNeed> UndeclaredNeeds::take(const std::vector<AppMigrations>& apps, const MigrationGraph& graph) {
  std::set<std::string> migrated;
  for (const AppMigrations& app : apps)
    if (!app.migrations.empty()) migrated.insert(app.app->label);
  std::vector<UndeclaredNeed> out;
  std::map<const Migration*, Reach> reached;
  std::set<std::pair<const Migration*, std::string>> told;
  for (auto& [need, migration] : needs_) {
    if (!migrated.contains(need.needed) && contributed_row(need.needed) == contributed.end()) continue;
    if (!reached.contains(migration)) reached.emplace(migration, reach_of(*migration, graph, user_model_));
    const Reach& reach = reached.at(migration);
    if (reach.open || reach.labels.contains(need.needed) || !told.emplace(migration, need.target).second) continue;
    out.push_back(std::move(need));
  }
  return out;
}

}  // namespace djvet
