// Reports a to-one relation that is read from each row of a queryset which doesn't join it.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/access_finding.h"
#include "analyzer/findings/loading_strategies.h"
#include "analyzer/infer/inference.h"
#include "analyzer/infer/site_text.h"

namespace djvet::checks {
namespace {

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  for (const Access& access : context.inference.accesses(file)) {
    if (access.kind != AccessKind::to_one || !access.joins) continue;
    const std::string read = spelling_of(context.model, access.report);
    Finding& finding = sink.report(file, span_of(context.model, access.report),
                                   "`" + read + "` runs a query for each " + context.model.model(access.model).name +
                                       " (" + cost_of(access) + "): its queryset does not load " + paths_of(access));
    finding.strategies = loading_strategies(context.model, access);
    if (access.only_key) {
      finding.help = key_help(context.model, access);
      describe_access(context.model, access, finding);
      continue;
    }
    finding.help = (access.more_paths.empty() ? "load it with the rows: " : "load them with the rows: ") +
                   loading_help(context.model, access, "select_related");
    describe_access(context.model, access, finding);
  }
}

constexpr std::string_view tags[] = {"n-plus-one", "performance"};
constexpr Topic reads[] = {Topic::accesses, Topic::templates};
constexpr Reference references[] = {
    {"Django: select_related()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#select-related"},
    {"Django: database access optimization", "https://docs.djangoproject.com/en/stable/topics/db/optimization/"}};

}  // namespace

extern constinit const Check missing_select_related;
constinit const Check missing_select_related{
    .id = "missing-select-related",
    .summary = "A related object is read from each row, with one query for each",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = reads,
    .references = references,
    .run = run};

}  // namespace djvet::checks
