// Reports actions of admin classes that share a name, or whose permissions the class has no method for.
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
  report_admin_problems(context, AdminSubject::actions, sink);
}

}  // namespace

extern constinit const Check admin_action_invalid{
    .id = "admin-action-invalid",
    .summary = "An admin class has two actions of one name, or no method for a permission that an action needs",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
