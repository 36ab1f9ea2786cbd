// Reports a column that only() or defer() left out and that is read from each row all the same.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/access_finding.h"
#include "analyzer/findings/loading_strategies.h"
#include "analyzer/infer/inference.h"
#include "analyzer/infer/site_text.h"

namespace djvet::checks {
namespace {

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  for (const Access& access : context.inference.accesses(file)) {
    if (access.kind != AccessKind::deferred) continue;
    Finding& finding =
        sink.report(file, span_of(context.model, access.report),
                    "`" + access.path + "` is fetched again for each " + context.model.model(access.model).name + " (" +
                        cost_of(access) + " queries): its queryset leaves the column out");
    finding.help = column_help(context.model, access);
    finding.strategies = loading_strategies(context.model, access);
    describe_access(context.model, access, finding);
  }
}

constexpr std::string_view tags[] = {"n-plus-one", "performance"};
constexpr Topic reads[] = {Topic::accesses, Topic::templates};
constexpr Reference references[] = {
    {"Django: only()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#only"},
    {"Django: defer()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#defer"}};

}  // namespace

extern constinit const Check deferred_field_read;
constinit const Check deferred_field_read{
    .id = "deferred-field-read",
    .summary = "A column that only() or defer() left out is read from each row, with one query for each",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = reads,
    .references = references,
    .run = run};

}  // namespace djvet::checks
