// Reports entries of MIDDLEWARE, installed apps and URLconfs that do nothing, or fail, without an entry that isn't there.
// Invariant: what may bring what is missing under another name keeps the check silent: a list that isn't all known, an entry
// that sets the same attribute, or whose code isn't in sight.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analyzer/django/middleware.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/middleware_lists.h"
#include "analyzer/findings/setting_strategies.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/requirements.h"
#include "analyzer/model/urls.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "middleware"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Middleware", "https://docs.djangoproject.com/en/5.2/ref/middleware/"},
    {"Django: How to use sessions", "https://docs.djangoproject.com/en/5.2/topics/http/sessions/"},
    {"Django: Language prefix in URL patterns",
     "https://docs.djangoproject.com/en/5.2/topics/i18n/translation/#language-prefix-in-url-patterns"},
};

constexpr std::string_view locale = "django.middleware.locale.LocaleMiddleware";

/// One place that needs an entry.
struct Need {
  FileId file;
  Span span;
  std::string_view what;  // as the message begins
  const MiddlewareCompanion* row = nullptr;
};

bool is_true(const SettingsModule& settings, std::string_view name) {
  const Setting* setting = settings.find(name);
  return setting != nullptr && setting->value.is(Constant::Kind::boolean) && setting->value.number == 1;
}

bool is_false(const SettingsModule& settings, std::string_view name) {
  const Setting* setting = settings.find(name);
  return setting != nullptr && setting->value.is(Constant::Kind::boolean) && setting->value.number == 0;
}

/// Django's own storages but the one of cookies; the default is one of them.
bool keeps_messages_in_session(const SettingsModule& settings) {
  const Setting* setting = settings.find("MESSAGE_STORAGE");
  if (setting == nullptr) return settings.complete;
  return setting->value.is_text("django.contrib.messages.storage.session.SessionStorage") ||
         setting->value.is_text("django.contrib.messages.storage.fallback.FallbackStorage");
}

bool holds(const ProjectModel& model, CompanionCondition condition, const SettingsModule& settings) {
  switch (condition) {
    case CompanionCondition::always: return true;
    case CompanionCondition::session_messages: return keeps_messages_in_session(settings);
    case CompanionCondition::csrf_in_session: return is_true(settings, "CSRF_USE_SESSIONS");
    case CompanionCondition::recent_allauth:
      return model.requirements().releases_of("django-allauth").certainly_at_least({0, 56});
  }
  return false;
}

/// The attribute that a known middleware sets; empty for one that sets none.
std::string_view attribute_of(std::string_view setter) {
  for (const std::string_view name : {"user", "session"})
    if (request_attribute(name)->setter == setter) return name;
  return {};
}

/// Whether what a row needs may be there after all.
bool may_be_there(const ProjectModel& model, const MiddlewareList& list, std::string_view needed) {
  if (!list.complete || list.find(needed)) return true;
  const std::string_view name = short_name(needed);
  const auto similar = [&](std::string_view path) { return short_name(path).ends_with(name); };
  if (std::ranges::any_of(list.possible, similar)) return true;
  const std::string_view attribute = attribute_of(needed);
  return std::ranges::any_of(list.entries, [&](const MiddlewareEntry& entry) {
    if (similar(entry.item->value)) return true;
    if (!attribute.empty()) return may_set(model, entry, attribute);
    // A subclass would do.
    if (entry.symbol.kind == Symbol::Kind::unknown) return true;
    return entry.symbol.kind == Symbol::Kind::cls && model.cls(entry.symbol.cls).open &&
           std::ranges::any_of(model.cls(entry.symbol.cls).external_bases, similar);
  });
}

class Reporter {
 public:
  Reporter(const CheckContext& context, FindingSink& sink) : context_(context), model_(context.model), sink_(sink) {}

  void entries(const MiddlewareList& list) {
    for (const MiddlewareCompanion& row : middleware_companions()) {
      const auto at = std::ranges::find(list.list->items, row.of, &SettingList::Item::value);
      if (at == list.list->items.end() || !holds(model_, row.condition, *list.settings)) continue;
      if (!may_be_there(model_, list, row.needed)) report(list, {at->file, at->span, short_name(row.of), &row});
    }
  }

  void apps(const MiddlewareList& list) {
    const auto installed = list.settings->lists.find("INSTALLED_APPS");
    if (installed == list.settings->lists.end()) return;
    for (const MiddlewareCompanion& row : app_companions()) {
      const auto at = std::ranges::find(installed->second.items, row.of, &SettingList::Item::value);
      if (at == installed->second.items.end() || !holds(model_, row.condition, *list.settings)) continue;
      if (may_be_there(model_, list, row.needed)) continue;
      report(list, {at->file, at->span, row.of, &row});
    }
  }

