// Reports a PAGE_SIZE of REST framework without the class that would use it.
// Source: Django REST framework 3.16, rest_framework/checks.py.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "rest", "system-check"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django REST framework: Pagination", "https://www.django-rest-framework.org/api-guide/pagination/"},
};

/// What a key of REST_FRAMEWORK is in a condition, False where it isn't given.
Truth is_set(const SettingsReading& settings, std::string_view key) {
  return settings.holds("REST_FRAMEWORK", [&](const Constant& options) {
    if (!options.is(Constant::Kind::dict)) return Truth::unknown;
    const Constant* value = options.find(key);
    if (value == nullptr) return options.open ? Truth::unknown : Truth::no;
    return holds(*value, is_truthy);
  });
}

Truth pages_nothing(const SettingsReading& settings) {
  return both(settings.installs("rest_framework"),
              both(is_set(settings, "PAGE_SIZE"), negated(is_set(settings, "DEFAULT_PAGINATION_CLASS"))));
}

constexpr DeployRow rows[] = {
    {"rest_framework.W001", "REST_FRAMEWORK",
     "REST_FRAMEWORK has a PAGE_SIZE and no DEFAULT_PAGINATION_CLASS: lists are sent whole",
     "\"DEFAULT_PAGINATION_CLASS\": \"rest_framework.pagination.PageNumberPagination\"", pages_nothing},
};

void run(const CheckContext& context, FindingSink& sink) { judge_rows(context, sink, rows); }

}  // namespace

extern constinit const Check page_size_without_pagination{
    .id = "page-size-without-pagination",
    .summary = "REST_FRAMEWORK says how long a page is, and not which class makes pages",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
