// Reports SITE_ID that is no number: the sites framework looks sites up by their key.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: SITE_ID", "https://docs.djangoproject.com/en/5.2/ref/settings/#site-id"},
    {"Django: System check framework, Sites", "https://docs.djangoproject.com/en/5.2/ref/checks/#sites"},
};

Truth is_no_number(const Constant& value) {
  using Kind = Constant::Kind;
  if (value.is(Kind::none) || value.is(Kind::integer) || value.is(Kind::boolean)) return Truth::no;
  return is_truthy(value) == Truth::unknown ? Truth::unknown : Truth::yes;
}

Truth bad_site(const SettingsReading& settings) {
  return both(settings.installs("django.contrib.sites"), settings.holds("SITE_ID", is_no_number));
}

constexpr DeployRow rows[] = {
    {"sites.E101", "SITE_ID", "SITE_ID is not an integer", "SITE_ID = 1", bad_site},
};

void run(const CheckContext& context, FindingSink& sink) { judge_rows(context, sink, rows); }

}  // namespace

extern constinit const Check site_id_not_a_number{.id = "site-id-not-a-number",
                                                  .summary = "SITE_ID is not an integer",
                                                  .severity = Severity::error,
                                                  .level = Level::l2,
                                                  .confidence = Confidence::high,
                                                  .fix = FixKind::none,
                                                  .since = "0.1",
                                                  .tags = tags,
                                                  .reads = topics,
                                                  .references = references,
                                                  .run = run};

}  // namespace djvet::checks
