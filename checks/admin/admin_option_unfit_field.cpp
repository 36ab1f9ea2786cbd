// Reports options of admin classes that name a field of another kind than the option is for.
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
  report_admin_problems(context, AdminSubject::unfit_field, sink);
}

}  // namespace

extern constinit const Check admin_option_unfit_field{
    .id = "admin-option-unfit-field",
    .summary = "An admin option names a field of a kind that it can't work with",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
