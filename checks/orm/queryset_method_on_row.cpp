// Reports queryset methods that are called on the one row which get() or first() gives.
// SPDX-License-Identifier: MIT
#include "analyzer/django/queryset_methods.h"
#include "analyzer/findings/check.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"

namespace djvet::checks {
namespace {

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  for (const QueryCall& call : context.inference.query_calls(file)) {
    if (call.on != QueryCall::On::row) continue;
    const NodeId callee = facts.child(call.call, 0);
    const NodeId row = facts.child(callee, 0);
    if (row == 0 || facts.kind(row) != NodeKind::call) continue;
    const NodeId source = facts.child(row, 0);
    if (source == 0 || facts.kind(source) != NodeKind::attribute ||
        queryset_effect(facts.text_of(source)) != QuerySetEffect::one)
      continue;
    if (is_guarded(facts, call.call, {"AttributeError", "Exception"})) continue;
    Finding& finding = sink.report(file, method_span(facts, call.call),
                                   "`" + std::string(facts.text_of(source)) + "()` gives a row of " +
                                       context.model.model(call.model).label() + ", which has no `" +
                                       std::string(call.method) + "()`: this raises AttributeError");
    finding.help = "call `" + std::string(call.method) + "()` before `" + std::string(facts.text_of(source)) + "()`";
    finding.properties.push_back({"model", {context.model.model(call.model).label()}});
  }
}

constexpr std::string_view tags[] = {"orm", "correctness"};
constexpr Topic topics[] = {Topic::model, Topic::accesses};
constexpr Reference references[] = {
    {"Django: QuerySet API reference", "https://docs.djangoproject.com/en/stable/ref/models/querysets/"}};

}  // namespace

extern constinit const Check queryset_method_on_row;
constinit const Check queryset_method_on_row{
    .id = "queryset-method-on-row",
    .summary = "A queryset method is called on the one row that get() or first() gives",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
