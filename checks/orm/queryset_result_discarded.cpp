// Reports a queryset that is refined as a statement of its own: the result is thrown away.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/extract/unparse.h"
#include "analyzer/findings/check.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"

namespace djvet::checks {
namespace {

/// Methods that do nothing but give another queryset.
bool only_refines(std::string_view method) {
  constexpr std::array<std::string_view, 19> methods{
      "alias",          "all",      "annotate",         "defer",   "distinct", "exclude", "filter", "iterator",
      "only",           "order_by", "prefetch_related", "reverse", "dates",    "none",    "using",  "select_for_update",
      "select_related", "values",   "values_list"};
  return std::ranges::find(methods, method) != methods.end();
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  std::vector<NodeId> parents;
  for (const QueryCall& call : context.inference.query_calls(file)) {
    if (call.on == QueryCall::On::row || !only_refines(call.method)) continue;
    if (chained_call(facts, call.call) != 0) continue;
    if (parents.empty()) parents = parents_of(facts);
    if (!is_statement(facts, parents, call.call) || is_tried(facts, parents, call.call)) continue;
    Finding& finding = sink.report(
        file, facts.span(call.call),
        "`" + std::string(call.method) + "()` gives a new queryset and changes nothing: its result is thrown away");
    const NodeId receiver = facts.child(facts.child(call.call, 0), 0);
    const bool named = receiver != 0 && facts.kind(receiver) == NodeKind::name && call.on == QueryCall::On::rows;
    finding.help = named ? "`" + std::string(facts.text_of(receiver)) + " = " + unparse(facts, call.call) + "`"
                         : "use the queryset that it gives, or delete the line";
    finding.properties.push_back({"model", {context.model.model(call.model).label()}});
  }
}

constexpr std::string_view tags[] = {"orm", "correctness"};
constexpr Topic topics[] = {Topic::model, Topic::accesses};
constexpr Reference references[] = {
    {"Django: QuerySets are lazy", "https://docs.djangoproject.com/en/stable/topics/db/queries/#querysets-are-lazy"}};

}  // namespace

extern constinit const Check queryset_result_discarded;
constinit const Check queryset_result_discarded{
    .id = "queryset-result-discarded",
    .summary = "A queryset method is called as a statement and its result is thrown away",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
