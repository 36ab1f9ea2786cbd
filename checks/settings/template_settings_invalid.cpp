// Reports options of template engines that contradict each other, or of the wrong type.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: TEMPLATES", "https://docs.djangoproject.com/en/5.2/ref/settings/#templates"},
    {"Django: System check framework, Templates", "https://docs.djangoproject.com/en/5.2/ref/checks/#templates"},
};

constexpr std::string_view django_engine = "django.template.backends.django.DjangoTemplates";

void judge_engine(DeployFindings& findings, const CheckContext& context, const SettingsModule& module,
                  const Constant& engine) {
  const Constant* backend = engine.find("BACKEND");
  const Constant* options = engine.find("OPTIONS");
  if (backend == nullptr || !backend->is_text(django_engine) || options == nullptr) return;
  const Constant* invalid = options->find("string_if_invalid");
  if (invalid != nullptr && invalid->file.valid() && is_truthy(*invalid) != Truth::unknown &&
      !invalid->is(Constant::Kind::string)) {
    Finding* finding = findings.report(module, "templates.E002", "TEMPLATES", "string_if_invalid is not a string", true,
                                       invalid->file, invalid->span);
    if (finding != nullptr) finding->help = "\"string_if_invalid\": \"\"";
  }
  const Constant* folders = engine.find("APP_DIRS");
  const Constant* loaders = options->find("loaders");
  if (folders == nullptr || loaders == nullptr || is_truthy(*folders) != Truth::yes || !loaders->file.valid()) return;
  // Since 5.1 Django doesn't start with both: there is no check any more.
  const bool checked = has_system_check(django_releases(context), "templates.E001");
  Finding* finding = findings.report(module, checked ? "templates.E001" : "", "TEMPLATES",
                                     "APP_DIRS is True and OPTIONS names loaders: Django takes one of them alone", true,
                                     loaders->file, loaders->span);
  if (finding == nullptr) return;
  finding->severity = Severity::error;
  finding->help = "Take APP_DIRS out, and have django.template.loaders.app_directories.Loader among the loaders";
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    const Constant& engines = SettingsReading(*module, true).value("TEMPLATES");
    if (!engines.is_sequence()) continue;
    for (const Constant& engine : engines.items) judge_engine(findings, context, *module, engine);
  }
}

}  // namespace

extern constinit const Check template_settings_invalid{.id = "template-settings-invalid",
                                                       .summary = "TEMPLATES has options that Django refuses",
                                                       .severity = Severity::error,
                                                       .confidence = Confidence::high,
                                                       .fix = FixKind::none,
                                                       .since = "0.1",
                                                       .tags = tags,
                                                       .reads = topics,
                                                       .references = references,
                                                       .run = run};

}  // namespace djvet::checks
