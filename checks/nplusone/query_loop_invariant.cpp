// Reports a query that depends on nothing of the loop around it, and is run again for each row.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/access_finding.h"
#include "analyzer/infer/inference.h"
#include "analyzer/infer/site_text.h"

namespace djvet::checks {
namespace {

/// Whether the query is written in the loop; else a framework runs it for each row: the choices of a form's field.
bool is_written(const ProjectModel& model, const Access& access) {
  const FileFacts& facts = model.facts(access.iteration.file);
  if (facts.nodes().empty()) return false;
  const NodeKind kind = facts.kind(access.iteration.node);
  return kind == NodeKind::for_stmt || kind == NodeKind::comprehension_for;
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  for (const Access& access : context.inference.accesses(file)) {
    if (access.kind != AccessKind::query || !access.repeated) continue;
    const bool written = is_written(context.model, access);
    const std::string of = access.queried.empty() ? std::string("the database") : access.queried;
    Finding& finding = sink.report(
        file, span_of(context.model, access.report),
        written ? "this asks " + of + " the same for each row of the loop around it (" + cost_of(access) + " queries)"
                : "all of " + of + " is queried again for each row (" + cost_of(access) + " queries)");
    finding.help = written ? "ask once before the loop"
                           : "name the field in `autocomplete_fields` or `raw_id_fields`, or evaluate the choices once "
                             "and give them to the field of every form";
    describe_access(context.model, access, finding);
    if (!written) finding.confidence = Confidence::medium;
  }
}

constexpr std::string_view tags[] = {"n-plus-one", "performance"};
constexpr Topic reads[] = {Topic::accesses, Topic::templates};
constexpr Reference references[] = {
    {"Django: database access optimization", "https://docs.djangoproject.com/en/stable/topics/db/optimization/"},
    {"Django: iterating relationship choices",
     "https://docs.djangoproject.com/en/stable/ref/forms/fields/#iterating-relationship-choices"}};

}  // namespace

extern constinit const Check query_loop_invariant;
constinit const Check query_loop_invariant{
    .id = "query-loop-invariant",
    .summary = "A query that depends on nothing of the loop runs again for each row",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = reads,
    .references = references,
    .run = run};

}  // namespace djvet::checks
