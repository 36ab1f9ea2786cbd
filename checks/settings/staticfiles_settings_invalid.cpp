// Reports settings of the static files that django.contrib.staticfiles refuses.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: STATICFILES_DIRS", "https://docs.djangoproject.com/en/5.2/ref/settings/#staticfiles-dirs"},
    {"Django: System check framework, staticfiles", "https://docs.djangoproject.com/en/5.2/ref/checks/#staticfiles"},
};

/// The finder that reads STATICFILES_DIRS is used: by default it is.
Truth uses_dirs(const SettingsReading& settings) {
  const Truth app = settings.installs("django.contrib.staticfiles");
  if (settings.find("STATICFILES_FINDERS") == nullptr) return app;
  return both(app, settings.has("STATICFILES_FINDERS", "django.contrib.staticfiles.finders.FileSystemFinder"));
}

Truth is_no_list(const Constant& value) {
  if (value.is(Constant::Kind::list) || value.is(Constant::Kind::tuple)) return Truth::no;
  return is_truthy(value) == Truth::unknown ? Truth::unknown : Truth::yes;
}

Truth dirs_are_no_list(const SettingsReading& settings) {
  return both(uses_dirs(settings), settings.holds("STATICFILES_DIRS", is_no_list));
}

Truth lacks_storage(const SettingsReading& settings) {
  return both(settings.installs("django.contrib.staticfiles"), negated(settings.has("STORAGES", "staticfiles")));
}

/// A path as os.path.abspath() leaves it, as far as that is known.
std::string_view absolute(const Constant& value) {
  if (!value.is(Constant::Kind::string) && !value.is(Constant::Kind::path)) return {};
  std::string_view path = value.text;
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const bool whole = path.starts_with('/') || path.starts_with(project_root_mark);
  return whole && path.find("..") == path.npos && path.find("/./") == path.npos ? path : std::string_view();
}

void judge_folder(DeployFindings& findings, const SettingsModule& module, const Constant& item, std::string_view root) {
  if (!item.file.valid() || item.span.end == item.span.begin) return;
  const bool pair = (item.is(Constant::Kind::list) || item.is(Constant::Kind::tuple)) && item.items.size() == 2;
  const Constant& folder = pair ? item.items[1] : item;
  if (pair && item.items[0].is(Constant::Kind::string) && item.items[0].text.ends_with('/')) {
    Finding* finding = findings.report(module, "staticfiles.E003", "STATICFILES_DIRS",
                                       "A prefix in STATICFILES_DIRS ends with a slash", true, item.file, item.span);
    if (finding != nullptr) finding->help = "The prefix without the slash";
  }
  if (root.empty() || absolute(folder) != root) return;
  Finding* finding =
      findings.report(module, "staticfiles.E002", "STATICFILES_DIRS",
                      "STATICFILES_DIRS holds STATIC_ROOT, which collectstatic writes", true, item.file, item.span);
  if (finding != nullptr) finding->help = "Keep the sources in a folder of their own";
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    Finding* finding = findings.judge(*module, "staticfiles.E001", "STATICFILES_DIRS",
                                      "STATICFILES_DIRS is neither a list nor a tuple", dirs_are_no_list);
    if (finding != nullptr) finding->help = "STATICFILES_DIRS = [BASE_DIR / \"static\"]";
    if (module->find("STORAGES") != nullptr)
      finding =
          findings.judge(*module, "staticfiles.E005", "STORAGES", "STORAGES has no \"staticfiles\"", lacks_storage);
    if (finding != nullptr && finding->message.starts_with("STORAGES"))
      finding->help =
          "\"staticfiles\": {\"BACKEND\": \"django.contrib.staticfiles.storage.ManifestStaticFilesStorage\"}";
    const SettingsReading plain(*module, true);
    const Constant& folders = plain.value("STATICFILES_DIRS");
    if (uses_dirs(plain) != Truth::yes || !folders.is_sequence()) continue;
    for (const Constant& item : folders.items)
      judge_folder(findings, *module, item, absolute(plain.value("STATIC_ROOT")));
  }
}

}  // namespace

extern constinit const Check staticfiles_settings_invalid{
    .id = "staticfiles-settings-invalid",
    .summary = "STATICFILES_DIRS or STORAGES is not what django.contrib.staticfiles takes",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
