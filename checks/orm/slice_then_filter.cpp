// Reports a queryset that is filtered, ordered or written after a slice of it was taken: Django raises TypeError.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/findings/check.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"

namespace djvet::checks {
namespace {

/// What Django says of the method on a slice, and whether it does so only when arguments are given.
/// Source: Django 5.2, what asks query.is_sliced in django/db/models/query.py. first() and last() raise for some orders only.
struct Refusal {
  std::string_view method;
  bool with_arguments = false;
};
constexpr std::array refusals{Refusal{"complex_filter"}, Refusal{"delete"},        Refusal{"distinct"},
                              Refusal{"earliest"},       Refusal{"exclude", true}, Refusal{"extra"},
                              Refusal{"filter", true},   Refusal{"get", true},     Refusal{"in_bulk"},
                              Refusal{"latest"},         Refusal{"order_by"},      Refusal{"reverse"},
                              Refusal{"update"}};

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  for (const QueryCall& call : context.inference.query_calls(file)) {
    if (!call.sliced) continue;
    const auto refusal = std::ranges::find(refusals, call.method, &Refusal::method);
    if (refusal == refusals.end() || (refusal->with_arguments && facts.child(call.call, 1) == 0)) continue;
    if (is_guarded(facts, call.call, {"TypeError", "Exception"})) continue;
    Finding& finding = sink.report(
        file, method_span(facts, call.call),
        "`" + std::string(call.method) + "()` after a slice of the queryset was taken: this raises TypeError");
    finding.help = "slice last, or take the rows by their keys: `filter(pk__in=...)`";
    finding.properties.push_back({"model", {context.model.model(call.model).label()}});
  }
}

constexpr std::string_view tags[] = {"orm", "correctness"};
constexpr Topic topics[] = {Topic::model, Topic::accesses};
constexpr Reference references[] = {
    {"Django: limiting QuerySets", "https://docs.djangoproject.com/en/stable/topics/db/queries/#limiting-querysets"}};

}  // namespace

extern constinit const Check slice_then_filter;
constinit const Check slice_then_filter{.id = "slice-then-filter",
                                        .summary = "A queryset is filtered, ordered or written after a slice was taken",
                                        .severity = Severity::error,
                                        .confidence = Confidence::high,
                                        .fix = FixKind::none,
                                        .since = "0.1",
                                        .tags = tags,
                                        .reads = topics,
                                        .references = references,
                                        .run = run};

}  // namespace djvet::checks
