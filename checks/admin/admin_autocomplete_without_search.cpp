// Reports autocomplete fields whose model has no admin, or one that has no search_fields.
// SPDX-License-Identifier: MIT
#include <string_view>

#include "analyzer/findings/admin_problems.h"
#include "analyzer/findings/check.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"admin", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: ModelAdmin options", "https://docs.djangoproject.com/en/5.2/ref/contrib/admin/#modeladmin-options"},
    {"Django: System checks of the admin", "https://docs.djangoproject.com/en/5.2/ref/checks/#admin"},
};

void run(const CheckContext& context, FindingSink& sink) {
  report_admin_problems(context, AdminSubject::autocomplete, sink);
}

}  // namespace

extern constinit const Check admin_autocomplete_without_search{
    .id = "admin-autocomplete-without-search",
    .summary = "An autocomplete field leads to a model whose admin can't search",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
