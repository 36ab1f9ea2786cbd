// Reports eager loading on a queryset whose rows are dicts or tuples: there is nothing to load into.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/check.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"

namespace djvet::checks {
namespace {

bool loads(std::string_view method) { return method == "select_related" || method == "prefetch_related"; }

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  for (const QueryCall& call : context.inference.query_calls(file)) {
    if (call.on == QueryCall::On::row) continue;
    const std::string name = "`" + std::string(call.method) + "()`";
    const bool restricts = call.method == "only" || call.method == "defer";
    if (call.values && (restricts || call.method == "select_related")) {
      if (is_guarded(facts, call.call, {"TypeError", "Exception"})) continue;
      Finding& finding = sink.report(file, method_span(facts, call.call),
                                     name + " after values() or values_list(): this raises TypeError");
      finding.help = "name what is wanted in `values()`, with paths over relations: `values(\"author__name\")`";
      continue;
    }
    const bool before = !call.values && loads(call.method) && facts.child(call.call, 1) != 0 &&
                        is_followed_by(facts, call.call, {"values", "values_list"});
    if (!before && !(call.values && call.method == "prefetch_related")) continue;
    Finding& finding = sink.report(file, method_span(facts, call.call),
                                   name + " has no effect: the rows are dicts or tuples, made by values()");
    finding.severity = Severity::note;
    finding.help = "leave it out";
  }
}

constexpr std::string_view tags[] = {"orm", "correctness"};
constexpr Topic topics[] = {Topic::accesses};
constexpr Reference references[] = {
    {"Django: values()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#values"}};

}  // namespace

extern constinit const Check load_with_values;
constinit const Check load_with_values{.id = "load-with-values",
                                       .summary = "Eager loading on a queryset whose rows are dicts or tuples",
                                       .severity = Severity::error,
                                       .confidence = Confidence::high,
                                       .fix = FixKind::none,
                                       .since = "0.1",
                                       .tags = tags,
                                       .reads = topics,
                                       .references = references,
                                       .run = run};

}  // namespace djvet::checks