  void languages(const MiddlewareList& list) {
    if (is_false(*list.settings, "USE_I18N")) return;
    for (const UrlRoot& root : model_.urls().roots()) {
      const UrlConf* conf =
          root.settings == list.settings->file && root.urlconf.valid() ? model_.urls().conf_of(root.urlconf) : nullptr;
      if (conf == nullptr || may_be_there(model_, list, locale)) continue;
      for (const UrlPattern& pattern : model_.urls().patterns(*conf)) {
        if (!pattern.localized || pattern.conditional) continue;
        report_language(list, *conf);
        break;
      }
    }
  }

 private:
  void report(const MiddlewareList& list, const Need& need) {
    if (!seen_.emplace(need.file, need.span.begin, need.row->needed).second) return;
    std::string message(need.what);
    message.append(" needs ").append(short_name(need.row->needed)).append(", which ").append(list.name);
    message.append(" doesn't have: ").append(need.row->why);
    Finding& finding = sink_.report(need.file, need.span, std::move(message));
    finding.severity = need.row->strength == OrderStrength::required ? Severity::error : Severity::warning;
    finding.anchor = std::string(need.row->of);
    fill(list, need.row->needed, need.row->source, finding);
    const bool fails = need.row->strength == OrderStrength::required && installs(list, need.row->needed);
    insert(list, need.row->needed, fails ? Safety::safe : Safety::unsafe, finding);
    if (!need.row->check.empty() && is_system_check_heard(context_, need.row->check))
      finding.properties.push_back({"djangoCheck", {std::string(need.row->check)}});
  }

  void report_language(const MiddlewareList& list, const UrlConf& conf) {
    const UrlEntry* entry = nullptr;
    for (const UrlEntry& each : model_.urls().entries())
      if (entry == nullptr && each.kind == UrlKind::language && each.file == conf.file) entry = &each;
    if (entry == nullptr || !seen_.emplace(entry->file, entry->span.begin, locale).second) return;
    std::string message("i18n_patterns() needs LocaleMiddleware, which ");
    message.append(list.name).append(" doesn't have: every request gets LANGUAGE_CODE, other prefixes are not found");
    Finding& finding = sink_.report(entry->file, entry->span, std::move(message));
    finding.severity = Severity::warning;
    fill(list, locale, references[2].url, finding);
    insert(list, locale, Safety::unsafe, finding);
  }

  void insert(const MiddlewareList& list, std::string_view needed, Safety safety, Finding& finding) const {
    std::optional<Strategy> strategy = inserting_middleware(model_, list.list->items, needed, safety);
    if (strategy) finding.strategies.push_back(std::move(*strategy));
  }

  /// Whether a middleware's app is there, where it needs one: those of Django's contrib packages do.
  static bool installs(const MiddlewareList& list, std::string_view needed) {
    if (!needed.starts_with("django.contrib.")) return true;
    const std::string_view app = needed.substr(0, needed.find(".middleware"));
    const auto apps = list.settings->lists.find("INSTALLED_APPS");
    return apps != list.settings->lists.end() &&
           std::ranges::find(apps->second.items, app, &SettingList::Item::value) != apps->second.items.end();
  }

  static void fill(const MiddlewareList& list, std::string_view needed, std::string_view source, Finding& finding) {
    finding.help.assign("add \"").append(needed).append("\" to ").append(list.name);
    if (!list.list->file.valid()) return;
    finding.notes.push_back({list.list->file, list.list->span, "the list"});
    finding.properties.push_back({"setting", {std::string(list.name)}});
    finding.properties.push_back({"missing", {std::string(needed)}});
    finding.properties.push_back({"documentation", {std::string(source)}});
  }

  const CheckContext& context_;
  const ProjectModel& model_;
  FindingSink& sink_;
  std::set<std::tuple<FileId, std::uint32_t, std::string_view>> seen_;  // a base module's list is that of each variant
};

void run(const CheckContext& context, FindingSink& sink) {
  Reporter reporter(context, sink);
  for (const MiddlewareList& list : middleware_lists(context.model)) {
    if (list.settings->use == SettingsUse::base) continue;  // the list isn't finished there
    reporter.entries(list);
    reporter.apps(list);
    reporter.languages(list);
  }
}

}  // namespace

extern constinit const Check middleware_missing{
    .id = "middleware-missing",
    .summary = "An entry of MIDDLEWARE, an app or a URLconf needs a middleware that isn't listed",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
