// Reports count() where only its being zero or not matters: the database counts all rows to answer yes or no.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/extract/unparse.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"

namespace djvet::checks {
namespace {

/// Whether the same count is asked for somewhere else in the function: then it may be wanted for itself.
bool is_repeated(const FileFacts& facts, std::span<const QueryCall> calls, const QueryCall& call) {
  const std::string text = unparse(facts, call.call);
  return std::ranges::any_of(calls, [&](const QueryCall& other) {
    return other.call != call.call && other.scope == call.scope && other.method == call.method &&
           unparse(facts, other.call) == text;
  });
}

/// `qs.count() == 0` as `not qs.exists()`; what stands before the call's dot stays as it is.
Strategy exists_instead(const FileFacts& facts, FileId file, NodeId call, NodeId whole, CountQuestion question) {
  constexpr std::uint32_t name_size = 5;  // of "count"
  Strategy strategy = source_strategy(file, Safety::safe, "ask with exists()");
  const Span all = facts.span(whole), method = facts.span(facts.child(call, 0));
  const std::string before = question == CountQuestion::none ? "not " : "";
  const Span in_front{all.begin, facts.span(call).begin};
  if (in_front.size() != 0 || !before.empty()) strategy.edits.push_back({file, in_front, before});
  strategy.edits.push_back({file, {method.end - name_size, all.end}, "exists()"});
  return strategy;
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  const std::span<const QueryCall> calls = context.inference.query_calls(file);
  std::vector<NodeId> parents;
  for (const QueryCall& call : calls) {
    if (call.method != "count" || call.on == QueryCall::On::row || call.related || call.fetched) continue;
    if (facts.child(call.call, 1) != 0) continue;
    if (parents.empty()) parents = parents_of(facts);
    const NodeId parent = parents[call.call];
    CountQuestion question = CountQuestion::other;
    if (facts.kind(parent) == NodeKind::compare) question = count_question(facts, parent, call.call);
    else if (is_condition(facts, parents, call.call)) question = CountQuestion::some;
    if (question == CountQuestion::other || is_repeated(facts, calls, call)) continue;
    const NodeId receiver = facts.child(facts.child(call.call, 0), 0);
    const NodeId whole = facts.kind(parent) == NodeKind::compare ? parent : call.call;
    Finding& finding =
        sink.report(file, facts.span(whole), "`count()` counts all rows where only matters whether there are any");
    finding.help = (question == CountQuestion::none ? "`not " : "`") + unparse(facts, receiver) + ".exists()`";
    finding.strategies.push_back(exists_instead(facts, file, call.call, whole, question));
    finding.properties.push_back({"model", {context.model.model(call.model).label()}});
  }
}

constexpr std::string_view tags[] = {"orm", "performance"};
constexpr Topic topics[] = {Topic::model, Topic::accesses};
constexpr Reference references[] = {
    {"Django: exists()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#exists"}};

}  // namespace

extern constinit const Check count_for_existence;
constinit const Check count_for_existence{.id = "count-for-existence",
                                          .summary = "count() where exists() answers the question",
                                          .severity = Severity::note,
                                          .confidence = Confidence::high,
                                          .fix = FixKind::safe,
                                          .since = "0.1",
                                          .tags = tags,
                                          .reads = topics,
                                          .references = references,
                                          .run = run};

}  // namespace djvet::checks
