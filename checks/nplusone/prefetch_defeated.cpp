// Reports related rows that are prefetched and then asked for in another way, which runs a query for each row after all.
// Code that looks at Django's cache itself (`_prefetched_objects_cache`) knows what it does.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/findings/access_finding.h"
#include "analyzer/findings/fingerprint.h"
#include "analyzer/findings/loading_strategies.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"
#include "analyzer/infer/site_text.h"

namespace djvet::checks {
namespace {

/// Whether the function around a place names the attribute of a row or queryset that holds what was fetched.
bool looks_at_cache(const ProjectModel& model, const Site& site) {
  const FileFacts& facts = model.facts(site.file);
  if (facts.nodes().empty()) return false;
  const NodeId function = facts.scopes()[enclosing_scope(facts, facts.span(site.node))].node;
  if (facts.kind(function) != NodeKind::function_def) return false;
  constexpr std::string_view caches[] = {"_prefetched_objects_cache", "_result_cache"};
  for (NodeId id = function; id < function + facts.node(function).size(); ++id) {
    const NodeKind kind = facts.kind(id);
    if ((kind == NodeKind::attribute || kind == NodeKind::string) &&
        std::ranges::find(caches, facts.text_of(id)) != std::end(caches))
      return true;
  }
  return false;
}

std::string help_for(const ProjectModel& model, const Access& access) {
  const FileFacts& facts = model.facts(access.access.file);
  if (!facts.nodes().empty()) {
    const std::vector<std::string_view> chain = chain_of(facts, access.access.node);
    const bool streams = chain.size() >= 2 && chain[0].ends_with("iterator");
    if (streams && (chain[1] == "all" || access.path.ends_with(chain[1])))
      return "go through `all()` without `iterator()`: its rows are there";
  }
  if (!access.method.empty() || access.row_filtered) return without_loop(model, access);
  return "go through `all()` and leave rows out in Python, or prefetch just these: `Prefetch(\"" + access.path +
         "\", queryset=..., to_attr=...)`";
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  for (const Access& access : context.inference.accesses(file)) {
    if (access.kind != AccessKind::query || !access.prefetched) continue;
    if (looks_at_cache(context.model, access.access)) continue;
    const std::string row = access.model.valid() ? context.model.model(access.model).name : "row";
    Finding& finding = sink.report(file, span_of(context.model, access.report),
                                   "`" + access.path + "` is prefetched, but this asks the database again for each " +
                                       row + " (" + cost_of(access) + " queries): only the unchanged `all()` is kept");
    finding.help = help_for(context.model, access);
    describe_access(context.model, access, finding);
    finding.strategies = loading_strategies(context.model, access);
  }
}

constexpr std::string_view tags[] = {"n-plus-one", "performance"};
constexpr Topic reads[] = {Topic::accesses, Topic::templates};
constexpr Reference references[] = {
    {"Django: prefetch_related()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#prefetch-related"},
    {"Django: Prefetch objects", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#prefetch-objects"}};

}  // namespace

extern constinit const Check prefetch_defeated;
constinit const Check prefetch_defeated{
    .id = "prefetch-defeated",
    .summary = "Related rows are prefetched, but asked for in a way that runs a query for each row",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = reads,
    .references = references,
    .run = run};

}  // namespace djvet::checks
