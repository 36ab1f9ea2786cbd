// Reports modules of template tags of installed apps that have one name: {% load %} finds one of them alone.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"templates", "system-check"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Custom template tags, code layout",
     "https://docs.djangoproject.com/en/5.2/howto/custom-template-tags/#code-layout"},
    {"Django: System checks of templates", "https://docs.djangoproject.com/en/5.2/ref/checks/#templates"},
};

/// Django's own libraries, each with the app that brings it; "django" for those that are always there.
constexpr std::array own = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"cache", "django"},
    {"i18n", "django"},
    {"l10n", "django"},
    {"static", "django"},
    {"tz", "django"},
    {"admin_list", "django.contrib.admin"},
    {"admin_modify", "django.contrib.admin"},
    {"admin_urls", "django.contrib.admin"},
    {"log", "django.contrib.admin"},
    {"flatpages", "django.contrib.flatpages"},
    {"humanize", "django.contrib.humanize"},
});

bool is_installed(const SettingList& apps, std::string_view package) {
  return std::ranges::any_of(apps.items, [&](const SettingList::Item& item) {
    const std::string_view entry = item.value;
    return entry == package || (entry.starts_with(package) && entry.substr(package.size()).starts_with(".apps."));
  });
}

/// "shop" of "shop.templatetags.prices"; empty for other modules.
std::string_view app_of(std::string_view module) {
  const std::size_t at = module.rfind(".templatetags.");
  return at == std::string_view::npos ? std::string_view() : module.substr(0, at);
}

using Libraries = std::map<std::string, std::vector<const TemplateLibrary*>>;  // by name

Libraries installed_libraries(const ProjectModel& model, const SettingList& apps) {
  Libraries out;
  for (const TemplateLibrary& library : model.components().libraries) {
    const Module* module = model.module_of(library.file);
    const std::string_view app = module == nullptr ? std::string_view() : app_of(module->dotted);
    if (!app.empty() && is_installed(apps, app)) out[library.name].push_back(&library);
  }
  return out;
}

/// The app of Django's that has a library of this name, too; empty for none.
std::string_view own_app(const SettingList& apps, std::string_view name) {
  for (const auto& [library, app] : own)
    if (library == name && (app == "django" || is_installed(apps, app))) return app;
  return {};
}

void report(const CheckContext& context, const std::vector<const TemplateLibrary*>& same, std::string_view app,
            FindingSink& sink) {
  const TemplateLibrary& last = *same.back();
  if (context.model.sources().files[last.file.index()].is_dependency()) return;
  const std::string other = app.empty() ? context.model.module_of(same.front()->file)->dotted : std::string(app);
  const bool warns = has_system_check(django_releases(context), "templates.W003");
  Finding* finding = report_system_check(context, sink, warns ? "templates.W003" : "templates.E003", last.file, {0, 0},
                                         "The template library '" + last.name + "' is that of " + other +
                                             ", too: {% load " + last.name + " %} finds one of them");
  if (finding == nullptr) return;
  finding->help = "give the module another name";
  for (std::size_t i = 0; i + 1 < same.size(); ++i) finding->notes.push_back({same[i]->file, {0, 0}, "the other one"});
  finding->properties.push_back({"library", {last.name}});
}

void run(const CheckContext& context, FindingSink& sink) {
  std::vector<const TemplateLibrary*> reported;  // a base module's apps are those of each variant
  for (const SettingsModule& settings : context.model.settings()) {
    if (settings.standing == SettingsStanding::none) continue;
    const auto apps = settings.lists.find("INSTALLED_APPS");
    if (apps == settings.lists.end()) continue;
    for (const auto& [name, same] : installed_libraries(context.model, apps->second)) {
      const std::string_view app = own_app(apps->second, name);
      if (same.size() < 2 && app.empty()) continue;
      if (std::ranges::find(reported, same.back()) != reported.end()) continue;
      reported.push_back(same.back());
      report(context, same, app, sink);
    }
  }
}

}  // namespace

extern constinit const Check template_library_duplicate{
    .id = "template-library-duplicate",
    .summary = "Two installed apps have a template library of one name",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
