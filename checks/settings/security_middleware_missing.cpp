// Reports the three entries of MIDDLEWARE without which Django has no protection to configure.
// SPDX-License-Identifier: MIT
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "analyzer/findings/deploy_findings.h"
#include "analyzer/findings/setting_strategies.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: System check framework, Security", "https://docs.djangoproject.com/en/5.2/ref/checks/#security"},
    {"Django: Security in Django", "https://docs.djangoproject.com/en/5.2/topics/security/"},
};

constexpr std::string_view security = "django.middleware.security.SecurityMiddleware";
constexpr std::string_view frames = "django.middleware.clickjacking.XFrameOptionsMiddleware";
constexpr std::string_view csrf = "django.middleware.csrf.CsrfViewMiddleware";

template <const std::string_view& entry>
Truth is_missing(const SettingsReading& settings) {
  return negated(settings.has_middleware(entry));
}

constexpr DeployRow rows[] = {
    {"security.W001", "MIDDLEWARE", "MIDDLEWARE has no SecurityMiddleware: the SECURE_ settings have no effect",
     "\"django.middleware.security.SecurityMiddleware\", as the first entry", is_missing<security>},
    {"security.W002", "MIDDLEWARE", "MIDDLEWARE has no XFrameOptionsMiddleware: any site may show the pages in a frame",
     "\"django.middleware.clickjacking.XFrameOptionsMiddleware\",", is_missing<frames>},
    {"security.W003", "MIDDLEWARE", "MIDDLEWARE has no CsrfViewMiddleware: other sites can post in a user's name",
     "\"django.middleware.csrf.CsrfViewMiddleware\", above what reads the body of a request", is_missing<csrf>},
};

constexpr std::string_view entries[] = {security, frames, csrf};
static_assert(std::size(entries) == std::size(rows));

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    const auto list = module->lists.find("MIDDLEWARE");
    for (std::size_t i = 0; i < std::size(rows); ++i) {
      const DeployRow& row = rows[i];
      Finding* finding = findings.judge(*module, row.id, row.setting, std::string(row.message), row.is_bad);
      if (finding == nullptr) continue;
      finding->help = row.help;
      if (list == module->lists.end() || !list->second.known) continue;
      if (std::optional<Strategy> strategy =
              inserting_middleware(context.model, list->second.items, entries[i], Safety::unsafe))
        finding->strategies.push_back(std::move(*strategy));
    }
  }
}

}  // namespace

extern constinit const Check security_middleware_missing{
    .id = "security-middleware-missing",
    .summary = "MIDDLEWARE lacks one of the three entries that protect a site",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
