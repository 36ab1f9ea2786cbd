// Reports options of admin classes whose values have another type or form than Django takes.
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

void run(const CheckContext& context, FindingSink& sink) { report_admin_problems(context, AdminSubject::shape, sink); }

}  // namespace

extern constinit const Check admin_option_invalid{
    .id = "admin-option-invalid",
    .summary = "An admin option has a value of another type or form than Django takes",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
