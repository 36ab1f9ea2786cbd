// Reports settings that install the admin without an app or context processor that it can't do without.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/setting_strategies.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"admin", "settings", "system-check"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: The admin site, overview", "https://docs.djangoproject.com/en/5.2/ref/contrib/admin/#overview"},
    {"Django: System checks of the admin", "https://docs.djangoproject.com/en/5.2/ref/checks/#admin"},
};

struct Needed {
  std::string_view what;
  std::string_view id;
};
constexpr std::array apps = std::to_array<Needed>({
    {"django.contrib.contenttypes", "admin.E401"},
    {"django.contrib.auth", "admin.E405"},
    {"django.contrib.messages", "admin.E406"},
});
constexpr std::array processors = std::to_array<Needed>({
    {"django.contrib.auth.context_processors.auth", "admin.E402"},
    {"django.contrib.messages.context_processors.messages", "admin.E404"},
    {"django.template.context_processors.request", "admin.W411"},
});
constexpr std::string_view model_backend = "django.contrib.auth.backends.ModelBackend";
constexpr std::string_view engine = "django.template.backends.django.DjangoTemplates";

/// In the order of Django's template of a project; the admin is the first one.
constexpr std::array usual_apps = std::to_array<std::string_view>({
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
});

/// Whether an entry of INSTALLED_APPS installs a package of Django's, by its name or a config class there.
bool installs(std::string_view entry, std::string_view package) {
  return entry == package || (entry.starts_with(package) && entry.substr(package.size()).starts_with(".apps."));
}

/// An entry that may be a config class for any package.
bool may_be_any(std::string_view entry) { return !entry.starts_with("django.") && entry.ends_with("Config"); }

bool is_list(const Constant& value) { return value.is(Kind::list) || value.is(Kind::tuple); }

const SettingList::Item* admin_entry(const SettingList& list) {
  const auto at = std::ranges::find_if(
      list.items, [](const SettingList::Item& item) { return installs(item.value, "django.contrib.admin"); });
  return at == list.items.end() ? nullptr : &*at;
}

/// Whether users log in by Django's own backend; nothing where that isn't known. A class of the project may extend it.
std::optional<bool> uses_model_backend(const SettingsModule& settings) {
  const Setting* backends = settings.find("AUTHENTICATION_BACKENDS");
  if (backends == nullptr) return settings.complete ? std::optional(true) : std::nullopt;
  if (!is_list(backends->value)) return std::nullopt;
  for (const Constant& item : backends->value.items)
    if (item.is_text(model_backend)) return true;
  return std::nullopt;
}

class Looking {
 public:
  Looking(const CheckContext& context, FindingSink& sink, const SettingsModule& settings,
          const SettingList::Item& admin)
      : context_(context), sink_(sink), settings_(settings), admin_(admin) {}

  void look_at_apps(const SettingList& list) {
    if (!list.known ||
        std::ranges::any_of(list.items, [](const SettingList::Item& item) { return may_be_any(item.value); }))
      return;
    for (const Needed& app : apps) {
      const bool there = std::ranges::any_of(
          list.items, [&](const SettingList::Item& item) { return installs(item.value, app.what); });
      if (there) continue;
      Finding* finding = report(app.id, "The admin needs the app " + std::string(app.what) + ", which isn't installed",
                                "add \"" + std::string(app.what) + "\" to INSTALLED_APPS");
      if (finding != nullptr) install(list, app.what, *finding);
    }
  }

  void look_at_templates() {
    const Setting* templates = settings_.find("TEMPLATES");
    if (templates == nullptr) {
      // A module without URLs is a part of some settings.
      if (settings_.complete && settings_.find("ROOT_URLCONF") != nullptr) report_no_engine();
      return;
    }
    if (!is_list(templates->value) || templates->value.open) return;
    for (const Constant& each : templates->value.items) {
      if (!each.is(Kind::dict) || each.open) return;
      const Constant* backend = each.find("BACKEND");
      if (backend == nullptr || !backend->is(Kind::string)) return;
      if (backend->text == engine) return look_at_engine(each);
      if (!backend->text.starts_with("django.template.backends.")) return;  // a subclass, perhaps
    }
    report_no_engine();
  }

 private:
  /// Behind the last of those that usually stand before it. The apps of the users and their permissions come with tables.
  void install(const SettingList& list, std::string_view app, Finding& finding) const {
    const auto rank = std::ranges::find(usual_apps, app) - usual_apps.begin();
    const SettingList::Item* beside = &admin_;
    for (const SettingList::Item& item : list.items)
      if (item.file == admin_.file && std::ranges::find(usual_apps, item.value) - usual_apps.begin() < rank)
        beside = &item;
    const Safety safety = app == "django.contrib.messages" ? Safety::safe : Safety::unsafe;
    finding.strategies.push_back(
        inserting(*beside, true, app, static_cast<std::size_t>(rank), safety, "INSTALLED_APPS"));
  }

  void report_no_engine() {
    report("admin.E403", "The admin needs templates of Django, and TEMPLATES has none",
           "add a DjangoTemplates backend to TEMPLATES");
  }

  void look_at_engine(const Constant& templates) {
    const Constant* options = templates.find("OPTIONS");
    const Constant* listed = options == nullptr ? nullptr : options->find("context_processors");
    if (options != nullptr && (!options->is(Kind::dict) || options->open)) return;
    if (listed != nullptr && (!is_list(*listed) || listed->open)) return;
    for (const Needed& processor : processors) {
      if (processor.id == "admin.E402" && uses_model_backend(settings_) != true) continue;
      bool there = false;
      if (listed != nullptr) {
        for (const Constant& item : listed->items)
          there = there || !item.is(Kind::string) || item.text == processor.what;
      }
      if (there) continue;
      Finding* finding =
          report(processor.id,
                 "The admin needs the context processor " + std::string(processor.what) + ", which TEMPLATES lacks",
                 "add \"" + std::string(processor.what) + "\" to its context_processors");
      if (finding == nullptr || listed == nullptr || listed->items.empty()) continue;
      const Constant& last = listed->items.back();
      if (!last.is(Kind::string) || last.file != templates.file || !templates.span.contains(last.span)) continue;
      const auto rank = static_cast<std::size_t>(&processor - processors.data());
      finding->strategies.push_back(inserting({last.text, last.file, last.span}, true, processor.what, rank,
                                              processor.id == "admin.W411" ? Safety::unsafe : Safety::safe,
                                              "context_processors"));
    }
  }

  Finding* report(std::string_view id, std::string message, std::string help) {
    Finding* finding = report_system_check(context_, sink_, id, admin_.file, admin_.span, std::move(message));
    if (finding == nullptr) return nullptr;
    finding->help = std::move(help);
    finding->anchor = std::string(id);
    return finding;
  }

  const CheckContext& context_;
  FindingSink& sink_;
  const SettingsModule& settings_;
  const SettingList::Item& admin_;
};

void run(const CheckContext& context, FindingSink& sink) {
  for (const SettingsModule& settings : context.model.settings()) {
    if (settings.standing == SettingsStanding::none) continue;
    const auto installed = settings.lists.find("INSTALLED_APPS");
    if (installed == settings.lists.end()) continue;
    const SettingList::Item* admin = admin_entry(installed->second);
    if (admin == nullptr || !admin->file.valid()) continue;
    Looking looking(context, sink, settings, *admin);
    looking.look_at_apps(installed->second);
    looking.look_at_templates();
  }
}

}  // namespace

extern constinit const Check admin_required_app_missing{
    .id = "admin-required-app-missing",
    .summary = "The admin is installed without an app or context processor that it needs",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
