// The words and places of findings about rows.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/access_finding.h"

#include <algorithm>

#include "analyzer/extract/unparse.h"

namespace djvet {
namespace {

std::string_view kind_name(RelationKind kind) {
  switch (kind) {
    case RelationKind::foreign_key: return "ForeignKey";
    case RelationKind::one_to_one: return "OneToOneField";
    case RelationKind::many_to_many: return "ManyToManyField";
    case RelationKind::generic_foreign_key: return "GenericForeignKey";
    case RelationKind::generic_relation: return "GenericRelation";
  }
  return "relation";
}

Span span_of(const ProjectModel& model, const Site& site) { return model.facts(site.file).span(site.node); }

/// The head of a loop, not its whole body: from `for` to the end of what it iterates.
Span loop_span(const ProjectModel& model, const Site& site) {
  const FileFacts& facts = model.facts(site.file);
  Span span = facts.span(site.node);
  if (facts.kind(site.node) == NodeKind::for_stmt) span.end = facts.span(facts.child(site.node, 1)).end;
  return span;
}

/// What a loop, comprehension clause or call iterates.
NodeId iterable_of(const FileFacts& facts, NodeId iteration) {
  const NodeKind kind = facts.kind(iteration);
  return kind == NodeKind::for_stmt || kind == NodeKind::comprehension_for ? facts.child(iteration, 1) : iteration;
}

/// What list(), sorted(), enumerate() and the like go through.
NodeId without_wrappers(const FileFacts& facts, NodeId rows) {
  constexpr std::string_view wrappers[] = {"enumerate", "iter", "list", "map", "reversed", "set", "sorted", "tuple"};
  while (facts.kind(rows) == NodeKind::call) {
    const NodeId callee = facts.child(rows, 0);
    if (callee == 0 || facts.kind(callee) != NodeKind::name) break;
    const std::string_view name = facts.text_of(callee);
    const NodeId inner = facts.child(rows, name == "map" ? 2 : 1);
    if (std::ranges::find(wrappers, name) == std::end(wrappers) || inner == 0) break;
    rows = inner;
  }
  return rows;
}

/// Whether an expression can be quoted as where a queryset is made: it doesn't begin with super(), which nobody can edit,
/// nor with a literal or a comprehension.
bool starts_in_sight(const FileFacts& facts, NodeId expression) {
  while (facts.kind(expression) == NodeKind::call || facts.kind(expression) == NodeKind::attribute ||
         facts.kind(expression) == NodeKind::subscript) {
    const NodeId first = facts.child(expression, 0);
    if (first == 0) return false;
    if (facts.kind(expression) == NodeKind::call && facts.kind(first) == NodeKind::name)
      return facts.text_of(first) != "super";
    expression = first;
  }
  return facts.kind(expression) == NodeKind::name;
}

/// "shop.Book" -> "Book"
std::string name_of(const std::string& label) { return label.substr(label.find('.') + 1); }

}  // namespace

std::string cost_of(const Access& access) {
  std::string cost = "1 + N";
  if (access.loops >= 2) cost += "*M";
  if (access.loops >= 3) cost += "*...";
  return cost;
}

void describe_access(const ProjectModel& model, const Access& access, Finding& finding) {
  const bool made_before = access.queryset.node != 0 && access.queryset.file.valid();
  if (access.loops >= 2) finding.level = Level::l3;
  if (model.sources().files[access.access.file.index()].role == Role::command) finding.severity = Severity::note;
  if (!access.relations.empty()) {
    const Relation& relation = model.relation(access.relations.back());
    std::string text = relation.field + " is a " + std::string(kind_name(relation.kind));
    if (!relation.target_name.empty())
      text += " from " + model.model(relation.source).name + " to " + relation.target_name;
    if (relation.file.valid()) finding.notes.push_back({relation.file, relation.span, std::move(text)});
  }
  finding.notes.push_back(
      {access.iteration.file, loop_span(model, access.iteration), "repeated for each row of this loop"});
  if (!access.calls.empty())
    finding.notes.push_back({access.access.file, span_of(model, access.access),
                             "read here: `" + unparse(model.facts(access.access.file), access.access.node) + "`"});
  for (const Site& other : access.other_querysets)
    finding.notes.push_back({other.file, span_of(model, other), "the rows of this queryset come here, too"});
  if (made_before)
    finding.flow.push_back({access.queryset.file, span_of(model, access.queryset),
                            "the queryset: " + unparse(model.facts(access.queryset.file), access.queryset.node)});
  finding.flow.push_back({access.iteration.file, loop_span(model, access.iteration), "its rows, one by one"});
  for (const Site& call : access.calls)
    finding.flow.push_back({call.file, span_of(model, call), "goes on in what this calls"});
  finding.flow.push_back({access.access.file, span_of(model, access.access), "one query for each row"});
  if (!access.path.empty()) {
    std::vector<std::string> paths{access.path};
    paths.insert(paths.end(), access.more_paths.begin(), access.more_paths.end());
    finding.properties.push_back({"relations", std::move(paths)});
  }
  if (access.model.valid()) finding.properties.push_back({"model", {model.model(access.model).label()}});
  finding.properties.push_back({"queries", {cost_of(access)}});
}

std::string paths_of(const Access& access) {
  std::string paths = "`" + access.path + "`";
  for (const std::string& path : access.more_paths) paths += ", `" + path + "`";
  return paths;
}

std::string loading_help(const ProjectModel& model, const Access& access, std::string_view method) {
  std::string call = "." + std::string(method) + "(\"" + access.path + "\"";
  for (const std::string& path : access.more_paths) call += ", \"" + path + "\"";
  call += ")";
  const bool made_once = access.queryset.node != 0;
  const FileFacts& facts = model.facts(made_once ? access.queryset.file : access.iteration.file);
  const NodeId made = made_once ? access.queryset.node : iterable_of(facts, access.iteration.node);
  const NodeId rows = without_wrappers(facts, made);
  const bool sliced = facts.kind(rows) == NodeKind::subscript;
  const NodeId expression = sliced ? facts.child(rows, 0) : rows;
  if (access.bare_select && method == "select_related")
    return "name it and all that `select_related()` without names loads now: one with names takes its place";
  if (!starts_in_sight(facts, expression)) return "add `" + call + "` to the queryset that the rows come from";
  if (facts.kind(expression) == NodeKind::name)
    return "add `" + call + "` to the queryset in `" + unparse(facts, expression) + "`";
  return "`" + unparse(facts, expression) + call + (sliced ? "[...]" : "") + "`";
}

std::string without_loop(const Access& access) {
  if (access.method == "count" || access.method == "aggregate")
    return "let the database count: an annotation (`Count`, `Sum`, with `filter=`) on the loop's queryset";
  if (access.method == "exists")
    return "ask once before the loop for all rows, or with the rows: `annotate(found=Exists(...))` where columns of "
           "the row are "
           "all it needs";
  if (access.by_key && access.path.empty() && !access.queried.empty())
    return "ask once before the loop: `" + name_of(access.queried) +
           ".objects.in_bulk(keys)`, or `filter(...__in=keys)`";
  if (access.method == "get" && access.path.empty())
    return "ask once before the loop: one `filter(...__in=values)` for all rows, kept in a dict by that value";
  if (!access.method.empty() && access.method != "get")
    return "ask with the rows: a `Subquery` annotation on the loop's queryset, or one ordered query before the loop";
  if (access.path.empty() || access.row_filtered)
    return "take the query out of the loop: one query before it for all rows, grouped by key";
  std::string help =
      "fetch the rows at once: `Prefetch(\"" + access.path + "\", queryset=..., to_attr=...)` on the loop's queryset";
  return access.streams ? help + " (`iterator()` then needs a `chunk_size`)" : help;
}

}  // namespace djvet
