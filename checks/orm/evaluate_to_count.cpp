// Reports a queryset whose rows are all fetched to be counted or to see whether there are any, and never used.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/queryset_methods.h"
#include "analyzer/extract/unparse.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"

namespace djvet::checks {
namespace {

/// Methods whose result is a queryset that nobody else holds.
bool makes_queryset(QuerySetEffect effect) {
  return effect == QuerySetEffect::all || effect == QuerySetEffect::refine || effect == QuerySetEffect::values ||
         effect == QuerySetEffect::select_related || effect == QuerySetEffect::prefetch_related ||
         effect == QuerySetEffect::only || effect == QuerySetEffect::defer;
}

/// The function around a node, or the module.
NodeId function_around(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId node) {
  while (node != 0 && facts.kind(node) != NodeKind::function_def) node = parents[node];
  return node;
}

/// The expression that the queryset is used by: itself, or the one place that reads the one local name it is given to.
NodeId only_use(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId call) {
  const NodeId parent = parents[call];
  if (facts.kind(parent) != NodeKind::assign) return call;
  const NodeId target = facts.child(parent, 0);
  const NodeId function = function_around(facts, parents, parent);
  if (function == 0 || facts.kind(target) != NodeKind::name || facts.child(parent, 2) != 0) return 0;
  NodeId use = 0;
  for (NodeId id = function + 1; id < function + facts.node(function).size(); ++id) {
    const NodeKind kind = facts.kind(id);
    if (kind == NodeKind::global_stmt) return 0;
    if (kind != NodeKind::name && kind != NodeKind::parameter && kind != NodeKind::named) continue;
    if (facts.text_of(id) == "locals") return 0;
    if (facts.node(id).text() != facts.node(target).text() || id == target) continue;
    if (use != 0 || kind != NodeKind::name) return 0;
    use = id;
  }
  return use > parent ? use : 0;
}

/// The call of len(), perhaps with a list() in between, that takes the queryset; or 0.
NodeId counted_by(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId use) {
  for (NodeId at = use; at != 0; at = parents[at]) {
    const NodeId parent = parents[at];
    if (facts.kind(parent) != NodeKind::call || facts.child(parent, 1) != at || facts.child(parent, 2) != 0 ||
        facts.kind(parent + 1) != NodeKind::name)
      return 0;
    if (facts.text_of(parent + 1) == "len") return parent;
    if (facts.text_of(parent + 1) != "list") return 0;
  }
  return 0;
}

/// `len(qs) > 0` as `qs.exists()`: what stands around the queryset within `whole` goes.
Strategy asked_instead(FileId file, Span queryset, Span whole, bool none, const std::string& method) {
  Strategy strategy = source_strategy(file, Safety::safe, "ask with " + method);
  const Span in_front{whole.begin, queryset.begin};
  if (in_front.size() != 0 || none) strategy.edits.push_back({file, in_front, none ? "not " : ""});
  strategy.edits.push_back({file, {queryset.end, whole.end}, "." + method});
  return strategy;
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  std::vector<NodeId> parents;
  for (const QueryCall& call : context.inference.query_calls(file)) {
    if (call.on == QueryCall::On::row || !makes_queryset(queryset_effect(call.method))) continue;
    if ((call.related && call.method == "all") || chained_call(facts, call.call) != 0) continue;
    if (parents.empty()) parents = parents_of(facts);
    const NodeId use = only_use(facts, parents, call.call);
    if (use == 0) continue;
    const NodeId counted = counted_by(facts, parents, use);
    if (counted == 0 && !is_condition(facts, parents, use)) continue;
    const std::vector<std::string_view> chain = chain_of(facts, call.call);
    if (std::ranges::find(chain, "select_for_update") != chain.end()) continue;
    const NodeId above = parents[counted];
    const CountQuestion question =
        facts.kind(above) == NodeKind::compare ? count_question(facts, above, counted) : CountQuestion::other;
    const bool counts = counted != 0 && question == CountQuestion::other && !is_condition(facts, parents, counted);
    const std::string method = counts ? "count()" : "exists()";
    Finding& finding = sink.report(file, facts.span(counted != 0 ? counted : use),
                                   std::string("all rows are fetched to ") +
                                       (counts ? "be counted" : "see whether there are any") + ", and never used");
    finding.help = std::string("let the database answer: `") + (question == CountQuestion::none ? "not " : "") +
                   unparse(facts, use) + "." + method + "`";
    const NodeId whole = question != CountQuestion::other ? above : counted != 0 ? counted : use;
    finding.strategies.push_back(
        asked_instead(file, facts.span(use), facts.span(whole), question == CountQuestion::none, method));
    finding.properties.push_back({"model", {context.model.model(call.model).label()}});
  }
}

constexpr std::string_view tags[] = {"orm", "performance"};
constexpr Topic topics[] = {Topic::model, Topic::accesses};
constexpr Reference references[] = {
    {"Django: database access optimization",
     "https://docs.djangoproject.com/en/stable/topics/db/optimization/#don-t-overuse-contains-count-and-exists"},
    {"Django: count()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#count"}};

}  // namespace

extern constinit const Check evaluate_to_count;
constinit const Check evaluate_to_count{.id = "evaluate-to-count",
                                        .summary = "All rows of a queryset are fetched to be counted, and never used",
                                        .severity = Severity::warning,
                                        .confidence = Confidence::high,
                                        .fix = FixKind::safe,
                                        .since = "0.1",
                                        .tags = tags,
                                        .reads = topics,
                                        .references = references,
                                        .run = run};

}  // namespace djvet::checks
