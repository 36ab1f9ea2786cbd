// Reports SITE_ID that is no number: the sites framework looks sites up by their key.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "analyzer/findings/deploy_findings.h"
#include "analyzer/findings/source_strategies.h"

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

/// Digits in quotes.
bool is_digits(const Constant& value) {
  return value.is(Constant::Kind::string) && !value.text.empty() && value.text[0] != '0' && value.file.valid() &&
         std::ranges::all_of(value.text, [](char c) { return c >= '0' && c <= '9'; });
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  const DeployRow& row = rows[0];
  for (const SettingsModule* module : findings.modules()) {
    Finding* finding = findings.judge(*module, row.id, row.setting, std::string(row.message), row.is_bad);
    if (finding == nullptr) continue;
    finding->help = row.help;
    const Setting* setting = module->find(row.setting);
    if (setting == nullptr || !is_digits(setting->value)) continue;
    const Constant& value = setting->value;
    finding->help = "SITE_ID = " + value.text;
    if (value.file == setting->file && setting->span.contains(value.span) &&
        part_of_string(value.span, value.text, 0, value.text.size()))
      finding->strategies.push_back(
          replacing(value.file, value.span, value.text, Safety::safe, "write `" + value.text + "`"));
  }
}

}  // namespace

extern constinit const Check site_id_not_a_number{.id = "site-id-not-a-number",
                                                  .summary = "SITE_ID is not an integer",
                                                  .severity = Severity::error,
                                                  .confidence = Confidence::high,
                                                  .fix = FixKind::safe,
                                                  .since = "0.1",
                                                  .tags = tags,
                                                  .reads = topics,
                                                  .references = references,
                                                  .run = run};

}  // namespace djvet::checks
