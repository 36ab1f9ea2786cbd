// Reports a Prefetch whose queryset leaves out the column that leads back to the parent: Django then fetches it for each
// related row.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>

#include "analyzer/findings/check.h"
#include "analyzer/infer/inference.h"
#include "analyzer/model/lookup_path.h"

namespace djvet::checks {
namespace {

/// The one call of only() or defer() in a chain; nothing where there are several.
struct Columns {
  NodeId call = 0;
  bool only = false;
  std::vector<std::string_view> names;
};

std::optional<Columns> columns_of(const FileFacts& facts, NodeId queryset) {
  Columns columns;
  for (NodeId at = queryset; at != 0;) {
    const NodeKind kind = facts.kind(at);
    const NodeId callee = kind == NodeKind::call ? facts.child(at, 0) : 0;
    if (callee != 0 && facts.kind(callee) == NodeKind::attribute) {
      const std::string_view method = facts.text_of(callee);
      if (method == "values" || method == "values_list") return std::nullopt;
      if (method == "only" || method == "defer") {
        if (columns.call != 0) return std::nullopt;
        columns.call = at;
        columns.only = method == "only";
      }
    }
    at = kind == NodeKind::call || kind == NodeKind::attribute ? facts.child(at, 0) : 0;
  }
  if (columns.call == 0) return std::nullopt;
  std::size_t position = 0;
  for (const NodeId argument : facts.children(columns.call)) {
    if (position++ == 0) continue;
    if (facts.kind(argument) != NodeKind::string) return std::nullopt;
    columns.names.push_back(facts.text_of(argument));
  }
  return columns;
}

bool leaves_out(const Columns& columns, const std::string& key) {
  const auto names_key = [&](std::string_view name) {
    return name == key || name == key + "_id" || (columns.only && name.starts_with(key + "__"));
  };
  return columns.only != std::ranges::any_of(columns.names, names_key);
}

struct Prefetched {
  std::string_view lookup;
  NodeId queryset = 0;
};

std::optional<Prefetched> prefetch_of(const CheckContext& context, FileId file, const QueryCall& call,
                                      NodeId argument) {
  const FileFacts& facts = context.model.facts(file);
  if (facts.kind(argument) != NodeKind::call || facts.child(argument, 0) == 0) return std::nullopt;
  const Symbol callee = context.model.resolve(file, call.scope, facts.child(argument, 0));
  if (!callee.is_external("django.db.models.Prefetch")) return std::nullopt;
  const NodeId lookup = facts.child(argument, 1);
  if (lookup == 0 || facts.kind(lookup) != NodeKind::string) return std::nullopt;
  NodeId queryset = 0;
  std::size_t position = 0;
  for (const NodeId part : facts.children(argument)) {
    if (facts.kind(part) == NodeKind::keyword && facts.text_of(part) == "queryset") queryset = facts.child(part, 0);
    else if (position == 2 && facts.kind(part) != NodeKind::keyword) queryset = part;
    ++position;
  }
  if (queryset == 0) return std::nullopt;
  return Prefetched{facts.text_of(lookup), queryset};
}

/// The field of the related rows by which Django sorts them to their parents, or nothing where it is always loaded.
const Relation* key_of(const ProjectModel& model, const QueryCall& call, std::string_view lookup) {
  const PathEnd end = follow_path(model, call.model, lookup, PathStyle::prefetch);
  if (end.kind != PathEnd::Kind::relation || end.generic || !end.model.valid()) return nullptr;
  const Relation& relation = model.relation(end.relation);
  const bool backward = relation.accessor == end.part &&
                        (relation.kind == RelationKind::foreign_key || relation.kind == RelationKind::one_to_one);
  if (!backward || relation.parent_link || relation.field == end.part) return nullptr;
  return model.model(relation.source).primary_key == relation.field ? nullptr : &relation;
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  const std::span<const QueryCall> calls = context.inference.query_calls(file);
  for (const QueryCall& call : calls) {
    if (call.method != "prefetch_related" || call.on == QueryCall::On::row) continue;
    for (const NodeId argument : facts.children(call.call)) {
      const std::optional<Prefetched> prefetch = prefetch_of(context, file, call, argument);
      if (!prefetch) continue;
      const std::optional<Columns> columns = columns_of(facts, prefetch->queryset);
      if (!columns) continue;
      const auto made = std::ranges::lower_bound(calls, columns->call, {}, &QueryCall::call);
      if (made == calls.end() || made->call != columns->call) continue;
      const Relation* key = key_of(context.model, call, prefetch->lookup);
      if (key == nullptr || made->model != key->source || !leaves_out(*columns, key->field)) continue;
      Finding& finding =
          sink.report(file, facts.span(columns->call),
                      "`" + key->field + "` is fetched again for each " + context.model.model(key->source).name +
                          " (1 + N queries): the prefetch needs it and its queryset leaves it out");
      finding.help = columns->only ? "name it, too: `only(..., \"" + key->field + "\")`"
                                   : "take `" + key->field + "` out of `defer()`";
      if (key->file.valid()) finding.notes.push_back({key->file, key->span, "the key back to the parent"});
      finding.properties.push_back({"model", {context.model.model(key->source).label()}});
      finding.properties.push_back({"relations", {std::string(prefetch->lookup)}});
    }
  }
}

constexpr std::string_view tags[] = {"n-plus-one", "performance"};
constexpr Topic topics[] = {Topic::model, Topic::relations, Topic::accesses};
constexpr Reference references[] = {
    {"Django: Prefetch objects", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#prefetch-objects"},
    {"Django: only()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#only"}};

}  // namespace

extern constinit const Check prefetch_missing_key;
constinit const Check prefetch_missing_key{
    .id = "prefetch-missing-key",
    .summary = "A Prefetch's queryset leaves out the key that leads back to the parent, with one query for each row",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
