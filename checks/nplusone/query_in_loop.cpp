// Reports a query that is run once for each row of another query, and that depends on the row.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/access_finding.h"
#include "analyzer/findings/loading_strategies.h"
#include "analyzer/infer/inference.h"
#include "analyzer/infer/site_text.h"

namespace djvet::checks {
namespace {

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  for (const Access& access : context.inference.accesses(file)) {
    if (access.kind != AccessKind::query || access.repeated) continue;  // see query-loop-invariant
    if (access.prefetched) continue;                                    // see prefetch-defeated
    const std::string of = access.queried.empty() ? std::string("the database") : access.queried;
    Finding& finding = sink.report(
        file, span_of(context.model, access.report),
        "this queries " + of + " once for each row of the loop around it (" + cost_of(access) + " queries)");
    finding.help = without_loop(context.model, access);
    describe_access(context.model, access, finding);
    finding.strategies = loading_strategies(context.model, access);
  }
}

constexpr std::string_view tags[] = {"n-plus-one", "performance"};
constexpr Topic reads[] = {Topic::accesses, Topic::templates};
constexpr Reference references[] = {
    {"Django: in_bulk()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#in-bulk"},
    {"Django: Prefetch objects", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#prefetch-objects"}};

}  // namespace

extern constinit const Check query_in_loop;
constinit const Check query_in_loop{.id = "query-in-loop",
                                    .summary = "A query that depends on the row runs for each row of a loop",
                                    .severity = Severity::warning,
                                    .confidence = Confidence::high,
                                    .fix = FixKind::unsafe,
                                    .since = "0.1",
                                    .tags = tags,
                                    .reads = reads,
                                    .references = references,
                                    .run = run};

}  // namespace djvet::checks
