// Reports iterator() without a chunk size on a queryset that prefetches: Django can't prefetch for rows that stream.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/check.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"

namespace djvet::checks {
namespace {

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  for (const QueryCall& call : context.inference.query_calls(file)) {
    if (call.method != "iterator" || call.prefetched.empty() || call.prefetches_differ) continue;
    if (facts.child(call.call, 1) != 0 || is_guarded(facts, call.call, {"ValueError", "Exception"})) continue;
    Finding& finding =
        sink.report(file, method_span(facts, call.call),
                    "`iterator()` without `chunk_size` after prefetch_related(\"" + call.prefetched.front() +
                        "\"): ValueError since Django 5.0, and no prefetch before");
    finding.help = "give it the number of rows to prefetch for at once: `iterator(chunk_size=2000)`";
    finding.properties.push_back({"model", {context.model.model(call.model).label()}});
    finding.properties.push_back({"relations", call.prefetched});
  }
}

constexpr std::string_view tags[] = {"orm", "correctness"};
constexpr Topic topics[] = {Topic::model, Topic::accesses};
constexpr Reference references[] = {
    {"Django: iterator()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#iterator"}};

}  // namespace

extern constinit const Check iterator_after_prefetch;
constinit const Check iterator_after_prefetch{.id = "iterator-after-prefetch",
                                              .summary = "iterator() has no chunk_size though the queryset prefetches",
                                              .severity = Severity::error,
                                              .confidence = Confidence::high,
                                              .fix = FixKind::none,
                                              .since = "0.1",
                                              .tags = tags,
                                              .reads = topics,
                                              .references = references,
                                              .run = run};

}  // namespace djvet::checks
