// Reports loops that write rows one by one and do nothing else, where one statement writes all.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/access_finding.h"
#include "analyzer/findings/loop_writes.h"
#include "analyzer/infer/inference.h"
#include "analyzer/infer/site_text.h"

namespace djvet::checks {
namespace {

std::string_view verb_of(std::string_view method) {
  return method == "create" ? "creates" : method == "delete" ? "deletes" : "saves";
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  for (const Access& access : context.inference.accesses(file)) {
    if (access.kind != AccessKind::write) continue;
    const std::optional<std::string> code = bulk_code(context.model, access);
    if (!code) continue;
    Finding& finding =
        sink.report(file, span_of(context.model, access.report),
                    "this " + std::string(verb_of(access.method)) + " one " + context.model.model(access.model).name +
                        " for each row of the loop around it (" + cost_of(access) + " queries)");
    finding.help = *code;
    describe_access(context.model, access, finding);
  }
}

constexpr std::string_view tags[] = {"n-plus-one", "performance"};
constexpr Topic reads[] = {Topic::accesses};
constexpr Reference references[] = {
    {"Django: database access optimization, bulk methods",
     "https://docs.djangoproject.com/en/stable/topics/db/optimization/#use-bulk-methods"},
    {"Django: bulk_update()", "https://docs.djangoproject.com/en/stable/ref/models/querysets/#bulk-update"}};

}  // namespace

extern constinit const Check write_in_loop;
constinit const Check write_in_loop{.id = "write-in-loop",
                                    .summary = "Rows are written one by one, where one statement writes all",
                                    .severity = Severity::note,
                                    .confidence = Confidence::high,
                                    .fix = FixKind::none,
                                    .since = "0.1",
                                    .tags = tags,
                                    .reads = reads,
                                    .references = references,
                                    .run = run};

}  // namespace djvet::checks
