// Reports related rows that are fetched for each row of a queryset, where a prefetch would fetch them at once.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/access_finding.h"
#include "analyzer/findings/loading_strategies.h"
#include "analyzer/infer/inference.h"
#include "analyzer/infer/site_text.h"

namespace djvet::checks {
namespace {

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  for (const Access& access : context.inference.accesses(file)) {
    const bool to_many = access.kind == AccessKind::to_many;
    if (!to_many && (access.kind != AccessKind::to_one || access.joins)) continue;
    const std::string name = context.model.model(access.model).name;
    const std::string each = access.shared.empty()
                                 ? name + " (" + cost_of(access)
                                 : "different `" + access.shared + "` of " + name + " (up to " + cost_of(access);
    Finding& finding =
        sink.report(file, span_of(context.model, access.report),
                    paths_of(access) + (access.more_paths.empty() ? " is" : " are") + " fetched for each " + each +
                        " queries): its queryset does not prefetch " + (access.more_paths.empty() ? "it" : "them"));
    finding.strategies = loading_strategies(context.model, access);
    if (access.method == "count" || access.method == "exists") {
      finding.help = without_loop(context.model, access);
      describe_access(context.model, access, finding);
      continue;
    }
    finding.help = "fetch them at once: " + loading_help(context.model, access, "prefetch_related");
    describe_access(context.model, access, finding);
  }
}

constexpr std::string_view tags[] = {"n-plus-one", "performance"};
constexpr Topic reads[] = {Topic::accesses, Topic::templates};
constexpr Reference references[] = {
    {"Django: prefetch_related()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#prefetch-related"},
    {"Django: database access optimization", "https://docs.djangoproject.com/en/stable/topics/db/optimization/"}};

}  // namespace

extern constinit const Check missing_prefetch_related;
constinit const Check missing_prefetch_related{
    .id = "missing-prefetch-related",
    .summary = "Related rows are fetched for each row, with one query for each",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = reads,
    .references = references,
    .run = run};

}  // namespace djvet::checks
